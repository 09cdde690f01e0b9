//! The document: all layers of one article's text.
//!
//! ```
//! use quotary::document::Document;
//! use quotary::lexicon::{Lexicon, builtin_files};
//!
//! let (lexicon, _) = Lexicon::load(&builtin_files());
//! let document = Document::new("Mr. Tamm spoke. \"It holds.\" He left.", "", &lexicon);
//! let sentences: Vec<&str> = document.sentences.iter().map(|s| s.span(&document.tokens).of(document.text)).collect();
//! assert_eq!(sentences, ["Mr. Tamm spoke.", "\"It holds.\"", "He left."]);
//! ```

use std::ops::Range;

use super::cut::{Cut, Mark};
use super::layout::{Paragraph, Sentence, paragraphs};
use super::repeat::{Repeat, repeats};
use super::token::{Token, TokenId};
use super::{dateline, sentence};
use crate::lexicon::{Lexicon, Vocabulary};
use crate::text::tokens;

/// The layers of an article's text. Tokens, sentences and paragraphs each cover everything but white space.
#[derive(Debug)]
pub struct Document<'a> {
    /// The text itself.
    pub text: &'a str,
    /// Its words and marks.
    pub tokens: Vec<Token>,
    /// Its sentences.
    pub sentences: Vec<Sentence>,
    /// Its paragraphs.
    pub paragraphs: Vec<Paragraph>,
    /// For each token, the index of its sentence.
    pub sentence_of: Vec<u32>,
    /// Its quotation marks.
    pub marks: Vec<Mark>,
    /// Bytes of white space that is more than a single space between two words, in order.
    pub(super) uneven: Vec<u32>,
    repeats: Vec<Repeat>,
}

impl<'a> Document<'a> {
    /// Builds all layers. A later paragraph that only repeats `title` is marked as title; the first one
    /// is text.
    pub fn new(text: &'a str, title: &str, lexicon: &Lexicon) -> Self {
        Self::read(text, title, &mut Vocabulary::for_text(lexicon, text.len()))
    }

    /// The same with a vocabulary that remembers the words of earlier articles.
    pub fn read(text: &'a str, title: &str, vocabulary: &mut Vocabulary<'_>) -> Self {
        let lexicon = vocabulary.lexicon();
        let cut = Cut::new(text, vocabulary);
        let found = &cut.tokens;
        let mut stops = cut.stops.as_slice();
        let mut sentences = Vec::with_capacity(found.len() / 20 + 1);
        let mut laid_out = Vec::with_capacity(cut.breaks.len() + 1);
        let mut sentence_of = Vec::with_capacity(found.len());
        let title_words = words_of(title);
        paragraphs(found, &cut.breaks, |range| {
            let first = sentences.len();
            let paragraph = laid_out.len();
            sentence::sentences(text, found, range.clone(), &mut stops, lexicon, |tokens| {
                sentence_of.resize(tokens.end, sentences.len() as u32);
                sentences.push(Sentence { tokens, paragraph });
            });
            laid_out.push(Paragraph {
                body: dateline::end(found, &range),
                is_title: paragraph > 0 && is_title(text, &found[range.clone()], &title_words),
                tokens: range,
                sentences: first..sentences.len(),
            });
        });
        Self {
            text,
            repeats: repeats(&cut.words, found),
            sentences,
            paragraphs: laid_out,
            sentence_of,
            marks: cut.marks,
            uneven: cut.uneven,
            tokens: cut.tokens,
        }
    }

    /// The sentence that holds a token, with its index.
    pub fn sentence_at(&self, token: TokenId) -> (usize, &Sentence) {
        let index = self.sentence_of[token] as usize;
        (index, &self.sentences[index])
    }

    /// The index of the paragraph that holds a token.
    pub fn paragraph_of(&self, token: TokenId) -> usize {
        self.sentence_at(token).1.paragraph
    }

    /// True if these tokens stand in a stretch that the text had before.
    pub fn in_repeat(&self, tokens: &Range<TokenId>) -> bool {
        // They begin and end in the same order, so that the last one to begin reaches farthest.
        let begun = self
            .repeats
            .partition_point(|repeat| repeat.later.start <= tokens.start);
        self.repeats[..begun]
            .last()
            .is_some_and(|repeat| tokens.end <= repeat.later.end)
    }

    /// Token that begins at or after a byte.
    pub fn token_at(&self, byte: u32) -> TokenId {
        self.tokens.partition_point(|token| token.span.start < byte)
    }
}

fn words_of(title: &str) -> Vec<&str> {
    tokens(title)
        .map(|token| token.span.of(title))
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .collect()
}

fn is_title(text: &str, paragraph: &[Token], title: &[&str]) -> bool {
    if title.is_empty() {
        return false;
    }
    let mut words = paragraph
        .iter()
        .map(|t| t.span.of(text))
        .filter(|word| word.chars().any(char::is_alphanumeric));
    title.iter().all(|word| words.next() == Some(*word)) && words.next().is_none()
}
