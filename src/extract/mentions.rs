//! Rows of mentions.csv.

use crate::document::Document;
use crate::lexicon::{Classes, EntityId, Lexicon};
use crate::mention::{Mention, MentionKind};
use crate::record::MentionRecord;
use crate::resolve::{Cast, unlisted_name};
use crate::text::{CharOffsets, TokenKind};

/// The canonical name of a mention, and its entity.
pub(super) fn canonical(
    document: &Document<'_>,
    lexicon: &Lexicon,
    cast: &Cast,
    mentions: &[Mention],
    index: usize,
) -> (String, Option<EntityId>) {
    let mention = &mentions[index];
    if let Some(id) = cast.of_mention(index) {
        let character = cast.character(id);
        return (character.name.clone(), character.entity);
    }
    if let Some(entity) = mention.entity.or(mention.place) {
        return (
            lexicon.text(lexicon.entity(entity).name).to_owned(),
            mention.entity,
        );
    }
    (unlisted_name(document, mentions, index), None)
}

/// All rows of an article.
pub(super) fn records(
    document: &Document<'_>,
    lexicon: &Lexicon,
    cast: &Cast,
    mentions: &[Mention],
    offsets: &CharOffsets<'_>,
    article_id: &str,
) -> Vec<MentionRecord> {
    mentions
        .iter()
        .enumerate()
        .map(|(index, mention)| {
            let (name, entity) = canonical(document, lexicon, cast, mentions, index);
            let (start, end) = offsets.chars(document.span(&mention.tokens));
            let listed = entity.or(mention.place).map(|e| lexicon.entity(e));
            let position = entity.and_then(|e| lexicon.entity(e).position);
            MentionRecord {
                article_id: article_id.to_owned(),
                mention: document
                    .words(&mention.tokens)
                    .split_whitespace()
                    .collect::<Vec<_>>()
                    .join(" "),
                name,
                kind: mention.kind.as_str().to_owned(),
                subtype: match entity {
                    Some(e) => lexicon.text(lexicon.entity(e).subtype).to_owned(),
                    None => mention.subtype.clone(),
                },
                entity_id: entity
                    .map(|e| lexicon.text(lexicon.entity(e).id).to_owned())
                    .unwrap_or_default(),
                country: listed
                    .map(|e| lexicon.text(e.country).to_owned())
                    .unwrap_or_default(),
                latitude: position.map(|(lat, _)| lat),
                longitude: position.map(|(_, lon)| lon),
                stands_for: stands_for(document, lexicon, mention),
                rule: mention.rule.to_owned(),
                in_repeat: document.in_repeat(&mention.tokens),
                paragraph: document.paragraph_of(mention.tokens.start) as u32 + 1,
                start,
                end,
            }
        })
        .collect()
}

/// The body that a place or building means where it acts: "Washington's intentions", "the Kremlin denied".
fn stands_for(document: &Document<'_>, lexicon: &Lexicon, mention: &Mention) -> String {
    let body = (mention.kind == MentionKind::Place)
        .then_some(mention.entity)
        .flatten()
        .and_then(|e| lexicon.entity(e).stands_for);
    let Some(body) = body else {
        return String::new();
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
        lexicon.text(lexicon.entity(body).name).to_owned()
    } else {
        String::new()
    }
}
