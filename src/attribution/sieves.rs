//! The rules in one table, most precise first, and the pass that applies them.

use std::ops::Range;

use crate::document::TokenId;
use crate::lexicon::{Classes, Frame, Strength, VerbForm};
use crate::text::TokenKind;

use super::cue::{Cue, cues};
use super::edges::object_end;
use super::gathered::Gathered;
use super::leftover::leftover;
use super::nested::nested;
use super::relayed::as_saying;
use super::scene::Scene;
use super::site::Site;
use super::source::{check_addressee, settle};
use super::statement::Statement;
use super::tail::{cites, is_audience};
use super::transcript::{self, turns};
use super::{according, before, clause, nominal, object, quoted};

type Sieve = fn(&Site<'_, '_>) -> Option<Statement>;

/// Rules for a reporting verb, tried in this order; the first that fits decides.
const SIEVES: &[Sieve] = &[
    according::according_to,
    quoted::quote_verb_name,
    quoted::quote_name_verb,
    quoted::name_verb_quote,
    according::as_reported,
    clause::asked,
    object::passive_by,
    object::passive_clause,
    clause::that_clause,
    clause::after_colon,
    before::clause_before,
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
    "as-reported",
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
    "transcript",
    "signature",
    "colon-quotation",
    "same-paragraph",
    "continued-paragraph",
    "uncued-quotation",
];

/// Finds the statements of an article, in order.
pub fn find_statements(scene: &Scene<'_>) -> Vec<Statement> {
    let mut found = Gathered::new(scene.document.tokens.len());
    let turns = turns(scene);
    for (index, paragraph) in scene.document.paragraphs.iter().enumerate() {
        if paragraph.is_title {
            continue;
        }
        found.begin_paragraph();
        if let Some(turn) = &turns[index] {
            found.push(transcript::statement(turn));
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
                    match found.cited_by(&tokens) {
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
                if is_hypothetical(scene, &site, &found) {
                    continue;
                }
                if let Some(mut statement) = sieves.iter().find_map(|sieve| sieve(&site)) {
                    statement.tail.citing = statement.tail.citing.or_else(|| cited.take());
                    found.add(statement);
                }
            }
        }
        for sentence in paragraph.sentences.clone() {
            let tokens = scene.sentence(scene.document.sentences[sentence].tokens.start);
            nominal::statements(scene, &tokens, &mut found);
        }
        leftover(scene, index, &mut found);
    }
    nested(scene, &mut found);
    let mut statements = found.finish();
    for statement in &mut statements {
        settle(scene, statement);
        check_addressee(scene, statement);
    }
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

/// "would say", "to say the least", "if he says": nothing was said.
fn is_hypothetical(scene: &Scene<'_>, site: &Site<'_, '_>, found: &Gathered) -> bool {
    let cue = &site.cue;
    let beside_marks = scene
        .document
        .tokens
        .get(cue.tokens.end)
        .is_some_and(|t| t.is_mark() || t.kind == TokenKind::Comma);
    // "refused to confirm or deny": the statement is the refusal.
    let object = cue.infinitive && found.begins(cue.group)
        || cue.verb.form == VerbForm::Base
            && cue.group > 0
            && scene.is(cue.group - 1, Classes::COORDINATOR)
            && found.covering(cue.group).any(|s| s.rule == "infinitive");
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
