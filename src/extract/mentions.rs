//! Rows of mentions.csv.

use std::sync::Arc;

use crate::attribution::Scene;
use crate::document::Document;
use crate::lexicon::{Classes, Lexicon};
use crate::mention::{Mention, MentionKind};
use crate::record::MentionRecord;
use crate::resolve::Cast;
use crate::text::{CharOffsets, TokenKind, fold_space};

/// All rows of an article.
pub(super) fn records(
    scene: &Scene<'_>,
    cast: &Cast,
    offsets: &CharOffsets<'_>,
    article_id: &Arc<str>,
) -> Vec<MentionRecord> {
    let (document, lexicon) = (scene.document, scene.lexicon);
    let row = |(index, mention): (usize, &Mention)| {
        let words = document.words(&mention.tokens);
        let (name, entity) = match (cast.of_mention(index), mention.namesake()) {
            (Some(id), _) => {
                let character = cast.character(id);
                (character.name.clone(), character.entity)
            }
            (None, Some(listed)) => {
                let name = lexicon.text(lexicon.entity(listed).name).to_owned();
                (name, mention.entity)
            }
            (None, None) => (fold_space(scene.acronyms.full(words)), None),
        };
        let (start, end) = offsets.chars(document.span(&mention.tokens));
        let listed = entity.or(mention.place).map(|e| lexicon.entity(e));
        let position = entity.and_then(|e| lexicon.entity(e).position);
        MentionRecord {
            article_id: Arc::clone(article_id),
            mention: fold_space(words),
            name,
            kind: mention.kind.as_str().into(),
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
            rule: mention.rule.into(),
            in_repeat: document.in_repeat(&mention.tokens),
            paragraph: document.paragraph_of(mention.tokens.start) as u32 + 1,
            start,
            end,
        }
    };
    scene.mentions.iter().enumerate().map(row).collect()
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
