//! `quotary gazetteer lookup`: what a name can mean, and which row of which file says so.
//!
//! ```text
//! quotary gazetteer lookup Nato
//! "Nato" as a name
//!   nato: organization "NATO" (alliance)
//!     strong: "NATO" in the column name, small and capital letters aside
//!     organizations/international.csv:388 (built in)
//! ```

use std::io::{Write, stdout};
use std::ops::Range;

use anyhow::{Context, bail};
use quotary::document::Document;
use quotary::lexicon::{Classes, CuePart, Entity, Lexicon, NameUse, PhraseUse};
use quotary::mention::{PhraseMatch, Phrases};

use super::derivation::derivation;
use super::sheet::{Entry, Sheet, sheets};
use crate::cli::Ending;
use crate::cli::overlay::Overlay;

const EXAMPLES: &str = "\
Examples:
  quotary gazetteer lookup Washington
  quotary gazetteer lookup \"Deir ez-Zor\" --gazetteer mine.csv
  quotary gazetteer lookup warned

Exit status: 0 it is listed; 1 it is not; 2 a file cannot be read.";

/// Readings shown of a part of the name.
const READINGS: usize = 3;

/// Shows every reading of a name or word: what it means, whether it needs support in the article (weak) or
/// not (strong), which row says so, and the classes of each word.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(in crate::cli) struct Arguments {
    /// The name, as an article has it.
    #[arg(value_name = "NAME")]
    name: String,

    #[command(flatten)]
    overlay: Overlay,
}

/// Runs the command.
pub(in crate::cli) fn run(arguments: &Arguments) -> anyhow::Result<Ending> {
    if arguments.name.trim().is_empty() {
        bail!("no name; give one, as: quotary gazetteer lookup \"Deir ez-Zor\"");
    }
    let gazetteers = arguments.overlay.load()?;
    let sheets = sheets(gazetteers.files());
    let lexicon = &gazetteers.lexicon;
    let look = Look {
        lexicon,
        sheets: &sheets,
        document: Document::new(&arguments.name, "", lexicon),
    };
    let (lines, is_listed) = look.lines();
    let mut out = stdout().lock();
    out.write_all((lines.join("\n") + "\n").as_bytes())
        .context("standard output: cannot write")?;
    Ok(if is_listed {
        Ending::Good
    } else {
        Ending::Incomplete
    })
}

/// A name looked up.
struct Look<'a> {
    lexicon: &'a Lexicon,
    sheets: &'a [Sheet<'a>],
    document: Document<'a>,
}

impl Look<'_> {
    /// What to print, and whether the whole name is listed.
    fn lines(&self) -> (Vec<String>, bool) {
        let phrases = Phrases::find(&self.document, self.lexicon);
        let whole = 0..self.document.tokens.len();
        let mut spans: Vec<Range<usize>> = phrases
            .names
            .iter()
            .map(PhraseMatch::tokens)
            .chain(phrases.verbs.iter().map(PhraseMatch::tokens))
            .chain(phrases.words.iter().map(PhraseMatch::tokens))
            .collect();
        spans.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
        spans.dedup();
        let first = self
            .document
            .tokens
            .iter()
            .take_while(|t| t.is(Classes::DEFINITE));
        let bare = first.count()..whole.end;
        let is_listed = spans.contains(&whole) || spans.contains(&bare);
        let mut lines = Vec::new();
        if !is_listed {
            lines.push(format!("{:?} is not listed", self.document.words(&whole)));
        }
        for span in &spans {
            let part = self.document.words(span);
            let names = phrases.names.iter().filter(|found| found.tokens() == *span);
            let readings: Vec<NameUse> = names.map(|found| found.value).collect();
            if !readings.is_empty() {
                lines.push(format!("{part:?} as a name"));
                let shown = if *span == whole || *span == bare {
                    readings.len()
                } else {
                    READINGS
                };
                self.names(part, &readings, shown, &mut lines);
            }
            let verbs = phrases.verbs.iter().filter(|found| found.tokens() == *span);
            let others = phrases.words.iter().filter(|found| found.tokens() == *span);
            let mut readings: Vec<String> = verbs
                .map(|found| self.phrase(&PhraseUse::Verb(found.value)))
                .chain(others.map(|found| self.phrase(&found.value)))
                .collect();
            readings.dedup();
            if !readings.is_empty() {
                lines.push(format!("{part:?} as words"));
                lines.extend(readings.into_iter().map(|reading| format!("  {reading}")));
            }
        }
        lines.push("classes".to_owned());
        for token in self.document.tokens.iter().filter(|token| token.is_word()) {
            let classes = class_names(token.classes.with(token.name_classes));
            let word = token.span.of(self.document.text);
            let classes = if classes.is_empty() {
                "none".to_owned()
            } else {
                classes.join(", ")
            };
            lines.push(format!("  {word}: {classes}"));
        }
        (lines, is_listed)
    }

    /// The readings of a name; a person's rows repeat theirs.
    fn names(&self, words: &str, readings: &[NameUse], shown: usize, lines: &mut Vec<String>) {
        let mut different: Vec<NameUse> = Vec::new();
        for reading in readings {
            if !different.contains(reading) {
                different.push(*reading);
            }
        }
        if different.len() > shown {
            let more = different.len() - shown;
            lines.push(format!(
                "  {more} readings of this part left out; look it up alone"
            ));
        }
        for reading in different.into_iter().take(shown) {
            match reading {
                NameUse::Demonym(index) => {
                    let demonym = self.lexicon.demonym(index);
                    let place = demonym.place.map_or("no listed place", |place| {
                        self.lexicon.text(self.lexicon.entity(place).name)
                    });
                    let country = self.lexicon.text(demonym.country);
                    lines.push(format!("  demonym: of {place} {country}").trim_end().into());
                }
                NameUse::Exclude(entity) => {
                    let id = self.lexicon.text(self.lexicon.entity(entity).id);
                    lines.push(format!("  excluded: here the name does not mean {id}"));
                }
                NameUse::Entity { entity, weak } => {
                    self.entity(words, self.lexicon.entity(entity), weak, lines);
                }
            }
        }
    }

    fn entity(&self, words: &str, entity: &Entity, weak: bool, lines: &mut Vec<String>) {
        let text = |text| self.lexicon.text(text);
        let about: Vec<&str> = [text(entity.subtype), text(entity.country)]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect();
        let about = if about.is_empty() {
            String::new()
        } else {
            format!(" ({})", about.join(", "))
        };
        let (id, name, kind) = (text(entity.id), text(entity.name), entity.kind.as_str());
        lines.push(format!(
            "  {id}: {kind} {name:?}{about}, weight {}",
            entity.weight
        ));
        let rows: Vec<Entry<'_>> = self.rows(entity).collect();
        let strength = if weak {
            "weak (counts with support in the article)"
        } else {
            "strong"
        };
        lines.push(format!("    {strength}: {}", self.why(words, weak, &rows)));
        let layer = match entity.layer {
            0 => "built in".to_owned(),
            layer => format!("layer {layer}"),
        };
        let mut places: Vec<String> = rows.iter().map(Entry::place).collect();
        places.dedup();
        lines.push(format!("    {} ({layer})", places.join(", ")));
        if let Some(body) = entity.stands_for {
            let body = self.lexicon.entity(body);
            lines.push(format!(
                "    stands for {} ({})",
                text(body.name),
                text(body.id)
            ));
        }
        for office in self.lexicon.offices(entity) {
            let day =
                |day: Option<jiff::civil::Date>| day.map_or("?".to_owned(), |d| d.to_string());
            let held = match (office.from, office.to) {
                (None, None) => String::new(),
                (from, to) => format!(", {} to {}", day(from), day(to)),
            };
            let country = text(office.country);
            lines.push(format!("    {} {country}{held}", text(office.role)));
        }
    }

    /// The rows that made an entity.
    fn rows(&self, entity: &Entity) -> impl Iterator<Item = Entry<'_>> {
        let (id, name) = (self.lexicon.text(entity.id), self.lexicon.text(entity.name));
        let (kind, layer) = (entity.kind.as_str(), entity.layer);
        self.sheets
            .iter()
            .filter(move |sheet| sheet.lists_entities() && sheet.file.layer == layer)
            .flat_map(Sheet::entries)
            .filter(move |entry| match entry.get("id") {
                "" => entry.get("name") == name && entry.get("type") == kind,
                given => given == id,
            })
    }

    /// Which typed name the words come from, and how.
    fn why(&self, words: &str, weak: bool, rows: &[Entry<'_>]) -> String {
        let given_as = |weak: bool| {
            rows.iter().find_map(|row| {
                let mut names = row.names().filter(|(given, _)| row.is_weak(*given) == weak);
                names.find_map(|(given, name)| {
                    let how = derivation(self.lexicon, name, words)?;
                    Some(format!("{name:?} in the column {}, {how}", given.column()))
                })
            })
        };
        if let Some(why) = given_as(weak) {
            return why;
        }
        // What is laid over is doubted where it is a word or a person's name too.
        match given_as(false) {
            Some(why) if weak => why + ", but a word or a person's name too",
            _ => "derived from a name of the row".to_owned(),
        }
    }

    fn phrase(&self, reading: &PhraseUse) -> String {
        let text = |text| self.lexicon.text(text);
        let plural = |plural: bool| if plural { ", plural" } else { "" };
        match *reading {
            PhraseUse::Verb(found) => {
                let verb = self.lexicon.verb(found.verb);
                let part = match verb.part {
                    CuePart::Verb => "verb",
                    CuePart::Noun => "noun",
                    CuePart::Phrase => "phrase",
                };
                format!(
                    "reporting {part} {:?}: class {}, {}, form {:?}",
                    text(verb.lemma),
                    text(verb.class),
                    text(verb.stance),
                    found.form
                )
            }
            PhraseUse::Role(index, is_plural) => {
                let role = self.lexicon.role(index);
                let kind = format!("{:?}", role.kind).to_lowercase();
                let word = text(role.word);
                format!("{kind} {word:?}: level {}{}", role.level, plural(is_plural))
            }
            PhraseUse::Source(index, is_plural) => {
                let noun = self.lexicon.source_noun(index);
                let kind = format!("{:?}", noun.kind).to_lowercase();
                format!(
                    "source noun {:?}: {kind}{}",
                    text(noun.word),
                    plural(is_plural)
                )
            }
            PhraseUse::Occasion => "occasion of speech".to_owned(),
            PhraseUse::Calendar(index) => {
                let word = self.lexicon.calendar(index);
                format!("word of time: {} {}", text(word.kind), word.value)
            }
            PhraseUse::BodyNoun(index, _) => {
                let kinds: Vec<&str> = self.lexicon.body_noun(index).collect();
                format!("noun for an organization: {}", kinds.join(", "))
            }
            PhraseUse::Body(index) => format!("body of a state: {}…", self.lexicon.body(index)),
        }
    }
}

/// The classes of a set by name.
fn class_names(classes: Classes) -> Vec<&'static str> {
    let named = Classes::NAMED.iter();
    named
        .filter(|(_, class)| classes.all(*class))
        .map(|(name, _)| *name)
        .collect()
}
