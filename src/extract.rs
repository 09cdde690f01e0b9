//! The whole pipeline: one article in, one record out. It cannot fail and does no input or output.
//!
//! ```
//! use quotary::lexicon::{Lexicon, builtin_files};
//! use quotary::{Article, extract};
//!
//! let (lexicon, _) = Lexicon::load(&builtin_files());
//! let record = extract(&Article::from_text("\"It holds,\" said Mayor Aino Tamm."), &lexicon);
//! assert_eq!(record.quotes[0].quote, "It holds");
//! assert_eq!(record.quotes[0].speaker, "Aino Tamm");
//! assert_eq!(record.quotes[0].speaker_role, "mayor");
//! ```

mod identity;
mod language;
mod mentions;
mod nesting;
mod outlet;
mod passages;
mod quotes;
mod wording;

use smol_str::SmolStr;

use crate::article::Article;
use crate::attribution::{Scene, find_speakers, find_statements};
use crate::document::Document;
use crate::lexicon::{Lexicon, Vocabulary};
use crate::mention::{Phrases, find_mentions};
use crate::quotation::find_quotations;
use crate::record::ArticleRecord;
use crate::resolve::Cast;

use self::passages::Passages;
use self::quotes::Shared;

/// Finds the names and statements of an article. For many articles an [`Extractor`] is faster.
pub fn extract(article: &Article, lexicon: &Lexicon) -> ArticleRecord {
    let vocabulary = Vocabulary::for_text(lexicon, article.text.len());
    Extractor {
        vocabulary,
        parts: Parts::ALL,
    }
    .extract(article)
}

/// What of an article's record is made beside its statements: who writes one table need not wait for the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts {
    /// The mentions. How many there are is told all the same.
    pub mentions: bool,
    /// The text, and where in it the parts of a statement, its cue and its source stand: what only JSON Lines shows.
    pub text: bool,
}

impl Parts {
    /// Everything.
    pub const ALL: Self = Self {
        mentions: true,
        text: true,
    };
}

/// Finds the names and statements of one article after the other; no article changes what is found in another.
#[derive(Debug)]
pub struct Extractor<'l> {
    vocabulary: Vocabulary<'l>,
    parts: Parts,
}

impl<'l> Extractor<'l> {
    /// Begins with the words of no article.
    pub fn new(lexicon: &'l Lexicon) -> Self {
        Self::of_parts(lexicon, Parts::ALL)
    }

    /// Makes some parts of the records only.
    pub fn of_parts(lexicon: &'l Lexicon, parts: Parts) -> Self {
        Self {
            vocabulary: Vocabulary::new(lexicon),
            parts,
        }
    }

    /// Does what [`extract`] does.
    pub fn extract(&mut self, article: &Article) -> ArticleRecord {
        let document = Document::read(&article.text, &article.title, &mut self.vocabulary);
        records(article, &document, self.vocabulary.lexicon(), self.parts)
    }
}

fn records(
    article: &Article,
    document: &Document<'_>,
    lexicon: &Lexicon,
    parts: Parts,
) -> ArticleRecord {
    let phrases = Phrases::find(document, lexicon);
    let found = find_mentions(document, lexicon, &phrases);
    let quotations = find_quotations(document);
    let cast = Cast::new(document, lexicon, &phrases, &found, article.date);
    let scene = Scene::new(document, lexicon, &phrases, &found, &quotations);
    let passages = Passages::new(document);
    let language = language::language(document);
    let shared = Shared::new(article, document);
    let mut record = ArticleRecord {
        article_id: shared.id.clone(),
        date: article.date,
        date_source: SmolStr::new_static(article.date_source.as_str()),
        url: shared.url.clone(),
        title: shared.title.clone(),
        outlet: shared.outlet.clone(),
        language: SmolStr::new_static(language),
        characters: u64::from(passages.characters()),
        input: SmolStr::new(&article.input),
        position: article.position,
        names: mentions::count(&scene),
        ..ArticleRecord::default()
    };
    if parts.mentions {
        record.mentions = mentions::records(&scene, &cast, &passages, &shared.id);
    }
    if parts.text {
        record.text.clone_from(&article.text);
    }
    if language::is_read(language) {
        let statements = find_statements(&scene);
        let speakers = find_speakers(&scene, &cast, &statements);
        let layers = quotes::Layers {
            article,
            scene: &scene,
            cast: &cast,
            passages: &passages,
            shared: &shared,
            places: parts.text,
        };
        record.quotes = quotes::records(&layers, &statements, speakers);
    } else {
        record.problems.push(language::problem(article, language));
    }
    record
}
