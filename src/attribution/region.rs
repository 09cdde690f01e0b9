//! The noun phrase that ends at a place, found by the nearest boundary of a clause to its left.

use std::ops::Range;

use crate::document::TokenId;
use crate::lexicon::Classes;
use crate::text::TokenKind;

use super::scene::{CLAUSE_OPENERS, Scene};

const LONGEST: usize = 32;

/// The longest circumstance before a subject, in tokens.
const LONGEST_FRONT: usize = 6;

pub(super) fn ends_noun_phrase(scene: &Scene<'_>, at: TokenId) -> bool {
    let token = scene.token(at);
    if token.is(Classes::ARTICLE | Classes::BE) && !token.is_capital()
        || token.is(Classes::PREPOSITION)
            && !token.is(Classes::ADVERB | Classes::PLURAL_NOUN)
            && scene.mention_at(at).is_none()
        || token.is_possessive(scene.document.text)
    {
        return false;
    }
    scene.is_nominal(at)
        || token.is(Classes::PRONOUN | Classes::QUANTIFIER | Classes::NUMBER)
        || scene.is_time(at)
        || token.kind == TokenKind::Word
            && (token.is(Classes::NOUN | Classes::PLURAL_NOUN | Classes::PERSON_NOUN)
                || token.is_capital())
        || token.kind == TokenKind::Period && at > 0 && scene.token(at - 1).is_capital()
        || token.is(Classes::VERB_PARTICIPLE)
}

/// Where the noun phrase that ends at `end` begins: the nearest boundary of a clause to its left.
pub(super) fn region_start(
    scene: &Scene<'_>,
    end: TokenId,
    sentence: &Range<TokenId>,
) -> Option<TokenId> {
    let last = end - 1;
    if scene.is(last, Classes::PRONOUN)
        && !scene.is(
            last,
            Classes::INDEFINITE | Classes::QUANTIFIER | Classes::REFLEXIVE,
        )
        && !scene.token(last).is_possessive(scene.document.text)
    {
        return Some(last);
    }
    let from = sentence.start.max(end.saturating_sub(LONGEST));
    let mut start = end;
    let mut content = false;
    while start > from {
        let at = start - 1;
        let token = scene.token(at);
        if scene.in_quotation(at) && !scene.in_quotation(last) {
            // A nickname or word in marks belongs to the phrase; a quotation does not.
            let quotation = scene.quotation_at(at).map(|index| &scene.quotations[index]);
            match quotation.filter(|q| {
                q.words <= 3
                    && !(q.closed && scene.kind(q.inner.end - 1) == TokenKind::Comma)
                    && q.tokens.start > from
                    && content
                    && scene.is_nominal(q.tokens.start - 1)
            }) {
                Some(short) => {
                    start = short.tokens.start;
                    continue;
                }
                None => break,
            }
        }
        let stop = match token.kind {
            TokenKind::Comma => !is_list_comma(scene, at, end, from),
            TokenKind::Semicolon
            | TokenKind::Colon
            | TokenKind::Dash
            | TokenKind::Question
            | TokenKind::Exclamation
            | TokenKind::Ellipsis
            | TokenKind::Open => true,
            TokenKind::Close => {
                // "Levin (Mich.)".
                match (from..at).rev().find(|&i| scene.kind(i) == TokenKind::Open) {
                    Some(open) => {
                        start = open;
                        continue;
                    }
                    None => true,
                }
            }
            TokenKind::Word if token.is(Classes::THAT) && !token.is_capital() => true,
            TokenKind::Word if token.is(Classes::RELATIVE) => {
                !(content
                    && at > from
                    && (ends_noun_phrase(scene, at - 1)
                        || scene.token(at - 1).is_possessive(scene.document.text)))
            }
            TokenKind::Word if token.is(Classes::COORDINATOR) => {
                !is_noun_coordination(scene, at, end, from)
            }
            TokenKind::Word if token.is(CLAUSE_OPENERS) && !token.is(Classes::PREPOSITION) => true,
            TokenKind::Word if token.is(Classes::AS) => true,
            // "Tamm was there after a farmer said": another clause; "officials after the vote said" is one phrase.
            TokenKind::Word if token.is(Classes::TIME_SUBORDINATOR) && content => {
                (from..at).any(|i| {
                    scene.is_finite(i) && !scene.in_quotation(i) && !has_relative(scene, i, from)
                })
            }
            // "dubbed himself over footage of Ruiz saying": an object ends there.
            TokenKind::Word if token.is(Classes::REFLEXIVE) => content,
            TokenKind::Word if scene.is_finite(at) => content && !has_relative(scene, at, from),
            _ => false,
        };
        if stop {
            break;
        }
        content |= token.is_word()
            && !scene.is_time(at)
            && !token.is(Classes::ADVERB | Classes::PREPOSITION)
            && (scene.is_nominal(at) || token.is(Classes::PRONOUN));
        start = at;
    }
    start = after_openers(scene, start, end);
    (start < end && content || start < end && scene.is(end - 1, Classes::PRONOUN)).then_some(start)
}

/// Leaves off what opens a sentence before its subject: "But", "Meanwhile", "In Havana".
fn after_openers(scene: &Scene<'_>, start: TokenId, end: TokenId) -> TokenId {
    let mut start = start;
    while start < end {
        let token = scene.token(start);
        let leaves = match token.kind {
            TokenKind::Word => {
                token.is(Classes::COORDINATOR | Classes::INTERJECTION)
                    || token.is(Classes::SUBORDINATOR) && !token.is(Classes::DEMONSTRATIVE)
                    || scene.is_adverb(start)
                        && !token.is(Classes::QUANTIFIER | Classes::DETERMINER | Classes::ADJECTIVE)
                    || scene.is_time(start)
                        && start + 1 < end
                        && !scene.token(start + 1).is_possessive(scene.document.text)
            }
            TokenKind::Comma
            | TokenKind::Dash
            | TokenKind::Markup
            | TokenKind::Period
            | TokenKind::Ellipsis => true,
            _ => false,
        };
        if leaves {
            start += 1;
        } else if let Some(comma) = fronted(scene, start, end) {
            start = comma + 1;
        } else {
            break;
        }
    }
    start
}

/// The comma after a circumstance that opens a clause: "For her part, the minister".
fn fronted(scene: &Scene<'_>, start: TokenId, end: TokenId) -> Option<TokenId> {
    // "opponents like Tamm, Kask and Oru": a list that a noun before it opens.
    let opens = scene.is(start, Classes::BY | Classes::CIRCUMSTANCE)
        || start
            .checked_sub(1)
            .is_none_or(|at| scene.kind(at) != TokenKind::Word);
    let preposition =
        opens && scene.is(start, Classes::PREPOSITION) && scene.mention_at(start).is_none();
    (start + 1..end.min(start + LONGEST_FRONT))
        .take_while(|&at| preposition && !scene.in_quotation(at) && !scene.is_finite(at))
        .find(|&at| scene.kind(at) == TokenKind::Comma)
        .filter(|&comma| comma + 1 < end)
}

/// "Ruiz, Tamm and Oru": a comma of a list of names before the verb.
fn is_list_comma(scene: &Scene<'_>, comma: TokenId, end: TokenId, from: TokenId) -> bool {
    if comma <= from || !ends_noun_phrase(scene, comma - 1) {
        return false;
    }
    let rest = comma + 1..end;
    // "Tamm, R-Mass." and "Oru, Estonia": a part of the name.
    let coordinated = rest.clone().any(|i| scene.is(i, Classes::AND))
        && rest.clone().all(|i| {
            scene.is_nominal(i)
                || scene.is(i, Classes::AND | Classes::OF)
                || scene.kind(i) == TokenKind::Comma
        });
    let names = scene.mention_at(comma - 1).is_some()
        && rest
            .clone()
            .next()
            .is_some_and(|i| scene.mention_at(i).is_some());
    coordinated && (names || scene.is(comma - 1, Classes::PLURAL_NOUN))
}

/// "Graham and Perdue said", "officials and residents said": both sides are noun phrases and no verb stands before.
fn is_noun_coordination(scene: &Scene<'_>, and: TokenId, end: TokenId, from: TokenId) -> bool {
    if !scene.is(and, Classes::AND) || and <= from || and + 1 >= end {
        return false;
    }
    let left = and - 1;
    let nominal = scene.mention_at(left).is_some()
        || scene.is(
            left,
            Classes::PLURAL_NOUN | Classes::PERSON_NOUN | Classes::NOUN,
        ) && !scene.is_finite(left);
    if !nominal {
        return false;
    }
    let clause = (from..and)
        .rev()
        .take_while(|&i| scene.kind(i) != TokenKind::Comma && !scene.is(i, CLAUSE_OPENERS))
        .any(|i| scene.is_finite(i) && !has_relative(scene, i, from));
    !clause
}

/// True if a verb belongs to a relative clause that begins after `from`.
fn has_relative(scene: &Scene<'_>, verb: TokenId, from: TokenId) -> bool {
    (from..verb)
        .rev()
        .take(8)
        .any(|i| scene.is(i, Classes::RELATIVE) && !scene.is(i, Classes::DEMONSTRATIVE))
}
