//! Rows of one table as CSV, made from the table's columns.
//!
//! A `QuoteRecord` with the quote `It holds` becomes a line with a cell for each of `QUOTE_COLUMNS`,
//! below a header with their names.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::dialect::Dialect;
use crate::error::{Error, Result};
use crate::record::{Cell, Column};

/// Writes records of one kind.
pub(super) struct Rows<R: 'static, W: Write> {
    columns: &'static [Column<R>],
    out: W,
    dialect: Dialect,
    path: PathBuf,
    /// Rows on their way.
    buffer: Vec<u8>,
    /// The list being written, kept to save its memory.
    scratch: String,
}

/// Rows of so many bytes are handed on together.
const BUFFER: usize = 1 << 16;

impl<R, W: Write> Rows<R, W> {
    /// Writes the header. Messages call the output `path`.
    pub fn new(
        columns: &'static [Column<R>],
        out: W,
        dialect: Dialect,
        path: &Path,
    ) -> Result<Self> {
        let mut rows = Self {
            columns,
            out,
            dialect,
            path: path.to_path_buf(),
            buffer: dialect.mark().to_vec(),
            scratch: String::new(),
        };
        for (index, column) in columns.iter().enumerate() {
            rows.part(index);
            push_cell(&mut rows.buffer, column.name);
        }
        rows.end()?;
        Ok(rows)
    }

    /// Writes a row.
    pub fn write(&mut self, record: &R) -> Result<()> {
        for (index, column) in self.columns.iter().enumerate() {
            self.part(index);
            match (column.cell)(record) {
                Cell::Text(text) => push_cell(&mut self.buffer, &self.dialect.text(text)),
                Cell::List([]) => {}
                Cell::List([item]) => push_cell(&mut self.buffer, &self.dialect.text(item)),
                Cell::List(items) => {
                    self.scratch.clear();
                    for (index, item) in items.iter().enumerate() {
                        self.scratch.push_str(if index == 0 { "" } else { "; " });
                        self.scratch.push_str(item);
                    }
                    push_cell(&mut self.buffer, &self.dialect.text(&self.scratch));
                }
                Cell::Integer(number) | Cell::OptionalInteger(Some(number)) => self.number(number),
                Cell::Number(Some(number)) => self.number(number),
                Cell::Flag(flag) => self.buffer.push(if flag { b'1' } else { b'0' }),
                Cell::Date(Some(date)) => self.number(date),
                Cell::OptionalInteger(None) | Cell::Number(None) | Cell::Date(None) => {}
            }
        }
        self.end()
    }

    fn part(&mut self, index: usize) {
        if index > 0 {
            self.buffer.push(b',');
        }
    }

    fn number(&mut self, number: impl std::fmt::Display) {
        // Writing to memory cannot fail.
        let _ = write!(self.buffer, "{number}");
    }

    fn end(&mut self) -> Result<()> {
        self.buffer.extend(self.dialect.line_end());
        if self.buffer.len() >= BUFFER {
            self.hand_on()?;
        }
        Ok(())
    }

    fn hand_on(&mut self) -> Result<()> {
        let written = self.out.write_all(&self.buffer);
        self.buffer.clear();
        written.map_err(|error| Error::io("write", &self.path, error))
    }

    /// Hands on all that is buffered.
    pub fn flush(&mut self) -> Result<()> {
        self.hand_on()?;
        self.out
            .flush()
            .map_err(|error| Error::io("write", &self.path, error))
    }
}

/// Appends a cell, in quotation marks only where they are needed.
fn push_cell(buffer: &mut Vec<u8>, text: &str) {
    let special = |byte: &u8| matches!(byte, b',' | b'"' | b'\n' | b'\r');
    // Chunks are looked at as a whole, without a decision for each byte.
    let quoted = text.as_bytes().chunks(32).any(|chunk| {
        chunk
            .iter()
            .fold(false, |found, byte| found | special(byte))
    });
    if !quoted {
        buffer.extend_from_slice(text.as_bytes());
        return;
    }
    buffer.push(b'"');
    for (index, part) in text.split('"').enumerate() {
        if index > 0 {
            buffer.extend_from_slice(b"\"\"");
        }
        buffer.extend_from_slice(part.as_bytes());
    }
    buffer.push(b'"');
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn cells_are_quoted_as_the_csv_crate_does(text in "[a,\"\n\r;é ]{0,40}") {
            let mut ours = Vec::new();
            push_cell(&mut ours, &text);
            ours.extend(b",x\n");
            let mut theirs = writer(Vec::new(), Dialect::Plain);
            theirs.write_record([text.as_str(), "x"]).unwrap();
            prop_assert_eq!(ours, theirs.into_inner().unwrap());
        }
    }
}
