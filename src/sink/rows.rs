//! Rows of one table as CSV, made from the table's columns.
//!
//! A `QuoteRecord` with the quote `It holds` becomes a line with a cell for each of `QUOTE_COLUMNS`,
//! below a header with their names.

use std::fmt::Write as _;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::dialect::Dialect;
use crate::error::{Error, Result};
use crate::record::{Cell, Column};

/// Writes records of one kind.
pub(super) struct Rows<R: 'static, W: Write> {
    columns: &'static [Column<R>],
    writer: csv::Writer<W>,
    dialect: Dialect,
    path: PathBuf,
    /// The cell being written, kept to save its memory.
    scratch: String,
}

impl<R, W: Write> Rows<R, W> {
    /// Writes the header. Messages call the output `path`.
    pub fn new(
        columns: &'static [Column<R>],
        mut out: W,
        dialect: Dialect,
        path: &Path,
    ) -> Result<Self> {
        out.write_all(dialect.mark())
            .map_err(|error| Error::io("write", path, error))?;
        let mut rows = Self {
            columns,
            writer: writer(out, dialect),
            dialect,
            path: path.to_path_buf(),
            scratch: String::new(),
        };
        let header = rows
            .writer
            .write_record(columns.iter().map(|column| column.name));
        header.map_err(|error| write_error(path, error))?;
        Ok(rows)
    }

    /// Writes a row.
    pub fn write(&mut self, record: &R) -> Result<()> {
        for column in self.columns {
            self.scratch.clear();
            let written = match (column.cell)(record) {
                Cell::Text(text) => self.writer.write_field(self.dialect.text(text).as_bytes()),
                Cell::List(items) => {
                    for (index, item) in items.iter().enumerate() {
                        self.scratch.push_str(if index == 0 { "" } else { "; " });
                        self.scratch.push_str(item);
                    }
                    self.writer
                        .write_field(self.dialect.text(&self.scratch).as_bytes())
                }
                Cell::Integer(number) | Cell::OptionalInteger(Some(number)) => self.number(number),
                Cell::Number(Some(number)) => self.number(number),
                Cell::Flag(flag) => self.writer.write_field(if flag { "1" } else { "0" }),
                Cell::Date(Some(date)) => self.number(date),
                Cell::OptionalInteger(None) | Cell::Number(None) | Cell::Date(None) => {
                    self.writer.write_field("")
                }
            };
            written.map_err(|error| write_error(&self.path, error))?;
        }
        let ended = self.writer.write_record(None::<&[u8]>);
        ended.map_err(|error| write_error(&self.path, error))
    }

    fn number(&mut self, number: impl std::fmt::Display) -> csv::Result<()> {
        // Writing to a string cannot fail.
        let _ = write!(self.scratch, "{number}");
        self.writer.write_field(&self.scratch)
    }

    /// Hands on all that is buffered.
    pub fn flush(&mut self) -> Result<()> {
        self.writer
            .flush()
            .map_err(|error| Error::io("write", &self.path, error))
    }
}

/// A CSV writer of the dialect; the mark before the header is the caller's.
pub(super) fn writer<W: Write>(out: W, dialect: Dialect) -> csv::Writer<W> {
    csv::WriterBuilder::new()
        .terminator(dialect.terminator())
        .buffer_capacity(1 << 16)
        .from_writer(out)
}

/// An error of the csv crate as ours.
pub(super) fn write_error(path: &Path, error: csv::Error) -> Error {
    let source = match error.into_kind() {
        csv::ErrorKind::Io(source) => source,
        other => std::io::Error::other(format!("{other:?}")),
    };
    Error::io("write", path, source)
}
