//! `quotary extract`: articles in, tables out.
//!
//! ```text
//! quotary extract article.txt > quotes.csv
//! quotary extract news/ --out tables
//! ```

use std::fs;
use std::io::{BufWriter, IsTerminal, Write, stdin, stdout};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::available_parallelism;

use anyhow::{Context, bail};
use jiff::civil::Date;
use quotary::extract::Parts;
use quotary::record::Problem;
use quotary::sink::{Dialect, Event, Folder, JsonLines, OneTable, Run, Sink};
use quotary::source::{Articles, Options, parse_date};

use super::Ending;
use super::engine::{self, Settings, Step};
use super::gazetteers::Gazetteers;
use super::progress::Progress;
use super::report::Report;
use super::table::TableName;
use super::work::Outcome;

const EXAMPLES: &str = "\
Inputs:
  .txt            one article; or several, each begun by a line \" date 2024-01-24 https://…\",
                  then a line with the title, then the text
  .jsonl, .ndjson one JSON object a line: {\"text\": …}, and where known \"id\", \"date\", \"url\",
                  \"title\", \"outlet\"
  a folder        every such file below it, hidden ones left out
  -               standard input, either layout; results come as the articles come

Examples:
  quotary extract article.txt
  quotary extract news/ more.jsonl --out tables
  quotary extract --for excel --table entities news/ > entities.csv
  curl -s https://example.com/articles.jsonl | quotary extract --format jsonl - | jq .quotes

Columns: see quotary schema. Exit status: 0 all went well; 1 finished, but some input could not be
used or was cut (errors.csv says which); 2 wrong usage, or nothing could be done.";

/// Reads articles and writes who said what.
///
/// Without --out, one table goes to standard output: a row for each statement. With --out, every table
/// goes into a folder, with datapackage.json and run.json beside them.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// Files, folders, or - for standard input.
    #[arg(value_name = "INPUT")]
    inputs: Vec<PathBuf>,

    /// Write all tables into this folder; they appear when the run is done.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,

    /// Which table to write to standard output [default: quotes].
    #[arg(
        long,
        value_name = "TABLE",
        conflicts_with = "out",
        hide_possible_values = false
    )]
    table: Option<TableName>,

    /// csv, or jsonl: a line per article with its text, names and statements.
    #[arg(
        long,
        value_name = "FORMAT",
        default_value = "csv",
        hide_possible_values = true
    )]
    format: Format,

    /// Write CSV that Excel opens well: byte order mark, CRLF, no line breaks in cells, and an apostrophe
    /// before text that looks like a formula (take one leading apostrophe away to undo it).
    #[arg(long = "for", value_name = "PROGRAM")]
    dialect: Option<Program>,

    /// Day of publication of articles that name none, as 2024-01-24.
    #[arg(long, value_name = "DATE", value_parser = day)]
    date: Option<Date>,

    /// Gazetteer to lay over the built-in ones: a CSV file, or a folder of them. May be given again.
    #[arg(long, value_name = "PATH")]
    gazetteer: Vec<PathBuf>,

    /// Leave out the built-in gazetteers and word lists.
    #[arg(long)]
    no_builtin: bool,

    /// Threads that work on articles [default: all cores]. The output is the same for any number.
    #[arg(long, value_name = "N")]
    threads: Option<NonZeroUsize>,

    /// Say nothing on standard error unless the run fails.
    #[arg(long, short)]
    quiet: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Csv,
    Jsonl,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Program {
    /// Microsoft Excel.
    Excel,
}

fn day(text: &str) -> Result<Date, String> {
    parse_date(text).ok_or_else(|| "not a day; write it as 2024-01-24".to_owned())
}

/// Runs the command.
pub(super) fn run(arguments: &Arguments) -> anyhow::Result<Ending> {
    let inputs = inputs(arguments)?;
    if arguments.format == Format::Jsonl && arguments.table.is_some() {
        bail!("--table picks a CSV table; --format jsonl writes all of an article on one line");
    }
    let gazetteers = Gazetteers::load(&arguments.gazetteer, !arguments.no_builtin)?;
    let mut sink = sink(arguments)?;
    let used = if arguments.out.is_some() {
        gazetteers.used()
    } else {
        Vec::new()
    };
    let options = Options {
        date: arguments.date,
        left_out: arguments.out.clone(),
    };
    let articles = Articles::new(inputs.clone(), &options);
    let progress = Progress::new(!arguments.quiet, &inputs, articles.bytes_read());
    let mut tally = Tally {
        report: Report::default(),
        progress,
        quiet: arguments.quiet,
    };
    for problem in gazetteers.problems() {
        tally.problem(problem);
        sink.receive(&Event::Problem(problem))?;
    }
    let settings = Settings {
        threads: threads(arguments),
        live: inputs.iter().any(|input| is_live(input)),
        parts: parts(arguments),
    };
    engine::run(articles, &Arc::new(gazetteers.lexicon), &settings, |step| {
        take(step, sink.as_mut(), &mut tally)
    })?;
    let run = Run {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        gazetteers: used,
        inputs: inputs
            .iter()
            .map(|input| input.display().to_string())
            .collect(),
        counts: tally.report.counts,
    };
    sink.receive(&Event::End(&run))?;
    tally.progress.end();
    if !arguments.quiet {
        let tables = arguments
            .out
            .as_ref()
            .map(|folder| folder.display().to_string());
        tally
            .progress
            .line(&tally.report.summary(tables.as_deref()));
    }
    Ok(if tally.report.is_incomplete() {
        Ending::Incomplete
    } else {
        Ending::Good
    })
}

/// What is counted and told while a run goes on.
struct Tally {
    report: Report,
    progress: Progress,
    quiet: bool,
}

impl Tally {
    fn problem(&mut self, problem: &Problem) {
        if let Some(line) = self.report.problem(problem)
            && !self.quiet
        {
            self.progress.line(&line);
        }
    }
}

/// Hands a step on to the sink, and counts it.
fn take(step: Step, sink: &mut dyn Sink, tally: &mut Tally) -> anyhow::Result<()> {
    let Step::Outcome(outcome) = step else {
        return Ok(sink.receive(&Event::Pause)?);
    };
    tally.report.counts.read += 1;
    match outcome {
        Outcome::Done(record) => {
            tally.report.counts.done += 1;
            tally.report.article(&record);
            record
                .problems
                .iter()
                .for_each(|problem| tally.problem(problem));
            sink.receive(&Event::Article(&record))?;
        }
        Outcome::Skipped(problem) => {
            tally.report.counts.skipped += 1;
            tally.problem(&problem);
            sink.receive(&Event::Problem(&problem))?;
        }
        Outcome::Failed(problem) => {
            tally.report.counts.failed += 1;
            tally.problem(&problem);
            sink.receive(&Event::Problem(&problem))?;
        }
    }
    tally.progress.show(tally.report.counts.done);
    Ok(())
}

/// The inputs; standard input where none is named and something is piped in.
fn inputs(arguments: &Arguments) -> anyhow::Result<Vec<PathBuf>> {
    if arguments.inputs.is_empty() {
        if stdin().is_terminal() {
            bail!(
                "no input; name files or folders, or - for standard input (see quotary extract --help)"
            );
        }
        return Ok(vec![PathBuf::from("-")]);
    }
    let is_there = |input: &PathBuf| input.as_os_str() == "-" || fs::metadata(input).is_ok();
    if !arguments.inputs.iter().any(is_there) {
        let first = &arguments.inputs[0];
        let error = fs::metadata(first)
            .err()
            .map_or_else(String::new, |error| error.to_string());
        let more = match arguments.inputs.len() - 1 {
            0 => String::new(),
            more => format!(" (nor can the {more} others)"),
        };
        bail!("{}: cannot be opened: {error}{more}", first.display());
    }
    Ok(arguments.inputs.clone())
}

/// True for what may pause between two articles: standard input, pipes, devices.
fn is_live(input: &Path) -> bool {
    input.as_os_str() == "-"
        || fs::metadata(input).is_ok_and(|about| !about.is_file() && !about.is_dir())
}

fn threads(arguments: &Arguments) -> usize {
    let chosen = arguments.threads.or_else(|| available_parallelism().ok());
    chosen.map_or(1, NonZeroUsize::get)
}

/// What the sink will ask of the records.
fn parts(arguments: &Arguments) -> Parts {
    let json = arguments.format == Format::Jsonl;
    let names = matches!(
        arguments.table,
        Some(TableName::Mentions | TableName::Entities)
    );
    Parts {
        mentions: json || names || arguments.out.is_some(),
        text: json,
    }
}

fn sink(arguments: &Arguments) -> anyhow::Result<Box<dyn Sink>> {
    let dialect = match arguments.dialect {
        Some(Program::Excel) => Dialect::Excel,
        None => Dialect::Plain,
    };
    let json = arguments.format == Format::Jsonl;
    if let Some(folder) = &arguments.out {
        let sink = Folder::new(folder, dialect, json).context("--out")?;
        return Ok(Box::new(sink));
    }
    // Standard output is flushed by line unless it is wrapped; the sinks say when to flush.
    let out: Box<dyn Write> = Box::new(BufWriter::with_capacity(1 << 16, stdout()));
    if json {
        return Ok(Box::new(JsonLines::new(out, "<stdout>")));
    }
    Ok(Box::new(OneTable::new(
        arguments.table.unwrap_or_default().into(),
        out,
        dialect,
    )?))
}
