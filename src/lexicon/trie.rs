//! Phrases as sequences of words, found on tokens and not on letters.
//!
//! Because each step is a whole word, "Iran Air" can never hide "Iran" inside "Iran Airlines": word
//! boundaries need no check afterwards, and every reading that begins at a token is reported.
//!
//! The node after a first word stands with the word itself ([`WordInfo`](super::WordInfo)); each node keeps a small
//! filter of the words that follow, so that most steps that lead nowhere end without a search.

use super::hash::hash_pair;
use super::ids::WordId;
use super::image::{Reader, Stored, Table, Writer, cell, in_image};

/// A place between two words of a phrase, or at its end. Number 0 is no node.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Node {
    /// A bit for each word that follows (several words share one).
    following: u64,
    /// First of its values, as an index into `values` plus one; 0 for none.
    first: u32,
}

/// A set of phrases with numbers as values; one phrase may have several.
#[derive(Debug)]
pub(super) struct Trie {
    nodes: Table<Node>,
    /// Open addressing: node, word, node after it; the last is 0 where free. The length is a power of two.
    edges: Table<[u32; 3]>,
    edge_count: usize,
    /// A value and the next one of the same node, as an index plus one.
    values: Table<[u32; 2]>,
    live: usize,
}

impl Trie {
    /// An empty set with room for `phrases` phrases.
    pub fn with_capacity(phrases: usize) -> Self {
        let mut nodes = Vec::with_capacity(phrases * 2);
        nodes.push(Node::default());
        Self {
            nodes: Table::Own(nodes),
            edges: Table::Own(vec![[0; 3]; slots_for(phrases)]),
            edge_count: 0,
            values: Table::Own(Vec::with_capacity(phrases)),
            live: 0,
        }
    }

    /// A new node without values.
    pub fn node(&mut self) -> u32 {
        let nodes = self.nodes.own();
        nodes.push(Node::default());
        nodes.len() as u32 - 1
    }

    /// Adds `value` to the phrase that goes on from `node` with `words`.
    pub fn insert(&mut self, mut node: u32, words: &[WordId], value: u32) {
        for &word in words {
            node = match self.step(node, word) {
                Some(next) => next,
                None => self.follow(node, word),
            };
        }
        let first = &mut self.nodes.own()[node as usize].first;
        let values = self.values.own();
        values.push([value, *first]);
        *first = values.len() as u32;
        self.live += 1;
    }

    /// The node after one more word.
    #[inline]
    pub fn step(&self, node: u32, word: WordId) -> Option<u32> {
        if self.nodes.get(node as usize).following & bit(word) == 0 {
            return None;
        }
        match &self.edges {
            Table::Image(bytes) => probe(node, word, bytes.len() / 12, |at| in_image(bytes, at)),
            Table::Own(edges) => probe(node, word, edges.len(), |at| edges[at]),
        }
    }

    /// The values of the phrase that ends at `node`, newest first.
    #[inline]
    pub fn values(&self, node: u32) -> impl Iterator<Item = u32> + '_ {
        let mut at = self.nodes.get(node as usize).first;
        std::iter::from_fn(move || {
            let [value, next] = self.values.get((at as usize).checked_sub(1)?);
            at = next;
            Some(value)
        })
    }

    /// Number of values, those taken out not counted.
    pub fn len(&self) -> usize {
        self.live
    }

    /// Number of values ever put in.
    pub fn added(&self) -> usize {
        self.values.len()
    }

    /// Takes out the values for which `keep` is false; it is asked with the number of values that were put in before.
    pub fn retain(&mut self, keep: impl Fn(usize, u32) -> bool) {
        self.live = 0;
        let values = self.values.own();
        for node in self.nodes.own() {
            let mut at = std::mem::take(&mut node.first);
            // The value after which the next kept one is hung; 0 for the node itself.
            let mut last = 0;
            while let Some(index) = (at as usize).checked_sub(1) {
                let [value, next] = values[index];
                if keep(index, value) {
                    self.live += 1;
                    match (last as usize).checked_sub(1) {
                        None => node.first = at,
                        Some(before) => values[before][1] = at,
                    }
                    values[index][1] = 0;
                    last = at;
                }
                at = next;
            }
        }
    }

    fn follow(&mut self, node: u32, word: WordId) -> u32 {
        let next = self.node();
        self.nodes.own()[node as usize].following |= bit(word);
        self.edge_count += 1;
        if slots_for(self.edge_count) > self.edges.len() {
            self.edges = Table::Own(self.resized(self.edges.len() * 2));
        }
        place(self.edges.own(), [node, word.0, next]);
        next
    }

    fn resized(&self, length: usize) -> Vec<[u32; 3]> {
        // Placed anew, edges that lie across the end of the table would change places.
        if length == self.edges.len() {
            return self.edges.to_vec();
        }
        let mut edges = vec![[0; 3]; length];
        for edge in self.edges.to_vec().into_iter().filter(|edge| edge[2] != 0) {
            place(&mut edges, edge);
        }
        edges
    }

    pub fn write(&self, out: &mut Writer) {
        out.list(&self.nodes.to_vec());
        out.list(&self.resized(slots_for(self.edge_count)));
        out.list(&self.values.to_vec());
        out.list(&[self.edge_count as u32, self.live as u32]);
    }

    pub fn read(image: &mut Reader) -> Self {
        let (nodes, edges, values) = (image.table(), image.table(), image.table());
        let counts: Vec<u32> = image.list();
        Self {
            nodes,
            edges,
            edge_count: counts[0] as usize,
            values,
            live: counts[1] as usize,
        }
    }
}

fn bit(word: WordId) -> u64 {
    1 << (word.0 % 64)
}

/// Slots enough for some edges: at most five of eight are taken.
fn slots_for(edges: usize) -> usize {
    (edges * 8 / 5).next_power_of_two().max(16)
}

#[inline]
fn probe(node: u32, word: WordId, slots: usize, edge: impl Fn(usize) -> [u32; 3]) -> Option<u32> {
    let mask = slots - 1;
    let mut at = hash_pair(node, word.0) as usize & mask;
    loop {
        let [from, with, to] = edge(at);
        if to == 0 {
            return None;
        }
        if from == node && with == word.0 {
            return Some(to);
        }
        at = (at + 1) & mask;
    }
}

/// Puts an edge into the first free place.
fn place(edges: &mut [[u32; 3]], edge: [u32; 3]) {
    let mask = edges.len() - 1;
    let mut at = hash_pair(edge[0], edge[1]) as usize & mask;
    while edges[at][2] != 0 {
        at = (at + 1) & mask;
    }
    edges[at] = edge;
}

impl Stored for Node {
    const CELLS: usize = 3;

    fn write(&self, out: &mut Vec<u32>) {
        out.extend([
            self.following as u32,
            (self.following >> 32) as u32,
            self.first,
        ]);
    }

    #[inline]
    fn read(bytes: &[u8]) -> Self {
        Self {
            following: u64::from(cell(bytes, 0)) | u64::from(cell(bytes, 1)) << 32,
            first: cell(bytes, 2),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_out_is_gone_and_the_rest_keeps_its_order() {
        let mut trie = Trie::with_capacity(0);
        let node = trie.node();
        for value in 0..50 {
            trie.insert(node, &[WordId(7), WordId(value % 2)], value);
        }
        let end = trie
            .step(node, WordId(7))
            .and_then(|next| trie.step(next, WordId(1)))
            .unwrap();
        trie.retain(|before, value| value % 3 != 0 && before < 40);
        assert_eq!(
            trie.values(end).collect::<Vec<_>>(),
            [37, 35, 31, 29, 25, 23, 19, 17, 13, 11, 7, 5, 1]
        );
        assert!(trie.step(end, WordId(9)).is_none());
    }
}
