//! The few tokens of an article at which names and phrases can begin, gathered in one pass, so that rules need not ask
//! every token.

use std::ops::Range;

use crate::document::{Document, TokenId};
use crate::text::TokenKind;

use super::event::opens_event;
use super::shape::{Tally, Writing};

/// Where the rules for names look.
#[derive(Debug, Default)]
pub(super) struct Landmarks {
    /// Words with which listed names begin.
    pub named: Vec<u32>,
    /// Words with which other phrases of the lists begin.
    pub worded: Vec<u32>,
    /// Opening brackets.
    pub brackets: Vec<u32>,
    /// How each sentence is written.
    pub writings: Vec<Writing>,
    capitals: Vec<u32>,
    /// For each token how many capitalised words stand before it.
    capitals_before: Vec<u32>,
    eventful: Vec<u32>,
}

impl Landmarks {
    pub fn gather(document: &Document<'_>) -> Self {
        let length = document.tokens.len();
        let mut named = Gathering::new(length);
        let mut worded = Gathering::new(length);
        let mut capitals = Gathering::new(length);
        let mut marks = Self {
            capitals_before: Vec::with_capacity(length),
            writings: Vec::with_capacity(document.sentences.len()),
            ..Self::default()
        };
        for sentence in &document.sentences {
            let mut tally = Tally::default();
            for at in sentence.tokens.clone() {
                let token = &document.tokens[at];
                tally.add(token);
                named.add(at, token.names.is_some());
                worded.add(at, token.phrases.is_some());
                marks.capitals_before.push(capitals.count as u32);
                capitals.add(at, token.is_capital());
                if opens_event(token) {
                    marks.eventful.push(at as u32);
                }
                if token.kind == TokenKind::Open {
                    marks.brackets.push(at as u32);
                }
            }
            marks.writings.push(tally.writing());
        }
        marks.named = named.finish();
        marks.worded = worded.finish();
        marks.capitals = capitals.finish();
        marks
    }

    /// The capitalised words of a sentence: where names can be that no list holds.
    pub fn capitals(&self, sentence: &Range<TokenId>) -> impl Iterator<Item = TokenId> + use<'_> {
        let first = self.capitals_before.get(sentence.start);
        until(
            &self.capitals[first.copied().unwrap_or(0) as usize..],
            sentence.end,
        )
    }

    /// The years of a sentence and its key words of events.
    pub fn eventful(&self, sentence: &Range<TokenId>) -> impl Iterator<Item = TokenId> + use<'_> {
        let first = self
            .eventful
            .partition_point(|&at| (at as TokenId) < sentence.start);
        until(&self.eventful[first..], sentence.end)
    }
}

fn until(places: &[u32], end: TokenId) -> impl Iterator<Item = TokenId> + use<'_> {
    let places = places.iter().map(|&at| at as TokenId);
    places.take_while(move |&at| at < end)
}

/// Tokens of one kind, gathered without a branch for each: whether the next one is of the kind cannot be foreseen.
struct Gathering {
    places: Vec<u32>,
    count: usize,
}

impl Gathering {
    /// Room for as many tokens.
    fn new(length: usize) -> Self {
        Self {
            places: vec![0; length],
            count: 0,
        }
    }

    /// Adds the next token if it is of the kind.
    #[inline]
    fn add(&mut self, at: TokenId, of_kind: bool) {
        self.places[self.count] = at as u32;
        self.count += usize::from(of_kind);
    }

    fn finish(mut self) -> Vec<u32> {
        self.places.truncate(self.count);
        self.places
    }
}
