//! Sieves for sources that a phrase names: "According to Tamm, …", "As Tamm reported, …".

use std::ops::Range;

use crate::document::{Token, TokenId};
use crate::lexicon::{Classes, CuePart, Frame, Strength, VerbForm};
use crate::text::TokenKind;

use super::before::rest;
use super::edges::{clause_end, front_start, is_according, trim};
use super::phrase::noun_phrase_end;
use super::quoted::front_content;
use super::site::{Site, can_speak};
use super::statement::Statement;
use super::subject::Link;
use super::tail::tail;

/// Words between a source and a colon, in tokens: "According to Tamm from the village of Oru:".
const LONGEST_PLACE: usize = 10;

/// `According to Tamm, the dam held.`, `The dam held, according to Tamm.`
pub(super) fn according_to(site: &Site<'_, '_>) -> Option<Statement> {
    let scene = site.scene;
    if site.cue.verb.form != VerbForm::Fixed
        || site.cue.row(scene).part != CuePart::Phrase
        || !is_according(scene, site.cue.tokens.start)
    {
        return None;
    }
    let source_start = site.cue.tokens.end;
    let source_end = noun_phrase_end(scene, source_start, site.sentence.end)?;
    let source = source_start..source_end;
    // "according to plan", "according to age": nobody speaks.
    if !can_speak(scene, &source)
        && !source.clone().any(|i| {
            scene.token(i).is_capital()
                || scene.is(
                    i,
                    Classes::DETERMINER | Classes::POSSESSIVE_DETERMINER | Classes::PLURAL_NOUN,
                )
        })
    {
        return None;
    }
    let before = front_start(scene, &site.sentence, site.cue.tokens.start)..site.cue.tokens.start;
    let opening = !scene.document.tokens[before.clone()]
        .iter()
        .any(Token::is_word)
        || !before
            .clone()
            .any(|i| scene.is_finite(i) || scene.in_quotation(i))
            && before.len() <= 3;
    // "…, since, according to Tamm, the lake has shrunk": a clause begins before it and goes on after it.
    let led = before.len() >= 2
        && scene.kind(before.end - 1) == TokenKind::Comma
        && scene.is(
            before.end - 2,
            Classes::SUBORDINATOR | Classes::COORDINATOR | Classes::THAT,
        );
    let opening = opening || led;
    // "The lake, according to Tamm, has lost": the verb of the clause comes after.
    let middle = opening
        && before.len() > 1
        && scene.kind(before.end - 1) == TokenKind::Comma
        && source_end + 2 < site.sentence.end
        && scene.kind(source_end) == TokenKind::Comma
        && scene.is_finite(source_end + 1 + usize::from(scene.is_adverb(source_end + 1)));
    let content = if middle {
        let rest = source_end + 1..clause_end(scene, source_end + 1, site.sentence.end);
        vec![before.start..trim(scene, before.start, before.end), rest]
    } else if opening {
        let limit = scene.document.tokens.len();
        let colon = (source_end..limit.min(source_end + LONGEST_PLACE))
            .take_while(|&i| !scene.in_quotation(i) && !scene.is_finite(i))
            .find(|&i| scene.kind(i) == TokenKind::Colon);
        if let Some(index) = colon.and_then(|colon| site.quotation_from(colon, limit)) {
            // "According to Tamm: “…”".
            vec![scene.quotations[index].tokens.clone()]
        } else {
            let comma = (source_end..site.sentence.end)
                .find(|&i| scene.kind(i) == TokenKind::Comma && !scene.in_quotation(i))?;
            let end = clause_end(scene, comma + 1, site.sentence.end);
            vec![comma + 1..end]
        }
    } else {
        let start = before.start;
        let end = trim(scene, start, before.end);
        let mut content = vec![start..end];
        if let Some(index) = site.quotation_to(site.cue.tokens.start) {
            content = front_content(site, index);
        }
        let between = before.end > 0 && scene.kind(before.end - 1) == TokenKind::Comma;
        if between
            && source_end + 2 < site.sentence.end
            && scene.kind(source_end) == TokenKind::Comma
        {
            let further = source_end + 1..clause_end(scene, source_end + 1, site.sentence.end);
            let clause = further.len() > 2
                && !scene.is(further.start, Classes::VERB_ING | Classes::RELATIVE);
            if clause && !content[0].clone().any(|i| scene.is_finite(i))
                || clause && scene.is_finite(further.start)
            {
                content.push(further);
            }
        }
        content
    };
    if content.iter().all(Range::is_empty) {
        return None;
    }
    let mut statement = site.statement("according-to", content);
    statement.source = vec![source];
    Some(statement)
}

/// `As Tamm reported, the dam held.`, `As reported by Tamm, the dam held.`
pub(super) fn as_reported(site: &Site<'_, '_>) -> Option<Statement> {
    let scene = site.scene;
    let sure = site.frame(Frame::Quote).min(site.frame(Frame::Zero)) == Strength::Sure;
    if !sure || site.is_attitude() {
        return None;
    }
    let opens = |at: TokenId| {
        at.checked_sub(1).is_some_and(|i| {
            i >= site.sentence.start
                && scene.is(i, Classes::AS)
                && front_start(scene, &site.sentence, i + 1) == i
        })
    };
    let (source, circumstances) = match &site.subject {
        // "As I write this, …" says nothing of what is written.
        Some(subject)
            if subject.link == Link::Adjacent
                && opens(subject.start)
                && site.tail.addressee.is_none() =>
        {
            (subject.tokens.clone(), site.tail.clone())
        }
        None if opens(site.cue.tokens.start)
            && scene
                .token_before(site.cue.tokens.end, site.sentence.end)
                .is_some_and(|next| next.is(Classes::BY)) =>
        {
            let start = site.cue.tokens.end + 1;
            let end = noun_phrase_end(scene, start, site.sentence.end)?;
            (vec![start..end], tail(scene, end, site.sentence.end, false))
        }
        _ => return None,
    };
    let comma = circumstances.end;
    if !source.iter().any(|part| can_speak(scene, part))
        || scene.token_before(comma, site.sentence.end)?.kind != TokenKind::Comma
    {
        return None;
    }
    let content = rest(site, comma, true)?;
    let clause = content
        .clone()
        .any(|i| scene.in_quotation(i) || scene.is_finite(i));
    clause.then(|| {
        let mut statement = site.statement("as-reported", vec![content]);
        statement.source = source;
        statement.tail = circumstances;
        statement
    })
}
