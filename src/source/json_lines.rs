//! Articles as JSON Lines: one object a line, of which only "text" is needed.
//!
//! ```text
//! {"id": "a1", "date": "2024-01-24", "url": "https://example.com/bridge", "title": "Bridge opens", "outlet": "The Herald", "text": "…"}
//! ```

use std::io;

use serde::Deserialize;

use super::dates::parse_date;
use super::decode::{decode, mend_surrogates};
use super::json_scalar::Scalar;
use super::lines::{Lines, Place};
use crate::article::{Article, DateSource};
use crate::record::{Action, Problem};

/// Reads articles from lines of JSON.
pub(super) struct JsonLines {
    lines: Lines,
}

/// An article, or why a line is none.
pub(super) type Line = Result<(Article, Vec<Problem>), Problem>;

#[derive(Deserialize)]
struct Object {
    #[serde(default)]
    id: Scalar,
    #[serde(default)]
    date: Scalar,
    #[serde(default)]
    url: Scalar,
    #[serde(default)]
    title: Scalar,
    #[serde(default)]
    outlet: Scalar,
    #[serde(default)]
    publisher: Scalar,
    text: Option<String>,
}

impl JsonLines {
    pub fn new(lines: Lines) -> Self {
        Self { lines }
    }

    /// The next line that is not blank; `None` at the end.
    pub fn next(&mut self) -> io::Result<Option<Line>> {
        let mut line = Vec::new();
        while let Some(place) = self.lines.next_into(&mut line)? {
            if !line.trim_ascii().is_empty() {
                return Ok(Some(read(line, place)));
            }
            line.clear();
        }
        Ok(None)
    }
}

fn read(line: Vec<u8>, place: Place) -> Line {
    let problem = |problem: String, action: Action| Problem {
        position: place.number,
        problem,
        action,
        ..Problem::default()
    };
    if place.cut {
        return Err(problem(
            "the line is too long to be an article".to_owned(),
            Action::Skipped,
        ));
    }
    let mut problems = Vec::new();
    let decoded = decode(line);
    if let Some(fault) = decoded.fault {
        problems.push(problem(
            format!(
                "not UTF-8 at byte {} of the input ({} faults); each became U+FFFD; save the file as UTF-8",
                place.offset + fault as u64,
                decoded.faults
            ),
            Action::Repaired,
        ));
    }
    // The line end is not part of the object: serde would count columns from the line after it.
    let json = decoded.text.trim_end();
    if json.trim_start().starts_with('[') {
        return Err(problem(
            "a JSON array; put one object on each line (jq -c '.[]' does it)".to_owned(),
            Action::Skipped,
        ));
    }
    let parsed: serde_json::Result<Object> = serde_json::from_str(json);
    let object = match parsed {
        Ok(object) => object,
        // Only a line that fails is looked at for half surrogate pairs.
        Err(error) => {
            let mended =
                mend_surrogates(json).and_then(|mended| serde_json::from_str(&mended).ok());
            let Some(object) = mended else {
                return Err(problem(explain(&error), Action::Skipped));
            };
            problems.push(problem(
                "an escape is half of a surrogate pair; it became U+FFFD".to_owned(),
                Action::Repaired,
            ));
            object
        }
    };
    let Some(body) = object.text else {
        return Err(problem(
            "the object has no \"text\"; put the article's text there".to_owned(),
            Action::Skipped,
        ));
    };
    let mut article = Article {
        id: object.id.0.trim().to_owned(),
        date: parse_date(&object.date.0),
        url: object.url.0.trim().to_owned(),
        title: object.title.0.trim().to_owned(),
        outlet: object.outlet.0.trim().to_owned(),
        text: body,
        position: place.number,
        ..Article::default()
    };
    if article.outlet.is_empty() {
        object.publisher.0.trim().clone_into(&mut article.outlet);
    }
    if article.date.is_some() {
        article.date_source = DateSource::Metadata;
    } else if !object.date.0.trim().is_empty() {
        problems.push(problem(
            format!(
                "the date {:?} is not understood; write it as 2024-01-24",
                object.date.0
            ),
            Action::Noted,
        ));
    }
    Ok((article, problems))
}

/// What serde says, without the line that it counted: it saw one line only.
fn explain(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let message = message
        .rsplit_once(" at line ")
        .map_or(message.as_str(), |(before, _)| before);
    format!(
        "column {}: not a JSON object on one line: {message}",
        error.column()
    )
}
