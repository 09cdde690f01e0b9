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

use jiff::civil::Date;

use crate::document::{Document, Token};
use crate::lexicon::{Classes, EntityId, EntityKind, Gender, Lexicon, NameUse, WordId};
use crate::mention::{Mention, MentionKind, Phrases};
use crate::text::TokenKind;

use super::role::{Role, is_subject, owner_of, role_of};

/// A person of an article, as an index into its cast.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CharacterId(usize);

/// A person of an article.
#[derive(Clone, Debug, Default)]
pub struct Character {
    /// Full name, as the gazetteer or the article gives it.
    pub name: String,
    /// The listed entity.
    pub entity: Option<EntityId>,
    /// From title, first name or gazetteer.
    pub gender: Gender,
    /// Role as the article gives it, else the office of the gazetteer valid on the article's date.
    pub role: String,
    /// Organization or country spoken for.
    pub affiliation: String,
    /// Country spoken for, ISO 3166-1 alpha-2.
    pub country: String,
    /// Its mentions, as indices.
    pub mentions: Vec<usize>,
    /// Every role that the article gives it and every office held on the article's date.
    pub roles: Vec<String>,
    /// Places and bodies that the article puts beside it: those of its roles, and "(R-Utah)".
    pub ties: Vec<String>,
    level: u8,
    full: String,
    surname: String,
    words: Vec<WordId>,
    spelled: Vec<String>,
}

/// The people of an article.
#[derive(Debug, Default)]
pub struct Cast {
    characters: Vec<Character>,
    of_mention: Vec<Option<CharacterId>>,
    date: Option<Date>,
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
        };
        let people = || {
            mentions
                .iter()
                .enumerate()
                .filter(|(_, m)| m.kind == MentionKind::Person)
        };
        // Full names first, wherever they stand. A listed surname is one too unless the article introduces somebody
        // else of that name: "Rep. Bobby Scott … Scott said" is not the listed Tim Scott.
        for listed in [false, true] {
            for (index, mention) in people() {
                let names = name_tokens(document, mention);
                let full = names.len() > 1;
                if full != listed
                    && (full
                        || mention.entity.is_some() && !cast.introduces(document, mention, &names))
                {
                    let id = cast.full_name(document, lexicon, mention, &names);
                    cast.join(index, id, mention);
                }
            }
        }
        for (index, mention) in people() {
            if cast.of_mention[index].is_none() {
                let names = name_tokens(document, mention);
                if let Some(name) = names.last() {
                    let gender =
                        title_gender(document, lexicon, phrases, mention).unwrap_or(mention.gender);
                    let id = cast.short_form(document, lexicon, mentions, index, name, gender);
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

    /// The one person whose surname or first name is `word`; none if two are called so.
    pub fn called(&self, word: &str) -> Option<CharacterId> {
        let mut fitting = self.characters().filter(|(_, c)| {
            c.spelled.len() > 1
                && (c.surname == word || c.spelled.first().is_some_and(|first| first == word))
        });
        let (id, _) = fitting.next()?;
        fitting.next().is_none().then_some(id)
    }

    /// True if an unlisted person of this surname is in the article by full name, and the listed one is not.
    fn introduces(&self, document: &Document<'_>, mention: &Mention, names: &[&Token]) -> bool {
        let listed = self.characters.iter().any(|c| c.entity == mention.entity);
        !listed
            && names.last().is_some_and(|name| {
                let word = name.span.of(document.text);
                self.characters
                    .iter()
                    .any(|c| c.entity.is_none() && c.spelled.len() > 1 && c.surname == word)
            })
    }

    fn join(&mut self, index: usize, id: CharacterId, mention: &Mention) {
        self.of_mention[index] = Some(id);
        let character = &mut self.characters[id.0];
        character.mentions.push(index);
        if character.gender == Gender::Unknown {
            character.gender = mention.gender;
        }
    }

    /// The person of a full name, new if nobody of that name is there.
    fn full_name(
        &mut self,
        document: &Document<'_>,
        lexicon: &Lexicon,
        mention: &Mention,
        names: &[&Token],
    ) -> CharacterId {
        let entity = mention
            .entity
            .or_else(|| listed_without_middle(lexicon, names));
        let spelled: Vec<String> = names
            .iter()
            .map(|t| t.span.of(document.text).trim_end_matches('.').to_owned())
            .collect();
        let words: Vec<WordId> = names.iter().map(|t| t.name).collect();
        let surname = surname(document, names);
        let known = self
            .characters
            .iter()
            .position(|c| match (entity, c.entity) {
                (Some(a), Some(b)) => a == b,
                _ => {
                    c.surname == surname
                        && same_first_name(lexicon, (&c.spelled, &c.words), (&spelled, &words))
                }
            });
        if let Some(known) = known {
            let character = &mut self.characters[known];
            if character.entity.is_none() {
                character.entity = entity;
            }
            if spelled.len() > character.spelled.len() {
                character.full = full_form(document, mention);
                character.spelled = spelled;
                character.words = words;
            }
            return CharacterId(known);
        }
        self.characters.push(Character {
            name: String::new(),
            entity,
            gender: entity.map_or(mention.gender, |e| lexicon.entity(e).gender),
            full: full_form(document, mention),
            surname,
            words,
            spelled,
            ..Character::default()
        });
        CharacterId(self.characters.len() - 1)
    }

    /// The person a surname or first name alone means: the one last named before it, else the first after it.
    fn short_form(
        &mut self,
        document: &Document<'_>,
        lexicon: &Lexicon,
        mentions: &[Mention],
        index: usize,
        name: &Token,
        gender: Gender,
    ) -> CharacterId {
        let word = name.span.of(document.text);
        let clash = |a: Gender, b: Gender| a != Gender::Unknown && b != Gender::Unknown && a != b;
        let fits = |c: &Character, last: bool| {
            let part = if last {
                Some(c.surname.as_str())
            } else {
                c.spelled.first().map(String::as_str)
            };
            part.is_some_and(|part| part.eq_ignore_ascii_case(word)) && !clash(c.gender, gender)
        };
        // Of two people of one surname the one last named as a subject in the paragraph, else the one the article
        // introduces first.
        let at = mentions[index].tokens.start;
        let paragraph = document.paragraph_of(at);
        let nearest = |last: bool| {
            self.characters
                .iter()
                .enumerate()
                .filter(|(_, c)| fits(c, last))
                .max_by_key(|(_, c)| {
                    let places = || c.mentions.iter().map(|&m| &mentions[m]);
                    let acting = places()
                        .filter(|m| {
                            m.tokens.start < at
                                && document.paragraph_of(m.tokens.start) == paragraph
                                && is_subject(document, m)
                        })
                        .map(|m| m.tokens.start)
                        .max();
                    (
                        acting,
                        places().map(|m| std::cmp::Reverse(m.tokens.start)).max(),
                    )
                })
        };
        if let Some((found, _)) = nearest(true).or_else(|| nearest(false)) {
            return CharacterId(found);
        }
        let entity = mentions[index].entity;
        self.characters.push(Character {
            entity,
            gender: entity.map_or(gender, |e| lexicon.entity(e).gender),
            full: full_form(document, &mentions[index]),
            surname: word.to_owned(),
            words: vec![name.name],
            spelled: vec![word.to_owned()],
            ..Character::default()
        });
        CharacterId(self.characters.len() - 1)
    }
}

impl Character {
    fn learn(&mut self, lexicon: &Lexicon, role: Option<Role>) {
        let Some(role) = role else { return };
        // "Amir Khan Muttaqi" is no amir.
        let name = self
            .entity
            .map_or(self.full.as_str(), |e| lexicon.text(lexicon.entity(e).name));
        let long = name.split(' ').nth(2).is_some();
        if long
            && role
                .text
                .split(' ')
                .all(|word| name.split(' ').any(|part| part.eq_ignore_ascii_case(word)))
        {
            return;
        }
        self.roles.push(role.text.clone());
        if !role.affiliation.is_empty() {
            self.ties.push(role.affiliation.clone());
        }
        // The higher office wins ("nominee" over "rival"), then the fuller description: "special envoy for Syria" over
        // "envoy".
        if (role.level, role.text.len()) > (self.level, self.role.len()) {
            self.role = role.text;
            self.level = role.level;
        }
        if self.country.is_empty() {
            self.country = role.country;
        }
        if self.affiliation.is_empty() {
            self.affiliation = role.affiliation;
        }
    }

    fn complete(&mut self, lexicon: &Lexicon, date: Option<Date>) {
        self.name = match self.entity {
            Some(entity) => lexicon.text(lexicon.entity(entity).name).to_owned(),
            None => std::mem::take(&mut self.full),
        };
        let Some(entity) = self.entity else { return };
        let listed = lexicon.entity(entity);
        if self.gender == Gender::Unknown {
            self.gender = listed.gender;
        }
        let offices = lexicon.offices(listed);
        self.roles.extend(
            offices
                .iter()
                .filter(|office| {
                    date.is_some() && office.held_on(date)
                        || office.from.is_none() && office.to.is_none()
                })
                .map(|office| lexicon.text(office.role).to_owned()),
        );
        let office = date
            .and_then(|day| {
                offices.iter().rev().find(|office| {
                    (office.from.is_some() || office.to.is_some()) && office.held_on(Some(day))
                })
            })
            .or_else(|| {
                offices
                    .iter()
                    .rev()
                    .find(|office| office.from.is_none() && office.to.is_none())
            });
        if let Some(office) = office {
            // "rival" and "resident" say less than the office.
            if self.role.is_empty() || self.level == 0 {
                lexicon.text(office.role).clone_into(&mut self.role);
            }
            if self.country.is_empty() {
                lexicon.text(office.country).clone_into(&mut self.country);
            }
        }
        if self.country.is_empty() {
            lexicon.text(listed.country).clone_into(&mut self.country);
        }
    }
}

/// "Ann Ruiz (R-Utah)", "Ann Ruiz, R-Utah,": the places and bodies in the bracket behind a name.
fn ties_in_brackets<'d>(
    document: &'d Document<'_>,
    lexicon: &'d Lexicon,
    mentions: &'d [Mention],
    index: usize,
) -> impl Iterator<Item = String> + 'd {
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

/// The words of a person's name, hyphens and marks left out.
fn name_tokens<'d>(document: &'d Document<'_>, mention: &Mention) -> Vec<&'d Token> {
    document.tokens[mention.tokens.clone()]
        .iter()
        .filter(|t| t.kind == TokenKind::Word)
        .collect()
}

/// The words of a mention, white space folded.
fn full_form(document: &Document<'_>, mention: &Mention) -> String {
    document
        .words(&mention.tokens)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// The last of some names that is no suffix such as "Jr.".
fn surname(document: &Document<'_>, names: &[&Token]) -> String {
    let last = names
        .iter()
        .rev()
        .find(|t| !t.name_classes.any(Classes::SUFFIX))
        .or(names.last());
    last.map(|t| t.span.of(document.text).to_owned())
        .unwrap_or_default()
}

/// "Donald J. Trump": the listed person of the first and last name.
fn listed_without_middle(lexicon: &Lexicon, names: &[&Token]) -> Option<EntityId> {
    if names.len() != 3 {
        return None;
    }
    let node = lexicon.begin_name(names[0].name)?;
    let node = lexicon.step_name(node, names[2].name)?;
    lexicon.names_at(node).find_map(|found| match found {
        NameUse::Entity {
            entity,
            weak: false,
        } if lexicon.entity(entity).kind == EntityKind::Person => Some(entity),
        _ => None,
    })
}

/// True if the first names of two people of one surname agree: equal, an initial, or a short form.
fn same_first_name(
    lexicon: &Lexicon,
    (a, a_words): (&[String], &[WordId]),
    (b, b_words): (&[String], &[WordId]),
) -> bool {
    let (Some(first), Some(other)) = (a.first(), b.first()) else {
        return false;
    };
    if a.len() < 2 || b.len() < 2 {
        return first == other;
    }
    let initial =
        (first.len() == 1 || other.len() == 1) && first.chars().next() == other.chars().next();
    let nick = |short: WordId, full: WordId| {
        short.is_known() && lexicon.formal_names(short).any(|formal| formal == full)
    };
    first == other || initial || nick(a_words[0], b_words[0]) || nick(b_words[0], a_words[0])
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
