//! Reads a CSV file of the gazetteers row by row and knows the position of every cell.

use csv::StringRecord;

use crate::error::Error;

/// A file of the gazetteers: its name for messages and its content.
#[derive(Clone, Debug)]
pub struct GazetteerFile {
    /// Path or name as messages show it.
    pub name: String,
    /// Content: UTF-8 CSV with header; a byte order mark is accepted.
    pub bytes: std::borrow::Cow<'static, [u8]>,
    /// 0 for built-in data, higher for what is laid over it.
    pub layer: u8,
}

impl GazetteerFile {
    /// The file name without folder and ending: "verbs" for "words/verbs.csv".
    pub fn stem(&self) -> &str {
        let file = self.name.rsplit(['/', '\\']).next().unwrap_or(&self.name);
        file.strip_suffix(".csv").unwrap_or(file)
    }
}

/// One row with its header.
pub(super) struct Row<'a> {
    header: &'a [String],
    record: &'a StringRecord,
    file: &'a str,
}

impl<'a> Row<'a> {
    /// The cell below `name`, without surrounding space; empty if there is no such column.
    pub fn get(&self, name: &str) -> &'a str {
        self.index(name)
            .map_or("", |i| self.record.get(i).unwrap_or_default().trim())
    }

    /// The items of a cell that holds several, parted by `|`.
    pub fn items(&self, name: &str) -> impl Iterator<Item = &'a str> + use<'a> {
        self.get(name)
            .split('|')
            .map(str::trim)
            .filter(|item| !item.is_empty())
    }

    /// A fault in the cell below `name`.
    pub fn fault(&self, name: &str, message: impl Into<String>) -> Error {
        let line = self.record.position().map_or(0, csv::Position::line);
        Error::data(
            self.file,
            line,
            self.index(name).map_or(1, |i| i as u64 + 1),
            message,
        )
    }

    fn index(&self, name: &str) -> Option<usize> {
        self.header.iter().position(|column| column == name)
    }
}

/// Calls `each` with every row of `file`. Rows that cannot be read are reported in `problems`, the rest goes on.
pub(super) fn read_rows(
    file: &GazetteerFile,
    needed: &[&str],
    problems: &mut Vec<Error>,
    mut each: impl FnMut(&Row<'_>, &mut Vec<Error>),
) {
    let bytes = file
        .bytes
        .strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(&file.bytes);
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
    let header: Vec<String> = match reader.headers() {
        Ok(header) => header.iter().map(|name| name.trim().to_owned()).collect(),
        Err(error) => return problems.push(unreadable(file, &error)),
    };
    for name in needed {
        if !header.iter().any(|column| column == name) {
            return problems.push(Error::data(
                &file.name,
                1,
                1,
                format!("the header has no column \"{name}\"; add it, or save the file as comma-separated UTF-8"),
            ));
        }
    }
    let mut record = StringRecord::new();
    loop {
        match reader.read_record(&mut record) {
            Ok(false) => return,
            Ok(true) if record.iter().all(|cell| cell.trim().is_empty()) => {}
            Ok(true) => {
                let row = Row {
                    header: &header,
                    record: &record,
                    file: &file.name,
                };
                if record.len() == header.len() {
                    each(&row, problems);
                } else {
                    problems.push(row.fault(
                        "",
                        format!(
                            "the row has {} cells, the header {}; put cells that contain a comma into double quotes",
                            record.len(),
                            header.len()
                        ),
                    ));
                }
            }
            Err(error) => {
                problems.push(unreadable(file, &error));
                if matches!(error.kind(), csv::ErrorKind::Io(_)) {
                    return;
                }
            }
        }
    }
}

fn unreadable(file: &GazetteerFile, error: &csv::Error) -> Error {
    let line = error.position().map_or(1, csv::Position::line);
    let (column, message) = match error.kind() {
        csv::ErrorKind::Utf8 { err, .. } => (
            err.field() as u64 + 1,
            "the cell is not UTF-8; save the file as UTF-8 (in Excel: \"CSV UTF-8\")".to_owned(),
        ),
        _ => (1, format!("the row cannot be read: {error}")),
    };
    Error::data(&file.name, line, column, message)
}
