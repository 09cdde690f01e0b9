//! A place in a text: a half-open range of bytes, and its conversion to characters.
//!
//! ```
//! use quotary::text::{CharOffsets, Span};
//!
//! let text = "“Łódź”, he said";
//! let span = Span::new(3, 10);
//! assert_eq!(span.of(text), "Łódź");
//! let mut offsets = CharOffsets::new(text);
//! assert_eq!(offsets.chars(span), (1, 5));
//! ```

use super::letters::packed;

/// A half-open range of bytes of a text, `start <= end`, both on character boundaries of the text
/// it was made for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The bytes from `start` to before `end`.
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end, "a span runs forwards: {start}..{end}");
        Self {
            start: start as u32,
            end: end as u32,
        }
    }

    /// The words that this span covers in its text.
    pub fn of(self, text: &str) -> &str {
        &text[self.start as usize..self.end as usize]
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// True if nothing is covered.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// True if `other` lies wholly inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// True if at least one byte is shared.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn cover(self, other: Span) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }
}

/// Turns byte spans into spans of characters (Unicode scalar values), the unit of all records.
///
/// It remembers a character count every 64 bytes, so that each look-up reads a short stretch only.
#[derive(Debug)]
pub struct CharOffsets<'a> {
    text: &'a str,
    ascii: bool,
    counts: Vec<u32>,
}

const STRIDE: usize = 64;

impl<'a> CharOffsets<'a> {
    /// Prepares the conversion for `text`.
    pub fn new(text: &'a str) -> Self {
        let ascii = text.is_ascii();
        let mut counts = Vec::new();
        if !ascii {
            let mut total = 0;
            for chunk in text.as_bytes().chunks(STRIDE) {
                counts.push(total);
                total += leading_bytes(chunk);
            }
            counts.push(total);
        }
        Self {
            text,
            ascii,
            counts,
        }
    }

    /// The number of characters before byte `at`, which must be a character boundary.
    pub fn char_at(&self, at: u32) -> u32 {
        if self.ascii {
            return at;
        }
        let block = at as usize / STRIDE;
        self.counts[block] + leading_bytes(&self.text.as_bytes()[block * STRIDE..at as usize])
    }

    /// First character and one past the last character of `span`.
    pub fn chars(&self, span: Span) -> (u32, u32) {
        (self.char_at(span.start), self.char_at(span.end))
    }

    /// The length of the whole text in characters.
    pub fn len(&self) -> u32 {
        self.char_at(self.text.len() as u32)
    }

    /// True for an empty text.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }
}

/// Number of bytes that begin a character, counted eight at a time.
fn leading_bytes(bytes: &[u8]) -> u32 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let inner = |eight: u64| (eight >> 7 & !(eight >> 6) & ONES).count_ones();
    bytes.len() as u32
        - bytes
            .chunks(8)
            .map(|chunk| inner(packed(chunk)))
            .sum::<u32>()
}
