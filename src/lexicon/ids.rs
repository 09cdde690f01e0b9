//! Numbers that stand for words, entities and verbs of one lexicon.
//!
//! They mean nothing outside the [`Lexicon`](super::Lexicon) that gave them out.

/// A word (folded, see [`fold`](crate::text::fold)) that some list of the lexicon contains.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
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

/// A reporting word of `words/verbs.csv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct VerbId(pub(crate) u32);
