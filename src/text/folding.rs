//! The white space of a whole text, looked at once, so that any stretch of it is folded by asking where it is uneven.
//!
//! ```
//! use quotary::text::{Folding, Span};
//!
//! let text = "It holds,\n  said Tamm.";
//! let folding = Folding::new(text);
//! assert_eq!(folding.words(Span::new(0, 9)), "It holds,");
//! assert_eq!(folding.words(Span::new(3, 22)), "holds, said Tamm.");
//! ```

use std::borrow::Cow;

use super::eight::{HIGH, between, packed};
use super::space::{fold_space, fold_space_into};
use super::span::Span;

/// A text with the places where its white space is more than a single space between two words.
#[derive(Clone, Debug)]
pub struct Folding<'a> {
    text: &'a str,
    /// The bytes at which the white space that folding would change begins, in order.
    uneven: Vec<u32>,
}

impl<'a> Folding<'a> {
    /// Looks at all of `text`.
    pub fn new(text: &'a str) -> Self {
        let mut uneven = Vec::new();
        let (eights, rest) = text.as_bytes().as_chunks();
        let mut after_space = 0;
        for (index, eight) in eights
            .iter()
            .map(|eight| u64::from_le_bytes(*eight))
            .chain([packed(rest)])
            .enumerate()
        {
            let ascii = eight & !HIGH;
            let control = between(ascii, 0, 0x1f) & !eight;
            let spaces = between(ascii, b' ', b' ') & !eight;
            let mut found = control | spaces & (spaces << 8 | after_space);
            after_space = spaces >> 56;
            // The first bytes of characters beyond ASCII have two high bits.
            let beyond = eight & eight << 1 & HIGH;
            if beyond != 0 {
                found |= wide_spaces(text, index * 8, beyond);
            }
            while found != 0 {
                uneven.push((index * 8) as u32 + found.trailing_zeros() / 8);
                found &= found - 1;
            }
        }
        Self { text, uneven }
    }

    /// The words of `span`, which begins and ends at words, with their white space folded.
    pub fn words(&self, span: Span) -> Cow<'a, str> {
        let words = span.of(self.text);
        if self.is_even(span) {
            Cow::Borrowed(words)
        } else {
            Cow::Owned(fold_space(words))
        }
    }

    /// Appends the words of `span`, which begins and ends at words, after a space where `text` has words already.
    pub fn append(&self, span: Span, text: &mut String) {
        let words = span.of(self.text);
        if !self.is_even(span) {
            fold_space_into(words, text);
        } else if !words.is_empty() {
            text.push_str(if text.is_empty() { "" } else { " " });
            text.push_str(words);
        }
    }

    fn is_even(&self, span: Span) -> bool {
        let before = self.uneven.partition_point(|&at| at < span.start);
        self.uneven.get(before).is_none_or(|&at| at >= span.end)
    }
}

/// Of the bits that mark characters among the eight bytes from `at` on, those of white space.
fn wide_spaces(text: &str, at: usize, mut marked: u64) -> u64 {
    let mut found = 0;
    while marked != 0 {
        let bit = marked & marked.wrapping_neg();
        let byte = at + marked.trailing_zeros() as usize / 8;
        let is_space = text
            .get(byte..)
            .and_then(|rest| rest.chars().next())
            .is_some_and(char::is_whitespace);
        found |= if is_space { bit } else { 0 };
        marked &= marked - 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn folds_as_stretch_by_stretch(text in "[abcdefgh \n\u{a0}\u{2009}\u{3000}é“\u{85}]{0,40}") {
            let folding = Folding::new(&text);
            let words: Vec<Span> = text
                .split_whitespace()
                .map(|word| {
                    let start = word.as_ptr().addr() - text.as_ptr().addr();
                    Span::new(start, start + word.len())
                })
                .collect();
            for (index, first) in words.iter().enumerate() {
                for last in &words[index..] {
                    let span = first.cover(*last);
                    let plain = fold_space(span.of(&text));
                    prop_assert_eq!(folding.words(span), plain.as_str());
                    let mut appended = "x".to_owned();
                    folding.append(span, &mut appended);
                    prop_assert_eq!(appended, format!("x {plain}"));
                }
            }
        }
    }
}
