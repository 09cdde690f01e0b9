//! The statements of an article while they are being gathered, and which words they have taken.

use std::ops::Range;

use crate::document::TokenId;

use super::statement::Statement;

/// Statements in the order in which they were found.
pub(super) struct Gathered {
    list: Vec<Statement>,
    /// What each token is to the statements so far.
    uses: Vec<u8>,
    /// First statement of the paragraph and of the one before it.
    paragraph: usize,
    before: usize,
    /// For each statement of the paragraph, the farthest end up to it.
    reach: Vec<TokenId>,
}

/// A token is part of what was said.
const SAID: u8 = 1;
/// It is the first of a part, of the first part, or belongs to a cue.
const PART: u8 = 2;
const FIRST: u8 = 4;
const CUE: u8 = 8;

impl Gathered {
    /// For an article of so many tokens.
    pub fn new(tokens: usize) -> Self {
        Self {
            list: Vec::new(),
            uses: vec![0; tokens],
            paragraph: 0,
            before: 0,
            reach: Vec::new(),
        }
    }

    /// Begins the next paragraph.
    pub fn begin_paragraph(&mut self) {
        self.before = std::mem::replace(&mut self.paragraph, self.list.len());
        self.reach.clear();
    }

    pub fn get(&self, index: usize) -> &Statement {
        &self.list[index]
    }

    /// The statements in order of the text.
    pub fn finish(mut self) -> Vec<Statement> {
        for statement in &mut self.list {
            statement.order_parts();
        }
        self.list
            .sort_by_key(|s| (s.start(), std::cmp::Reverse(s.end())));
        self.list
    }

    /// Adds a statement as it is.
    pub fn push(&mut self, statement: Statement) {
        for part in &statement.content {
            self.mark(part);
        }
        if let Some(uses) = self.uses.get_mut(statement.start()) {
            *uses |= FIRST;
        }
        for at in statement.cue.iter().cloned().flatten() {
            self.uses[at] |= CUE;
        }
        let farthest = statement.content.iter().map(|part| part.end).max();
        let so_far = self.reach.last().copied().unwrap_or(0);
        self.reach.push(so_far.max(farthest.unwrap_or(0)));
        self.list.push(statement);
    }

    /// Adds a further part to a statement.
    pub fn extend(&mut self, index: usize, part: Range<TokenId>) {
        self.mark(&part);
        self.list[index].content.push(part);
    }

    fn mark(&mut self, part: &Range<TokenId>) {
        if part.is_empty() {
            return;
        }
        self.uses[part.start] |= PART;
        for uses in &mut self.uses[part.clone()] {
            *uses |= SAID;
        }
    }

    /// Adds a statement unless its words are taken: parts of a quotation that another statement of the paragraph has.
    pub fn add(&mut self, mut statement: Statement) {
        // Those before end too early to have any of its words.
        let start = statement.content.iter().map(|part| part.start).min();
        let first = self
            .reach
            .partition_point(|&end| end <= start.unwrap_or(TokenId::MAX));
        for earlier in &self.list[self.paragraph + first..] {
            // A statement may hold another one with its attribution: "…, he told Interfax, Reuters reported".
            let carries = earlier
                .cue
                .as_ref()
                .is_some_and(|cue| statement.covers(cue.start))
                && earlier
                    .content
                    .iter()
                    .all(|part| statement.covers(part.start));
            if carries {
                continue;
            }
            statement.content.retain(|part| {
                !earlier.content.iter().any(|other| {
                    other.start == part.start
                        || part.start < other.end
                            && other.start < part.end
                            && !(other.start <= part.start && part.end <= other.end)
                })
            });
        }
        // What an earlier statement took as its continuation belongs to the verb that stands beside it.
        statement.content.retain(|part| !part.is_empty());
        if !statement.content.is_empty() {
            self.push(statement);
        }
    }

    /// The latest statement whose cue stands in this sentence of the paragraph.
    pub fn cited_by(&mut self, sentence: &Range<TokenId>) -> Option<&mut Statement> {
        let cue = |s: &Statement| s.cue.as_ref().map_or(0, |cue| cue.start);
        self.list[self.paragraph..]
            .iter_mut()
            .rev()
            .take_while(|s| cue(s) >= sentence.start)
            .find(|s| s.cue.is_some() && cue(s) < sentence.end)
    }

    /// The statements of the paragraph that have a token.
    pub fn covering(&self, at: TokenId) -> impl Iterator<Item = &Statement> {
        let first = self.reach.partition_point(|&end| end <= at);
        self.list[self.paragraph + first..]
            .iter()
            .filter(move |statement| statement.covers(at))
    }

    /// True if some statement has one of these words.
    pub fn has_any(&self, tokens: Range<TokenId>) -> bool {
        self.uses[tokens].iter().any(|uses| uses & SAID != 0)
    }

    /// True if a statement begins here.
    pub fn begins(&self, at: TokenId) -> bool {
        self.uses[at] & FIRST != 0
    }

    /// True if a statement of this rule begins here.
    pub fn has(&self, rule: &str, start: TokenId) -> bool {
        self.begins(start)
            && self
                .list
                .iter()
                .any(|statement| statement.rule == rule && statement.start() == start)
    }

    /// True if a part of a statement begins here.
    pub fn has_part(&self, at: TokenId) -> bool {
        self.uses[at] & PART != 0
    }

    /// True for a token of a cue.
    pub fn is_cue(&self, at: TokenId) -> bool {
        self.uses[at] & CUE != 0
    }

    /// The statements of this paragraph and the one before it, to be asked for the last that begins before a place.
    pub fn latest(&self) -> Latest {
        // The lowest start from each statement on: it rises, so that the last one below a place is found by halving.
        let mut lowest: Vec<TokenId> = self.list[self.before..]
            .iter()
            .map(Statement::start)
            .collect();
        for index in (1..lowest.len()).rev() {
            lowest[index - 1] = lowest[index - 1].min(lowest[index]);
        }
        Latest {
            lowest,
            count: self.list.len(),
        }
    }

    /// The last statement that begins before `place`; those added after `latest` was made begin before it.
    pub fn last_before(&self, latest: &Latest, place: TokenId) -> Option<usize> {
        if self.list.len() > latest.count {
            return Some(self.list.len() - 1);
        }
        let near = latest.lowest.partition_point(|&start| start < place);
        if near > 0 {
            return Some(self.before + near - 1);
        }
        self.list[..self.before]
            .iter()
            .rposition(|s| s.start() < place)
    }
}

/// Where the latest statements begin.
pub(super) struct Latest {
    lowest: Vec<TokenId>,
    count: usize,
}
