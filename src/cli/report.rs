//! What a run says on standard error: warnings while it goes on, a summary at its end.
//!
//! ```text
//! news.jsonl:17:54: not a JSON object on one line: EOF while parsing a string (skipped)
//! 840 articles, 9,214 statements by 3,120 named speakers, 88,410 names, 1 skipped, 1 problem
//! ```

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{Write, stderr};

use quotary::record::{ArticleRecord, Problem};
use quotary::sink::Counts;

/// Warnings that are printed; the others are counted.
const PRINTED: u64 = 20;

/// Writes a line to standard error. If nobody can read it, there is nobody to tell.
pub(super) fn line(text: &str) {
    let _ = writeln!(stderr().lock(), "{text}");
}

/// Counts what the summary tells.
#[derive(Default)]
pub(super) struct Report {
    /// Articles read.
    pub counts: Counts,
    statements: u64,
    names: u64,
    speakers: HashSet<u64>,
    problems: u64,
    lost: bool,
    duplicates: u64,
}

impl Report {
    /// Counts an article.
    pub fn article(&mut self, record: &ArticleRecord) {
        self.statements += record.quotes.len() as u64;
        self.names += record.names;
        self.duplicates += u64::from(!record.duplicate_of.is_empty());
        for quote in record
            .quotes
            .iter()
            .filter(|quote| !quote.speaker.is_empty())
        {
            let id = if quote.speaker_id.is_empty() {
                &quote.speaker
            } else {
                &quote.speaker_id
            };
            let mut hasher = DefaultHasher::new();
            id.hash(&mut hasher);
            self.speakers.insert(hasher.finish());
        }
    }

    /// Counts a problem; gives the line to print, if it is to be printed.
    pub fn problem(&mut self, problem: &Problem) -> Option<String> {
        self.problems += 1;
        self.lost |= problem.action.is_loss();
        (self.problems <= PRINTED).then(|| warning(problem))
    }

    /// True if something of the input was left out.
    pub fn is_incomplete(&self) -> bool {
        self.lost
    }

    /// The summary; `tables` says where the tables are.
    pub fn summary(&self, tables: Option<&str>) -> String {
        let mut lines = Vec::new();
        if self.problems > PRINTED {
            let more = count(self.problems - PRINTED, "more problem");
            let hint = if tables.is_some() {
                "see errors.csv"
            } else {
                "--table errors lists them"
            };
            lines.push(format!("… and {more}; {hint}"));
        }
        let mut parts = vec![
            count(self.counts.done, "article"),
            format!(
                "{} by {}",
                count(self.statements, "statement"),
                count(self.speakers.len() as u64, "named speaker")
            ),
            count(self.names, "name"),
        ];
        let more = [
            (self.counts.skipped, "skipped"),
            (self.counts.failed, "failed"),
            (self.duplicates, "duplicate"),
        ];
        let more = more.into_iter().filter(|(number, _)| *number > 0);
        parts.extend(more.map(|(number, word)| format!("{} {word}", thousands(number))));
        parts.push(match self.problems {
            0 => "no problems".to_owned(),
            problems => count(problems, "problem"),
        });
        lines.push(parts.join(", "));
        if let Some(tables) = tables {
            lines.push(format!("tables: {tables}"));
        }
        lines.join("\n")
    }
}

/// A problem as a line to read: file, line and column first.
pub(super) fn warning(problem: &Problem) -> String {
    let Problem {
        input,
        position,
        problem,
        action,
        ..
    } = problem;
    let action = action.as_str();
    let column = problem
        .strip_prefix("column ")
        .and_then(|rest| rest.split_once(": "));
    match (position, column) {
        (0, _) => format!("{input}: {problem} ({action})"),
        (line, Some((column, problem))) => format!("{input}:{line}:{column}: {problem} ({action})"),
        (line, None) => format!("{input}:{line}: {problem} ({action})"),
    }
}

/// A number of things: "1 article", "9,214 statements".
pub(super) fn count(number: u64, word: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{} {word}{ending}", thousands(number))
}

/// A number with its thousands parted: 9,214.
pub(super) fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + 4);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
