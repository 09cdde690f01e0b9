//! Bodies of states by pattern: "the Syrian government", "the Iranian Foreign Ministry", "the government of Mali".

use std::ops::Range;

use crate::document::{Document, TokenId};
use crate::lexicon::{EntityId, Lexicon, PhraseUse};

use super::found::{Mention, MentionKind};
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
