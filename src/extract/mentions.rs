//! Rows of mentions.csv.

use smol_str::SmolStr;

use crate::attribution::Scene;
use crate::document::Document;
use crate::lexicon::{Classes, EntityId, Lexicon};
use crate::mention::{Mention, MentionKind};
use crate::record::MentionRecord;
use crate::resolve::Cast;
use crate::text::{TokenKind, folded};

use super::passages::Passages;

/// All rows of an article.
pub(super) fn records(
    scene: &Scene<'_>,
    cast: &Cast,
    passages: &Passages<'_>,
    article_id: &SmolStr,
) -> Vec<MentionRecord> {
    let (document, lexicon) = (scene.document, scene.lexicon);
    let row = |(index, mention): (usize, &Mention)| {
        let entity = entity(cast, index, mention).map(|e| lexicon.entity(e));
        let place = || mention.place.map(|e| lexicon.entity(e));
        let (start, end) = passages.place(&mention.tokens);
        let position = entity.and_then(|e| e.position);
        MentionRecord {
            article_id: article_id.clone(),
            mention: passages.words(&mention.tokens),
            name: name(scene, cast, passages, index),
            kind: SmolStr::new_static(mention.kind.as_str()),
            subtype: SmolStr::new(
                entity.map_or(mention.subtype.as_str(), |e| lexicon.text(e.subtype)),
            ),
            entity_id: SmolStr::new(entity.map_or("", |e| lexicon.text(e.id))),
            country: SmolStr::new(
                entity
                    .or_else(place)
                    .map_or("", |e| lexicon.text(e.country)),
            ),
            latitude: position.map(|(lat, _)| lat),
            longitude: position.map(|(_, lon)| lon),
            stands_for: SmolStr::new(stands_for(document, lexicon, mention)),
            rule: SmolStr::new_static(mention.rule),
            in_repeat: document.in_repeat(&mention.tokens),
            paragraph: document.paragraph_of(mention.tokens.start) as u32 + 1,
            start,
            end,
        }
    };
    scene.mentions.iter().enumerate().map(row).collect()
}

/// The number of names outside repeated copies of the body.
pub(super) fn count(scene: &Scene<'_>) -> u64 {
    let is_new = |mention: &&Mention| !scene.document.in_repeat(&mention.tokens);
    scene.mentions.iter().filter(is_new).count() as u64
}

/// The listed entity of a mention.
fn entity(cast: &Cast, index: usize, mention: &Mention) -> Option<EntityId> {
    match cast.of_mention(index) {
        Some(id) => cast.character(id).entity,
        None => mention.entity,
    }
}

/// The canonical name of a mention.
pub(super) fn name(
    scene: &Scene<'_>,
    cast: &Cast,
    passages: &Passages<'_>,
    index: usize,
) -> SmolStr {
    let mention = &scene.mentions[index];
    if let Some(id) = cast.of_mention(index) {
        return cast.character(id).name.clone();
    }
    if let Some(listed) = mention.namesake() {
        let lexicon = scene.lexicon;
        return SmolStr::new(lexicon.text(lexicon.entity(listed).name));
    }
    let full = scene.acronyms.full(scene.document.words(&mention.tokens));
    full.map_or_else(
        || passages.words(&mention.tokens),
        |full| folded(full).into(),
    )
}

/// The body that a place or building means where it acts: "Washington's intentions", "the Kremlin denied".
fn stands_for<'l>(document: &Document<'_>, lexicon: &'l Lexicon, mention: &Mention) -> &'l str {
    let body = (mention.kind == MentionKind::Place)
        .then_some(mention.entity)
        .flatten()
        .and_then(|e| lexicon.entity(e).stands_for);
    let Some(body) = body else {
        return "";
    };
    let before = mention
        .tokens
        .start
        .checked_sub(1)
        .map(|i| &document.tokens[i]);
    let located = before.is_some_and(|t| {
        t.is(Classes::PREPOSITION) && !t.is(Classes::OF | Classes::BY) || t.kind == TokenKind::Comma
    });
    let acts = document.tokens.get(mention.tokens.end).is_some_and(|next| {
        next.is_possessive(document.text)
            || next.kind == TokenKind::Word
                && !next.is_capital()
                && next.is(Classes::FINITE_AUXILIARY
                    | Classes::VERB_PAST
                    | Classes::VERB_THIRD
                    | Classes::MAINLY_VERB)
            || next.is(Classes::ADVERB)
                && document
                    .tokens
                    .get(mention.tokens.end + 1)
                    .is_some_and(|t| t.is(Classes::VERB_PAST))
    });
    if acts && !located {
        lexicon.text(lexicon.entity(body).name)
    } else {
        ""
    }
}
