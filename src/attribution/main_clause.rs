//! Whose clause a participle or a second verb belongs to: the subject of the main clause.

use std::ops::Range;

use crate::document::TokenId;
use crate::lexicon::Classes;
use crate::text::TokenKind;

use super::phrase::noun_phrase_end;
use super::scene::{CLAUSE_OPENERS, Scene};
use super::subject::{Link, Subject, of_verb};

/// What stands before an object rather than between subject and verb.
const OBJECT_OPENERS: Classes = Classes::VERB
    .with(Classes::VERB_ING)
    .with(Classes::ADJECTIVE)
    .with(Classes::PREPOSITION)
    .with(Classes::DETERMINER);

/// "Noting the delay, Ruiz said": the subject after the opening phrase.
pub(super) fn following_subject(
    scene: &Scene<'_>,
    verb: TokenId,
    sentence: &Range<TokenId>,
) -> Option<Subject> {
    let comma = (verb..sentence.end)
        .find(|&i| scene.kind(i) == TokenKind::Comma && !scene.in_quotation(i))?;
    let finite = (comma + 1..sentence.end)
        .find(|&i| !scene.in_quotation(i) && (scene.is_finite(i) || scene.finite_cue(i)))?;
    let mut subject = of_verb(scene, finite, &(comma + 1..sentence.end))?;
    subject.link = Link::Main;
    Some(subject)
}

/// The subject of the main clause before `at`: of its verbs the last one that opens a clause of its own.
pub(super) fn main_subject(
    scene: &Scene<'_>,
    at: TokenId,
    sentence: &Range<TokenId>,
) -> Option<Subject> {
    let mut first: Option<Subject> = None;
    let mut best: Option<Subject> = None;
    for verb in sentence.start..at {
        if scene.in_quotation(verb)
            || !(scene.is_finite(verb)
                || scene.finite_cue(verb)
                    && scene
                        .token(verb)
                        .is(Classes::VERB_PAST | Classes::VERB_THIRD))
        {
            continue;
        }
        // "to answer questions", "making calls": objects of the form of a verb.
        if scene.is(verb, Classes::VERB_THIRD)
            && scene.is(verb, Classes::PLURAL_NOUN)
            && verb > sentence.start
            && scene.is(verb - 1, OBJECT_OPENERS)
            && scene.mention_at(verb - 1).is_none()
        {
            continue;
        }
        let mut group = verb;
        while group > sentence.start
            && (scene.is(group - 1, Classes::FINITE_AUXILIARY | Classes::NEGATION)
                || scene.is_adverb(group - 1))
            && !scene.in_quotation(group - 1)
        {
            group -= 1;
        }
        if group > sentence.start && scene.is(group - 1, Classes::COORDINATOR | Classes::RELATIVE) {
            continue;
        }
        let Some(mut subject) = of_verb(scene, group, sentence) else {
            // After a quotation the subject may stand behind: `"…," said Ruiz, adding`.
            if group > sentence.start
                && (scene.in_quotation(group - 1) || scene.kind(group - 1) == TokenKind::Comma)
            {
                if let Some(tokens) = inverted(scene, verb, at) {
                    best = Some(Subject::new(tokens, Link::Main));
                }
            }
            continue;
        };
        if !matches!(subject.link, Link::Adjacent | Link::Aside) {
            continue;
        }
        // "Sales fell in June, reported Ruiz, and pointed out": the name behind the verb, not the words between commas.
        if subject.link == Link::Aside && !scene.is_agent(subject.start) {
            let named = inverted(scene, verb, at).filter(|name| {
                scene.is_agent(name.start)
                    && scene
                        .token_before(name.end, at)
                        .is_some_and(|after| after.kind == TokenKind::Comma)
            });
            if let Some(name) = named {
                subject = Subject::new(name, Link::Aside);
            }
        }
        subject.link = Link::Main;
        let before = subject
            .start
            .checked_sub(1)
            .filter(|&i| i >= sentence.start);
        let dependent = before.is_some_and(|i| {
            scene.is(i, CLAUSE_OPENERS | Classes::THAT | Classes::RELATIVE)
                && !scene.is(i, Classes::COORDINATOR)
                || scene.finite_cue(i)
        });
        if dependent {
            continue;
        }
        let opens = before.is_none_or(|i| {
            scene.in_quotation(i)
                || matches!(
                    scene.kind(i),
                    TokenKind::Semicolon | TokenKind::Dash | TokenKind::Colon
                )
                || scene.is(i, Classes::COORDINATOR)
                    && i > sentence.start
                    && scene.kind(i - 1) == TokenKind::Comma
        });
        // Whoever the sentence says spoke goes on: "The dam held, Tamm said, adding that".
        let spoke = scene.finite_cue(verb) && group + 1 >= verb && !scene.is(group, Classes::MODAL);
        if opens || spoke {
            best = Some(subject);
        } else if first.is_none() {
            first = Some(subject);
        }
    }
    best.or(first)
}

/// The noun phrase right after a reporting verb, before `limit`.
pub(super) fn inverted(scene: &Scene<'_>, verb: TokenId, limit: TokenId) -> Option<Range<TokenId>> {
    if !scene.finite_cue(verb) || verb + 1 >= limit {
        return None;
    }
    let end = noun_phrase_end(scene, verb + 1, limit)?;
    Some(verb + 1..end)
}
