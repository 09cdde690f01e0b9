//! Identifiers and signatures that are the same in every run: made of words alone.

use xxhash_rust::xxh3::{xxh3_64, xxh3_128};

/// The words of a text in small letters, marks left out: what makes two statements equal.
pub(super) fn normalized(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        if c.is_ascii_alphanumeric() || !c.is_ascii() && c.is_alphanumeric() {
            if gap && !out.is_empty() {
                out.push(' ');
            }
            gap = false;
            if c.is_ascii() {
                out.push(c.to_ascii_lowercase());
            } else {
                out.extend(c.to_lowercase());
            }
        } else {
            gap = true;
        }
    }
    out
}

/// An identifier for the `ordinal`th statement of these words in an article.
pub(super) fn quote_id(article: &str, words: &str, ordinal: usize) -> String {
    let hash = xxh3_128(format!("{article}\n{words}\n{ordinal}").as_bytes());
    format!("{:016x}", (hash >> 64) as u64)
}

/// Charikar's similarity hash (2002) over pairs of neighbouring words: equal or nearly equal statements differ in few
/// bits.
pub(super) fn signature(words: &str) -> String {
    let mut votes = Votes::default();
    let mut before: Option<usize> = None;
    let mut start = 0;
    for (at, byte) in words.bytes().chain([b' ']).enumerate() {
        if byte == b' ' {
            votes.add(xxh3_64(&words.as_bytes()[start..at]));
            if let Some(before) = before {
                votes.add(xxh3_64(&words.as_bytes()[before..at]));
            }
            before = Some(start);
            start = at + 1;
        }
    }
    format!("{:016x}", votes.majority())
}

/// Sixty-four counters, one a bit, kept as binary digits across words: adding a hash takes a few operations.
#[derive(Default)]
struct Votes {
    digits: [u64; 24],
    all: u32,
}

impl Votes {
    fn add(&mut self, hash: u64) {
        self.all += 1;
        let mut carry = hash;
        for digit in &mut self.digits {
            if carry == 0 {
                break;
            }
            (*digit, carry) = (*digit ^ carry, *digit & carry);
        }
    }

    /// The bits that more than half of the hashes have.
    fn majority(&self) -> u64 {
        (0..64).fold(0, |bits, bit| {
            let count = self
                .digits
                .iter()
                .enumerate()
                .fold(0_u32, |count, (place, digit)| {
                    count | ((digit >> bit & 1) as u32) << place
                });
            bits | u64::from(2 * count > self.all) << bit
        })
    }
}
