//! The words of some tokens, as they stand or with white space folded.
//!
//! ```
//! use quotary::document::Document;
//! use quotary::lexicon::Lexicon;
//!
//! let document = Document::new("It holds,\n  said Tamm.", "", &Lexicon::builtin());
//! assert_eq!(document.words(&(1..4)), "holds,\n  said");
//! assert_eq!(document.folded_words(&(1..4)), "holds, said");
//! ```

use std::borrow::Cow;
use std::ops::Range;

use super::build::Document;
use super::token::TokenId;
use crate::text::{Span, fold_space, fold_space_into};

impl<'a> Document<'a> {
    /// The text between the first and the last of some tokens.
    pub fn span(&self, tokens: &Range<TokenId>) -> Span {
        if tokens.is_empty() {
            return Span::default();
        }
        self.tokens[tokens.start]
            .span
            .cover(self.tokens[tokens.end - 1].span)
    }

    /// The words of some tokens as they stand.
    pub fn words(&self, tokens: &Range<TokenId>) -> &'a str {
        self.span(tokens).of(self.text)
    }

    /// The words of some tokens with white space folded, copied only where that changes them.
    pub fn folded_words(&self, tokens: &Range<TokenId>) -> Cow<'a, str> {
        let span = self.span(tokens);
        let words = span.of(self.text);
        if self.is_even(span) {
            Cow::Borrowed(words)
        } else {
            Cow::Owned(fold_space(words))
        }
    }

    /// Appends the words of some tokens, white space folded, after a space where `text` has words already.
    pub fn append_folded(&self, tokens: &Range<TokenId>, text: &mut String) {
        let span = self.span(tokens);
        let words = span.of(self.text);
        if !self.is_even(span) {
            fold_space_into(words, text);
        } else if !words.is_empty() {
            text.push_str(if text.is_empty() { "" } else { " " });
            text.push_str(words);
        }
    }

    /// True if folding would change nothing from the beginning of a token to the end of one.
    fn is_even(&self, span: Span) -> bool {
        let before = self.uneven.partition_point(|&at| at < span.start);
        self.uneven.get(before).is_none_or(|&at| at >= span.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn folds_as_stretch_by_stretch(text in "[abc <>/.,’“ \n\t\u{0}\u{a0}\u{2009}\u{3000}é\u{85}\u{200b}]{0,40}") {
            let (lexicon, _) = Lexicon::load(&[]);
            let document = Document::new(&text, "", &lexicon);
            for start in 0..document.tokens.len() {
                for end in start + 1..=document.tokens.len() {
                    let tokens = start..end;
                    let plain = fold_space(document.words(&tokens));
                    prop_assert_eq!(document.folded_words(&tokens), plain.as_str());
                    let mut appended = "x".to_owned();
                    document.append_folded(&tokens, &mut appended);
                    prop_assert_eq!(appended, format!("x {plain}"));
                }
            }
        }
    }
}
