//! Where what was said begins and ends.

use std::ops::Range;

use crate::document::TokenId;
use crate::lexicon::{Classes, Frame, Strength, VerbForm};
use crate::text::TokenKind;

use super::phrase::{begins_phrase, noun_phrase_end, plain_phrase_end};
use super::scene::Scene;
use super::tail::{cites, tail, time};

/// The longest aside between commas or dashes, in tokens.
const LONGEST_ASIDE: usize = 40;
/// Conjunctions after which another attribution may begin: and, but, while.
const JOINING: Classes = Classes::AND
    .with(Classes::CONTRAST)
    .with(Classes::CONCESSION);
/// The longest noun phrase before a further reporting verb, in tokens.
const LONGEST_SOURCE: usize = 12;

/// The end of a clause that begins at `start`: the end of its sentence, or an attribution or aside before that.
pub(super) fn clause_end(scene: &Scene<'_>, start: TokenId, limit: TokenId) -> TokenId {
    let mut at = start;
    while at < limit {
        if scene.in_quotation(at) {
            // A quotation inside the clause is taken whole.
            at = scene.after_quotation(at);
            if comments(scene, at, limit) || closes_with_attribution(scene, at, limit) {
                return at;
            }
            continue;
        }
        if at > start {
            if let Some(end) = aside_end(scene, start, at, limit) {
                at = end;
                continue;
            }
            if ends_clause(scene, at, start, limit) {
                // "…, even though": the adverb belongs to what is left off.
                let adverb = scene.is(at, Classes::CONCESSION) && scene.is_adverb(at - 1);
                return trim(scene, start, at - usize::from(adverb));
            }
        }
        at += 1;
    }
    trim(scene, start, at.max(limit))
}

/// True if the article speaks again after a quotation that ends with a comma: `“…,” referring to the dam`,
/// `“…,” an echo of what Oru said`.
fn comments(scene: &Scene<'_>, after: TokenId, limit: TokenId) -> bool {
    after >= 2
        && after < limit
        && scene.token(after - 1).is_mark()
        && scene.kind(after - 2) == TokenKind::Comma
        && scene.is(
            after,
            Classes::VERB_ING | Classes::ARTICLE | Classes::RELATIVE | Classes::CONCESSION,
        )
        && !scene.is(after, Classes::THAT)
        // "a “bully,” a “liar”" goes on.
        && !(after + 1 < limit && scene.in_quotation(after + 1))
}

/// The end of an aside that begins at `at` and after which the clause goes on: "the dam, which is old, held",
/// "the dam - old as it is - held".
fn aside_end(scene: &Scene<'_>, start: TokenId, at: TokenId, limit: TokenId) -> Option<TokenId> {
    let mark = scene.kind(at);
    let opens = match mark {
        TokenKind::Comma => {
            let next = scene.token_before(at + 1, limit)?;
            next.is(Classes::RELATIVE)
                && !next.is(Classes::THAT)
                && !scene.in_quotation(at + 1)
                && !(start..at).any(|i| {
                    scene.in_quotation(i) || scene.is_finite(i) || scene.is(i, Classes::TO)
                })
        }
        TokenKind::Dash => true,
        _ => false,
    };
    if !opens {
        return None;
    }
    let close = (at + 2..limit.min(at + LONGEST_ASIDE)).find(|&i| scene.kind(i) == mark)?;
    let goes_on = close + 1 < limit
        && (scene.in_quotation(close + 1)
            || !scene.token(close + 1).is_capital()
                && !scene.is(close + 1, Classes::COORDINATOR | Classes::CONCESSION));
    goes_on.then_some(close + 1)
}

fn ends_clause(scene: &Scene<'_>, at: TokenId, start: TokenId, limit: TokenId) -> bool {
    let next = at + 1;
    let second = at + 2;
    match scene.kind(at) {
        TokenKind::Semicolon => true,
        TokenKind::Comma if next < limit && !scene.in_quotation(next) => {
            let adverb = usize::from(scene.is_adverb(next));
            scene.gerund_cue(next)
                || cites(scene, next)
                || is_according(scene, next)
                || scene.is(next, JOINING) && reports_anew(scene, start, second, limit)
                || is_contrast(scene, next) && second < limit && scene.is(second, Classes::SUBJECT)
                || scene.is(next, Classes::RELATIVE)
                    && !scene.is(next, Classes::THAT | Classes::POSSESSIVE_DETERMINER)
                || is_concession(scene, next)
                || closes_with_attribution(scene, next, limit)
                || next + adverb < limit
                    && scene.finite_cue(next + adverb)
                    && scene.token(next + adverb).is(Classes::VERB_PAST)
        }
        TokenKind::Word if scene.is(at, JOINING) => reports_anew(scene, start, next, limit),
        TokenKind::Word if scene.is(at, Classes::WH) => {
            next < limit && at > start + 1 && asked(scene, next)
        }
        TokenKind::Word => is_according(scene, at) && at > start,
        _ => false,
    }
}

/// True if another attribution begins after a conjunction: "and warned", "but later added", "and one in four said",
/// "while officials have said".
fn reports_anew(scene: &Scene<'_>, start: TokenId, at: TokenId, limit: TokenId) -> bool {
    let reports = |from: TokenId, clause: bool| {
        let mut verb = from;
        while verb < limit
            && !scene.in_quotation(verb)
            && (scene.is_adverb(verb) || scene.is(verb, Classes::HAVE))
        {
            verb += 1;
        }
        verb < limit
            && !scene.in_quotation(verb)
            && scene.finite_cue(verb)
            && (scene.is(verb, Classes::VERB_PAST) && !clause
                || scene.is(verb, Classes::VERB_PAST)
                    && scene.is(verb, Classes::MAINLY_VERB)
                    && scene.clause_cue(verb)
                || scene.is(verb, Classes::VERB_THIRD)
                    && scene.is(verb, Classes::MAINLY_VERB)
                    && scene.clause_cue(verb)
                    && verb + 1 < limit
                    && (scene.in_quotation(verb + 1)
                        || scene.is(
                            verb + 1,
                            Classes::THAT | Classes::SUBJECT | Classes::DETERMINER,
                        )
                        || scene.mention_at(verb + 1).is_some()))
    };
    if at >= limit || scene.in_quotation(at) {
        return false;
    }
    if reports(at, false) {
        return true;
    }
    if !scene.token(at).is_word()
        || !scene.is_nominal(at) && !scene.is(at, Classes::SUBJECT)
        || scene.is(at, Classes::VERB_ING)
    {
        return false;
    }
    let end = if scene.is(at, Classes::SUBJECT) {
        at + 1
    } else {
        plain_phrase_end(scene, at, limit).max(at + 1)
    };
    // "that Ruiz and Tamm had said": the first name is a subject too and has no verb yet.
    let clause = (start..at - 1)
        .rev()
        .take_while(|&i| !scene.is(i, Classes::THAT))
        .any(|i| scene.in_quotation(i) || scene.is_finite(i));
    if scene.is(at - 1, Classes::AND) && !clause && !scene.is(at, Classes::SUBJECT) {
        return false;
    }
    end - at <= LONGEST_SOURCE && reports(end, true)
}

/// True for ", Reuters reported" and ", said Tamm": nothing but an attribution is left of the sentence.
pub(super) fn closes_with_attribution(scene: &Scene<'_>, at: TokenId, limit: TokenId) -> bool {
    if at + 1 >= limit || scene.in_quotation(at) {
        return false;
    }
    let closed = |end: TokenId| {
        (tail(scene, end, limit, false).end..limit)
            .all(|i| !scene.in_quotation(i) && !scene.token(i).is_word())
    };
    let reports = |verb: TokenId| {
        verb < limit
            && !scene.in_quotation(verb)
            && scene.clause_cue(verb)
            && scene.finite_cue(verb)
            && scene.is(verb, Classes::VERB_PAST | Classes::VERB_THIRD)
    };
    if reports(at) {
        return noun_phrase_end(scene, at + 1, limit).is_some_and(closed);
    }
    let end = if scene.is(at, Classes::SUBJECT) {
        at + 1
    } else if scene.mention_at(at).is_some()
        || scene.is(at, Classes::DETERMINER | Classes::PLURAL_NOUN)
    {
        plain_phrase_end(scene, at, limit)
    } else {
        return false;
    };
    end > at && end - at <= LONGEST_SOURCE && reports(end) && closed(end + 1)
}

/// "according to".
pub(super) fn is_according(scene: &Scene<'_>, at: TokenId) -> bool {
    scene.phrases.verb_uses_at(at).any(|verb| {
        verb.form == VerbForm::Fixed
            && scene.lexicon.verb(verb.verb).frame(Frame::Quote) == Strength::Sure
    })
}

fn is_contrast(scene: &Scene<'_>, at: TokenId) -> bool {
    scene.is(at, Classes::CONTRAST)
}

fn is_concession(scene: &Scene<'_>, at: TokenId) -> bool {
    scene.is(at, Classes::CONCESSION)
}

/// "when asked".
fn asked(scene: &Scene<'_>, at: TokenId) -> bool {
    scene.phrases.verb_uses_at(at).any(|verb| {
        verb.form == VerbForm::PastOrParticiple
            && scene.lexicon.text(scene.lexicon.verb(verb.verb).class) == "ask"
    })
}

/// Leaves off marks at the end that are not part of the words.
pub(super) fn trim(scene: &Scene<'_>, start: TokenId, end: TokenId) -> TokenId {
    let mut end = end;
    while end > start
        && !scene.in_quotation(end - 1)
        && matches!(
            scene.kind(end - 1),
            TokenKind::Comma
                | TokenKind::Period
                | TokenKind::Semicolon
                | TokenKind::Colon
                | TokenKind::Dash
                | TokenKind::Open
                | TokenKind::Markup
                | TokenKind::Ellipsis
        )
    {
        end -= 1;
    }
    end
}

/// The end of a noun phrase that is what was said: phrases with prepositions in, times and asides out.
pub(super) fn object_end(scene: &Scene<'_>, start: TokenId, limit: TokenId) -> TokenId {
    let mut at = start;
    while at < limit {
        if scene.in_quotation(at) {
            at = scene.after_quotation(at);
            if comments(scene, at, limit) || closes_with_attribution(scene, at, limit) {
                return at;
            }
            continue;
        }
        let stop = at > start
            && match scene.kind(at) {
                TokenKind::Comma => !list_goes_on(scene, at, limit),
                TokenKind::Semicolon | TokenKind::Colon | TokenKind::Dash | TokenKind::Open => true,
                TokenKind::Word => {
                    is_according(scene, at)
                        || scene.is_time(at)
                            && !scene.document.tokens.get(at + 1).is_some_and(|t| {
                                t.is_possessive(scene.document.text) || t.is(Classes::NOUN)
                            })
                        || time(scene, at, limit).is_some_and(|t| t.start > at)
                        || scene.is(at, Classes::ADVERBIAL)
                            && !(scene.is(at, Classes::AS) && scene.is(at - 1, Classes::DETERMINER))
                        || scene.is(at, Classes::COORDINATOR) && next_is_verb(scene, at + 1, limit)
                        || scene.is(at, Classes::PREPOSITION) && occasion_follows(scene, at, limit)
                }
                _ => false,
            };
        if stop {
            break;
        }
        at += 1;
    }
    trim(scene, start, at)
}

fn list_goes_on(scene: &Scene<'_>, comma: TokenId, limit: TokenId) -> bool {
    let next = comma + 1;
    if next >= limit || !(scene.is_nominal(next) || scene.is(next, Classes::AND)) {
        return false;
    }
    let end = plain_phrase_end(
        scene,
        next + usize::from(scene.is(next, Classes::AND)),
        limit,
    );
    let joined = (next..end).any(|i| scene.is(i, Classes::AND));
    joined
        || end < limit
            && (scene.is(end, Classes::AND)
                || scene.kind(end) == TokenKind::Comma && list_goes_on(scene, end, limit))
}

fn next_is_verb(scene: &Scene<'_>, at: TokenId, limit: TokenId) -> bool {
    let mut verb = at;
    while verb < limit && scene.is_adverb(verb) {
        verb += 1;
    }
    verb < limit
        && (scene.is_finite(verb)
            || scene.finite_cue(verb) && scene.token(verb).is(Classes::VERB_PAST)
            || scene.is(verb, Classes::SUBJECT))
}

fn occasion_follows(scene: &Scene<'_>, preposition: TokenId, limit: TokenId) -> bool {
    if !scene.is(preposition, Classes::OCCASION_PREPOSITION)
        || preposition + 1 >= limit
        || !begins_phrase(scene.token(preposition + 1))
    {
        return false;
    }
    let end = plain_phrase_end(scene, preposition + 1, limit);
    (preposition + 1..end).any(|i| {
        scene
            .phrases
            .words_at(i)
            .iter()
            .any(|p| matches!(p.value, crate::lexicon::PhraseUse::Occasion))
    })
}

/// Where content that stands before its attribution begins: the beginning of the sentence, or what follows an earlier
/// attribution in it.
pub(super) fn front_start(scene: &Scene<'_>, sentence: &Range<TokenId>, end: TokenId) -> TokenId {
    let mut start = sentence.start;
    while start < end
        && (matches!(
            scene.kind(start),
            TokenKind::Dash
                | TokenKind::Markup
                | TokenKind::Ellipsis
                | TokenKind::Symbol
                | TokenKind::Comma
        ) && !scene.in_quotation(start))
    {
        start += 1;
    }
    // "But the dam held, she said": the opening word leads over from the sentence before.
    start
}
