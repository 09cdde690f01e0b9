//! Who speaks about whom: the rows of links.csv.
//!
//! ```
//! use quotary::record::{ArticleRecord, QuoteRecord};
//! use quotary::sink::Links;
//!
//! let quote = QuoteRecord {
//!     speaker: "Aino Tamm".into(),
//!     places: vec!["Tartu".into()],
//!     ..QuoteRecord::default()
//! };
//! let mut links = Links::default();
//! links.add(&ArticleRecord { quotes: vec![quote.clone(), quote], ..ArticleRecord::default() });
//! let rows = links.records();
//! assert_eq!((rows[0].entity.as_str(), rows[0].statements), ("Tartu", 2));
//! ```

use foldhash::fast::FixedState;
use hashbrown::HashMap;
use smol_str::SmolStr;

use super::entities::{subjects, widen};
use crate::record::{ArticleRecord, LinkRecord, QuoteRecord};

/// Counts links.
#[derive(Default)]
pub struct Links {
    numbers: HashMap<String, usize, FixedState>,
    found: Vec<LinkRecord>,
    /// The key being looked up, kept to save its memory.
    key: String,
}

impl Links {
    /// Counts the statements of an article.
    pub fn add(&mut self, article: &ArticleRecord) {
        for quote in article
            .quotes
            .iter()
            .filter(|quote| !quote.speaker.is_empty())
        {
            for (names, kind) in subjects(quote) {
                // Who speaks of itself in the third person is no link.
                for name in names.iter().filter(|name| **name != quote.speaker) {
                    self.link(article, quote, name, kind);
                }
            }
        }
    }

    fn link(
        &mut self,
        article: &ArticleRecord,
        quote: &QuoteRecord,
        entity: &SmolStr,
        kind: &'static str,
    ) {
        self.key.clear();
        for part in [
            quote.speaker_id.as_str(),
            &quote.speaker,
            &quote.speaker_type,
            kind,
        ] {
            self.key.push_str(part);
            self.key.push('\n');
        }
        self.key.push_str(entity);
        let index = if let Some(&index) = self.numbers.get(&self.key) {
            index
        } else {
            self.numbers.insert(self.key.clone(), self.found.len());
            self.found.push(LinkRecord {
                speaker: quote.speaker.clone(),
                entity: entity.clone(),
                entity_type: SmolStr::new_static(kind),
                quote_id: quote.quote_id.clone(),
                ..LinkRecord::default()
            });
            self.found.len() - 1
        };
        let link = &mut self.found[index];
        link.statements += 1;
        widen(&mut link.first_date, &mut link.last_date, article.date);
    }

    /// The rows: most statements first, then by speaker and entity.
    pub fn records(&self) -> Vec<LinkRecord> {
        let mut records = self.found.clone();
        records.sort_by(|a, b| {
            b.statements
                .cmp(&a.statements)
                .then_with(|| a.speaker.cmp(&b.speaker))
                .then_with(|| a.entity.cmp(&b.entity))
                .then_with(|| a.entity_type.cmp(&b.entity_type))
        });
        records
    }
}
