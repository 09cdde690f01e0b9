//! One table as CSV on one stream: what `quotary extract` writes without `--out`.
//!
//! ```
//! use quotary::sink::{Dialect, Event, OneTable, Run, Sink, Table};
//!
//! let mut out = Vec::new();
//! let mut sink = OneTable::new(Table::Links, &mut out, Dialect::Plain)?;
//! sink.receive(&Event::End(&Run::default()))?;
//! drop(sink);
//! assert_eq!(out, b"speaker,entity,entity_type,statements,first_date,last_date,quote_id\n");
//! # Ok::<(), quotary::Error>(())
//! ```

use std::io::Write;
use std::path::Path;

use super::dialect::Dialect;
use super::entities::Entities;
use super::event::{Event, Sink};
use super::links::Links;
use super::rows::Rows;
use super::table::Table;
use crate::error::Result;
use crate::record::{
    ARTICLE_COLUMNS, ArticleRecord, ENTITY_COLUMNS, EntityRecord, LINK_COLUMNS, LinkRecord,
    MENTION_COLUMNS, MentionRecord, PROBLEM_COLUMNS, Problem, QUOTE_COLUMNS, QuoteRecord,
};

/// Writes one table.
pub struct OneTable<W: Write>(Content<W>);

enum Content<W: Write> {
    Quotes(Rows<QuoteRecord, W>),
    Mentions(Rows<MentionRecord, W>),
    Entities(Entities, Rows<EntityRecord, W>),
    Links(Links, Rows<LinkRecord, W>),
    Articles(Rows<ArticleRecord, W>),
    Errors(Rows<Problem, W>),
}

impl<W: Write> OneTable<W> {
    /// Writes the header of `table` to `out`.
    ///
    /// # Errors
    ///
    /// Where `out` cannot be written.
    pub fn new(table: Table, out: W, dialect: Dialect) -> Result<Self> {
        let path = Path::new("<stdout>");
        Ok(Self(match table {
            Table::Quotes => Content::Quotes(Rows::new(QUOTE_COLUMNS, out, dialect, path)?),
            Table::Mentions => Content::Mentions(Rows::new(MENTION_COLUMNS, out, dialect, path)?),
            Table::Entities => Content::Entities(
                Entities::default(),
                Rows::new(ENTITY_COLUMNS, out, dialect, path)?,
            ),
            Table::Links => Content::Links(
                Links::default(),
                Rows::new(LINK_COLUMNS, out, dialect, path)?,
            ),
            Table::Articles => Content::Articles(Rows::new(ARTICLE_COLUMNS, out, dialect, path)?),
            Table::Errors => Content::Errors(Rows::new(PROBLEM_COLUMNS, out, dialect, path)?),
        }))
    }

    fn article(&mut self, record: &ArticleRecord) -> Result<()> {
        match &mut self.0 {
            Content::Quotes(rows) => record.quotes.iter().try_for_each(|quote| rows.write(quote)),
            Content::Mentions(rows) => record
                .mentions
                .iter()
                .try_for_each(|mention| rows.write(mention)),
            Content::Entities(entities, _) => {
                entities.add(record);
                Ok(())
            }
            Content::Links(links, _) => {
                links.add(record);
                Ok(())
            }
            Content::Articles(rows) => rows.write(record),
            Content::Errors(rows) => record
                .problems
                .iter()
                .try_for_each(|problem| rows.write(problem)),
        }
    }

    fn end(&mut self) -> Result<()> {
        match &mut self.0 {
            Content::Entities(entities, rows) => entities
                .records()
                .iter()
                .try_for_each(|entity| rows.write(entity))?,
            Content::Links(links, rows) => links
                .records()
                .iter()
                .try_for_each(|link| rows.write(link))?,
            _ => {}
        }
        self.flush()
    }

    fn flush(&mut self) -> Result<()> {
        match &mut self.0 {
            Content::Quotes(rows) => rows.flush(),
            Content::Mentions(rows) => rows.flush(),
            Content::Entities(_, rows) => rows.flush(),
            Content::Links(_, rows) => rows.flush(),
            Content::Articles(rows) => rows.flush(),
            Content::Errors(rows) => rows.flush(),
        }
    }
}

impl<W: Write> Sink for OneTable<W> {
    fn receive(&mut self, event: &Event<'_>) -> Result<()> {
        match event {
            Event::Article(record) => self.article(record),
            Event::Problem(problem) => match &mut self.0 {
                Content::Errors(rows) => rows.write(problem),
                _ => Ok(()),
            },
            Event::Pause => self.flush(),
            Event::End(_) => self.end(),
        }
    }
}
