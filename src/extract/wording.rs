//! The words of a statement as the `quote` column gives them.
//!
//! Parts joined by a space, white space folded, outer quotation marks and an opening "that" or "to" left off, as well as
//! a comma that only leads over to the cue. Nothing else is altered.

use std::ops::Range;

use crate::attribution::Statement;
use crate::document::{Document, TokenId};
use crate::lexicon::Classes;
use crate::quotation::Quotation;
use crate::text::TokenKind;

/// Puts the parts of a statement into `parts`, without their outer marks.
pub(super) fn bare_parts(
    document: &Document<'_>,
    quotations: &[Quotation],
    statement: &Statement,
    parts: &mut Vec<Range<TokenId>>,
) {
    parts.clear();
    parts.extend(
        statement
            .content
            .iter()
            .map(|part| bare(document, quotations, part))
            .filter(|part| !part.is_empty()),
    );
    if let Some(first) = parts.first_mut() {
        if statement
            .cue
            .as_ref()
            .is_some_and(|cue| cue.end <= first.start)
        {
            let opens = document.tokens[first.start].is(Classes::TO)
                || document.tokens[first.start].is(Classes::THAT)
                    && document.tokens[first.start].is(Classes::COMPLEMENTIZER)
                    && first.len() > 1
                    && statement.rule != "bare-clause";
            if opens {
                let rest = first.start + 1..first.end;
                *first = bare(document, quotations, &rest);
            }
        }
    }
    parts.retain(|part| !part.is_empty());
}

fn bare(
    document: &Document<'_>,
    quotations: &[Quotation],
    part: &Range<TokenId>,
) -> Range<TokenId> {
    let mut part = part.clone();
    // One quotation and nothing else: its marks are outer marks.
    let from = quotations.partition_point(|q| q.tokens.start < part.start);
    if let Some(quotation) = quotations[from..]
        .iter()
        .take_while(|q| q.tokens.start == part.start)
        .find(|q| q.tokens.end == part.end)
    {
        part = quotation.inner.clone();
    }
    while !part.is_empty() && matches!(document.tokens[part.end - 1].kind, TokenKind::Comma) {
        part.end -= 1;
    }
    while !part.is_empty()
        && matches!(
            document.tokens[part.start].kind,
            TokenKind::Comma | TokenKind::Colon | TokenKind::Dash
        )
    {
        part.start += 1;
    }
    part
}
