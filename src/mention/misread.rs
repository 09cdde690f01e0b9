//! Listed names that mean something else where they stand: "the Amazon", "Liberal voters", "Lega Orvo".

use std::ops::Range;

use crate::document::{Document, Shape, TokenId};
use crate::lexicon::{Classes, EntityId, EntityKind, FAMOUS, Lexicon, NameUse};
use crate::text::TokenKind;

use super::longer::in_unknown_name;
use super::phrases::Phrases;
use super::shape::Writing;

/// The subtype of governments.
const GOVERNMENT: &str = "government";

/// What stands around a listed name.
pub(super) struct Around<'a> {
    pub document: &'a Document<'a>,
    pub lexicon: &'a Lexicon,
    pub phrases: &'a Phrases,
    pub sentence: &'a Range<TokenId>,
    pub writing: Writing,
}

impl Around<'_> {
    /// True if the name of a listed body is here a person's, a thing's, an adjective or part of another name.
    pub fn is_no_body(&self, entity: EntityId, tokens: &Range<TokenId>) -> bool {
        let (document, lexicon, phrases) = (self.document, self.lexicon, self.phrases);
        if is_team_of(document, lexicon, phrases, entity, tokens)
            || is_model(document, lexicon, entity, tokens.end)
        {
            return true;
        }
        tokens.len() == 1
            && self.writing == Writing::Normal
            && (is_attribute(document, self.sentence, tokens.start)
                || lexicon.entity(entity).weight < FAMOUS
                    && in_unknown_name(document, lexicon, phrases, self.sentence, tokens.start))
    }
}

/// "the Orvo" is the river of that name, not the firm.
pub(super) fn river(
    document: &Document<'_>,
    lexicon: &Lexicon,
    phrases: &Phrases,
    sentence: &Range<TokenId>,
    tokens: &Range<TokenId>,
    firm: EntityId,
) -> Option<EntityId> {
    let article =
        tokens.start > sentence.start && document.tokens[tokens.start - 1].is(Classes::DEFINITE);
    let noun = document.tokens.get(tokens.end).is_some_and(|next| {
        next.is_capital()
            || next.is(Classes::NOUN | Classes::PLURAL_NOUN) && !next.is(Classes::PREPOSITION)
    });
    if tokens.len() != 1 || !article || noun || !is_maker(lexicon, firm) {
        return None;
    }
    phrases
        .names_at(tokens.start)
        .iter()
        .filter_map(|found| match found.value {
            NameUse::Entity { entity, .. }
                if found.end as TokenId == tokens.end
                    && lexicon.entity(entity).kind == EntityKind::Place =>
            {
                Some(entity)
            }
            _ => None,
        })
        .max_by_key(|&place| {
            let listed = lexicon.entity(place);
            (std::cmp::Reverse(listed.layer), listed.weight)
        })
}

/// "the war in Norland", "Norland's invasion of Estland": only the places have capitals, and they are the names.
pub(super) fn is_description(
    document: &Document<'_>,
    lexicon: &Lexicon,
    phrases: &Phrases,
    tokens: &Range<TokenId>,
) -> bool {
    let place = |at: TokenId| {
        phrases.names_at(at).iter().any(|found| match found.value {
            NameUse::Entity { entity, .. } => {
                lexicon.entity(entity).kind == EntityKind::Place
                    && (found.end as TokenId) - at < tokens.len()
            }
            NameUse::Demonym(_) => true,
            NameUse::Exclude(_) => false,
        })
    };
    let small_noun = |at: TokenId| {
        let token = &document.tokens[at];
        token.shape == Shape::Lower && token.is(Classes::NOUN) && !token.is(Classes::PREPOSITION)
    };
    tokens.clone().any(small_noun)
        && tokens
            .clone()
            .all(|at| !document.tokens[at].is_capital() || place(at))
}

/// "the Tamm administration": listed for the body, yet the name is the person's.
fn is_team_of(
    document: &Document<'_>,
    lexicon: &Lexicon,
    phrases: &Phrases,
    entity: EntityId,
    tokens: &Range<TokenId>,
) -> bool {
    lexicon.text(lexicon.entity(entity).subtype) == GOVERNMENT
        && tokens.len() > 1
        && document.tokens[tokens.end - 1].shape == Shape::Lower
        && phrases.names_at(tokens.start).iter().any(|found| {
            (found.end as TokenId) < tokens.end
                && (found.end as TokenId..tokens.end)
                    .all(|at| document.tokens[at].shape == Shape::Lower)
                && matches!(found.value, NameUse::Entity { entity, .. }
                    if lexicon.entity(entity).kind == EntityKind::Person)
        })
}

/// "Liberal voters", "a Democratic lawmaker": an adjective before its noun names no party.
fn is_attribute(document: &Document<'_>, sentence: &Range<TokenId>, at: TokenId) -> bool {
    let token = &document.tokens[at];
    token.shape == Shape::Capital
        && token.is(Classes::ADJECTIVE)
        && document.tokens.get(at + 1).is_some_and(|next| {
            at + 1 < sentence.end
                && next.kind == TokenKind::Word
                && next.is(Classes::NOUN | Classes::PLURAL_NOUN | Classes::ADJECTIVE)
                && !next.is(Classes::PREPOSITION
                    | Classes::FINITE_AUXILIARY
                    | Classes::MODAL
                    | Classes::MAINLY_VERB)
        })
}

/// "Boeing 737": a number of three digits after a company names what it makes.
fn is_model(document: &Document<'_>, lexicon: &Lexicon, entity: EntityId, end: TokenId) -> bool {
    is_maker(lexicon, entity)
        && document.tokens.get(end).is_some_and(|next| {
            next.kind == TokenKind::Number && next.spaced && next.span.len() == 3
        })
}

/// True for a company that makes something.
fn is_maker(lexicon: &Lexicon, entity: EntityId) -> bool {
    matches!(
        lexicon.text(lexicon.entity(entity).subtype),
        "company" | "carmaker"
    )
}
