//! A folder with every table, the description of the tables, and a note of the run.
//!
//! ```
//! use quotary::sink::{Dialect, Event, Folder, Run, Sink};
//!
//! let folder = tempfile::tempdir()?;
//! let mut sink = Folder::new(folder.path(), Dialect::Plain, false)?;
//! sink.receive(&Event::Article(&Default::default()))?;
//! assert!(!folder.path().join("quotes.csv").exists());
//! sink.receive(&Event::End(&Run::default()))?;
//! assert!(folder.path().join("quotes.csv").exists());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::num::NonZeroU64;
use std::path::{Path, PathBuf};

use serde_json::json;

use super::dialect::Dialect;
use super::entities::Entities;
use super::event::{Event, Run, Sink};
use super::json_lines::JsonLines;
use super::links::Links;
use super::package::package;
use super::rows::Rows;
use super::same::Same;
use super::staging::Staging;
use super::table::Table;
use crate::error::{Error, Result};
use crate::record::{
    ARTICLE_COLUMNS, ArticleRecord, ENTITY_COLUMNS, LINK_COLUMNS, MENTION_COLUMNS, MentionRecord,
    PROBLEM_COLUMNS, Problem, QUOTE_COLUMNS, QuoteRecord,
};

const JSON_LINES: &str = "articles.jsonl";
/// What is looked for in a line of JSON. Inside a text the quotation marks would be escaped, so only
/// the key itself is found.
const EMPTY_KEY: &str = "\"same_as\":\"\"";

type Out = BufWriter<File>;

/// Writes all tables into a folder.
pub struct Folder {
    staging: Staging,
    dialect: Dialect,
    quotes: Rows<QuoteRecord, Out>,
    mentions: Rows<MentionRecord, Out>,
    articles: Rows<ArticleRecord, Out>,
    problems: Rows<Problem, Out>,
    json: Option<JsonLines<Out>>,
    entities: Entities,
    links: Links,
    same: Same,
    /// The column `same_as`.
    same_as: usize,
    /// Where in quotes.csv that cell of each statement is that was not yet known to be one of a group.
    ungrouped: Vec<Option<NonZeroU64>>,
    /// Rows of quotes, mentions and problems.
    counts: [u64; 3],
}

impl Folder {
    /// Begins the tables in `folder`; with `json`, articles.jsonl too.
    ///
    /// # Errors
    ///
    /// Where the folder cannot be made or written.
    pub fn new(folder: &Path, dialect: Dialect, json: bool) -> Result<Self> {
        let mut staging = Staging::new(folder)?;
        let json = if json {
            let out = staging.create(JSON_LINES)?;
            Some(JsonLines::new(out, folder.join(JSON_LINES)))
        } else {
            None
        };
        let mut begin = |table: Table| {
            let name = table.file();
            let out = staging.create(&name)?;
            Ok::<(Out, PathBuf), Error>((out, folder.join(name)))
        };
        let quotes = begin(Table::Quotes)?;
        let mentions = begin(Table::Mentions)?;
        let articles = begin(Table::Articles)?;
        let problems = begin(Table::Errors)?;
        Ok(Self {
            staging,
            dialect,
            quotes: Rows::new(QUOTE_COLUMNS, quotes.0, dialect, &quotes.1)?,
            mentions: Rows::new(MENTION_COLUMNS, mentions.0, dialect, &mentions.1)?,
            articles: Rows::new(ARTICLE_COLUMNS, articles.0, dialect, &articles.1)?,
            problems: Rows::new(PROBLEM_COLUMNS, problems.0, dialect, &problems.1)?,
            json,
            entities: Entities::default(),
            links: Links::default(),
            same: Same::default(),
            same_as: same_as(),
            ungrouped: Vec::new(),
            counts: [0; 3],
        })
    }

    fn article(&mut self, event: &Event<'_>, record: &ArticleRecord) -> Result<()> {
        self.articles.write(record)?;
        self.same.add(record);
        record
            .quotes
            .iter()
            .try_for_each(|quote| self.quote(quote))?;
        record
            .mentions
            .iter()
            .try_for_each(|mention| self.mentions.write(mention))?;
        record
            .problems
            .iter()
            .try_for_each(|problem| self.problems.write(problem))?;
        if let Some(json) = &mut self.json {
            json.receive(event)?;
        }
        let rows = [
            record.quotes.len(),
            record.mentions.len(),
            record.problems.len(),
        ];
        for (count, rows) in self.counts.iter_mut().zip(rows) {
            *count += rows as u64;
        }
        self.entities.add(record);
        self.links.add(record);
        Ok(())
    }

    /// Writes a statement, with the first of its group if one came before.
    fn quote(&mut self, quote: &QuoteRecord) -> Result<()> {
        let number = self.ungrouped.len() as u64;
        let at = if let Some(first) = self.same.group(number) {
            let same_as = first.into();
            self.quotes.write(&QuoteRecord {
                same_as,
                ..quote.clone()
            })?;
            None
        } else {
            NonZeroU64::new(self.quotes.write_noting(quote, self.same_as)?)
        };
        self.ungrouped.push(at);
        Ok(())
    }

    fn end(&mut self, event: &Event<'_>, run: &Run) -> Result<()> {
        self.quotes.flush()?;
        self.mentions.flush()?;
        self.articles.flush()?;
        self.problems.flush()?;
        if let Some(json) = &mut self.json {
            json.receive(event)?;
        }
        let path = self.staging.path(&Table::Entities.file());
        let out = self.staging.create(&Table::Entities.file())?;
        let mut rows = Rows::new(ENTITY_COLUMNS, out, self.dialect, &path)?;
        let entities = self.entities.records();
        entities.iter().try_for_each(|entity| rows.write(entity))?;
        rows.flush()?;
        let path = self.staging.path(&Table::Links.file());
        let out = self.staging.create(&Table::Links.file())?;
        let mut rows = Rows::new(LINK_COLUMNS, out, self.dialect, &path)?;
        let links = self.links.records();
        links.iter().try_for_each(|link| rows.write(link))?;
        rows.flush()?;
        if !self.same.is_empty() {
            self.fill_table()?;
            if self.json.is_some() {
                self.fill_json()?;
            }
        }
        self.document("datapackage.json", &package(self.dialect))?;
        let mut note = json!(run);
        note["program"] = json!("quotary");
        let [quotes, mentions, problems] = self.counts;
        note["rows"] = json!({
            "quotes": quotes, "mentions": mentions, "entities": entities.len(), "links": links.len(),
            "articles": run.counts.done, "errors": problems,
        });
        self.document("run.json", &note)?;
        self.staging.commit()
    }

    fn document(&mut self, name: &str, content: &serde_json::Value) -> Result<()> {
        let path = self.staging.path(name);
        let mut out = self.staging.create(name)?;
        let written = serde_json::to_writer_pretty(&mut out, content).map_err(std::io::Error::from);
        written
            .and_then(|()| out.write_all(b"\n"))
            .and_then(|()| out.flush())
            .map_err(|error| Error::io("write", path, error))
    }

    /// Writes quotes.csv again where the first statement of a group has an empty `same_as`.
    fn fill_table(&mut self) -> Result<()> {
        let firsts: Vec<(u64, &str)> = (0..)
            .zip(&self.ungrouped)
            .filter_map(|(number, at)| Some((at.as_ref()?.get(), self.same.group(number)?)))
            .collect();
        let name = Table::Quotes.file();
        let path = self.staging.path(&name);
        let broken = |error: std::io::Error| Error::io("write", &path, error);
        let mut rows = BufReader::with_capacity(1 << 16, File::open(&path).map_err(broken)?);
        let mut out = self.staging.create("quotes.csv.filled")?;
        let mut copied = 0;
        for (at, first) in firsts {
            io::copy(&mut rows.by_ref().take(at - copied), &mut out).map_err(broken)?;
            // The id of a statement is hexadecimal: a cell that needs no quotation marks.
            out.write_all(first.as_bytes()).map_err(broken)?;
            copied = at;
        }
        io::copy(&mut rows, &mut out).map_err(broken)?;
        out.flush().map_err(broken)?;
        drop(out);
        self.staging.replace("quotes.csv.filled", &name)
    }

    /// Writes articles.jsonl again with `same_as` filled.
    fn fill_json(&mut self) -> Result<()> {
        let path = self.staging.path(JSON_LINES);
        let broken = |error: std::io::Error| Error::io("write", &path, error);
        let mut out = self.staging.create("articles.jsonl.filled")?;
        let mut lines = BufReader::with_capacity(1 << 18, File::open(&path).map_err(broken)?);
        let mut line = String::new();
        let mut number = 0;
        while lines.read_line(&mut line).map_err(broken)? > 0 {
            let mut rest = line.as_str();
            while let Some(at) = rest.find(EMPTY_KEY) {
                let (before, after) = rest.split_at(at + EMPTY_KEY.len());
                if let Some(first) = self.same.group(number) {
                    out.write_all(&before.as_bytes()[..before.len() - 2])
                        .map_err(broken)?;
                    serde_json::to_writer(&mut out, first)
                        .map_err(std::io::Error::from)
                        .map_err(broken)?;
                } else {
                    out.write_all(before.as_bytes()).map_err(broken)?;
                }
                number += 1;
                rest = after;
            }
            out.write_all(rest.as_bytes()).map_err(broken)?;
            line.clear();
        }
        out.flush().map_err(broken)?;
        drop(out);
        self.staging.replace("articles.jsonl.filled", JSON_LINES)
    }
}

/// The place of the column `same_as`.
fn same_as() -> usize {
    QUOTE_COLUMNS
        .iter()
        .position(|column| column.name == "same_as")
        .expect("quotes.csv has a column same_as")
}

impl Sink for Folder {
    fn receive(&mut self, event: &Event<'_>) -> Result<()> {
        match event {
            Event::Article(record) => self.article(event, record),
            Event::Problem(problem) => {
                self.counts[2] += 1;
                self.problems.write(problem)
            }
            Event::Pause => Ok(()),
            Event::End(run) => self.end(event, run),
        }
    }
}
