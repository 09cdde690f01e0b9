//! The rules in one table, most precise first, and the pass that applies them.

use std::ops::Range;

use crate::document::TokenId;
use crate::lexicon::{Classes, Frame, Strength, VerbForm};
use crate::text::TokenKind;

use super::cue::{Cue, cues};
use super::edges::object_end;
use super::leftover::leftover;
use super::nested::nested;
use super::relayed::as_saying;
use super::scene::Scene;
use super::site::Site;
use super::source::settle;
use super::statement::Statement;
use super::tail::{cites, is_audience};
use super::transcript::{self, turns};
use super::{clause, nominal, object, quoted};

type Sieve = fn(&Site<'_, '_>) -> Option<Statement>;

/// Rules for a reporting verb, tried in this order; the first that fits decides.
const SIEVES: &[Sieve] = &[
    clause::according_to,
    quoted::quote_verb_name,
    quoted::quote_name_verb,
    quoted::name_verb_quote,
    clause::asked,
    object::passive_by,
    object::passive_clause,
    clause::that_clause,
    clause::after_colon,
    clause::clause_before,
    object::person_and_clause,
    clause::infinitive,
    clause::question_clause,
    object::predicate,
    clause::bare_clause,
    object::preposition_phrase,
    object::target,
    object::noun_phrase,
];

/// The names of all rules, as the `rule` column gives them.
pub const RULES: &[&str] = &[
    "according-to",
    "quote-verb-name",
    "quote-name-verb",
    "name-verb-quote",
    "asked",
    "passive-by",
    "passive-clause",
    "that-clause",
    "after-colon",
    "clause-before",
    "person-and-clause",
    "infinitive",
    "question-clause",
    "predicate",
    "as-predicate",
    "bare-clause",
    "preposition-phrase",
    "target",
    "noun-phrase",
    "noun-clause",
    "noun-infinitive",
    "transcript",
    "signature",
    "colon-quotation",
    "same-paragraph",
    "continued-paragraph",
    "uncued-quotation",
];

/// Finds the statements of an article, in order.
pub fn find_statements(scene: &Scene<'_>) -> Vec<Statement> {
    let mut statements: Vec<Statement> = Vec::new();
    let turns = turns(scene);
    for (index, paragraph) in scene.document.paragraphs.iter().enumerate() {
        if paragraph.is_title {
            continue;
        }
        let first = statements.len();
        if let Some(turn) = &turns[index] {
            statements.push(transcript::statement(turn));
            continue;
        }
        for sentence in paragraph.sentences.clone() {
            let tokens = scene.sentence(scene.document.sentences[sentence].tokens.start);
            if tokens.is_empty() {
                continue;
            }
            // "Citing sources, Tasnim reported": named before the statement it belongs to.
            let mut cited = None;
            for cue in cues(scene, tokens.clone()) {
                if let Some(of) = citing(scene, &cue, &tokens) {
                    match cited_by(&mut statements[first..], &tokens) {
                        Some(statement) => {
                            statement.tail.citing.get_or_insert(of);
                        }
                        None => cited = Some(of),
                    }
                    continue;
                }
                // Phrases have one construction of their own.
                let sieves = if cue.verb.form == VerbForm::Fixed {
                    &SIEVES[..1]
                } else {
                    SIEVES
                };
                let site = Site::new(scene, cue, tokens.clone());
                if is_hypothetical(scene, &site, &statements[first..]) {
                    continue;
                }
                if let Some(mut statement) = sieves.iter().find_map(|sieve| sieve(&site)) {
                    statement.tail.citing = statement.tail.citing.or_else(|| cited.take());
                    add(&mut statements, first, statement);
                }
            }
        }
        for sentence in paragraph.sentences.clone() {
            let tokens = scene.sentence(scene.document.sentences[sentence].tokens.start);
            nominal::statements(scene, &tokens, &mut statements);
        }
        leftover(scene, index, &mut statements);
    }
    nested(scene, &mut statements);
    for statement in &mut statements {
        settle(scene, statement);
    }
    statements.sort_by_key(|s| (s.start(), std::cmp::Reverse(s.end())));
    statements
}

/// "citing sources": whom a speaker names as its own source, which is no statement of its own.
fn citing(scene: &Scene<'_>, cue: &Cue, sentence: &Range<TokenId>) -> Option<Range<TokenId>> {
    let start = cue.tokens.start;
    let aside = start == sentence.start || start > 0 && scene.kind(start - 1) == TokenKind::Comma;
    if !aside || !cites(scene, start) {
        return None;
    }
    let end = object_end(scene, cue.tokens.end, sentence.end);
    let source = cue.tokens.end..end;
    is_audience(scene, &source).then_some(source)
}

/// The statement of the same sentence whose source is cited.
fn cited_by<'s>(
    statements: &'s mut [Statement],
    sentence: &Range<TokenId>,
) -> Option<&'s mut Statement> {
    statements.iter_mut().rev().find(|s| {
        s.cue
            .as_ref()
            .is_some_and(|cue| sentence.contains(&cue.start))
    })
}

/// "would say", "to say the least", "if he says": nothing was said.
fn is_hypothetical(scene: &Scene<'_>, site: &Site<'_, '_>, statements: &[Statement]) -> bool {
    let cue = &site.cue;
    let beside_marks = scene
        .document
        .tokens
        .get(cue.tokens.end)
        .is_some_and(|t| t.is_mark() || t.kind == TokenKind::Comma);
    // "refused to confirm or deny": the statement is the refusal.
    let object = cue.infinitive && statements.iter().any(|s| s.start() == cue.group)
        || cue.verb.form == VerbForm::Base
            && cue.group > 0
            && scene.is(cue.group - 1, Classes::COORDINATOR)
            && statements
                .iter()
                .any(|s| s.rule == "infinitive" && s.covers(cue.group));
    let condition = site
        .attribution_start()
        .checked_sub(1)
        .is_some_and(|i| i >= site.sentence.start && scene.is(i, Classes::CONDITION));
    // "would not say": a refusal.
    let refusal = cue.modal && cue.negated;
    // "quoted Tamm as saying": the statement is Tamm's.
    let passes_on = cue.frame(scene, Frame::As) > Strength::Never
        && as_saying(scene, cue.tokens.end, site.sentence.end).is_some();
    object
        || passes_on
        || condition
        || cue.modal && !beside_marks && !refusal
        || cue.infinitive && cue.frame(scene, Frame::Quote) < Strength::Sure
}

/// Adds a statement unless its words are taken: parts of a quotation that another statement of the paragraph has.
fn add(statements: &mut Vec<Statement>, first: usize, mut statement: Statement) {
    for earlier in &statements[first..] {
        // A statement may hold another one with its attribution: "…, he told Interfax, Reuters reported".
        let carries = earlier
            .cue
            .as_ref()
            .is_some_and(|cue| statement.covers(cue.start))
            && earlier
                .content
                .iter()
                .all(|part| statement.covers(part.start));
        if carries {
            continue;
        }
        statement.content.retain(|part| {
            !earlier.content.iter().any(|other| {
                other.start == part.start
                    || part.start < other.end
                        && other.start < part.end
                        && !(other.start <= part.start && part.end <= other.end)
            })
        });
    }
    // What an earlier statement took as its continuation belongs to the verb that stands beside it.
    statement.content.retain(|part| !part.is_empty());
    if !statement.content.is_empty() {
        statements.push(statement);
    }
}
