//! Stretches of the text that stood in it before: many pages carry the body twice, once run together.

use std::ops::Range;

use super::token::{Token, TokenId};
use crate::text::TokenKind;

/// Words in a row that must agree before a stretch counts as repeated.
const WORDS: usize = 10;

/// A stretch that stands earlier in the text as well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Repeat {
    /// The later copy.
    pub later: Range<TokenId>,
}

/// Finds the repeated stretches in order, given a hash of each word. Words count, marks, numbers and line breaks do not:
/// those around a stretch are part of it, so that a statement in quotation marks at its edge lies inside.
pub(super) fn repeats(words: &[u64], tokens: &[Token]) -> Vec<Repeat> {
    if words.len() < 4 * WORDS {
        return Vec::new();
    }
    let found = repeated_words(words);
    if found.is_empty() {
        return Vec::new();
    }
    let places: Vec<TokenId> = (0..tokens.len())
        .filter(|&at| tokens[at].kind == TokenKind::Word)
        .collect();
    found
        .into_iter()
        .map(|range| Repeat {
            later: range
                .start
                .checked_sub(1)
                .map_or(0, |before| places[before] + 1)
                ..places.get(range.end).copied().unwrap_or(tokens.len()),
        })
        .collect()
}

/// The later copies as ranges of words. Blocks of [`WORDS`] words of the text so far are remembered; every window is
/// looked up.
fn repeated_words(words: &[u64]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut blocks = Blocks::new(words);
    let mut window = words[..WORDS - 1]
        .iter()
        .fold(0, |window, &word| window_after(window, word));
    let mut leaving = 0;
    let rows = words.iter().zip(&words[WORDS - 1..]);
    // The first word of the next block.
    let mut block = 0;
    for (begin, (first, &last)) in rows.enumerate() {
        window = window_after(window ^ leaving, last);
        leaving = first.rotate_left(WORDS as u32 - 1);
        if !blocks.may_hold(window) && begin != block {
            continue;
        }
        match blocks.find(window, begin) {
            Ok(earlier) => add_repeat(words, earlier, begin, &mut found),
            Err(free) if begin == block => blocks.slots[free] = begin as u32 + 1,
            Err(_) => {}
        }
        if begin == block {
            block += WORDS;
        }
    }
    found
}

/// Adds a repeat of the block `earlier`, unless the two overlap.
fn add_repeat(words: &[u64], earlier: usize, begin: usize, found: &mut Vec<Range<usize>>) {
    // Inside a repeat already found there is nothing to look up; otherwise self-repeating text costs a square.
    let taken = found.last().map_or(0, |last| last.end);
    if begin < taken || earlier + WORDS > begin {
        return;
    }
    let (from, to) = extend(words, earlier, begin);
    match found.last_mut() {
        Some(last) if from <= last.end => last.end = to,
        _ => found.push(from..to),
    }
}

/// The hash of a row of words when one more comes; that of the row's first word must have left it.
#[inline]
fn window_after(window: u64, word: u64) -> u64 {
    window.rotate_left(1) ^ word
}

/// Blocks of words by their hashes.
struct Blocks<'w> {
    words: &'w [u64],
    /// Open addressing: one more than the number of the block's first word; 0 is free. Seven of eight are, at least.
    slots: Vec<u32>,
}

impl<'w> Blocks<'w> {
    fn new(words: &'w [u64]) -> Self {
        let slots = vec![0; (words.len() / WORDS * 8).next_power_of_two()];
        Self { words, slots }
    }

    /// False if no block has the hash `window`.
    #[inline]
    fn may_hold(&self, window: u64) -> bool {
        self.slots[window as usize & (self.slots.len() - 1)] != 0
    }

    /// The first word of the block that agrees with the words from `begin`, which have the hash `window`, or the slot
    /// that is free for them.
    fn find(&self, window: u64, begin: usize) -> Result<usize, usize> {
        let mask = self.slots.len() - 1;
        let mut slot = window as usize & mask;
        while let Some(earlier) = self.slots[slot].checked_sub(1) {
            let earlier = earlier as usize;
            if self.words[earlier..earlier + WORDS] == self.words[begin..begin + WORDS] {
                return Ok(earlier);
            }
            slot = (slot + 1) & mask;
        }
        Err(slot)
    }
}

/// The agreement around two equal blocks, as a range of the later copy.
fn extend(hashes: &[u64], earlier: usize, later: usize) -> (usize, usize) {
    let back = hashes[..earlier]
        .iter()
        .rev()
        .zip(hashes[..later].iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let forth = hashes[later..]
        .iter()
        .zip(&hashes[earlier..])
        .take_while(|(a, b)| a == b)
        .count();
    (later - back, later + forth)
}
