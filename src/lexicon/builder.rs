//! Builds a lexicon from gazetteer files: word lists first, then entities, then what refers to other rows.

use std::borrow::Cow;
use std::sync::OnceLock;

use foldhash::fast::FixedState;
use hashbrown::HashMap;

use super::by_id::ById;
use super::classes::Classes;
use super::entity::Text;
use super::ids::{EntityId, WordId};
use super::image::Table;
use super::index::{Lexicon, WordInfo};
use super::interner::Interner;
use super::table::GazetteerFile;
use super::trie::Trie;
use super::uses::{NameUse, PhraseUse};
use crate::error::Error;

/// A lexicon in the making.
pub(super) struct Builder {
    pub lexicon: Lexicon,
    pub problems: Vec<Error>,
    /// Texts that many rows share.
    shared: HashMap<Box<str>, Text, FixedState>,
    /// Rows whose `stands_for` is still an id.
    pub pending: Vec<(EntityId, Box<str>, Error)>,
    /// Entities that a later layer replaced: how many names and how many rows of `pending` there were before.
    replaced: HashMap<EntityId, (usize, usize), FixedState>,
    /// Words of the lexicon that was built on.
    known_words: usize,
    /// Demonyms whose place is still an id.
    pub pending_demonyms: Vec<(usize, Box<str>, Error)>,
}

impl Lexicon {
    /// Reads gazetteers; later files are laid over earlier ones. Faulty rows are reported and left out.
    ///
    /// ```
    /// use quotary::lexicon::{Lexicon, builtin_files};
    ///
    /// let (lexicon, problems) = Lexicon::load(&builtin_files());
    /// assert!(problems.is_empty(), "{problems:?}");
    /// let kyiv = lexicon.entity_by_id("kyiv").or_else(|| lexicon.entity_by_id("kyiv-ua")).unwrap();
    /// assert_eq!(lexicon.text(lexicon.entity(kyiv).country), "UA");
    /// ```
    pub fn load(files: &[GazetteerFile]) -> (Self, Vec<Error>) {
        let size = files.iter().map(|file| file.bytes.len()).sum();
        let mut empty = Self::empty(size);
        empty.words.intern("'s");
        empty.info.own().push(WordInfo {
            canonical: 1,
            ..WordInfo::default()
        });
        empty.laid_over(files)
    }

    /// The lexicon with `files` laid over it: a row replaces the row of an earlier layer that has the same id, with
    /// all its names. Faulty rows are reported and left out.
    pub(super) fn laid_over(self, files: &[GazetteerFile]) -> (Self, Vec<Error>) {
        if files.is_empty() {
            return (self, Vec::new());
        }
        let mut builder = Builder::over(self);
        let mut later = Vec::new();
        for file in files {
            if !builder.read_word_list(file) {
                later.push(file);
            }
        }
        for file in later {
            builder.read_entities(file);
        }
        builder.finish();
        (builder.lexicon, builder.problems)
    }

    fn empty(size: usize) -> Self {
        let names = size / 48;
        Self {
            words: Interner::with_capacity(size / 32),
            info: Table::Own(vec![WordInfo::default()]),
            names: Trie::with_capacity(names),
            phrases: Trie::with_capacity(8192),
            arena: Cow::Owned(String::with_capacity(size / 2)),
            entities: Vec::with_capacity(names / 2),
            offices: Table::Own(Vec::new()),
            by_id: ById::with_capacity(names / 2),
            verbs: Vec::new(),
            roles: Vec::new(),
            sources: Vec::new(),
            calendar: Vec::new(),
            demonyms: Vec::new(),
            bodies: Vec::new(),
            body_nouns: Vec::new(),
            attitudes: Vec::new(),
            holders: OnceLock::new(),
            rules: Vec::new(),
            key_words: Vec::new(),
            nicknames: Vec::new(),
        }
    }
}

impl Builder {
    fn over(lexicon: Lexicon) -> Self {
        Self {
            known_words: lexicon.words.len(),
            lexicon,
            problems: Vec::new(),
            shared: HashMap::default(),
            pending: Vec::new(),
            pending_demonyms: Vec::new(),
            replaced: HashMap::default(),
        }
    }

    /// Adds what a name means; an empty name is left out.
    pub fn add_name(&mut self, words: &[WordId], value: NameUse) {
        if let [first, rest @ ..] = words {
            let Lexicon { info, names, .. } = &mut self.lexicon;
            let node = &mut info.own()[first.0 as usize].name;
            if *node == 0 {
                *node = names.node();
            }
            names.insert(*node, rest, value.pack());
        }
    }

    /// Adds what a phrase in lower case means; an empty phrase is left out.
    pub fn add_phrase(&mut self, words: &[WordId], value: PhraseUse) {
        if let [first, rest @ ..] = words {
            let Lexicon { info, phrases, .. } = &mut self.lexicon;
            let node = &mut info.own()[first.0 as usize].phrase;
            if *node == 0 {
                *node = phrases.node();
            }
            phrases.insert(*node, rest, value.pack());
        }
    }

    /// Forgets the names of an entity and what it stands for.
    pub fn forget(&mut self, entity: EntityId) {
        self.replaced
            .insert(entity, (self.lexicon.names.added(), self.pending.len()));
    }

    /// The number of a folded word.
    pub fn intern(&mut self, word: &str) -> WordId {
        let (id, new) = self.lexicon.words.intern(word);
        if new {
            self.lexicon.info.own().push(WordInfo {
                canonical: id.0,
                ..WordInfo::default()
            });
        }
        id
    }

    pub fn class(&self, word: WordId) -> Classes {
        self.lexicon.classes(word)
    }

    pub fn class_of(&self, word: &str) -> Classes {
        self.lexicon.classes(self.lexicon.word(word))
    }

    pub fn spelling(&self, word: WordId) -> &str {
        self.lexicon.spelling(word)
    }

    pub fn canonical(&self, word: WordId) -> WordId {
        self.lexicon.canonical(word)
    }

    /// True if the word, in lower case, is an English word.
    pub fn is_common(&self, word: WordId) -> bool {
        let lower = self.spelling(word).to_lowercase();
        !self.class_of(&lower).is_empty()
    }

    pub fn add_class(&mut self, word: &str, classes: Classes) -> WordId {
        let id = self.intern(word);
        self.lexicon.info.own()[id.0 as usize].classes |= classes;
        id
    }

    /// Keeps a text.
    pub fn keep(&mut self, text: &str) -> Text {
        let start = self.lexicon.arena.len() as u32;
        self.lexicon.arena.to_mut().push_str(text);
        Text {
            start,
            length: text.len() as u32,
        }
    }

    /// Keeps a text that many rows share only once.
    pub fn keep_shared(&mut self, text: &str) -> Text {
        if text.is_empty() {
            return Text::default();
        }
        if let Some(&kept) = self.shared.get(text) {
            return kept;
        }
        let kept = self.keep(text);
        self.shared.insert(text.into(), kept);
        kept
    }

    fn finish(&mut self) {
        let replaced = std::mem::take(&mut self.replaced);
        for (index, (entity, id, error)) in
            std::mem::take(&mut self.pending).into_iter().enumerate()
        {
            if replaced.get(&entity).is_some_and(|&(_, rows)| index < rows) {
                continue;
            }
            match self.lexicon.entity_by_id(&id) {
                Some(body) => self.lexicon.entities[entity.0 as usize].stands_for = Some(body),
                None => self.problems.push(error),
            }
        }
        for (index, id, error) in std::mem::take(&mut self.pending_demonyms) {
            match self.lexicon.entity_by_id(&id) {
                Some(place) => self.lexicon.demonyms[index].place = Some(place),
                None => self.problems.push(error),
            }
        }
        if !replaced.is_empty() {
            self.lexicon.names.retain(|before, value| {
                let entity = NameUse::unpack(value).entity();
                entity
                    .and_then(|entity| replaced.get(&entity))
                    .is_none_or(|&(names, _)| before >= names)
            });
        }
        self.lexicon.key_words.sort_by_key(|(word, _)| *word);
        self.lexicon.nicknames.sort_by_key(|[short, _]| *short);
        self.find_lower();
    }

    /// Ties every word to the same word in lower case.
    fn find_lower(&mut self) {
        for index in 1..self.lexicon.info.len() {
            // The new words may be what an old one lacked.
            if index < self.known_words && self.lexicon.info.get(index).lower != 0 {
                continue;
            }
            let word = self.lexicon.spelling(WordId(index as u32));
            let lower = if word.bytes().all(|b| b.is_ascii_lowercase()) {
                index as u32
            } else {
                self.lexicon.word(&word.to_lowercase()).0
            };
            self.lexicon.info.own()[index].lower = lower;
        }
    }
}
