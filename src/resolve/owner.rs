//! Whom a person speaks for: the body or the country named beside the role or behind the name.

use smol_str::SmolStr;

use crate::document::{Document, TokenId};
use crate::lexicon::{Classes, EntityId, Lexicon};
use crate::mention::{Mention, MentionKind};
use crate::text::TokenKind;

/// The subtype of countries in the gazetteers.
const COUNTRY: &str = "country";

/// "Tamm of the University of Oltava", "Tamm, of Oltava Bank": the body named behind a name.
pub(super) fn body_behind(
    document: &Document<'_>,
    lexicon: &Lexicon,
    mentions: &[Mention],
    index: usize,
) -> Option<(SmolStr, SmolStr)> {
    let is = |at: TokenId, classes: Classes| {
        document
            .tokens
            .get(at)
            .is_some_and(|token| token.is(classes))
    };
    let end = mentions[index].tokens.end;
    let comma = document
        .tokens
        .get(end)
        .is_some_and(|token| token.kind == TokenKind::Comma);
    let mut at = end + usize::from(comma);
    if mentions[index].tokens.len() < 2 || !is(at, Classes::OF | Classes::NOUN_PREPOSITION) {
        return None;
    }
    at += 1;
    at += usize::from(is(at, Classes::DEFINITE));
    let body = mentions
        .get(index + 1)
        .filter(|body| body.tokens.start == at && body.kind == MentionKind::Organization)?;
    owner_of(document, lexicon, body)
}

/// True for a place that is no country.
pub(super) fn is_town(lexicon: &Lexicon, mention: &Mention) -> bool {
    mention.kind == MentionKind::Place
        && mention
            .entity
            .is_none_or(|place| !is_country(lexicon, place))
}

/// True for a place that the gazetteers list as a country.
pub fn is_country(lexicon: &Lexicon, place: EntityId) -> bool {
    lexicon.text(lexicon.entity(place).subtype) == COUNTRY
}

/// The affiliation and country that a mention stands for.
pub fn owner_of(
    document: &Document<'_>,
    lexicon: &Lexicon,
    owner: &Mention,
) -> Option<(SmolStr, SmolStr)> {
    let country_of = |entity: EntityId| SmolStr::new(lexicon.text(lexicon.entity(entity).country));
    let name_of = |entity: EntityId| SmolStr::new(lexicon.text(lexicon.entity(entity).name));
    match owner.kind {
        MentionKind::Nationality => owner.place.map(|place| (name_of(place), country_of(place))),
        MentionKind::Place | MentionKind::Organization => Some(match owner.entity {
            Some(entity) => (name_of(entity), country_of(entity)),
            None => (
                SmolStr::new(document.words(&owner.tokens)),
                SmolStr::default(),
            ),
        }),
        _ => None,
    }
}
