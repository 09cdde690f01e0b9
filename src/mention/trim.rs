//! The exact words of a listed name: its article, titles and small words at the end are not part.
//!
//! "the Republic" is no name; of "Pope Ulric II" the name is "Ulric II", of "Norpress news agency" it is "Norpress".

use std::ops::Range;

use crate::document::{Document, Shape, TokenId};
use crate::lexicon::{Classes, EntityId, EntityKind, Lexicon, NameUse, RoleKind};
use crate::text::TokenKind;

use super::found::{Mention, MentionKind};
use super::phrases::Phrases;

/// The mention without what is not its name; `None` if nothing is left of it.
pub(super) fn trim(
    document: &Document<'_>,
    lexicon: &Lexicon,
    phrases: &Phrases,
    mut mention: Mention,
) -> Option<Mention> {
    let tokens = &document.tokens;
    let whole = mention.tokens.clone();
    let mut kept = whole.clone();
    if tokens[kept.start].shape == Shape::Lower && tokens[kept.start].is(Classes::ARTICLE) {
        kept.start += 1;
    }
    // "The Norland Bank" unless that is how it is called.
    if mention.kind == MentionKind::Organization
        && kept.len() > 1
        && tokens[kept.start].is(Classes::DEFINITE)
        && tokens[kept.start].shape == Shape::Capital
        && same_entity(phrases, &(kept.start + 1..kept.end), mention.entity)
        && !mention.subtype.starts_with("news")
        && !mention.entity.is_some_and(|entity| {
            let article = tokens[kept.start].span.of(document.text);
            lexicon
                .text(lexicon.entity(entity).name)
                .strip_prefix(article)
                .is_some_and(|rest| rest.starts_with(' '))
        })
    {
        kept.start += 1;
    }
    if mention.kind == MentionKind::Person {
        kept.start = after_title(lexicon, phrases, &kept);
    } else if mention.kind != MentionKind::Event {
        // "Aram-ri" is one word.
        while kept.end > kept.start
            && is_small(document, kept.end - 1)
            && !(kept.end - 1 > kept.start
                && tokens[kept.end - 2].kind == TokenKind::Hyphen
                && !tokens[kept.end - 1].spaced)
        {
            kept.end -= 1;
        }
        // "mainland Norland": listed so, yet the capitals are the name. "east Norport" is another place.
        if mention.kind == MentionKind::Place
            && kept.end - kept.start > 1
            && is_small(document, kept.start)
            && same_entity(phrases, &(kept.start + 1..kept.end), mention.entity)
        {
            kept.start += 1;
        }
    }
    if kept == whole {
        return Some(mention);
    }
    // "the interior ministry": no capital, no name.
    if kept.is_empty() || !tokens[kept.clone()].iter().any(|t| t.shape != Shape::Lower) {
        return None;
    }
    let common = kept.len() == 1
        && tokens[whole.start].is(Classes::ARTICLE)
        && !tokens[kept.start].classes.is_empty()
        && tokens[kept.start].shape == Shape::Capital;
    if common && mention.kind != MentionKind::Person && kept.end == whole.end {
        return None;
    }
    mention.tokens = kept.clone();
    if kept.end < whole.end {
        return shorter(document, lexicon, phrases, mention, &kept);
    }
    Some(mention)
}

/// True if these tokens are a name of the entity too.
fn same_entity(phrases: &Phrases, tokens: &Range<TokenId>, entity: Option<EntityId>) -> bool {
    phrases.names_at(tokens.start).iter().any(|found| {
        found.end as TokenId == tokens.end
            && matches!(found.value, NameUse::Entity { entity: other, weak: false } if Some(other) == entity)
    })
}

/// The mention of a name whose small last words were left off: what the lists say of the rest.
fn shorter(
    document: &Document<'_>,
    lexicon: &Lexicon,
    phrases: &Phrases,
    mut mention: Mention,
    kept: &Range<TokenId>,
) -> Option<Mention> {
    if kept.len() == 1
        && document.tokens[kept.start]
            .name_classes
            .any(Classes::DEMONYM)
    {
        let place = phrases
            .names_at(kept.start)
            .iter()
            .find_map(|found| match found.value {
                NameUse::Demonym(index) => lexicon.demonym(index).place,
                _ => None,
            });
        mention.kind = MentionKind::Nationality;
        mention.subtype.clear();
        mention.entity = None;
        mention.place = place;
        mention.rule = "demonym";
        return Some(mention);
    }
    let same = phrases
        .names_at(kept.start)
        .iter()
        .filter(|found| found.end as TokenId == kept.end)
        .find_map(|found| match found.value {
            NameUse::Entity {
                entity,
                weak: false,
            } => Some(entity),
            _ => None,
        });
    if let Some(entity) = same {
        let listed = lexicon.entity(entity);
        if listed.kind == EntityKind::Place || MentionKind::from(listed.kind) == mention.kind {
            mention.kind = listed.kind.into();
            mention.entity = Some(entity);
            lexicon
                .text(listed.subtype)
                .clone_into(&mut mention.subtype);
        }
    }
    Some(mention)
}

fn is_small(document: &Document<'_>, at: TokenId) -> bool {
    let token = &document.tokens[at];
    token.kind == TokenKind::Word && token.shape == Shape::Lower
}

/// The first token after a title that a listed person's name opens with.
fn after_title(lexicon: &Lexicon, phrases: &Phrases, name: &Range<TokenId>) -> TokenId {
    match phrases.role_at(name.start) {
        Some((end, role, false))
            if end < name.end
                && matches!(
                    lexicon.role(role).kind,
                    RoleKind::Honorific | RoleKind::Title | RoleKind::Role
                ) =>
        {
            end
        }
        _ => name.start,
    }
}
