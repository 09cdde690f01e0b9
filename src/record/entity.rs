//! One entity of the run: a row of entities.csv.

use jiff::civil::Date;
use smol_str::SmolStr;

use super::column::{Cell, Column, ColumnKind as K};

/// A row of entities.csv.
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(
    missing_docs,
    reason = "ENTITY_COLUMNS documents each field once, for every output"
)]
pub struct EntityRecord {
    pub name: SmolStr,
    pub kind: SmolStr,
    pub subtype: SmolStr,
    pub entity_id: SmolStr,
    pub country: SmolStr,
    pub latitude: Option<f64>,
    pub longitude: Option<f64>,
    pub forms: Vec<SmolStr>,
    pub listed: bool,
    pub articles: u64,
    pub mentions: u64,
    pub quotes_by: u64,
    pub quotes_about: u64,
    pub first_date: Option<Date>,
    pub last_date: Option<Date>,
}

/// The columns of entities.csv, in order.
#[rustfmt::skip]
pub const ENTITY_COLUMNS: &[Column<EntityRecord>] = &[
    Column::new("name", K::Text, "Canonical name", |e| Cell::Text(&e.name)),
    Column::new("type", K::Text, "person, place, organization, event, nationality or other", |e| Cell::Text(&e.kind)),
    Column::new("subtype", K::Text, "Finer type, such as city or news_agency", |e| Cell::Text(&e.subtype)),
    Column::new("entity_id", K::Text, "The gazetteer's id; empty for a name that is not listed", |e| Cell::Text(&e.entity_id)),
    Column::new("country", K::Text, "Country, ISO 3166-1 alpha-2", |e| Cell::Text(&e.country)),
    Column::new("latitude", K::Number, "Degrees north (WGS 84)", |e| Cell::Number(e.latitude)),
    Column::new("longitude", K::Number, "Degrees east (WGS 84)", |e| Cell::Number(e.longitude)),
    Column::new("forms", K::List, "Surface forms, most frequent first", |e| Cell::List(&e.forms)),
    Column::new("listed", K::Flag, "1 if a gazetteer lists it", |e| Cell::Flag(e.listed)),
    Column::new("articles", K::Integer, "Articles that name it", |e| Cell::Integer(e.articles)),
    Column::new("mentions", K::Integer, "Times it is named", |e| Cell::Integer(e.mentions)),
    Column::new("quotes_by", K::Integer, "Statements it made", |e| Cell::Integer(e.quotes_by)),
    Column::new("quotes_about", K::Integer, "Statements of others that name it", |e| Cell::Integer(e.quotes_about)),
    Column::new("first_date", K::Date, "Date of the first article that names it", |e| Cell::Date(e.first_date)),
    Column::new("last_date", K::Date, "Date of the last article that names it", |e| Cell::Date(e.last_date)),
];
