//! The names of tables as the command line takes them.
//!
//! `--table quotes` is `Table::Quotes`.

use quotary::sink::Table;

/// A table to choose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum TableName {
    /// A row per attributed statement.
    #[default]
    Quotes,
    /// A row per name found.
    Mentions,
    /// A row per entity of the run.
    Entities,
    /// A row per speaker and entity spoken about.
    Links,
    /// A row per article.
    Articles,
    /// A row per problem.
    Errors,
}

impl From<TableName> for Table {
    fn from(name: TableName) -> Self {
        match name {
            TableName::Quotes => Self::Quotes,
            TableName::Mentions => Self::Mentions,
            TableName::Entities => Self::Entities,
            TableName::Links => Self::Links,
            TableName::Articles => Self::Articles,
            TableName::Errors => Self::Errors,
        }
    }
}
