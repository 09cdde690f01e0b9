//! One attributed statement: a row of quotes.csv.

use jiff::civil::Date;
use smol_str::SmolStr;

use super::column::{Cell, Column, ColumnKind};

/// How much of the statement stands in quotation marks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// All of it.
    Direct,
    /// A part of it.
    Mixed,
    /// None of it.
    #[default]
    Indirect,
}

impl Kind {
    /// The word for the `kind` column.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Mixed => "mixed",
            Self::Indirect => "indirect",
        }
    }
}

/// A row of quotes.csv. Offsets count characters (Unicode scalar values) of the article's text.
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(
    missing_docs,
    reason = "QUOTE_COLUMNS documents each field once, for every output"
)]
pub struct QuoteRecord {
    pub quote_id: SmolStr,
    pub article_id: SmolStr,
    pub article_date: Option<Date>,
    pub article_url: SmolStr,
    pub article_title: SmolStr,
    pub outlet: SmolStr,
    pub kind: Kind,
    pub quote: SmolStr,
    pub speaker: SmolStr,
    pub speaker_mention: SmolStr,
    pub speaker_type: SmolStr,
    pub speaker_id: SmolStr,
    pub speaker_gender: SmolStr,
    pub speaker_role: SmolStr,
    pub speaker_affiliation: SmolStr,
    pub speaker_country: SmolStr,
    pub speaker_stands_for: SmolStr,
    pub cue: SmolStr,
    pub cue_lemma: SmolStr,
    pub cue_class: SmolStr,
    pub cue_stance: SmolStr,
    pub negated: bool,
    pub addressee: SmolStr,
    pub occasion: SmolStr,
    pub said_where: SmolStr,
    pub said_when: SmolStr,
    pub said_from: Option<Date>,
    pub said_to: Option<Date>,
    pub said_date_rule: SmolStr,
    pub citing: SmolStr,
    pub via: SmolStr,
    pub people: Vec<SmolStr>,
    pub places: Vec<SmolStr>,
    pub organizations: Vec<SmolStr>,
    pub repeats: u32,
    pub same_as: SmolStr,
    pub signature: SmolStr,
    pub sentence: SmolStr,
    pub nested_in: SmolStr,
    pub rule: SmolStr,
    pub rule_precision: Option<f64>,
    pub paragraph: u32,
    pub start: u32,
    pub end: u32,
    /// Spans of what was said, marks and an opening "that" or "to" included. JSONL only.
    pub content: Vec<(u32, u32)>,
    /// Spans of the reporting words. JSONL only.
    pub cue_spans: Vec<(u32, u32)>,
    /// Spans of the words beside the quote that point at the speaker. JSONL only.
    pub source: Vec<(u32, u32)>,
}

use ColumnKind as K;

/// The columns of quotes.csv, in order.
#[rustfmt::skip]
pub const QUOTE_COLUMNS: &[Column<QuoteRecord>] = &[
    Column::new("quote_id", K::Text, "Identifier, stable over runs: article, normalised words and an ordinal", |q| Cell::Text(&q.quote_id)),
    Column::new("article_id", K::Text, "Identifier of the article: as given, else from its URL, else a hash of its text", |q| Cell::Text(&q.article_id)),
    Column::new("article_date", K::Date, "Day of publication", |q| Cell::Date(q.article_date)),
    Column::new("article_url", K::Text, "Web address of the article", |q| Cell::Text(&q.article_url)),
    Column::new("article_title", K::Text, "Headline of the article", |q| Cell::Text(&q.article_title)),
    Column::new("outlet", K::Text, "Publication: from metadata, the dateline or the URL's host", |q| Cell::Text(&q.outlet)),
    Column::new("kind", K::Text, "direct (all in quotation marks), mixed (a part) or indirect (none)", |q| Cell::Text(q.kind.as_str())),
    Column::new("quote", K::Text, "The words, without the outer quotation marks and an opening that or to", |q| Cell::Text(&q.quote)),
    Column::new("speaker", K::Text, "Who: the full name as the gazetteer or the article gives it; empty if nobody is named", |q| Cell::Text(&q.speaker)),
    Column::new("speaker_mention", K::Text, "The words beside the quote that point at the speaker", |q| Cell::Text(&q.speaker_mention)),
    Column::new("speaker_type", K::Text, "person, organization, place, group or unnamed", |q| Cell::Text(&q.speaker_type)),
    Column::new("speaker_id", K::Text, "The gazetteer's id of the speaker", |q| Cell::Text(&q.speaker_id)),
    Column::new("speaker_gender", K::Text, "f, m or empty", |q| Cell::Text(&q.speaker_gender)),
    Column::new("speaker_role", K::Text, "Role as the article gives it anywhere, else the gazetteer's office valid on the article's date", |q| Cell::Text(&q.speaker_role)),
    Column::new("speaker_affiliation", K::Text, "Organization or country spoken for", |q| Cell::Text(&q.speaker_affiliation)),
    Column::new("speaker_country", K::Text, "Country spoken for, ISO 3166-1 alpha-2", |q| Cell::Text(&q.speaker_country)),
    Column::new("speaker_stands_for", K::Text, "The body that a place or building stands for when it acts", |q| Cell::Text(&q.speaker_stands_for)),
    Column::new("cue", K::Text, "The reporting words", |q| Cell::Text(&q.cue)),
    Column::new("cue_lemma", K::Text, "Dictionary form of the reporting word", |q| Cell::Text(&q.cue_lemma)),
    Column::new("cue_class", K::Text, "Class of the reporting word, from the closed list in words/verbs.csv", |q| Cell::Text(&q.cue_class)),
    Column::new("cue_stance", K::Text, "neutral, distancing or endorsing", |q| Cell::Text(&q.cue_stance)),
    Column::new("negated", K::Flag, "1 for a statement not made or refused", |q| Cell::Flag(q.negated)),
    Column::new("addressee", K::Text, "Who was told", |q| Cell::Text(&q.addressee)),
    Column::new("occasion", K::Text, "Where or in what it was said: a briefing, an interview, a post", |q| Cell::Text(&q.occasion)),
    Column::new("said_where", K::Text, "Place of speaking where the text gives one, canonical", |q| Cell::Text(&q.said_where)),
    Column::new("said_when", K::Text, "The words that say when it was said", |q| Cell::Text(&q.said_when)),
    Column::new("said_from", K::Date, "First day on which it can have been said", |q| Cell::Date(q.said_from)),
    Column::new("said_to", K::Date, "Last day on which it can have been said", |q| Cell::Date(q.said_to)),
    Column::new("said_date_rule", K::Text, "How the days were worked out", |q| Cell::Text(&q.said_date_rule)),
    Column::new("citing", K::Text, "Whom the speaker names as its own source", |q| Cell::Text(&q.citing)),
    Column::new("via", K::Text, "Who carried it between the speaker and this article, nearest to the article first", |q| Cell::Text(&q.via)),
    Column::new("people", K::List, "People named inside the quote", |q| Cell::List(&q.people)),
    Column::new("places", K::List, "Places named inside the quote", |q| Cell::List(&q.places)),
    Column::new("organizations", K::List, "Organizations named inside the quote", |q| Cell::List(&q.organizations)),
    Column::new("repeats", K::Integer, "How often the article states it", |q| Cell::Integer(u64::from(q.repeats))),
    Column::new("same_as", K::Text, "Shared by equal or nearly equal statements of one speaker across the run", |q| Cell::Text(&q.same_as)),
    Column::new("signature", K::Text, "Similarity signature of the words", |q| Cell::Text(&q.signature)),
    Column::new("sentence", K::Text, "The sentences around it, white space folded", |q| Cell::Text(&q.sentence)),
    Column::new("nested_in", K::Text, "quote_id of the statement that this one stands inside", |q| Cell::Text(&q.nested_in)),
    Column::new("rule", K::Text, "The rule that decided the speaker", |q| Cell::Text(&q.rule)),
    Column::new("rule_precision", K::Number, "How often that rule is right on marked articles", |q| Cell::Number(q.rule_precision)),
    Column::new("paragraph", K::Integer, "Paragraph of the article's text, from 1", |q| Cell::Integer(u64::from(q.paragraph))),
    Column::new("start", K::Integer, "First character of the quote", |q| Cell::Integer(u64::from(q.start))),
    Column::new("end", K::Integer, "One past the last character of the quote", |q| Cell::Integer(u64::from(q.end))),
];
