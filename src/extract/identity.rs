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
        let (mut at, mut start, mut end) = (0, self.start, self.start);
        while at < quote.len() {
            let letters = copy_small(&quote.as_bytes()[at..], &mut self.key[end..]);
            at += letters;
            end += letters;
            let next = match quote.as_bytes().get(at) {
                Some(0x80..) => quote[at..].chars().next(),
                _ => None,
            };
            at += next.map_or(1, char::len_utf8);
            if let Some(letter) = next.filter(|&next| is_letter(next)) {
                for small in letter.to_lowercase() {
                    end += small.encode_utf8(&mut self.key[end..]).len();
                }
            } else if end > start {
                self.ends.push(end);
                self.key[end] = b' ';
                end += 1;
                start = end;
            }
        }
        if end > start {
            self.ends.push(end);
        }
        self.key
            .truncate(self.ends.last().copied().unwrap_or(self.start));
        !self.ends.is_empty()
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
        match u8::try_from(ordinal) {
            Ok(digit @ 0..=9) => self.key.extend([b'\n', b'0' + digit]),
            // Writing to memory cannot fail.
            _ => _ = write!(self.key, "\n{ordinal}"),
        }
        let hash = xxh3_128(&self.key);
        self.key.truncate(end);
        hexadecimal((hash >> 64) as u64)
    }

    /// Charikar's similarity hash (2002) over pairs of neighbouring words: equal or nearly equal statements differ in
    /// few bits.
    pub fn signature(&self) -> SmolStr {
        let mut votes = Votes::of(self.ends.len());
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

/// True for letters and digits. The curly quotation marks, most of what is beyond ASCII in English, are told at once.
fn is_letter(character: char) -> bool {
    !matches!(character, '\u{2010}'..='\u{2027}') && character.is_alphanumeric()
}

/// Copies the letters and digits before the first other byte, in small letters; gives their number.
fn copy_small(text: &[u8], small: &mut [u8]) -> usize {
    let mut count = 0;
    for (&byte, slot) in text.iter().zip(small) {
        let letter = SMALL[usize::from(byte)];
        if letter == 0 {
            break;
        }
        *slot = letter;
        count += 1;
    }
    count
}

/// For each byte the small letter or the digit; 0 for marks and for what lies beyond ASCII.
const SMALL: [u8; 256] = {
    let mut small = [0; 256];
    let mut byte = 0;
    while byte < 0x80_u8 {
        if byte.is_ascii_alphanumeric() {
            small[byte as usize] = byte.to_ascii_lowercase();
        }
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
struct Votes {
    digits: [u64; 32],
    /// Digits that the sum of all hashes can have.
    length: usize,
    all: u64,
}

impl Votes {
    /// Room for the hashes of so many words and pairs.
    fn of(words: usize) -> Self {
        let length = (2 * words).checked_ilog2().unwrap_or(0) as usize;
        Self {
            digits: [0; 32],
            length: length.clamp(1, 31) + 1,
            all: 0,
        }
    }

    fn add(&mut self, first: u64, second: Option<u64>) {
        self.all += 1 + u64::from(second.is_some());
        let second = second.unwrap_or_default();
        let [ones, rest @ ..] = &mut self.digits[..self.length] else {
            return;
        };
        let mut carry = first & second | *ones & (first ^ second);
        *ones ^= first ^ second;
        for digit in rest {
            (*digit, carry) = (*digit ^ carry, *digit & carry);
        }
    }

    /// The bits that more than half of the hashes have: all counters are compared with half of them at once, from the
    /// highest digit down.
    fn majority(&self) -> u64 {
        let half = self.all / 2;
        let (mut more, mut equal) = (0, !0);
        for (place, digit) in self.digits[..self.length].iter().enumerate().rev() {
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
            let mut votes = Votes::of(hashes.len());
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
