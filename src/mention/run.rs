//! Runs of capitalised words: the stretches in which names can lie.

use std::ops::Range;

use crate::document::{Document, Shape, TokenId};
use crate::lexicon::Classes;
use crate::text::TokenKind;

/// The run that begins at a capitalised word: capitalised words, initials and hyphens, and particles between them.
/// It ends before weekdays and months.
pub(super) fn run_from(document: &Document<'_>, start: TokenId, end: TokenId) -> Range<TokenId> {
    let tokens = &document.tokens;
    let mut last = start + 1;
    let mut at = start + 1;
    while at < end {
        let token = &tokens[at];
        match token.kind {
            TokenKind::Word if token.is_capital() && !is_time(document, at) => last = at + 1,
            TokenKind::Number if !token.spaced => last = at + 1,
            // "Kim Jong-un".
            TokenKind::Hyphen
                if tokens.get(at + 1).is_some_and(|next| {
                    at + 1 < end
                        && next.kind == TokenKind::Word
                        && next.shape == Shape::Lower
                        && next.classes.is_empty()
                }) =>
            {
                last = at + 2;
                at += 1;
            }
            // "Magistrate's Court", "Women's Federation".
            TokenKind::Clitic
                if token.is_possessive(document.text)
                    && tokens[at - 1].is(Classes::NOUN | Classes::PLURAL_NOUN)
                    && tokens[at - 1].name_classes.is_empty()
                    && at - 1 > start
                    && tokens
                        .get(at + 1)
                        .is_some_and(|next| at + 1 < end && next.is_capital()) => {}
            TokenKind::Hyphen => {}
            TokenKind::Period
                if !token.spaced
                    && tokens
                        .get(at + 1)
                        .is_some_and(|next| at + 1 < end && next.is_capital()) => {}
            TokenKind::Word if particle(document, at) => {
                let further = tokens.get(at + 1).is_some_and(|next| {
                    at + 1 < end
                        && (next.is_capital()
                            || next.kind == TokenKind::Hyphen
                            || particle(document, at + 1))
                });
                if !further || at - last > 2 {
                    break;
                }
            }
            TokenKind::Symbol
                if token.span.of(document.text) == "&"
                    && tokens
                        .get(at + 1)
                        .is_some_and(|next| at + 1 < end && next.is_capital()) => {}
            _ => break,
        }
        at += 1;
    }
    start..last
}

/// "von", "bin": a word inside names that is no English function word ("in" of "van in 't Veld").
fn particle(document: &Document<'_>, at: TokenId) -> bool {
    let token = &document.tokens[at];
    token.kind == TokenKind::Word
        && token.shape == Shape::Lower
        && token.is(Classes::PARTICLE)
        && !token.is(Classes::PREPOSITION
            | Classes::DETERMINER
            | Classes::PRONOUN
            | Classes::COORDINATOR
            | Classes::ADVERB)
}

/// True for a weekday or month with a capital ("May" only before or after a number).
pub(super) fn is_time(document: &Document<'_>, at: TokenId) -> bool {
    let token = &document.tokens[at];
    if token.is(Classes::WEEKDAY) && token.span.len() > 3 {
        return true;
    }
    let number = |i: Option<TokenId>| {
        i.and_then(|i| document.tokens.get(i))
            .is_some_and(|t| t.kind == TokenKind::Number)
    };
    token.is(Classes::MONTH)
        && (!token.is(Classes::MODAL | Classes::VERB) && token.name_classes.is_empty()
            || number(Some(at + 1))
            || number(at.checked_sub(1))
            || number(Some(at + 2)))
}
