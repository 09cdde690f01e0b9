//! Events named by a year or by a place: "the 1996 Norport general election", "the Battle of Norport".

use std::ops::Range;

use crate::document::{Document, Shape, Token, TokenId};
use crate::lexicon::{Classes, EntityKind, Gender, Lexicon};
use crate::text::TokenKind;

use super::found::{Mention, MentionKind};
use super::phrases::Phrases;
use super::run::run_from;

/// The kind of "st" in "21st", as `words/calendar.csv` has it.
const ORDINAL: &str = "ordinal_ending";

/// How many words may stand between the year and "election".
const REACH: usize = 9;

/// True for a token with which the name of an event can begin: a year, or a key word.
pub(super) fn opens_event(token: &Token) -> bool {
    match token.kind {
        TokenKind::Number => token.span.len() == 4,
        TokenKind::Word => {
            token.shape != Shape::Lower && token.name_classes.any(Classes::EVENT_WORD)
        }
        _ => false,
    }
}

/// Puts the events of a sentence in the place of the names inside them.
pub(super) fn events(
    document: &Document<'_>,
    lexicon: &Lexicon,
    phrases: &Phrases,
    sentence: &Range<TokenId>,
    found: &mut Vec<Mention>,
) {
    for at in phrases.landmarks().eventful(sentence) {
        let token = &document.tokens[at];
        let event = match token.kind {
            TokenKind::Number => by_year(document, lexicon, sentence, at, found),
            _ => of_place(document, lexicon, sentence, at, found),
        };
        let Some((tokens, subtype)) = event else {
            continue;
        };
        found.retain(|m| m.tokens.end <= tokens.start || tokens.end <= m.tokens.start);
        let index = found.partition_point(|m| m.tokens.start < tokens.start);
        found.insert(
            index,
            Mention {
                tokens,
                kind: MentionKind::Event,
                entity: None,
                place: None,
                subtype: subtype.to_owned(),
                gender: Gender::Unknown,
                rule: "event-of-year-or-place",
                weak: false,
            },
        );
    }
}

/// "21st Norport Festival": the number is part of the name, if no other name holds what stands from `free` on.
pub(super) fn with_ordinal(
    document: &Document<'_>,
    lexicon: &Lexicon,
    free: TokenId,
    mention: &mut Mention,
) {
    let before = mention.tokens.start.checked_sub(1);
    let Some(at) = before.filter(|&at| at >= free) else {
        return;
    };
    let token = &document.tokens[at];
    if mention.kind != MentionKind::Event || token.kind != TokenKind::Number {
        return;
    }
    let letters = token.span.of(document.text);
    let ending = lexicon.calendar_ending(letters.trim_start_matches(|c: char| c.is_ascii_digit()));
    if ending.is_some_and(|ending| lexicon.text(ending.kind) == ORDINAL) {
        mention.tokens.start = at;
    }
}

/// "1996 Norport general election", with the place where it was: "in Norport".
fn by_year<'l>(
    document: &Document<'_>,
    lexicon: &'l Lexicon,
    sentence: &Range<TokenId>,
    year: TokenId,
    found: &[Mention],
) -> Option<(Range<TokenId>, &'l str)> {
    let tokens = &document.tokens;
    let mut capitals = 0;
    let mut end = year + 1;
    let mut subtype = None;
    while end < sentence.end && end - year <= REACH {
        let token = &tokens[end];
        if token.is_capital() && subtype.is_none() {
            capitals += 1;
        } else if token.kind == TokenKind::Word
            && token.shape == Shape::Lower
            && token.is(Classes::NOUN | Classes::PLURAL_NOUN | Classes::ADJECTIVE)
            && !token.is(Classes::PREPOSITION | Classes::DETERMINER | Classes::FINITE_AUXILIARY)
        {
            if let Some(key) = small_event(document, lexicon, token) {
                subtype = Some(key);
                end += 1;
                break;
            }
        } else {
            break;
        }
        end += 1;
    }
    let subtype = subtype.filter(|_| capitals > 0)?;
    let place = found
        .iter()
        .find(|m| m.tokens.start == end + 1 && m.kind == MentionKind::Place)
        .filter(|_| end < sentence.end && tokens[end].is(Classes::PREPOSITION));
    Some((year..place.map_or(end, |m| m.tokens.end), subtype))
}

/// The subtype of an event written small: "election".
fn small_event<'l>(
    document: &Document<'_>,
    lexicon: &'l Lexicon,
    token: &Token,
) -> Option<&'l str> {
    let word = token.span.of(document.text);
    let mut title = word.get(..1)?.to_ascii_uppercase();
    title.push_str(&word[1..]);
    lexicon.key_word(lexicon.word(&title), EntityKind::Event, true)
}

/// "Battle of Norport", "Tour of the Netherlands".
fn of_place<'l>(
    document: &Document<'_>,
    lexicon: &'l Lexicon,
    sentence: &Range<TokenId>,
    key: TokenId,
    found: &[Mention],
) -> Option<(Range<TokenId>, &'l str)> {
    let tokens = &document.tokens;
    let subtype = lexicon.key_word(tokens[key].name, EntityKind::Event, false)?;
    let of = key + 1;
    if of >= sentence.end || !tokens[of].is(Classes::OF) {
        return None;
    }
    let mut at = of + 1;
    if at < sentence.end && tokens[at].is(Classes::ARTICLE) {
        at += 1;
    }
    if at >= sentence.end
        || !tokens[at].is_capital()
        || found
            .iter()
            .any(|m| m.tokens.start <= key && key < m.tokens.end)
    {
        return None;
    }
    let start = (sentence.start..key)
        .rev()
        .take(4)
        .take_while(|&i| {
            tokens[i].is_capital()
                && !found.iter().any(|m| m.tokens.contains(&i))
                && !tokens[i].is(Classes::PERSON_NOUN)
        })
        .last()
        .unwrap_or(key);
    let listed = found
        .iter()
        .find(|m| m.tokens.start == at && m.kind == MentionKind::Place)?;
    let run = run_from(document, at, sentence.end);
    (run.end == listed.tokens.end).then_some((start..listed.tokens.end, subtype))
}
