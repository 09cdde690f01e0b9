//! Compares what a block marks with what is found.

use std::fmt::Write;
use std::ops::Range;

use quotary::attribution::RULES;
use quotary::lexicon::Lexicon;
use quotary::record::{ArticleRecord, QUOTE_COLUMNS, QuoteRecord};
use quotary::{Article, DateSource, extract};

use crate::fields::{Bytes, field};
use crate::names::{LABELS, names};
use crate::notation::{Mark, Marked, Target, folded, parse, render};
use crate::suite::{Asks, Case};

const CONTENT: [&str; 3] = ["direct", "mixed", "indirect"];

/// How a block fared.
pub enum Outcome {
    /// Everything as marked.
    Right,
    /// Something else: how it was written, how it was found, and the differences.
    Wrong(String),
    /// The block itself cannot be read.
    Faulty(String),
}

/// Runs one block.
pub fn check(case: &Case, lexicon: &Lexicon) -> Outcome {
    let marked = match parse(&case.source) {
        Ok(marked) => marked,
        Err(fault) => return Outcome::Faulty(fault),
    };
    let mut article = Article::from_text(marked.text.clone());
    article.title.clone_from(&case.title);
    if case.date.is_some() {
        article.date = case.date;
        article.date_source = DateSource::Given;
    }
    let record = extract(&article, lexicon);
    let compared = match case.asks {
        Asks::News => news(case, &marked, &record),
        Asks::Names => names(case, &marked, &record),
    };
    match compared {
        Err(fault) => Outcome::Faulty(fault),
        Ok((_, differences)) if differences.is_empty() => Outcome::Right,
        Ok((found, differences)) => Outcome::Wrong(report(
            &case.source,
            &render(&marked.text, &found),
            &differences,
        )),
    }
}

fn report(expected: &str, found: &str, differences: &[String]) -> String {
    let mut out = String::new();
    for line in expected.lines().filter(|line| !line.is_empty()) {
        let _ = writeln!(out, "    expected  {line}");
    }
    for line in found.lines().filter(|line| !line.is_empty()) {
        let _ = writeln!(out, "    found     {line}");
    }
    for difference in differences {
        let _ = writeln!(out, "    - {difference}");
    }
    out
}

/// A statement as a block marks it.
#[derive(Debug, Default)]
struct Expected {
    number: usize,
    kind: String,
    parts: Vec<Range<usize>>,
    cue: Vec<Range<usize>>,
    speaker: Vec<Range<usize>>,
    target: Option<Target>,
}

impl Expected {
    fn quote(&self, text: &str) -> String {
        folded(
            &self
                .parts
                .iter()
                .map(|part| &text[part.clone()])
                .collect::<Vec<_>>()
                .join(" "),
        )
    }

    fn start(&self) -> usize {
        self.parts[0].start
    }

    fn end(&self) -> usize {
        self.parts[self.parts.len() - 1].end
    }
}

fn expected(marked: &Marked) -> Result<Vec<Expected>, String> {
    let mut quotes: Vec<Expected> = Vec::new();
    for mark in &marked.marks {
        let index = quotes
            .iter()
            .position(|quote| quote.number == mark.number)
            .unwrap_or_else(|| {
                quotes.push(Expected {
                    number: mark.number,
                    ..Expected::default()
                });
                quotes.len() - 1
            });
        let quote = &mut quotes[index];
        let range = mark.start..mark.end;
        match mark.label.as_str() {
            "cue" => quote.cue.push(range),
            "speaker" => {
                quote.speaker.push(range);
                quote.target = quote.target.take().or_else(|| mark.target.clone());
            }
            kind if CONTENT.contains(&kind) => {
                if !quote.kind.is_empty() && quote.kind != kind {
                    return Err(format!(
                        "quote {} is marked {} and {kind}",
                        mark.number, quote.kind
                    ));
                }
                kind.clone_into(&mut quote.kind);
                quote.parts.push(range);
            }
            // Names may be marked as well, for the reader.
            name if LABELS.contains(&name) => {}
            other => return Err(format!("no mark is called \"{other}\"")),
        }
    }
    quotes.retain(|quote| {
        !(quote.kind.is_empty() && quote.cue.is_empty() && quote.speaker.is_empty())
    });
    match quotes.iter().find(|quote| quote.kind.is_empty()) {
        Some(quote) => Err(format!("quote {} has no content", quote.number)),
        None => Ok(quotes),
    }
}

/// What was found, as marks, and how it differs; or what is wrong with the block.
pub type Compared = Result<(Vec<Mark>, Vec<String>), String>;

fn news(case: &Case, marked: &Marked, record: &ArticleRecord) -> Compared {
    let text = marked.text.as_str();
    let bytes = Bytes::new(text);
    let expected = expected(marked)?;
    let mut differences = Vec::new();
    let mut numbers = vec![0; record.quotes.len()];
    // Equal ones first, then whatever overlaps.
    let exact = |quote: &Expected, found: &QuoteRecord| {
        found.quote == quote.quote(text)
            && bytes.range((found.start, found.end)) == (quote.start()..quote.end())
    };
    let overlaps = |quote: &Expected, found: &QuoteRecord| {
        let range = bytes.range((found.start, found.end));
        quote.start() < range.end && range.start < quote.end()
    };
    for fits in [
        &exact as &dyn Fn(&Expected, &QuoteRecord) -> bool,
        &overlaps,
    ] {
        for quote in &expected {
            if numbers.contains(&quote.number) {
                continue;
            }
            let index = (0..numbers.len())
                .find(|&index| numbers[index] == 0 && fits(quote, &record.quotes[index]));
            if let Some(index) = index {
                numbers[index] = quote.number;
            }
        }
    }
    for quote in &expected {
        match numbers.iter().position(|&number| number == quote.number) {
            Some(index) => compare(quote, &record.quotes[index], text, &bytes, &mut differences),
            None => differences.push(format!("not found: {}", quote.quote(text))),
        }
    }
    let mut next = expected.iter().map(|quote| quote.number).max().unwrap_or(0);
    for (index, number) in numbers
        .iter_mut()
        .enumerate()
        .filter(|(_, number)| **number == 0)
    {
        next += 1;
        *number = next;
        differences.push(format!(
            "not marked ({}): {}",
            record.quotes[index].rule, record.quotes[index].quote
        ));
    }
    for (number, key, value) in &case.fields {
        let row = numbers
            .iter()
            .position(|n| n == number)
            .map(|index| &record.quotes[index]);
        let Some(row) = row else {
            differences.push(format!("{number}.{key}: there is no such quote"));
            continue;
        };
        // An identifier cannot be written down: the number of the quote stands for it.
        let value = match (key.as_str(), value.parse::<usize>()) {
            ("nested_in", Ok(outer)) => {
                let outer = numbers.iter().position(|&n| n == outer);
                outer
                    .map(|index| record.quotes[index].quote_id.to_string())
                    .unwrap_or_default()
            }
            _ => value.clone(),
        };
        field(QUOTE_COLUMNS, row, *number, key, &value, &mut differences)?;
    }
    if RULES.contains(&case.name.as_str())
        && !record.quotes.iter().any(|quote| quote.rule == case.name)
    {
        let rules: Vec<&str> = record
            .quotes
            .iter()
            .map(|quote| quote.rule.as_ref())
            .collect();
        differences.push(format!(
            "the block is named after a rule that decides nothing here (found: {})",
            rules.join(", ")
        ));
    }
    let mut marks = Vec::new();
    for (quote, &number) in record.quotes.iter().zip(&numbers) {
        found_marks(quote, number, text, &bytes, &mut marks);
    }
    Ok((marks, differences))
}

fn compare(
    quote: &Expected,
    found: &QuoteRecord,
    text: &str,
    bytes: &Bytes,
    differences: &mut Vec<String>,
) {
    let number = quote.number;
    let mut differ = |what: &str, marked: &str, found: &str| {
        if marked != found {
            differences.push(format!(
                "quote {number}: {what} is \"{found}\", marked \"{marked}\""
            ));
        }
    };
    let words = |ranges: &[Range<usize>]| {
        ranges
            .iter()
            .map(|range| folded(&text[range.clone()]))
            .collect::<Vec<_>>()
            .join(" … ")
    };
    differ("kind", &quote.kind, found.kind.as_str());
    differ("quote", &quote.quote(text), &found.quote);
    let range = bytes.range((found.start, found.end));
    if quote.quote(text) == found.quote {
        differ(
            "place",
            &format!("{:?}", quote.start()..quote.end()),
            &format!("{range:?}"),
        );
    }
    let ranges = |spans: &[(u32, u32)]| {
        spans
            .iter()
            .map(|&span| bytes.range(span))
            .collect::<Vec<_>>()
    };
    if !quote.cue.is_empty() {
        differ("cue", &words(&quote.cue), &words(&ranges(&found.cue_spans)));
    }
    let source = ranges(&found.source);
    let source = if quote.speaker.len() < 2 {
        &source[..source.len().min(1)]
    } else {
        &source
    };
    differ(
        "mention of the speaker",
        &words(&quote.speaker),
        &words(source),
    );
    if words(&quote.speaker) == words(source) && quote.speaker != source {
        differ(
            "place of the speaker",
            &format!("{:?}", quote.speaker),
            &format!("{source:?}"),
        );
    }
    match &quote.target {
        Some(Target::Name(name)) => differ("speaker", name, &found.speaker),
        Some(Target::Id(id)) => differ("speaker_id", id, &found.speaker_id),
        None => {}
    }
}

/// What was found, as marks.
fn found_marks(
    quote: &QuoteRecord,
    number: usize,
    text: &str,
    bytes: &Bytes,
    marks: &mut Vec<Mark>,
) {
    let mut add = |label: &str, target: Option<Target>, range: Range<usize>| {
        if !range.is_empty() {
            marks.push(Mark {
                label: label.to_owned(),
                number,
                target,
                start: range.start,
                end: range.end,
            });
        }
    };
    let content: Vec<Range<usize>> = quote
        .content
        .iter()
        .map(|&part| bytes.range(part))
        .collect();
    for range in bare(text, &content, &quote.quote) {
        add(quote.kind.as_str(), None, range);
    }
    for &span in &quote.cue_spans {
        add("cue", None, bytes.range(span));
    }
    for &span in &quote.source {
        add(
            "speaker",
            Some(Target::Name(quote.speaker.to_string())),
            bytes.range(span),
        );
    }
}

/// The parts of the content that make up the words of `quote`: marks and an opening "that" left off.
fn bare(text: &str, content: &[Range<usize>], quote: &str) -> Vec<Range<usize>> {
    let mut rest = quote;
    let mut parts = Vec::new();
    for part in content {
        let starts = text[part.clone()]
            .char_indices()
            .map(|(at, _)| part.start + at)
            .take(24);
        let mut fits = starts.filter_map(|start| {
            let ends = text[start..part.end]
                .char_indices()
                .map(|(at, c)| start + at + c.len_utf8());
            let end = ends.rev().find(|&end| {
                let words = folded(&text[start..end]);
                !words.is_empty()
                    && rest
                        .strip_prefix(&words)
                        .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
            })?;
            Some(start..end)
        });
        if let Some(range) = fits.next() {
            rest = rest[folded(&text[range.clone()]).len()..].trim_start();
            parts.push(range);
        }
    }
    if rest.is_empty() {
        parts
    } else {
        content.to_vec()
    }
}
