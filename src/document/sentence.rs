//! Sentences: rules on full stops after Mikheev (2002, "Periods, capitalized words, etc."), with the abbreviations
//! as data.

use std::ops::Range;

use super::token::{Token, TokenId};
use crate::lexicon::{Classes, Lexicon};
use crate::text::TokenKind;

/// No sentence is longer, in tokens: what goes on without a full stop is a table or no language. The rules look at every
/// pair of words of a sentence, some of them at more.
const LONGEST: usize = 500;

/// Splits a paragraph into sentences. `stops` are the tokens that may end one, from this paragraph on; those of the
/// paragraph are taken.
pub(super) fn sentences(
    text: &str,
    tokens: &[Token],
    paragraph: Range<TokenId>,
    stops: &mut &[TokenId],
    lexicon: &Lexicon,
    mut each: impl FnMut(Range<TokenId>),
) {
    let mut start = paragraph.start;
    // What comes before is done with.
    let mut at = paragraph.start;
    while let Some((&stop, later)) = stops
        .split_first()
        .filter(|(stop, _)| **stop < paragraph.end)
    {
        *stops = later;
        if stop < at {
            continue;
        }
        start = cut_long(tokens, start, at..stop + 1, &mut each);
        at = stop + 1;
        if ends_here(text, tokens, stop, paragraph.end, lexicon) {
            // Closing marks and brackets belong to the sentence they close.
            while at < paragraph.end && !tokens[at].spaced && closes(tokens, at) {
                at += 1;
            }
            while at < paragraph.end && tokens[at].ends_sentence() {
                at += 1;
            }
            if begins(tokens, at, paragraph.end) {
                each(start..at);
                start = at;
            }
        }
    }
    start = cut_long(tokens, start, at..paragraph.end, &mut each);
    if start < paragraph.end {
        each(start..paragraph.end);
    }
}

/// Cuts what is too long, from `start`, at one of some tokens; gives the beginning of the rest.
fn cut_long(
    tokens: &[Token],
    mut start: TokenId,
    mut at: Range<TokenId>,
    each: &mut impl FnMut(Range<TokenId>),
) -> TokenId {
    at.start = at.start.max(start + LONGEST);
    while at.start < at.end {
        if tokens[at.start].spaced || at.start >= start + 2 * LONGEST {
            each(start..at.start);
            start = at.start;
            at.start += LONGEST;
        } else {
            at.start += 1;
        }
    }
    start
}

fn closes(tokens: &[Token], at: TokenId) -> bool {
    // The German closing mark “ is the English opening one.
    let german = tokens[at].kind == TokenKind::OpenDouble
        && tokens.get(at + 1).is_none_or(|next| next.spaced);
    german
        || matches!(
            tokens[at].kind,
            TokenKind::Close
                | TokenKind::CloseDouble
                | TokenKind::CloseSingle
                | TokenKind::DoubleQuote
                | TokenKind::SingleQuote
        )
}

/// True if a sentence may begin at `at`.
fn begins(tokens: &[Token], at: TokenId, end: TokenId) -> bool {
    let Some(next) = tokens.get(at).filter(|_| at < end) else {
        return true;
    };
    match next.kind {
        TokenKind::Word => next.is_capital(),
        TokenKind::Number => next.spaced,
        TokenKind::Comma
        | TokenKind::Semicolon
        | TokenKind::Colon
        | TokenKind::Close
        | TokenKind::CloseDouble => false,
        TokenKind::Dash => next.spaced && tokens.get(at + 1).is_some_and(Token::is_capital),
        _ => {
            next.spaced
                && tokens.get(at + 1).is_some_and(|after| {
                    after.is_capital() || after.kind == TokenKind::Number || after.is_mark()
                })
        }
    }
}

fn ends_here(text: &str, tokens: &[Token], at: TokenId, end: TokenId, lexicon: &Lexicon) -> bool {
    let token = &tokens[at];
    match token.kind {
        TokenKind::Question | TokenKind::Exclamation => true,
        TokenKind::Ellipsis => tokens
            .get(at + 1)
            .is_some_and(|next| next.spaced && at + 1 < end),
        TokenKind::Period => !is_abbreviated(text, tokens, at, end, lexicon),
        // "U.S." holds its full stop.
        TokenKind::Word => opens_surely(tokens, at + 1, end),
        _ => false,
    }
}

/// True if the next word can hardly continue a sentence: a capitalised function word.
fn opens_surely(tokens: &[Token], at: TokenId, end: TokenId) -> bool {
    let mut at = at;
    while at < end && tokens[at].is_mark() {
        at += 1;
    }
    tokens.get(at).filter(|_| at < end).is_some_and(|next| {
        next.is_capital()
            && next.is(Classes::DETERMINER
                | Classes::PRONOUN
                | Classes::PREPOSITION
                | Classes::COORDINATOR
                | Classes::SUBORDINATOR
                | Classes::ADVERB
                | Classes::WH)
    })
}

/// Classes of a word with a full stop; no abbreviation is longer than the room here.
fn with_stop(word: &str, lexicon: &Lexicon) -> Option<Classes> {
    let mut room = [0; 32];
    let spelling = room.get_mut(..=word.len())?;
    let (stop, letters) = spelling.split_last_mut()?;
    letters.copy_from_slice(word.as_bytes());
    *stop = b'.';
    let spelling = std::str::from_utf8(spelling).ok()?;
    Some(lexicon.classes(lexicon.word(spelling)))
}

fn is_abbreviated(
    text: &str,
    tokens: &[Token],
    at: TokenId,
    end: TokenId,
    lexicon: &Lexicon,
) -> bool {
    let Some(before) = at.checked_sub(1).map(|i| &tokens[i]) else {
        return false;
    };
    if tokens[at].spaced || before.kind != TokenKind::Word {
        return false;
    }
    let Some(classes) = with_stop(before.span.of(text), lexicon) else {
        return false;
    };
    if !classes.any(Classes::ABBREVIATION) {
        return false;
    }
    if classes.any(Classes::FINAL_ABBREVIATION) {
        return !opens_surely(tokens, at + 1, end);
    }
    // "No." and "Art." are also words; as abbreviations a number or a name follows.
    !before.is(Classes::INTERJECTION | Classes::NOUN)
        || classes.any(Classes::TITLE)
        || before.is_capital()
            && tokens
                .get(at + 1)
                .is_some_and(|next| next.kind == TokenKind::Number || next.is_capital())
}
