//! A set of words, each with a number: look-up by spelling takes one hash.

use foldhash::fast::FixedState;
use hashbrown::HashTable;
use std::hash::BuildHasher;

use super::ids::WordId;

/// Folded words, numbered from 1 in order of arrival; 0 is [`WordId::UNKNOWN`].
#[derive(Debug)]
pub(super) struct Interner {
    letters: String,
    ends: Vec<u32>,
    table: HashTable<u32>,
    state: FixedState,
}

impl Interner {
    /// An empty set with room for `words` words.
    pub fn with_capacity(words: usize) -> Self {
        Self {
            letters: String::with_capacity(words * 8),
            ends: vec![0],
            table: HashTable::with_capacity(words),
            state: FixedState::default(),
        }
    }

    /// The number of `word`, or [`WordId::UNKNOWN`].
    pub fn get(&self, word: &str) -> WordId {
        let hash = self.state.hash_one(word);
        self.table
            .find(hash, |&id| self.spelling(id) == word)
            .map_or(WordId::UNKNOWN, |&id| WordId(id))
    }

    /// The number of `word`, new if need be; the second value is true for a new one.
    pub fn intern(&mut self, word: &str) -> (WordId, bool) {
        let hash = self.state.hash_one(word);
        if let Some(&id) = self.table.find(hash, |&id| self.spelling(id) == word) {
            return (WordId(id), false);
        }
        let id = self.ends.len() as u32;
        self.letters.push_str(word);
        self.ends.push(self.letters.len() as u32);
        let Self {
            letters,
            ends,
            table,
            state,
        } = self;
        table.insert_unique(hash, id, |&id| {
            state.hash_one(spelling(letters, ends, id))
        });
        (WordId(id), true)
    }

    /// How the word is written (folded).
    pub fn word(&self, id: WordId) -> &str {
        if id.is_known() { self.spelling(id.0) } else { "" }
    }

    /// One more than the highest number given out.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    fn spelling(&self, id: u32) -> &str {
        spelling(&self.letters, &self.ends, id)
    }
}

fn spelling<'a>(letters: &'a str, ends: &[u32], id: u32) -> &'a str {
    &letters[ends[id as usize - 1] as usize..ends[id as usize] as usize]
}
