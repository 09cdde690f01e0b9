//! A place in a text: a half-open range of bytes, and its conversion to characters.
//!
//! ```
//! use quotary::text::{CharOffsets, Span};
//!
//! let text = "“Łódź”, he said";
//! let span = Span::new(3, 10);
//! assert_eq!(span.of(text), "Łódź");
//! let offsets = CharOffsets::new(text);
//! assert_eq!(offsets.chars(span), (1, 5));
//! ```

use super::eight::{bits, packed};

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
/// It knows for each byte whether it continues a character and remembers their number every 64 bytes, so that a look-up
/// counts the bits of one number.
#[derive(Debug)]
pub struct CharOffsets {
    length: u32,
    /// Empty for a text of ASCII alone, where every byte is a character.
    blocks: Vec<Block>,
}

/// Sixty-four bytes of a text.
#[derive(Clone, Copy, Debug)]
struct Block {
    /// A bit for each byte that continues a character.
    inner: u64,
    /// The number of such bytes before the block.
    before: u32,
}

const STRIDE: usize = 64;

impl CharOffsets {
    /// Prepares the conversion for `text`.
    pub fn new(text: &str) -> Self {
        let length = text.len() as u32;
        if text.is_ascii() {
            return Self {
                length,
                blocks: Vec::new(),
            };
        }
        let mut before = 0;
        let mut blocks: Vec<Block> = Vec::with_capacity(text.len() / STRIDE + 1);
        blocks.extend(text.as_bytes().chunks(STRIDE).map(|bytes| {
            let inner = inner_bytes(bytes);
            let block = Block { inner, before };
            before += inner.count_ones();
            block
        }));
        // The end of the text may be the beginning of a block.
        blocks.push(Block { inner: 0, before });
        Self { length, blocks }
    }

    /// The number of characters before byte `at`, which must be a character boundary.
    #[inline]
    pub fn char_at(&self, at: u32) -> u32 {
        if self.blocks.is_empty() {
            return at;
        }
        let block = self.blocks[at as usize / STRIDE];
        let earlier = (1 << (at as usize % STRIDE)) - 1;
        at - block.before - (block.inner & earlier).count_ones()
    }

    /// First character and one past the last character of `span`.
    pub fn chars(&self, span: Span) -> (u32, u32) {
        (self.char_at(span.start), self.char_at(span.end))
    }

    /// The length of the whole text in characters.
    pub fn len(&self) -> u32 {
        self.char_at(self.length)
    }

    /// True for an empty text.
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }
}

/// A bit for each of up to sixty-four bytes that continues a character: 10 are its highest bits.
fn inner_bytes(bytes: &[u8]) -> u64 {
    if bytes.is_ascii() {
        return 0;
    }
    let eights = bytes.chunks(8).map(packed).enumerate();
    eights.fold(0, |inner, (index, eight)| {
        inner | bits(eight & !(eight << 1)) << (8 * index)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn characters_are_counted_as_python_does(text in "[a “ł😀]{0,200}") {
            let offsets = CharOffsets::new(&text);
            for (index, (byte, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(offsets.char_at(byte as u32) as usize, index);
            }
            prop_assert_eq!(offsets.len() as usize, text.chars().count());
        }
    }
}
