//! What the tokenizer asks of a single byte, as tables.

use super::token::TokenKind;

/// A property of each byte.
macro_rules! of_each_byte {
    ($property:ident, $nothing:expr) => {{
        let mut table = [$nothing; 256];
        let mut byte = 0;
        while byte < 256 {
            table[byte] = $property(byte as u8);
            byte += 1;
        }
        table
    }};
}

const fn is_in_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}
/// ASCII letters, digits and the underscore.
pub(super) const IN_WORD: [bool; 256] = of_each_byte!(is_in_word, false);

const fn may_go_on(byte: u8) -> bool {
    !byte.is_ascii() || matches!(byte, b'0'..=b'9' | b'_' | b'.' | b':' | b'@' | b'&' | b'\'')
}
/// Bytes before which a word of ASCII letters may not have ended yet.
pub(super) const MAY_GO_ON: [bool; 256] = of_each_byte!(may_go_on, false);

const fn lone_mark(byte: u8) -> Option<TokenKind> {
    Some(match byte {
        b'"' => TokenKind::DoubleQuote,
        b',' => TokenKind::Comma,
        b'?' => TokenKind::Question,
        b'!' => TokenKind::Exclamation,
        b':' => TokenKind::Colon,
        b';' => TokenKind::Semicolon,
        b'(' | b'[' | b'{' => TokenKind::Open,
        b')' | b']' | b'}' => TokenKind::Close,
        b'/' => TokenKind::Slash,
        _ => return None,
    })
}
/// The kinds of the marks that are tokens by themselves, whatever surrounds them.
pub(super) const LONE_MARKS: [Option<TokenKind>; 256] = of_each_byte!(lone_mark, None);
