//! Stretches of the text that stood in it before: many pages carry the body twice, once run together.

use std::ops::Range;

use foldhash::fast::FixedState;
use hashbrown::HashMap;

use super::token::{Token, TokenId};
use crate::text::{TokenKind, packed};

/// Words in a row that must agree before a stretch counts as repeated.
const WORDS: usize = 10;
/// An odd number without a pattern.
const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

/// A stretch that stands earlier in the text as well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Repeat {
    /// The later copy.
    pub later: Range<TokenId>,
}

/// Finds the repeated stretches in order. Words count, marks, numbers and line breaks do not: those
/// around a stretch are part of it, so that a statement in quotation marks at its edge lies inside.
pub(super) fn repeats(text: &str, tokens: &[Token]) -> Vec<Repeat> {
    let words: Vec<TokenId> = (0..tokens.len())
        .filter(|&at| tokens[at].kind == TokenKind::Word)
        .collect();
    if words.len() < 4 * WORDS {
        return Vec::new();
    }
    let hashes: Vec<u64> = words
        .iter()
        .map(|&at| hash(tokens[at].span.of(text)))
        .collect();
    let mut seen: HashMap<u64, u32, FixedState> =
        HashMap::with_capacity_and_hasher(words.len() / WORDS + 1, FixedState::default());
    // Blocks of WORDS words of the text so far are remembered; every window is looked up.
    let mut window: u64 = 0;
    let top = (1..WORDS).fold(1_u64, |power, _| power.wrapping_mul(FACTOR));
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if at >= WORDS {
            window = window.wrapping_sub(hashes[at - WORDS].wrapping_mul(top));
        }
        window = window.wrapping_mul(FACTOR).wrapping_add(hashes[at]);
        if at + 1 >= WORDS {
            let begin = at + 1 - WORDS;
            // Inside a repeat already found there is nothing to look up; otherwise self-repeating text costs a square.
            let taken = found.last().map_or(0, |last| last.end);
            if let Some(&earlier) = seen.get(&window).filter(|_| begin >= taken) {
                let earlier = earlier as usize;
                if earlier + WORDS <= begin
                    && hashes[earlier..earlier + WORDS] == hashes[begin..=at]
                {
                    let (from, to) = extend(&hashes, earlier, begin);
                    match found.last_mut() {
                        Some(last) if from <= last.end => last.end = to,
                        _ => found.push(from..to),
                    }
                }
            }
            if begin.is_multiple_of(WORDS) {
                seen.entry(window).or_insert(begin as u32);
            }
        }
        at += 1;
    }
    found
        .into_iter()
        .map(|range| Repeat {
            later: range
                .start
                .checked_sub(1)
                .map_or(0, |before| words[before] + 1)
                ..words.get(range.end).copied().unwrap_or(tokens.len()),
        })
        .collect()
}

/// Tells words apart, no more: ten in a row must agree.
fn hash(word: &str) -> u64 {
    let eights = word.as_bytes().chunks(8).map(packed);
    eights.fold(word.len() as u64, |hash, eight| {
        (hash.rotate_left(23) ^ eight).wrapping_mul(FACTOR)
    })
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
