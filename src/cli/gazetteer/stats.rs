//! `quotary gazetteer stats`: what the gazetteers hold, in numbers.
//!
//! ```text
//! quotary gazetteer stats
//! types
//!    23,412  person
//! ```

use std::collections::{BTreeMap, HashSet};
use std::io::{Write, stdout};

use anyhow::Context;
use quotary::lexicon::{EntityKind, Lexicon};

use super::sheet::{Sheet, sheets};
use crate::cli::Ending;
use crate::cli::overlay::Overlay;
use crate::cli::report::thousands;

const EXAMPLES: &str = "\
Examples:
  quotary gazetteer stats
  quotary gazetteer stats --gazetteer mine.csv --format csv

Exit status: 0 all went well; 2 a file cannot be read.";

/// Countries shown.
const COUNTRIES: usize = 20;

/// Counts what the gazetteers hold: entities by type, subtype, country and file; names; words by list.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(in crate::cli) struct Arguments {
    #[command(flatten)]
    overlay: Overlay,

    /// text, or csv: section, item, count.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Text,
    Csv,
}

/// Counts under a heading.
struct Section {
    name: &'static str,
    items: Vec<(String, usize)>,
}

/// Runs the command.
pub(in crate::cli) fn run(arguments: &Arguments) -> anyhow::Result<Ending> {
    let gazetteers = arguments.overlay.load()?;
    let sheets = sheets(gazetteers.files());
    let sections = sections(&sheets, &gazetteers.lexicon);
    let printed = match arguments.format {
        Format::Text => text(&sections),
        Format::Csv => csv(&sections)?,
    };
    let mut out = stdout().lock();
    out.write_all(printed.as_bytes())
        .and_then(|()| out.flush())
        .context("standard output: cannot write")?;
    Ok(Ending::Good)
}

fn sections(sheets: &[Sheet<'_>], lexicon: &Lexicon) -> Vec<Section> {
    let mut kinds = Counts::default();
    let mut subtypes = Counts::default();
    let mut countries = Counts::default();
    let mut dated = 0;
    for (_, entity) in lexicon.entities() {
        let kind = entity.kind.as_str();
        kinds.add(kind.to_owned());
        countries.add(lexicon.text(entity.country).to_owned());
        let subtype = lexicon.text(entity.subtype);
        if entity.kind != EntityKind::Person && !subtype.is_empty() {
            subtypes.add(format!("{kind}: {subtype}"));
        }
        let offices = lexicon.offices(entity);
        dated += usize::from(offices.iter().any(|o| o.from.is_some() || o.to.is_some()));
    }
    countries.0.remove("");
    let files = sheets
        .iter()
        .map(|sheet| (sheet.file.name.clone(), sheet.len()));
    vec![
        Section {
            name: "types",
            items: kinds.sorted(),
        },
        Section {
            name: "names",
            items: names(sheets, lexicon),
        },
        Section {
            name: "people",
            items: vec![("persons with dated offices".to_owned(), dated)],
        },
        Section {
            name: "words",
            items: words(sheets),
        },
        Section {
            name: "subtypes",
            items: subtypes.sorted(),
        },
        Section {
            name: "countries",
            items: countries.sorted().into_iter().take(COUNTRIES).collect(),
        },
        Section {
            name: "rows by file",
            items: files.collect(),
        },
    ]
}

/// Names as typed, and as they are found.
fn names(sheets: &[Sheet<'_>], lexicon: &Lexicon) -> Vec<(String, usize)> {
    let mut typed = [HashSet::new(), HashSet::new(), HashSet::new()];
    for entry in sheets
        .iter()
        .filter(|s| s.lists_entities())
        .flat_map(Sheet::entries)
    {
        let key = entry.key();
        for (given, name) in entry.names() {
            typed[given as usize].insert((key.clone(), name));
        }
    }
    let [names, aliases, weak] = typed.map(|set| set.len());
    vec![
        ("names".to_owned(), names),
        ("aliases".to_owned(), aliases),
        ("weak aliases".to_owned(), weak),
        (
            "forms looked up, derived ones and demonyms included".to_owned(),
            lexicon.name_count(),
        ),
    ]
}

/// Rows of the word lists; reporting words by part of speech.
fn words(sheets: &[Sheet<'_>]) -> Vec<(String, usize)> {
    let mut counts = Counts::default();
    for sheet in sheets.iter().filter(|sheet| !sheet.lists_entities()) {
        for entry in sheet.entries() {
            counts.add(match sheet.file.stem() {
                "verbs" => format!("reporting {}s", entry.get("pos")),
                list => list.replace('_', " "),
            });
        }
    }
    counts.0.into_iter().collect()
}

#[derive(Default)]
struct Counts(BTreeMap<String, usize>);

impl Counts {
    fn add(&mut self, item: String) {
        *self.0.entry(item).or_default() += 1;
    }

    /// Most first.
    fn sorted(self) -> Vec<(String, usize)> {
        let mut items: Vec<_> = self.0.into_iter().collect();
        items.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        items
    }
}

fn text(sections: &[Section]) -> String {
    let mut printed = String::new();
    for section in sections {
        if !printed.is_empty() {
            printed.push('\n');
        }
        printed.push_str(section.name);
        printed.push('\n');
        for (item, number) in &section.items {
            let number = thousands(*number as u64);
            let line = format!("{number:>10}  {item}\n");
            printed.push_str(&line);
        }
    }
    printed
}

fn csv(sections: &[Section]) -> anyhow::Result<String> {
    let mut rows = csv::Writer::from_writer(Vec::new());
    rows.write_record(["section", "item", "count"])?;
    for section in sections {
        for (item, number) in &section.items {
            rows.write_record([section.name, item, &number.to_string()])?;
        }
    }
    Ok(String::from_utf8(rows.into_inner()?)?)
}
