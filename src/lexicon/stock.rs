//! A whole lexicon as an image and back.
//!
//! `build.rs` reads `gazetteers/*.csv` with the code of this folder and writes the finished tables, hash tables
//! included, into the binary. A program looks words and names up right there: nothing is parsed or copied at its
//! start but the entities and the short lists, and the system loads what is touched.
//!
//! Who lays gazetteers over it adds to the same tables, which are copied then, in some milliseconds. A second set of
//! tables, consulted after the first, would have made every look-up of such a run dearer and every number (word,
//! node, entity) one of two kinds.

use std::borrow::Cow;
use std::sync::OnceLock;

use super::by_id::ById;
use super::image::{Reader, Table, Writer};
use super::index::Lexicon;
use super::interner::Interner;
use super::records::{read_verbs, write_verbs};
use super::trie::Trie;
use super::uses::NameUse;

impl Lexicon {
    /// The image of this lexicon.
    #[allow(dead_code, reason = "build.rs calls it")]
    pub(crate) fn image(&self) -> Vec<u8> {
        let mut out = Writer::default();
        self.words.write(&mut out);
        out.list(&self.info.to_vec());
        self.names.write(&mut out);
        self.phrases.write(&mut out);
        out.text(&self.arena);
        out.list(&self.entities);
        out.list(&self.offices.to_vec());
        self.by_id
            .write(&mut out, |entity| self.text(self.entity(entity).id));
        write_verbs(&self.verbs, &mut out);
        out.list(&self.roles);
        out.list(&self.sources);
        out.list(&self.calendar);
        out.list(&self.demonyms);
        out.list(&self.bodies);
        out.list(&self.body_nouns);
        out.list(&self.attitudes);
        out.list(&self.rules);
        out.list(&self.key_words);
        out.list(&self.nicknames);
        out.finish()
    }

    /// The lexicon of an image.
    pub(super) fn from_image(image: &'static [u8]) -> Self {
        let image = &mut Reader::new(image);
        // The order is that of the image.
        Self {
            words: Interner::read(image),
            info: image.table(),
            names: Trie::read(image),
            phrases: Trie::read(image),
            arena: Cow::Borrowed(image.text()),
            entities: image.list(),
            offices: image.table(),
            by_id: ById::read(image),
            verbs: read_verbs(image),
            roles: image.list(),
            sources: image.list(),
            calendar: image.list(),
            demonyms: image.list(),
            bodies: image.list(),
            body_nouns: image.list(),
            attitudes: image.list(),
            holders: OnceLock::new(),
            rules: image.list(),
            key_words: image.list(),
            nicknames: image.list(),
        }
    }

    /// The same lexicon without its entities; word lists, demonyms included, stay.
    pub(super) fn without_entities(mut self) -> Self {
        self.names
            .retain(|_, value| NameUse::unpack(value).entity().is_none());
        self.entities.clear();
        self.offices = Table::Own(Vec::new());
        self.by_id = ById::with_capacity(0);
        for demonym in &mut self.demonyms {
            demonym.place = None;
        }
        self
    }
}
