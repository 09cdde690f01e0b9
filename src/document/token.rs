//! A token with what the lexicon knows of its word.

use crate::lexicon::{Classes, NodeId, Reading, WordId};
use crate::text::{RawToken, Shape, Span, TokenKind};

/// Place of a token in its document.
pub type TokenId = usize;

/// A word or mark of an article.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// True if white space stands before it.
    pub spaced: bool,
    /// Line breaks before it.
    pub breaks: u8,
    /// How it is written.
    pub shape: Shape,
    /// The word in exactly this case.
    pub word: WordId,
    /// The word under which names are listed; of a word in capitals the form with one capital.
    pub name: WordId,
    /// The word in small letters.
    pub lower: WordId,
    /// Node of the names that begin with it.
    pub names: Option<NodeId>,
    /// Node of the other phrases that begin with it.
    pub phrases: Option<NodeId>,
    /// Classes of the word in small letters.
    pub classes: Classes,
    /// Classes of the word as a name.
    pub name_classes: Classes,
}

impl Token {
    /// A raw token with what is known of its word.
    #[inline]
    pub(super) fn new(raw: RawToken, reading: &Reading) -> Self {
        Self {
            span: raw.span,
            kind: raw.kind,
            spaced: raw.spaced,
            breaks: raw.breaks,
            shape: reading.shape,
            word: reading.word,
            name: reading.name,
            lower: reading.lower,
            names: reading.names,
            phrases: reading.phrases,
            classes: reading.classes,
            name_classes: reading.name_classes,
        }
    }

    /// True for a word or number.
    pub fn is_word(&self) -> bool {
        matches!(self.kind, TokenKind::Word | TokenKind::Number)
    }

    /// True for a word that begins with a capital.
    pub fn is_capital(&self) -> bool {
        self.kind == TokenKind::Word && self.shape != Shape::Lower
    }

    /// True if the word in small letters has one of these classes.
    pub fn is(&self, classes: Classes) -> bool {
        self.classes.any(classes)
    }

    /// True for a possessive 's or the apostrophe after a plural.
    pub fn is_possessive(&self, text: &str) -> bool {
        self.kind == TokenKind::Clitic && matches!(self.span.of(text), "'s" | "’s" | "'S" | "’S")
    }

    /// True for a mark that ends a sentence.
    pub fn ends_sentence(&self) -> bool {
        matches!(
            self.kind,
            TokenKind::Period | TokenKind::Question | TokenKind::Exclamation | TokenKind::Ellipsis
        )
    }

    /// True for a double quotation mark of any shape.
    pub fn is_double_mark(&self) -> bool {
        matches!(
            self.kind,
            TokenKind::DoubleQuote | TokenKind::OpenDouble | TokenKind::CloseDouble
        )
    }

    /// True for a quotation mark of any shape.
    pub fn is_mark(&self) -> bool {
        self.is_double_mark()
            || matches!(
                self.kind,
                TokenKind::SingleQuote | TokenKind::OpenSingle | TokenKind::CloseSingle
            )
    }
}
