//! What is remembered while speakers are told one after the other: who spoke where.

use std::cell::OnceCell;

use foldhash::fast::FixedState;
use hashbrown::HashMap;

use crate::document::TokenId;
use crate::resolve::{Cast, CharacterId};

use super::scene::Scene;
use super::speaker::Speaker;
use super::statement::Statement;

/// What is settled when a speaker is looked for: the statements, and the speakers of the first of them.
pub(super) struct Spoken<'s> {
    pub cast: &'s Cast,
    pub statements: &'s [Statement],
    pub speakers: Vec<Speaker>,
    /// Where a statement that the article itself tells has its words for the speaker, in order of the text, and which
    /// it is. Who speaks inside a quotation is talked about.
    told: Vec<(TokenId, usize)>,
    /// The places of each person.
    of: HashMap<CharacterId, Vec<TokenId>, FixedState>,
    /// For each token whether a statement says it, its own source aside.
    said: OnceCell<Vec<bool>>,
}

impl<'s> Spoken<'s> {
    pub fn new(cast: &'s Cast, statements: &'s [Statement]) -> Self {
        Self {
            cast,
            statements,
            speakers: Vec::with_capacity(statements.len()),
            told: Vec::new(),
            of: HashMap::default(),
            said: OnceCell::new(),
        }
    }

    /// Settles the speaker of the next statement.
    pub fn push(&mut self, scene: &Scene<'_>, speaker: Speaker) {
        let index = self.speakers.len();
        let place = place(&self.statements[index]);
        if !scene.in_quotation(place) {
            let at = self.told.partition_point(|&(other, _)| other <= place);
            self.told.insert(at, (place, index));
            if let Some(character) = speaker.character {
                let own = self.of.entry(character).or_default();
                own.insert(own.partition_point(|&other| other <= place), place);
            }
        }
        self.speakers.push(speaker);
    }

    /// Where somebody spoke last before a token.
    pub fn last_words(&self, speaker: CharacterId, before: TokenId) -> Option<TokenId> {
        let places = self.of.get(&speaker)?;
        let count = places.partition_point(|&place| place < before);
        places[..count].last().copied()
    }

    /// The last statement before a token that points at its speaker, and where it does.
    pub fn last(&self, before: TokenId) -> Option<(TokenId, &Statement, &Speaker)> {
        let count = self.told.partition_point(|&(place, _)| place < before);
        self.told[..count]
            .iter()
            .rev()
            .map(|&(place, index)| (place, &self.statements[index], &self.speakers[index]))
            .find(|(_, statement, _)| !statement.source.is_empty())
    }

    /// The speaker of the statement that a token is part of.
    pub fn around(&self, at: TokenId) -> Option<&Speaker> {
        let index = self.statements[..self.speakers.len()]
            .iter()
            .rposition(|statement| statement.covers(at))?;
        Some(&self.speakers[index])
    }

    /// True for a token of what somebody says; the words that name the speaker are the article's own.
    pub fn is_said(&self, scene: &Scene<'_>, at: TokenId) -> bool {
        let said = self.said.get_or_init(|| {
            let mut said = vec![false; scene.document.tokens.len()];
            for statement in self.statements {
                for at in statement.content.iter().cloned().flatten() {
                    said[at] |= !statement.source.iter().any(|source| source.contains(&at));
                }
            }
            said
        });
        said[at]
    }

    /// Everybody who is named or speaks in the sentence of a token before it, or in the `reach` sentences before that.
    pub fn near(&self, scene: &Scene<'_>, before: TokenId, reach: usize) -> Vec<CharacterId> {
        let sentence_of = |at: TokenId| scene.document.sentence_of[at] as usize;
        let here = sentence_of(before);
        let is_near = |at: TokenId| sentence_of(at) + reach >= here;
        let named = scene
            .mentions
            .partition_point(|mention| mention.tokens.start < before);
        let spoke = self.told.partition_point(|&(place, _)| place < before);
        let named = (0..named)
            .rev()
            .take_while(|&index| is_near(scene.mentions[index].tokens.start))
            .filter_map(|index| self.cast.of_mention(index));
        let spoke = self.told[..spoke]
            .iter()
            .rev()
            .take_while(|&&(place, _)| is_near(place))
            .filter_map(|&(_, index)| self.speakers[index].character);
        let mut near: Vec<CharacterId> = named.chain(spoke).collect();
        near.sort_unstable();
        near.dedup();
        near
    }
}

/// Where the words for the speaker stand, else the cue, else the statement.
fn place(statement: &Statement) -> TokenId {
    statement
        .source
        .last()
        .map(|s| s.start)
        .or(statement.cue.as_ref().map(|c| c.start))
        .unwrap_or(statement.start())
}
