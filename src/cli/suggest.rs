//! `quotary gazetteer suggest`: names in articles that no gazetteer lists, as a gazetteer to edit and use.
//!
//! ```text
//! quotary gazetteer suggest news/ --out names.csv
//! quotary extract --gazetteer names.csv news/
//! ```

mod found;

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread::available_parallelism;

use anyhow::Context;
use quotary::extract::Parts;
use quotary::source::{Articles, Options};

use super::Ending;
use super::engine::{self, Settings, Step};
use super::gazetteer::listed::{COLUMNS, output};
use super::overlay::Overlay;
use super::progress::Progress;
use super::report::{Report, count};
use super::work::Outcome;
use found::Found;

const EXAMPLES: &str = "\
The columns are those of the gazetteers (name, type, aliases, role, country ...), most frequent names
first, and behind them, for you to judge by and ignored by quotary:
  count, articles   how often, and in how many articles
  roles_seen        what the articles call them, most frequent first
  countries_seen    countries they speak for
  rule              the rule that found the name first
  example           the words around it

Look them through, delete what is wrong, mend types and full names, and lay the file over ours.

Examples:
  quotary gazetteer suggest news/ --out names.csv
  quotary gazetteer suggest news/ --min-count 3 > names.csv
  quotary extract --gazetteer names.csv news/ --out tables

Exit status: 0 all went well; 1 some input could not be used; 2 nothing could be done.";

/// Lists the names in articles that no gazetteer has, as a gazetteer ready to edit and use.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// Files, folders, or - for standard input.
    #[arg(value_name = "INPUT", required = true)]
    inputs: Vec<PathBuf>,

    /// Write to this file [default: standard output].
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,

    /// Leave out names that are rarer.
    #[arg(long, value_name = "N", default_value = "1")]
    min_count: u64,

    #[command(flatten)]
    overlay: Overlay,
}

/// Columns behind those of a gazetteer.
const EXTRA: [&str; 6] = [
    "count",
    "articles",
    "roles_seen",
    "countries_seen",
    "rule",
    "example",
];

/// Runs the command.
pub(super) fn run(arguments: &Arguments) -> anyhow::Result<Ending> {
    let gazetteers = arguments.overlay.load()?;
    let options = Options {
        date: None,
        left_out: None,
    };
    let articles = Articles::new(arguments.inputs.clone(), &options);
    let mut progress = Progress::new(true, &arguments.inputs, articles.bytes_read());
    let mut report = Report::default();
    let mut found = Found::default();
    let settings = Settings {
        threads: available_parallelism().map_or(1, NonZeroUsize::get),
        live: false,
        parts: Parts::ALL,
    };
    engine::run(articles, &Arc::new(gazetteers.lexicon), &settings, |step| {
        match step {
            Step::Pause => return Ok(()),
            Step::Outcome(Outcome::Done(record)) => {
                report.counts.done += 1;
                found.add(&record);
                for line in record
                    .problems
                    .iter()
                    .filter_map(|problem| report.problem(problem))
                {
                    progress.line(&line);
                }
            }
            Step::Outcome(Outcome::Skipped(problem) | Outcome::Failed(problem)) => {
                if let Some(line) = report.problem(&problem) {
                    progress.line(&line);
                }
            }
        }
        progress.show(report.counts.done);
        Ok(())
    })?;
    progress.end();
    let names = found.names(arguments.min_count);
    let mut out = output(arguments.out.as_deref())?;
    out.write_record(COLUMNS.iter().chain(&EXTRA))?;
    for name in &names {
        let extra = [
            name.count.to_string(),
            name.articles.to_string(),
            name.roles.join("|"),
            name.countries.join("|"),
            name.rule.clone(),
            name.example.clone(),
        ];
        out.write_record(name.row.cells().iter().chain(&extra))?;
    }
    out.flush().context("cannot write")?;
    progress.line(&format!(
        "{}, {} that no gazetteer lists",
        count(report.counts.done, "article"),
        count(names.len() as u64, "name")
    ));
    Ok(if report.is_incomplete() {
        Ending::Incomplete
    } else {
        Ending::Good
    })
}
