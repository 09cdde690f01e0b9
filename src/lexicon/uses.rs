//! What a phrase of the lists means, and the one number that stands for it in the tables.
//!
//! ```
//! use quotary::lexicon::{Lexicon, NameUse};
//!
//! let lexicon = Lexicon::builtin();
//! let node = lexicon.begin_name(lexicon.word("France")).unwrap();
//! assert!(lexicon.names_at(node).any(|name| matches!(name, NameUse::Entity { weak: false, .. })));
//! ```

use super::ids::{EntityId, VerbId};
use super::verb::{VerbForm, VerbUse};

/// What a phrase that begins with a capital (usually) means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameUse {
    /// A listed entity.
    Entity {
        /// Which.
        entity: EntityId,
        /// True if the form counts only with context.
        weak: bool,
    },
    /// A demonym: an index for [`Lexicon::demonym`](super::Lexicon::demonym).
    Demonym(u32),
    /// A phrase in which the entity's name does not mean it.
    Exclude(EntityId),
}

/// What a phrase in lower case means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhraseUse {
    /// A reporting word.
    Verb(VerbUse),
    /// A role; the second value is true for the plural. An index for [`Lexicon::role`](super::Lexicon::role).
    Role(u32, bool),
    /// A source noun; the second value is true for the plural. An index for
    /// [`Lexicon::source_noun`](super::Lexicon::source_noun).
    Source(u32, bool),
    /// An occasion of speech.
    Occasion,
    /// A time phrase: an index for [`Lexicon::calendar`](super::Lexicon::calendar).
    Calendar(u32),
    /// A body of a state: an index for [`Lexicon::body`](super::Lexicon::body).
    Body(u32),
    /// A noun for an organization, as "agency"; the second value is true for the plural. An index for
    /// [`Lexicon::body_noun`](super::Lexicon::body_noun).
    BodyNoun(u32, bool),
}

impl NameUse {
    pub(super) fn pack(self) -> u32 {
        match self {
            Self::Entity { entity, weak } => entity.0 << 2 | u32::from(weak),
            Self::Demonym(index) => index << 2 | 2,
            Self::Exclude(entity) => entity.0 << 2 | 3,
        }
    }

    #[inline]
    pub(super) fn unpack(number: u32) -> Self {
        match number & 3 {
            2 => Self::Demonym(number >> 2),
            3 => Self::Exclude(EntityId(number >> 2)),
            weak => Self::Entity {
                entity: EntityId(number >> 2),
                weak: weak == 1,
            },
        }
    }

    /// The entity this is about, if any.
    pub(super) fn entity(self) -> Option<EntityId> {
        match self {
            Self::Entity { entity, .. } | Self::Exclude(entity) => Some(entity),
            Self::Demonym(_) => None,
        }
    }
}

impl PhraseUse {
    pub(super) fn pack(self) -> u32 {
        let (kind, detail, index) = match self {
            Self::Verb(verb) => (0, verb.form as u32, verb.verb.0),
            Self::Role(index, plural) => (1, u32::from(plural), index),
            Self::Source(index, plural) => (2, u32::from(plural), index),
            Self::Occasion => (3, 0, 0),
            Self::Calendar(index) => (4, 0, index),
            Self::Body(index) => (5, 0, index),
            Self::BodyNoun(index, plural) => (6, u32::from(plural), index),
        };
        index << 7 | detail << 3 | kind
    }

    #[inline]
    pub(super) fn unpack(number: u32) -> Self {
        let (index, detail) = (number >> 7, number >> 3 & 15);
        match number & 7 {
            0 => Self::Verb(VerbUse {
                verb: VerbId(index),
                form: VerbForm::ALL[detail as usize],
            }),
            1 => Self::Role(index, detail == 1),
            2 => Self::Source(index, detail == 1),
            3 => Self::Occasion,
            4 => Self::Calendar(index),
            5 => Self::Body(index),
            _ => Self::BodyNoun(index, detail == 1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_for_one_meaning() {
        let entity = EntityId(1_234_567);
        for name in [
            NameUse::Entity { entity, weak: true },
            NameUse::Entity {
                entity,
                weak: false,
            },
            NameUse::Demonym(3),
            NameUse::Exclude(entity),
        ] {
            assert_eq!(NameUse::unpack(name.pack()), name);
        }
        for form in VerbForm::ALL {
            let verb = PhraseUse::Verb(VerbUse {
                verb: VerbId(70_000),
                form,
            });
            assert_eq!(PhraseUse::unpack(verb.pack()), verb);
        }
        for phrase in [
            PhraseUse::Role(9, true),
            PhraseUse::Source(8, false),
            PhraseUse::Occasion,
            PhraseUse::Calendar(5),
            PhraseUse::Body(4),
            PhraseUse::BodyNoun(6, true),
        ] {
            assert_eq!(PhraseUse::unpack(phrase.pack()), phrase);
        }
    }
}
