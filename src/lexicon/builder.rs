//! Builds a lexicon from gazetteer files: word lists first, then entities, then what refers to other rows.

use std::time::Instant;

use foldhash::fast::FixedState;
use hashbrown::HashMap;

use super::classes::Classes;
use super::entity::Text;
use super::ids::{EntityId, WordId};
use super::index::{Lexicon, WordInfo};
use super::interner::Interner;
use super::table::GazetteerFile;
use super::trie::Trie;
use crate::error::Error;

/// A lexicon in the making.
pub(super) struct Builder {
    pub lexicon: Lexicon,
    pub problems: Vec<Error>,
    /// Texts that many rows share.
    shared: HashMap<Box<str>, Text, FixedState>,
    /// Rows whose `stands_for` is still an id.
    pub pending: Vec<(EntityId, Box<str>, Error)>,
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
        let began = Instant::now();
        let size: usize = files.iter().map(|file| file.bytes.len()).sum();
        let mut builder = Builder::new(size);
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
        log_time("gazetteers", began);
        (builder.lexicon, builder.problems)
    }
}

fn log_time(what: &str, began: Instant) {
    if std::env::var_os("QUOTARY_TIMES").is_some() {
        eprintln!("{what}: {:.1} ms", began.elapsed().as_secs_f64() * 1e3);
    }
}

impl Builder {
    fn new(size: usize) -> Self {
        let names = size / 48;
        let mut builder = Self {
            lexicon: Lexicon {
                words: Interner::with_capacity(size / 16),
                info: vec![WordInfo::default()],
                names: Trie::with_capacity(names),
                phrases: Trie::with_capacity(8192),
                arena: String::with_capacity(size / 2),
                entities: Vec::with_capacity(names / 2),
                by_id: HashMap::with_capacity_and_hasher(names / 2, FixedState::default()),
                verbs: Vec::new(),
                roles: Vec::new(),
                sources: Vec::new(),
                calendar: Vec::new(),
                demonyms: Vec::new(),
                bodies: Vec::new(),
                attitudes: Vec::new(),
                rules: Vec::new(),
                key_words: HashMap::default(),
                nicknames: HashMap::default(),
            },
            problems: Vec::new(),
            shared: HashMap::default(),
            pending: Vec::new(),
            pending_demonyms: Vec::new(),
        };
        builder.intern("'s");
        builder
    }

    /// The number of a folded word.
    pub fn intern(&mut self, word: &str) -> WordId {
        let (id, new) = self.lexicon.words.intern(word);
        if new {
            self.lexicon.info.push(WordInfo {
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
        self.lexicon.info[id.0 as usize].classes |= classes;
        id
    }

    /// Keeps a text.
    pub fn keep(&mut self, text: &str) -> Text {
        let start = self.lexicon.arena.len() as u32;
        self.lexicon.arena.push_str(text);
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
        for (entity, id, error) in std::mem::take(&mut self.pending) {
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
        for index in 1..self.lexicon.info.len() {
            let word = self.lexicon.spelling(WordId(index as u32));
            let lower = if word.bytes().all(|b| b.is_ascii_lowercase()) {
                index as u32
            } else {
                self.lexicon.word(&word.to_lowercase()).0
            };
            self.lexicon.info[index].lower = lower;
        }
    }
}
