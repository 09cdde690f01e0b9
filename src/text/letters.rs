//! Looks at the letters of a word eight at a time: how it is written and whether folding would change it.
//!
//! Every word of an article is asked this, so it is worth a few lines of arithmetic on bytes.
//!
//! ```
//! use quotary::text::Letters;
//!
//! let letters = Letters::of("McDonald");
//! assert_eq!((letters.capitals, letters.small, letters.capital_first), (2, 6, true));
//! assert!(letters.folded && !Letters::of("U.S.").folded);
//! ```

use super::eight::{HIGH, between, packed};
use super::fold::is_folded;

/// How the letters of a word are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Letters {
    /// Number of capitals.
    pub capitals: u32,
    /// Number of small letters.
    pub small: u32,
    /// True if a capital stands first.
    pub capital_first: bool,
    /// True if [`fold`](super::fold) would change nothing.
    pub folded: bool,
}

impl Letters {
    /// Counts the letters of `word`.
    #[inline]
    pub fn of(word: &str) -> Self {
        let bytes = word.as_bytes();
        if bytes.len() <= 8 {
            // Nearly all words.
            let eight = packed(bytes);
            if eight & HIGH == 0 {
                return Self::of_eight(eight);
            }
        }
        Self::of_any(word)
    }

    #[inline]
    fn of_eight(eight: u64) -> Self {
        let capitals = between(eight, b'A', b'Z');
        Self {
            capitals: capitals.count_ones(),
            small: between(eight, b'a', b'z').count_ones(),
            capital_first: capitals & 0x80 != 0,
            folded: between(eight, b'\'', b'\'') | between(eight, b'.', b'.') == 0,
        }
    }

    fn of_any(word: &str) -> Self {
        let mut letters = Self {
            folded: true,
            ..Self::default()
        };
        if word.is_ascii() {
            for eight in word.as_bytes().chunks(8).map(packed) {
                let part = Self::of_eight(eight);
                letters.capitals += part.capitals;
                letters.small += part.small;
                letters.folded &= part.folded;
            }
        } else {
            letters.folded = is_folded(word);
            letters.small = word.chars().filter(|c| c.is_lowercase()).count() as u32;
            letters.capitals = word.chars().filter(|c| c.is_uppercase()).count() as u32;
        }
        letters.capital_first = word.chars().next().is_some_and(char::is_uppercase);
        letters
    }
}

/// How a word is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    /// All letters small, or no letter.
    #[default]
    Lower,
    /// First letter capital, at least one small letter; or a single capital.
    Capital,
    /// Two capitals or more and no small letter.
    Upper,
    /// A capital somewhere else: "iPhone".
    Mixed,
}

impl Shape {
    /// The shape of a word with these letters.
    pub fn of(letters: Letters) -> Self {
        match (letters.capitals, letters.small, letters.capital_first) {
            (0, ..) => Self::Lower,
            (1, 0, _) | (_, 1.., true) => Self::Capital,
            (_, 0, _) => Self::Upper,
            _ => Self::Mixed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_as_letter_by_letter() {
        let words = [
            "",
            "a",
            "A",
            "Zz",
            "the",
            "NATO",
            "iPhone",
            "O'Brien",
            "U.S.",
            "3rd",
            "[@`{",
            "Constitutional",
            "Élysée",
            "ŁÓDŹ",
            "abcdefgh",
            "co-operates",
            "x.y.z.w.v",
        ];
        for word in words {
            let letters = Letters::of(word);
            assert_eq!(
                letters.capitals as usize,
                word.chars().filter(|c| c.is_uppercase()).count(),
                "{word}"
            );
            assert_eq!(
                letters.small as usize,
                word.chars().filter(|c| c.is_lowercase()).count(),
                "{word}"
            );
            assert_eq!(
                letters.capital_first,
                word.chars().next().is_some_and(char::is_uppercase),
                "{word}"
            );
            assert_eq!(letters.folded, is_folded(word), "{word}");
        }
    }
}
