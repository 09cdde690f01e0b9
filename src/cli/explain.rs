//! `quotary explain`: shows an article with everything that was found in it, and why.
//!
//! ```text
//! quotary explain article.txt
//! "{direct1:The bridge will open in May,}" {speaker1:Mayor {person:Aino Tamm}} {cue1:said}.
//!
//!  1  direct      Aino Tamm <- Mayor Aino Tamm
//!     cue         said (say, class say, neutral)
//!     rule        quote-name-verb, right in 98 of 100
//! ```

mod marks;
mod paint;
mod rules;
mod statement;

use std::io::{IsTerminal, Write, stdout};
use std::path::PathBuf;

use anyhow::{Context, bail};
use jiff::civil::Date;
use quotary::Article;
use quotary::document::Document;
use quotary::lexicon::Lexicon;
use quotary::record::ArticleRecord;
use quotary::source::{Articles, Item, Options, parse_date};

use super::Ending;
use super::overlay::Overlay;
use super::report::{line, warning};
use paint::Paint;

const EXAMPLES: &str = "\
Marks, in a terminal coloured, else written as {label:words}; statements are numbered:
  direct1, mixed1, indirect1   what was said, and whether it stands in quotation marks
  cue1, speaker1               the reporting words; the words that point at the speaker
  person, place, organization, event, nationality, other      names
  dateline, title, repeat      no statement: dateline; title; words that stood in the text before

Examples:
  quotary explain article.txt
  quotary explain news.jsonl --article 17
  quotary explain news.jsonl --color always | less -R
  quotary explain --rules

Exit status: 0 all went well; 1 some input could not be used; 2 nothing could be done.";

/// Shows articles with every statement and name marked, and for each statement the speaker, the cue, the
/// circumstances and the rule that decided.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// A file, a folder, or - for standard input.
    #[arg(value_name = "INPUT", required_unless_present = "rules")]
    input: Option<PathBuf>,

    /// Show only the article of this number, from 1 [default: all].
    #[arg(long, value_name = "N")]
    article: Option<u64>,

    /// Colours: auto (in a terminal, unless `NO_COLOR` is set), always or never.
    #[arg(
        long,
        value_name = "WHEN",
        default_value = "auto",
        hide_possible_values = true
    )]
    color: Color,

    /// List the rules with their measured precision instead.
    #[arg(long, conflicts_with_all = ["input", "article"])]
    rules: bool,

    /// Day of publication of articles that name none, as 2024-01-24.
    #[arg(long, value_name = "DATE", value_parser = day)]
    date: Option<Date>,

    #[command(flatten)]
    overlay: Overlay,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Color {
    Auto,
    Always,
    Never,
}

impl Color {
    fn is_on(self) -> bool {
        match self {
            Self::Always => true,
            Self::Never => false,
            Self::Auto => {
                let is_off = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
                stdout().is_terminal() && !is_off
            }
        }
    }
}

fn day(text: &str) -> Result<Date, String> {
    parse_date(text).ok_or_else(|| "not a day; write it as 2024-01-24".to_owned())
}

/// Runs the command.
pub(super) fn run(arguments: &Arguments) -> anyhow::Result<Ending> {
    let gazetteers = arguments.overlay.load()?;
    let lexicon = &gazetteers.lexicon;
    let Some(input) = arguments.input.as_ref().filter(|_| !arguments.rules) else {
        let table = rules::table(lexicon, gazetteers.files());
        print(&table)?;
        return Ok(Ending::Good);
    };
    let options = Options {
        date: arguments.date,
        left_out: None,
    };
    let paint = Paint {
        is_coloured: arguments.color.is_on(),
    };
    let mut ending = Ending::Good;
    let mut number = 0;
    let mut shown = 0;
    for item in Articles::new(vec![input.clone()], &options) {
        match item {
            Item::Skipped(problem) | Item::Failed(problem) => {
                line(&warning(&problem));
                ending = Ending::Incomplete;
            }
            Item::Article(incoming) => {
                number += 1;
                if arguments.article.is_some_and(|wanted| wanted != number) {
                    continue;
                }
                shown += 1;
                for problem in &incoming.problems {
                    line(&warning(problem));
                }
                print(&explanation(&incoming.article, number, lexicon, paint))?;
                if arguments.article.is_some() {
                    break;
                }
            }
        }
    }
    if let (Some(wanted), 0) = (arguments.article, shown) {
        bail!(
            "there is no article {wanted}: {} holds {number}",
            input.display()
        );
    }
    Ok(ending)
}

fn print(text: &str) -> anyhow::Result<()> {
    let mut out = stdout().lock();
    out.write_all(text.as_bytes())
        .and_then(|()| out.flush())
        .context("standard output: cannot write")
}

/// Everything about one article.
fn explanation(article: &Article, number: u64, lexicon: &Lexicon, paint: Paint) -> String {
    let record = quotary::extract(article, lexicon);
    let document = Document::new(&article.text, &article.title, lexicon);
    let mut text = header(&record, number, paint);
    text.push_str(&paint.marked(&article.text, marks::marks(&record, &document)));
    if !text.ends_with('\n') {
        text.push('\n');
    }
    for (index, quote) in record.quotes.iter().enumerate() {
        text.push('\n');
        text.push_str(&statement::block(index + 1, quote, &record.quotes, paint));
    }
    for problem in &record.problems {
        text.extend(["\n", &warning(problem), "\n"]);
    }
    text.push('\n');
    text
}

fn header(record: &ArticleRecord, number: u64, paint: Paint) -> String {
    let title = if record.title.is_empty() {
        "(no title)"
    } else {
        record.title.as_str()
    };
    let date = record
        .date
        .map_or_else(|| "no date".to_owned(), |date| date.to_string());
    let about = [
        date.as_str(),
        &record.outlet,
        &record.language,
        &record.article_id,
    ];
    let about: Vec<&str> = about.into_iter().filter(|part| !part.is_empty()).collect();
    format!(
        "{}\n{}\n\n",
        paint.heading(&format!("{number}. {title}")),
        paint.aside(&format!(
            "{}; {}:{}; {} statements, {} names",
            about.join(", "),
            record.input,
            record.position,
            record.quotes.len(),
            record.mentions.len()
        ))
    )
}
