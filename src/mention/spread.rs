//! What one place of the article says of a name holds for its other places: short forms, acronyms, repeats.

use std::ops::Range;

use foldhash::fast::FixedState;
use hashbrown::{HashMap, HashSet};

use crate::document::{Document, Shape, TokenId};
use crate::lexicon::{Classes, EntityId, FAMOUS, Gender, Lexicon, NameUse};
use crate::text::TokenKind;

use super::found::{Mention, MentionKind};
use super::listed::in_country;
use super::phrases::Phrases;
use super::run::is_time;

/// The names known in the article: by their words, and persons by their last name.
#[derive(Default)]
pub(super) struct Known<'a> {
    /// Whole name to what it means.
    whole: HashMap<&'a str, (MentionKind, Option<EntityId>, Gender), FixedState>,
    /// Last name of a person to the gender, unknown where two persons share it.
    last_names: HashMap<&'a str, Gender, FixedState>,
    first_names: HashSet<&'a str, FixedState>,
    entities: HashSet<EntityId, FixedState>,
    /// The longest of all names, in bytes.
    longest: usize,
}

impl<'a> Known<'a> {
    /// Gathers what the mentions found so far say.
    pub fn gather(document: &Document<'a>, mentions: &[Mention]) -> Self {
        let mut known = Self::default();
        for mention in mentions
            .iter()
            .filter(|m| !m.weak && m.rule != "body-alone")
        {
            let words = document.words(&mention.tokens);
            known.entities.extend(mention.entity);
            known.longest = known.longest.max(words.len());
            known
                .whole
                .entry(words)
                .or_insert((mention.kind, mention.entity, mention.gender));
            if mention.kind == MentionKind::Person {
                known.add_person(document, mention);
            }
        }
        known
    }

    fn add_person(&mut self, document: &Document<'a>, mention: &Mention) {
        let tokens = &document.tokens[mention.tokens.clone()];
        let mut names = tokens.iter().filter(|t| {
            t.kind == TokenKind::Word && t.is_capital() && !t.name_classes.any(Classes::SUFFIX)
        });
        let first = names.next();
        if let Some(last) = names.next_back() {
            let last = last.span.of(document.text);
            if last.len() > 2 {
                self.last_names.entry(last).or_insert(mention.gender);
            }
            // "al-Assad" and "Assad" both.
            self.first_names
                .extend(first.map(|f| f.span.of(document.text)));
        } else if let Some(only) = first {
            self.last_names
                .entry(only.span.of(document.text))
                .or_insert(mention.gender);
        }
    }

    /// True if the entity is surely named somewhere in the article.
    pub fn has_entity(&self, entity: EntityId) -> bool {
        self.entities.contains(&entity)
    }

    /// Where the longest known name that may stand at the beginning of a run would end.
    pub fn longest_within(&self, document: &Document<'_>, run: &Range<TokenId>) -> TokenId {
        let start = document.tokens[run.start].span.start as usize;
        run.start
            + document.tokens[run.clone()]
                .partition_point(|token| token.span.end as usize - start <= self.longest)
    }

    /// What a name means that other places of the article tell.
    pub fn recall(
        &self,
        document: &Document<'_>,
        tokens: Range<TokenId>,
        whole: bool,
    ) -> Option<Mention> {
        let words = document.words(&tokens);
        let make = |kind, entity, gender, rule| Mention {
            tokens: tokens.clone(),
            kind,
            entity,
            place: None,
            subtype: String::new(),
            gender,
            rule,
            weak: false,
        };
        // "Tomar" is not in "Tomar Ridge" nor in "New Tomar".
        if !whole || words.len() < 3 {
            return None;
        }
        // "the Berti" is a people.
        let article = tokens
            .start
            .checked_sub(1)
            .is_some_and(|at| document.tokens[at].is(Classes::ARTICLE));
        if let Some(&gender) = self.last_names.get(words).filter(|_| !article) {
            return Some(make(MentionKind::Person, None, gender, "short-form"));
        }
        if let Some(&(kind, entity, gender)) = self.whole.get(words) {
            return Some(make(kind, entity, gender, "same-name"));
        }
        None
    }

    /// True for a first or last name of a person of the article.
    pub fn is_person_name(&self, word: &str) -> bool {
        self.first_names.contains(word) || self.last_names.contains_key(word)
    }

    /// True for a first name of a person of the article.
    pub fn is_first_name(&self, word: &str) -> bool {
        self.first_names.contains(word)
    }
}

/// "Name (ABC)": the acronym takes over what the name means. In order.
pub(super) fn acronyms(document: &Document<'_>, mentions: &[Mention]) -> Vec<Mention> {
    let tokens = &document.tokens;
    let mut found = Vec::new();
    for (index, mention) in mentions.iter().enumerate() {
        let at = mention.tokens.end;
        let fits = mention.kind == MentionKind::Organization
            && mention.tokens.len() > 1
            && at + 2 < tokens.len()
            && tokens[at].kind == TokenKind::Open
            && tokens[at + 1].shape == Shape::Upper
            && tokens[at + 2].kind == TokenKind::Close;
        let listed = mentions
            .get(index + 1)
            .is_some_and(|m| m.tokens.start == at + 1 && !m.weak && m.entity.is_some());
        if fits && !listed {
            let mut acronym = mention.clone();
            acronym.tokens = at + 1..at + 2;
            acronym.rule = "acronym-in-brackets";
            found.push(acronym);
        }
    }
    found
}

/// The listed reading of a word that counts only with context, where the article supports it.
pub(super) fn supported(
    document: &Document<'_>,
    lexicon: &Lexicon,
    phrases: &Phrases,
    known: &Known<'_>,
    mention: &Mention,
) -> bool {
    let Some(entity) = mention.entity else {
        return false;
    };
    if known.has_entity(entity) {
        return true;
    }
    let named = phrases.names_at(mention.tokens.start).iter().any(
        |found| matches!(found.value, NameUse::Entity { entity, .. } if known.has_entity(entity)),
    );
    if named {
        return false;
    }
    let before = mention
        .tokens
        .start
        .checked_sub(1)
        .map(|i| &document.tokens[i]);
    match mention.kind {
        MentionKind::Place => {
            let locative = before.is_some_and(|t| {
                t.is(Classes::PREPOSITION)
                    && !t.is(Classes::OF | Classes::BY | Classes::AS)
                    && t.shape == Shape::Lower
            });
            let listed = lexicon.entity(entity);
            let in_country = in_country(document, lexicon, phrases, entity, mention.tokens.end);
            if listed.layer > 0 && listed.weight < FAMOUS {
                return in_country || is_located(document, known, mention);
            }
            // Turkey, Jordan, Washington: so often meant that a capital within the sentence is enough, unless the
            // article knows a person of that name.
            let words = document.words(&mention.tokens);
            let famous = listed.weight >= FAMOUS
                && (lexicon.text(listed.name) == words
                    || mention.tokens.len() > 1
                    || document.tokens[mention.tokens.start].classes.is_empty())
                && !known.is_person_name(words);
            let after_capital = before.is_some_and(|t| t.is_capital() && t.kind == TokenKind::Word)
                && document.tokens[mention.tokens.start].spaced
                && !locative
                && mention.tokens.len() == 1
                && !document.tokens[mention.tokens.start].classes.is_empty();
            if after_capital {
                return false;
            }
            locative || in_country || famous
        }
        MentionKind::Person => false,
        MentionKind::Organization | MentionKind::Event => {
            // "ASTANA (Sputnik) -": the agency in a dateline.
            let paragraph = &document.paragraphs[document.paragraph_of(mention.tokens.start)];
            let in_dateline = mention.tokens.end <= paragraph.body
                && before.is_some_and(|t| t.kind == TokenKind::Open);
            in_dateline
                || mention.tokens.len() > 1
                || before.is_some_and(|t| t.is(Classes::DEFINITE))
                    && lexicon.entity(entity).weight >= 20
        }
        _ => false,
    }
}

/// "in Tamm", where the word is no English one and the article knows nobody of that name: enough for a doubtful name of
/// a list that nobody may have read. "in Parliament" is not.
fn is_located(document: &Document<'_>, known: &Known<'_>, mention: &Mention) -> bool {
    let tokens = &document.tokens;
    let at = mention.tokens.start;
    let located = at.checked_sub(1).is_some_and(|before| {
        tokens[before].is(Classes::LOCATIVE) && tokens[before].shape == Shape::Lower
    });
    let alone = tokens
        .get(mention.tokens.end)
        .is_none_or(|next| !next.is_capital());
    located
        && alone
        && (mention.tokens.len() > 1 || tokens[at].classes.is_empty())
        && !is_time(document, at)
        && !known.is_person_name(document.words(&mention.tokens))
}
