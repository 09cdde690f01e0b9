//! Cuts a text into words, numbers and marks without knowing any word: the one tokenizer for articles and
//! gazetteers, so that a name is cut alike in both.
//!
//! ```
//! use quotary::text::{tokens, TokenKind};
//!
//! let words: Vec<&str> = tokens("The U.S. envoy’s al-Tanf trip").map(|t| t.span.of("The U.S. envoy’s al-Tanf trip")).collect();
//! assert_eq!(words, ["The", "U.S.", "envoy", "’s", "al", "-", "Tanf", "trip"]);
//! assert_eq!(tokens("3.5 million").next().unwrap().kind, TokenKind::Number);
//! ```
//!
//! Nearly all tokens are a space and a word of ASCII letters, or a mark that means the same wherever it stands. These are
//! cut with few branches; everything else takes the longer way.

use super::Span;
use super::bytes::{IN_WORD, LONE_MARKS, MAY_GO_ON};
use super::eight::{HIGH, letters};
use super::token::{RawToken, TokenKind};

/// The tokens of `text`, in order; only white space and control characters lie between them.
pub fn tokens(text: &str) -> impl Iterator<Item = RawToken> + '_ {
    Cutter {
        text,
        bytes: text.as_bytes(),
        at: 0,
        after_word: false,
    }
}

struct Cutter<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    /// True if a word or number ends right here, so that a hyphen or clitic may follow.
    after_word: bool,
}

impl Iterator for Cutter<'_> {
    type Item = RawToken;

    #[expect(
        clippy::inline_always,
        reason = "a call for each token is a tenth of the work of cutting it"
    )]
    #[inline(always)]
    fn next(&mut self) -> Option<RawToken> {
        let space = *self.bytes.get(self.at)? == b' ';
        let mut start = self.at + usize::from(space);
        let (mut uneven, mut breaks) = (false, 0);
        let first = *self.bytes.get(start)?;
        let (kind, end) = if first.is_ascii_alphabetic() {
            self.word(start)
        } else if let Some(kind) = LONE_MARKS[first as usize] {
            (kind, start + 1)
        } else {
            if !first.is_ascii_graphic() {
                let from = start;
                (start, breaks) = self.after_space(start)?;
                uneven = start > from;
            }
            self.cut(start, self.after_word && start == self.at)
        };
        let spaced = start > self.at || start == 0;
        self.at = end;
        self.after_word = matches!(
            kind,
            TokenKind::Word | TokenKind::Number | TokenKind::Clitic
        );
        Some(RawToken {
            span: Span::new(start, end),
            kind,
            spaced,
            uneven,
            breaks,
        })
    }
}

impl Cutter<'_> {
    /// Where the white space and control characters from `at` end, and how many of them break the line.
    fn after_space(&self, mut at: usize) -> Option<(usize, u8)> {
        let mut breaks = 0_u8;
        loop {
            match self.bytes.get(at)? {
                b'\n' => breaks = breaks.saturating_add(1),
                b if *b <= b' ' || *b == 0x7f => {}
                b if b.is_ascii() => return Some((at, breaks)),
                _ => {
                    let c = self.char_at(at)?;
                    if c == '\u{2028}' || c == '\u{2029}' || c == '\u{85}' {
                        breaks = breaks.saturating_add(1);
                    } else if !(c.is_whitespace() || c.is_control() || is_invisible(c)) {
                        return Some((at, breaks));
                    }
                    at += c.len_utf8() - 1;
                }
            }
            at += 1;
        }
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.text[at..].chars().next()
    }

    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(b' ')
    }

    /// True if a letter or digit stands at `at`.
    fn alphanumeric(&self, at: usize) -> bool {
        match self.bytes.get(at) {
            Some(b) if b.is_ascii() => b.is_ascii_alphanumeric(),
            Some(_) => self.char_at(at).is_some_and(char::is_alphanumeric),
            None => false,
        }
    }

    /// The kind of the token at `start` and where it ends.
    fn cut(&self, start: usize, after_word: bool) -> (TokenKind, usize) {
        let first = self.byte(start);
        if !first.is_ascii() {
            return self.cut_wide(start, after_word);
        }
        let next = self.byte(start + 1);
        if let Some(kind) = LONE_MARKS[first as usize] {
            return (kind, start + 1);
        }
        match first {
            b'A'..=b'Z' | b'a'..=b'z' => self.word(start),
            b'0'..=b'9' => (TokenKind::Number, self.number_end(start)),
            b'\'' if next == b'\'' => (TokenKind::DoubleQuote, start + 2),
            b'\'' => self.apostrophe(start, 1, after_word, TokenKind::SingleQuote),
            b'`' if next == b'`' => (TokenKind::DoubleQuote, start + 2),
            b'`' => (TokenKind::OpenSingle, start + 1),
            b'.' if next == b'.' => (TokenKind::Ellipsis, self.run_end(start, b'.')),
            b'.' => (TokenKind::Period, start + 1),
            b'-' if next == b'-' => (TokenKind::Dash, self.run_end(start, b'-')),
            b'-' if after_word && self.alphanumeric(start + 1) => (TokenKind::Hyphen, start + 1),
            b'-' => (TokenKind::Dash, start + 1),
            b'<' => self.markup(start),
            b'@' | b'#' if next.is_ascii_alphanumeric() => {
                (TokenKind::Address, self.address_end(start))
            }
            _ => (TokenKind::Symbol, start + 1),
        }
    }

    fn cut_wide(&self, start: usize, after_word: bool) -> (TokenKind, usize) {
        let Some(c) = self.char_at(start) else {
            return (TokenKind::Symbol, self.bytes.len());
        };
        let end = start + c.len_utf8();
        match c {
            // Two single marks side by side stand for a double one.
            '’' if self.char_at(end) == Some('’') => {
                (TokenKind::CloseDouble, end + c.len_utf8())
            }
            '‘' if self.char_at(end) == Some('‘') => {
                (TokenKind::OpenDouble, end + c.len_utf8())
            }
            '’' => self.apostrophe(start, c.len_utf8(), after_word, TokenKind::CloseSingle),
            '‘' | '‚' | '‹' => (TokenKind::OpenSingle, end),
            '›' => (TokenKind::CloseSingle, end),
            '“' | '„' | '«' | '‟' => (TokenKind::OpenDouble, end),
            '”' | '»' => (TokenKind::CloseDouble, end),
            '–' | '—' | '―' | '−' => (TokenKind::Dash, end),
            '‐' | '‑' if after_word && self.alphanumeric(end) => (TokenKind::Hyphen, end),
            '…' => (TokenKind::Ellipsis, end),
            _ if c.is_alphabetic() => self.longer_word(start, end),
            _ if c.is_numeric() => (TokenKind::Number, self.number_end(start)),
            _ => (TokenKind::Symbol, end),
        }
    }

    fn run_end(&self, start: usize, mark: u8) -> usize {
        start
            + self.bytes[start..]
                .iter()
                .take_while(|&&b| b == mark)
                .count()
    }

    /// Where the letters, digits and marks from `at` end.
    fn letters_end(&self, mut at: usize) -> usize {
        loop {
            let rest = &self.bytes[at..];
            at += rest
                .iter()
                .position(|&b| !IN_WORD[b as usize])
                .unwrap_or(rest.len());
            match self.bytes[at..] {
                // Quotation marks and dashes.
                [0xe2, 0x80, ..] => return at,
                [byte, ..] if !byte.is_ascii() => {}
                _ => return at,
            }
            match self.char_at(at) {
                Some(c) if c.is_alphanumeric() || is_mark(c) => at += c.len_utf8(),
                _ => return at,
            }
        }
    }

    /// The word whose first letter is ASCII.
    #[inline]
    fn word(&self, start: usize) -> (TokenKind, usize) {
        let end = self.ascii_letters_end(start);
        if MAY_GO_ON[self.byte(end) as usize] {
            self.longer_word(start, end)
        } else {
            (TokenKind::Word, end)
        }
    }

    /// Where the ASCII letters from `at` end; most words are told by one look at eight bytes.
    #[inline]
    fn ascii_letters_end(&self, mut at: usize) -> usize {
        while let Some(eight) = self.bytes[at..].first_chunk() {
            let others = letters(u64::from_le_bytes(*eight)) ^ HIGH;
            if others != 0 {
                return at + others.trailing_zeros() as usize / 8;
            }
            at += 8;
        }
        let rest = &self.bytes[at..];
        at + rest.iter().take_while(|b| b.is_ascii_alphabetic()).count()
    }

    /// The word from `start` that letters fill up to `end` at least, or an address that begins like one.
    fn longer_word(&self, start: usize, end: usize) -> (TokenKind, usize) {
        let mut end = self.letters_end(end);
        if self.byte(end) == b'.' {
            if let Some(end) = self.dotted(start, end) {
                return (TokenKind::Word, end);
            }
        }
        if self.byte(end) == b':' && self.bytes[end..].starts_with(b"://")
            || &self.bytes[start..end] == b"www" && self.byte(end) == b'.'
            || self.byte(end) == b'@' && self.alphanumeric(end + 1)
        {
            return (TokenKind::Address, self.address_end(start));
        }
        loop {
            let mark = match self.byte(end) {
                b'\'' => 1,
                b'&' if self.bytes[end - 1].is_ascii_uppercase()
                    && self.byte(end + 1).is_ascii_uppercase() =>
                {
                    1
                }
                0xe2 if self.bytes[end..].starts_with("’".as_bytes()) => 3,
                _ => break,
            };
            let next = end + mark;
            let clitic = self.byte(end) != b'&' && self.clitic_end(next).is_some();
            if clitic
                || !self
                    .char_at(next.min(self.bytes.len()))
                    .is_some_and(char::is_alphabetic)
            {
                break;
            }
            end = self.letters_end(next);
        }
        (TokenKind::Word, end)
    }

    /// "U.S.", "a.m." or the initial in "J. Smith": where it ends.
    fn dotted(&self, start: usize, end: usize) -> Option<usize> {
        let letter = |at: usize| self.byte(at).is_ascii_alphabetic();
        if end - start != 1 {
            return None;
        }
        let mut at = end + 1;
        while letter(at) && self.byte(at + 1) == b'.' && self.byte(at + 2) != b'.' {
            at += 2;
        }
        if at > end + 1 {
            // "U.S.A" without its last full stop.
            if letter(at) && !self.alphanumeric(at + 1) {
                at += 1;
            }
            return Some(at);
        }
        let initial = self.byte(start).is_ascii_uppercase() && self.byte(start) != b'I';
        (initial && self.byte(at) != b'.').then_some(at)
    }

    /// If a short verb or possessive follows an apostrophe, where it ends.
    fn clitic_end(&self, at: usize) -> Option<usize> {
        let rest = &self.bytes[at.min(self.bytes.len())..];
        let two = |a: u8, b: u8| {
            rest.len() >= 2 && rest[0].eq_ignore_ascii_case(&a) && rest[1].eq_ignore_ascii_case(&b)
        };
        let length = if two(b'r', b'e') || two(b'l', b'l') || two(b'v', b'e') {
            2
        } else if matches!(
            rest.first().map(u8::to_ascii_lowercase),
            Some(b's' | b'd' | b'm')
        ) {
            1
        } else {
            return None;
        };
        (!self.alphanumeric(at + length)).then_some(at + length)
    }

    fn apostrophe(
        &self,
        start: usize,
        width: usize,
        after_word: bool,
        otherwise: TokenKind,
    ) -> (TokenKind, usize) {
        if after_word {
            if let Some(end) = self.clitic_end(start + width) {
                return (TokenKind::Clitic, end);
            }
        }
        (otherwise, start + width)
    }

    fn number_end(&self, start: usize) -> usize {
        let mut at = start;
        loop {
            let next = self.letters_end(at);
            if next == at && at > start {
                return at;
            }
            at = next.max(start + self.char_at(start).map_or(1, char::len_utf8));
            let inner =
                matches!(self.byte(at), b'.' | b',' | b':') && self.byte(at + 1).is_ascii_digit();
            if !inner {
                return at;
            }
            at += 1;
        }
    }

    fn address_end(&self, start: usize) -> usize {
        let rest = &self.bytes[start..];
        let mut end = start
            + rest
                .iter()
                .take_while(|&&b| {
                    b > b' '
                        && !matches!(b, b'"' | b'<' | b'>' | b')' | b']' | b',')
                        && b.is_ascii()
                })
                .count();
        while end > start + 1
            && matches!(
                self.bytes[end - 1],
                b'.' | b'!' | b'?' | b':' | b';' | b'\''
            )
        {
            end -= 1;
        }
        // A letter that is not ASCII may stand first: "é@tamm".
        end.max(start + self.char_at(start).map_or(1, char::len_utf8))
    }

    fn markup(&self, start: usize) -> (TokenKind, usize) {
        let rest = &self.bytes[start..self.bytes.len().min(start + 2000)];
        let opens = rest.len() > 1 && (rest[1].is_ascii_alphabetic() || rest[1] == b'/');
        if opens {
            if let Some(end) = rest[1..].iter().position(|&b| b == b'>' || b == b'<') {
                if rest[1 + end] == b'>' {
                    return (TokenKind::Markup, start + end + 2);
                }
            }
        }
        (TokenKind::Symbol, start + 1)
    }
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{900}'..='\u{dff}' | 'ʼ' | 'ʿ' | 'ʾ')
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}
