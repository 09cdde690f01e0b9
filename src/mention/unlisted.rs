//! Names that no gazetteer lists, told by their words and neighbours, surest rules first.
//!
//! The internal and external evidence of `McDonald` (1996) and the order of Mikheev, Moens and Grover (1999): what a
//! name's own words say, then what stands beside it. Whatever stays open is left to the rest of the article.

use std::ops::Range;

use crate::document::{Document, Shape, Token, TokenId};
use crate::lexicon::{Classes, EntityKind, Gender, KeyTraits, Lexicon, RoleKind};
use crate::text::TokenKind;

use super::found::{Mention, MentionKind};
use super::phrases::Phrases;
use super::shape::Writing;

/// What the rules look at.
pub(super) struct Scene<'a> {
    pub document: &'a Document<'a>,
    pub lexicon: &'a Lexicon,
    pub phrases: &'a Phrases,
    /// The sentence.
    pub sentence: Range<TokenId>,
    pub writing: Writing,
}

pub(super) const FUNCTION: Classes = Classes::DETERMINER
    .with(Classes::PRONOUN)
    .with(Classes::PREPOSITION)
    .with(Classes::SUBORDINATOR)
    .with(Classes::COORDINATOR)
    .with(Classes::MODAL)
    .with(Classes::ADVERB)
    .with(Classes::WH)
    .with(Classes::BE)
    .with(Classes::HAVE)
    .with(Classes::DO)
    .with(Classes::NEGATION)
    .with(Classes::INTERJECTION);

/// Decides a run of capitalised words; pushes what it finds.
pub(super) fn decide(scene: &Scene<'_>, run: Range<TokenId>, found: &mut Vec<Mention>) {
    let mut start = run.start;
    // The first word of a sentence has its capital for another reason.
    while start < run.end && scene.is_opening(start) && scene.token(start).is(FUNCTION) {
        start += 1;
        if start < run.end && !scene.token(start).is_capital() {
            start += 1;
        }
    }
    if start >= run.end || !scene.token(start).is_capital() {
        return;
    }
    let run = start..run.end;
    if let Some(title) = scene.inner_title(&run) {
        decide(scene, run.start..title, found);
        decide(scene, title..run.end, found);
        return;
    }
    // "Minister of Finance | Aino Tamm".
    if let Some((name, gender)) = scene.holder_of_office(&run) {
        if let Some(person) = scene.person(&(name..run.end), Some(gender)) {
            decide(scene, run.start..name, found);
            found.push(person);
            return;
        }
    }
    if let Some(mention) = scene
        .organization(&run)
        .or_else(|| scene.place_or_event(&run))
    {
        found.push(mention);
        return;
    }
    let (start, title) = scene.after_titles(&run);
    if start >= run.end {
        return;
    }
    // "SHARPSHOOTER TAMM BACK IN SQUAD": in capitals the name ends before the next plain word.
    let end = if scene.writing == Writing::Capitals {
        (start + 1..run.end)
            .find(|&at| scene.is_plain(at))
            .unwrap_or(run.end)
    } else {
        run.end
    };
    let name = start..end;
    if let Some(mention) = scene
        .person(&name, title)
        .or_else(|| scene.body_alone(&name))
        .or_else(|| scene.by_neighbours(&name))
    {
        found.push(mention);
    }
}

impl<'a> Scene<'a> {
    pub(super) fn token(&self, at: TokenId) -> &'a Token {
        &self.document.tokens[at]
    }

    /// True if `at` opens its sentence, marks and brackets aside.
    pub(super) fn is_opening(&self, at: TokenId) -> bool {
        self.document.tokens[self.sentence.start..at]
            .iter()
            .all(|token| !token.is_word())
            || self.document.tokens[..at]
                .last()
                .is_some_and(|token| token.is_double_mark() || token.kind == TokenKind::Colon)
    }

    /// True for a word that is no name.
    fn is_plain(&self, at: TokenId) -> bool {
        let token = self.token(at);
        !token.classes.is_empty()
            && !token
                .name_classes
                .any(Classes::FIRST_NAME | Classes::SURNAME)
            || token.is(FUNCTION)
    }

    pub(super) fn mention(
        &self,
        tokens: Range<TokenId>,
        kind: MentionKind,
        rule: &'static str,
    ) -> Mention {
        debug_assert!(
            tokens.end <= self.sentence.end,
            "names stay within their sentence"
        );
        Mention {
            tokens,
            kind,
            entity: None,
            place: None,
            subtype: String::new(),
            gender: Gender::Unknown,
            rule,
            weak: false,
        }
    }

    pub(super) fn words(
        &self,
        run: &Range<TokenId>,
    ) -> impl DoubleEndedIterator<Item = &'a Token> + use<'a> {
        self.document.tokens[run.clone()]
            .iter()
            .filter(|token| token.is_word())
    }

    // ---- places and events

    fn place_or_event(&self, run: &Range<TokenId>) -> Option<Mention> {
        // "SAN ORVO" as "San Orvo".
        let key = |at: TokenId| {
            let token = self.token(at);
            if token.shape == Shape::Upper {
                token.name
            } else {
                token.word
            }
        };
        let first = key(run.start);
        let last = key(run.end - 1);
        let several = self.words(run).count() > 1;
        // "Barry Lane" and "Ville Tamm" are people.
        // "San Orvo" and "Tana River" are places.
        let given = self.token(run.start).name_classes.any(Classes::FIRST_NAME)
            && !self
                .token(run.start)
                .name_classes
                .any(Classes::NAME_IS_PLACE | Classes::NAME_IS_WORD)
            && self.words(run).count() == 2
            && (self.token(run.end - 1).name_classes.any(Classes::SURNAME)
                || self
                    .lexicon
                    .key_word(first, EntityKind::Place, true)
                    .is_some());
        let titled = self.phrases.role_at(run.start).is_some_and(|(_, role, _)| {
            matches!(
                self.lexicon.role(role).kind,
                RoleKind::Honorific | RoleKind::Title
            )
        });
        for (kind, rule) in [
            (EntityKind::Place, "place-key-word"),
            (EntityKind::Event, "event-key-word"),
        ] {
            // "EASTERN DIVISION": in capitals plain words are headings.
            let heading = self.writing == Writing::Capitals
                && self.words(run).all(|word| !word.classes.is_empty());
            if !several || given || titled || heading {
                break;
            }
            let key = self
                .lexicon
                .key_word(last, kind, true)
                .or_else(|| self.lexicon.key_word(first, kind, false));
            // "Best Restaurant", "Free Zone": plain words name no place.
            let plain = kind == EntityKind::Place
                && self.lexicon.key_has(last, kind, true, KeyTraits::PLAIN)
                && self.words(run).count() <= 2
                && self.words(run).all(|w| {
                    !w.classes.is_empty()
                        && !w
                            .name_classes
                            .any(Classes::FIRST_NAME | Classes::SURNAME | Classes::DEMONYM)
                });
            if let Some(subtype) = key.filter(|_| !plain) {
                let mut mention = self.mention(run.clone(), kind.into(), rule);
                subtype.clone_into(&mut mention.subtype);
                return Some(mention);
            }
        }
        // "Jujuy province", "the town of Tilcara".
        if self.is_opening(run.start)
            && self.words(run).count() == 1
            && !self.token(run.start).classes.is_empty()
        {
            return None;
        }
        // "its Hemo military base": one adjective may stand between.
        let gap = usize::from(
            run.end + 1 < self.sentence.end
                && self.token(run.end).shape == Shape::Lower
                && self.token(run.end).is(Classes::ADJECTIVE)
                && !self.token(run.end).is(FUNCTION),
        );
        let after = self
            .document
            .tokens
            .get(run.end + gap)
            .filter(|_| run.end + gap < self.sentence.end);
        let subtype = after
            .and_then(|token| self.small_key_word(token, true))
            .filter(|subtype| gap == 0 || *subtype == "base");
        if let Some(subtype) = subtype {
            if self.token(run.start).span.len() > 2
                && self.words(run).any(|w| w.classes.is_empty())
                && self.words(run).count() <= 3
                && self
                    .words(run)
                    .all(|w| !w.name_classes.any(Classes::DEMONYM))
            {
                let mut mention = self.mention(run.clone(), MentionKind::Place, "place-noun-after");
                subtype.clone_into(&mut mention.subtype);
                return Some(mention);
            }
        }
        if run.start >= self.sentence.start + 2 && self.token(run.start - 1).is(Classes::OF) {
            if let Some(subtype) = self.small_key_word(self.token(run.start - 2), false) {
                let mut mention =
                    self.mention(run.clone(), MentionKind::Place, "place-noun-before");
                subtype.clone_into(&mut mention.subtype);
                return Some(mention);
            }
        }
        None
    }

    /// "province", "town": a key word of places written small.
    fn small_key_word(&self, token: &Token, last: bool) -> Option<&'a str> {
        self.small_key(token, EntityKind::Place, last)
    }

    /// A key word written small.
    pub(super) fn small_key(&self, token: &Token, kind: EntityKind, last: bool) -> Option<&'a str> {
        if token.shape != Shape::Lower || token.kind != TokenKind::Word || !token.is(Classes::NOUN)
        {
            return None;
        }
        let word = token.span.of(self.document.text);
        // Key words are ASCII; "éon" is none.
        let mut title = word.get(..1)?.to_ascii_uppercase();
        title.push_str(&word[1..]);
        let lexicon: &'a Lexicon = self.lexicon;
        let known = lexicon.word(&title);
        // "the town of Tarvas" for "Tarvas Town".
        let position = last || lexicon.key_word(known, kind, false).is_none();
        lexicon
            .key_word(known, kind, position)
            .filter(|_| lexicon.key_has(known, kind, position, KeyTraits::SMALL))
    }
}
