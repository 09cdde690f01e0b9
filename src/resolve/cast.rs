//! The cast of an article: which mentions mean the same person, and what the article says of each.
//!
//! Full names first, short forms only to full names already seen (or, failing that, seen later); a short form that
//! fits two people stays with the one last named. Two people of one surname stay two.
//!
//! ```
//! use quotary::document::Document;
//! use quotary::lexicon::{Lexicon, builtin_files};
//! use quotary::mention::{Phrases, find_mentions};
//! use quotary::resolve::Cast;
//!
//! let (lexicon, _) = Lexicon::load(&builtin_files());
//! let text = "Mayor Aino Tamm met Syrian envoys. Tamm left early.";
//! let document = Document::new(text, "", &lexicon);
//! let phrases = Phrases::find(&document, &lexicon);
//! let mentions = find_mentions(&document, &lexicon, &phrases);
//! let cast = Cast::new(&document, &lexicon, &phrases, &mentions, None);
//! let tamm = cast.of_mention(mentions.len() - 1).unwrap();
//! assert_eq!(cast.character(tamm).name, "Aino Tamm");
//! assert_eq!(cast.character(tamm).role, "mayor");
//! ```

use foldhash::fast::FixedState;
use hashbrown::HashMap;
use jiff::civil::Date;
use smol_str::SmolStr;

use crate::document::{Document, Token};
use crate::lexicon::{Classes, Gender, Lexicon};
use crate::mention::{Mention, MentionKind, Phrases};
use crate::text::{TokenKind, folded};

use super::character::Character;
use super::names::{
    FullNames, NamePart, ShortForms, called, is_short, listed_without_middle, name_tokens,
    same_first_name, spelling, surname, without_title,
};
use super::owner::owner_of;
use super::role::role_of;
use super::subject::is_subject;

/// A person of an article, as an index into its cast.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CharacterId(usize);

/// How many paragraphs away a listed person must be for a namesake to take the name.
const ELSEWHERE: usize = 4;

/// The people of an article.
#[derive(Debug, Default)]
pub struct Cast {
    characters: Vec<Character>,
    of_mention: Vec<Option<CharacterId>>,
    date: Option<Date>,
    /// Surnames and first names of those with a full name; nobody where two are called so.
    called: HashMap<SmolStr, Option<CharacterId>, FixedState>,
}

impl Cast {
    /// Groups the persons among `mentions`.
    pub fn new(
        document: &Document<'_>,
        lexicon: &Lexicon,
        phrases: &Phrases,
        mentions: &[Mention],
        date: Option<Date>,
    ) -> Self {
        let mut cast = Self {
            characters: Vec::new(),
            of_mention: vec![None; mentions.len()],
            date,
            called: HashMap::default(),
        };
        let people = || {
            mentions
                .iter()
                .enumerate()
                .filter(|(_, m)| m.kind == MentionKind::Person)
        };
        // Full names first, wherever they stand. A listed surname is one too unless the article introduces somebody
        // else of that name: "Rep. Bobby Scott … Scott said" is not the listed Tim Scott.
        let mut full_names = FullNames::default();
        let mut names = Vec::new();
        for listed in [false, true] {
            for (index, mention) in people() {
                if listed && mention.entity.is_none() || is_short(document, mention) != listed {
                    continue;
                }
                name_tokens(document, mention, &mut names);
                if listed && cast.introduces(document, mention, &names, &full_names) {
                    continue;
                }
                let id = cast
                    .namesake(document, mentions, mention, &names, &full_names)
                    .unwrap_or_else(|| {
                        cast.full_name(document, lexicon, mention, &names, &mut full_names)
                    });
                cast.join(index, id, mention);
            }
        }
        let mut short_forms = ShortForms::default();
        for (id, character) in cast.characters() {
            short_forms.add(id, character);
        }
        for (index, mention) in people() {
            if cast.of_mention[index].is_none() {
                name_tokens(document, mention, &mut names);
                if let Some(name) = names.last() {
                    let title = title_gender(document, lexicon, phrases, mention);
                    let gender = title.unwrap_or(mention.gender);
                    let id = cast
                        .known(
                            document,
                            mentions,
                            index,
                            name,
                            (title, gender),
                            &short_forms,
                        )
                        .unwrap_or_else(|| {
                            let id = cast.short_form(document, lexicon, mention, name, gender);
                            short_forms.add(id, cast.character(id));
                            id
                        });
                    cast.join(index, id, mention);
                }
            }
        }
        for index in 0..mentions.len() {
            if let Some(id) = cast.of_mention[index] {
                let role = role_of(document, lexicon, phrases, mentions, index);
                let ties = ties_in_brackets(document, lexicon, mentions, index);
                let character = &mut cast.characters[id.0];
                character.ties.extend(ties);
                character.learn(lexicon, role);
            }
        }
        for character in &mut cast.characters {
            character.complete(lexicon, date);
        }
        cast.called = called(cast.characters());
        cast
    }

    /// The person a mention means.
    pub fn of_mention(&self, mention: usize) -> Option<CharacterId> {
        self.of_mention.get(mention).copied().flatten()
    }

    /// A person of the cast.
    pub fn character(&self, id: CharacterId) -> &Character {
        &self.characters[id.0]
    }

    /// All people, in order of appearance of their full names.
    pub fn characters(&self) -> impl Iterator<Item = (CharacterId, &Character)> {
        self.characters
            .iter()
            .enumerate()
            .map(|(i, c)| (CharacterId(i), c))
    }

    /// The day of the article.
    pub fn date(&self) -> Option<Date> {
        self.date
    }

    /// The one person of whose name `word` is a part; none if two are called so.
    pub fn called(&self, word: &str) -> Option<CharacterId> {
        self.called.get(word).copied().flatten()
    }

    /// True if an unlisted person of this surname is in the article by full name, and the listed one is not or hardly.
    fn introduces(
        &self,
        document: &Document<'_>,
        mention: &Mention,
        names: &[&Token],
        full_names: &FullNames<'_>,
    ) -> bool {
        // Listed people may be in it too, said once beside the one it is about.
        let listed = mention
            .entity
            .and_then(|entity| full_names.of_entity(entity))
            .map_or(0, |id| self.character(id).mentions.len());
        let unlisted = |id: CharacterId| {
            let character = self.character(id);
            character.entity.is_none()
                && character.spelled.len() > 1
                && character.mentions.len() > 2 * listed
        };
        names.last().is_some_and(|name| {
            let surname = name.span.of(document.text);
            full_names.of_surname(surname).iter().copied().any(unlisted)
        })
    }

    /// Whom a listed surname means where somebody else of that name stands in this paragraph or the one before, and the
    /// listed one does not: "Homeland Security Secretary Jeh Johnson … Johnson said" is not Gary Johnson.
    fn namesake(
        &self,
        document: &Document<'_>,
        mentions: &[Mention],
        mention: &Mention,
        names: &[&Token],
        full_names: &FullNames<'_>,
    ) -> Option<CharacterId> {
        let [name] = names else { return None };
        let at = mention.tokens.start;
        let paragraphs = |id: CharacterId| {
            let last = self
                .character(id)
                .mentions_before(mentions, at)
                .next_back()?;
            Some(document.paragraph_of(at) - document.paragraph_of(last.tokens.start))
        };
        // Who is not listed either may be no person: "Can Sanders take a punch?"
        let mut beside = full_names
            .of_surname(name.span.of(document.text))
            .iter()
            .copied()
            .filter(|&id| match self.character(id).entity {
                None => false,
                entity if entity == mention.entity => {
                    paragraphs(id).is_some_and(|distance| distance <= ELSEWHERE)
                }
                Some(_) => paragraphs(id).is_some_and(|distance| distance <= 1),
            });
        let found = beside.next()?;
        let other = self.character(found).entity != mention.entity;
        (other && beside.next().is_none()).then_some(found)
    }

    fn join(&mut self, index: usize, id: CharacterId, mention: &Mention) {
        self.of_mention[index] = Some(id);
        let character = &mut self.characters[id.0];
        let at = character.mentions.partition_point(|&other| other < index);
        character.mentions.insert(at, index);
        if character.gender == Gender::Unknown {
            character.gender = mention.gender;
        }
    }

    /// The person of a full name, new if nobody of that name is there.
    fn full_name<'a>(
        &mut self,
        document: &Document<'a>,
        lexicon: &Lexicon,
        mention: &Mention,
        names: &[&Token],
        full_names: &mut FullNames<'a>,
    ) -> CharacterId {
        let entity = mention
            .entity
            .or_else(|| listed_without_middle(lexicon, names));
        let surname = surname(document, names);
        let known = full_names.find(entity, surname, |id| {
            let other = &self.characters[id.0];
            (entity.is_none() || other.entity.is_none())
                && same_first_name(document, lexicon, other, names)
        });
        let spelled = || names.iter().map(|name| spelling(document, name).into());
        let full = || folded(document.words(&without_title(document, mention))).into();
        let first = names.first().map(|name| name.name).unwrap_or_default();
        if let Some(known) = known {
            let character = &mut self.characters[known.0];
            if character.entity.is_none() {
                character.entity = entity;
                full_names.list(entity, known);
            }
            if names.len() > character.spelled.len() {
                character.full = full();
                character.spelled = spelled().collect();
                character.first = first;
            }
            return known;
        }
        let id = CharacterId(self.characters.len());
        full_names.add(entity, surname, id);
        self.characters.push(Character {
            entity,
            gender: entity.map_or(mention.gender, |e| lexicon.entity(e).gender),
            full: full(),
            surname: surname.into(),
            first,
            spelled: spelled().collect(),
            ..Character::default()
        });
        id
    }

    /// The person already known that a surname or first name alone means: the one last named before it, else the
    /// first after it.
    fn known(
        &self,
        document: &Document<'_>,
        mentions: &[Mention],
        index: usize,
        name: &Token,
        (title, gender): (Option<Gender>, Gender),
        short_forms: &ShortForms,
    ) -> Option<CharacterId> {
        let namesakes = short_forms.of(name.span.of(document.text));
        let clash = |a: Gender, b: Gender| a != Gender::Unknown && b != Gender::Unknown && a != b;
        // Of two people of one surname the one last named as a subject in the paragraph, else the one the article
        // introduces first.
        let at = mentions[index].tokens.start;
        let paragraph = document.paragraph_of(at);
        let nearest = |part: NamePart, gender: Gender| {
            let mut fitting = namesakes
                .iter()
                .filter(|&&(of, id)| of == part && !clash(self.character(id).gender, gender))
                .map(|&(_, id)| id);
            let first = fitting.next()?;
            let Some(second) = fitting.next() else {
                return Some(first);
            };
            [first, second]
                .into_iter()
                .chain(fitting)
                .max_by_key(|&id| {
                    let character = self.character(id);
                    let acting = character
                        .mentions_before(mentions, at)
                        .rev()
                        .take_while(|m| document.paragraph_of(m.tokens.start) == paragraph)
                        .find(|m| is_subject(document, m))
                        .map(|m| m.tokens.start);
                    (
                        acting,
                        std::cmp::Reverse(character.mentions.first().copied()),
                    )
                })
        };
        // "Prof. Nandi" of Jack Nandi: that Nandi is a first name of women too tells nothing of a surname.
        nearest(NamePart::Surname, title.unwrap_or_default())
            .or_else(|| nearest(NamePart::First, gender))
            .or_else(|| nearest(NamePart::Middle, gender))
    }

    /// A new person of whom the article gives one name only.
    fn short_form(
        &mut self,
        document: &Document<'_>,
        lexicon: &Lexicon,
        mention: &Mention,
        name: &Token,
        gender: Gender,
    ) -> CharacterId {
        let word = name.span.of(document.text);
        let entity = mention.entity;
        self.characters.push(Character {
            entity,
            gender: entity.map_or(gender, |e| lexicon.entity(e).gender),
            full: folded(document.words(&without_title(document, mention))).into(),
            surname: word.into(),
            first: name.name,
            spelled: vec![word.into()],
            ..Character::default()
        });
        CharacterId(self.characters.len() - 1)
    }
}

/// "Ann Ruiz (R-Utah)", "Ann Ruiz, R-Utah,": the places and bodies in the bracket behind a name.
fn ties_in_brackets<'d>(
    document: &'d Document<'_>,
    lexicon: &'d Lexicon,
    mentions: &'d [Mention],
    index: usize,
) -> impl Iterator<Item = SmolStr> + 'd {
    let from = mentions[index].tokens.end;
    let opens = document
        .tokens
        .get(from)
        .is_some_and(|t| matches!(t.kind, TokenKind::Open | TokenKind::Comma));
    mentions[index + 1..]
        .iter()
        .take_while(move |m| opens && m.tokens.start < from + 5)
        .filter(move |m| {
            let before = &document.tokens[m.tokens.start - 1];
            m.tokens.start == from + 1 || before.kind == TokenKind::Hyphen
        })
        .filter_map(move |m| owner_of(document, lexicon, m))
        .map(|(name, _)| name)
}

/// The gender that an honorific or title right before a name tells: "Mrs. Tamm".
fn title_gender(
    document: &Document<'_>,
    lexicon: &Lexicon,
    phrases: &Phrases,
    mention: &Mention,
) -> Option<Gender> {
    let mut before = mention.tokens.start.checked_sub(1)?;
    if document.tokens[before].kind == TokenKind::Period {
        before = before.checked_sub(1)?;
    }
    let (_, role, _) = phrases.role_at(before)?;
    let gender = lexicon.role(role).gender;
    (gender != Gender::Unknown
        && document.tokens[before]
            .classes
            .any(Classes::TITLE | Classes::PERSON_NOUN))
    .then_some(gender)
}
