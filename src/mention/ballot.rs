//! One name, one reading: where the rules for unknown names disagree within an article, its places vote.
//!
//! "Tarvas said" reads like a person, "in Tarvas" like a place, "the Tarvas chairman" like a body. Each place of the
//! name casts its vote by what stands beside it; all places then read as the winner.

use std::ops::Range;

use foldhash::fast::FixedState;
use hashbrown::{HashMap, HashSet};

use crate::document::{Document, Shape, TokenId};
use crate::lexicon::{Classes, Lexicon, RoleKind};
use crate::text::TokenKind;

use super::found::{Mention, MentionKind};
use super::phrases::Phrases;
use super::shape::Writing;
use super::unlisted::Scene;

/// Rules that look at one place only.
const SOFT: [&str; 10] = [
    "employer",
    "speaks",
    "speaks-alone",
    "surname",
    "unknown-pair",
    "locative",
    "beside-place",
    "beside-person",
    "beside-organization",
    "inner-capital",
];

/// By how many votes another reading must lead.
const MARGIN: i32 = 2;

/// Votes for a name.
#[derive(Clone, Copy, Default)]
struct Votes {
    person: i32,
    place: i32,
    organization: i32,
}

impl Votes {
    fn of(self, kind: MentionKind) -> i32 {
        match kind {
            MentionKind::Person => self.person,
            MentionKind::Place => self.place,
            _ => self.organization,
        }
    }

    /// The kind with clearly more votes than the one that holds. Places and bodies speak too, so that verbs of speech
    /// make nobody a person that way.
    fn winner(self, held: MentionKind) -> MentionKind {
        let other = if self.place > self.organization {
            MentionKind::Place
        } else {
            MentionKind::Organization
        };
        match self.of(other) {
            votes if votes < self.of(held) + MARGIN => held,
            votes if votes > 0 => other,
            _ => MentionKind::Other,
        }
    }

    fn add(&mut self, kind: MentionKind, votes: i32) {
        match kind {
            MentionKind::Person => self.person += votes,
            MentionKind::Place => self.place += votes,
            _ => self.organization += votes,
        }
    }
}

/// Gives all places of an unlisted name the reading that most of them support.
pub(super) fn settle(
    document: &Document<'_>,
    lexicon: &Lexicon,
    phrases: &Phrases,
    mentions: &mut [Mention],
) {
    let mut names: HashMap<&str, Votes, FixedState> = HashMap::default();
    let people = last_names(document, mentions);
    for mention in mentions.iter().filter(|m| is_soft(m)) {
        let words = document.words(&mention.tokens);
        if !people.contains(words) {
            names.entry(words).or_default().add(mention.kind, 1);
        }
    }
    if names.is_empty() {
        return;
    }
    let openings = Openings::of(names.keys());
    for sentence in &document.sentences {
        let scene = Scene {
            document,
            lexicon,
            phrases,
            sentence: sentence.tokens.clone(),
            writing: Writing::Normal,
        };
        for at in phrases.landmarks().capitals(&sentence.tokens) {
            if !openings.may_open(document.tokens[at].span.of(document.text)) {
                continue;
            }
            for length in [1, 2, 3] {
                let name = at..at + length;
                if name.end > sentence.tokens.end {
                    break;
                }
                if let Some(votes) = names.get_mut(document.words(&name)) {
                    vote(&scene, &name, votes);
                }
            }
        }
    }
    for mention in mentions.iter_mut().filter(|m| is_soft(m)) {
        if let Some(votes) = names.get(document.words(&mention.tokens)) {
            let winner = votes.winner(mention.kind);
            if winner != mention.kind {
                mention.kind = winner;
                mention.subtype.clear();
                mention.rule = "one-reading";
            }
        }
    }
}

/// The first two letters of some names, as a set that may hold a few others too.
struct Openings(u64);

impl Openings {
    fn of<'n>(names: impl Iterator<Item = &'n &'n str>) -> Self {
        Self(names.fold(0, |set, name| set | Self::bit(name.as_bytes())))
    }

    /// False for a word with which none of the names begins.
    fn may_open(&self, word: &str) -> bool {
        word.len() < 2 || self.0 & Self::bit(word.as_bytes()) != 0
    }

    fn bit(name: &[u8]) -> u64 {
        let letters = name.iter().take(2);
        1 << (letters.fold(0, |sum: u8, &byte| sum.wrapping_mul(23).wrapping_add(byte)) % 64)
    }
}

fn is_soft(mention: &Mention) -> bool {
    mention.entity.is_none() && SOFT.contains(&mention.rule)
}

/// First and last names of those named in full by surer rules.
fn last_names<'a>(document: &Document<'a>, mentions: &[Mention]) -> HashSet<&'a str, FixedState> {
    mentions
        .iter()
        .filter(|m| m.kind == MentionKind::Person && m.tokens.len() > 1 && !is_soft(m))
        .flat_map(|m| [m.tokens.start, m.tokens.end - 1])
        .map(|at| document.tokens[at].span.of(document.text))
        .collect()
}

/// What stands beside one place of a name.
fn vote(scene: &Scene<'_>, name: &Range<TokenId>, votes: &mut Votes) {
    let within = |at: TokenId| scene.sentence.contains(&at);
    let before = name.start.checked_sub(1).filter(|&at| within(at));
    let after = Some(name.end).filter(|&at| within(at));
    let owner = after.is_some_and(|at| scene.token(at).is_possessive(scene.document.text));
    if scene.beside_verb(name) {
        votes.person += 1;
    }
    let next = after.map(|at| if owner { at + 1 } else { at });
    if next.is_some_and(|at| works(scene, at)) {
        votes.organization += 2;
    }
    let Some(at) = before else { return };
    let token = scene.token(at);
    if token.shape != Shape::Lower || token.kind != TokenKind::Word {
        return;
    }
    if token.is(Classes::LOCATIVE) && !token.is(Classes::SOURCE | Classes::MATCH_AT) && !owner {
        votes.place += 2;
    }
    if token.is(Classes::MATCH_AT | Classes::OF | Classes::FOR)
        && at.checked_sub(1).is_some_and(|role| works(scene, role))
    {
        votes.organization += 2;
    }
    // "the Tarvas" is nobody.
    let noun = after.is_some_and(|at| {
        scene.token(at).is_capital()
            || scene
                .token(at)
                .is(Classes::NOUN | Classes::PLURAL_NOUN | Classes::ADJECTIVE)
    });
    if token.is(Classes::DEFINITE) && !noun && !owner {
        votes.person -= 3;
    }
}

/// True for the role of one person, written small: "chairman".
pub(super) fn works(scene: &Scene<'_>, at: TokenId) -> bool {
    scene.sentence.contains(&at)
        && scene.token(at).shape == Shape::Lower
        && scene.phrases.role_at(at).is_some_and(|(_, role, plural)| {
            !plural
                && matches!(
                    scene.lexicon.role(role).kind,
                    RoleKind::Title | RoleKind::Role | RoleKind::Occupation
                )
        })
}
