//! Articles as plain text: a file is one article, or holds several in the header layout.
//!
//! ```text
//!  date 2024-01-24 https://example.com/bridge
//! Bridge opens
//! "It holds," said Aino Tamm.
//! ```

use std::io;

use super::decode::decode;
use super::header::{self, Header};
use super::lines::{LONGEST, Lines};
use crate::article::{Article, DateSource};
use crate::record::{Action, Problem};

/// Reads articles from the lines of a text file.
pub(super) struct PlainText {
    lines: Lines,
    state: State,
}

enum State {
    Start,
    /// A header line was read, with its number.
    Header(Header, u64),
    End,
}

impl PlainText {
    pub fn new(lines: Lines) -> Self {
        Self {
            lines,
            state: State::Start,
        }
    }

    /// The next article and what was wrong with it; `None` at the end. The caller fills in what it
    /// knows better: names of inputs and ids.
    pub fn next(&mut self) -> io::Result<Option<(Article, Vec<Problem>)>> {
        match std::mem::replace(&mut self.state, State::End) {
            State::End => Ok(None),
            State::Header(header, number) => self.with_header(header, number).map(Some),
            State::Start => {
                let mut text = Vec::new();
                loop {
                    let start = text.len();
                    let Some(place) = self.lines.next_into(&mut text)? else {
                        // Nothing but white space: the caller calls that an empty file.
                        return Ok(None);
                    };
                    if let Some(header) = header::parse(&text[start..]) {
                        return self.with_header(header, place.number).map(Some);
                    }
                    if !text[start..].trim_ascii().is_empty() {
                        let article = Article {
                            position: 1,
                            ..Article::default()
                        };
                        // A byte order mark is not counted: the place is one to look for in an editor.
                        let begin = place.offset - start as u64;
                        return self
                            .body(article, text, begin, place.cut, false, Vec::new())
                            .map(Some);
                    }
                }
            }
        }
    }

    fn with_header(
        &mut self,
        header: Header,
        position: u64,
    ) -> io::Result<(Article, Vec<Problem>)> {
        let mut article = Article {
            date: header.date,
            url: header.url,
            position,
            ..Article::default()
        };
        let mut problems = Vec::new();
        if article.date.is_some() {
            article.date_source = DateSource::Metadata;
        } else {
            problems.push(Problem {
                position,
                problem: format!(
                    "the date {:?} is not a day; write it as 2024-01-24",
                    header.written
                ),
                action: Action::Noted,
                ..Problem::default()
            });
        }
        let mut title = Vec::new();
        while let Some(place) = self.lines.next_into(&mut title)? {
            if let Some(next) = header::parse(&title) {
                self.state = State::Header(next, place.number);
                return Ok((article, problems));
            }
            if !title.trim_ascii().is_empty() {
                let begin = place.offset + title.len() as u64;
                String::from_utf8_lossy(&title)
                    .trim()
                    .clone_into(&mut article.title);
                return self.body(article, Vec::new(), begin, place.cut, true, problems);
            }
            title.clear();
        }
        Ok((article, problems))
    }

    /// Reads the text up to the next header line, or to the end where there are no headers.
    fn body(
        &mut self,
        mut article: Article,
        mut text: Vec<u8>,
        begin: u64,
        mut cut: bool,
        headers: bool,
        mut problems: Vec<Problem>,
    ) -> io::Result<(Article, Vec<Problem>)> {
        loop {
            let start = text.len();
            let Some(place) = self.lines.next_into(&mut text)? else {
                break;
            };
            cut |= place.cut;
            if headers && let Some(next) = header::parse(&text[start..]) {
                text.truncate(start);
                self.state = State::Header(next, place.number);
                break;
            }
            if text.len() > LONGEST {
                text.truncate(LONGEST);
                cut = true;
            }
        }
        let decoded = decode(text);
        if let Some(fault) = decoded.fault {
            problems.push(Problem {
                position: article.position,
                problem: format!(
                    "not UTF-8 at byte {} of the input ({} faults); each became U+FFFD; save the file as UTF-8",
                    begin + fault as u64,
                    decoded.faults
                ),
                action: Action::Repaired,
                ..Problem::default()
            });
        }
        if cut {
            problems.push(Problem {
                position: article.position,
                problem: format!("longer than {} MB; the rest is left out", LONGEST >> 20),
                action: Action::Cut,
                ..Problem::default()
            });
        }
        article.text = decoded.text;
        Ok((article, problems))
    }
}
