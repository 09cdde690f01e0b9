//! Which of several entities of one name is meant: the sure ones, those of the article's countries, the weighty ones.

use std::ops::Range;

use crate::document::{Document, TokenId};
use crate::lexicon::{EntityId, EntityKind, FAMOUS, Lexicon, NameUse};
use crate::text::TokenKind;

use super::countries::Countries;
use super::phrases::Phrases;

/// "Sale, England": true if a name of the entity's country follows.
pub(super) fn in_country(
    document: &Document<'_>,
    lexicon: &Lexicon,
    phrases: &Phrases,
    entity: EntityId,
    end: TokenId,
) -> bool {
    let country = lexicon.text(lexicon.entity(entity).country);
    !country.is_empty()
        && end + 1 < document.tokens.len()
        && document.tokens[end].kind == TokenKind::Comma
        && phrases.names_at(end + 1).iter().any(|found| {
            let NameUse::Entity { entity, weak } = found.value else {
                return false;
            };
            let other = lexicon.entity(entity);
            (!weak || other.weight >= FAMOUS) && lexicon.text(other.country) == country
        })
}

/// The likeliest entity of a name's readings, with its rank and whether it is weak; and the demonym among them.
pub(super) fn choose(
    document: &Document<'_>,
    lexicon: &Lexicon,
    phrases: &Phrases,
    countries: &Countries,
    tokens: &Range<TokenId>,
    readings: impl Iterator<Item = NameUse>,
) -> (Option<(u32, EntityId, bool)>, Option<u32>) {
    let mut best: Option<(u32, EntityId, bool)> = None;
    let mut demonym = None;
    for reading in readings {
        match reading {
            NameUse::Demonym(index) => demonym = Some(index),
            NameUse::Exclude(_) => {}
            NameUse::Entity { entity, .. } if phrases.is_excluded(tokens, entity) => {}
            NameUse::Entity { entity, weak } => {
                let listed = lexicon.entity(entity);
                let near = countries.of(lexicon.text(listed.country)).min(5);
                // Of sure names the layer on top holds; a doubtful one of it hides nothing built in.
                let layer = if weak {
                    u8::from(listed.layer == 0)
                } else {
                    listed.layer
                };
                let placed = weak
                    && listed.kind == EntityKind::Place
                    && in_country(document, lexicon, phrases, entity, tokens.end);
                // "the Labour Party": that of the country which the article is about.
                let home = weak
                    && tokens.len() > 1
                    && listed.kind == EntityKind::Organization
                    && countries.is_home_of(lexicon, entity);
                let rank = u32::from(!weak) * 1000
                    + u32::from(home) * 300
                    + u32::from(placed) * 500
                    + u32::from(layer) * 400
                    + u32::from(listed.weight)
                    + near * 8;
                if best.is_none_or(|(known, ..)| rank > known) {
                    best = Some((rank, entity, weak));
                }
            }
        }
    }
    (best, demonym)
}
