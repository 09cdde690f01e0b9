//! Words passed on by somebody else: "Tasnim quoted the minister as saying that …", "was quoted by Reuters as saying".
//!
//! The one quoted speaks; the one who quotes carried it (the column `via`).

use std::ops::Range;

use crate::document::TokenId;
use crate::lexicon::{Classes, Frame, Strength, VerbForm};

use super::phrase::{noun_phrase_end, plain_phrase_end};
use super::scene::Scene;
use super::subject::{Link, Subject, of_verb};
use super::tail::tail;

/// The longest stretch from the verb that quotes to "as", in tokens.
const LONGEST: usize = 24;

/// Where "as saying" stands after a verb that quotes and ends at `verb_end`: the token of "as".
pub(super) fn as_saying(scene: &Scene<'_>, verb_end: TokenId, limit: TokenId) -> Option<TokenId> {
    (verb_end..limit.min(verb_end + LONGEST))
        .take_while(|&i| !scene.in_quotation(i) && !scene.is_finite(i))
        .find(|&i| scene.is(i, Classes::AS) && i + 1 < limit && scene.gerund_cue(i + 1))
}

/// The speaker of a gerund after "as", if a verb that quotes stands before it.
pub(super) fn quoted(
    scene: &Scene<'_>,
    gerund: TokenId,
    sentence: &Range<TokenId>,
) -> Option<Subject> {
    let before = gerund
        .checked_sub(1)
        .filter(|&i| i >= sentence.start && scene.is(i, Classes::AS))?;
    let from = sentence.start.max(before.saturating_sub(LONGEST));
    let (verb, form) = (from..before).rev().find_map(|at| {
        scene
            .phrases
            .verbs_at(at)
            .iter()
            .find(|found| {
                scene.lexicon.verb(found.value.verb).frame(Frame::As) > Strength::Never
                    && as_saying(scene, found.end as TokenId, sentence.end) == Some(before)
                    && !scene.in_quotation(at)
            })
            .map(|found| (found.tokens(), found.value.form))
    })?;
    let mut group = verb.start;
    let mut passive = false;
    while group > sentence.start
        && !scene.in_quotation(group - 1)
        && (scene.is(
            group - 1,
            Classes::BE | Classes::HAVE | Classes::NEGATION | Classes::MODAL,
        ) || scene.is_adverb(group - 1))
    {
        group -= 1;
        passive |= scene.is(group, Classes::BE)
            && matches!(form, VerbForm::PastOrParticiple | VerbForm::Participle);
    }
    let subject = of_verb(scene, group, sentence);
    if passive {
        let mut subject = subject?;
        subject.carrier = carrier(scene, verb.end, before);
        return Some(subject);
    }
    let end = plain_phrase_end(scene, verb.end, before);
    let object = verb.end..noun_phrase_end(scene, verb.end, before).unwrap_or(end);
    if object.is_empty() {
        return None;
    }
    let mut quoted = Subject::new(object, Link::Adjacent);
    if let Some(subject) = subject {
        quoted.start = subject.start;
        quoted.carrier = subject.tokens.into_iter().next_back();
    }
    Some(quoted)
}

/// "by Reuters" right at `at`: the one who passes on.
pub(super) fn carrier(scene: &Scene<'_>, at: TokenId, limit: TokenId) -> Option<Range<TokenId>> {
    let at = tail(scene, at, limit, false).end;
    if at + 1 >= limit || !scene.is(at, Classes::BY) {
        return None;
    }
    let end = plain_phrase_end(scene, at + 1, limit);
    (end > at + 1).then_some(at + 1..end)
}
