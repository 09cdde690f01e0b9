//! How CSV is written: plain for programs, or so that Excel opens it by a double click and runs nothing.
//!
//! ```
//! use quotary::sink::Dialect;
//!
//! assert_eq!(Dialect::Plain.text("=1+1\nnext"), "=1+1\nnext");
//! assert_eq!(Dialect::Excel.text("=1+1\nnext"), "'=1+1 next");
//! // A cell that begins with an apostrophe gets another: taking one away always gives the text back.
//! assert_eq!(Dialect::Excel.text("'tis true"), "''tis true");
//! ```

use std::borrow::Cow;

/// Characters that Excel keeps in a cell. A longer cell spills into the next rows when a CSV file is
/// opened, and the table is broken.
const EXCEL_CELL: usize = 32_767;

/// A way to write CSV.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dialect {
    /// RFC 4180 quoting, LF.
    #[default]
    Plain,
    /// Byte order mark, CRLF, guarded formulas, no line breaks in cells.
    Excel,
}

impl Dialect {
    /// What stands before the header.
    pub(super) fn mark(self) -> &'static [u8] {
        match self {
            Self::Plain => b"",
            Self::Excel => b"\xef\xbb\xbf",
        }
    }

    /// A cell that holds text.
    #[inline]
    pub fn text(self, text: &str) -> Cow<'_, str> {
        match self {
            Self::Plain => Cow::Borrowed(text),
            Self::Excel => excel(text),
        }
    }
}

fn excel(text: &str) -> Cow<'_, str> {
    let guard = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\'']);
    let breaks = text.contains([
        '\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}',
    ]);
    let long = text.len() >= EXCEL_CELL;
    if !guard && !breaks && !long {
        return Cow::Borrowed(text);
    }
    let mut cell = String::with_capacity(text.len() + 1);
    if guard {
        cell.push('\'');
    }
    let mut before = '\0';
    for character in text.chars() {
        match character {
            '\n' if before == '\r' => {}
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => cell.push(' '),
            other => cell.push(other),
        }
        before = character;
    }
    // Excel counts UTF-16 units.
    if cell.encode_utf16().count() > EXCEL_CELL {
        let mut units = 0;
        let end = cell.char_indices().find(|(_, character)| {
            units += character.len_utf16();
            units >= EXCEL_CELL
        });
        cell.truncate(end.map_or(cell.len(), |(at, _)| at));
        cell.push('…');
    }
    Cow::Owned(cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn excel_cells_are_one_line_and_no_formulas() {
        let table = [
            ("", ""),
            ("plain “curly” text", "plain “curly” text"),
            ("=SUM(A1)", "'=SUM(A1)"),
            ("+49", "'+49"),
            ("-1", "'-1"),
            ("@all", "'@all"),
            ("\tx", "'\tx"),
            ("\r\nx", "' x"),
            ("a\r\nb\nc\rd", "a b c d"),
        ];
        for (text, expected) in table {
            assert_eq!(Dialect::Excel.text(text), expected);
        }
    }

    #[test]
    fn a_cell_is_never_longer_than_excel_keeps() {
        let long = "😀".repeat(40_000);
        let cell = Dialect::Excel.text(&long);
        assert!(cell.encode_utf16().count() <= EXCEL_CELL);
        assert!(cell.ends_with('…'));
        assert_eq!(
            Dialect::Excel.text(&"a".repeat(EXCEL_CELL)).len(),
            EXCEL_CELL
        );
    }
}
