//! The lexicon: every list in one place, ready for look-up.

use super::classes::Classes;
use super::entity::{Entity, Text};
use super::ids::{EntityId, VerbId, WordId};
use super::interner::Interner;
use super::trie::Trie;
use super::verb::{Verb, VerbUse};
use super::words::{Calendar, Demonym, Role, SourceNoun};
use foldhash::fast::FixedState;
use hashbrown::HashMap;

/// What is known of one word.
#[derive(Clone, Copy, Debug, Default)]
pub struct WordInfo {
    /// Its classes, for this spelling and case.
    pub classes: Classes,
    /// The same word in lower case, or 0.
    pub(super) lower: u32,
    /// The spelling under which names list it ("Defense" under "Defence").
    pub(super) canonical: u32,
}

/// What a phrase that begins with a capital (usually) means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameUse {
    /// A listed entity.
    Entity {
        /// Which.
        entity: EntityId,
        /// True if the form counts only with context.
        weak: bool,
    },
    /// A demonym: an index for [`Lexicon::demonym`].
    Demonym(u32),
    /// A phrase in which the entity's name does not mean it.
    Exclude(EntityId),
}

/// What a phrase in lower case means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhraseUse {
    /// A reporting word.
    Verb(VerbUse),
    /// A role; the second value is true for the plural. An index for [`Lexicon::role`].
    Role(u32, bool),
    /// A source noun; the second value is true for the plural. An index for [`Lexicon::source_noun`].
    Source(u32, bool),
    /// An occasion of speech.
    Occasion,
    /// A time phrase: an index for [`Lexicon::calendar`].
    Calendar(u32),
    /// A body of a state: an index for [`Lexicon::body`].
    Body(u32),
}

/// All lists, ready for look-up. Built once, then only read.
#[derive(Debug)]
pub struct Lexicon {
    pub(super) words: Interner,
    pub(super) info: Vec<WordInfo>,
    pub(super) names: Trie<NameUse>,
    pub(super) phrases: Trie<PhraseUse>,
    pub(super) arena: String,
    pub(super) entities: Vec<Entity>,
    pub(super) by_id: HashMap<Box<str>, EntityId, FixedState>,
    pub(super) verbs: Vec<Verb>,
    pub(super) roles: Vec<Role>,
    pub(super) sources: Vec<SourceNoun>,
    pub(super) calendar: Vec<Calendar>,
    pub(super) demonyms: Vec<Demonym>,
    pub(super) bodies: Vec<Text>,
    pub(super) attitudes: Vec<Text>,
    pub(super) rules: Vec<(String, f64)>,
    pub(super) key_words: HashMap<u32, Vec<KeyWord>, FixedState>,
    pub(super) nicknames: HashMap<u32, Vec<u32>, FixedState>,
}

/// Where a key word stands in the names it marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum KeyPosition {
    First,
    Last,
    Any,
}

/// A row of `words/key_words.csv`.
#[derive(Clone, Copy, Debug)]
pub(super) struct KeyWord {
    pub kind: super::EntityKind,
    pub subtype: Text,
    pub position: KeyPosition,
}

impl Lexicon {
    /// The number of a folded word in exactly this case.
    pub fn word(&self, folded: &str) -> WordId {
        self.words.get(folded)
    }

    /// How a word is written (folded).
    pub fn spelling(&self, word: WordId) -> &str {
        self.words.word(word)
    }

    /// What is known of a word.
    pub fn info(&self, word: WordId) -> WordInfo {
        self.info[word.0 as usize]
    }

    /// The classes of a word in exactly this case.
    pub fn classes(&self, word: WordId) -> Classes {
        self.info[word.0 as usize].classes
    }

    /// The same word in lower case.
    pub fn lower(&self, word: WordId) -> WordId {
        WordId(self.info[word.0 as usize].lower)
    }

    /// The spelling under which names are listed.
    pub fn canonical(&self, word: WordId) -> WordId {
        WordId(self.info[word.0 as usize].canonical)
    }

    /// A text of a list.
    pub fn text(&self, text: Text) -> &str {
        &self.arena[text.start as usize..(text.start + text.length) as usize]
    }

    /// A listed entity.
    pub fn entity(&self, id: EntityId) -> &Entity {
        &self.entities[id.0 as usize]
    }

    /// All listed entities in the order of the files.
    pub fn entities(&self) -> impl Iterator<Item = (EntityId, &Entity)> {
        self.entities.iter().enumerate().map(|(i, e)| (EntityId(i as u32), e))
    }

    /// The entity with this identifier.
    pub fn entity_by_id(&self, id: &str) -> Option<EntityId> {
        self.by_id.get(id).copied()
    }

    /// A reporting word.
    pub fn verb(&self, id: VerbId) -> &Verb {
        &self.verbs[id.0 as usize]
    }

    /// True for a reporting word whose class is an attitude: think, hope, fear.
    pub fn is_attitude(&self, verb: &Verb) -> bool {
        self.attitudes.contains(&verb.class)
    }

    /// How often a rule is right on marked articles, as measured.
    pub fn rule_precision(&self, rule: &str) -> Option<f64> {
        self.rules.iter().find(|(name, _)| name == rule).map(|(_, precision)| *precision)
    }

    /// A role.
    pub fn role(&self, index: u32) -> &Role {
        &self.roles[index as usize]
    }

    /// A source noun.
    pub fn source_noun(&self, index: u32) -> &SourceNoun {
        &self.sources[index as usize]
    }

    /// A word of time.
    pub fn calendar(&self, index: u32) -> &Calendar {
        &self.calendar[index as usize]
    }

    /// A demonym.
    pub fn demonym(&self, index: u32) -> &Demonym {
        &self.demonyms[index as usize]
    }

    /// The beginning of the id of a body of a state: "government-of-", to be followed by the country's id.
    pub fn body(&self, index: u32) -> &str {
        self.text(self.bodies[index as usize])
    }

    /// Formal first names behind a short one: "Bill" gives "William".
    pub fn formal_names(&self, nickname: WordId) -> impl Iterator<Item = WordId> + '_ {
        self.nicknames.get(&nickname.0).into_iter().flatten().map(|&id| WordId(id))
    }

    /// The key word for names of this kind that may stand in the position given; its subtype.
    pub fn key_word(&self, word: WordId, kind: super::EntityKind, last: bool) -> Option<&str> {
        let found = self.key_words.get(&word.0)?.iter().find(|key| {
            key.kind == kind
                && match key.position {
                    KeyPosition::First => !last,
                    KeyPosition::Last => last,
                    KeyPosition::Any => true,
                }
        })?;
        Some(self.text(found.subtype))
    }

    /// Node of the names after a first word.
    pub fn begin_name(&self, word: WordId) -> Option<u32> {
        self.names.begin(word)
    }

    /// Node of the names after one more word.
    pub fn step_name(&self, node: u32, word: WordId) -> Option<u32> {
        self.names.step(node, word)
    }

    /// What the name that ends at `node` means; later layers first.
    pub fn names_at(&self, node: u32) -> impl Iterator<Item = NameUse> + '_ {
        self.names.values(node)
    }

    /// Node of the lower-case phrases after a first word.
    pub fn begin_phrase(&self, word: WordId) -> Option<u32> {
        self.phrases.begin(word)
    }

    /// Node of the lower-case phrases after one more word.
    pub fn step_phrase(&self, node: u32, word: WordId) -> Option<u32> {
        self.phrases.step(node, word)
    }

    /// What the lower-case phrase that ends at `node` means.
    pub fn phrases_at(&self, node: u32) -> impl Iterator<Item = PhraseUse> + '_ {
        self.phrases.values(node)
    }

    /// Number of names, aliases and derived forms.
    pub fn name_count(&self) -> usize {
        self.names.len()
    }
}
