//! The tokens of a text, with what later layers ask of all of them, noted in the one pass that cuts them.

use super::token::{Token, TokenId};
use crate::lexicon::Vocabulary;
use crate::text::{TokenKind, tokens};

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
    /// A hash of each word, numbers left out.
    pub words: Vec<u64>,
}

impl Cut {
    pub fn new(text: &str, vocabulary: &mut Vocabulary<'_>) -> Self {
        let mut cut = Self {
            tokens: Vec::with_capacity(text.len() / 4),
            breaks: Vec::with_capacity(text.len() / 128),
            stops: Vec::with_capacity(text.len() / 64),
            marks: Vec::with_capacity(text.len() / 128),
            words: Vec::with_capacity(text.len() / 4),
        };
        let mut numbers = 0;
        for raw in tokens(text) {
            let at = cut.tokens.len();
            let reading = vocabulary.read(text, raw.span, raw.kind);
            match raw.kind {
                TokenKind::Word => {
                    cut.words.push(reading.hash);
                    if reading.dotted {
                        cut.stops.push(at);
                    }
                }
                TokenKind::Number => numbers += 1,
                TokenKind::Period
                | TokenKind::Question
                | TokenKind::Exclamation
                | TokenKind::Ellipsis => cut.stops.push(at),
                TokenKind::DoubleQuote
                | TokenKind::OpenDouble
                | TokenKind::CloseDouble
                | TokenKind::SingleQuote
                | TokenKind::OpenSingle
                | TokenKind::CloseSingle => cut.marks.push(Mark {
                    token: at,
                    words_before: cut.words.len() as u32 + numbers,
                }),
                _ => {}
            }
            if raw.breaks > 0 && at > 0 {
                cut.breaks.push(at);
            }
            cut.tokens.push(Token::new(raw, reading));
        }
        cut
    }
}
