//! Floor 6: where records go. CSV tables, JSON Lines, or a folder with all of them.
//!
//! ```
//! use quotary::record::{ArticleRecord, QuoteRecord};
//! use quotary::sink::{Dialect, Event, OneTable, Run, Sink, Table};
//!
//! let record = ArticleRecord {
//!     quotes: vec![QuoteRecord { quote: "It holds".into(), ..QuoteRecord::default() }],
//!     ..ArticleRecord::default()
//! };
//! let mut out = Vec::new();
//! let mut sink = OneTable::new(Table::Quotes, &mut out, Dialect::Plain)?;
//! sink.receive(&Event::Article(&record))?;
//! sink.receive(&Event::End(&Run::default()))?;
//! drop(sink);
//! assert!(String::from_utf8_lossy(&out).contains(",It holds,"));
//! # Ok::<(), quotary::Error>(())
//! ```
//!
//! A sink knows records and nothing of how they were found. Articles are written as they come and
//! forgotten; only what describes the whole run (entities, links, groups of statements) is kept.

mod cells;
mod dialect;
mod entities;
mod event;
mod folder;
mod json_lines;
mod links;
mod one_table;
mod package;
mod rows;
mod same;
mod staging;
mod table;

pub use dialect::Dialect;
pub use entities::Entities;
pub use event::{Counts, Event, GazetteerUsed, Run, Sink};
pub use folder::Folder;
pub use json_lines::JsonLines;
pub use links::Links;
pub use one_table::OneTable;
pub use same::Same;
pub use table::{Field, Table};
