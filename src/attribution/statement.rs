//! A statement as the sieves find it: stretches of tokens, nothing resolved yet.

use std::ops::Range;

use crate::document::TokenId;
use crate::lexicon::VerbUse;

use super::tail::Tail;

/// What somebody said, and where the text says so.
#[derive(Clone, Debug, Default)]
pub struct Statement {
    /// What was said, in order; quotation marks and an opening "that" or "to" included.
    pub content: Vec<Range<TokenId>>,
    /// The reporting words; empty for a quotation without any.
    pub cue: Option<Range<TokenId>>,
    /// First token of the verb's group.
    pub group: TokenId,
    /// Which reporting word.
    pub verb: Option<VerbUse>,
    /// The words that point at the speaker; empty if there are none.
    pub source: Vec<Range<TokenId>>,
    /// Who passed the words on, where the text says so beside them.
    pub carrier: Option<Range<TokenId>>,
    /// Circumstances.
    pub tail: Tail,
    /// Not said, or refused.
    pub negated: bool,
    /// Name of the rule that decided.
    pub rule: &'static str,
}

impl Statement {
    /// First token of what was said.
    pub fn start(&self) -> TokenId {
        self.content.first().map_or(0, |part| part.start)
    }

    /// One past the last token of what was said.
    pub fn end(&self) -> TokenId {
        self.content.last().map_or(0, |part| part.end)
    }

    /// Brings the parts in order; of two that share tokens the first stays. Marks that cross can make such parts.
    pub(super) fn order_parts(&mut self) {
        self.content.sort_by_key(|part| part.start);
        let mut end = 0;
        self.content.retain(|part| {
            let free = part.start >= end;
            if free {
                end = part.end;
            }
            free
        });
    }

    /// True if a token is part of what was said.
    pub fn covers(&self, at: TokenId) -> bool {
        self.content.iter().any(|part| part.contains(&at))
    }
}
