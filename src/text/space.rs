//! White space folded: every run of it becomes one space, and none is left at either end.
//!
//! ```
//! use quotary::text::{fold_space, fold_space_into};
//!
//! assert_eq!(fold_space(" it\n  holds\u{a0}well "), "it holds well");
//! let mut text = "And".to_owned();
//! fold_space_into("it\tholds", &mut text);
//! assert_eq!(text, "And it holds");
//! ```
//!
//! Nearly all words of an article stand that way already. They are told eight letters at a time and copied at once.

use std::borrow::Cow;

use super::eight::{HIGH, between, packed};

/// `words` with their white space folded, copied only where that changes them.
pub fn folded(words: &str) -> Cow<'_, str> {
    if is_folded(words) {
        Cow::Borrowed(words)
    } else {
        Cow::Owned(fold_space(words))
    }
}

/// `words` with their white space folded.
pub fn fold_space(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    fold_space_into(words, &mut text);
    text
}

/// Appends `words` to `text`, after a space where `text` has words already.
pub fn fold_space_into(words: &str, text: &mut String) {
    if is_folded(words) {
        if !text.is_empty() && !words.is_empty() {
            text.push(' ');
        }
        text.push_str(words);
        return;
    }
    for word in words.split_whitespace() {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(word);
    }
}

/// True if single spaces between words are the only white space.
fn is_folded(words: &str) -> bool {
    const LETTERS: u64 = u64::from_le_bytes([b'x'; 8]);
    let (eights, rest) = words.as_bytes().as_chunks();
    let last = packed(rest) | LETTERS << (8 * rest.len());
    // White space at the beginning is as wrong as after a space.
    let mut after_space = 0x80;
    let mut is_ascii = true;
    for eight in eights
        .iter()
        .map(|eight| u64::from_le_bytes(*eight))
        .chain([last])
    {
        let ascii = eight & !HIGH;
        let control = between(ascii, 0, 0x1f) & !eight;
        let spaces = between(ascii, b' ', b' ') & !eight;
        if control != 0 || spaces & (spaces << 8 | after_space) != 0 {
            return false;
        }
        after_space = spaces >> 56;
        is_ascii &= eight & HIGH == 0;
    }
    !words.ends_with(' ') && (is_ascii || !has_wide_space(words))
}

/// True if there is white space beyond ASCII, such as the one that is not to be broken.
fn has_wide_space(words: &str) -> bool {
    // All that Unicode knows begins with one of these bytes.
    words.bytes().enumerate().any(|(at, byte)| {
        matches!(byte, 0xc2 | 0xe1..=0xe3)
            && words[at..].chars().next().is_some_and(char::is_whitespace)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn folds_as_word_by_word(words in "[ab \n\u{a0}\u{2009}\u{3000}é“]{0,20}") {
            let plain = words.split_whitespace().collect::<Vec<_>>().join(" ");
            prop_assert_eq!(is_folded(&words), plain == words);
            prop_assert_eq!(fold_space(&words), plain);
        }
    }

    #[test]
    fn every_wide_space_is_seen() {
        let spaces = ('\u{80}'..=char::MAX).filter(|c| c.is_whitespace());
        for space in spaces {
            assert!(has_wide_space(&format!("it{space}holds")), "{space:?}");
        }
    }
}
