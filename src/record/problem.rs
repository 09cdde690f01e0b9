//! Something that was wrong with an input, and what was done about it: a row of errors.csv.

use super::column::{Cell, Column, ColumnKind as K};

/// What was done about a problem.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Action {
    /// Left out.
    Skipped,
    /// Taken in part.
    Cut,
    /// Mended and taken.
    Repaired,
    /// Taken as it is.
    #[default]
    Noted,
}

impl Action {
    /// The word for the `action` column.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Skipped => "skipped",
            Self::Cut => "cut",
            Self::Repaired => "repaired",
            Self::Noted => "noted",
        }
    }

    /// True where something was lost, so that the run's exit status must say so.
    pub fn is_loss(self) -> bool {
        matches!(self, Self::Skipped | Self::Cut)
    }
}

/// A row of errors.csv.
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(
    missing_docs,
    reason = "PROBLEM_COLUMNS documents each field once, for every output"
)]
pub struct Problem {
    pub input: String,
    pub position: u64,
    pub article_id: String,
    pub problem: String,
    pub action: Action,
}

/// The columns of errors.csv, in order.
#[rustfmt::skip]
pub const PROBLEM_COLUMNS: &[Column<Problem>] = &[
    Column::new("input", K::Text, "File the problem is in", |p| Cell::Text(&p.input)),
    Column::new("position", K::Integer, "Line of that file, from 1; empty where the file as a whole is meant", |p| Cell::OptionalInteger((p.position > 0).then_some(p.position))),
    Column::new("article_id", K::Text, "Article concerned, where one could be read", |p| Cell::Text(&p.article_id)),
    Column::new("problem", K::Text, "What is wrong, and what to do", |p| Cell::Text(&p.problem)),
    Column::new("action", K::Text, "skipped, cut, repaired or noted", |p| Cell::Text(p.action.as_str())),
];
