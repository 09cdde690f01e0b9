//! How a sentence is written: where nearly every word has a capital, capitals tell nothing.

use crate::document::{Shape, Token};
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

const FEWEST_WORDS: u32 = 2;
/// From this many words on a few may be small in a headline; "They went to Oltava, Norport and Estvale" is none.
const LONG: u32 = 6;

/// What is counted of the words of a sentence.
#[derive(Default)]
pub(super) struct Tally {
    words: u32,
    upper: u32,
    /// Words that have a capital in headlines only.
    plain: u32,
    capital: u32,
    small_verb: bool,
}

impl Tally {
    /// Counts a token, without branches: what the next word is like cannot be foreseen.
    #[allow(clippy::needless_bitwise_bool, reason = "`&&` would be a branch")]
    #[inline]
    pub fn add(&mut self, token: &Token) {
        let length = token.span.len();
        let word = (token.kind == TokenKind::Word) & (length >= 2);
        let lower = token.shape == Shape::Lower;
        self.words += u32::from(word);
        self.upper += u32::from(word & (token.shape == Shape::Upper));
        // Small function words stay small in headlines.
        let plain = word & (length >= 4) & !token.is(Classes::PREPOSITION | Classes::COORDINATOR);
        self.plain += u32::from(plain);
        self.small_verb |= plain & lower & token.is(Classes::VERB_PAST | Classes::VERB_THIRD);
        self.capital += u32::from(plain & !lower);
    }

    /// How the sentence is written.
    pub fn writing(&self) -> Writing {
        if self.words >= FEWEST_WORDS && self.upper * 10 >= self.words * 7 {
            Writing::Capitals
        } else if !self.small_verb
            && (self.plain >= LONG && self.capital * 10 >= self.plain * 8
                || self.plain >= 4 && self.capital == self.plain)
        {
            Writing::TitleCase
        } else {
            Writing::Normal
        }
    }
}
