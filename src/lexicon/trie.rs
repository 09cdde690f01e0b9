//! Phrases as sequences of words, found on tokens and not on letters.
//!
//! Because each step is a whole word, "Iran Air" can never hide "Iran" inside "Iran Airlines": word
//! boundaries need no check afterwards, and every reading that begins at a token is reported.

use foldhash::fast::FixedState;
use hashbrown::HashMap;

use super::ids::WordId;

const ROOT: u32 = 0;

/// A set of phrases with values of type `T`; one phrase may have several.
#[derive(Debug)]
pub(super) struct Trie<T> {
    edges: HashMap<(u32, u32), u32, FixedState>,
    /// First of the values at each node, as an index into `values` plus one; 0 for none.
    first: Vec<u32>,
    values: Vec<(T, u32)>,
}

impl<T: Copy> Trie<T> {
    /// An empty set with room for `phrases` phrases.
    pub fn with_capacity(phrases: usize) -> Self {
        Self {
            edges: HashMap::with_capacity_and_hasher(phrases * 2, FixedState::default()),
            first: vec![0],
            values: Vec::with_capacity(phrases),
        }
    }

    /// Adds `value` to the phrase made of `words`; an empty phrase is left out.
    pub fn insert(&mut self, words: &[WordId], value: T) {
        let mut node = ROOT;
        for word in words {
            let next = self.first.len() as u32;
            node = *self.edges.entry((node, word.0)).or_insert(next);
            if node == next {
                self.first.push(0);
            }
        }
        if node != ROOT {
            self.values.push((value, self.first[node as usize]));
            self.first[node as usize] = self.values.len() as u32;
        }
    }

    /// The node after the first word.
    pub fn begin(&self, word: WordId) -> Option<u32> {
        self.step(ROOT, word)
    }

    /// The node after one more word.
    pub fn step(&self, node: u32, word: WordId) -> Option<u32> {
        if !word.is_known() {
            return None;
        }
        self.edges.get(&(node, word.0)).copied()
    }

    /// The values of the phrase that ends at `node`, newest first.
    pub fn values(&self, node: u32) -> impl Iterator<Item = T> + '_ {
        let mut at = self.first[node as usize];
        std::iter::from_fn(move || {
            let (value, next) = self.values.get((at as usize).checked_sub(1)?)?;
            at = *next;
            Some(*value)
        })
    }

    /// True if some phrase ends at `node`.
    pub fn ends_at(&self, node: u32) -> bool {
        self.first[node as usize] != 0
    }

    /// Number of values.
    pub fn len(&self) -> usize {
        self.values.len()
    }
}
