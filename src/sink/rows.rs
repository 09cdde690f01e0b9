//! Rows of one table as CSV, made from the table's columns.
//!
//! A `QuoteRecord` with the quote `It holds` becomes a line with a cell for each of `QUOTE_COLUMNS`,
//! below a header with their names.

use std::io::Write;
use std::ops::Range;
use std::path::{Path, PathBuf};

use super::cells::{Cells, Texts};
use super::dialect::Dialect;
use crate::error::{Error, Result};
use crate::record::{Cell, Column};

/// Writes records of one kind.
pub(super) struct Rows<R: 'static, W: Write> {
    columns: &'static [Column<R>],
    out: W,
    dialect: Dialect,
    path: PathBuf,
    /// Bytes that were handed on.
    handed_on: u64,
    /// Rows on their way.
    cells: Cells,
    /// The list being written, kept to save its memory.
    scratch: String,
    texts: Texts,
    integers: itoa::Buffer,
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
            handed_on: 0,
            cells: Cells::new(dialect),
            scratch: String::new(),
            texts: Texts::new(),
            integers: itoa::Buffer::new(),
        };
        for (index, column) in columns.iter().enumerate() {
            rows.part(index);
            rows.cells.cell(column.name);
        }
        rows.end()?;
        Ok(rows)
    }

    /// Writes a row.
    pub fn write(&mut self, record: &R) -> Result<()> {
        self.row(record, 0..self.columns.len());
        self.end()
    }

    /// Writes a row; tells at which byte of the output the cell of a column begins.
    pub fn write_noting(&mut self, record: &R, column: usize) -> Result<u64> {
        self.row(record, 0..column);
        self.part(column);
        let at = self.handed_on + self.cells.bytes().len() as u64;
        self.cell(record, column);
        self.row(record, column + 1..self.columns.len());
        self.end()?;
        Ok(at)
    }

    fn row(&mut self, record: &R, columns: Range<usize>) {
        for column in columns {
            self.part(column);
            self.cell(record, column);
        }
    }

    fn cell(&mut self, record: &R, column: usize) {
        match (self.columns[column].cell)(record) {
            Cell::Text("") | Cell::List([]) => {}
            Cell::Text(text) => self.cells.cell(&self.dialect.text(text)),
            Cell::List([item]) => self.cells.cell(&self.dialect.text(item)),
            Cell::List(items) => {
                self.scratch.clear();
                for (index, item) in items.iter().enumerate() {
                    self.scratch.push_str(if index == 0 { "" } else { "; " });
                    self.scratch.push_str(item);
                }
                self.cells.cell(&self.dialect.text(&self.scratch));
            }
            Cell::Integer(number) | Cell::OptionalInteger(Some(number)) => {
                self.cells.cell(self.integers.format(number));
            }
            Cell::Number(Some(number)) => self.cells.cell(self.texts.number(number)),
            Cell::Flag(flag) => self.cells.cell(if flag { "1" } else { "0" }),
            Cell::Date(Some(date)) => self.cells.cell(self.texts.day(date)),
            Cell::OptionalInteger(None) | Cell::Number(None) | Cell::Date(None) => {}
        }
    }

    fn part(&mut self, index: usize) {
        if index > 0 {
            self.cells.next();
        }
    }

    fn end(&mut self) -> Result<()> {
        self.cells.end();
        if self.cells.bytes().len() >= BUFFER {
            self.hand_on()?;
        }
        Ok(())
    }

    fn hand_on(&mut self) -> Result<()> {
        let written = self.out.write_all(self.cells.bytes());
        self.handed_on += self.cells.bytes().len() as u64;
        self.cells.clear();
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
