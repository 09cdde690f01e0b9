//! The tokens of a text, with what later layers ask of all of them, noted in the one pass that cuts them.

use super::token::{Token, TokenId};
use crate::lexicon::Vocabulary;
use crate::text::{RawToken, TokenKind, tokens};

/// A quotation mark of any shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Where it stands.
    pub token: TokenId,
    /// The number of words and numbers before it.
    pub words_before: u32,
}

/// A text cut into tokens.
pub(super) struct Cut {
    pub tokens: Vec<Token>,
    /// The tokens, but the first, that stand after a line break.
    pub breaks: Vec<TokenId>,
    /// The tokens that may end a sentence.
    pub stops: Vec<TokenId>,
    /// The quotation marks.
    pub marks: Vec<Mark>,
    /// Bytes of white space that is more than a single space between two words.
    pub uneven: Vec<u32>,
    /// A hash of each word, numbers left out.
    pub words: Vec<u64>,
    numbers: u32,
}

impl Cut {
    pub fn new(text: &str, vocabulary: &mut Vocabulary<'_>) -> Self {
        let mut cut = Self {
            tokens: Vec::with_capacity(text.len() / 4),
            breaks: Vec::with_capacity(text.len() / 128),
            stops: Vec::with_capacity(text.len() / 64),
            marks: Vec::with_capacity(text.len() / 128),
            uneven: Vec::with_capacity(text.len() / 128),
            words: Vec::with_capacity(text.len() / 4),
            numbers: 0,
        };
        for raw in tokens(text) {
            let reading = vocabulary.read(text, raw.span, raw.kind);
            if raw.uneven {
                cut.note_space(raw);
            }
            if raw.kind == TokenKind::Word {
                cut.words.push(reading.hash);
                if reading.dotted {
                    cut.stops.push(cut.tokens.len());
                }
            } else {
                cut.note_mark(raw);
            }
            cut.tokens.push(Token::new(raw, reading));
        }
        cut
    }

    /// Notes the white space before the next token.
    fn note_space(&mut self, next: RawToken) {
        let at = self.tokens.len();
        if at > 0 {
            self.uneven.push(next.span.start - 1);
            if next.breaks > 0 {
                self.breaks.push(at);
            }
        }
    }

    /// Notes the next token, which is no word.
    fn note_mark(&mut self, next: RawToken) {
        let at = self.tokens.len();
        match next.kind {
            TokenKind::Number => self.numbers += 1,
            TokenKind::Period
            | TokenKind::Question
            | TokenKind::Exclamation
            | TokenKind::Ellipsis => self.stops.push(at),
            TokenKind::DoubleQuote
            | TokenKind::OpenDouble
            | TokenKind::CloseDouble
            | TokenKind::SingleQuote
            | TokenKind::OpenSingle
            | TokenKind::CloseSingle => self.marks.push(Mark {
                token: at,
                words_before: self.words.len() as u32 + self.numbers,
            }),
            // There may be white space inside.
            TokenKind::Markup => self.uneven.push(next.span.start),
            _ => {}
        }
    }
}
