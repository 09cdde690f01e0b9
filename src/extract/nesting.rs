//! Which statements of an article stand inside which: "the dam held" inside "Tamm said the dam held".

use std::ops::Range;

use crate::document::TokenId;

/// For each statement, given by the stretches of its words, the first one that holds all of it and more.
pub(super) fn parents(statements: &[&[Range<TokenId>]]) -> Vec<Option<usize>> {
    let words: Vec<Words> = statements.iter().map(|parts| Words::new(parts)).collect();
    let mut order: Vec<usize> = (0..words.len()).collect();
    order.sort_by_key(|&index| words[index].start);
    let mut parents = vec![None; words.len()];
    // Those that have begun and not ended: a handful, however long the article.
    let mut open: Vec<usize> = Vec::new();
    let mut begin = order.iter().copied().peekable();
    for &index in &order {
        let child = &words[index];
        while let Some(next) = begin.next_if(|&next| words[next].start <= child.start) {
            open.push(next);
        }
        open.retain(|&other| words[other].end > child.start);
        parents[index] = open
            .iter()
            .copied()
            .filter(|&other| {
                other != index && words[other].hold(child) && !child.hold(&words[other])
            })
            .min();
    }
    parents
}

/// The words of a statement.
struct Words<'a> {
    parts: &'a [Range<TokenId>],
    /// First word of all parts, and one past the last.
    start: TokenId,
    end: TokenId,
    /// True if the parts follow each other, as they do but for odd constructions.
    in_order: bool,
}

impl<'a> Words<'a> {
    fn new(parts: &'a [Range<TokenId>]) -> Self {
        Self {
            parts,
            start: parts.iter().map(|part| part.start).min().unwrap_or(0),
            end: parts.iter().map(|part| part.end).max().unwrap_or(0),
            in_order: parts.is_sorted_by(|a, b| a.end <= b.start),
        }
    }

    fn hold(&self, other: &Self) -> bool {
        self.start <= other.start
            && other.end <= self.end
            && other.parts.iter().all(|part| self.holds(part))
    }

    fn holds(&self, part: &Range<TokenId>) -> bool {
        let around = |own: &Range<TokenId>| own.start <= part.start && part.end <= own.end;
        if self.in_order {
            // A statement that goes on through a whole article has thousands of parts.
            let begun = self.parts.partition_point(|own| own.start <= part.start);
            self.parts[..begun].last().is_some_and(around)
        } else {
            self.parts.iter().any(around)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_that_holds_all_and_more_is_the_parent() {
        let statements: [&[Range<TokenId>]; 6] = [
            &[0..20],
            &[0..4, 6..10],
            &[1..3, 7..9],
            &[1..3, 4..9],
            &[25..30],
            &[25..30],
        ];
        assert_eq!(
            parents(&statements),
            [None, Some(0), Some(0), Some(0), None, None]
        );
        assert_eq!(parents(&statements[1..3]), [None, Some(0)]);
    }
}
