//! Statements of one speaker that are equal or nearly equal across the run: the column `same_as`.
//!
//! ```
//! use quotary::record::{ArticleRecord, QuoteRecord};
//! use quotary::sink::Same;
//!
//! let said = |id: &str, quote: &str| ArticleRecord {
//!     quotes: vec![QuoteRecord {
//!         quote_id: id.into(),
//!         quote: quote.into(),
//!         speaker: "Aino Tamm".into(),
//!         ..QuoteRecord::default()
//!     }],
//!     ..ArticleRecord::default()
//! };
//! let mut same = Same::default();
//! same.add(&said("a-1", "It holds."));
//! same.add(&said("b-1", "We are open"));
//! same.add(&said("c-1", "It holds"));
//! assert_eq!(same.group(0), Some("a-1"));
//! assert_eq!(same.group(1), None);
//! assert_eq!(same.group(2), Some("a-1"));
//! ```
//!
//! The first statement of a group learns that it is one only when the second comes, perhaps a million
//! articles later. So its row is written without the column, which is put in at the end.

use std::hash::BuildHasher;

use foldhash::fast::FixedState;
use hashbrown::HashMap;

use crate::record::{ArticleRecord, QuoteRecord};

/// Bits in which signatures of nearly equal words may differ.
const DISTANCE: u32 = 3;
/// Two signatures that differ in three bits agree in one quarter at least.
const BANDS: u32 = 4;

/// Groups statements; a statement is known by its number in the run, from 0.
#[derive(Default)]
pub struct Same {
    /// Where the first statement of a group may be found: by a quarter of its signature and its speaker.
    near: HashMap<u64, Vec<u32>, FixedState>,
    /// The first statements.
    firsts: Vec<First>,
    /// Group of each statement that has one.
    groups: HashMap<u64, u32, FixedState>,
    count: u64,
}

struct First {
    quote_id: Box<str>,
    speaker: u64,
    signature: u64,
    number: u64,
}

impl Same {
    /// Takes the statements of an article.
    pub fn add(&mut self, article: &ArticleRecord) {
        for quote in &article.quotes {
            if !quote.quote_id.is_empty() && !quote.speaker.is_empty() {
                self.statement(quote);
            }
            self.count += 1;
        }
    }

    fn statement(&mut self, quote: &QuoteRecord) {
        let speaker = if quote.speaker_id.is_empty() {
            hash(&(&quote.speaker, &quote.speaker_type))
        } else {
            hash(&quote.speaker_id)
        };
        // Without a signature only equal words are equal: their hash differs in many bits from any other.
        let signature = u64::from_str_radix(&quote.signature, 16)
            .unwrap_or_else(|_| hash(&normal_words(&quote.quote)));
        let bands =
            (0..BANDS).map(|band| hash(&(speaker, band, signature >> (band * 16) & 0xffff)));
        let found = bands
            .clone()
            .filter_map(|band| self.near.get(&band))
            .flatten()
            .copied()
            .filter(|&first| {
                let first = &self.firsts[first as usize];
                first.speaker == speaker && (first.signature ^ signature).count_ones() <= DISTANCE
            });
        if let Some(group) = found.min() {
            self.groups
                .insert(self.firsts[group as usize].number, group);
            self.groups.insert(self.count, group);
            return;
        }
        let number = self.firsts.len() as u32;
        for band in bands {
            self.near.entry(band).or_default().push(number);
        }
        self.firsts.push(First {
            quote_id: quote.quote_id.as_str().into(),
            speaker,
            signature,
            number: self.count,
        });
    }

    /// The `quote_id` of the first statement of the group to which statement `number` belongs.
    pub fn group(&self, number: u64) -> Option<&str> {
        let group = self.groups.get(&number)?;
        Some(&self.firsts[*group as usize].quote_id)
    }

    /// True if no two statements are alike.
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }
}

fn hash(value: &impl std::hash::Hash) -> u64 {
    FixedState::default().hash_one(value)
}

/// Words in lower case without marks.
fn normal_words(quote: &str) -> String {
    let words = quote.split(|character: char| !character.is_alphanumeric());
    let mut normal = String::with_capacity(quote.len());
    for word in words.filter(|word| !word.is_empty()) {
        normal.extend(word.chars().flat_map(char::to_lowercase));
        normal.push(' ');
    }
    normal
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_signatures_of_one_speaker_are_grouped() {
        let quote = |id: &str, speaker: &str, signature: u64| QuoteRecord {
            quote_id: id.into(),
            speaker: speaker.into(),
            signature: format!("{signature:016x}").into(),
            ..QuoteRecord::default()
        };
        let mut same = Same::default();
        same.add(&ArticleRecord {
            quotes: vec![
                quote("a", "Tamm", 0xff00),
                quote("b", "Tamm", 0xff00 ^ 1 ^ 1 << 20 ^ 1 << 40),
                quote("c", "Lind", 0xff00),
                quote("d", "Tamm", 0x00ff),
                quote("e", "Tamm", 0xff00 ^ 0b1111),
            ],
            ..ArticleRecord::default()
        });
        let groups: Vec<_> = (0..5).map(|number| same.group(number)).collect();
        assert_eq!(groups, [Some("a"), Some("a"), None, None, None]);
    }
}
