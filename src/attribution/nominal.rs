//! Sieve for nouns that report: "his claim that the dam held", "a warning from Oru that …".
//!
//! Noun phrases after a preposition ("his criticism of the plan") and infinitives ("his promise to rebuild") were tried
//! and are left out: on marked articles only one in three was a statement.

use std::ops::Range;

use crate::document::TokenId;
use crate::lexicon::{Classes, CuePart, Frame, Strength, VerbUse};

use super::edges::clause_end;
use super::gathered::Gathered;
use super::phrase::noun_phrase_end;
use super::scene::Scene;
use super::site::can_speak;
use super::statement::Statement;

/// Words that may stand between an owner and its noun: "his second, sharper warning".
const LONGEST_GAP: usize = 3;

/// Statements of a sentence that nouns report.
pub(super) fn statements(scene: &Scene<'_>, sentence: &Range<TokenId>, found: &mut Gathered) {
    for readings in scene.phrases.verbs_within(sentence) {
        let noun = readings
            .iter()
            .filter(|reading| {
                (reading.end as TokenId) < sentence.end
                    && scene.lexicon.verb(reading.value.verb).part == CuePart::Noun
            })
            .max_by_key(|reading| reading.end);
        let Some(noun) = noun else {
            continue;
        };
        let tokens = noun.tokens();
        if scene.in_quotation(tokens.start)
            || scene.mention_at(tokens.start).is_some()
            || found.is_cue(tokens.start)
        {
            continue;
        }
        if let Some(statement) = read(scene, sentence, &tokens, noun.value) {
            if !found.has_part(statement.start()) {
                found.push(statement);
            }
        }
    }
}

fn read(
    scene: &Scene<'_>,
    sentence: &Range<TokenId>,
    noun: &Range<TokenId>,
    verb: VerbUse,
) -> Option<Statement> {
    let row = scene.lexicon.verb(verb.verb);
    if scene.lexicon.is_attitude(row) {
        return None;
    }
    let owner = owner(scene, sentence, noun.start);
    let (source, next) = match &owner {
        Some(owner) => (vec![owner.clone()], noun.end),
        // "a warning from Oru that", "a statement by the ministry that".
        None => by_whom(scene, sentence, noun.end).map(|(source, end)| (vec![source], end))?,
    };
    if next + 1 >= sentence.end
        || scene.in_quotation(next)
        || !scene.is(next, Classes::THAT)
        || row.frame(Frame::That) < Strength::Sure
    {
        return None;
    }
    let content = next..clause_end(scene, next, sentence.end);
    (content.len() > 1).then(|| Statement {
        content: vec![content],
        cue: Some(noun.clone()),
        group: noun.start,
        verb: Some(verb),
        source,
        rule: "noun-clause",
        ..Statement::default()
    })
}

/// "his", "Tamm's", "the ministry's" before the noun.
fn owner(scene: &Scene<'_>, sentence: &Range<TokenId>, noun: TokenId) -> Option<Range<TokenId>> {
    let from = sentence.start.max(noun.saturating_sub(LONGEST_GAP + 1));
    for at in (from..noun).rev() {
        let token = scene.token(at);
        if token.is(Classes::POSSESSIVE_DETERMINER) && !token.is(Classes::NEUTER) {
            return Some(at..at + 1);
        }
        if token.is_possessive(scene.document.text) && at > sentence.start {
            let mut start = at;
            while start > sentence.start
                && scene.is_nominal(start - 1)
                && !scene.in_quotation(start - 1)
                && at - start < 8
            {
                start -= 1;
            }
            let phrase = start..at;
            return can_speak(scene, &phrase).then_some(phrase);
        }
        if !scene.is_nominal(at) && !scene.is_adverb(at) {
            return None;
        }
    }
    None
}

/// "from Oru", "by the ministry" after the noun, and where that ends.
fn by_whom(
    scene: &Scene<'_>,
    sentence: &Range<TokenId>,
    at: TokenId,
) -> Option<(Range<TokenId>, TokenId)> {
    let token = scene.token_before(at, sentence.end)?;
    if !token.is(Classes::BY | Classes::SOURCE) || at + 1 >= sentence.end {
        return None;
    }
    let end = noun_phrase_end(scene, at + 1, sentence.end)?;
    let source = at + 1..end;
    can_speak(scene, &source).then_some((source, end))
}
