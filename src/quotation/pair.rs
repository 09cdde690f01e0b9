//! Pairs quotation marks within a paragraph; one left open is repaired there and costs no other quotation.
//!
//! ```
//! use quotary::document::Document;
//! use quotary::lexicon::{Lexicon, builtin_files};
//! use quotary::quotation::find_quotations;
//!
//! let (lexicon, _) = Lexicon::load(&builtin_files());
//! let document = Document::new("“It holds,” she said. „Gut“, «bien» and \"open\nNext \"one\".", "", &lexicon);
//! let found: Vec<&str> = find_quotations(&document).iter().map(|q| document.words(&q.inner)).collect();
//! assert_eq!(found, ["It holds,", "Gut", "bien", "open", "one"]);
//! ```

use std::ops::Range;

use crate::document::{Document, Token, TokenId};
use crate::text::TokenKind;

/// A stretch between quotation marks. Quotations of a document are in order of their first token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// From the opening to the closing mark, both included.
    pub tokens: Range<TokenId>,
    /// What stands between them.
    pub inner: Range<TokenId>,
    /// True for a quotation inside another.
    pub nested: bool,
    /// False if the closing mark is missing.
    pub closed: bool,
    /// Number of words inside.
    pub words: usize,
}

/// The longest stretch, in tokens, that single marks are paired over.
const LONGEST_SINGLE: usize = 120;

/// Finds all quotations, outer and nested.
pub fn find_quotations(document: &Document<'_>) -> Vec<Quotation> {
    let mut found = Vec::new();
    for paragraph in &document.paragraphs {
        let tokens = &paragraph.tokens;
        if !document.tokens[tokens.clone()].iter().any(Token::is_mark) {
            continue;
        }
        let words = Words::count(document, tokens);
        let before = found.len();
        double_marks(document, tokens, &words, &mut found);
        single_marks(document, tokens, &words, before, &mut found);
    }
    found.sort_by_key(|q| (q.tokens.start, std::cmp::Reverse(q.tokens.end)));
    found
}

/// The number of words before each token of a paragraph.
struct Words {
    start: TokenId,
    before: Vec<u32>,
}

impl Words {
    fn count(document: &Document<'_>, paragraph: &Range<TokenId>) -> Self {
        let mut before = Vec::with_capacity(paragraph.len() + 1);
        let mut count = 0;
        before.push(count);
        before.extend(document.tokens[paragraph.clone()].iter().map(|token| {
            count += u32::from(token.is_word());
            count
        }));
        Self {
            start: paragraph.start,
            before,
        }
    }

    fn within(&self, tokens: &Range<TokenId>) -> usize {
        let before = |at: TokenId| self.before[at - self.start];
        (before(tokens.end) - before(tokens.start)) as usize
    }

    fn quotation(&self, tokens: Range<TokenId>, nested: bool, closed: bool) -> Quotation {
        let inner = tokens.start + 1..if closed { tokens.end - 1 } else { tokens.end };
        Quotation {
            words: self.within(&inner),
            tokens,
            inner,
            nested,
            closed,
        }
    }
}

fn double_marks(
    document: &Document<'_>,
    paragraph: &Range<TokenId>,
    words: &Words,
    found: &mut Vec<Quotation>,
) {
    let tokens = &document.tokens;
    let mut open: Option<TokenId> = None;
    // Curly or angular marks opened inside the one that is open.
    let mut inner: Vec<TokenId> = Vec::new();
    for at in paragraph.clone() {
        let token = &tokens[at];
        let left_free = at == paragraph.start || token.spaced || opens_before(&tokens[at - 1]);
        let right_free =
            at + 1 == paragraph.end || tokens[at + 1].spaced || closes_after(&tokens[at + 1]);
        match token.kind {
            // The German closing mark is the English opening one; and `“It holds,“ said Tamm` is often written.
            TokenKind::OpenDouble
                if !left_free
                    && open.is_some_and(|o| {
                        let german = tokens[o].span.of(document.text) == "„";
                        token.span.of(document.text) == "“" && (german || right_free)
                    }) =>
            {
                found.extend(open.take().map(|o| words.quotation(o..at + 1, false, true)));
                inner.clear();
            }
            TokenKind::OpenDouble => {
                if open.is_none() {
                    open = Some(at);
                } else {
                    inner.push(at);
                }
            }
            TokenKind::CloseDouble => {
                if let Some(begin) = inner.pop() {
                    found.push(words.quotation(begin..at + 1, true, true));
                } else if let Some(begin) = open.take() {
                    found.push(words.quotation(begin..at + 1, false, true));
                }
            }
            TokenKind::DoubleQuote => match open {
                None if right_free && !left_free => {}
                None => open = Some(at),
                Some(begin) if left_free && !right_free => {
                    // A second opening mark: the first was never closed.
                    found.push(words.quotation(begin..at, false, false));
                    inner.clear();
                    open = Some(at);
                }
                Some(begin) => {
                    inner.clear();
                    found.push(words.quotation(begin..at + 1, false, true));
                    open = None;
                }
            },
            _ => {}
        }
    }
    if let Some(begin) = open {
        found.push(words.quotation(begin..paragraph.end, false, false));
    }
}

fn single_marks(
    document: &Document<'_>,
    paragraph: &Range<TokenId>,
    words: &Words,
    before: usize,
    found: &mut Vec<Quotation>,
) {
    let tokens = &document.tokens;
    // In order of their ends; those that are not nested do not touch each other.
    let double = &found[before..];
    let outer: Vec<&Quotation> = double.iter().filter(|q| !q.nested).collect();
    // Where the first of each one and those that end later begins.
    let mut begin: Vec<TokenId> = double.iter().map(|q| q.tokens.start).collect();
    for index in (1..begin.len()).rev() {
        begin[index - 1] = begin[index - 1].min(begin[index]);
    }
    let mut single = Vec::new();
    let mut at = paragraph.start;
    while at < paragraph.end {
        let opens = match tokens[at].kind {
            TokenKind::OpenSingle => true,
            TokenKind::SingleQuote => {
                at == paragraph.start || tokens[at].spaced || opens_before(&tokens[at - 1])
            }
            _ => false,
        } && tokens
            .get(at + 1)
            .is_some_and(|next| at + 1 < paragraph.end && !next.spaced && next.is_word());
        if opens {
            if let Some(end) = single_end(tokens, at, paragraph.end) {
                let beyond = double.partition_point(|q| q.tokens.end <= end);
                let nested = begin.get(beyond).is_some_and(|&begin| begin < at);
                let next = outer.partition_point(|q| q.tokens.end <= end);
                let opens_inside = outer
                    .get(next)
                    .is_some_and(|q| (at..end).contains(&q.tokens.start));
                let first = double.partition_point(|q| q.tokens.end <= at);
                let closes_inside = double[first..beyond].iter().any(|q| q.tokens.start < at);
                let crossing = opens_inside || closes_inside;
                if !crossing {
                    single.push(words.quotation(at..end + 1, nested, true));
                    at = end;
                }
            }
        }
        at += 1;
    }
    found.append(&mut single);
}

/// The token that closes a single mark: the first one after punctuation, else the first after a word.
fn single_end(tokens: &[Token], open: TokenId, paragraph_end: TokenId) -> Option<TokenId> {
    let mut after_word = None;
    for at in open + 2..paragraph_end.min(open + LONGEST_SINGLE) {
        let token = &tokens[at];
        if !matches!(token.kind, TokenKind::SingleQuote | TokenKind::CloseSingle) || token.spaced {
            continue;
        }
        let free =
            at + 1 >= paragraph_end || tokens[at + 1].spaced || closes_after(&tokens[at + 1]);
        if !free {
            continue;
        }
        if tokens[at - 1].is_word() {
            after_word.get_or_insert(at);
        } else {
            return Some(match after_word {
                // "'yes' and 'no.'": the nearer one, if the next word opens again.
                Some(near)
                    if (near..at).any(|i| {
                        matches!(
                            tokens[i].kind,
                            TokenKind::OpenSingle | TokenKind::SingleQuote
                        ) && i > near
                            && tokens[i].spaced
                    }) =>
                {
                    near
                }
                _ => at,
            });
        }
    }
    after_word
}

fn opens_before(token: &Token) -> bool {
    matches!(
        token.kind,
        TokenKind::Open
            | TokenKind::Dash
            | TokenKind::OpenSingle
            | TokenKind::SingleQuote
            | TokenKind::Markup
    )
}

fn closes_after(token: &Token) -> bool {
    token.ends_sentence()
        || matches!(
            token.kind,
            TokenKind::Comma
                | TokenKind::Semicolon
                | TokenKind::Colon
                | TokenKind::Close
                | TokenKind::Dash
                | TokenKind::CloseSingle
                | TokenKind::SingleQuote
                | TokenKind::Markup
        )
}
