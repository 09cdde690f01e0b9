//! Cells of a CSV row, appended to the bytes of the row.
//!
//! A text is quoted as the csv crate does it; numbers and days are written as `Display` writes them, without its
//! machinery: a run writes dozens of cells a row and a hundred thousand rows.

use std::io::Write;

use jiff::civil::Date;
use memchr::{memchr_iter, memchr2};
use smol_str::{SmolStr, format_smolstr};

use crate::text::packed;

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x80 * ONES;
/// A text of so many bytes is looked through before a search has begun.
const SHORT: usize = 32;

/// Appends a text, in quotation marks only where they are needed.
pub(super) fn push_text(row: &mut Vec<u8>, text: &str) {
    if !needs_quotes(text) {
        row.extend_from_slice(text.as_bytes());
        return;
    }
    row.push(b'"');
    let bytes = text.as_bytes();
    let mut from = 0;
    for mark in memchr_iter(b'"', bytes) {
        row.extend_from_slice(&bytes[from..=mark]);
        // The mark is written again with what follows.
        from = mark;
    }
    row.extend_from_slice(&bytes[from..]);
    row.push(b'"');
}

/// Appends a whole number.
pub(super) fn push_integer(row: &mut Vec<u8>, mut number: u64) {
    let mut digits = [0; 20];
    let mut first = digits.len();
    loop {
        first -= 1;
        digits[first] = digit(number);
        number /= 10;
        if number == 0 {
            break;
        }
    }
    row.extend_from_slice(&digits[first..]);
}

/// Decimal numbers with their texts. A table holds few different ones, again and again, and to work out the shortest text
/// of one takes as long as writing twenty cells.
pub(super) struct Numbers([(u64, SmolStr); 256]);

impl Numbers {
    pub fn new() -> Self {
        Self([const { (0, SmolStr::new_static("0")) }; 256])
    }

    /// The text of a number.
    pub fn text(&mut self, number: f64) -> &str {
        let bits = number.to_bits();
        // The fraction's highest bits differ between places, and between shares of a hundred.
        let (known, text) = &mut self.0[(bits.wrapping_mul(ONES) >> 56) as usize];
        if *known != bits {
            *known = bits;
            *text = format_smolstr!("{number}");
        }
        text
    }
}

/// Appends a day as 2024-01-24.
pub(super) fn push_date(row: &mut Vec<u8>, date: Date) {
    let (Ok(year), Ok(month), Ok(day)) = (
        u64::try_from(date.year()),
        u64::try_from(date.month()),
        u64::try_from(date.day()),
    ) else {
        let _ = write!(row, "{date}");
        return;
    };
    row.extend_from_slice(&[
        digit(year / 1000),
        digit(year / 100),
        digit(year / 10),
        digit(year),
        b'-',
        digit(month / 10),
        digit(month),
        b'-',
        digit(day / 10),
        digit(day),
    ]);
}

/// The last digit of a number.
fn digit(number: u64) -> u8 {
    b'0' + (number % 10) as u8
}

/// True for a text with a comma, a quotation mark or the end of a line.
fn needs_quotes(text: &str) -> bool {
    let bytes = text.as_bytes();
    if bytes.len() > SHORT {
        return memchr2(b',', b'"', bytes)
            .or_else(|| memchr2(b'\n', b'\r', bytes))
            .is_some();
    }
    let (eights, rest) = bytes.as_chunks();
    // Filled up with bytes that ask for nothing.
    let last = packed(rest) | !0 << (8 * rest.len());
    eights
        .iter()
        .map(|eight| u64::from_le_bytes(*eight))
        .chain([last])
        .any(|eight| {
            let has = |byte: u8| {
                let zeros = eight ^ (u64::from(byte) * ONES);
                zeros.wrapping_sub(ONES) & !zeros
            };
            (has(b',') | has(b'"') | has(b'\n') | has(b'\r')) & HIGH != 0
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn pushed(push: impl Fn(&mut Vec<u8>)) -> String {
        let mut row = b"x".to_vec();
        push(&mut row);
        String::from_utf8(row).unwrap()
    }

    proptest! {
        #[test]
        fn texts_are_quoted_as_the_csv_crate_does(text in "[a-z,\"\n\r\t\u{1};é“ ]{0,40}") {
            let mut theirs = csv::WriterBuilder::new().from_writer(Vec::new());
            theirs.write_record(["x", text.as_str(), "x"]).unwrap();
            let ours = pushed(|row| {
                row.push(b',');
                push_text(row, &text);
                row.extend_from_slice(b",x\n");
            });
            prop_assert_eq!(ours.as_bytes(), theirs.into_inner().unwrap());
        }

        #[test]
        fn numbers_are_written_as_display_does(number in any::<u64>(), shift in 0..64) {
            let number = number >> shift;
            prop_assert_eq!(pushed(|row| push_integer(row, number)), format!("x{number}"));
        }

        #[test]
        fn decimal_numbers_are_remembered_rightly(many in proptest::collection::vec(-900_i32..900, 0..600)) {
            let mut numbers = Numbers::new();
            for number in many.into_iter().map(|number| f64::from(number) / 100.0) {
                prop_assert_eq!(numbers.text(number), number.to_string());
            }
        }

        #[test]
        fn days_are_written_as_display_does(year in -9999_i16..=9999, month in 1_i8..=12, day in 1_i8..=28) {
            let date = Date::new(year, month, day).unwrap();
            prop_assert_eq!(pushed(|row| push_date(row, date)), format!("x{date}"));
        }
    }
}
