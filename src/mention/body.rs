//! Bodies of states by pattern: "the Syrian government", "the Iranian Foreign Ministry", "the government of Mali"; and
//! listed ones without their country's name: "Navy" in "Indian Navy".

use std::ops::Range;

use crate::document::{Document, TokenId};
use crate::lexicon::{EntityId, EntityKind, Gender, Lexicon, NameUse, PhraseUse};

use super::found::{Mention, MentionKind};
use super::listed::is_country;
use super::longer::is_state_body;
use super::phrases::Phrases;

/// If a body of a state is named right after `owner` (a demonym or a country), the mention of the body.
pub(super) fn body_after(
    document: &Document<'_>,
    lexicon: &Lexicon,
    phrases: &Phrases,
    owner: &Mention,
    limit: TokenId,
) -> Option<Mention> {
    let country = owner.place.or(owner.entity)?;
    let at = owner.tokens.end;
    // "Iran's foreign ministry" names Iran; the ministry is no part of that name.
    if at >= limit || document.tokens[at].is_possessive(document.text) {
        return None;
    }
    let (end, entity) = body_at(lexicon, phrases, at, country)?;
    Some(mention(lexicon, owner.tokens.start..end, entity))
}

/// If `country` stands in "the government of Mali", the mention of the body.
pub(super) fn body_before(
    document: &Document<'_>,
    lexicon: &Lexicon,
    phrases: &Phrases,
    country: &Mention,
    begin: TokenId,
) -> Option<Mention> {
    let place = country.entity?;
    let of = country
        .tokens
        .start
        .checked_sub(1)
        .filter(|&i| i > begin && document.tokens[i].is(crate::lexicon::Classes::OF))?;
    for start in (begin..of).rev().take(4) {
        if let Some((end, entity)) = body_at(lexicon, phrases, start, place) {
            if end == of {
                return Some(mention(lexicon, start..country.tokens.end, entity));
            }
        }
    }
    None
}

fn body_at(
    lexicon: &Lexicon,
    phrases: &Phrases,
    at: TokenId,
    country: EntityId,
) -> Option<(TokenId, EntityId)> {
    phrases.words_at(at).iter().rev().find_map(|found| {
        let PhraseUse::Body(index) = found.value else {
            return None;
        };
        let mut id = lexicon.body(index).to_owned();
        id.push_str(lexicon.text(lexicon.entity(country).id));
        Some((found.end as TokenId, lexicon.entity_by_id(&id)?))
    })
}

fn mention(lexicon: &Lexicon, tokens: Range<TokenId>, entity: EntityId) -> Mention {
    let listed = lexicon.entity(entity);
    Mention {
        tokens,
        kind: MentionKind::Organization,
        entity: Some(entity),
        place: None,
        subtype: lexicon.text(listed.subtype).to_owned(),
        gender: listed.gender,
        rule: "state-body",
        weak: false,
    }
}

/// "Norland" and "Navy" for the listed "Norland Navy": the country stands beside a body of its state.
pub(super) fn part_bodies(
    document: &Document<'_>,
    lexicon: &Lexicon,
    phrases: &Phrases,
    found: &mut Vec<Mention>,
) {
    let mut index = 0;
    while index < found.len() {
        if let Some(owner) = owner_of_body(document, lexicon, phrases, &found[index]) {
            let body = &mut found[index];
            body.tokens.start = owner.tokens.end;
            body.rule = "listed-body";
            found.insert(index, owner);
            index += 1;
        }
        index += 1;
    }
}

fn owner_of_body(
    document: &Document<'_>,
    lexicon: &Lexicon,
    phrases: &Phrases,
    body: &Mention,
) -> Option<Mention> {
    if body.rule != "listed" || body.kind != MentionKind::Organization || body.tokens.len() < 2 {
        return None;
    }
    let start = body.tokens.start;
    phrases.names_at(start).iter().find_map(|found| {
        let end = found.end as TokenId;
        let rest = end..body.tokens.end;
        if rest.is_empty()
            || !document.tokens[end].spaced
            || !document.tokens[end].is_capital()
            || !is_state_body(document, lexicon, &rest)
            || !is_of_kind(document, lexicon, &rest, &body.subtype)
        {
            return None;
        }
        let (kind, entity, place, rule) = match found.value {
            NameUse::Demonym(demonym) => (
                MentionKind::Nationality,
                None,
                lexicon.demonym(demonym).place,
                "demonym",
            ),
            NameUse::Entity {
                entity,
                weak: false,
            } if is_country(lexicon, entity) => (MentionKind::Place, Some(entity), None, "listed"),
            _ => return None,
        };
        Some(Mention {
            tokens: start..end,
            kind,
            entity,
            place,
            subtype: entity
                .map(|e| lexicon.text(lexicon.entity(e).subtype).to_owned())
                .unwrap_or_default(),
            gender: Gender::Unknown,
            rule,
            weak: false,
        })
    })
}

/// True if the key word of a body says what its row says: the "Norland Congress" that is a party is no parliament.
fn is_of_kind(
    document: &Document<'_>,
    lexicon: &Lexicon,
    body: &Range<TokenId>,
    subtype: &str,
) -> bool {
    let key = |at: TokenId, last: bool| {
        lexicon.key_word(document.tokens[at].word, EntityKind::Organization, last)
    };
    [key(body.end - 1, true), key(body.start, false)].contains(&Some(subtype))
}
