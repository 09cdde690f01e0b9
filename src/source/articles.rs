//! The articles of all inputs, one after the other.
//!
//! ```no_run
//! use quotary::source::{Articles, Item, Options};
//!
//! for item in Articles::new(vec!["news/".into()], &Options::default()) {
//!     match item {
//!         Item::Article(incoming) => println!("{}", incoming.article.title),
//!         Item::Skipped(problem) | Item::Failed(problem) => eprintln!("{}", problem.problem),
//!     }
//! }
//! ```

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use jiff::civil::Date;

use super::dates::url_date;
use super::decode::is_binary;
use super::duplicates::Duplicates;
use super::identity::article_id;
use super::inputs::{Input, Inputs, Layout, file_problem};
use super::item::{Incoming, Item};
use super::json_lines::JsonLines;
use super::lines::Lines;
use super::plain_text::PlainText;
use crate::article::{Article, DateSource};
use crate::record::{Action, Problem};

const BUFFER: usize = 1 << 18;

/// What the user settles for all articles.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Day of articles for which none is found.
    pub date: Option<Date>,
    /// A folder that is not read although it lies inside one that is: where the tables go.
    pub left_out: Option<PathBuf>,
}

/// Reads articles; an iterator that never ends early and never fails.
pub struct Articles {
    inputs: Inputs,
    date: Option<Date>,
    duplicates: Duplicates,
    read: Arc<AtomicU64>,
    name: String,
    reader: Option<Reader>,
    /// True until the current input has given anything.
    is_empty: bool,
}

enum Reader {
    Text(PlainText),
    Json(JsonLines),
}

/// An article as the layouts give it, or why there is none.
type Raw = Result<(Article, Vec<Problem>), Problem>;

impl Articles {
    /// Reads files, folders and `-`, in this order.
    pub fn new(inputs: Vec<PathBuf>, options: &Options) -> Self {
        Self {
            inputs: Inputs::new(inputs, options.left_out.as_deref()),
            date: options.date,
            duplicates: Duplicates::default(),
            read: Arc::default(),
            name: String::new(),
            reader: None,
            is_empty: true,
        }
    }

    /// Reads a stream that messages call `name`; its first bytes tell how it is laid out.
    pub fn from_reader(
        reader: impl BufRead + Send + 'static,
        name: &str,
        options: &Options,
    ) -> Self {
        let mut articles = Self::new(Vec::new(), options);
        if let Err(item) = articles.begin(Box::new(reader), name, Layout::Unknown) {
            // A stream whose first byte cannot be read is reported when it is asked for an article.
            articles.inputs = Inputs::unreadable(item);
        }
        articles
    }

    /// Bytes read so far, for a progress bar.
    pub fn bytes_read(&self) -> Arc<AtomicU64> {
        Arc::clone(&self.read)
    }

    fn open(&mut self, input: Input) -> Result<(), Item> {
        match input {
            Input::Unreadable(item) => Err(item),
            Input::Stdin => self.begin(
                Box::new(BufReader::with_capacity(BUFFER, io::stdin())),
                "-",
                Layout::Unknown,
            ),
            Input::File(path, layout) => {
                let file = File::open(&path).map_err(|error| {
                    Item::Failed(file_problem(&path, format!("cannot open: {error}")))
                })?;
                let reader = Box::new(BufReader::with_capacity(BUFFER, file));
                self.begin(reader, &path.display().to_string(), layout)
            }
        }
    }

    fn begin(
        &mut self,
        reader: Box<dyn BufRead + Send>,
        name: &str,
        layout: Layout,
    ) -> Result<(), Item> {
        name.clone_into(&mut self.name);
        self.is_empty = true;
        let mut lines = Lines::new(reader, Arc::clone(&self.read));
        let failed = |error: io::Error| {
            Item::Failed(file_problem(
                Path::new(name),
                format!("cannot read: {error}"),
            ))
        };
        if is_binary(lines.peek().map_err(failed)?) {
            return Err(Item::Skipped(file_problem(
                Path::new(name),
                "not text but binary data; give articles as UTF-8 text or JSON Lines".to_owned(),
            )));
        }
        let layout = match layout {
            Layout::Unknown => tell_layout(&mut lines).map_err(failed)?,
            known => known,
        };
        self.reader = Some(if layout == Layout::JsonLines {
            Reader::Json(JsonLines::new(lines))
        } else {
            Reader::Text(PlainText::new(lines))
        });
        Ok(())
    }

    /// Completes an article: what every layout leaves to be worked out.
    fn complete(&mut self, mut article: Article, mut problems: Vec<Problem>) -> Incoming {
        article.input.clone_from(&self.name);
        if article.date.is_none()
            && let Some(date) = url_date(&article.url)
        {
            article.date = Some(date);
            article.date_source = DateSource::Url;
        }
        if article.date.is_none() && self.date.is_some() {
            article.date = self.date;
            article.date_source = DateSource::Given;
        }
        if article.id.is_empty() {
            article.id = article_id(&article.url, &article.text);
        }
        let wanted = article.id.clone();
        let (duplicate_of, changed) = self.duplicates.settle(&mut article);
        if changed {
            problems.push(Problem {
                problem: format!(
                    "an earlier article has the id {wanted:?}; this one becomes {:?}",
                    article.id
                ),
                action: Action::Noted,
                ..Problem::default()
            });
        }
        if article.text.trim().is_empty() {
            problems.push(Problem {
                problem: "the article has no text".to_owned(),
                action: Action::Noted,
                ..Problem::default()
            });
        }
        for problem in &mut problems {
            problem.input.clone_from(&article.input);
            problem.position = article.position;
            problem.article_id.clone_from(&article.id);
        }
        Incoming {
            article,
            duplicate_of,
            problems,
        }
    }

    /// The next article of the current input; `None` where it has ended.
    fn read(&mut self) -> Option<Item> {
        let raw: io::Result<Option<Raw>> = match self.reader.as_mut()? {
            Reader::Text(text) => text.next().map(|found| found.map(Ok)),
            Reader::Json(json) => json.next(),
        };
        let item = match raw {
            Ok(Some(Ok((article, problems)))) => {
                Item::Article(Box::new(self.complete(article, problems)))
            }
            Ok(Some(Err(mut problem))) => {
                problem.input.clone_from(&self.name);
                Item::Skipped(problem)
            }
            Ok(None) => {
                self.reader = None;
                if !self.is_empty {
                    return None;
                }
                Item::Skipped(file_problem(
                    Path::new(&self.name),
                    "empty: there is no article in it".to_owned(),
                ))
            }
            Err(error) => {
                self.reader = None;
                Item::Failed(file_problem(
                    Path::new(&self.name),
                    format!("cannot read: {error}"),
                ))
            }
        };
        self.is_empty = false;
        Some(item)
    }
}

impl Iterator for Articles {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        loop {
            if let Some(item) = self.read() {
                return Some(item);
            }
            let input = self.inputs.next()?;
            if let Err(item) = self.open(input) {
                return Some(item);
            }
        }
    }
}

/// Tells JSON Lines from text by the first byte that is not blank.
fn tell_layout(lines: &mut Lines) -> io::Result<Layout> {
    let mut blank = Vec::new();
    loop {
        let buffer = lines.peek()?;
        let first = buffer.strip_prefix(b"\xef\xbb\xbf").unwrap_or(buffer);
        match first.iter().find(|byte| !byte.is_ascii_whitespace()) {
            Some(b'{') => return Ok(Layout::JsonLines),
            None if buffer.contains(&b'\n') => {
                blank.clear();
                lines.next_into(&mut blank)?;
            }
            _ => return Ok(Layout::Text),
        }
    }
}
