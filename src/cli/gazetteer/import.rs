//! `quotary gazetteer import`: turns name lists of others into a gazetteer.
//!
//! ```text
//! quotary gazetteer import geonames cities15000.txt --min-population 100000 --out towns.csv
//! quotary extract --gazetteer towns.csv news/
//! ```
//!
//! Each format is a file of its own, with its mapping in the first lines. A line that cannot be used is
//! reported and the rest goes on.

mod geonames;
mod jrc_names;
mod spacy;
mod wikidata;

use std::collections::HashSet;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use anyhow::Context;
use quotary::lexicon::Lexicon;

use super::listed::{COLUMNS, Listed, output};
use crate::cli::Ending;
use crate::cli::report::{count, line};

const MAPPING: &str = "\
Formats and what becomes of their columns:
  geonames      GeoNames, tab-separated, 19 columns (allCountries.txt, cities15000.txt, EE.txt).
                name, alternatenames -> aliases, feature class and code -> type place and subtype,
                country code, latitude, longitude, population -> weight. Alternate names do not say
                their language: with --language en those in Latin letters are taken.
  wikidata-csv  An export of query.wikidata.org with the columns item, itemLabel, typeLabel and, where
                known, countryCode, aliases (parted by |), coord or lat and lon, genderLabel, language.
                typeLabel (human, city, political party, war ...) -> type and subtype; a type that is
                not known is reported. Of several rows with one item the first is taken.
  jrc-names     JRC-Names of the European Commission, tab-separated: id, type (P or O), language,
                name+with+plus. The first name in --language (or in none, u) is the name, the others
                are aliases.
  spacy-jsonl   Patterns of spaCy's entity ruler: {\"label\": \"ORG\", \"pattern\": \"Norhydro\"}, or a
                list of {\"TEXT\": …}, {\"LOWER\": …}. PERSON, ORG, GPE, LOC, FAC, EVENT are taken; a
                shared \"id\" makes one row.

A single word that is an English word, a first name or a surname too becomes a weak name. The ids of
the list become ours (geonames-588409, q1770, jrc-18); nothing is written but to --out.

Examples:
  quotary gazetteer import geonames cities15000.txt --min-population 100000 --out towns.csv
  quotary gazetteer import jrc-names entities.txt --language en --limit 300000 --out people.csv

Exit status: 0 all went well; 1 some lines could not be used; 2 a file cannot be read or written.";

/// Turns a list of names into a gazetteer, on standard output or in a file.
#[derive(Debug, clap::Args)]
#[command(after_help = MAPPING)]
pub(in crate::cli) struct Arguments {
    /// geonames, wikidata-csv, jrc-names or spacy-jsonl.
    #[arg(value_name = "FORMAT", hide_possible_values = true)]
    format: Format,

    /// The list.
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// Write to this file [default: standard output].
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,

    /// Leave out places with fewer people, and what has no number of them (geonames).
    #[arg(long, value_name = "N")]
    min_population: Option<u64>,

    /// Names in this language, as ISO 639-1; any takes all of them.
    #[arg(long, value_name = "CODE", default_value = "en")]
    language: String,

    /// Stop after so many rows.
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Geonames,
    WikidataCsv,
    JrcNames,
    SpacyJsonl,
}

/// What the user wants of a list.
struct Wanted {
    min_population: Option<u64>,
    language: Language,
    limit: usize,
}

/// Languages wanted.
enum Language {
    Any,
    Code(String),
}

impl Language {
    fn is(&self, code: &str) -> bool {
        match self {
            Self::Any => true,
            Self::Code(wanted) => wanted == code,
        }
    }

    /// True if a name may be of the language as far as its letters tell.
    fn may_be(&self, name: &str) -> bool {
        // Languages that news of the world is written in with Latin letters.
        const OTHER_LETTERS: [&str; 14] = [
            "ar", "bg", "el", "fa", "he", "hi", "ja", "ka", "ko", "ru", "th", "uk", "ur", "zh",
        ];
        match self {
            Self::Code(wanted) if !OTHER_LETTERS.contains(&wanted.as_str()) => is_latin(name),
            _ => true,
        }
    }
}

/// True for a name without letters of other scripts.
fn is_latin(name: &str) -> bool {
    let is_latin = |c: char| c.is_ascii() || ('\u{c0}'..='\u{24f}').contains(&c);
    let letters = name.chars().filter(|c| c.is_alphabetic());
    let mut letters = letters.peekable();
    letters.peek().is_some()
        && letters
            .all(|c| is_latin(c) || ('\u{1e00}'..='\u{1eff}').contains(&c) || c == 'ʻ' || c == 'ʼ')
}

/// A line that cannot be used, and why.
struct Fault(u64, String);

/// Takes rows and faults, in order.
trait Receiver {
    /// A row; false if no more are wanted.
    fn row(&mut self, row: Listed) -> anyhow::Result<bool>;
    /// A line that cannot be used.
    fn fault(&mut self, fault: Fault);
}

/// Runs the command.
pub(in crate::cli) fn run(arguments: &Arguments) -> anyhow::Result<Ending> {
    let wanted = Wanted {
        min_population: arguments.min_population,
        language: match arguments.language.to_lowercase().as_str() {
            "any" => Language::Any,
            code => Language::Code(code.to_owned()),
        },
        limit: arguments.limit.unwrap_or(usize::MAX),
    };
    let reader = open(&arguments.file)?;
    let mut writer = Writer {
        file: arguments.file.display().to_string(),
        out: output(arguments.out.as_deref())?,
        lexicon: Lexicon::builtin(),
        limit: wanted.limit,
        rows: 0,
        faults: 0,
        ids: HashSet::new(),
    };
    writer.out.write_record(COLUMNS)?;
    match arguments.format {
        Format::Geonames => geonames::read(reader, &wanted, &mut writer)?,
        Format::WikidataCsv => wikidata::read(reader, &wanted, &mut writer)?,
        Format::JrcNames => jrc_names::read(reader, &wanted, &mut writer)?,
        Format::SpacyJsonl => spacy::read(reader, &mut writer)?,
    }
    writer.out.flush().context("cannot write")?;
    if writer.faults > FAULTS_PRINTED {
        line(&format!("… and {} more", writer.faults - FAULTS_PRINTED));
    }
    line(&format!(
        "{}, {}",
        count(writer.rows as u64, "row"),
        count(writer.faults, "line") + " left out"
    ));
    Ok(if writer.faults == 0 {
        Ending::Good
    } else {
        Ending::Incomplete
    })
}

fn open(path: &Path) -> anyhow::Result<BufReader<File>> {
    let file = File::open(path).with_context(|| format!("{}: cannot open", path.display()))?;
    Ok(BufReader::with_capacity(1 << 18, file))
}

/// Lines of a file; one that is no UTF-8 is a fault.
fn lines(reader: impl BufRead) -> impl Iterator<Item = (u64, Result<String, std::io::Error>)> {
    let mut number = 0;
    reader.split(b'\n').map(move |line| {
        number += 1;
        let line = line.and_then(|mut bytes| {
            if bytes.last() == Some(&b'\r') {
                bytes.pop();
            }
            String::from_utf8(bytes)
                .map_err(|_| std::io::Error::new(std::io::ErrorKind::InvalidData, "not UTF-8"))
        });
        (number, line)
    })
}

const FAULTS_PRINTED: u64 = 20;

/// Writes the rows.
struct Writer {
    file: String,
    out: csv::Writer<Box<dyn std::io::Write>>,
    lexicon: Lexicon,
    limit: usize,
    rows: usize,
    faults: u64,
    ids: HashSet<String>,
}

impl Receiver for Writer {
    fn row(&mut self, mut row: Listed) -> anyhow::Result<bool> {
        if self.rows >= self.limit {
            return Ok(false);
        }
        if !row.id.is_empty() && !self.ids.insert(row.id.clone()) {
            return Ok(true);
        }
        row.name = row.name.replace('|', "/");
        if row.notes.is_empty() && self.lexicon.is_word_or_person(&row.name) {
            row.notes
                .push_str("ambiguous: a word or a person's name too");
        }
        let weak: Vec<String> = row
            .aliases
            .extract_if(.., |alias| self.lexicon.is_word_or_person(alias))
            .collect();
        row.weak_aliases.extend(weak);
        self.out.write_record(row.cells())?;
        self.rows += 1;
        Ok(self.rows < self.limit)
    }

    fn fault(&mut self, Fault(number, message): Fault) {
        self.faults += 1;
        if self.faults <= FAULTS_PRINTED {
            line(&format!("{}:{number}: {message} (left out)", self.file));
        }
    }
}
