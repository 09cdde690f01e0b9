//! The marks of an article: which characters are what.
//!
//! Offsets count characters, as in the tables.

use std::ops::Range;

use quotary::document::Document;
use quotary::record::{ArticleRecord, Kind};
use quotary::text::CharOffsets;

/// What some characters are. Of two marks with the same ends the earlier kind here stands outside.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Label {
    /// Stood in the text before.
    Repeat,
    /// Repeats the title.
    Title,
    /// "ASTANA (Sputnik) -".
    Dateline,
    /// What was said: number of the statement, kind.
    Content(usize, &'static str),
    /// The words that point at the speaker.
    Speaker(usize),
    /// The reporting words.
    Cue(usize),
    /// A name, with its type.
    Name(String),
}

/// A mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// Its characters.
    pub range: Range<usize>,
    /// What they are.
    pub label: Label,
}

/// All marks, in order of their first character, outer ones first.
pub(super) fn marks(record: &ArticleRecord, document: &Document<'_>) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut add = |start: u32, end: u32, label: Label| {
        if start < end {
            let range = start as usize..end as usize;
            marks.push(Mark { range, label });
        }
    };
    for (index, quote) in record.quotes.iter().enumerate() {
        let number = index + 1;
        let kind = match quote.kind {
            Kind::Direct => "direct",
            Kind::Mixed => "mixed",
            Kind::Indirect => "indirect",
        };
        for &(start, end) in &quote.content {
            add(start, end, Label::Content(number, kind));
        }
        for &(start, end) in &quote.source {
            add(start, end, Label::Speaker(number));
        }
        for &(start, end) in &quote.cue_spans {
            add(start, end, Label::Cue(number));
        }
    }
    for mention in &record.mentions {
        add(
            mention.start,
            mention.end,
            Label::Name(mention.kind.to_string()),
        );
    }
    let offsets = CharOffsets::new(document.text);
    let mut stretch = |tokens: Range<usize>, label: Label| {
        let (start, end) = offsets.chars(document.span(&tokens));
        add(start, end, label);
    };
    for paragraph in &document.paragraphs {
        if paragraph.is_title {
            stretch(paragraph.tokens.clone(), Label::Title);
        }
        stretch(paragraph.tokens.start..paragraph.body, Label::Dateline);
        for repeat in repeats(document, &paragraph.tokens) {
            stretch(repeat, Label::Repeat);
        }
    }
    marks.sort_by(|a, b| {
        let ends = |mark: &Mark| (mark.range.start, std::cmp::Reverse(mark.range.end));
        ends(a).cmp(&ends(b)).then_with(|| a.label.cmp(&b.label))
    });
    marks
}

/// The stretches of a paragraph that stood in the text before.
fn repeats(document: &Document<'_>, paragraph: &Range<usize>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for token in paragraph
        .clone()
        .filter(|&token| document.in_repeat(&(token..token + 1)))
    {
        match found.last_mut() {
            Some(last) if last.end == token => last.end += 1,
            _ => found.push(token..token + 1),
        }
    }
    found
}
