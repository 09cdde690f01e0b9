//! Identifiers and signatures that are the same in every run: made of words alone.

use xxhash_rust::xxh3::{xxh3_64, xxh3_128};

/// The words of a text in small letters, marks left out: what makes two statements equal.
pub(super) fn normalized(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let words = text.split(|c: char| !c.is_alphanumeric());
    for word in words.filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        if word.is_ascii() {
            out.push_str(word);
        } else {
            out.extend(word.chars().flat_map(char::to_lowercase));
        }
    }
    out.make_ascii_lowercase();
    out
}

/// An identifier for the `ordinal`th statement of these words in an article.
pub(super) fn quote_id(article: &str, words: &str, ordinal: usize) -> String {
    let mut key = String::with_capacity(article.len() + words.len() + 8);
    for part in [article, "\n", words, "\n"] {
        key.push_str(part);
    }
    key.push_str(&ordinal.to_string());
    let hash = xxh3_128(key.as_bytes());
    hexadecimal((hash >> 64) as u64)
}

/// Charikar's similarity hash (2002) over pairs of neighbouring words: equal or nearly equal statements differ in few
/// bits.
pub(super) fn signature(words: &str) -> String {
    let mut votes = Votes::default();
    let mut before: Option<usize> = None;
    let mut start = 0;
    for (at, byte) in words.bytes().chain([b' ']).enumerate() {
        if byte == b' ' {
            let word = xxh3_64(&words.as_bytes()[start..at]);
            let pair = before.map(|before| xxh3_64(&words.as_bytes()[before..at]));
            votes.add(word, pair);
            before = Some(start);
            start = at + 1;
        }
    }
    hexadecimal(votes.majority())
}

fn hexadecimal(number: u64) -> String {
    let mut digits = String::with_capacity(16);
    digits.extend(
        (0..16)
            .rev()
            .filter_map(|place| char::from_digit((number >> (4 * place) & 15) as u32, 16)),
    );
    digits
}

/// Sixty-four counters, one a bit, kept as binary digits across words: adding two hashes takes a few operations.
#[derive(Default)]
struct Votes {
    digits: [u64; 24],
    all: u64,
}

impl Votes {
    fn add(&mut self, first: u64, second: Option<u64>) {
        self.all += 1 + u64::from(second.is_some());
        let second = second.unwrap_or_default();
        let [ones, rest @ ..] = &mut self.digits;
        let mut carry = first & second | *ones & (first ^ second);
        *ones ^= first ^ second;
        for digit in rest {
            if carry == 0 {
                break;
            }
            (*digit, carry) = (*digit ^ carry, *digit & carry);
        }
    }

    /// The bits that more than half of the hashes have: all counters are compared with half of them at once, from the
    /// highest digit down.
    fn majority(&self) -> u64 {
        let half = self.all / 2;
        let (mut more, mut equal) = (0, !0);
        for (place, digit) in self.digits.iter().enumerate().rev() {
            let of_half = if half >> place & 1 == 1 { !0 } else { 0 };
            more |= equal & digit & !of_half;
            equal &= !(digit ^ of_half);
        }
        more
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_that_more_than_half_have_win() {
        let table: [(&[u64], u64); 4] = [
            (&[0b1010], 0b1010),
            (&[0b1010, 0b0110], 0b0010),
            (&[0b1010, 0b0110, 0b1100], 0b1110),
            (&[0b1010, 0b0110, 0b1100, 0b0001], 0),
        ];
        for (hashes, expected) in table {
            let mut votes = Votes::default();
            for pair in hashes.chunks(2) {
                votes.add(pair[0], pair.get(1).copied());
            }
            assert_eq!(votes.majority(), expected, "{hashes:?}");
        }
    }

    #[test]
    fn marks_and_capitals_make_no_other_statement() {
        assert_eq!(
            normalized("“It HOLDS,”  Łódź said: 1,5"),
            "it holds łódź said 1 5"
        );
    }
}
