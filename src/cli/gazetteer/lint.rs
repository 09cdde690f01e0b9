//! `quotary gazetteer lint`: reads gazetteers and says what is wrong with them.
//!
//! ```text
//! quotary gazetteer lint mine.csv
//! mine.csv:7:3: unknown type "human"; use person, place, organization or event
//! mine.csv:9:2: alias "Ali" also belongs to ali-larijani (mine.csv:4); make it weak in one of them (warning)
//! ```

use std::collections::HashSet;
use std::io::{Write, stdout};
use std::path::PathBuf;

use anyhow::Context;

use super::check::{Finding, Level, check};
use super::sheet::{Sheet, sheets};
use crate::cli::Ending;
use crate::cli::gazetteers::Gazetteers;
use crate::cli::report::{count, line};

const EXAMPLES: &str = "\
An error is a row that cannot be used or says something false: unknown type, no such country code,
an id of two entities, a reference to an id that does not exist. A warning is a row that may be right:
a name that two entities claim, two rows of one name, type and country, a name of one letter or
without a capital, stray white space, rows out of order.

Examples:
  quotary gazetteer lint                    the built-in gazetteers
  quotary gazetteer lint mine.csv names/    your own, laid over the built-in ones

Exit status: 0 no error; 1 some rows are wrong; 2 a file cannot be read.";

/// Reads gazetteers and prints each fault with file, line and column, and what to do.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(in crate::cli) struct Arguments {
    /// CSV files or folders of them; none: the built-in gazetteers.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Read them alone, without the built-in ones below.
    #[arg(long, requires = "paths")]
    no_builtin: bool,

    /// Print findings from this level on.
    #[arg(long, value_name = "LEVEL", default_value = "warning")]
    level: Level,
}

/// Runs the command.
pub(in crate::cli) fn run(arguments: &Arguments) -> anyhow::Result<Ending> {
    let gazetteers = if arguments.paths.is_empty() {
        Gazetteers::check_builtin()
    } else {
        Gazetteers::load(&arguments.paths, !arguments.no_builtin)?
    };
    let sheets = sheets(gazetteers.files());
    let mut findings: Vec<Finding> = gazetteers.all_problems().map(Finding::on_loading).collect();
    findings.extend(check(&sheets, &gazetteers.lexicon));
    // Who lints own files does not want to hear of ours.
    let own: HashSet<&str> = sheets
        .iter()
        .filter(|sheet| arguments.paths.is_empty() || sheet.file.layer > 0)
        .map(|sheet| sheet.file.name.as_str())
        .collect();
    findings.retain(|finding| own.contains(finding.file.as_str()));
    findings.sort_by(|a, b| (&a.file, a.place).cmp(&(&b.file, b.place)));
    let mut out = stdout().lock();
    for finding in findings.iter().filter(|f| f.level >= arguments.level) {
        writeln!(out, "{}", finding.line()).context("standard output: cannot write")?;
    }
    let errors = findings.iter().filter(|f| f.level == Level::Error).count();
    let rows: usize = sheets
        .iter()
        .filter(|sheet| own.contains(sheet.file.name.as_str()))
        .map(Sheet::len)
        .sum();
    line(&format!(
        "{}, {}, {}",
        count(rows as u64, "row"),
        count(errors as u64, "error"),
        count((findings.len() - errors) as u64, "warning")
    ));
    Ok(if errors == 0 {
        Ending::Good
    } else {
        Ending::Incomplete
    })
}
