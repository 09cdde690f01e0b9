//! The whole pipeline: one article in, one record out. It cannot fail and does no input or output.
//!
//! ```
//! use quotary::lexicon::{Lexicon, builtin_files};
//! use quotary::{Article, extract};
//!
//! let (lexicon, _) = Lexicon::load(&builtin_files());
//! let record = extract(&Article::from_text("\"It holds,\" said Aino Tamm."), &lexicon);
//! assert_eq!(record.quotes[0].quote, "It holds");
//! assert_eq!(record.quotes[0].speaker_mention, "Aino Tamm");
//! ```

use crate::article::Article;
use crate::attribution::{Scene, find_statements};
use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::mention::{Phrases, find_mentions};
use crate::quotation::find_quotations;
use crate::record::{ArticleRecord, MentionRecord, QuoteRecord};
use crate::text::CharOffsets;

/// Finds the names and statements of an article.
pub fn extract(article: &Article, lexicon: &Lexicon) -> ArticleRecord {
    let document = Document::new(&article.text, &article.title, lexicon);
    let phrases = Phrases::find(&document, lexicon);
    let mentions = find_mentions(&document, lexicon, &phrases);
    let quotations = find_quotations(&document);
    let scene = Scene::new(&document, lexicon, &phrases, &mentions, &quotations);
    let statements = find_statements(&scene);
    let offsets = CharOffsets::new(&article.text);
    let span = |tokens: &std::ops::Range<usize>| offsets.chars(document.span(tokens));
    ArticleRecord {
        article_id: article.id.clone(),
        text: article.text.clone(),
        mentions: mentions
            .iter()
            .map(|m| MentionRecord {
                start: span(&m.tokens).0,
                end: span(&m.tokens).1,
                kind: m.kind.as_str().to_owned(),
                rule: m.rule.to_owned(),
                ..MentionRecord::default()
            })
            .collect(),
        quotes: statements
            .iter()
            .map(|s| QuoteRecord {
                quote: document.words(&s.content[0]).to_owned(),
                content: s.content.iter().map(span).collect(),
                source: s.source.iter().map(span).collect(),
                rule: s.rule.to_owned(),
                ..QuoteRecord::default()
            })
            .collect(),
        ..ArticleRecord::default()
    }
}
