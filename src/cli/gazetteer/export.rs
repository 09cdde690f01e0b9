//! `quotary gazetteer export`: writes everything that is loaded as one gazetteer.
//!
//! ```text
//! quotary gazetteer export --type place --country EE > places-of-estonia.csv
//! ```

use std::collections::HashMap;
use std::path::PathBuf;

use anyhow::Context;
use quotary::lexicon::{EntityKind, Lexicon};

use super::listed::{COLUMNS, output};
use super::sheet::{Entry, Sheet, sheets};
use crate::cli::Ending;
use crate::cli::overlay::Overlay;

const EXAMPLES: &str = "\
The columns are those of gazetteers/README.md. A row that another gazetteer replaces (the same id) is
left out; word lists are not exported.

Examples:
  quotary gazetteer export > everything.csv
  quotary gazetteer export --type place --country EE --out estonia.csv

Exit status: 0 all went well; 2 a file cannot be read or written.";

/// Writes people, places, organizations and events in the format of the gazetteers.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(in crate::cli) struct Arguments {
    /// Only rows of this type: person, place, organization or event.
    #[arg(long = "type", value_name = "TYPE", value_parser = kind)]
    kind: Option<EntityKind>,

    /// Only rows of this country, as EE.
    #[arg(long, value_name = "CODE")]
    country: Option<String>,

    /// Write to this file [default: standard output].
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,

    #[command(flatten)]
    overlay: Overlay,
}

fn kind(word: &str) -> Result<EntityKind, String> {
    EntityKind::parse(word).ok_or_else(|| "use person, place, organization or event".to_owned())
}

/// Runs the command.
pub(in crate::cli) fn run(arguments: &Arguments) -> anyhow::Result<Ending> {
    let gazetteers = arguments.overlay.load()?;
    let sheets = sheets(gazetteers.files());
    let ids = Ids::new(&gazetteers.lexicon);
    let mut rows: Vec<(String, Entry<'_>)> = sheets
        .iter()
        .filter(|sheet| sheet.lists_entities())
        .flat_map(Sheet::entries)
        .filter(|entry| {
            arguments
                .kind
                .is_none_or(|kind| kind.as_str() == entry.get("type"))
        })
        .filter(|entry| {
            let country = arguments.country.as_deref();
            country.is_none_or(|code| code.eq_ignore_ascii_case(entry.get("country")))
        })
        .filter_map(|entry| Some((ids.of(&entry)?, entry)))
        .collect();
    rows.sort_by(|a, b| a.0.cmp(&b.0));
    let mut out = output(arguments.out.as_deref())?;
    out.write_record(COLUMNS)?;
    for (id, entry) in rows {
        out.write_record(COLUMNS.map(|column| match column {
            "id" => id.as_str(),
            column => entry.get(column),
        }))?;
    }
    out.flush().context("cannot write")?;
    Ok(Ending::Good)
}

/// The ids of what is loaded.
struct Ids<'a> {
    lexicon: &'a Lexicon,
    /// Of rows that give no id: by layer, name, type and country.
    derived: HashMap<(u8, &'a str, &'a str, &'a str), &'a str>,
}

impl<'a> Ids<'a> {
    fn new(lexicon: &'a Lexicon) -> Self {
        let key = |entity: &quotary::lexicon::Entity| {
            (
                entity.layer,
                lexicon.text(entity.name),
                entity.kind.as_str(),
                lexicon.text(entity.country),
            )
        };
        let derived = lexicon
            .entities()
            .filter(|(_, entity)| entity.layer > 0)
            .map(|(_, entity)| (key(entity), lexicon.text(entity.id)))
            .collect();
        Self { lexicon, derived }
    }

    /// The id of a row; none if the row is replaced or could not be used.
    fn of(&self, entry: &Entry<'_>) -> Option<String> {
        let layer = entry.sheet().file.layer;
        let id = match entry.get("id") {
            "" => *self.derived.get(&(
                layer,
                entry.get("name"),
                entry.get("type"),
                entry.get("country"),
            ))?,
            id => id,
        };
        let entity = self.lexicon.entity(self.lexicon.entity_by_id(id)?);
        (entity.layer == layer).then(|| id.to_owned())
    }
}
