//! A person, place, organization or event that a gazetteer lists.

use jiff::civil::Date;

use super::ids::EntityId;

/// What a name means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EntityKind {
    /// A human being.
    Person,
    /// A country, town, river, building.
    Place,
    /// A government, company, party, club, news agency.
    Organization,
    /// A meeting, treaty, war, tournament.
    Event,
}

impl EntityKind {
    /// The word for the `type` column.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Place => "place",
            Self::Organization => "organization",
            Self::Event => "event",
        }
    }

    /// The kind that gazetteers write as `word`.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Person, Self::Place, Self::Organization, Self::Event]
            .into_iter()
            .find(|kind| kind.as_str() == word)
    }
}

/// Grammatical gender of a person, as far as known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Gender {
    /// She.
    Female,
    /// He.
    Male,
    /// Not known.
    #[default]
    Unknown,
}

impl Gender {
    /// "f", "m" or empty.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Female => "f",
            Self::Male => "m",
            Self::Unknown => "",
        }
    }

    /// Reads "f" or "m"; anything else is unknown.
    pub fn parse(word: &str) -> Self {
        match word {
            "f" => Self::Female,
            "m" => Self::Male,
            _ => Self::Unknown,
        }
    }
}

/// A piece of text that the lexicon keeps; [`Lexicon::text`](super::Lexicon::text) reads it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Text {
    pub(super) start: u32,
    pub(super) length: u32,
}

impl Text {
    /// The text, read in the arena that keeps it.
    #[inline]
    pub(super) fn of(self, arena: &str) -> &str {
        &arena[self.start as usize..(self.start + self.length) as usize]
    }

    /// True for an empty text.
    pub fn is_empty(self) -> bool {
        self.length == 0
    }
}

/// An office of a person, with the days on which it was held as far as known.
#[derive(Clone, Copy, Debug)]
pub struct Office {
    /// "foreign minister", "secretary-general of the United Nations".
    pub role: Text,
    /// Country whose office it is, ISO 3166-1 alpha-2, or empty.
    pub country: Text,
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub to: Option<Date>,
}

impl Office {
    /// True if nothing says that the office was not held on `day`.
    pub fn held_on(&self, day: Option<Date>) -> bool {
        day.is_none_or(|day| {
            self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
        })
    }
}

/// A row of a gazetteer (for a person with several offices: its rows).
#[derive(Clone, Debug)]
pub struct Entity {
    /// Identifier, unique over all gazetteers.
    pub id: Text,
    /// Canonical name.
    pub name: Text,
    /// What it is.
    pub kind: EntityKind,
    /// Finer type.
    pub subtype: Text,
    /// ISO 3166-1 alpha-2, or empty.
    pub country: Text,
    /// Of a person.
    pub gender: Gender,
    /// Degrees north and east (WGS 84).
    pub position: Option<(f64, f64)>,
    /// How often world news means it, 1 to 100.
    pub weight: u8,
    /// Wikidata item, or empty.
    pub wikidata: Text,
    /// The body it stands for where it acts.
    pub stands_for: Option<EntityId>,
    /// Its offices, as places in the lexicon's list; [`Lexicon::offices`](super::Lexicon::offices) reads them.
    pub(super) first_office: u32,
    pub(super) office_count: u32,
    /// 0 for built-in data, higher for what was laid over it.
    pub layer: u8,
}
