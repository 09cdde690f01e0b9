//! Stretches of tokens as rows give them: their words with white space folded, and their places in characters.

use std::ops::Range;

use smol_str::SmolStr;

use crate::document::{Document, TokenId};
use crate::text::CharOffsets;

/// One article's text, ready to be copied into rows.
pub(super) struct Passages<'a> {
    document: &'a Document<'a>,
    offsets: CharOffsets,
}

impl<'a> Passages<'a> {
    pub fn new(document: &'a Document<'a>) -> Self {
        Self {
            document,
            offsets: CharOffsets::new(document.text),
        }
    }

    /// The words of some tokens.
    pub fn words(&self, tokens: &Range<TokenId>) -> SmolStr {
        self.document.folded_words(tokens).into()
    }

    /// The words of some tokens, if there are any.
    pub fn words_of(&self, tokens: Option<&Range<TokenId>>) -> SmolStr {
        tokens.map_or_else(SmolStr::default, |tokens| self.words(tokens))
    }

    /// Appends the words of some tokens to `text`, after a space where it has words already.
    pub fn append(&self, tokens: &Range<TokenId>, text: &mut String) {
        self.document.append_folded(tokens, text);
    }

    /// First character and one past the last character of some tokens.
    pub fn place(&self, tokens: &Range<TokenId>) -> (u32, u32) {
        self.offsets.chars(self.document.span(tokens))
    }

    /// Length of the whole text in characters.
    pub fn characters(&self) -> u32 {
        self.offsets.len()
    }
}
