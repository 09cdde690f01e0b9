//! Paragraphs: lines of the text, put together again where a line was broken within a sentence.

use std::ops::Range;

use super::token::{Token, TokenId};
use crate::text::{Shape, Span, TokenKind};

/// A paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Its tokens.
    pub tokens: Range<TokenId>,
    /// Its sentences, as indices.
    pub sentences: Range<usize>,
    /// End of the dateline it opens with: the first token after it.
    pub body: TokenId,
    /// True if it only repeats the title.
    pub is_title: bool,
}

/// A sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its tokens, closing marks included.
    pub tokens: Range<TokenId>,
    /// Index of its paragraph.
    pub paragraph: usize,
}

impl Sentence {
    /// From the first to the last token.
    pub fn span(&self, tokens: &[Token]) -> Span {
        tokens[self.tokens.start]
            .span
            .cover(tokens[self.tokens.end - 1].span)
    }
}

/// Gives the tokens of each paragraph, told from those that stand after a line break.
pub(super) fn paragraphs(
    tokens: &[Token],
    breaks: &[TokenId],
    mut each: impl FnMut(Range<TokenId>),
) {
    let mut start = 0;
    for &at in breaks {
        if !is_soft(tokens, at) {
            each(start..at);
            start = at;
        }
    }
    if start < tokens.len() {
        each(start..tokens.len());
    }
}

/// True if the line break before `at` lies within a sentence.
fn is_soft(tokens: &[Token], at: TokenId) -> bool {
    let (before, after) = (&tokens[at - 1], &tokens[at]);
    let lone_stop = after.ends_sentence() && tokens.get(at + 1).is_none_or(|next| next.breaks > 0);
    if lone_stop {
        return true;
    }
    let open_before = before.is_word()
        || matches!(
            before.kind,
            TokenKind::Comma | TokenKind::Hyphen | TokenKind::Clitic
        );
    let dotted = before.kind == TokenKind::Ellipsis;
    after.breaks == 1
        && (open_before || dotted)
        && after.kind == TokenKind::Word
        && after.shape == Shape::Lower
}
