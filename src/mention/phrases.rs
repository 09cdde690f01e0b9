//! Everything the lists contain, found in one pass: names, reporting words, roles, occasions, words of time.

use std::ops::Range;

use crate::document::{Document, Shape, Token, TokenId};
use crate::lexicon::{Lexicon, NameUse, NodeId, PhraseUse, VerbUse};
use crate::text::TokenKind;

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
    /// Everything else, overlapping.
    pub words: Vec<PhraseMatch<PhraseUse>>,
    name_starts: Vec<u32>,
    word_starts: Vec<u32>,
}

impl Phrases {
    /// Finds all phrases of the lists.
    pub fn find(document: &Document<'_>, lexicon: &Lexicon) -> Self {
        let mut found = Self {
            names: Vec::with_capacity(document.tokens.len() / 8),
            words: Vec::with_capacity(document.tokens.len() / 4),
            name_starts: Vec::with_capacity(document.tokens.len() + 1),
            word_starts: Vec::with_capacity(document.tokens.len() + 1),
        };
        for sentence in &document.sentences {
            for start in sentence.tokens.clone() {
                found.name_starts.push(found.names.len() as u32);
                found.word_starts.push(found.words.len() as u32);
                found.match_at(document, lexicon, start, sentence.tokens.end);
            }
        }
        found.name_starts.push(found.names.len() as u32);
        found.word_starts.push(found.words.len() as u32);
        found
    }

    fn match_at(
        &mut self,
        document: &Document<'_>,
        lexicon: &Lexicon,
        start: TokenId,
        end: TokenId,
    ) {
        let token = &document.tokens[start];
        if let Some(node) = token.names {
            walk(
                document,
                node,
                start + 1..end,
                |node, token| lexicon.step_name(node, token.name),
                |node, end| {
                    self.names
                        .extend(lexicon.names_at(node).map(|value| PhraseMatch {
                            start: start as u32,
                            end,
                            value,
                        }));
                },
            );
        }
        if let Some(node) = token.phrases {
            walk(
                document,
                node,
                start + 1..end,
                |node, token| lexicon.step_phrase(node, token.lower),
                |node, end| {
                    self.words
                        .extend(lexicon.phrases_at(node).map(|value| PhraseMatch {
                            start: start as u32,
                            end,
                            value,
                        }));
                },
            );
        }
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
        self.words_at(token)
            .iter()
            .rev()
            .find_map(|found| match found.value {
                PhraseUse::Role(role, plural) => Some((found.end as TokenId, role, plural)),
                _ => None,
            })
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

    /// Reporting words that begin at a token.
    pub fn verbs_at(&self, token: TokenId) -> impl Iterator<Item = (Range<TokenId>, VerbUse)> + '_ {
        self.words_at(token)
            .iter()
            .filter_map(|found| match found.value {
                PhraseUse::Verb(verb) => Some((found.tokens(), verb)),
                _ => None,
            })
    }
}

/// Follows the words after the first one, whose node is given, as long as some phrase goes on; hyphens and the full
/// stops of abbreviations are stepped over.
fn walk(
    document: &Document<'_>,
    first: NodeId,
    rest: Range<TokenId>,
    step: impl Fn(NodeId, &Token) -> Option<NodeId>,
    mut each: impl FnMut(NodeId, u32),
) {
    let mut node = first;
    each(node, rest.start as u32);
    for at in rest {
        let token = &document.tokens[at];
        match token.kind {
            TokenKind::Hyphen => continue,
            TokenKind::Period if !token.spaced => continue,
            _ => {}
        }
        let Some(next) = step(node, token) else {
            return;
        };
        node = next;
        each(node, at as u32 + 1);
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
