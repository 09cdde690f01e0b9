//! Rows of CSV in one buffer, written by csv-core, the part of the csv crate that does the quoting.
//!
//! The csv crate's own writer keeps its buffer to itself; here the place of every cell is known, so that `same_as` can be
//! filled when the last article has been read.

use csv_core::{Terminator, WriteResult, Writer, WriterBuilder};
use jiff::civil::Date;
use smol_str::{SmolStr, ToSmolStr, format_smolstr};

use super::dialect::Dialect;

/// A cell with quotation marks is at most twice as long as its text, and two bytes.
const MARKS: usize = 2;

/// Rows on their way to the output.
pub(super) struct Cells {
    writer: Writer,
    bytes: Vec<u8>,
    used: usize,
}

impl Cells {
    /// No row yet; what stands before the first one.
    pub fn new(dialect: Dialect) -> Self {
        let terminator = match dialect {
            Dialect::Plain => Terminator::Any(b'\n'),
            Dialect::Excel => Terminator::CRLF,
        };
        let bytes = dialect.mark().to_vec();
        Self {
            writer: WriterBuilder::new().terminator(terminator).build(),
            used: bytes.len(),
            bytes,
        }
    }

    /// Adds a cell to the row.
    #[inline]
    pub fn cell(&mut self, text: &str) {
        let out = self.room(2 * text.len() + MARKS);
        let (result, _, written) = self.writer.field(text.as_bytes(), &mut self.bytes[out..]);
        debug_assert!(matches!(result, WriteResult::InputEmpty));
        self.used += written;
    }

    /// Goes on to the next cell.
    #[inline]
    pub fn next(&mut self) {
        let out = self.room(MARKS);
        let (result, written) = self.writer.delimiter(&mut self.bytes[out..]);
        debug_assert!(matches!(result, WriteResult::InputEmpty));
        self.used += written;
    }

    /// Ends the row.
    pub fn end(&mut self) {
        let out = self.room(2 * MARKS);
        let (result, written) = self.writer.terminator(&mut self.bytes[out..]);
        debug_assert!(matches!(result, WriteResult::InputEmpty));
        self.used += written;
    }

    /// The bytes of the rows.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes[..self.used]
    }

    /// Begins anew, when the rows have been handed on.
    pub fn clear(&mut self) {
        self.used = 0;
    }

    /// Makes room for some bytes more; where they begin.
    #[inline]
    fn room(&mut self, bytes: usize) -> usize {
        let end = self.used + bytes;
        if end > self.bytes.len() {
            self.bytes.resize(end.next_power_of_two(), 0);
        }
        self.used
    }
}

/// Decimal numbers and days with their texts. A table holds few different ones, again and again, and to work out the
/// text of one takes as long as writing twenty cells.
pub(super) struct Texts {
    numbers: [(u64, SmolStr); 256],
    day: (Date, SmolStr),
}

impl Texts {
    pub fn new() -> Self {
        Self {
            numbers: [const { (0, SmolStr::new_static("0")) }; 256],
            day: (Date::ZERO, Date::ZERO.to_smolstr()),
        }
    }

    /// The text of a number.
    pub fn number(&mut self, number: f64) -> &str {
        let bits = number.to_bits();
        // The fraction's highest bits differ between places, and between shares of a hundred.
        let place = bits.wrapping_mul(0x0101_0101_0101_0101) >> 56;
        let (known, text) = &mut self.numbers[place as usize];
        if *known != bits {
            *known = bits;
            *text = format_smolstr!("{number}");
        }
        text
    }

    /// The text of a day, as 2024-01-24.
    pub fn day(&mut self, day: Date) -> &str {
        if self.day.0 != day {
            self.day = (day, day.to_smolstr());
        }
        &self.day.1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn rows_are_those_of_the_csv_crate(
            rows in proptest::collection::vec(proptest::collection::vec("[a-z,\"\n\r\t\u{1};é“ ]{0,40}", 3), 0..5),
        ) {
            for dialect in [Dialect::Plain, Dialect::Excel] {
                let terminator = match dialect {
                    Dialect::Plain => csv::Terminator::Any(b'\n'),
                    Dialect::Excel => csv::Terminator::CRLF,
                };
                let mut theirs = csv::WriterBuilder::new().terminator(terminator).from_writer(dialect.mark().to_vec());
                let mut ours = Cells::new(dialect);
                for row in &rows {
                    theirs.write_record(row).unwrap();
                    for (index, text) in row.iter().enumerate() {
                        if index > 0 {
                            ours.next();
                        }
                        ours.cell(text);
                    }
                    ours.end();
                }
                prop_assert_eq!(ours.bytes(), theirs.into_inner().unwrap());
            }
        }

        #[test]
        fn decimal_numbers_are_remembered_rightly(many in proptest::collection::vec(-900_i32..900, 0..600)) {
            let mut texts = Texts::new();
            for number in many.into_iter().map(|number| f64::from(number) / 100.0) {
                prop_assert_eq!(texts.number(number), number.to_string());
            }
        }
    }
}
