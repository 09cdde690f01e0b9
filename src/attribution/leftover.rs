//! Quotations that no reporting verb claimed: continued paragraphs, signatures, transcripts, long quotations.

use std::ops::Range;

use crate::document::TokenId;
use crate::lexicon::Classes;
use crate::text::TokenKind;

use super::gathered::Gathered;
use super::main_clause::main_subject;
use super::quoted::signature;
use super::scene::Scene;
use super::statement::Statement;

/// From this many words on a quotation is a statement even if nobody is named for it: of the quotations of eight words
/// and more in marked articles 96 of 100 are.
const SURELY_SPOKEN: usize = 8;
/// A quotation with a dash and a name behind it is a statement from so many words on.
const SIGNED: usize = 4;
/// A quotation that makes up its paragraph's beginning is a statement from fewer words on.
const SPOKEN_AT_START: usize = 5;

/// Adds the quotations of one paragraph that the statements `found` so far do not cover.
#[allow(
    clippy::too_many_lines,
    reason = "the cases exclude each other and are tried in order"
)]
pub(super) fn leftover(scene: &Scene<'_>, paragraph: usize, found: &mut Gathered) {
    let tokens = scene.document.paragraphs[paragraph].tokens.clone();
    let first = scene
        .quotations
        .partition_point(|q| q.tokens.start < tokens.start);
    let unclaimed: Vec<usize> = (first..scene.quotations.len())
        .take_while(|&index| scene.quotations[index].tokens.start < tokens.end)
        .filter(|&index| {
            let quotation = &scene.quotations[index];
            !quotation.nested && !found.has_any(quotation.tokens.clone())
        })
        .collect();
    if unclaimed.is_empty() {
        return;
    }
    let latest = found.latest();
    for index in unclaimed {
        let quotation = &scene.quotations[index];
        if let Some(name) = signature(scene, index).filter(|_| quotation.words >= SIGNED) {
            found.push(Statement {
                content: vec![quotation.tokens.clone()],
                source: vec![name],
                rule: "signature",
                ..Statement::default()
            });
            continue;
        }
        if let Some(name) = before_colon(scene, quotation.tokens.start) {
            found.push(Statement {
                content: vec![quotation.tokens.clone()],
                source: name,
                rule: "colon-quotation",
                ..Statement::default()
            });
            continue;
        }
        let opens = begins_sentence(scene, quotation.tokens.start);
        let earlier = found.last_before(&latest, quotation.tokens.start);
        let goes_on = earlier.filter(|&i| opens && continues_from(scene, found.get(i), paragraph));
        if goes_on.is_none()
            && quotation.words < SURELY_SPOKEN
            && !(opens
                && quotation.words >= SPOKEN_AT_START
                && ends_sentence(scene, quotation.tokens.end))
        {
            continue;
        }
        let last_paragraph = |statement: &Statement| {
            let last = statement.end().saturating_sub(1);
            scene.document.paragraph_of(last.max(statement.start()))
        };
        let same_paragraph = earlier.filter(|&i| {
            let statement = found.get(i);
            last_paragraph(statement) == paragraph
                || statement
                    .cue
                    .as_ref()
                    .is_some_and(|cue| scene.document.paragraph_of(cue.start) == paragraph)
        });
        let (rule, from) = match (same_paragraph.filter(|_| opens), goes_on) {
            (Some(i), _) => ("same-paragraph", Some(i)),
            (None, Some(i)) => ("continued-paragraph", Some(i)),
            (None, None) => (
                "uncued-quotation",
                earlier.filter(|&i| {
                    opens
                        && paragraph > 0
                        && scene
                            .document
                            .paragraph_of(found.get(i).end().saturating_sub(1))
                            + 1
                            >= paragraph
                }),
            ),
        };
        match from {
            // An indirect statement ends with its sentence; the quotation after it is a statement of its own.
            Some(i) if rule != "uncued-quotation" && is_quotation(scene, found.get(i)) => {
                found.extend(i, quotation.tokens.clone());
            }
            _ => {
                let source = from
                    .map(|i| found.get(i).source.clone())
                    .unwrap_or_default();
                found.push(Statement {
                    content: vec![quotation.tokens.clone()],
                    source,
                    rule,
                    ..Statement::default()
                });
            }
        }
    }
}

/// The source in "Tamm:" or "Tamm issued a statement:" right before a quotation.
fn before_colon(scene: &Scene<'_>, quotation: TokenId) -> Option<Vec<Range<TokenId>>> {
    let colon = quotation
        .checked_sub(1)
        .filter(|&i| scene.kind(i) == TokenKind::Colon && !scene.in_quotation(i))?;
    let sentence = scene.sentence(colon);
    let begin = (sentence.start..colon)
        .rev()
        .find(|&i| {
            scene.in_quotation(i) || matches!(scene.kind(i), TokenKind::Dash | TokenKind::Close)
        })
        .map_or(sentence.start, |i| i + 1);
    // "And from Tamm:".
    let mut first = begin;
    while first < colon
        && scene.is(first, Classes::COORDINATOR | Classes::SOURCE)
        && scene.mention_at(first).is_none()
    {
        first += 1;
    }
    let name = first..colon;
    let short = !name.is_empty()
        && name.len() <= 8
        && name
            .clone()
            .all(|i| scene.is_nominal(i) || scene.token(i).is_capital());
    if short {
        return Some(vec![name]);
    }
    main_subject(scene, colon, &(begin..colon)).map(|subject| subject.tokens)
}

/// True if the last words of a statement are a whole quotation.
fn is_quotation(scene: &Scene<'_>, statement: &Statement) -> bool {
    statement.content.last().is_some_and(|last| {
        scene
            .quotation_at(last.start)
            .is_some_and(|index| scene.quotations[index].tokens.start == last.start)
    })
}

fn begins_sentence(scene: &Scene<'_>, at: TokenId) -> bool {
    let sentence = scene.sentence(at);
    let mut words = (sentence.start..at)
        .filter(|&i| scene.token(i).is_word())
        .peekable();
    // `But "it holds."`
    words
        .peek()
        .is_none_or(|&first| scene.is(first, Classes::COORDINATOR | Classes::ADVERB))
        && words.count() <= 1
}

fn ends_sentence(scene: &Scene<'_>, end: TokenId) -> bool {
    let sentence = scene.sentence(end - 1);
    (end..sentence.end).all(|i| !scene.token(i).is_word())
}

/// True if the last words of an earlier statement are a quotation of the paragraph before, left open or ending it.
fn continues_from(scene: &Scene<'_>, earlier: &Statement, paragraph: usize) -> bool {
    let Some(last) = earlier.end().checked_sub(1) else {
        return false;
    };
    if scene.document.paragraph_of(last) + 1 != paragraph || !scene.in_quotation(last) {
        return false;
    }
    let open = scene
        .quotation_at(last)
        .is_some_and(|index| !scene.quotations[index].closed);
    open && scene.kind(last) != TokenKind::Colon
}
