//! Floor 0: what comes out. One file a table; each holds the record and its columns, and from these
//! columns CSV headers, JSON keys, the data package and `quotary schema` are made.
//!
//! The texts of a record are [`SmolStr`]s: short ones lie in the record itself, long ones are shared when they are
//! cloned, and words of the program are only pointed at. Of a thousand articles there are a hundred thousand rows.

mod article;
mod column;
mod entity;
mod link;
mod mention;
mod problem;
mod quote;

pub use article::{ARTICLE_COLUMNS, ArticleRecord};
pub use column::{Cell, Column, ColumnKind};
pub use entity::{ENTITY_COLUMNS, EntityRecord};
pub use link::{LINK_COLUMNS, LinkRecord};
pub use mention::{MENTION_COLUMNS, MentionRecord};
pub use problem::{Action, PROBLEM_COLUMNS, Problem};
pub use quote::{Kind, QUOTE_COLUMNS, QuoteRecord};
pub use smol_str::SmolStr;
