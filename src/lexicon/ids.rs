//! Numbers that stand for words, entities and verbs of one lexicon.
//!
//! They mean nothing outside the [`Lexicon`](super::Lexicon) that gave them out.

use std::num::NonZeroU32;

/// A word (folded, see [`fold`](crate::text::fold)) that some list of the lexicon contains.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WordId(pub(crate) u32);

impl WordId {
    /// A word that no list contains.
    pub const UNKNOWN: Self = Self(0);

    /// True if some list contains the word.
    pub fn is_known(self) -> bool {
        self != Self::UNKNOWN
    }
}

/// An entity of the gazetteers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntityId(pub(crate) u32);

/// A place in the phrases of the lists: after their first word or words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(NonZeroU32);

impl NodeId {
    /// The node with this number; number 0 is no node.
    #[inline]
    pub(super) fn new(number: u32) -> Option<Self> {
        NonZeroU32::new(number).map(Self)
    }

    #[inline]
    pub(super) fn number(self) -> u32 {
        self.0.get()
    }
}

/// A reporting word of `words/verbs.csv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct VerbId(pub(crate) u32);
