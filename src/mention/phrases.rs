//! Everything the lists contain, found in one pass: names, reporting words, roles, occasions, words of time.

use std::ops::Range;

use crate::document::{Document, Shape, Token, TokenId};
use crate::lexicon::{EntityId, Lexicon, NameUse, NodeId, PhraseUse, VerbUse};
use crate::text::TokenKind;

use super::landmarks::Landmarks;

/// How many tokens before a name a phrase that excludes it may begin.
const LONGEST_EXCLUDE: usize = 5;

/// A phrase of a list, found in the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PhraseMatch<T> {
    /// First token.
    pub start: u32,
    /// One past the last token.
    pub end: u32,
    /// What it means.
    pub value: T,
}

impl<T> PhraseMatch<T> {
    /// Its tokens.
    pub fn tokens(&self) -> Range<TokenId> {
        self.start as TokenId..self.end as TokenId
    }
}

/// All matches, in order of their first token; of one start, shorter ones first.
#[derive(Debug, Default)]
pub struct Phrases {
    /// Names of all kinds, overlapping.
    pub names: Vec<PhraseMatch<NameUse>>,
    /// Reporting words, overlapping.
    pub verbs: Vec<PhraseMatch<VerbUse>>,
    /// Everything else, overlapping.
    pub words: Vec<PhraseMatch<PhraseUse>>,
    /// For each token the number of names that begin before it.
    name_starts: Vec<u32>,
    /// For each token the number of reporting words that begin before it.
    verb_starts: Vec<u32>,
    /// For each token the number of other phrases that begin before it.
    word_starts: Vec<u32>,
    /// Names in which the name of an entity does not mean it.
    excludes: Vec<(Range<TokenId>, EntityId)>,
    landmarks: Landmarks,
}

impl Phrases {
    /// Finds all phrases of the lists.
    pub fn find(document: &Document<'_>, lexicon: &Lexicon) -> Self {
        let length = document.tokens.len();
        let landmarks = Landmarks::gather(document);
        let mut names = Vec::with_capacity(length / 8);
        walk_all(
            document,
            &landmarks.named,
            |token| token.names,
            |node, token| lexicon.step_name(node, token.name),
            |node, start, end| {
                let value = lexicon.names_at(node);
                names.extend(value.map(|value| PhraseMatch { start, end, value }));
            },
        );
        let mut verbs = Vec::with_capacity(length / 4);
        let mut words = Vec::with_capacity(length / 4);
        walk_all(
            document,
            &landmarks.worded,
            |token| token.phrases,
            |node, token| lexicon.step_phrase(node, token.lower),
            |node, start, end| {
                for value in lexicon.phrases_at(node) {
                    match value {
                        PhraseUse::Verb(value) => verbs.push(PhraseMatch { start, end, value }),
                        value => words.push(PhraseMatch { start, end, value }),
                    }
                }
            },
        );
        Self {
            name_starts: starts(&names, length),
            verb_starts: starts(&verbs, length),
            word_starts: starts(&words, length),
            excludes: names.iter().filter_map(exclude).collect(),
            landmarks,
            names,
            verbs,
            words,
        }
    }

    /// The names that begin within some tokens.
    pub(super) fn names_within(&self, tokens: &Range<TokenId>) -> &[PhraseMatch<NameUse>] {
        &self.names[self.name_starts[tokens.start] as usize..self.name_starts[tokens.end] as usize]
    }

    /// The reporting words that begin within some tokens, those of one start together.
    pub(crate) fn verbs_within(
        &self,
        tokens: &Range<TokenId>,
    ) -> impl Iterator<Item = &[PhraseMatch<VerbUse>]> {
        self.verbs[self.verb_starts[tokens.start] as usize..self.verb_starts[tokens.end] as usize]
            .chunk_by(|one, other| one.start == other.start)
    }

    /// The tokens that the rules for names look at first.
    pub(super) fn landmarks(&self) -> &Landmarks {
        &self.landmarks
    }

    /// True if tokens stand inside a phrase in which they do not mean the entity: "Washington Post".
    pub(super) fn is_excluded(&self, tokens: &Range<TokenId>, entity: EntityId) -> bool {
        self.excludes.iter().any(|(phrase, of)| {
            *of == entity
                && tokens.end <= phrase.end
                && (tokens.start.saturating_sub(LONGEST_EXCLUDE)..=tokens.start)
                    .contains(&phrase.start)
        })
    }

    /// Names that begin at a token, shorter ones first.
    pub fn names_at(&self, token: TokenId) -> &[PhraseMatch<NameUse>] {
        &self.names[self.name_starts[token] as usize..self.name_starts[token + 1] as usize]
    }

    /// Other phrases that begin at a token, shorter ones first.
    pub fn words_at(&self, token: TokenId) -> &[PhraseMatch<PhraseUse>] {
        &self.words[self.word_starts[token] as usize..self.word_starts[token + 1] as usize]
    }

    /// The longest role that begins at a token: its end, its index, and whether it is a plural.
    pub fn role_at(&self, token: TokenId) -> Option<(TokenId, u32, bool)> {
        longest_role(self.words_at(token))
    }

    /// Where roles begin within some tokens, each with what [`role_at`](Self::role_at) says of it.
    pub fn roles_within(
        &self,
        tokens: &Range<TokenId>,
    ) -> impl Iterator<Item = (TokenId, (TokenId, u32, bool))> {
        self.words[self.word_starts[tokens.start] as usize..self.word_starts[tokens.end] as usize]
            .chunk_by(|one, other| one.start == other.start)
            .filter_map(|found| Some((found[0].start as TokenId, longest_role(found)?)))
    }

    /// The longest source noun that begins at a token: its end, its index, and whether it is a plural.
    pub fn source_at(&self, token: TokenId) -> Option<(TokenId, u32, bool)> {
        self.words_at(token)
            .iter()
            .rev()
            .find_map(|found| match found.value {
                PhraseUse::Source(source, plural) => Some((found.end as TokenId, source, plural)),
                _ => None,
            })
    }

    /// Reporting words that begin at a token, shorter ones first.
    pub fn verbs_at(&self, token: TokenId) -> &[PhraseMatch<VerbUse>] {
        &self.verbs[self.verb_starts[token] as usize..self.verb_starts[token + 1] as usize]
    }

    /// The readings of those.
    pub fn verb_uses_at(&self, token: TokenId) -> impl Iterator<Item = VerbUse> {
        self.verbs_at(token).iter().map(|found| found.value)
    }
}

/// The phrase and the entity that a name does not mean in it.
fn exclude(found: &PhraseMatch<NameUse>) -> Option<(Range<TokenId>, EntityId)> {
    match found.value {
        NameUse::Exclude(entity) => Some((found.tokens(), entity)),
        _ => None,
    }
}

/// The longest role among phrases of one start.
fn longest_role(found: &[PhraseMatch<PhraseUse>]) -> Option<(TokenId, u32, bool)> {
    found.iter().rev().find_map(|found| match found.value {
        PhraseUse::Role(role, plural) => Some((found.end as TokenId, role, plural)),
        _ => None,
    })
}

/// For each token, and for the end, how many matches begin before it.
fn starts<T>(matches: &[PhraseMatch<T>], length: usize) -> Vec<u32> {
    let mut starts = vec![0; length + 1];
    for found in matches {
        starts[found.start as usize + 1] += 1;
    }
    let mut count = 0;
    for start in &mut starts {
        count += *start;
        *start = count;
    }
    starts
}

/// Follows the words from some first ones on, within their sentences, as long as some phrase goes on; hyphens and the
/// full stops of abbreviations are stepped over. `each` gets every node on the way, the first token and the one after.
fn walk_all(
    document: &Document<'_>,
    firsts: &[u32],
    first: impl Fn(&Token) -> Option<NodeId>,
    step: impl Fn(NodeId, &Token) -> Option<NodeId>,
    mut each: impl FnMut(NodeId, u32, u32),
) {
    let mut sentences = document.sentences.iter();
    let mut limit = 0;
    for &start in firsts {
        while limit <= start as TokenId {
            let Some(sentence) = sentences.next() else {
                return;
            };
            limit = sentence.tokens.end;
        }
        let Some(mut node) = first(&document.tokens[start as TokenId]) else {
            continue;
        };
        each(node, start, start + 1);
        for at in start as TokenId + 1..limit {
            let token = &document.tokens[at];
            match token.kind {
                TokenKind::Hyphen => continue,
                TokenKind::Period if !token.spaced => continue,
                _ => {}
            }
            let Some(next) = step(node, token) else {
                break;
            };
            node = next;
            each(node, start, at as u32 + 1);
        }
    }
}

impl Document<'_> {
    /// True if a word in small letters is tied to the token before `at` by a hyphen: "Iran-backed".
    pub(crate) fn is_hyphenated_on(&self, at: TokenId) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| token.kind == TokenKind::Hyphen)
            && self
                .tokens
                .get(at + 1)
                .is_some_and(|token| token.shape == Shape::Lower)
    }
}
