//! What stands between a reporting verb and what was said: to whom, when, where, on what occasion.

use std::ops::Range;

use crate::document::TokenId;
use crate::lexicon::{Classes, PhraseUse, SourceKind};
use crate::mention::MentionKind;
use crate::text::TokenKind;

use super::phrase::{begins_phrase, plain_phrase_end};
use super::scene::Scene;

/// The circumstances given beside a reporting verb.
#[derive(Clone, Debug, Default)]
pub struct Tail {
    /// First token after them.
    pub end: TokenId,
    /// Who was told.
    pub addressee: Option<Range<TokenId>>,
    /// A briefing, an interview, a statement.
    pub occasion: Option<Range<TokenId>>,
    /// Wednesday, last week.
    pub when: Option<Range<TokenId>>,
    /// Where it was said.
    pub place: Option<Range<TokenId>>,
    /// Whom the speaker names as its source: "citing sources".
    pub citing: Option<Range<TokenId>>,
}

/// Reads the circumstances from `start` on. With `object`, a noun phrase right there is the one addressed.
pub(super) fn tail(scene: &Scene<'_>, start: TokenId, limit: TokenId, object: bool) -> Tail {
    let mut tail = Tail {
        end: start,
        ..Tail::default()
    };
    while tail.end < limit && !scene.in_quotation(tail.end) {
        let at = tail.end;
        let end = time(scene, at, limit)
            .inspect(|tokens| {
                tail.when.get_or_insert_with(|| tokens.clone());
            })
            .map(|tokens| tokens.end)
            .or_else(|| adverb(scene, at, limit))
            .or_else(|| prepositional(scene, at, limit, &mut tail))
            .or_else(|| {
                (object && at == start)
                    .then(|| addressee(scene, at, limit, &mut tail))
                    .flatten()
            });
        match end {
            Some(end) if end > at => tail.end = end,
            _ => break,
        }
    }
    tail
}

/// True for a word with which words of time can begin; of most words it is false, and asked of all.
fn opens_time(scene: &Scene<'_>, at: TokenId) -> bool {
    scene.is(
        at,
        Classes::TIME_PREPOSITION
            | Classes::WEEKDAY
            | Classes::MONTH
            | Classes::DAY
            | Classes::DEFINITE
            | Classes::DEMONSTRATIVE
            | Classes::ORDINAL
            | Classes::TIME_ADVERB,
    ) || !scene.phrases.words_at(at).is_empty()
}

/// "Monday", "on Jan. 24", "last week", "earlier this week", "late Monday night".
pub(super) fn time(scene: &Scene<'_>, at: TokenId, limit: TokenId) -> Option<Range<TokenId>> {
    if at >= limit || !opens_time(scene, at) {
        return None;
    }
    let mut start = at;
    if scene.is(start, Classes::TIME_PREPOSITION) {
        start += 1;
    }
    let mut end = start;
    let mut sure = false;
    while end < limit && end < start + 8 {
        let token = scene.token(end);
        let listed = scene.phrases.words_at(end).iter().rev().find(|found| {
            matches!(found.value, PhraseUse::Calendar(_)) && found.end as TokenId <= limit
        });
        if let Some(found) = listed.filter(|_| !token.is_capital() || scene.is_time(end)) {
            end = found.end as TokenId;
            sure = true;
            while end < limit && scene.kind(end) == TokenKind::Number {
                end += 1;
            }
        } else if scene.is_time(end) {
            sure = true;
            end += 1;
            // "Jan. 24, 2024".
            while end < limit
                && (scene.kind(end) == TokenKind::Period
                    && !scene.token(end).spaced
                    && end + 1 < limit
                    || scene.kind(end) == TokenKind::Number)
            {
                end += 1;
            }
        } else if token.is(Classes::PERIOD_NOUN) && (sure || end > start) {
            sure = true;
            end += 1;
        } else if end == start
            && end + 2 < limit
            && token.is(Classes::DEFINITE)
            && scene.is(end + 1, Classes::ADJECTIVE)
            && scene.is(end + 2, Classes::PERIOD_NOUN)
        {
            // "the same month".
            sure = true;
            end += 3;
        } else if end == start
            && start > at
            && token.kind == TokenKind::Number
            && scene.word(end).len() == 4
        {
            sure = true;
            end += 1;
        } else if token.is(Classes::DEMONSTRATIVE | Classes::ORDINAL)
            && end + 1 < limit
            && (scene.is(end + 1, Classes::PERIOD_NOUN) || scene.is_time(end + 1))
        {
            end += 1;
        } else if token.is(Classes::TIME_ADVERB)
            && end + 1 < limit
            && (scene.is_time(end + 1)
                || scene.is(end + 1, Classes::DEMONSTRATIVE | Classes::ORDINAL)
                || scene.is(end + 1, Classes::PREPOSITION))
        {
            end += 1;
        } else if end > start && sure && token.is(Classes::ARTICLE) {
            break;
        } else {
            break;
        }
    }
    (sure && end > start).then_some(start..end)
}

fn adverb(scene: &Scene<'_>, at: TokenId, limit: TokenId) -> Option<TokenId> {
    (at < limit
        && scene.is_adverb(at)
        && !scene.is(
            at,
            Classes::NEGATION | Classes::PREPOSITION | Classes::SUBORDINATOR,
        )
        && !(at + 1 < limit
            && scene.is(at + 1, Classes::SUBJECT)
            && scene.is(at, Classes::DEMONSTRATIVE))
        && !opens_clause(scene, at, limit))
    .then_some(at + 1)
}

/// True for the "there" of "said there was" and the "just" of "said just because": what was said begins with it.
fn opens_clause(scene: &Scene<'_>, at: TokenId, limit: TokenId) -> bool {
    let mut next = at + 1;
    while next < limit && scene.is_adverb(next) && !scene.is(next, Classes::EXPLETIVE) {
        next += 1;
    }
    if next >= limit {
        return false;
    }
    if scene.is(at, Classes::EXPLETIVE) {
        scene.is_finite(next) || scene.is(next, Classes::BE | Classes::HAVE | Classes::MODAL)
    } else {
        scene.is(next, Classes::EXPLETIVE) && opens_clause(scene, next, limit)
            || scene.is(next, Classes::ADVERBIAL) && next == at + 1
    }
}

/// "in a statement", "to reporters", "on Twitter", "from Havana", "through a spokesman".
fn prepositional(
    scene: &Scene<'_>,
    at: TokenId,
    limit: TokenId,
    tail: &mut Tail,
) -> Option<TokenId> {
    if !scene.is(at, Classes::PREPOSITION)
        || at + 1 >= limit
        || scene.is(at, Classes::SUBORDINATOR)
            && !scene.is(at, Classes::TO)
            && !scene.is(at, Classes::TIME_SUBORDINATOR)
    {
        return None;
    }
    let start = at + 1;
    if scene.in_quotation(start)
        || !begins_phrase(scene.token(start)) && !scene.is(start, Classes::VERB_ING)
        || scene.is(start, Classes::SUBJECT) && !scene.is(start, Classes::OBJECT)
    {
        return None;
    }
    let end = plain_phrase_end(scene, start, limit)
        .max(start + 1)
        .min(limit);
    let phrase = start..end;
    let occasion = phrase.clone().any(|i| {
        scene
            .phrases
            .words_at(i)
            .iter()
            .any(|found| matches!(found.value, PhraseUse::Occasion))
    });
    // "In order to": no occasion.
    if phrase.len() == 1
        && scene
            .token_before(end, limit)
            .is_some_and(|next| next.is(Classes::TO))
    {
        return None;
    }
    let named = scene
        .mention_at(start)
        .or_else(|| scene.mention_at(end - 1));
    let place = named.is_some_and(|m| m.kind == MentionKind::Place);
    if scene.is(at, Classes::TO | Classes::AUDIENCE) {
        if !is_audience(scene, &phrase) {
            return None;
        }
        tail.addressee.get_or_insert(phrase);
    } else if !scene.is(at, Classes::CIRCUMSTANCE) {
        return None;
    } else if occasion {
        tail.occasion.get_or_insert(phrase);
    } else if place && scene.is(at, Classes::LOCATIVE) {
        tail.place.get_or_insert(phrase);
    } else if named.is_none_or(|m| m.kind == MentionKind::Person) || !scene.is(at, Classes::MEDIUM)
    {
        return None;
    }
    Some(end)
}

/// True if a phrase can be the one spoken to.
pub(super) fn is_audience(scene: &Scene<'_>, phrase: &Range<TokenId>) -> bool {
    phrase.clone().any(|i| {
        scene.is_agent(i)
            || scene.is(
                i,
                Classes::PERSON_NOUN | Classes::OBJECT | Classes::REFLEXIVE | Classes::PLURAL_HUMAN,
            )
            || scene.phrases.source_at(i).is_some_and(|(_, noun, _)| {
                !matches!(
                    scene.lexicon.source_noun(noun).kind,
                    SourceKind::Document | SourceKind::Poll
                )
            })
            || scene.phrases.role_at(i).is_some()
    })
}

/// The one told: "told reporters", "told a briefing".
fn addressee(scene: &Scene<'_>, at: TokenId, limit: TokenId, tail: &mut Tail) -> Option<TokenId> {
    let token = scene.token_before(at, limit)?;
    if !begins_phrase(token) || token.is(Classes::THAT | Classes::WH) {
        return None;
    }
    let end = if token.is(Classes::OBJECT) && !token.is(Classes::POSSESSIVE_DETERMINER)
        || token.is(Classes::REFLEXIVE)
    {
        at + 1
    } else if token.is(Classes::FEMALE)
        && at + 1 < limit
        && (scene.is(
            at + 1,
            Classes::THAT | Classes::PREPOSITION | Classes::SUBJECT | Classes::TO,
        ) || scene.in_quotation(at + 1))
    {
        at + 1
    } else {
        let end = plain_phrase_end(scene, at, limit);
        // "told reporters in Geneva": the place is no part of the audience.
        (at + 1..end)
            .find(|&i| {
                scene.is(i, Classes::CIRCUMSTANCE)
                    && scene.mention_at(i).is_none()
                    && !scene.is(i, Classes::OF | Classes::FOR)
            })
            .filter(|&cut| is_audience(scene, &(at..cut)))
            .unwrap_or(end)
    };
    if end <= at {
        return None;
    }
    let phrase = at..end;
    if phrase.clone().any(|i| {
        scene
            .phrases
            .words_at(i)
            .iter()
            .any(|found| matches!(found.value, PhraseUse::Occasion))
    }) && !is_audience(scene, &phrase)
    {
        tail.occasion.get_or_insert(phrase);
    } else {
        tail.addressee.get_or_insert(phrase);
    }
    Some(end)
}

/// ", citing sources,": steps over an aside that names the speaker's own source; the first token after it.
pub(super) fn citing_aside(
    scene: &Scene<'_>,
    comma: TokenId,
    limit: TokenId,
    tail: &mut Tail,
) -> Option<TokenId> {
    if comma + 2 >= limit || scene.kind(comma) != TokenKind::Comma || !cites(scene, comma + 1) {
        return None;
    }
    let close = (comma + 2..limit)
        .find(|&i| scene.kind(i) == TokenKind::Comma && !scene.in_quotation(i))?;
    tail.citing = Some(comma + 2..close);
    Some(close + 1)
}

/// True for the -ing form of a verb of class "cite".
pub(super) fn cites(scene: &Scene<'_>, at: TokenId) -> bool {
    scene.phrases.verb_uses_at(at).any(|verb| {
        verb.form == crate::lexicon::VerbForm::Gerund
            && scene.lexicon.text(scene.lexicon.verb(verb.verb).class) == "cite"
    })
}
