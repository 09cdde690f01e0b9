//! The full name of a body that no gazetteer lists.

use foldhash::fast::FixedState;
use hashbrown::HashMap;

use crate::document::Document;
use crate::mention::Mention;

/// The acronyms that an article explains: "Orchard Growers Council (OGC)" makes every "OGC" of it that council.
#[derive(Clone, Debug, Default)]
pub struct Acronyms<'a>(HashMap<&'a str, &'a str, FixedState>);

impl<'a> Acronyms<'a> {
    /// Gathers the acronyms in brackets, each with the name before it where it stood first.
    pub fn gather(document: &Document<'a>, mentions: &[Mention]) -> Self {
        let mut names = HashMap::default();
        for pair in mentions.windows(2) {
            let [name, acronym] = pair else { continue };
            if acronym.rule == "acronym-in-brackets" && name.tokens.end + 1 == acronym.tokens.start
            {
                let acronym = document.words(&acronym.tokens);
                let name = document.words(&name.tokens);
                if spells(name, acronym) {
                    names.entry(acronym).or_insert(name);
                }
            }
        }
        Self(names)
    }

    /// The name for which some words stand, if they are an acronym.
    pub fn full(&self, words: &str) -> Option<&'a str> {
        self.0.get(words).copied()
    }
}

/// True if an acronym can be that of a name: both begin with the same letter, and the acronym is no part of the name.
fn spells(name: &str, acronym: &str) -> bool {
    let first = |text: &str| text.chars().next().map(|c| c.to_ascii_lowercase());
    first(name) == first(acronym) && !name.split(' ').any(|word| word == acronym)
}
