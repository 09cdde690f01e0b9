//! Sieve for clauses before or around their attribution: "The dam held, she said", "The dam, she said, held".

use std::ops::Range;

use crate::document::TokenId;
use crate::lexicon::{Classes, Frame, Strength};
use crate::mention::MentionKind;
use crate::text::TokenKind;

use super::edges::{clause_end, closes_with_attribution, front_start, is_according};
use super::scene::Scene;
use super::site::{Site, can_speak};
use super::statement::Statement;
use super::subject::{Link, Subject};
use super::tail::{cites, tail};

/// What goes on after "In the end, Tamm said," is a clause from this length on, in tokens.
const SHORTEST_REST: usize = 4;

/// `The dam held, Tamm said.`, `The dam, Tamm said, held.`, `The dam held, said Tamm.`
pub(super) fn clause_before(site: &Site<'_, '_>) -> Option<Statement> {
    let quoting = site.frame(Frame::Quote).max(site.frame(Frame::Zero));
    if quoting < Strength::Sure || site.cue.passive || !site.cue.finite || site.is_attitude() {
        return None;
    }
    let scene = site.scene;
    let inverted = site.inverted.clone().map(|name| {
        let end = tail(scene, name.end, site.sentence.end, false).end;
        (vec![name], end)
    });
    // "In the end, the dam held, said Tamm": what stands between commas before the verb is no apposition.
    let says = site.frame(Frame::Object) == Strength::Never;
    let behind = site.frame(Frame::Inverted) == Strength::Sure
        && inverted.as_ref().is_some_and(|(name, end)| {
            // "announced a review" has an object, "announced Ilse Tamm" hardly.
            (says && can_speak(scene, &name[0]) || names_person(scene, &name[0]))
                && (site.is_end(*end) || runs_on(site, *end, true))
        });
    let (source, after, mut left) = match &site.subject {
        Some(subject)
            if subject.link == Link::Adjacent
                || subject.link == Link::Aside && !(behind && is_clause_part(scene, subject)) =>
        {
            (
                subject.tokens.clone(),
                site.right(),
                site.attribution_start(),
            )
        }
        _ => inverted.map(|(name, end)| (name, end, site.cue.group))?,
    };
    // "The lake is dying, as Tamm put it".
    let parenthetical = left > site.sentence.start && scene.is(left - 1, Classes::AS);
    left -= usize::from(parenthetical);
    let comma = left.checked_sub(1).filter(|&i| {
        i > site.sentence.start && scene.kind(i) == TokenKind::Comma && !scene.in_quotation(i)
    })?;
    let goes_on = after < site.sentence.end && scene.kind(after) == TokenKind::Comma;
    let inverted = source
        .first()
        .is_some_and(|s| s.start >= site.cue.tokens.end);
    let closed = site.is_end(after) || runs_on(site, after, inverted);
    if !closed && !goes_on {
        return None;
    }
    let start = front_start(scene, &site.sentence, comma);
    let front = start..comma;
    let opening = is_opening_phrase(site, &front);
    if front.is_empty()
        || opening && (parenthetical || !closed && rest(site, after, true).is_none())
    {
        return None;
    }
    let mut content = vec![front];
    if goes_on && !closed {
        content.extend(rest(site, after, opening));
    }
    // What follows "In the end, Tamm said," is a clause even where no verb is recognised.
    let sure = site.frame(Frame::Quote).min(site.frame(Frame::Zero)) == Strength::Sure
        && content
            .get(1)
            .is_some_and(|rest| rest.len() >= SHORTEST_REST);
    let whole =
        sure || content.iter().any(|part| {
            part.clone()
                .any(|i| scene.in_quotation(i) || scene.is_finite(i))
        }) || closed && may_be_clause(site, &content[0]);
    if !whole {
        return None;
    }
    let mut statement = site.statement("clause-before", content);
    statement.source = source;
    Some(statement)
}

/// True for a noun phrase that begins with the full name of a person.
fn names_person(scene: &Scene<'_>, phrase: &Range<TokenId>) -> bool {
    scene.mention_at(phrase.start).is_some_and(|m| {
        m.kind == MentionKind::Person && m.tokens.start == phrase.start && m.tokens.len() > 1
    })
}

/// True for words between commas that are no apposition to a name: the end of the clause before the verb.
fn is_clause_part(scene: &Scene<'_>, subject: &Subject) -> bool {
    !scene.is_agent(subject.start)
        && !subject
            .tokens
            .iter()
            .cloned()
            .flatten()
            .any(|at| scene.is(at, Classes::RELATIVE) && !scene.is(at, Classes::THAT))
}

/// True for words with a noun and, behind it, what has the form of a verb: "farms need water".
fn may_be_clause(site: &Site<'_, '_>, words: &Range<TokenId>) -> bool {
    let scene = site.scene;
    let says = site.frame(Frame::Quote).min(site.frame(Frame::Zero)) == Strength::Sure
        && site.frame(Frame::Object) == Strength::Never;
    says && !scene.is(
        words.start,
        Classes::PREPOSITION | Classes::ADVERBIAL | Classes::VERB_ING,
    ) && words.clone().skip(1).any(|at| {
        scene.is(at, Classes::VERB | Classes::VERB_THIRD)
            && !scene.token(at).is_capital()
            && scene.mention_at(at).is_none()
            && scene.is_nominal(at - 1)
            && !scene.is(
                at - 1,
                Classes::DETERMINER | Classes::POSSESSIVE_DETERMINER | Classes::ADJECTIVE,
            )
            || scene.is(at, Classes::VERB | Classes::VERB_THIRD)
                && scene.is_adverb(at - 1)
                && scene.mention_at(at).is_none()
    })
}

/// True if what follows the attribution is about it and not what was said: "…, Tamm said before she left",
/// "…, said Tamm, a farmer who stayed".
fn runs_on(site: &Site<'_, '_>, after: TokenId, inverted: bool) -> bool {
    let scene = site.scene;
    let Some(token) = scene.token_before(after, site.sentence.end) else {
        return false;
    };
    let own = site
        .cue
        .row(scene)
        .prepositions
        .iter()
        .any(|(word, _)| *word == token.lower);
    // "Although the dam held, Tamm said before …": the clause in front is not what was said.
    let dependent = scene.is(
        site.sentence.start,
        Classes::SUBORDINATOR | Classes::PREPOSITION | Classes::ADVERBIAL,
    );
    let says = site.frame(Frame::Quote).min(site.frame(Frame::Zero)) == Strength::Sure;
    let circumstance = token
        .is(Classes::ADVERBIAL | Classes::TIME_SUBORDINATOR | Classes::PREPOSITION)
        && !token.is(Classes::THAT | Classes::COORDINATOR)
        && !(token.is(Classes::TO) && !begins_phrase_after(site, after))
        && says
        && !own
        && !dependent;
    let further = usize::from(scene.is_adverb(after));
    let apposition = inverted
        && (token.is(Classes::RELATIVE)
            || scene
                .token_before(after + further, site.sentence.end)
                .is_some_and(|next| next.is(Classes::VERB_ING))
            || token.kind == TokenKind::Comma
                && scene
                    .token_before(after + 1, site.sentence.end)
                    .is_some_and(|next| {
                        next.is(Classes::ARTICLE | Classes::RELATIVE)
                            || next.is(Classes::PREPOSITION)
                                && !next.is(Classes::SUBORDINATOR | Classes::COORDINATOR)
                    }));
    (circumstance || apposition) && !scene.in_quotation(after)
}

/// True for the "to" of "to the convention", not of "to stop".
fn begins_phrase_after(site: &Site<'_, '_>, preposition: TokenId) -> bool {
    let next = site.scene.token_before(preposition + 1, site.sentence.end);
    next.is_some_and(|next| {
        next.is(Classes::DETERMINER | Classes::POSSESSIVE_DETERMINER | Classes::PLURAL_NOUN)
            || next.is_capital()
    })
}

/// True for "On Monday" and "However": no clause of its own.
fn is_opening_phrase(site: &Site<'_, '_>, front: &Range<TokenId>) -> bool {
    !front
        .clone()
        .any(|i| site.scene.is_finite(i) || site.scene.in_quotation(i))
}

/// What goes on after ", she said,"; `alone` if nothing but a circumstance stands before it.
pub(super) fn rest(site: &Site<'_, '_>, comma: TokenId, alone: bool) -> Option<Range<TokenId>> {
    let scene = site.scene;
    let start = comma + 1;
    if start >= site.sentence.end
        || closes_with_attribution(scene, start, site.sentence.end)
        || scene.gerund_cue(start)
        || is_according(scene, start)
        || cites(scene, start)
        || scene.is(start, Classes::VERB_ING)
            && !scene.is(start, Classes::PREPOSITION)
            && !(alone && is_gerund_subject(site, start))
    {
        return None;
    }
    let verb = start + usize::from(scene.is(start, Classes::COORDINATOR));
    if verb < site.sentence.end && scene.finite_cue(verb) {
        return None;
    }
    let end = clause_end(scene, start, site.sentence.end);
    (end > start).then_some(start..end)
}

/// "Addressing such cases can be hard": a gerund that is the subject of the verb after it.
fn is_gerund_subject(site: &Site<'_, '_>, gerund: TokenId) -> bool {
    let scene = site.scene;
    (gerund + 1..site.sentence.end)
        .take_while(|&i| {
            scene.kind(i) != TokenKind::Comma
                && !scene.is(i, Classes::THAT | Classes::RELATIVE | Classes::WH)
        })
        .any(|i| scene.is_finite(i))
}
