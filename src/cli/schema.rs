//! `quotary schema`: prints the columns of the tables.
//!
//! ```text
//! quotary schema --table links --format csv
//! table,column,type,description
//! links,speaker,text,Who spoke
//! ```

use std::io::{Write, stdout};

use anyhow::Context;
use quotary::record::ColumnKind;
use quotary::sink::Table;
use serde_json::json;

use super::Ending;
use super::table::TableName;

const EXAMPLES: &str = "\
Types: text; list (items parted by \"; \"); integer; number; flag (1 or 0); date (2024-01-24).
An empty cell means unknown.

Examples:
  quotary schema                                all columns of all tables, as CSV
  quotary schema --table quotes --format json   the columns of quotes.csv, as JSON";

/// Prints the columns of the tables: name, type and meaning.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// Print one table only.
    #[arg(long, value_name = "TABLE")]
    table: Option<TableName>,

    /// How to print.
    #[arg(long, value_name = "FORMAT", default_value = "csv")]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// A row per column.
    Csv,
    /// An object per column, by table.
    Json,
}

/// Runs the command.
pub(super) fn run(arguments: &Arguments) -> anyhow::Result<Ending> {
    let tables = arguments
        .table
        .map_or_else(|| Table::ALL.to_vec(), |name| vec![name.into()]);
    let printed = match arguments.format {
        Format::Csv => csv(&tables)?,
        Format::Json => json(&tables)?,
    };
    let mut out = stdout().lock();
    out.write_all(&printed)
        .and_then(|()| out.flush())
        .context("standard output: cannot write")?;
    Ok(Ending::Good)
}

fn csv(tables: &[Table]) -> anyhow::Result<Vec<u8>> {
    let mut rows = csv::Writer::from_writer(Vec::new());
    rows.write_record(["table", "column", "type", "description"])?;
    for table in tables {
        for field in table.fields() {
            rows.write_record([table.name(), field.name, word(field.kind), field.about])?;
        }
    }
    Ok(rows.into_inner()?)
}

fn json(tables: &[Table]) -> anyhow::Result<Vec<u8>> {
    let tables: Vec<_> = tables
        .iter()
        .map(|table| {
            let columns: Vec<_> = table
                .fields()
                .iter()
                .map(|field| json!({ "name": field.name, "type": word(field.kind), "description": field.about }))
                .collect();
            json!({ "table": table.name(), "description": table.about(), "columns": columns })
        })
        .collect();
    let mut printed = serde_json::to_vec_pretty(&tables)?;
    printed.push(b'\n');
    Ok(printed)
}

fn word(kind: ColumnKind) -> &'static str {
    match kind {
        ColumnKind::Text => "text",
        ColumnKind::List => "list",
        ColumnKind::Integer => "integer",
        ColumnKind::Number => "number",
        ColumnKind::Flag => "flag",
        ColumnKind::Date => "date",
    }
}
