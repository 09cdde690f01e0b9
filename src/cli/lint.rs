//! `quotary gazetteer lint`: reads gazetteers and says what is wrong with them.
//!
//! ```text
//! quotary gazetteer lint mine.csv
//! mine.csv:7:3: unknown type "human"; use person, place, organization, event or other
//! ```

use std::io::{Write, stdout};
use std::path::PathBuf;

use anyhow::Context;

use super::Ending;
use super::gazetteers::Gazetteers;
use super::report::{count, line, warning};

const EXAMPLES: &str = "\
Examples:
  quotary gazetteer lint                    the built-in gazetteers
  quotary gazetteer lint mine.csv names/    your own, laid over the built-in ones

Exit status: 0 nothing to complain of; 1 some rows are faulty; 2 a file cannot be read.";

/// Reads gazetteers and prints each fault with file, line and column, and what to do.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// CSV files or folders of them; none: the built-in gazetteers.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Read them alone, without the built-in ones below.
    #[arg(long, requires = "paths")]
    no_builtin: bool,
}

/// Runs the command.
pub(super) fn run(arguments: &Arguments) -> anyhow::Result<Ending> {
    let gazetteers = if arguments.paths.is_empty() {
        Gazetteers::check_builtin()
    } else {
        Gazetteers::load(&arguments.paths, !arguments.no_builtin)?
    };
    // Who lints own files does not want to hear of ours.
    let faults: Vec<_> = if arguments.paths.is_empty() {
        gazetteers.all_problems().collect()
    } else {
        gazetteers.problems().collect()
    };
    let mut out = stdout().lock();
    for fault in &faults {
        writeln!(out, "{}", warning(fault)).context("standard output: cannot write")?;
    }
    line(&format!(
        "{}, {}",
        count(gazetteers.lexicon.name_count() as u64, "name"),
        count(faults.len() as u64, "fault")
    ));
    Ok(if faults.is_empty() {
        Ending::Good
    } else {
        Ending::Incomplete
    })
}
