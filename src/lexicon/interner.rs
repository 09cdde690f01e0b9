//! A set of words, each with a number: look-up by spelling takes one hash and, as a rule, one read.

use std::borrow::Cow;

use super::hash::{KEY, hash_key, is_long, key};
use super::ids::WordId;
use super::image::{Reader, Table, Writer, in_image};

/// Folded words, numbered from 1 in order of arrival; 0 is [`WordId::UNKNOWN`].
#[derive(Debug)]
pub(super) struct Interner {
    letters: Cow<'static, str>,
    ends: Table<u32>,
    /// Open addressing: the key of the word, above it its number; 0 is free. The length is a power of two.
    slots: Table<u128>,
}

impl Interner {
    /// An empty set with room for `words` words.
    pub fn with_capacity(words: usize) -> Self {
        Self {
            letters: Cow::Owned(String::with_capacity(words * 8)),
            ends: Table::Own(vec![0]),
            slots: Table::Own(vec![0; slots_for(words)]),
        }
    }

    /// The number of `word`, or [`WordId::UNKNOWN`].
    #[inline]
    pub fn get(&self, word: &str) -> WordId {
        let key = key(word.as_bytes());
        self.find(word, key).map_or(WordId::UNKNOWN, WordId)
    }

    /// The number of `word`, new if need be; the second value is true for a new one.
    pub fn intern(&mut self, word: &str) -> (WordId, bool) {
        let key = key(word.as_bytes());
        if let Some(id) = self.find(word, key) {
            return (WordId(id), false);
        }
        let id = self.ends.len() as u32;
        self.letters.to_mut().push_str(word);
        self.ends.own().push(self.letters.len() as u32);
        if slots_for(self.ends.len()) > self.slots.len() {
            self.slots = Table::Own(self.resized(self.slots.len() * 2));
        }
        place(self.slots.own(), key | u128::from(id) << 96);
        (WordId(id), true)
    }

    /// How the word is written (folded).
    pub fn word(&self, id: WordId) -> &str {
        if id.is_known() {
            self.spelling(id.0)
        } else {
            ""
        }
    }

    /// One more than the highest number given out.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    #[inline]
    fn find(&self, word: &str, key: u128) -> Option<u32> {
        match &self.slots {
            Table::Image(bytes) => {
                self.probe(word, key, bytes.len() / 16, |at| in_image(bytes, at))
            }
            Table::Own(slots) => self.probe(word, key, slots.len(), |at| slots[at]),
        }
    }

    #[inline]
    fn probe(
        &self,
        word: &str,
        key: u128,
        slots: usize,
        slot: impl Fn(usize) -> u128,
    ) -> Option<u32> {
        let mask = slots - 1;
        let mut at = hash_key(key) as usize & mask;
        loop {
            let slot = slot(at);
            if slot == 0 {
                return None;
            }
            if slot & KEY == key {
                let id = (slot >> 96) as u32;
                if !is_long(key) || self.spelling(id) == word {
                    return Some(id);
                }
            }
            at = (at + 1) & mask;
        }
    }

    fn resized(&self, length: usize) -> Vec<u128> {
        let mut slots = vec![0; length];
        // In order of the numbers, so that the same words lie alike whatever the table was before.
        let mut taken = self.slots.to_vec();
        taken.retain(|&slot| slot != 0);
        taken.sort_unstable_by_key(|slot| slot >> 96);
        for slot in taken {
            place(&mut slots, slot);
        }
        slots
    }

    fn spelling(&self, id: u32) -> &str {
        let (start, end) = (self.ends.get(id as usize - 1), self.ends.get(id as usize));
        &self.letters[start as usize..end as usize]
    }

    pub fn write(&self, out: &mut Writer) {
        out.text(&self.letters);
        out.list(&self.ends.to_vec());
        out.list(&self.resized(slots_for(self.len())));
    }

    pub fn read(image: &mut Reader) -> Self {
        Self {
            letters: Cow::Borrowed(image.text()),
            ends: image.table(),
            slots: image.table(),
        }
    }
}

/// Slots enough for some words: at most five of eight are taken.
fn slots_for(words: usize) -> usize {
    (words * 8 / 5).next_power_of_two().max(16)
}

/// Puts a slot into the first free place.
fn place(slots: &mut [u128], slot: u128) {
    let mask = slots.len() - 1;
    let mut at = hash_key(slot & KEY) as usize & mask;
    while slots[at] != 0 {
        at = (at + 1) & mask;
    }
    slots[at] = slot;
}
