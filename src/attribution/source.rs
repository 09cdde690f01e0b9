//! The words that point at a speaker, without what only runs along: *"Ann Ruiz, who replaced Oru last year,"* is Ann
//! Ruiz, *"Ann Ruiz, a farmer from Havana,"* stays whole.
//!
//! What is cut off may say when, where and on what occasion: *"Ann Ruiz, at a briefing on Monday, said"*.

use std::ops::Range;

use crate::document::TokenId;
use crate::lexicon::{Classes, Frame, Role, RoleKind, Strength};
use crate::mention::MentionKind;
use crate::text::TokenKind;

use super::scene::Scene;
use super::statement::Statement;
use super::tail::{is_audience, tail};

/// Takes away an addressee that nobody speaks to: "questioned the method", "slammed the council".
pub(super) fn check_addressee(scene: &Scene<'_>, statement: &mut Statement) {
    let Some(told) = statement.tail.addressee.clone() else {
        return;
    };
    // "Urged drivers to wait": the one spoken to opens the content.
    let takes = statement.verb.is_some_and(|verb| {
        let row = scene.lexicon.verb(verb.verb);
        [Frame::PersonTo, Frame::PersonThat, Frame::Addressee]
            .iter()
            .any(|&frame| row.frame(frame) == Strength::Sure)
    });
    // "Promises an eclectic mix of art, food": what is promised is not the one it is promised to.
    let takes = takes
        && scene
            .document
            .tokens
            .get(told.end)
            .is_some_and(|next| next.kind == TokenKind::Word || next.is_mark());
    let heard = is_audience(scene, &told) || scene.token(told.start).is_capital();
    let acts = scene.is(told.start, Classes::VERB) && scene.is(told.start, Classes::MAINLY_VERB);
    // "Said Ruiz, an adviser to Tamm": Tamm belongs to the adviser.
    let owner = statement.source.iter().any(|source| {
        source.contains(&told.start)
            || source.end + 1 == told.start
                && scene.is(source.end, Classes::TO)
                && scene.is(source.end - 1, Classes::PERSON_NOUN)
    });
    if statement.covers(told.start) && !takes || !heard || acts || owner {
        statement.tail.addressee = None;
    }
}

/// Shortens the source of a statement to its noun phrase and reads the circumstances out of the rest.
pub(super) fn settle(scene: &Scene<'_>, statement: &mut Statement) {
    let Some(source) = statement.source.first().cloned() else {
        return;
    };
    if let Some(start) = before_relative(scene, statement) {
        statement.source[0].start = start;
        return;
    }
    let end = phrase_end(scene, &source);
    statement.source[0].start = clause_start(scene, source.start, end);
    if end >= source.end || end <= source.start {
        return;
    }
    statement.source[0].end = end;
    let mut start = end;
    while start < source.end && matches!(scene.kind(start), TokenKind::Comma | TokenKind::Dash) {
        start += 1;
    }
    // "Clarke, who recently said": the pronoun is the subject of the verb, not of an aside.
    let who = start < source.end && scene.is(start, Classes::RELATIVE);
    if who && (start + 1..source.end).all(|i| scene.is_adverb(i)) && statement.source.len() == 1 {
        statement.source.push(start..start + 1);
    }
    let rest = tail(scene, start, source.end, false);
    let known = &mut statement.tail;
    known.when = known.when.take().or(rest.when);
    known.occasion = known.occasion.take().or(rest.occasion);
    known.place = known.place.take().or(rest.place);
}

/// "Notable because Ann Ruiz", "vicious after Ruiz": what stands before the clause of the speaker is no part of it.
fn clause_start(scene: &Scene<'_>, start: TokenId, end: TokenId) -> TokenId {
    let opener = (start + 1..end).rev().find(|&i| {
        scene.is(i, Classes::ADVERBIAL | Classes::TIME_SUBORDINATOR)
            && !scene.is(i, Classes::AS | Classes::RELATIVE)
    });
    match opener {
        Some(opener)
            if scene.mention_at(opener).is_none()
                && (opener + 1..end).any(|i| scene.is_agent(i))
                && !(opener + 1..end).any(|i| scene.is_finite(i) || scene.is(i, Classes::OF)) =>
        {
            opener + 1
        }
        _ => start,
    }
}

/// "A letter to Attorney General Ruiz, who said": who speaks is the name before "who", with its title.
fn before_relative(scene: &Scene<'_>, statement: &Statement) -> Option<TokenId> {
    let [source, relative] = statement.source.as_slice() else {
        return None;
    };
    let last = source.end.checked_sub(1)?;
    let person = scene
        .mention_at(last)
        .filter(|m| m.kind == MentionKind::Person && m.tokens.start > source.start)?;
    if !scene.is(relative.start, Classes::RELATIVE) {
        return None;
    }
    let start = title_start(scene, source.start, person.tokens.start);
    scene.is(start - 1, Classes::PREPOSITION).then_some(start)
}

/// Where the titles and adjectives right before a name begin, `from` left out.
pub(super) fn title_start(scene: &Scene<'_>, from: TokenId, name: TokenId) -> TokenId {
    let mut start = name;
    while start > from + 1
        && scene.mention_at(start - 1).is_none()
        && (scene.kind(start - 1) == TokenKind::Period
            || scene.is(start - 1, Classes::ADJECTIVE)
            || person_role(scene, start - 1).is_some())
    {
        start -= 1;
    }
    start
}

/// The role that begins at a token, unless it is one of many: "police", "officials".
pub(super) fn person_role<'s>(scene: &'s Scene<'_>, at: TokenId) -> Option<&'s Role> {
    let (_, role, _) = scene.phrases.role_at(at)?;
    Some(scene.lexicon.role(role)).filter(|role| role.kind != RoleKind::Group)
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
            && (mark == TokenKind::Comma && !identifies(scene, at + 1, source)
                || mark == TokenKind::Dash && !names(scene, at + 1))
        {
            end = at;
            break;
        }
        at += 1;
    }
    // "Another young man walking" beside him.
    if end > source.start + 1
        && scene.is(end - 1, Classes::VERB_ING)
        && !scene.is(end - 1, Classes::MAINLY_NOUN)
        && scene.is(end - 2, Classes::PERSON_NOUN)
    {
        end -= 1;
    }
    without_time(scene, source.start, end)
}

/// "A former candidate -- Ann Ruiz".
fn names(scene: &Scene<'_>, at: TokenId) -> bool {
    scene
        .mention_at(at)
        .is_some_and(|m| m.kind == MentionKind::Person)
}

/// True if the part that begins at `start` says who somebody is: a role, an age, a town, another name of a list.
fn identifies(scene: &Scene<'_>, start: TokenId, source: &Range<TokenId>) -> bool {
    if start >= source.end {
        return false;
    }
    let token = scene.token(start);
    if token.is(Classes::RELATIVE) && !token.is(Classes::DETERMINER) {
        return false;
    }
    if scene.mention_at(start).is_some() || scene.phrases.role_at(start).is_some() {
        return true;
    }
    if scene.is_time(start)
        || scene.is_adverb(start)
        || token.is(Classes::VERB_ING | Classes::SUBORDINATOR) && !token.is(Classes::MAINLY_NOUN)
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
