//! The words that point at a speaker, without what only runs along: *"Ann Ruiz, who replaced Oru last year,"* is Ann
//! Ruiz, *"Ann Ruiz, a farmer from Havana,"* stays whole.
//!
//! What is cut off may say when, where and on what occasion: *"Ann Ruiz, at a briefing on Monday, said"*.

use std::ops::Range;

use crate::document::TokenId;
use crate::lexicon::Classes;
use crate::mention::MentionKind;
use crate::text::TokenKind;

use super::scene::Scene;
use super::statement::Statement;
use super::tail::tail;

/// Shortens the source of a statement to its noun phrase and reads the circumstances out of the rest.
pub(super) fn settle(scene: &Scene<'_>, statement: &mut Statement) {
    let Some(source) = statement.source.first().cloned() else {
        return;
    };
    let end = phrase_end(scene, &source);
    if end >= source.end || end <= source.start {
        return;
    }
    statement.source[0].end = end;
    let mut start = end;
    while start < source.end && matches!(scene.kind(start), TokenKind::Comma | TokenKind::Dash) {
        start += 1;
    }
    let rest = tail(scene, start, source.end, false);
    let known = &mut statement.tail;
    known.when = known.when.take().or(rest.when);
    known.occasion = known.occasion.take().or(rest.occasion);
    known.place = known.place.take().or(rest.place);
}

/// Where the noun phrase ends: before the first part between commas or dashes that does not identify.
fn phrase_end(scene: &Scene<'_>, source: &Range<TokenId>) -> TokenId {
    let mut end = source.end;
    let mut at = source.start;
    while at < source.end {
        let mark = scene.kind(at);
        if mark == TokenKind::Open {
            at = (at..source.end)
                .find(|&i| scene.kind(i) == TokenKind::Close)
                .unwrap_or(source.end);
        } else if matches!(mark, TokenKind::Comma | TokenKind::Dash)
            && at > source.start
            && !scene.in_quotation(at)
            && !identifies(scene, at + 1, source)
        {
            end = at;
            break;
        }
        at += 1;
    }
    without_time(scene, source.start, end)
}

/// True if the part that begins at `start` says who somebody is: a role, an age, a town, another name of a list.
fn identifies(scene: &Scene<'_>, start: TokenId, source: &Range<TokenId>) -> bool {
    if start >= source.end {
        return false;
    }
    let token = scene.token(start);
    if scene.mention_at(start).is_some() || scene.phrases.role_at(start).is_some() {
        return true;
    }
    if scene.is_time(start)
        || scene.is_adverb(start)
        || token.is(Classes::RELATIVE | Classes::VERB_ING | Classes::SUBORDINATOR)
            && !token.is(Classes::NOUN)
    {
        return false;
    }
    if token.is(Classes::PREPOSITION) {
        return token.is(Classes::OF)
            || token.is(Classes::SOURCE)
                && scene
                    .mention_at(start + 1)
                    .is_some_and(|m| m.kind == MentionKind::Place);
    }
    !token.is(Classes::COORDINATOR) || token.is(Classes::AND)
}

/// Leaves off "on Monday", "Monday", "last week" at the end.
fn without_time(scene: &Scene<'_>, start: TokenId, end: TokenId) -> TokenId {
    let head = (start + 1..end).find(|&i| {
        let time = super::tail::time(scene, i, end);
        time.is_some_and(|time| time.end == end)
            && !(scene.is(i, Classes::ARTICLE)
                || scene.is(i - 1, Classes::ARTICLE | Classes::ORDINAL))
    });
    match head {
        Some(head)
            if !scene.is(head - 1, Classes::PREPOSITION) && scene.mention_at(head).is_none() =>
        {
            head
        }
        _ => end,
    }
}
