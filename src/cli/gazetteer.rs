//! `quotary gazetteer`: looks after the lists of names and words that articles are read with.
//!
//! ```text
//! quotary gazetteer lint mine.csv
//! quotary gazetteer lookup "Deir ez-Zor"
//! ```

mod check;
mod derivation;
mod export;
mod import;
mod lint;
pub(super) mod listed;
mod lookup;
pub(super) mod sheet;
mod stats;

use clap::Subcommand;

use super::{Ending, suggest};

/// What to do with gazetteers.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Lint(lint::Arguments),
    Stats(stats::Arguments),
    Lookup(lookup::Arguments),
    Export(export::Arguments),
    Import(import::Arguments),
    Suggest(suggest::Arguments),
}

/// Runs the command.
pub(super) fn run(command: &Command) -> anyhow::Result<Ending> {
    match command {
        Command::Lint(arguments) => lint::run(arguments),
        Command::Stats(arguments) => stats::run(arguments),
        Command::Lookup(arguments) => lookup::run(arguments),
        Command::Export(arguments) => export::run(arguments),
        Command::Import(arguments) => import::run(arguments),
        Command::Suggest(arguments) => suggest::run(arguments),
    }
}
