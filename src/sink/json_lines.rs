//! JSON Lines: one object per article, with its text, names and statements, for programs.
//!
//! ```
//! use quotary::record::{ArticleRecord, MentionRecord, QuoteRecord};
//! use quotary::sink::{Event, JsonLines, Sink};
//!
//! let record = ArticleRecord {
//!     article_id: "a1".into(),
//!     text: "\"It holds,\" said Aino Tamm.".into(),
//!     mentions: vec![MentionRecord { name: "Aino Tamm".into(), start: 17, end: 26, ..MentionRecord::default() }],
//!     quotes: vec![QuoteRecord { content: vec![(0, 11)], ..QuoteRecord::default() }],
//!     ..ArticleRecord::default()
//! };
//! let mut out = Vec::new();
//! JsonLines::new(&mut out, "<stdout>").receive(&Event::Article(&record))?;
//! let line: serde_json::Value = serde_json::from_slice(&out)?;
//! assert_eq!(line["date"], serde_json::Value::Null);
//! assert_eq!(line["entities"][0]["name"], "Aino Tamm");
//! assert_eq!(line["quotes"][0]["content"][0], serde_json::json!([0, 11]));
//! assert!(out.starts_with(br#"{"id":"a1","date":null,"url":"","title":"","outlet":"","language":"","text":""#));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Every column of mentions.csv and quotes.csv is a key. Unknown text is `""`, an unknown day or
//! number `null`, a list an array, yes and no are 1 and 0. Offsets count characters of `text`.

use std::io::Write;
use std::path::{Path, PathBuf};

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::event::{Event, Sink};
use crate::error::{Error, Result};
use crate::record::{
    ArticleRecord, Cell, Column, MENTION_COLUMNS, MentionRecord, QUOTE_COLUMNS, QuoteRecord,
};

/// The keys of an entity that readers look for first; the other columns follow.
const ENTITY_KEYS: [&str; 7] = [
    "start",
    "end",
    "type",
    "name",
    "entity_id",
    "country",
    "rule",
];

/// Writes a line per article.
pub struct JsonLines<W> {
    out: W,
    path: PathBuf,
    line: Vec<u8>,
    /// The columns of mentions.csv in the order of the keys of an entity.
    entity: Vec<&'static Column<MentionRecord>>,
}

impl<W: Write> JsonLines<W> {
    /// Writes to `out`, which messages call `path`.
    pub fn new(out: W, path: impl AsRef<Path>) -> Self {
        Self {
            out,
            path: path.as_ref().to_path_buf(),
            line: Vec::new(),
            entity: entity_columns(),
        }
    }

    fn write(&mut self, record: &ArticleRecord) -> std::io::Result<()> {
        self.line.clear();
        serde_json::to_writer(&mut self.line, &ArticleLine(record, &self.entity))?;
        self.line.push(b'\n');
        self.out.write_all(&self.line)
    }
}

impl<W: Write> Sink for JsonLines<W> {
    fn receive(&mut self, event: &Event<'_>) -> Result<()> {
        let done = match event {
            Event::Article(record) => self.write(record),
            Event::Problem(_) => Ok(()),
            Event::Pause | Event::End(_) => self.out.flush(),
        };
        done.map_err(|error| Error::io("write", &self.path, error))
    }
}

/// The columns of mentions.csv, those of `ENTITY_KEYS` first.
fn entity_columns() -> Vec<&'static Column<MentionRecord>> {
    let place = |column: &&Column<MentionRecord>| {
        let first = ENTITY_KEYS.iter().position(|key| *key == column.name);
        first.unwrap_or(ENTITY_KEYS.len())
    };
    let mut columns: Vec<_> = MENTION_COLUMNS.iter().collect();
    // The sort is stable: the other columns stay in order.
    columns.sort_by_key(place);
    columns
}

/// An article, with the columns of its entities.
struct ArticleLine<'a>(&'a ArticleRecord, &'a [&'static Column<MentionRecord>]);

impl Serialize for ArticleLine<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        let record = self.0;
        let entity = |mention| EntityObject(mention, self.1);
        let entities: Vec<_> = record.mentions.iter().map(entity).collect();
        let quotes: Vec<_> = record.quotes.iter().map(QuoteObject).collect();
        let mut map = serializer.serialize_map(Some(9))?;
        map.serialize_entry("id", &record.article_id)?;
        map.serialize_entry("date", &Value(Cell::Date(record.date)))?;
        map.serialize_entry("url", &record.url)?;
        map.serialize_entry("title", &record.title)?;
        map.serialize_entry("outlet", &record.outlet)?;
        map.serialize_entry("language", &record.language)?;
        map.serialize_entry("text", &record.text)?;
        map.serialize_entry("entities", &entities)?;
        map.serialize_entry("quotes", &quotes)?;
        map.end()
    }
}

struct EntityObject<'a>(&'a MentionRecord, &'a [&'static Column<MentionRecord>]);

impl Serialize for EntityObject<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        entries(&mut map, self.1.iter().copied(), self.0)?;
        map.end()
    }
}

struct QuoteObject<'a>(&'a QuoteRecord);

impl Serialize for QuoteObject<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        entries(&mut map, QUOTE_COLUMNS, self.0)?;
        map.serialize_entry("content", &self.0.content)?;
        map.serialize_entry("cue_spans", &self.0.cue_spans)?;
        map.serialize_entry("source", &self.0.source)?;
        map.end()
    }
}

/// A key for each column.
fn entries<R: 'static, M: SerializeMap>(
    map: &mut M,
    columns: impl IntoIterator<Item = &'static Column<R>>,
    record: &R,
) -> std::result::Result<(), M::Error> {
    columns
        .into_iter()
        .try_for_each(|column| map.serialize_entry(column.name, &Value((column.cell)(record))))
}

struct Value<'a>(Cell<'a>);

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        match self.0 {
            Cell::Text(text) => serializer.serialize_str(text),
            Cell::List(items) => items.serialize(serializer),
            Cell::Integer(number) => serializer.serialize_u64(number),
            Cell::OptionalInteger(number) => number.serialize(serializer),
            Cell::Number(number) => number.serialize(serializer),
            Cell::Flag(flag) => serializer.serialize_u8(u8::from(flag)),
            Cell::Date(Some(date)) => serializer.collect_str(&date),
            Cell::Date(None) => serializer.serialize_none(),
        }
    }
}
