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
mod quotes;
mod wording;

use crate::article::Article;
use crate::attribution::{Scene, find_speakers, find_statements};
use crate::document::Document;
use crate::lexicon::{Lexicon, Vocabulary};
use crate::mention::{Phrases, find_mentions};
use crate::quotation::find_quotations;
use crate::record::ArticleRecord;
use crate::resolve::Cast;
use crate::text::CharOffsets;

/// Finds the names and statements of an article. For many articles an [`Extractor`] is faster.
pub fn extract(article: &Article, lexicon: &Lexicon) -> ArticleRecord {
    Extractor(Vocabulary::for_text(lexicon, article.text.len())).extract(article)
}

/// Finds the names and statements of one article after the other; no article changes what is found in another.
#[derive(Debug)]
pub struct Extractor<'l>(Vocabulary<'l>);

impl<'l> Extractor<'l> {
    /// Begins with the words of no article.
    pub fn new(lexicon: &'l Lexicon) -> Self {
        Self(Vocabulary::new(lexicon))
    }

    /// Does what [`extract`] does.
    pub fn extract(&mut self, article: &Article) -> ArticleRecord {
        let document = Document::read(&article.text, &article.title, &mut self.0);
        records(article, &document, self.0.lexicon())
    }
}

fn records(article: &Article, document: &Document<'_>, lexicon: &Lexicon) -> ArticleRecord {
    let phrases = Phrases::find(document, lexicon);
    let found = find_mentions(document, lexicon, &phrases);
    let quotations = find_quotations(document);
    let cast = Cast::new(document, lexicon, &phrases, &found, article.date);
    let scene = Scene::new(document, lexicon, &phrases, &found, &quotations);
    let offsets = CharOffsets::new(&article.text);
    let language = language::language(document);
    let outlet = outlet::outlet(article, document);
    let shared = quotes::Shared::new(article, &outlet);
    let mut record = ArticleRecord {
        article_id: article.id.clone(),
        date: article.date,
        date_source: article.date_source.as_str().to_owned(),
        url: article.url.clone(),
        title: article.title.clone(),
        outlet,
        characters: u64::from(offsets.len()),
        input: article.input.clone(),
        position: article.position,
        mentions: mentions::records(&scene, &cast, &offsets, &shared.id),
        text: article.text.clone(),
        ..ArticleRecord::default()
    };
    if language::is_read(&language) {
        let statements = find_statements(&scene);
        let speakers = find_speakers(&scene, &cast, &statements);
        let layers = quotes::Layers {
            article,
            scene: &scene,
            offsets: &offsets,
            shared: &shared,
            names: &record.mentions,
        };
        record.quotes = quotes::records(&layers, &statements, &speakers);
    } else {
        record.problems.push(language::problem(article, &language));
    }
    record.language = language;
    record
}
