//! A column of a table: its name, kind, meaning, and how to read its cell from a record.
//!
//! ```
//! use quotary::record::{Cell, QUOTE_COLUMNS, QuoteRecord};
//!
//! let record = QuoteRecord { speaker: "Aino Tamm".into(), ..QuoteRecord::default() };
//! let column = QUOTE_COLUMNS.iter().find(|column| column.name == "speaker").unwrap();
//! assert_eq!((column.cell)(&record), Cell::Text("Aino Tamm"));
//! ```

use jiff::civil::Date;
use smol_str::SmolStr;

/// The kind of a column's values, as the data package names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// Free text.
    Text,
    /// Items parted by "; ".
    List,
    /// A whole number.
    Integer,
    /// A decimal number.
    Number,
    /// 1 or 0.
    Flag,
    /// An ISO 8601 day.
    Date,
}

/// One value, borrowed from its record.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Text; empty means unknown.
    Text(&'a str),
    /// Several items, in order of first appearance.
    List(&'a [SmolStr]),
    /// A whole number.
    Integer(u64),
    /// A whole number, or unknown.
    OptionalInteger(Option<u64>),
    /// A decimal number, or unknown.
    Number(Option<f64>),
    /// Yes or no.
    Flag(bool),
    /// A day, or unknown.
    Date(Option<Date>),
}

/// A column of a table of `R`s.
#[derive(Debug)]
pub struct Column<R> {
    /// Name as it stands in the header.
    pub name: &'static str,
    /// Kind of its values.
    pub kind: ColumnKind,
    /// What it means, in one line.
    pub about: &'static str,
    /// Reads the value from a record.
    pub cell: for<'a> fn(&'a R) -> Cell<'a>,
}

impl<R> Column<R> {
    /// A column.
    pub const fn new(
        name: &'static str,
        kind: ColumnKind,
        about: &'static str,
        cell: for<'a> fn(&'a R) -> Cell<'a>,
    ) -> Self {
        Self {
            name,
            kind,
            about,
            cell,
        }
    }
}
