//! Names in lists: an unknown name between people is a person, between places a place.
//!
//! "Aino Tamm, Oru Veskel and Mart Kask", "in Norport, Oltava and Estvale".

use std::ops::Range;

use crate::document::{Document, Shape, TokenId};
use crate::lexicon::{Classes, Gender};
use crate::text::TokenKind;

use super::found::{Mention, MentionKind};
use super::phrases::Phrases;
use super::run::{is_time, run_from};
use super::shape::Writing;
use super::unlisted::FUNCTION;

/// Most words of a name that only its neighbours tell.
const LONGEST: usize = 4;

/// The names of a sentence that their neighbours in a list tell. `mentions` are those of the sentence.
pub(super) fn alike(
    document: &Document<'_>,
    phrases: &Phrases,
    sentence: &Range<TokenId>,
    writing: Writing,
    mentions: &mut Vec<Mention>,
) {
    if writing == Writing::Capitals {
        return;
    }
    let open = open_runs(document, phrases, sentence, mentions);
    // To the right, then to the left: each new name tells the next one.
    for run in &open {
        add(document, run, mentions);
    }
    for run in open.iter().rev() {
        add(document, run, mentions);
    }
}

/// Runs of capitals that no mention touches, each between commas, "and" or the sentence's ends.
fn open_runs(
    document: &Document<'_>,
    phrases: &Phrases,
    sentence: &Range<TokenId>,
    mentions: &[Mention],
) -> Vec<Range<TokenId>> {
    let mut runs = Vec::new();
    let mut next = sentence.start;
    for at in phrases.landmarks().capitals(sentence) {
        if at < next || is_time(document, at) {
            continue;
        }
        let run = run_from(document, at, sentence.end);
        next = run.end;
        // Asked first: most names stand in no list.
        let linked = side(document, sentence, run.start, true).is_some()
            || side(document, sentence, run.end, false).is_some();
        if !linked {
            continue;
        }
        let free = !mentions
            .iter()
            .any(|m| !m.weak && m.tokens.start < run.end && run.start < m.tokens.end);
        let listed = mentions
            .iter()
            .any(|m| m.tokens == run && m.kind == MentionKind::Place && m.entity.is_some());
        if free && (listed || is_name(document, &run)) {
            runs.push(run);
        }
    }
    runs
}

/// True for words that can only be a name.
fn is_name(document: &Document<'_>, run: &Range<TokenId>) -> bool {
    let keys = Classes::ORGANIZATION_WORD
        | Classes::PLACE_WORD
        | Classes::EVENT_WORD
        | Classes::DEMONYM
        | Classes::NO_NAME
        | Classes::DESIGNATOR;
    let mut words = 0;
    for token in &document.tokens[run.clone()] {
        match token.kind {
            TokenKind::Word if token.shape == Shape::Lower => {}
            TokenKind::Word => {
                let named = token
                    .name_classes
                    .any(Classes::FIRST_NAME | Classes::SURNAME);
                if token.shape != Shape::Capital
                    || token.is(FUNCTION)
                    || !token.classes.is_empty() && !named
                    || token.name_classes.any(keys) && !named
                    || token.is(Classes::TITLE | Classes::PERSON_NOUN)
                {
                    return false;
                }
                words += 1;
            }
            TokenKind::Hyphen | TokenKind::Period => {}
            _ => return false,
        }
    }
    (1..=LONGEST).contains(&words)
}

/// The link on one side of a name and where the neighbour's name touches it: "," or "and" or ", and".
fn side(
    document: &Document<'_>,
    sentence: &Range<TokenId>,
    edge: TokenId,
    left: bool,
) -> Option<(TokenId, bool)> {
    let tokens = &document.tokens;
    let step = |at: TokenId| {
        if left {
            at.checked_sub(1).filter(|&i| i >= sentence.start)
        } else {
            Some(at).filter(|&i| i < sentence.end)
        }
    };
    let past = |at: TokenId| if left { at } else { at + 1 };
    let comma = |at: TokenId| tokens[at].kind == TokenKind::Comma;
    let and = |at: TokenId| tokens[at].is(Classes::AND);
    let first = step(edge)?;
    if !comma(first) && !and(first) {
        return None;
    }
    let mut joined = and(first);
    let mut end = past(first);
    if let Some(second) =
        step(end).filter(|&at| comma(first) != comma(at) && (comma(at) || and(at)))
    {
        joined = true;
        end = past(second);
    }
    Some((end, joined))
}

fn add(document: &Document<'_>, run: &Range<TokenId>, mentions: &mut Vec<Mention>) {
    let sentence = &document.sentence_at(run.start).1.tokens;
    let next = mentions.partition_point(|m| m.tokens.end <= run.start);
    if mentions
        .get(next)
        .is_some_and(|m| m.tokens.start < run.end && !m.weak)
    {
        return;
    }
    let touching = |edge: Option<(TokenId, bool)>, left: bool| {
        let (edge, joined) = edge?;
        let mention = mentions.iter().find(|m| {
            // A listed place that wants support is a place where another one stands beside it.
            let counts = !m.weak || m.entity.is_some() && m.kind == MentionKind::Place;
            counts && (if left { m.tokens.end } else { m.tokens.start }) == edge
        })?;
        // "Oltava and Norport's mayor" is no list of places.
        let owner = document
            .tokens
            .get(mention.tokens.end)
            .is_some_and(|t| t.is_possessive(document.text));
        if owner {
            return None;
        }
        Some((mention, joined))
    };
    let before = touching(side(document, sentence, run.start, true), true);
    let after = touching(side(document, sentence, run.end, false), false);
    let words = document.tokens[run.clone()]
        .iter()
        .filter(|t| t.kind == TokenKind::Word)
        .count();
    // "the founder of the Oru Band, Aino Tamm".
    let tied = run.start > sentence.start
        && document.tokens[run.start - 1].is(Classes::ARTICLE | Classes::PREPOSITION);
    let owner = document
        .tokens
        .get(run.end)
        .is_some_and(|t| t.is_possessive(document.text));
    let unknown = document.tokens[run.clone()]
        .iter()
        .all(|t| t.classes.is_empty());
    let full = |m: &Mention| m.kind == MentionKind::Person && m.tokens.len() > 1;
    let place = |m: &Mention| m.kind == MentionKind::Place;
    let sure = before.is_some_and(|(m, _)| !m.weak) || after.is_some_and(|(m, _)| !m.weak);
    let listed = mentions
        .iter()
        .any(|m| m.tokens == *run && m.kind == MentionKind::Place && m.entity.is_some());
    let body = |m: &Mention| m.kind == MentionKind::Organization;
    let both = |is: &dyn Fn(&Mention) -> bool| {
        before.is_some_and(|(m, _)| is(m)) && after.is_some_and(|(m, _)| is(m))
    };
    let either = |is: &dyn Fn(&Mention) -> bool| {
        before.is_some_and(|(m, _)| is(m)) && after.is_none_or(|(m, _)| is(m))
            || after.is_some_and(|(m, _)| is(m)) && before.is_none_or(|(m, _)| is(m))
    };
    let joined = |is: &dyn Fn(&Mention) -> bool| {
        before.is_some_and(|(m, and)| and && is(m)) || after.is_some_and(|(m, and)| and && is(m))
    };
    let named = is_name(document, run);
    let (kind, rule) = if named && words > 1 && !tied && either(&full) {
        (MentionKind::Person, "beside-person")
    } else if words <= 2
        && sure
        && (unknown || listed)
        && !owner
        && (both(&place) || either(&place) && joined(&place))
    {
        (MentionKind::Place, "beside-place")
    } else if named && (both(&body) || either(&body) && joined(&body)) {
        (MentionKind::Organization, "beside-organization")
    } else {
        return;
    };
    let gender = if kind == MentionKind::Person {
        super::person::name_gender(&document.tokens[run.start])
    } else {
        Gender::Unknown
    };
    // A listed name that only wanted support.
    if let Some(listed) = mentions
        .iter_mut()
        .find(|m| m.tokens == *run && m.kind == kind && m.entity.is_some())
    {
        listed.weak = false;
        return;
    }
    mentions.retain(|m| m.tokens.end <= run.start || run.end <= m.tokens.start);
    let at = mentions.partition_point(|m| m.tokens.end <= run.start);
    mentions.insert(
        at,
        Mention {
            tokens: run.clone(),
            kind,
            entity: None,
            place: None,
            subtype: String::new(),
            gender,
            rule,
            weak: false,
        },
    );
}
