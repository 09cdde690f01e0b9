//! What the word lists say beyond a class: roles, demonyms, source nouns, calendar words.

use super::entity::{Gender, Text};
use super::ids::EntityId;

/// Kind of a role, as `words/roles.csv` gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoleKind {
    /// Mr, Dr, Sheikh.
    Honorific,
    /// President, Senator: stands capitalised before a name.
    Title,
    /// Spokesman, chief executive.
    Role,
    /// Farmer, economist.
    Occupation,
    /// Man, resident, witness.
    Person,
    /// Officials, police, lawmakers.
    Group,
}

/// A row of `words/roles.csv`.
#[derive(Clone, Copy, Debug)]
pub struct Role {
    /// Singular, in lower case.
    pub word: Text,
    /// What it is.
    pub kind: RoleKind,
    /// Where the word itself tells.
    pub gender: Gender,
    /// 3 for a head of state, head of government or minister, 2 for another office, 1 otherwise.
    pub level: u8,
}

/// A row of `words/demonyms.csv`.
#[derive(Clone, Copy, Debug)]
pub struct Demonym {
    /// ISO 3166-1 alpha-2, or empty.
    pub country: Text,
    /// The place, where the gazetteers list it.
    pub place: Option<EntityId>,
    /// True if the word can only be an adjective.
    pub adjective: bool,
}

/// Kind of a collective or unnamed source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceKind {
    /// Sources, an insider.
    Unnamed,
    /// Officials, experts, residents.
    Group,
    /// A report, a filing.
    Document,
    /// The newspaper, the agency.
    Media,
    /// A poll.
    Poll,
}

/// A row of `words/source_nouns.csv`.
#[derive(Clone, Copy, Debug)]
pub struct SourceNoun {
    /// Singular.
    pub word: Text,
    /// What it is.
    pub kind: SourceKind,
}

/// A row of `words/calendar.csv`: what a word or phrase of time means, relative to the article's date.
#[derive(Clone, Copy, Debug)]
pub struct Calendar {
    /// What the phrase stands for: "weekday", "month", "day", "week", "year" …
    pub kind: Text,
    /// Number of the weekday or month, or the offset in units of `kind`.
    pub value: i32,
}
