//! The full name of a body that no gazetteer lists.

use crate::document::Document;
use crate::mention::Mention;

/// The words of a mention; for an acronym the name before the bracket in which it stood first: "Orchard Growers
/// Council (OGC)" makes every "OGC" of the article that council.
pub fn unlisted_name(document: &Document<'_>, mentions: &[Mention], index: usize) -> String {
    let words = document.words(&mentions[index].tokens);
    let full = mentions.iter().enumerate().find(|(at, m)| {
        m.rule == "acronym-in-brackets"
            && *at > 0
            && document.words(&m.tokens) == words
            && mentions[at - 1].tokens.end + 1 == m.tokens.start
            && spells(document.words(&mentions[at - 1].tokens), words)
    });
    let words = full.map_or(words, |(at, _)| document.words(&mentions[at - 1].tokens));
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// True if an acronym can be that of a name: both begin with the same letter, and the acronym is no part of the name.
fn spells(name: &str, acronym: &str) -> bool {
    let first = |text: &str| text.chars().next().map(|c| c.to_ascii_lowercase());
    first(name) == first(acronym) && !name.split(' ').any(|word| word == acronym)
}
