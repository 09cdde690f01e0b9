//! One name found in an article: a row of mentions.csv.

use smol_str::SmolStr;

use super::column::{Cell, Column, ColumnKind as K};

/// A row of mentions.csv. Offsets count characters (Unicode scalar values) of the article's text.
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(
    missing_docs,
    reason = "MENTION_COLUMNS documents each field once, for every output"
)]
pub struct MentionRecord {
    pub article_id: SmolStr,
    pub mention: SmolStr,
    pub name: SmolStr,
    pub kind: SmolStr,
    pub subtype: SmolStr,
    pub entity_id: SmolStr,
    pub country: SmolStr,
    pub latitude: Option<f64>,
    pub longitude: Option<f64>,
    pub stands_for: SmolStr,
    pub rule: SmolStr,
    pub in_repeat: bool,
    pub paragraph: u32,
    pub start: u32,
    pub end: u32,
}

/// The columns of mentions.csv, in order.
#[rustfmt::skip]
pub const MENTION_COLUMNS: &[Column<MentionRecord>] = &[
    Column::new("article_id", K::Text, "Identifier of the article", |m| Cell::Text(&m.article_id)),
    Column::new("mention", K::Text, "The words as they stand in the article", |m| Cell::Text(&m.mention)),
    Column::new("name", K::Text, "Canonical name", |m| Cell::Text(&m.name)),
    Column::new("type", K::Text, "person, place, organization, event, nationality or other", |m| Cell::Text(&m.kind)),
    Column::new("subtype", K::Text, "Finer type, such as city or news_agency", |m| Cell::Text(&m.subtype)),
    Column::new("entity_id", K::Text, "The gazetteer's id; empty for a name that is not listed", |m| Cell::Text(&m.entity_id)),
    Column::new("country", K::Text, "Country, ISO 3166-1 alpha-2", |m| Cell::Text(&m.country)),
    Column::new("latitude", K::Number, "Degrees north (WGS 84)", |m| Cell::Number(m.latitude)),
    Column::new("longitude", K::Number, "Degrees east (WGS 84)", |m| Cell::Number(m.longitude)),
    Column::new("stands_for", K::Text, "The body that a place or building stands for where it acts", |m| Cell::Text(&m.stands_for)),
    Column::new("rule", K::Text, "The rule that found the name", |m| Cell::Text(&m.rule)),
    Column::new("in_repeat", K::Flag, "1 in a repeated copy of the body, which is not counted elsewhere", |m| Cell::Flag(m.in_repeat)),
    Column::new("paragraph", K::Integer, "Paragraph of the article's text, from 1", |m| Cell::Integer(u64::from(m.paragraph))),
    Column::new("start", K::Integer, "First character of the mention", |m| Cell::Integer(u64::from(m.start))),
    Column::new("end", K::Integer, "One past the last character of the mention", |m| Cell::Integer(u64::from(m.end))),
];
