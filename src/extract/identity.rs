//! Identifiers and signatures that are the same in every run: made of words alone.

use xxhash_rust::xxh3::{xxh3_64, xxh3_128};

/// The words of a text in small letters, marks left out: what makes two statements equal.
pub(super) fn normalized(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.chars().flat_map(char::to_lowercase));
    }
    out
}

/// An identifier for the `ordinal`th statement of these words in an article.
pub(super) fn quote_id(article: &str, words: &str, ordinal: usize) -> String {
    let hash = xxh3_128(format!("{article}\n{words}\n{ordinal}").as_bytes());
    format!("{:016x}", (hash >> 64) as u64)
}

/// Charikar's similarity hash (2002) over pairs of neighbouring words: equal or nearly equal statements differ in few
/// bits.
pub(super) fn signature(words: &str) -> String {
    let mut votes = [0_i32; 64];
    let list: Vec<&str> = words.split(' ').collect();
    let mut vote = |shingle: &[u8]| {
        let hash = xxh3_64(shingle);
        for (bit, count) in votes.iter_mut().enumerate() {
            *count += if hash >> bit & 1 == 1 { 1 } else { -1 };
        }
    };
    for word in &list {
        vote(word.as_bytes());
    }
    for pair in list.windows(2) {
        vote(pair.join(" ").as_bytes());
    }
    let bits = votes.iter().enumerate().fold(0_u64, |bits, (bit, &count)| if count > 0 { bits | 1 << bit } else { bits });
    format!("{bits:016x}")
}
