//! The entities of a run, counted article by article: the rows of entities.csv.
//!
//! ```
//! use quotary::record::{ArticleRecord, MentionRecord};
//! use quotary::sink::Entities;
//!
//! let mention = |words: &str| MentionRecord {
//!     mention: words.into(),
//!     name: "United States".into(),
//!     kind: "place".into(),
//!     entity_id: "us".into(),
//!     ..MentionRecord::default()
//! };
//! let mut entities = Entities::default();
//! entities.add(&ArticleRecord {
//!     mentions: vec![mention("United States"), mention("US"), mention("US")],
//!     ..ArticleRecord::default()
//! });
//! let rows = entities.records();
//! assert_eq!((rows[0].mentions, rows[0].articles), (3, 1));
//! assert_eq!(rows[0].forms, ["US", "United States"]);
//! ```
//!
//! An entity that a gazetteer lists is known by its id, any other by its name, type and country; a person of one name
//! only within its article. Repeated copies of a body are not counted.

use foldhash::fast::FixedState;
use hashbrown::{HashMap, HashSet};
use jiff::civil::Date;
use smol_str::SmolStr;

use crate::record::{ArticleRecord, EntityRecord, MentionRecord, QuoteRecord};

/// Counts entities.
#[derive(Default)]
pub struct Entities {
    numbers: HashMap<String, usize, FixedState>,
    found: Vec<Counted>,
    articles: u64,
    /// The key being looked up, kept to save its memory.
    key: String,
}

#[derive(Default)]
struct Counted {
    record: EntityRecord,
    /// Surface forms in order of first appearance.
    forms: Vec<(SmolStr, u64)>,
    /// The article that named it last, so that each is counted once.
    article: u64,
}

/// The entities of one article, by name and type: lists in a quote hold names, not ids.
type Named<'a> = HashMap<(&'a str, &'a str), usize, FixedState>;

impl Entities {
    /// Counts what an article names.
    pub fn add(&mut self, article: &ArticleRecord) {
        self.articles += 1;
        let mut named = Named::default();
        for mention in article.mentions.iter().filter(|mention| !mention.in_repeat) {
            let index = self.mention(mention, article.date);
            named
                .entry((name(mention), mention.kind.as_ref()))
                .or_insert(index);
        }
        for quote in &article.quotes {
            self.quote(quote, &named);
        }
    }

    fn mention(&mut self, mention: &MentionRecord, date: Option<Date>) -> usize {
        self.key.clear();
        if mention.entity_id.is_empty() {
            self.key.push_str(&mention.kind);
            self.key.push('\n');
            self.key.push_str(name(mention));
            self.key.push('\n');
            self.key.push_str(&mention.country);
            // Nobody is the same person by a surname alone.
            if mention.kind == "person" && !name(mention).contains(char::is_whitespace) {
                self.key.push('\n');
                self.key.push_str(&mention.article_id);
            }
        } else {
            self.key.push_str(&mention.entity_id);
        }
        let index = if let Some(&index) = self.numbers.get(&self.key) {
            index
        } else {
            let index = self.found.len();
            self.numbers.insert(self.key.clone(), index);
            self.found.push(Counted {
                record: first(mention),
                ..Counted::default()
            });
            index
        };
        let counted = &mut self.found[index];
        counted.record.mentions += 1;
        if counted.article != self.articles {
            counted.article = self.articles;
            counted.record.articles += 1;
            widen(
                &mut counted.record.first_date,
                &mut counted.record.last_date,
                date,
            );
        }
        match counted
            .forms
            .iter_mut()
            .find(|(form, _)| *form == mention.mention)
        {
            Some((_, times)) => *times += 1,
            None => counted.forms.push((mention.mention.clone(), 1)),
        }
        index
    }

    fn quote(&mut self, quote: &QuoteRecord, named: &Named<'_>) {
        let speaker = if quote.speaker_id.is_empty() {
            named
                .get(&(quote.speaker.as_str(), quote.speaker_type.as_ref()))
                .copied()
        } else {
            self.numbers.get(quote.speaker_id.as_str()).copied()
        };
        if let Some(index) = speaker {
            self.found[index].record.quotes_by += 1;
        }
        let mut about = HashSet::<usize, FixedState>::default();
        for (names, kind) in subjects(quote) {
            about.extend(
                names
                    .iter()
                    .filter_map(|name| named.get(&(name.as_str(), kind))),
            );
        }
        for index in about {
            if Some(index) != speaker {
                self.found[index].record.quotes_about += 1;
            }
        }
    }

    /// The rows: most mentioned first, then by name.
    pub fn records(&self) -> Vec<EntityRecord> {
        let mut records: Vec<_> = self.found.iter().map(Counted::finished).collect();
        records.sort_by(|a, b| {
            let key = |record: &EntityRecord| (record.mentions, record.articles);
            key(b)
                .cmp(&key(a))
                .then_with(|| a.name.cmp(&b.name))
                .then_with(|| a.kind.cmp(&b.kind))
                .then_with(|| a.entity_id.cmp(&b.entity_id))
        });
        records
    }

    /// The number of rows.
    pub fn len(&self) -> usize {
        self.found.len()
    }

    /// True if nothing was named.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }
}

impl Counted {
    fn finished(&self) -> EntityRecord {
        let mut forms: Vec<_> = self.forms.iter().collect();
        // The sort is stable: equal counts stay in order of first appearance.
        forms.sort_by_key(|(_, times)| std::cmp::Reverse(*times));
        EntityRecord {
            forms: forms.into_iter().map(|(form, _)| form.clone()).collect(),
            ..self.record.clone()
        }
    }
}

/// A row for an entity first met in `mention`.
fn first(mention: &MentionRecord) -> EntityRecord {
    EntityRecord {
        name: name(mention).clone(),
        kind: mention.kind.clone(),
        subtype: mention.subtype.clone(),
        entity_id: mention.entity_id.clone(),
        country: mention.country.clone(),
        latitude: mention.latitude,
        longitude: mention.longitude,
        listed: !mention.entity_id.is_empty(),
        ..EntityRecord::default()
    }
}

/// The canonical name, or the words themselves where there is none.
fn name(mention: &MentionRecord) -> &SmolStr {
    if mention.name.is_empty() {
        &mention.mention
    } else {
        &mention.name
    }
}

/// What a statement names, with the type of each list.
pub(super) fn subjects(quote: &QuoteRecord) -> [(&[SmolStr], &'static str); 3] {
    [
        (&quote.people, "person"),
        (&quote.places, "place"),
        (&quote.organizations, "organization"),
    ]
}

/// Makes a stretch of days reach to `date`.
pub(super) fn widen(first: &mut Option<Date>, last: &mut Option<Date>, date: Option<Date>) {
    if let Some(date) = date {
        *first = Some(first.map_or(date, |first| first.min(date)));
        *last = Some(last.map_or(date, |last| last.max(date)));
    }
}
