//! The program as a whole: its arguments, its commands and how it ends.
//!
//! ```text
//! $ quotary extract article.txt > quotes.csv
//! $ echo $?
//! 0
//! ```

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use super::{explain, extract, gazetteer, report, schema};

const EXAMPLES: &str = "\
Examples:
  quotary extract article.txt                     statements of one article, as CSV
  quotary extract news/ --out tables              every table of a folder of articles
  quotary extract --for excel a.txt > quotes.csv  a table to open by a double click
  quotary explain article.txt                     the article with every mark, and why
  quotary gazetteer suggest news/ > names.csv     names that no list has, to edit and use
  quotary schema --table quotes                   what the columns mean

Exit status: 0 all went well; 1 finished, but some input could not be used or was cut;
2 wrong usage, or nothing could be done.";

/// Who said what, as a table you can trust: reads news articles and writes tables of the statements in
/// them, who made them, and every person, place and organization named.
#[derive(Debug, Parser)]
#[command(name = "quotary", version, after_help = EXAMPLES, max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Extract(extract::Arguments),
    Explain(explain::Arguments),
    Schema(schema::Arguments),
    /// Looks after gazetteers, the lists of names and words that articles are read with.
    Gazetteer {
        #[command(subcommand)]
        command: gazetteer::Command,
    },
}

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    /// All went well.
    Good,
    /// Finished, but some input could not be used or was cut.
    Incomplete,
}

/// Runs the program.
pub(crate) fn main() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Extract(arguments) => extract::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::Schema(arguments) => schema::run(&arguments),
        Command::Gazetteer { command } => gazetteer::run(&command),
    };
    match result {
        Ok(Ending::Good) => ExitCode::SUCCESS,
        Ok(Ending::Incomplete) => ExitCode::from(1),
        // Whoever read our output has seen enough: `quotary extract … | head`.
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            report::line(&format!("quotary: {error:#}"));
            ExitCode::from(2)
        }
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        let io = cause.downcast_ref::<std::io::Error>();
        let ours = cause.downcast_ref::<quotary::Error>();
        io.is_some_and(|error| error.kind() == std::io::ErrorKind::BrokenPipe)
            || ours.is_some_and(quotary::Error::is_broken_pipe)
    })
}
