//! Hashes of words, the same on every machine and in every run, because `build.rs` writes tables that rely on them.
//!
//! A word of up to twelve bytes, which nearly all are, is packed into one number; that number is at once the key
//! that is compared and what is hashed, so that a look-up reads the letters of the lexicon only for longer words.
//! Keys are no defence against hostile words: articles are only looked up, never put in.

use crate::text::packed;

/// The part of a slot that holds the key.
pub(super) const KEY: u128 = (1 << 96) - 1;
/// Marks the key of a word that is too long to be packed: no UTF-8 text contains this byte.
const LONG: u128 = 0xff << 88;

const FIRST: u64 = 0x9e37_79b9_7f4a_7c15;
const SECOND: u64 = 0xd6e8_feb8_6659_fd93;

/// The key of a word: equal words have equal keys, and equal keys mean equal words unless [`is_long`].
#[inline]
pub(super) fn key(word: &[u8]) -> u128 {
    match word.len() {
        0..=8 => u128::from(packed(word)),
        9..=12 => u128::from(packed(word)) | u128::from(packed(&word[8..])) << 64,
        _ => u128::from(packed(word)) | u128::from(hash_bytes(word) >> 40) << 64 | LONG,
    }
}

/// True if the letters must be compared as well.
#[inline]
pub(super) fn is_long(key: u128) -> bool {
    key & LONG == LONG
}

/// Hash of a key.
#[inline]
pub(super) fn hash_key(key: u128) -> u64 {
    mix(key as u64, (key >> 64) as u64)
}

/// Hash of a pair of numbers.
#[inline]
pub(super) fn hash_pair(first: u32, second: u32) -> u64 {
    mix(u64::from(first) << 32 | u64::from(second), 0)
}

/// Hash of a text of any length.
pub(super) fn hash_bytes(text: &[u8]) -> u64 {
    text.chunks(8)
        .fold(text.len() as u64, |hash, chunk| mix(hash, packed(chunk)))
}

/// Both halves of a long product, folded: one multiplication spreads every bit over the whole number.
#[inline]
fn mix(first: u64, second: u64) -> u64 {
    let product = u128::from(first ^ FIRST) * u128::from(second ^ SECOND);
    product as u64 ^ (product >> 64) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_tell_words_apart() {
        let words = [
            "",
            "a",
            "ab",
            "ba",
            "abc",
            "abcd",
            "abcde",
            "abcdefgh",
            "abcdefghi",
            "constitution",
            "constitutional",
            "constitutionally",
        ];
        for (index, word) in words.iter().enumerate() {
            for other in &words[index + 1..] {
                assert_ne!(
                    key(word.as_bytes()),
                    key(other.as_bytes()),
                    "{word} {other}"
                );
            }
        }
        assert!(!is_long(key("constitution".as_bytes())));
        assert!(is_long(key("constitutional".as_bytes())));
    }
}
