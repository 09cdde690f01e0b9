//! A gazetteer file row by row, with the places of its cells, for commands that look at the files
//! themselves and not at what the lexicon makes of them.
//!
//! In `sport.csv` with the columns `name,type`, the entry of line 7 gives `entry.get("name")` and knows
//! that "type" is column 2. Rows that the lexicon cannot use are left out here too; it reports them.

use csv::StringRecord;
use quotary::lexicon::GazetteerFile;

/// A file of the gazetteers.
pub(in crate::cli) struct Sheet<'a> {
    /// The file itself.
    pub file: &'a GazetteerFile,
    header: Vec<String>,
    rows: Vec<(u64, StringRecord)>,
}

/// How a row gives a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) enum Given {
    /// In the column `name`.
    Name,
    /// In the column `aliases`.
    Alias,
    /// In the column `weak_aliases`.
    WeakAlias,
}

impl Given {
    /// The column.
    pub fn column(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Alias => "aliases",
            Self::WeakAlias => "weak_aliases",
        }
    }
}

/// One row of a file.
#[derive(Clone, Copy)]
pub(in crate::cli) struct Entry<'a> {
    sheet: &'a Sheet<'a>,
    /// Line of the file, from 1.
    pub line: u64,
    record: &'a StringRecord,
}

/// Reads every file.
pub(in crate::cli) fn sheets(files: &[GazetteerFile]) -> Vec<Sheet<'_>> {
    files.iter().map(Sheet::read).collect()
}

impl<'a> Sheet<'a> {
    fn read(file: &'a GazetteerFile) -> Self {
        let bytes = file
            .bytes
            .strip_prefix(b"\xef\xbb\xbf")
            .unwrap_or(&file.bytes);
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
        let header: Vec<String> = reader.headers().map_or_else(
            |_| Vec::new(),
            |names| names.iter().map(|name| name.trim().to_owned()).collect(),
        );
        let rows = reader
            .records()
            .filter_map(Result::ok)
            .filter(|record| record.len() == header.len())
            .map(|record| (record.position().map_or(0, csv::Position::line), record))
            .collect();
        Self { file, header, rows }
    }

    /// True if the rows are people, places, organizations and events.
    pub fn lists_entities(&self) -> bool {
        let has = |name| self.header.iter().any(|column| column == name);
        has("name") && has("type")
    }

    /// The place of a column, from 1; 1 for a column that is not there.
    pub fn column(&self, name: &str) -> u64 {
        let found = self.header.iter().position(|column| column == name);
        found.map_or(1, |index| index as u64 + 1)
    }

    /// The rows.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        self.rows.iter().map(|(line, record)| Entry {
            sheet: self,
            line: *line,
            record,
        })
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.rows.len()
    }
}

impl<'a> Entry<'a> {
    /// The file that the row stands in.
    pub fn sheet(&self) -> &'a Sheet<'a> {
        self.sheet
    }

    /// The cell below `column`, without surrounding space; empty if there is no such column.
    pub fn get(&self, column: &str) -> &'a str {
        let index = self.sheet.header.iter().position(|name| name == column);
        let cell = index.and_then(|index| self.record.get(index));
        cell.unwrap_or_default().trim()
    }

    /// Every cell as it stands, with its column.
    pub fn cells(&self) -> impl Iterator<Item = (&'a str, &'a str)> {
        let header = self.sheet.header.iter().map(String::as_str);
        header.zip(self.record.iter())
    }

    /// The items of a cell that holds several.
    pub fn items(&self, column: &str) -> impl Iterator<Item = &'a str> {
        self.get(column)
            .split('|')
            .map(str::trim)
            .filter(|item| !item.is_empty())
    }

    /// The names that the row gives.
    pub fn names(&self) -> impl Iterator<Item = (Given, &'a str)> {
        let name = Some((Given::Name, self.get("name"))).filter(|(_, name)| !name.is_empty());
        let given = |given: Given| self.items(given.column()).map(move |name| (given, name));
        name.into_iter()
            .chain(given(Given::Alias))
            .chain(given(Given::WeakAlias))
    }

    /// True if the row's own name needs support in the article.
    pub fn is_ambiguous(&self) -> bool {
        self.get("notes").starts_with("ambiguous")
    }

    /// True if a name of the row needs support in the article.
    pub fn is_weak(&self, given: Given) -> bool {
        match given {
            Given::Name => self.is_ambiguous(),
            Given::Alias => false,
            Given::WeakAlias => true,
        }
    }

    /// The id, or for a row that gives none its name, type and country.
    pub fn key(&self) -> String {
        match self.get("id") {
            "" => format!(
                "{} ({})",
                self.get("name"),
                [self.get("type"), self.get("country")]
                    .into_iter()
                    .filter(|part| !part.is_empty())
                    .collect::<Vec<_>>()
                    .join(", ")
            ),
            id => id.to_owned(),
        }
    }

    /// "people.csv:214".
    pub fn place(&self) -> String {
        format!("{}:{}", self.sheet.file.name, self.line)
    }
}
