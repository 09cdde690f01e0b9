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
                        && (next.classes.is_empty() || is_given_name(document, start, at))
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
            // "Workers' Union".
            TokenKind::SingleQuote | TokenKind::CloseSingle
                if !token.spaced
                    && at - 1 > start
                    && is_plural_owner(document, at)
                    && tokens
                        .get(at + 1)
                        .is_some_and(|next| at + 1 < end && next.is_capital() && next.spaced) => {}
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

/// "Workers' Union": the bare apostrophe of a plural noun.
fn is_plural_owner(document: &Document<'_>, at: TokenId) -> bool {
    let owner = &document.tokens[at - 1];
    owner.is(Classes::PLURAL_NOUN)
        && !owner
            .name_classes
            .any(Classes::FIRST_NAME | Classes::SURNAME | Classes::DEMONYM)
}

/// True if the hyphen at `at` joins a given name of two syllables: "Kim Sang-min". English words stand beside such
/// hyphens too ("Lee Air-cooled"), so the family name must be known or unlike any word.
fn is_given_name(document: &Document<'_>, start: TokenId, at: TokenId) -> bool {
    let tokens = &document.tokens;
    let (Some(family), Some(first)) = (at.checked_sub(2), at.checked_sub(1)) else {
        return false;
    };
    let syllable = |at: TokenId| tokens[at].kind == TokenKind::Word && tokens[at].span.len() <= 6;
    let second = &tokens[at + 1];
    family >= start
        && tokens[family].is_capital()
        && (tokens[family].name_classes.any(Classes::SURNAME) || tokens[family].classes.is_empty())
        && tokens[first].shape == Shape::Capital
        && syllable(first)
        && syllable(at + 1)
        && !tokens[at].spaced
        && !second.spaced
        && !second.is(Classes::VERB_PARTICIPLE | Classes::VERB_ING | Classes::PREPOSITION)
        && tokens
            .get(at + 2)
            .is_none_or(|after| after.kind != TokenKind::Hyphen || after.spaced)
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
    // "Jan-May".
    let month = |i: Option<TokenId>| {
        i.and_then(|i| document.tokens.get(i))
            .is_some_and(|t| t.is(Classes::MONTH) && t.is_capital())
    };
    let hyphen = |i: Option<TokenId>| {
        i.and_then(|i| document.tokens.get(i))
            .is_some_and(|t| matches!(t.kind, TokenKind::Hyphen | TokenKind::Slash))
    };
    let span = hyphen(Some(at + 1)) && month(Some(at + 2))
        || hyphen(at.checked_sub(1)) && month(at.checked_sub(2));
    token.is(Classes::MONTH)
        && (span
            || !token.is(Classes::MODAL | Classes::VERB) && token.name_classes.is_empty()
            || number(Some(at + 1))
            || number(at.checked_sub(1))
            || number(Some(at + 2)))
}
