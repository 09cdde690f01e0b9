//! Names that no gazetteer lists, told by their words and neighbours, surest rules first.
//!
//! The internal and external evidence of McDonald (1996) and the order of Mikheev, Moens and Grover (1999): what a
//! name's own words say, then what stands beside it. Whatever stays open is left to the rest of the article.

use std::ops::Range;

use crate::document::{Document, Shape, Token, TokenId};
use crate::lexicon::{Classes, EntityKind, Gender, Lexicon, RoleKind};
use crate::text::TokenKind;

use super::found::{Mention, MentionKind};
use super::phrases::Phrases;
use super::run::run_from;
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

const FUNCTION: Classes = Classes::DETERMINER
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
    if let Some(mention) = scene.organization(&run).or_else(|| scene.place_or_event(&run)) {
        found.push(mention);
        return;
    }
    let (start, title) = scene.after_titles(&run);
    if start >= run.end {
        return;
    }
    let name = start..run.end;
    if let Some(mention) = scene.person(&name, title).or_else(|| scene.by_neighbours(&name)) {
        found.push(mention);
    }
}

impl<'a> Scene<'a> {
    fn token(&self, at: TokenId) -> &'a Token {
        &self.document.tokens[at]
    }

    /// True if `at` opens its sentence, marks and brackets aside.
    fn is_opening(&self, at: TokenId) -> bool {
        self.document.tokens[self.sentence.start..at].iter().all(|token| !token.is_word())
            || self.document.tokens[..at].last().is_some_and(|token| token.is_double_mark() || token.kind == TokenKind::Colon)
    }

    fn mention(&self, tokens: Range<TokenId>, kind: MentionKind, rule: &'static str) -> Mention {
        debug_assert!(tokens.end <= self.sentence.end, "names stay within their sentence");
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

    fn words(&self, run: &Range<TokenId>) -> impl DoubleEndedIterator<Item = &'a Token> + use<'a> {
        self.document.tokens[run.clone()].iter().filter(|token| token.is_word())
    }

    // ---- organizations

    fn organization(&self, run: &Range<TokenId>) -> Option<Mention> {
        let organization = EntityKind::Organization;
        let last = run.end - 1;
        let several = self.words(run).count() > 1;
        let mut subtype = None;
        let mut end = run.end;
        if several {
            subtype = self.lexicon.key_word(self.token(last).word, organization, true);
        }
        // "University of Havana", "Ministry of Health".
        if let Some((key, tail)) = self.of_tail(run) {
            subtype = Some(key);
            end = tail;
        }
        if subtype.is_none() && several && self.token(last).kind == TokenKind::Word {
            // "Apple Inc." and "Qantas Airways Ltd".
            if self.token(last).name_classes.any(Classes::DESIGNATOR) {
                subtype = Some("company");
            }
        }
        let subtype = subtype?;
        let mut start = run.start;
        // "Former Supreme Court", "Then Justice Department": the opening adjective is not part.
        if self.is_opening(start) && self.token(start).is(Classes::ADVERB_OPEN) && !self.token(start).is(Classes::NOUN) {
            start += 1;
        }
        if end - start < 2 {
            return None;
        }
        let mut mention = self.mention(start..end, MentionKind::Organization, "organization-key-word");
        subtype.clone_into(&mut mention.subtype);
        Some(mention)
    }

    /// A key word, "of" or "for", and a further run: its subtype and end.
    fn of_tail(&self, run: &Range<TokenId>) -> Option<(&'a str, TokenId)> {
        let key = run.clone().rev().find_map(|at| {
            let word = self.token(at).word;
            let lexicon: &'a Lexicon = self.lexicon;
            (at + 1 == run.end).then(|| lexicon.key_word(word, EntityKind::Organization, false)).flatten()
        })?;
        let of = self.document.tokens.get(run.end).filter(|t| run.end < self.sentence.end && t.is(Classes::OF | Classes::FOR))?;
        debug_assert!(of.is_word());
        let mut at = run.end + 1;
        while at < self.sentence.end && self.token(at).is(Classes::ARTICLE) && self.token(at).shape == Shape::Lower {
            at += 1;
        }
        if at >= self.sentence.end || !self.token(at).is_capital() {
            return None;
        }
        let mut end = run_from(self.document, at, self.sentence.end).end;
        // "Ministry of Health and Social Affairs".
        if end + 1 < self.sentence.end && self.token(end).is(Classes::AND) && self.token(end + 1).is_capital() && matches!(key, "ministry" | "agency" | "government") {
            end = run_from(self.document, end + 1, self.sentence.end).end;
        }
        Some((key, end))
    }

    // ---- places and events

    fn place_or_event(&self, run: &Range<TokenId>) -> Option<Mention> {
        let first = self.token(run.start).word;
        let last = self.token(run.end - 1).word;
        let several = self.words(run).count() > 1;
        for (kind, rule) in [(EntityKind::Place, "place-key-word"), (EntityKind::Event, "event-key-word")] {
            if !several {
                break;
            }
            let key = self.lexicon.key_word(last, kind, true).or_else(|| self.lexicon.key_word(first, kind, false));
            if let Some(subtype) = key {
                let mut mention = self.mention(run.clone(), kind.into(), rule);
                subtype.clone_into(&mut mention.subtype);
                return Some(mention);
            }
        }
        // "Jujuy province", "the town of Tilcara".
        if self.is_opening(run.start) && self.words(run).count() == 1 && !self.token(run.start).classes.is_empty() {
            return None;
        }
        let after = self.document.tokens.get(run.end).filter(|_| run.end < self.sentence.end);
        if let Some(subtype) = after.and_then(|token| self.small_key_word(token, true)) {
            if self.words(run).count() <= 3 && self.words(run).all(|w| !w.name_classes.any(Classes::DEMONYM)) {
                let mut mention = self.mention(run.clone(), MentionKind::Place, "place-noun-after");
                subtype.clone_into(&mut mention.subtype);
                return Some(mention);
            }
        }
        if run.start >= self.sentence.start + 2 && self.token(run.start - 1).is(Classes::OF) {
            if let Some(subtype) = self.small_key_word(self.token(run.start - 2), false) {
                let mut mention = self.mention(run.clone(), MentionKind::Place, "place-noun-before");
                subtype.clone_into(&mut mention.subtype);
                return Some(mention);
            }
        }
        None
    }

    /// "province", "town": a key word of places written small.
    fn small_key_word(&self, token: &Token, last: bool) -> Option<&'a str> {
        if token.shape != Shape::Lower || token.kind != TokenKind::Word || !token.is(Classes::NOUN) {
            return None;
        }
        let word = token.span.of(self.document.text);
        let mut title = word[..1].to_ascii_uppercase();
        title.push_str(&word[1..]);
        let lexicon: &'a Lexicon = self.lexicon;
        let known = lexicon.word(&title);
        lexicon
            .key_word(known, EntityKind::Place, last)
            .or_else(|| if last { None } else { lexicon.key_word(known, EntityKind::Place, true) })
            .filter(|subtype| matches!(*subtype, "region" | "river" | "lake" | "island" | "city" | "town" | "village" | "district" | "province" | "area" | "county" | "mountain"))
    }

    // ---- persons

    /// The first token after the titles that a run opens with, and the gender they tell; `None` without a title.
    fn after_titles(&self, run: &Range<TokenId>) -> (TokenId, Option<Gender>) {
        let mut at = run.start;
        let mut title = self.role_before(run.start);
        while at < run.end {
            let Some((end, role, plural)) = self.phrases.role_at(at) else {
                break;
            };
            let kind = self.lexicon.role(role).kind;
            if end > run.end || kind == RoleKind::Person || kind == RoleKind::Group {
                break;
            }
            // "General Motors" and "King" as a surname: a first name or title word alone is no proof.
            if end == run.end && at > run.start {
                break;
            }
            if self.token(at).name_classes.any(Classes::FIRST_NAME | Classes::SURNAME) && title.is_none() && kind != RoleKind::Honorific && !plural && end == at + 1 && !self.token(at).is(Classes::TITLE) {
                break;
            }
            title = Some(self.lexicon.role(role).gender);
            at = end;
            while at < run.end && matches!(self.token(at).kind, TokenKind::Period | TokenKind::Hyphen) {
                at += 1;
            }
        }
        (at, title)
    }

    /// The gender that a role right before a name tells, if there is one.
    fn role_before(&self, name: TokenId) -> Option<Gender> {
        let from = name.saturating_sub(5).max(self.sentence.start);
        (from..name).find_map(|at| {
            let (end, role, plural) = self.phrases.role_at(at)?;
            let mut end = end;
            if end < name && self.token(end).kind == TokenKind::Period {
                end += 1;
            }
            let role = self.lexicon.role(role);
            (end == name && !plural && role.kind != RoleKind::Group).then_some(role.gender)
        })
    }

    fn person(&self, name: &Range<TokenId>, title: Option<Gender>) -> Option<Mention> {
        let words: Vec<&Token> = self.words(name).collect();
        let (first, last) = (*words.first()?, *words.last()?);
        if words.len() > 6 || words.iter().any(|word| word.kind == TokenKind::Number) {
            return None;
        }
        let keyed = words.iter().any(|w| w.name_classes.any(Classes::ORGANIZATION_WORD | Classes::PLACE_WORD | Classes::EVENT_WORD) && !w.name_classes.any(Classes::SURNAME | Classes::FIRST_NAME));
        if keyed {
            return None;
        }
        let given = first.name_classes.any(Classes::FIRST_NAME);
        let gender = if title.is_some_and(|gender| gender != Gender::Unknown) { title.unwrap_or_default() } else { name_gender(first) };
        let make = |rule| {
            let mut mention = self.mention(name.clone(), MentionKind::Person, rule);
            mention.gender = gender;
            mention
        };
        let odd = |word: &Token| !word.classes.is_empty() && !word.name_classes.any(Classes::FIRST_NAME | Classes::SURNAME);
        if title.is_some() && (words.len() == 1 && !odd(first) || words.len() > 1 && !(odd(first) && odd(last))) {
            return Some(make("title-name"));
        }
        if words.len() < 2 {
            return None;
        }
        let tail_fits = !odd(last) || last.name_classes.any(Classes::SUFFIX);
        if given && tail_fits && !(first.name_classes.any(Classes::NAME_IS_WORD) && !last.name_classes.any(Classes::SURNAME) && (self.is_opening(name.start) || last.word.is_known())) {
            return Some(make("first-name"));
        }
        let initial = |word: &Token| word.span.len() <= 4 && word.span.of(self.document.text).ends_with('.') && word.shape != Shape::Lower && !word.word.is_known() || word.span.len() == 2 && word.span.of(self.document.text).ends_with('.');
        if initial(first) && !initial(last) && !odd(last) {
            return Some(make("initial-name"));
        }
        if given && words.len() >= 3 && words.iter().skip(1).all(|w| !w.is(FUNCTION)) && last.name_classes.any(Classes::SURNAME) {
            return Some(make("first-name"));
        }
        let plain_first = !first.classes.is_empty() && !first.name_classes.any(Classes::SURNAME);
        if self.writing == Writing::Normal && last.name_classes.any(Classes::SURNAME) && words.len() <= 4 && !plain_first && !first.name_classes.any(Classes::DEMONYM) {
            return Some(make("surname"));
        }
        None
    }

    // ---- what stands beside the name

    fn by_neighbours(&self, name: &Range<TokenId>) -> Option<Mention> {
        if self.writing != Writing::Normal {
            return None;
        }
        let words: Vec<&Token> = self.words(name).collect();
        let first = *words.first()?;
        let unknown = words.iter().all(|word| word.classes.is_empty());
        let next = self.document.tokens.get(name.end).filter(|_| name.end < self.sentence.end);
        let after_next = self.document.tokens.get(name.end + 1).filter(|_| name.end + 1 < self.sentence.end);
        if words.len() >= 2 && unknown && words.len() <= 4 {
            // "Oru Tesk, 45," and "Oru Tesk, who".
            if next.is_some_and(|t| t.kind == TokenKind::Comma) && after_next.is_some_and(|t| t.kind == TokenKind::Number && t.span.len() == 2 || t.is(Classes::RELATIVE)) {
                return Some(self.mention(name.clone(), MentionKind::Person, "age-or-who"));
            }
            if self.beside_verb(name) {
                return Some(self.mention(name.clone(), MentionKind::Person, "speaks"));
            }
        }
        if words.len() == 1 {
            if first.shape == Shape::Upper && (2..=6).contains(&first.span.len()) && !first.is(FUNCTION) {
                return Some(self.mention(name.clone(), MentionKind::Organization, "acronym"));
            }
        }
        let before = name.start.checked_sub(1).filter(|&i| i >= self.sentence.start).map(|i| self.token(i));
        if unknown && words.len() <= 2 && before.is_some_and(|t| t.is(Classes::PREPOSITION) && matches!(t.span.of(self.document.text), "in" | "near" | "at" | "outside")) {
            let mut mention = self.mention(name.clone(), MentionKind::Place, "locative");
            mention.weak = words.len() > 1 || !next.is_some_and(|t| t.kind == TokenKind::Comma);
            return Some(mention);
        }
        None
    }

    /// True if a reporting verb in the past or present stands right beside the name.
    fn beside_verb(&self, name: &Range<TokenId>) -> bool {
        let verb_at = |at: TokenId| {
            self.phrases.verbs_at(at).any(|(_, verb)| self.lexicon.verb(verb.verb).frame(crate::lexicon::Frame::Quote) == crate::lexicon::Strength::Sure)
        };
        name.end < self.sentence.end && verb_at(name.end) || name.start > self.sentence.start && verb_at(name.start - 1)
    }
}

/// The gender that a first name tells.
pub(super) fn name_gender(first: &Token) -> Gender {
    if first.name_classes.any(Classes::MALE_NAME) {
        Gender::Male
    } else if first.name_classes.any(Classes::FEMALE_NAME) {
        Gender::Female
    } else {
        Gender::Unknown
    }
}
