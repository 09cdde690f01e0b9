//! The tables, by name, and what their columns are.
//!
//! ```
//! use quotary::sink::Table;
//!
//! let fields = Table::Quotes.fields();
//! assert_eq!(fields[0].name, "quote_id");
//! assert_eq!(Table::Quotes.file(), "quotes.csv");
//! ```

use crate::record::{
    ARTICLE_COLUMNS, Column, ColumnKind, ENTITY_COLUMNS, LINK_COLUMNS, MENTION_COLUMNS,
    PROBLEM_COLUMNS, QUOTE_COLUMNS,
};

/// A table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    /// A row for each statement.
    Quotes,
    /// A row for each name found.
    Mentions,
    /// A row for each entity of the run.
    Entities,
    /// A row for each pair of a speaker and an entity in what was said.
    Links,
    /// A row for each article.
    Articles,
    /// A row for each problem.
    Errors,
}

/// A column, whatever its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// Name as it stands in the header.
    pub name: &'static str,
    /// Kind of its values.
    pub kind: ColumnKind,
    /// What it means.
    pub about: &'static str,
}

impl Table {
    /// All tables, in the order in which they are documented.
    pub const ALL: [Self; 6] = [
        Self::Quotes,
        Self::Mentions,
        Self::Entities,
        Self::Links,
        Self::Articles,
        Self::Errors,
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Quotes => "quotes",
            Self::Mentions => "mentions",
            Self::Entities => "entities",
            Self::Links => "links",
            Self::Articles => "articles",
            Self::Errors => "errors",
        }
    }

    /// The name of its CSV file.
    pub fn file(self) -> String {
        format!("{}.csv", self.name())
    }

    /// What a row is.
    pub fn about(self) -> &'static str {
        match self {
            Self::Quotes => "One row per attributed statement",
            Self::Mentions => "One row per name found",
            Self::Entities => "One row per entity of the run",
            Self::Links => "One row per speaker and entity named in the speaker's statements",
            Self::Articles => "One row per article",
            Self::Errors => "One row per problem",
        }
    }

    /// The column that no two rows share.
    pub fn key(self) -> Option<&'static str> {
        match self {
            Self::Quotes => Some("quote_id"),
            Self::Articles => Some("article_id"),
            _ => None,
        }
    }

    /// Its columns.
    pub fn fields(self) -> Vec<Field> {
        match self {
            Self::Quotes => fields(QUOTE_COLUMNS),
            Self::Mentions => fields(MENTION_COLUMNS),
            Self::Entities => fields(ENTITY_COLUMNS),
            Self::Links => fields(LINK_COLUMNS),
            Self::Articles => fields(ARTICLE_COLUMNS),
            Self::Errors => fields(PROBLEM_COLUMNS),
        }
    }
}

fn fields<R>(columns: &[Column<R>]) -> Vec<Field> {
    columns
        .iter()
        .map(|column| Field {
            name: column.name,
            kind: column.kind,
            about: column.about,
        })
        .collect()
}
