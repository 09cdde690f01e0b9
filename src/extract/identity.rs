//! Identifiers and signatures that are the same in every run: made of words alone.

use std::io::Write;

use smol_str::SmolStr;
use xxhash_rust::xxh3::{xxh3_64, xxh3_128};

/// Makes the identifiers of one article's statements, one after the other.
pub(super) struct Identity {
    /// The article, a line break, and the words of the statement in hand.
    key: Vec<u8>,
    /// Where the words begin.
    start: usize,
    /// Where each word ends.
    ends: Vec<usize>,
}

impl Identity {
    pub fn new(article: &str) -> Self {
        let mut key = article.as_bytes().to_vec();
        key.push(b'\n');
        Self {
            start: key.len(),
            key,
            ends: Vec::new(),
        }
    }

    /// Takes the words of a statement in small letters, marks left out: what makes two statements equal. False if
    /// there are none.
    pub fn read(&mut self, quote: &str) -> bool {
        self.key.truncate(self.start);
        self.ends.clear();
        // No letter becomes twice as long by becoming small.
        self.key.resize(self.start + 2 * quote.len() + 1, 0);
        let mut end = self.start;
        let mut after_mark = true;
        for (at, &byte) in quote.as_bytes().iter().enumerate() {
            let small = SMALL[usize::from(byte)];
            if small == BEYOND {
                // The first byte of a character stands for all of them.
                let Some(character) = quote.get(at..).and_then(|rest| rest.chars().next()) else {
                    continue;
                };
                if character.is_alphanumeric() {
                    for small in character.to_lowercase() {
                        end += small.encode_utf8(&mut self.key[end..]).len();
                    }
                    after_mark = false;
                    continue;
                }
            }
            let is_mark = small >= BEYOND;
            if is_mark && !after_mark {
                self.ends.push(end);
            }
            self.key[end] = if is_mark { b' ' } else { small };
            end += usize::from(!(is_mark && after_mark));
            after_mark = is_mark;
        }
        if after_mark {
            end -= usize::from(end > self.start);
        } else {
            self.ends.push(end);
        }
        self.key.truncate(end);
        end > self.start
    }

    /// The words read, spaces between them.
    fn words(&self) -> &[u8] {
        &self.key[self.start..]
    }

    /// A number for the words read, another one for any others.
    pub fn wording(&self) -> u128 {
        xxh3_128(self.words())
    }

    /// An identifier for the `ordinal`th statement of the words read in the article.
    pub fn quote_id(&mut self, ordinal: usize) -> SmolStr {
        let end = self.key.len();
        // Writing to memory cannot fail.
        let _ = write!(self.key, "\n{ordinal}");
        let hash = xxh3_128(&self.key);
        self.key.truncate(end);
        hexadecimal((hash >> 64) as u64)
    }

    /// Charikar's similarity hash (2002) over pairs of neighbouring words: equal or nearly equal statements differ in
    /// few bits.
    pub fn signature(&self) -> SmolStr {
        let mut votes = Votes::default();
        let mut before: Option<usize> = None;
        let mut start = self.start;
        for &end in &self.ends {
            let word = xxh3_64(&self.key[start..end]);
            let pair = before.map(|before| xxh3_64(&self.key[before..end]));
            votes.add(word, pair);
            before = Some(start);
            start = end + 1;
        }
        hexadecimal(votes.majority())
    }
}

/// What `SMALL` says of marks.
const MARK: u8 = 0xff;
/// What `SMALL` says of bytes beyond ASCII.
const BEYOND: u8 = 0xfe;

/// For each byte the small letter or the digit.
const SMALL: [u8; 256] = {
    let mut small = [BEYOND; 256];
    let mut byte = 0;
    while byte < 0x80_u8 {
        small[byte as usize] = if byte.is_ascii_alphanumeric() {
            byte.to_ascii_lowercase()
        } else {
            MARK
        };
        byte += 1;
    }
    small
};

fn hexadecimal(number: u64) -> SmolStr {
    let digits: [u8; 16] = std::array::from_fn(|place| {
        b"0123456789abcdef"[(number >> (60 - 4 * place) & 15) as usize]
    });
    SmolStr::new_inline(std::str::from_utf8(&digits).unwrap_or_default())
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
        let table = [
            ("“It HOLDS,”  Łódź said: 1,5", "it holds łódź said 1 5"),
            ("(İZMİR)", "i̇zmi̇r"),
            ("Ⱥ", "ⱥ"),
            ("…", ""),
            ("", ""),
        ];
        let mut identity = Identity::new("a1");
        for (quote, expected) in table {
            assert_eq!(identity.read(quote), !expected.is_empty(), "{quote}");
            assert_eq!(identity.words(), expected.as_bytes(), "{quote}");
            let ends = identity.ends.iter().map(|end| end - identity.start);
            let words = expected.split(' ').filter(|word| !word.is_empty());
            let expected: Vec<usize> = words
                .map(|word| word.as_ptr().addr() - expected.as_ptr().addr() + word.len())
                .collect();
            assert_eq!(ends.collect::<Vec<_>>(), expected, "{quote}");
        }
    }
}
