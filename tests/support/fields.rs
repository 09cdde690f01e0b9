//! Cells of a row as text, and offsets as bytes.

use std::ops::Range;

use quotary::record::{Cell, Column};

/// Compares one cell with what a `fields` block says.
pub fn field<R>(
    columns: &[Column<R>],
    row: &R,
    number: usize,
    key: &str,
    value: &str,
    differences: &mut Vec<String>,
) -> Result<(), String> {
    let column = columns
        .iter()
        .find(|column| column.name == key)
        .ok_or(format!("no column is called \"{key}\""))?;
    let found = cell((column.cell)(row));
    if found != value {
        differences.push(format!(
            "{number}.{key} is \"{found}\", written \"{value}\""
        ));
    }
    Ok(())
}

fn cell(cell: Cell<'_>) -> String {
    match cell {
        Cell::Text(text) => text.to_owned(),
        Cell::List(items) => items.join("; "),
        Cell::Integer(number) => number.to_string(),
        Cell::OptionalInteger(number) => {
            number.map(|number| number.to_string()).unwrap_or_default()
        }
        Cell::Number(number) => number.map(|number| number.to_string()).unwrap_or_default(),
        Cell::Flag(flag) => u8::from(flag).to_string(),
        Cell::Date(day) => day.map(|day| day.to_string()).unwrap_or_default(),
    }
}

/// Turns offsets of characters into offsets of bytes.
pub struct Bytes(Vec<usize>);

impl Bytes {
    /// For a text.
    pub fn new(text: &str) -> Self {
        Self(
            text.char_indices()
                .map(|(at, _)| at)
                .chain([text.len()])
                .collect(),
        )
    }

    /// Bytes of a stretch of characters.
    pub fn range(&self, (start, end): (u32, u32)) -> Range<usize> {
        self.0[start as usize]..self.0[end as usize]
    }
}
