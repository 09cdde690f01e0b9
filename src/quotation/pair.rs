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

use crate::document::{Document, Mark, Token, TokenId};
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
    let mut found = Vec::with_capacity(document.marks.len() / 2);
    let mut marks = document.marks.as_slice();
    while let Some(first) = marks.first() {
        let paragraph = &document.paragraphs[document.paragraph_of(first.token)].tokens;
        let inside = marks.partition_point(|mark| mark.token < paragraph.end);
        let (here, later) = marks.split_at(inside);
        let before = found.len();
        double_marks(document, paragraph, here, &mut found);
        single_marks(document, paragraph, here, before, &mut found);
        marks = later;
    }
    found.sort_by_key(|q| (q.tokens.start, std::cmp::Reverse(q.tokens.end)));
    found
}

impl Quotation {
    fn closed(open: Mark, close: Mark, nested: bool) -> Self {
        Self {
            tokens: open.token..close.token + 1,
            inner: open.token + 1..close.token,
            nested,
            closed: true,
            words: (close.words_before - open.words_before) as usize,
        }
    }

    /// A quotation that goes on to before `end`; the words after the last mark are still to be counted.
    fn left_open(open: Mark, last: Mark, end: TokenId) -> Self {
        Self {
            tokens: open.token..end,
            inner: open.token + 1..end,
            nested: false,
            closed: false,
            words: (last.words_before - open.words_before) as usize,
        }
    }
}

fn double_marks(
    document: &Document<'_>,
    paragraph: &Range<TokenId>,
    marks: &[Mark],
    found: &mut Vec<Quotation>,
) {
    let tokens = &document.tokens;
    let mut open: Option<Mark> = None;
    // Curly or angular marks opened inside the one that is open.
    let mut inner: Vec<Mark> = Vec::new();
    for &mark in marks {
        let at = mark.token;
        let token = &tokens[at];
        let left_free = at == paragraph.start || token.spaced || opens_before(&tokens[at - 1]);
        let right_free =
            at + 1 == paragraph.end || tokens[at + 1].spaced || closes_after(&tokens[at + 1]);
        match token.kind {
            // The German closing mark is the English opening one; and `“It holds,“ said Tamm` is often written.
            TokenKind::OpenDouble
                if !left_free
                    && open.is_some_and(|o| {
                        let german = tokens[o.token].span.of(document.text) == "„";
                        token.span.of(document.text) == "“" && (german || right_free)
                    }) =>
            {
                found.extend(open.take().map(|o| Quotation::closed(o, mark, false)));
                inner.clear();
            }
            TokenKind::OpenDouble => {
                if open.is_none() {
                    open = Some(mark);
                } else {
                    inner.push(mark);
                }
            }
            TokenKind::CloseDouble => {
                if let Some(begin) = inner.pop() {
                    found.push(Quotation::closed(begin, mark, true));
                } else if let Some(begin) = open.take() {
                    found.push(Quotation::closed(begin, mark, false));
                }
            }
            TokenKind::DoubleQuote => match open {
                None if right_free && !left_free => {}
                None => open = Some(mark),
                Some(begin) if left_free && !right_free => {
                    // A second opening mark: the first was never closed.
                    found.push(Quotation::left_open(begin, mark, at));
                    inner.clear();
                    open = Some(mark);
                }
                Some(begin) => {
                    inner.clear();
                    found.push(Quotation::closed(begin, mark, false));
                    open = None;
                }
            },
            _ => {}
        }
    }
    if let (Some(begin), Some(&last)) = (open, marks.last()) {
        let mut quotation = Quotation::left_open(begin, last, paragraph.end);
        let after = &tokens[last.token..paragraph.end];
        quotation.words += after.iter().filter(|token| token.is_word()).count();
        found.push(quotation);
    }
}

fn single_marks(
    document: &Document<'_>,
    paragraph: &Range<TokenId>,
    marks: &[Mark],
    before: usize,
    found: &mut Vec<Quotation>,
) {
    let tokens = &document.tokens;
    let is_single = |mark: &Mark| !tokens[mark.token].is_double_mark();
    if !marks.iter().any(is_single) {
        return;
    }
    // In order of their ends; those that are not nested do not touch each other.
    let double = &found[before..];
    let outer: Vec<&Quotation> = double.iter().filter(|q| !q.nested).collect();
    // Where the first of each one and those that end later begins.
    let mut begin: Vec<TokenId> = double.iter().map(|q| q.tokens.start).collect();
    for index in (1..begin.len()).rev() {
        begin[index - 1] = begin[index - 1].min(begin[index]);
    }
    let mut single = Vec::new();
    let mut past = paragraph.start;
    for (index, &mark) in marks.iter().enumerate() {
        let at = mark.token;
        let opens = match tokens[at].kind {
            _ if at < past => false,
            TokenKind::OpenSingle => true,
            TokenKind::SingleQuote => {
                at == paragraph.start || tokens[at].spaced || opens_before(&tokens[at - 1])
            }
            _ => false,
        } && tokens
            .get(at + 1)
            .is_some_and(|next| at + 1 < paragraph.end && !next.spaced && next.is_word());
        if opens {
            if let Some(close) = single_close(tokens, &marks[index..], paragraph.end) {
                let end = close.token;
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
                    single.push(Quotation::closed(mark, close, nested));
                    past = end + 1;
                }
            }
        }
    }
    found.append(&mut single);
}

/// The mark that closes the first one, a single one: the first after punctuation, else the first after a word.
fn single_close(tokens: &[Token], marks: &[Mark], paragraph_end: TokenId) -> Option<Mark> {
    let (open, later) = marks.split_first()?;
    let mut after_word = None;
    // One mark right behind the other holds nothing.
    let candidates = later.iter().skip_while(|mark| mark.token < open.token + 2);
    for &mark in candidates.take_while(|mark| mark.token < open.token + LONGEST_SINGLE) {
        let at = mark.token;
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
            after_word.get_or_insert(mark);
        } else {
            return Some(match after_word {
                // "'yes' and 'no.'": the nearer one, if the next word opens again.
                Some(near)
                    if later.iter().any(|m| {
                        (near.token + 1..at).contains(&m.token) && opens_again(tokens, m)
                    }) =>
                {
                    near
                }
                _ => mark,
            });
        }
    }
    after_word
}

fn opens_again(tokens: &[Token], mark: &Mark) -> bool {
    let token = &tokens[mark.token];
    token.spaced && matches!(token.kind, TokenKind::OpenSingle | TokenKind::SingleQuote)
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
