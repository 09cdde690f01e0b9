//! What one place of the article says of a name holds for its other places: short forms, acronyms, repeats.

use std::ops::Range;

use foldhash::fast::FixedState;
use hashbrown::{HashMap, HashSet};

use crate::document::{Document, Shape, TokenId};
use crate::lexicon::{Classes, EntityId, FAMOUS, Gender, Lexicon, NameUse};
use crate::text::TokenKind;

use super::choice::in_country;
use super::countries::Countries;
use super::found::{Mention, MentionKind};
use super::phrases::Phrases;
use super::run::is_time;
use super::unlisted::FUNCTION;

/// The names known in the article: by their words, and persons by their last name.
#[derive(Default)]
pub(super) struct Known<'a> {
    /// Whole name to what it means.
    whole: HashMap<&'a str, (MentionKind, Option<EntityId>, Gender), FixedState>,
    /// Last name of a person to the gender, unknown where two persons share it.
    last_names: HashMap<&'a str, Gender, FixedState>,
    /// Last names of those named in full.
    full_last_names: HashSet<&'a str, FixedState>,
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
            .filter(|m| !m.weak && !matches!(m.rule, "body-alone" | "listed-body"))
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
        self.add_family_first(document, mention);
        let mut names = tokens.iter().filter(|t| {
            t.kind == TokenKind::Word && t.is_capital() && !t.name_classes.any(Classes::SUFFIX)
        });
        let first = names.next();
        if let Some(last) = names.next_back() {
            let word = last.span.of(document.text);
            // "Sang" of "Kim Sang-min" is no name by itself.
            if document.tokens[mention.tokens.end - 1].shape != Shape::Lower {
                self.last_names.entry(word).or_insert(mention.gender);
                self.full_last_names.insert(word);
            }
            // "al-Assad" and "Assad" both.
            if let Some(long) = with_particles(document, &mention.tokens, last.span.start) {
                self.last_names.entry(long).or_insert(mention.gender);
            }
            self.first_names
                .extend(first.map(|f| f.span.of(document.text)));
        } else if let Some(only) = first.filter(|only| only.span.len() > 2) {
            self.last_names
                .entry(only.span.of(document.text))
                .or_insert(mention.gender);
        }
    }

    /// "Han" and "Dae-jung" of "Han Dae-jung", "Soler" of "Oru Soler Vidal": other parts that stand for a person.
    fn add_family_first(&mut self, document: &Document<'a>, mention: &Mention) {
        let range = mention.tokens.clone();
        let words: Vec<TokenId> = range
            .clone()
            .filter(|&at| document.tokens[at].kind == TokenKind::Word)
            .collect();
        let (Some(&first), Some(&last)) = (words.first(), words.last()) else {
            return;
        };
        let token = |at: TokenId| &document.tokens[at];
        let family = |at: TokenId| token(at).name_classes.any(Classes::SURNAME);
        let given = |at: TokenId| token(at).name_classes.any(Classes::FIRST_NAME);
        let text = |at: TokenId| token(at).span.of(document.text);
        let joined = last > first + 1
            && token(last).shape == Shape::Lower
            && token(last - 1).kind == TokenKind::Hyphen;
        if joined {
            let whole = last.saturating_sub(2)..last + 1;
            self.last_names
                .entry(document.words(&whole))
                .or_insert(mention.gender);
        }
        let short = words.len() <= 3 && words.len() > 1;
        if short && family(first) && (joined || !given(first) && !family(last)) {
            self.last_names.entry(text(first)).or_insert(mention.gender);
        }
        if words.len() > 2 && !joined {
            for &middle in &words[1..words.len() - 1] {
                if family(middle) && !given(middle) && text(middle).len() > 3 {
                    self.last_names
                        .entry(text(middle))
                        .or_insert(mention.gender);
                }
            }
        }
    }

    /// Where "Sang-min" ends if its first half stands at `end` and the article has "Kim Sang-min".
    pub fn second_half(&self, document: &Document<'_>, start: TokenId, end: TokenId) -> TokenId {
        let tokens = &document.tokens;
        let joined = tokens.get(end + 1).is_some_and(|next| {
            tokens[end].kind == TokenKind::Hyphen && !next.spaced && next.shape == Shape::Lower
        });
        if joined
            && self
                .last_names
                .contains_key(document.words(&(start..end + 2)))
        {
            end + 2
        } else {
            end
        }
    }

    /// True for a last name of a person named in full.
    pub fn is_last_name(&self, word: &str) -> bool {
        self.full_last_names.contains(word)
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
        let first = &document.tokens[tokens.start];
        if !whole || words.len() < 2 || words.len() < 3 && first.shape != Shape::Capital {
            return None;
        }
        // "Over", "So": a surname that opens a sentence is more often the plain word.
        if tokens.len() == 1 && first.is(FUNCTION) {
            return None;
        }
        // "the Berti" is a people.
        let article = tokens
            .start
            .checked_sub(1)
            .is_some_and(|at| document.tokens[at].is(Classes::ARTICLE));
        if let Some(&gender) = self.last_names.get(words).filter(|_| !article) {
            let mut short = make(MentionKind::Person, None, gender, "short-form");
            short.tokens.start = self.with_small_particles(document, &tokens);
            return Some(short);
        }
        // "Van Tesk", "Al-Tesk" for "Oru van Tesk", "Oru Al-Tesk".
        if tokens.len() > 1 && first.is(Classes::PARTICLE) && !first.is(FUNCTION) {
            let rest = tokens.start
                + 1
                + usize::from(document.tokens[tokens.start + 1].kind == TokenKind::Hyphen);
            let known = (rest < tokens.end)
                .then(|| self.last_names.get(document.words(&(rest..tokens.end))))
                .flatten();
            if let Some(&gender) = known {
                return Some(make(MentionKind::Person, None, gender, "short-form"));
            }
        }
        if let Some(&(kind, entity, gender)) = self.whole.get(words) {
            return Some(make(kind, entity, gender, "same-name"));
        }
        None
    }

    /// Where "bin Tesk" begins if the article has "Oru bin Tesk".
    fn with_small_particles(&self, document: &Document<'_>, tokens: &Range<TokenId>) -> TokenId {
        let mut start = tokens.start;
        while start > 0
            && document.tokens[start - 1].shape == Shape::Lower
            && document.tokens[start - 1].is(Classes::PARTICLE)
            && self
                .last_names
                .contains_key(document.words(&(start - 1..tokens.end)))
        {
            start -= 1;
        }
        start
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

/// A last name with the particles before it: "von der Tamm", "Al-Tamm".
fn with_particles<'a>(
    document: &Document<'a>,
    name: &Range<TokenId>,
    last: u32,
) -> Option<&'a str> {
    let last = document.token_at(last);
    let start = (name.start + 1..last)
        .rev()
        .take_while(|&at| {
            let token = &document.tokens[at];
            token.kind == TokenKind::Hyphen || token.is(Classes::PARTICLE)
        })
        .last()?;
    (document.tokens[start].kind == TokenKind::Word).then(|| document.words(&(start..last + 1)))
}

/// The listed reading of a word that counts only with context, where the article supports it: that of an entity
/// named elsewhere in full, else the mention's own.
pub(super) fn supported(
    document: &Document<'_>,
    lexicon: &Lexicon,
    phrases: &Phrases,
    countries: &Countries,
    known: &Known<'_>,
    mention: &mut Mention,
) -> bool {
    let Some(entity) = mention.entity else {
        return false;
    };
    if known.has_entity(entity) {
        return true;
    }
    // "Norland" where the article names South Norland.
    let named = phrases
        .names_at(mention.tokens.start)
        .iter()
        .filter(|found| found.end as TokenId == mention.tokens.end)
        .filter_map(|found| match found.value {
            NameUse::Entity { entity, .. } if known.has_entity(entity) => Some(entity),
            _ => None,
        })
        .max_by_key(|&entity| (lexicon.entity(entity).weight, std::cmp::Reverse(entity)));
    if let Some(entity) = named {
        let listed = lexicon.entity(entity);
        mention.kind = listed.kind.into();
        mention.entity = Some(entity);
        lexicon
            .text(listed.subtype)
            .clone_into(&mut mention.subtype);
        mention.gender = listed.gender;
        return true;
    }
    // "X": a letter says nothing by itself.
    if document.words(&mention.tokens).chars().count() == 1 {
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
            // "National Assembly": a body of that name it is, but of what country?
            let country = lexicon.text(lexicon.entity(entity).country);
            let shared = phrases.names_at(mention.tokens.start).iter().any(|found| {
                found.end as TokenId == mention.tokens.end
                    && matches!(found.value, NameUse::Entity { entity: other, .. } if other != entity)
            });
            if mention.tokens.len() > 1
                && shared
                && !country.is_empty()
                && countries.of(country) == 0
            {
                mention.entity = None;
                mention.rule = "listed-elsewhere";
                return true;
            }
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
