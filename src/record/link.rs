//! Who speaks about whom: a row of links.csv.

use jiff::civil::Date;
use smol_str::SmolStr;

use super::column::{Cell, Column, ColumnKind as K};

/// A row of links.csv.
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(
    missing_docs,
    reason = "LINK_COLUMNS documents each field once, for every output"
)]
pub struct LinkRecord {
    pub speaker: SmolStr,
    pub entity: SmolStr,
    pub entity_type: SmolStr,
    pub statements: u64,
    pub first_date: Option<Date>,
    pub last_date: Option<Date>,
    pub quote_id: SmolStr,
}

/// The columns of links.csv, in order.
#[rustfmt::skip]
pub const LINK_COLUMNS: &[Column<LinkRecord>] = &[
    Column::new("speaker", K::Text, "Who spoke", |l| Cell::Text(&l.speaker)),
    Column::new("entity", K::Text, "Who or what was named in the statement", |l| Cell::Text(&l.entity)),
    Column::new("entity_type", K::Text, "person, place or organization", |l| Cell::Text(&l.entity_type)),
    Column::new("statements", K::Integer, "Number of statements", |l| Cell::Integer(l.statements)),
    Column::new("first_date", K::Date, "Date of the first article", |l| Cell::Date(l.first_date)),
    Column::new("last_date", K::Date, "Date of the last article", |l| Cell::Date(l.last_date)),
    Column::new("quote_id", K::Text, "One of the statements", |l| Cell::Text(&l.quote_id)),
];
