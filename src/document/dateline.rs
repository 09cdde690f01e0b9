//! Datelines: "ASTANA (Sputnik) - ", "NEW YORK, Jan 24 (Reuters) — " at the beginning of a paragraph.

use std::ops::Range;

use super::token::{Token, TokenId};
use crate::lexicon::Classes;
use crate::text::{Shape, TokenKind};

const LONGEST: usize = 16;

/// The first token after the dateline that `paragraph` opens with; its first token if there is none.
pub(super) fn end(tokens: &[Token], paragraph: &Range<TokenId>) -> TokenId {
    let start = paragraph.start;
    let mut upper = false;
    let mut bracketed = false;
    let mut depth = 0;
    let end = paragraph.end.min(start + LONGEST);
    for (at, token) in tokens.iter().enumerate().take(end).skip(start) {
        match token.kind {
            TokenKind::Dash if depth == 0 => {
                let separate = token.spaced || upper;
                let counts = at > start && (upper || bracketed) && separate;
                return if counts { at + 1 } else { start };
            }
            TokenKind::Open => {
                depth += 1;
                bracketed = true;
            }
            TokenKind::Close => depth -= 1,
            TokenKind::Word if depth == 0 => {
                if at == start && token.shape == Shape::Upper {
                    upper = true;
                }
                let fits =
                    token.is_capital() || token.is(Classes::PREPOSITION | Classes::DETERMINER);
                if !fits || at == start && !token.is_capital() {
                    return start;
                }
            }
            TokenKind::Word
            | TokenKind::Number
            | TokenKind::Comma
            | TokenKind::Period
            | TokenKind::Slash
            | TokenKind::Hyphen => {}
            _ => return start,
        }
    }
    start
}
