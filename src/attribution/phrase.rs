//! Noun phrases to the right of a place: their words, phrases with prepositions, identifying appositions.

use std::ops::Range;

use crate::document::{Shape, Token, TokenId};
use crate::lexicon::{Classes, PhraseUse};
use crate::mention::MentionKind;
use crate::text::TokenKind;

use super::scene::Scene;

/// The end of the noun phrase that begins at `start`: its words, phrases with "of", and identifying appositions.
pub(super) fn noun_phrase_end(
    scene: &Scene<'_>,
    start: TokenId,
    limit: TokenId,
) -> Option<TokenId> {
    let first = scene.token_before(start, limit)?;
    if first.is(Classes::SUBJECT | Classes::OBJECT)
        && !first.is(Classes::POSSESSIVE_DETERMINER | Classes::DEMONSTRATIVE)
    {
        return Some(start + 1);
    }
    let end = plain_phrase_end(scene, start, limit);
    (end > start).then(|| with_appositions(scene, start..after_acronym(scene, end, limit), limit))
}

/// Where a name with its acronym in brackets ends: "the Arakan Army (AA)".
fn after_acronym(scene: &Scene<'_>, end: TokenId, limit: TokenId) -> TokenId {
    let kind = |at: TokenId| scene.token_before(at, limit).map(|token| token.kind);
    let acronym = kind(end) == Some(TokenKind::Open)
        && kind(end + 1) == Some(TokenKind::Word)
        && kind(end + 2) == Some(TokenKind::Close)
        && scene.token(end + 1).shape == Shape::Upper;
    if acronym { end + 3 } else { end }
}

/// Words of a noun phrase and the phrases with prepositions that follow a noun.
pub(super) fn plain_phrase_end(scene: &Scene<'_>, start: TokenId, limit: TokenId) -> TokenId {
    let mut at = start;
    let mut nouns = 0;
    while at < limit && !scene.in_quotation(at) {
        let token = scene.token(at);
        if scene.is_time(at)
            && at > start
            && !matches!(scene.document.tokens.get(at + 1), Some(next) if next.is_possessive(scene.document.text))
        {
            break;
        }
        if at > start
            && token.is(Classes::ARTICLE | Classes::POSSESSIVE_DETERMINER | Classes::DEMONSTRATIVE)
            && nouns > 0
            && !scene.is(at - 1, Classes::PREPOSITION)
        {
            break;
        }
        // "local media reports, …": a plural that no clause follows.
        let plural = token.is(Classes::PLURAL_NOUN)
            && !token.is(Classes::FINITE_AUXILIARY)
            && scene
                .token_before(at + 1, limit)
                .is_none_or(|next| next.kind == TokenKind::Comma || next.ends_sentence());
        if scene.is_nominal(at) && !(nouns > 0 && scene.is_finite(at) && !plural) {
            nouns +=
                usize::from(token.is(Classes::NOUN | Classes::PLURAL_NOUN) || token.is_capital());
            at += 1;
        } else if token.kind == TokenKind::Period && at + 1 < limit && !token.spaced {
            at += 1;
        } else if nouns > 0
            && token.is(Classes::PREPOSITION)
            && !token.is(Classes::SUBORDINATOR)
            && !token.is(Classes::TO)
            && attaches(scene, at, limit)
        {
            at += 1;
        } else if nouns > 0 && token.is(Classes::AND) && joins(scene, at, limit) {
            at += 1;
        } else if scene.is_adverb(at) && at + 1 < limit && scene.is(at + 1, Classes::ADJECTIVE) {
            at += 1;
        } else {
            break;
        }
    }
    while at > start
        && (scene.is(at - 1, Classes::PREPOSITION | Classes::AND)
            || scene.kind(at - 1) == TokenKind::Hyphen)
        && scene.mention_at(at - 1).is_none()
    {
        at -= 1;
    }
    at
}

/// True if the phrase after a preposition belongs to the noun before it.
fn attaches(scene: &Scene<'_>, preposition: TokenId, limit: TokenId) -> bool {
    let token = scene.token(preposition);
    let next = preposition + 1;
    if next >= limit
        || !(scene.is_nominal(next) || scene.is(next, Classes::POSSESSIVE_DETERMINER))
        || scene.is_time(next)
    {
        return false;
    }
    if token.is(Classes::OF | Classes::FOR) {
        return true;
    }
    token.is(Classes::NOUN_PREPOSITION)
        && scene
            .mention_at(next)
            .is_some_and(|m| m.kind != MentionKind::Person)
        || token.is(Classes::COMPANION)
            && scene.is(next, Classes::DETERMINER)
            && scene
                .phrases
                .words_at(next + 1)
                .iter()
                .all(|p| !matches!(p.value, PhraseUse::Occasion))
}

fn joins(scene: &Scene<'_>, and: TokenId, limit: TokenId) -> bool {
    let next = and + 1;
    next < limit && scene.is_nominal(next) && !scene.finite_cue(next) && !scene.is_finite(next)
}

/// ", a farmer from Havana, who left": what identifies the person named.
fn with_appositions(scene: &Scene<'_>, phrase: Range<TokenId>, limit: TokenId) -> TokenId {
    let person = |at: TokenId| {
        scene
            .mention_at(at)
            .is_some_and(|m| m.kind == MentionKind::Person)
    };
    // "The founder of Oltava Films, Ilse Norlander": the name that an office waits for.
    let mut unnamed = !phrase.clone().any(person) && scene.phrases.role_at(phrase.start).is_some();
    let mut end = phrase.end;
    while end + 1 < limit && scene.kind(end) == TokenKind::Comma {
        let next = end + 1;
        let token = scene.token(next);
        let opens = token
            .is(Classes::DETERMINER | Classes::POSSESSIVE_DETERMINER | Classes::RELATIVE)
            || scene.phrases.role_at(next).is_some()
            || token.kind == TokenKind::Number
            || unnamed && person(next)
            || scene.mention_at(next).is_some_and(|m| {
                m.kind == MentionKind::Place || m.kind == MentionKind::Organization
            })
            || token.is(Classes::NOUN | Classes::ADJECTIVE)
                && !token.is(Classes::PREPOSITION | Classes::ADVERB)
                && !scene.is_finite(next)
                && !scene.gerund_cue(next);
        if !opens || scene.in_quotation(next) {
            break;
        }
        if token.is(Classes::RELATIVE) {
            // The incidental clause goes to the next comma or the end.
            let close = (next..limit)
                .find(|&i| {
                    scene.kind(i) == TokenKind::Comma
                        || scene.token(i).ends_sentence()
                        || scene.in_quotation(i)
                })
                .unwrap_or(limit);
            return close;
        }
        let further = plain_phrase_end(scene, next, limit);
        // "…, an archaeologist based in Havana": a participle that goes on about the same person.
        let described = further > next
            && further + 1 < limit
            && token.is(Classes::ARTICLE)
            && !token.is(Classes::DEFINITE)
            && scene.is(further, Classes::VERB_PARTICIPLE)
            && scene.is(further + 1, Classes::PREPOSITION);
        if described {
            let close = (further..limit)
                .find(|&i| {
                    !scene.in_quotation(i)
                        && (scene.kind(i) == TokenKind::Comma || scene.token(i).ends_sentence())
                })
                .unwrap_or(limit);
            let clause = (further + 1..close).any(|i| scene.is_finite(i) || scene.finite_cue(i));
            if !clause
                && scene
                    .document
                    .tokens
                    .get(close)
                    .is_none_or(Token::ends_sentence)
            {
                return close;
            }
        }
        // A verb after it makes it the next subject: "…, the minister said".
        if further == next
            || further < limit && (scene.is_finite(further) || scene.finite_cue(further))
        {
            break;
        }
        unnamed &= !(next..further).any(person);
        end = further;
    }
    end
}

/// True if a word can begin a noun phrase.
pub(super) fn begins_phrase(token: &Token) -> bool {
    token.is_capital()
        || token.is(Classes::DETERMINER
            | Classes::POSSESSIVE_DETERMINER
            | Classes::PRONOUN
            | Classes::QUANTIFIER
            | Classes::NUMBER
            | Classes::NOUN
            | Classes::PLURAL_NOUN
            | Classes::ADJECTIVE)
        || token.kind == TokenKind::Number
}
