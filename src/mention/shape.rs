//! How a sentence is written: where nearly every word has a capital, capitals tell nothing.

use crate::document::{Document, Sentence, Shape};
use crate::lexicon::Classes;
use crate::text::TokenKind;

/// What capitals mean in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Writing {
    /// Names and the first word have capitals.
    Normal,
    /// Nearly every word begins with a capital: a headline.
    TitleCase,
    /// Nearly every letter is a capital.
    Capitals,
}

const FEWEST_WORDS: usize = 2;
/// From this many words on a few may be small in a headline; "They went to Oltava, Norport and Estvale" is none.
const LONG: usize = 6;

/// How `sentence` is written.
pub(super) fn writing(document: &Document<'_>, sentence: &Sentence) -> Writing {
    let (mut words, mut capital, mut upper, mut plain) = (0, 0, 0, 0);
    let mut small_verb = false;
    for token in &document.tokens[sentence.tokens.clone()] {
        if token.kind != TokenKind::Word || token.span.len() < 2 {
            continue;
        }
        words += 1;
        if token.shape == Shape::Upper {
            upper += 1;
        }
        // Small function words stay small in headlines.
        if token.span.len() >= 4 && !token.is(Classes::PREPOSITION | Classes::COORDINATOR) {
            plain += 1;
            small_verb |=
                token.shape == Shape::Lower && token.is(Classes::VERB_PAST | Classes::VERB_THIRD);
            if token.shape != Shape::Lower {
                capital += 1;
            }
        }
    }
    if words >= FEWEST_WORDS && upper * 10 >= words * 7 {
        Writing::Capitals
    } else if !small_verb
        && (plain >= LONG && capital * 10 >= plain * 8 || plain >= 4 && capital == plain)
    {
        Writing::TitleCase
    } else {
        Writing::Normal
    }
}
