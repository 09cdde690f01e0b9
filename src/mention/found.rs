//! A name in a text.

use std::ops::Range;

use crate::document::TokenId;
use crate::lexicon::{EntityId, EntityKind, Gender};

/// What a name means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MentionKind {
    /// A human being.
    Person,
    /// A country, town, river, building.
    Place,
    /// A body of people.
    Organization,
    /// A meeting, treaty, war, tournament.
    Event,
    /// A demonym: Syrian, Kurds.
    Nationality,
    /// A name of none of these kinds, or of a kind that cannot be told.
    Other,
}

impl MentionKind {
    /// The word for the `type` column.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Place => "place",
            Self::Organization => "organization",
            Self::Event => "event",
            Self::Nationality => "nationality",
            Self::Other => "other",
        }
    }
}

impl From<EntityKind> for MentionKind {
    fn from(kind: EntityKind) -> Self {
        match kind {
            EntityKind::Person => Self::Person,
            EntityKind::Place => Self::Place,
            EntityKind::Organization => Self::Organization,
            EntityKind::Event => Self::Event,
        }
    }
}

/// The subtype of clubs that are called by their town.
const CLUB: &str = "club";

impl Mention {
    /// The entity whose name it bears: itself, the country of a nationality, the town of a club.
    pub fn namesake(&self) -> Option<EntityId> {
        let called = self.kind == MentionKind::Nationality || self.subtype == CLUB;
        self.entity.or(self.place.filter(|_| called))
    }
}

/// A name in a document. Mentions of one document are in order and do not overlap.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Where it stands.
    pub tokens: Range<TokenId>,
    /// What it means.
    pub kind: MentionKind,
    /// The listed entity.
    pub entity: Option<EntityId>,
    /// Country of a demonym or of the entity, where no entity is listed: an id of a place.
    pub place: Option<EntityId>,
    /// Finer type where a key word gave it.
    pub subtype: String,
    /// Of a person.
    pub gender: Gender,
    /// The rule that found it.
    pub rule: &'static str,
    /// True where the rule needs support from the rest of the article.
    pub weak: bool,
}

/// The mention that holds a token; `mentions` are in order and do not overlap.
pub fn mention_at(mentions: &[Mention], at: TokenId) -> Option<&Mention> {
    let next = mentions.partition_point(|mention| mention.tokens.end <= at);
    mentions
        .get(next)
        .filter(|mention| mention.tokens.start <= at)
}

/// The mention that ends right before a token.
pub fn mention_before(mentions: &[Mention], at: TokenId) -> Option<&Mention> {
    mention_at(mentions, at.checked_sub(1)?).filter(|mention| mention.tokens.end == at)
}

/// The mentions that lie wholly within some tokens, as indices.
pub fn mentions_within(mentions: &[Mention], tokens: &Range<TokenId>) -> Range<usize> {
    let first = mentions.partition_point(|mention| mention.tokens.start < tokens.start);
    let count = mentions[first..].partition_point(|mention| mention.tokens.end <= tokens.end);
    first..first + count
}
