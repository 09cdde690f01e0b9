//! Reads `words/*.csv`: one function a list, chosen by the file's name.

use super::builder::Builder;
use super::classes::Classes;
use super::entity::{EntityKind, Gender};
use super::ids::EntityId;
use super::ids::{VerbId, WordId};
use super::index::{KeyPosition, KeyWord};
use super::key_traits::KeyTraits;
use super::table::{GazetteerFile, Row, read_rows};
use super::uses::{NameUse, PhraseUse};
use super::verb::{CuePart, Frame, Strength, Verb, VerbForm, VerbUse};
use super::words::{Calendar, Demonym, Role, RoleKind, SourceKind, SourceNoun};
use crate::error::Error;
use crate::text::fold;

type Reader = fn(&mut Builder, &Row<'_>) -> Result<(), Error>;

/// Each list: file name without ending, columns it must have, reader of a row.
const LISTS: &[(&str, &[&str], Reader)] = &[
    ("spellings", &["word", "canonical"], spelling),
    ("english", &["word", "pos"], english),
    ("function_words", &["word", "classes"], function_word),
    ("first_names", &["name", "gender"], first_name),
    ("surnames", &["name"], surname),
    ("surnames_ambiguous", &["name", "ambiguous"], surname),
    ("nicknames", &["name", "formal"], nickname),
    ("particles", &["word", "position"], particle),
    (
        "key_words",
        &["word", "type", "subtype", "position"],
        key_word,
    ),
    ("no_names", &["word"], no_name),
    ("sport_words", &["word", "classes"], function_word),
    ("abbreviations", &["word", "kind"], abbreviation),
    ("demonyms", &["word", "country"], demonym),
    ("roles", &["word", "kind"], role),
    ("source_nouns", &["word", "kind"], source_noun),
    ("occasions", &["word"], occasion),
    ("bodies", &["phrase", "id"], body),
    ("body_nouns", &["word", "subtypes"], body_noun),
    ("calendar", &["phrase", "kind"], calendar),
    ("cue_classes", &["class", "kind"], cue_class),
    ("rule_precision", &["rule", "precision"], rule_precision),
    ("verbs", &["lemma", "pos", "forms", "class", "frames"], verb),
];

impl Builder {
    /// Reads `file` if its name is that of a word list; false if it is not.
    pub(super) fn read_word_list(&mut self, file: &GazetteerFile) -> bool {
        let Some((_, needed, reader)) = LISTS.iter().find(|(name, ..)| *name == file.stem()) else {
            return false;
        };
        let mut problems = std::mem::take(&mut self.problems);
        read_rows(file, needed, &mut problems, |row, problems| {
            if let Err(error) = reader(self, row) {
                problems.push(error);
            }
        });
        self.problems = problems;
        true
    }

    fn insert_phrase(&mut self, phrase: &str, value: PhraseUse) {
        let words = self.phrase(&phrase.to_lowercase(), false);
        self.add_phrase(&words, value);
    }
}

fn spelling(b: &mut Builder, row: &Row<'_>) -> Result<(), Error> {
    let word = b.intern(&fold(row.get("word")));
    let canonical = b.intern(&fold(row.get("canonical")));
    b.lexicon.info.own()[word.0 as usize].canonical = canonical.0;
    Ok(())
}

fn english(b: &mut Builder, row: &Row<'_>) -> Result<(), Error> {
    let mut classes = Classes::NONE;
    let tags = row.get("pos");
    for (i, _) in tags.char_indices() {
        classes |= Classes::parse(&tags[i..=i]).ok_or_else(|| {
            row.fault(
                "pos",
                format!("unknown part of speech in {tags:?}; use letters of nsvzdpgar"),
            )
        })?;
    }
    match tags.as_bytes().first() {
        Some(b'v' | b'z' | b'd' | b'p' | b'g') => classes |= Classes::MAINLY_VERB,
        Some(b'n' | b's') => classes |= Classes::MAINLY_NOUN,
        _ => {}
    }
    b.add_class(row.get("word"), classes);
    Ok(())
}

fn function_word(b: &mut Builder, row: &Row<'_>) -> Result<(), Error> {
    let mut classes = Classes::NONE;
    for name in row.items("classes") {
        classes |= Classes::parse(name)
            .ok_or_else(|| row.fault("classes", format!("unknown class {name:?}")))?;
    }
    b.add_class(&fold(row.get("word")), classes);
    Ok(())
}

fn first_name(b: &mut Builder, row: &Row<'_>) -> Result<(), Error> {
    let mut classes = Classes::FIRST_NAME;
    match Gender::parse(row.get("gender")) {
        Gender::Female => classes |= Classes::FEMALE_NAME,
        Gender::Male => classes |= Classes::MALE_NAME,
        Gender::Unknown => {}
    }
    name_word(b, row, classes)
}

fn surname(b: &mut Builder, row: &Row<'_>) -> Result<(), Error> {
    name_word(b, row, Classes::SURNAME)
}

/// Up to so many letters a part of a name with several says nothing alone: the "In" of "In-bee", the "So" of "So-yeon".
const SHORT_PART: usize = 2;

/// A first name or surname: each of its words, with what else it can be.
fn name_word(b: &mut Builder, row: &Row<'_>, mut classes: Classes) -> Result<(), Error> {
    for what in row.items("ambiguous") {
        match what {
            "word" => classes |= Classes::NAME_IS_WORD,
            "place" => classes |= Classes::NAME_IS_PLACE,
            "surname" => classes |= Classes::SURNAME,
            "first_name" => classes |= Classes::FIRST_NAME,
            _ => {
                return Err(row.fault(
                    "ambiguous",
                    format!("{what:?} is none of word, place, surname, first_name"),
                ));
            }
        }
    }
    let words = b.phrase(row.get("name"), false);
    let several = words.len() > 1;
    for word in words {
        let spelling = b.spelling(word);
        if spelling.chars().next().is_some_and(char::is_uppercase)
            && !(several && spelling.chars().count() <= SHORT_PART)
        {
            b.lexicon.info.own()[word.0 as usize].classes |= classes;
        }
    }
    Ok(())
}

fn nickname(b: &mut Builder, row: &Row<'_>) -> Result<(), Error> {
    let name = b.intern(&fold(row.get("name")));
    let formal = b.intern(&fold(row.get("formal")));
    b.lexicon.nicknames.push([name.0, formal.0]);
    Ok(())
}

fn particle(b: &mut Builder, row: &Row<'_>) -> Result<(), Error> {
    let classes = if row.get("position") == "suffix" {
        Classes::SUFFIX
    } else {
        Classes::PARTICLE
    };
    for word in b.phrase(row.get("word"), false) {
        b.lexicon.info.own()[word.0 as usize].classes |= classes;
    }
    Ok(())
}

fn key_word(b: &mut Builder, row: &Row<'_>) -> Result<(), Error> {
    let kind = EntityKind::parse(row.get("type"))
        .ok_or_else(|| row.fault("type", "use organization, place, event or person"))?;
    let position = match row.get("position") {
        "first" => KeyPosition::First,
        "last" => KeyPosition::Last,
        "any" => KeyPosition::Any,
        other => {
            return Err(row.fault("position", format!("{other:?} is none of first, last, any")));
        }
    };
    let subtype = b.keep_shared(row.get("subtype"));
    let mut class = match kind {
        EntityKind::Organization => Classes::ORGANIZATION_WORD,
        EntityKind::Place => Classes::PLACE_WORD,
        EntityKind::Event => Classes::EVENT_WORD,
        EntityKind::Person => {
            return Err(row.fault("type", "use organization, place or event"));
        }
    };
    let mut traits = KeyTraits::default();
    for name in row.items("traits") {
        traits |= KeyTraits::parse(name).ok_or_else(|| {
            row.fault(
                "traits",
                format!("{name:?} is none of {}", KeyTraits::names()),
            )
        })?;
    }
    if traits.any(KeyTraits::DESIGNATOR) {
        class |= Classes::DESIGNATOR;
    }
    let word = b.add_class(&fold(row.get("word")), class);
    b.lexicon.key_words.push((
        word.0,
        KeyWord {
            kind,
            subtype,
            position,
            traits,
        },
    ));
    Ok(())
}

fn no_name(b: &mut Builder, row: &Row<'_>) -> Result<(), Error> {
    b.add_class(&fold(row.get("word")), Classes::NO_NAME);
    Ok(())
}

fn abbreviation(b: &mut Builder, row: &Row<'_>) -> Result<(), Error> {
    let mut classes = Classes::ABBREVIATION;
    if matches!(row.get("kind"), "final" | "company") {
        classes |= Classes::FINAL_ABBREVIATION;
    }
    if row.get("kind") == "title" {
        classes |= Classes::TITLE;
    }
    // Under its spelling with the full stop: "Gen." is no evidence about "gen".
    b.add_class(row.get("word"), classes);
    Ok(())
}

fn demonym(b: &mut Builder, row: &Row<'_>) -> Result<(), Error> {
    let index = b.lexicon.demonyms.len();
    let country = b.keep_shared(row.get("country"));
    b.lexicon.demonyms.push(Demonym {
        country,
        place: None,
        adjective: row.get("kind") == "adjective",
    });
    let place = row.get("place");
    if !place.is_empty() {
        let error = row.fault("place", format!("no row has the id {place:?}"));
        b.pending_demonyms.push((index, place.into(), error));
    }
    for form in [row.get("word"), row.get("plural")] {
        let words = b.phrase(form, true);
        if let [word] = words.as_slice() {
            b.lexicon.info.own()[word.0 as usize].classes |= Classes::DEMONYM;
        }
        b.add_name(&words, NameUse::Demonym(index as u32));
    }
    Ok(())
}

fn role(b: &mut Builder, row: &Row<'_>) -> Result<(), Error> {
    let kind = match row.get("kind") {
        "honorific" => RoleKind::Honorific,
        "title" => RoleKind::Title,
        "role" | "religious" | "noble" => RoleKind::Role,
        "occupation" | "sport" | "military" | "police" => RoleKind::Occupation,
        "person" => RoleKind::Person,
        "group" => RoleKind::Group,
        other => return Err(row.fault("kind", format!("unknown kind {other:?}"))),
    };
    let word = b.keep_shared(row.get("word"));
    let index = b.lexicon.roles.len() as u32;
    b.lexicon.roles.push(Role {
        word,
        kind,
        gender: Gender::parse(row.get("gender")),
        level: row.get("level").parse().unwrap_or(1),
    });
    for (column, plural) in [("word", false), ("plural", true)] {
        let phrase = row.get(column);
        if plural && phrase == row.get("word") {
            continue;
        }
        b.insert_phrase(phrase, PhraseUse::Role(index, plural));
        let words = b.phrase(&phrase.to_lowercase(), false);
        if let [word] = words.as_slice() {
            let mut classes = Classes::PERSON_NOUN;
            if matches!(kind, RoleKind::Honorific | RoleKind::Title) || row.get("level") != "1" {
                classes |= Classes::TITLE;
            }
            b.lexicon.info.own()[word.0 as usize].classes |= classes;
        }
    }
    Ok(())
}

fn source_noun(b: &mut Builder, row: &Row<'_>) -> Result<(), Error> {
    let kind = match row.get("kind") {
        "unnamed" => SourceKind::Unnamed,
        "group" => SourceKind::Group,
        "document" => SourceKind::Document,
        "media" => SourceKind::Media,
        "poll" => SourceKind::Poll,
        other => {
            return Err(row.fault(
                "kind",
                format!("{other:?} is none of unnamed, group, document, media, poll"),
            ));
        }
    };
    let word = b.keep_shared(row.get("word"));
    let index = b.lexicon.sources.len() as u32;
    b.lexicon.sources.push(SourceNoun { word, kind });
    b.insert_phrase(row.get("word"), PhraseUse::Source(index, false));
    if row.get("plural") != row.get("word") {
        b.insert_phrase(row.get("plural"), PhraseUse::Source(index, true));
    }
    Ok(())
}

fn occasion(b: &mut Builder, row: &Row<'_>) -> Result<(), Error> {
    b.insert_phrase(row.get("word"), PhraseUse::Occasion);
    b.insert_phrase(row.get("plural"), PhraseUse::Occasion);
    Ok(())
}

fn body(b: &mut Builder, row: &Row<'_>) -> Result<(), Error> {
    let index = b.lexicon.bodies.len() as u32;
    let id = b.keep_shared(row.get("id"));
    b.lexicon.bodies.push(id);
    b.insert_phrase(row.get("phrase"), PhraseUse::Body(index));
    Ok(())
}

fn body_noun(b: &mut Builder, row: &Row<'_>) -> Result<(), Error> {
    let index = b.lexicon.body_nouns.len() as u32;
    let subtypes = b.keep_shared(row.get("subtypes"));
    b.lexicon.body_nouns.push(subtypes);
    b.insert_phrase(row.get("word"), PhraseUse::BodyNoun(index, false));
    if !row.get("plural").is_empty() {
        b.insert_phrase(row.get("plural"), PhraseUse::BodyNoun(index, true));
    }
    Ok(())
}

fn calendar(b: &mut Builder, row: &Row<'_>) -> Result<(), Error> {
    let value = match row.get("value") {
        "" => 0,
        number => number
            .parse()
            .map_err(|_| row.fault("value", format!("{number:?} is not a whole number")))?,
    };
    let kind = b.keep_shared(row.get("kind"));
    let index = b.lexicon.calendar.len() as u32;
    b.lexicon.calendar.push(Calendar { kind, value });
    b.insert_phrase(row.get("phrase"), PhraseUse::Calendar(index));
    Ok(())
}

fn cue_class(b: &mut Builder, row: &Row<'_>) -> Result<(), Error> {
    if row.get("kind") == "attitude" {
        let class = b.keep_shared(row.get("class"));
        b.lexicon.attitudes.push(class);
    }
    Ok(())
}

fn rule_precision(b: &mut Builder, row: &Row<'_>) -> Result<(), Error> {
    let precision = row
        .get("precision")
        .parse()
        .map_err(|_| row.fault("precision", "not a number from 0 to 1"))?;
    let rule = b.keep(row.get("rule"));
    b.lexicon.rules.push((rule, precision));
    Ok(())
}

fn verb(b: &mut Builder, row: &Row<'_>) -> Result<(), Error> {
    let part = match row.get("pos") {
        "verb" => CuePart::Verb,
        "noun" => CuePart::Noun,
        "phrase" => CuePart::Phrase,
        other => return Err(row.fault("pos", format!("{other:?} is none of verb, noun, phrase"))),
    };
    let mut frames = Verb::no_frames();
    let mut prepositions: Vec<(WordId, Strength)> = Vec::new();
    let mut person_prepositions: Vec<(WordId, Strength)> = Vec::new();
    for item in row.items("frames") {
        let (name, strength) = match item.strip_suffix('?') {
            Some(name) => (name, Strength::Doubtful),
            None => (item, Strength::Sure),
        };
        if let Some(preposition) = name.strip_prefix("prep:") {
            let word = b.intern(preposition);
            prepositions.push((word, strength));
        } else if let Some(frame) = Frame::parse(name) {
            frames[frame as usize] = strength;
        } else if let Some(preposition) = name.strip_prefix("person-") {
            let word = b.intern(preposition);
            person_prepositions.push((word, strength));
        } else {
            return Err(row.fault("frames", format!("unknown frame {name:?}")));
        }
    }
    let id = VerbId(b.lexicon.verbs.len() as u32);
    let verb = Verb {
        lemma: b.keep_shared(row.get("lemma")),
        part,
        class: b.keep_shared(row.get("class")),
        stance: b.keep_shared(row.get("stance")),
        frames,
        prepositions,
        person_prepositions,
    };
    b.lexicon.verbs.push(verb);
    for group in row.get("forms").split('/') {
        let forms: Vec<&str> = group.split('|').map(str::trim).collect();
        let named: Vec<(&str, VerbForm)> = match (part, forms.as_slice()) {
            (CuePart::Verb, [base, third, past, participle, gerund]) => {
                let mut named = vec![
                    (*base, VerbForm::Base),
                    (*third, VerbForm::Third),
                    (*gerund, VerbForm::Gerund),
                ];
                if past == participle {
                    named.push((past, VerbForm::PastOrParticiple));
                } else {
                    named.push((past, VerbForm::Past));
                    named.push((participle, VerbForm::Participle));
                }
                named
            }
            (CuePart::Noun, [singular, rest @ ..]) => {
                let mut named = vec![(*singular, VerbForm::Singular)];
                named.extend(rest.iter().map(|plural| (*plural, VerbForm::Plural)));
                named
            }
            (CuePart::Phrase, forms) => forms.iter().map(|form| (*form, VerbForm::Fixed)).collect(),
            (CuePart::Verb, _) => {
                return Err(row.fault(
                    "forms",
                    "a verb needs five forms: base|third person|past|participle|-ing",
                ));
            }
            (CuePart::Noun, []) => Vec::new(),
        };
        for (index, (form, which)) in named.iter().enumerate() {
            // "put|puts|put|put": the base comes first in the list, the past tense is the likelier reading.
            let repeated = named[..index]
                .iter()
                .position(|(earlier, _)| earlier == form);
            let value = VerbUse {
                verb: id,
                form: *which,
            };
            if repeated.is_none() || *which == VerbForm::PastOrParticiple {
                b.insert_phrase(form, PhraseUse::Verb(value));
            }
        }
    }
    Ok(())
}

impl EntityId {
    pub(super) fn at(index: usize) -> Self {
        Self(index as u32)
    }
}
