//! One article of the run with all that was found in it: a row of articles.csv and a line of JSONL.

use jiff::civil::Date;
use smol_str::SmolStr;

use super::column::{Cell, Column, ColumnKind as K};
use super::{MentionRecord, Problem, QuoteRecord};

/// A row of articles.csv, and the article's mentions, quotes and problems.
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(
    missing_docs,
    reason = "ARTICLE_COLUMNS documents each field once, for every output"
)]
pub struct ArticleRecord {
    pub article_id: SmolStr,
    pub date: Option<Date>,
    pub date_source: SmolStr,
    pub url: SmolStr,
    pub title: SmolStr,
    pub outlet: SmolStr,
    pub language: SmolStr,
    pub characters: u64,
    pub input: SmolStr,
    pub position: u64,
    pub duplicate_of: SmolStr,
    /// The text that offsets count in.
    pub text: String,
    /// Number of names found outside repeated copies of the body, whether `mentions` holds them or not.
    pub names: u64,
    /// Names found, in order of the text.
    pub mentions: Vec<MentionRecord>,
    /// Statements found, in order of the text.
    pub quotes: Vec<QuoteRecord>,
    /// What was noted, repaired, cut or skipped.
    pub problems: Vec<Problem>,
}

/// The columns of articles.csv, in order.
#[rustfmt::skip]
pub const ARTICLE_COLUMNS: &[Column<ArticleRecord>] = &[
    Column::new("article_id", K::Text, "Identifier: as given, else from the URL, else a hash of the text", |a| Cell::Text(&a.article_id)),
    Column::new("date", K::Date, "Day of publication", |a| Cell::Date(a.date)),
    Column::new("date_source", K::Text, "given, metadata, url, dateline or none", |a| Cell::Text(&a.date_source)),
    Column::new("url", K::Text, "Web address", |a| Cell::Text(&a.url)),
    Column::new("title", K::Text, "Headline", |a| Cell::Text(&a.title)),
    Column::new("outlet", K::Text, "Publication", |a| Cell::Text(&a.outlet)),
    Column::new("language", K::Text, "Language of the text, ISO 639-1", |a| Cell::Text(&a.language)),
    Column::new("characters", K::Integer, "Length of the text in characters", |a| Cell::Integer(a.characters)),
    Column::new("quotes", K::Integer, "Rows of quotes.csv", |a| Cell::Integer(a.quotes.len() as u64)),
    Column::new("mentions", K::Integer, "Rows of mentions.csv that are not in a repeated copy", |a| Cell::Integer(a.names)),
    Column::new("input", K::Text, "File it came from", |a| Cell::Text(&a.input)),
    Column::new("position", K::Integer, "Line of that file at which it begins, from 1", |a| Cell::Integer(a.position)),
    Column::new("duplicate_of", K::Text, "article_id of an earlier article with the same id or the same text", |a| Cell::Text(&a.duplicate_of)),
];
