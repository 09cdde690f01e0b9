//! The lexicon: every list in one place, ready for look-up.

use std::borrow::Cow;
use std::sync::OnceLock;

use foldhash::fast::FixedState;
use hashbrown::HashMap;

use super::by_id::ById;
use super::classes::Classes;
use super::entity::{Entity, EntityKind, Office, Text};
use super::hash::hash_bytes;
use super::ids::{EntityId, NodeId, VerbId, WordId};
use super::image::Table;
use super::interner::Interner;
use super::key_traits::KeyTraits;
use super::trie::Trie;
use super::uses::{NameUse, PhraseUse};
use super::verb::Verb;
use super::words::{Calendar, Demonym, Role, SourceNoun};
use crate::text::fold;

/// Begins the rows of `words/calendar.csv` that count only as a part of something.
const CALENDAR_PART: &str = "~";

/// What is known of one word.
#[derive(Clone, Copy, Debug, Default)]
pub struct WordInfo {
    /// Its classes, for this spelling and case.
    pub classes: Classes,
    /// The same word in lower case, or 0.
    pub(super) lower: u32,
    /// The spelling under which names list it ("Defense" under "Defence").
    pub(super) canonical: u32,
    /// Node of the names that begin with it, or 0.
    pub(super) name: u32,
    /// Node of the lower-case phrases that begin with it, or 0.
    pub(super) phrase: u32,
}

impl WordInfo {
    /// The same word in lower case.
    #[inline]
    pub fn lower(self) -> WordId {
        WordId(self.lower)
    }

    /// The spelling under which names list it.
    #[inline]
    pub fn canonical(self) -> WordId {
        WordId(self.canonical)
    }

    /// Node of the names after it as a first word.
    #[inline]
    pub fn names(self) -> Option<NodeId> {
        NodeId::new(self.name)
    }

    /// Node of the lower-case phrases after it as a first word.
    #[inline]
    pub fn phrases(self) -> Option<NodeId> {
        NodeId::new(self.phrase)
    }
}

/// All lists, ready for look-up. Built once, then only read.
#[derive(Debug)]
pub struct Lexicon {
    pub(super) words: Interner,
    pub(super) info: Table<WordInfo>,
    pub(super) names: Trie,
    pub(super) phrases: Trie,
    pub(super) arena: Cow<'static, str>,
    pub(super) entities: Vec<Entity>,
    pub(super) offices: Table<Office>,
    pub(super) by_id: ById,
    pub(super) verbs: Vec<Verb>,
    pub(super) roles: Vec<Role>,
    pub(super) sources: Vec<SourceNoun>,
    pub(super) calendar: Vec<Calendar>,
    pub(super) demonyms: Vec<Demonym>,
    pub(super) bodies: Vec<Text>,
    pub(super) body_nouns: Vec<Text>,
    pub(super) attitudes: Vec<Text>,
    pub(super) rules: Vec<(Text, f64)>,
    /// Sorted by word.
    pub(super) key_words: Vec<(u32, KeyWord)>,
    /// Short and formal name, sorted.
    pub(super) nicknames: Vec<[u32; 2]>,
    /// Persons by the hash of an office and its country, made when it is first asked for.
    pub(super) holders: OnceLock<HashMap<u64, Vec<EntityId>, FixedState>>,
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
    pub kind: EntityKind,
    pub subtype: Text,
    pub position: KeyPosition,
    pub traits: KeyTraits,
}

impl Lexicon {
    /// The number of a folded word in exactly this case.
    #[inline]
    pub fn word(&self, folded: &str) -> WordId {
        self.words.get(folded)
    }

    /// How a word is written (folded).
    pub fn spelling(&self, word: WordId) -> &str {
        self.words.word(word)
    }

    /// What is known of a word.
    #[inline]
    pub fn info(&self, word: WordId) -> WordInfo {
        self.info.get(word.0 as usize)
    }

    /// The classes of a word in exactly this case.
    #[inline]
    pub fn classes(&self, word: WordId) -> Classes {
        self.info.get(word.0 as usize).classes
    }

    /// The same word in lower case.
    #[inline]
    pub fn lower(&self, word: WordId) -> WordId {
        WordId(self.info.get(word.0 as usize).lower)
    }

    /// The spelling under which names are listed.
    #[inline]
    pub fn canonical(&self, word: WordId) -> WordId {
        WordId(self.info.get(word.0 as usize).canonical)
    }

    /// A text of a list.
    pub fn text(&self, text: Text) -> &str {
        text.of(&self.arena)
    }

    /// A listed entity.
    pub fn entity(&self, id: EntityId) -> &Entity {
        &self.entities[id.0 as usize]
    }

    /// All listed entities in the order of the files.
    pub fn entities(&self) -> impl Iterator<Item = (EntityId, &Entity)> {
        self.entities
            .iter()
            .enumerate()
            .map(|(i, e)| (EntityId(i as u32), e))
    }

    /// The entity with this identifier.
    pub fn entity_by_id(&self, id: &str) -> Option<EntityId> {
        self.by_id
            .get(id, |entity| self.text(self.entity(entity).id))
    }

    /// The offices that a person held, in the order of the rows.
    pub fn offices(&self, entity: &Entity) -> Vec<Office> {
        let first = entity.first_office as usize;
        (first..first + entity.office_count as usize)
            .map(|number| self.offices.get(number))
            .collect()
    }

    /// The listed persons of whom a dated office of this name and country is known, and perhaps a few others.
    pub fn office_holders(&self, role: &str, country: &str) -> impl Iterator<Item = EntityId> {
        let key = |role: &str, country: &str| {
            hash_bytes(role.as_bytes()) ^ hash_bytes(country.as_bytes()).rotate_left(1)
        };
        let holders = self.holders.get_or_init(|| {
            let mut holders: HashMap<u64, Vec<EntityId>, FixedState> = HashMap::default();
            for (id, entity) in self.entities() {
                for office in self.offices(entity) {
                    if office.from.is_some() {
                        let key = key(self.text(office.role), self.text(office.country));
                        let persons = holders.entry(key).or_default();
                        if persons.last() != Some(&id) {
                            persons.push(id);
                        }
                    }
                }
            }
            holders
        });
        let found = holders.get(&key(role, country));
        found.into_iter().flatten().copied()
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
        self.rules
            .iter()
            .find(|(name, _)| name.length as usize == rule.len() && self.text(*name) == rule)
            .map(|(_, precision)| *precision)
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

    /// The kinds of organization that a noun such as "agency" can mean.
    pub fn body_noun(&self, index: u32) -> impl Iterator<Item = &str> {
        self.text(self.body_nouns[index as usize])
            .split('|')
            .filter(|subtype| !subtype.is_empty())
    }

    /// Formal first names behind a short one: "Bill" gives "William".
    pub fn formal_names(&self, nickname: WordId) -> impl Iterator<Item = WordId> + '_ {
        let first = self
            .nicknames
            .partition_point(|[short, _]| *short < nickname.0);
        self.nicknames[first..]
            .iter()
            .take_while(move |[short, _]| *short == nickname.0)
            .map(|&[_, formal]| WordId(formal))
    }

    /// The key word for names of this kind that may stand in the position given; its subtype.
    pub fn key_word(&self, word: WordId, kind: EntityKind, last: bool) -> Option<&str> {
        Some(self.text(self.find_key(word, kind, last)?.subtype))
    }

    /// True if that key word has one of these traits.
    pub fn key_has(&self, word: WordId, kind: EntityKind, last: bool, traits: KeyTraits) -> bool {
        self.find_key(word, kind, last)
            .is_some_and(|key| key.traits.any(traits))
    }

    fn find_key(&self, word: WordId, kind: EntityKind, last: bool) -> Option<&KeyWord> {
        let class = match kind {
            EntityKind::Organization => Classes::ORGANIZATION_WORD,
            EntityKind::Place => Classes::PLACE_WORD,
            EntityKind::Event => Classes::EVENT_WORD,
            EntityKind::Person => Classes::NONE,
        };
        if !self.classes(word).any(class) {
            return None;
        }
        let first = self.key_words.partition_point(|(other, _)| *other < word.0);
        let mut same = self.key_words[first..]
            .iter()
            .take_while(|(other, _)| *other == word.0);
        let (_, found) = same.find(|(_, key)| {
            key.kind == kind
                && match key.position {
                    KeyPosition::First => !last,
                    KeyPosition::Last => last,
                    KeyPosition::Any => true,
                }
        })?;
        Some(found)
    }

    /// Node of the names after a first word.
    #[inline]
    pub fn begin_name(&self, word: WordId) -> Option<NodeId> {
        self.info(word).names()
    }

    /// Node of the names after one more word.
    #[inline]
    pub fn step_name(&self, node: NodeId, word: WordId) -> Option<NodeId> {
        self.names.step(node.number(), word).and_then(NodeId::new)
    }

    /// What the name that ends at `node` means; later layers first.
    #[inline]
    pub fn names_at(&self, node: NodeId) -> impl Iterator<Item = NameUse> + '_ {
        self.names.values(node.number()).map(NameUse::unpack)
    }

    /// Node of the lower-case phrases after a first word.
    #[inline]
    pub fn begin_phrase(&self, word: WordId) -> Option<NodeId> {
        self.info(word).phrases()
    }

    /// Node of the lower-case phrases after one more word.
    #[inline]
    pub fn step_phrase(&self, node: NodeId, word: WordId) -> Option<NodeId> {
        self.phrases.step(node.number(), word).and_then(NodeId::new)
    }

    /// What the lower-case phrase that ends at `node` means.
    #[inline]
    pub fn phrases_at(&self, node: NodeId) -> impl Iterator<Item = PhraseUse> + '_ {
        self.phrases.values(node.number()).map(PhraseUse::unpack)
    }

    /// What `words/calendar.csv` says of the phrase that ends at `node`.
    pub fn calendar_at(&self, node: NodeId) -> Option<&Calendar> {
        self.phrases_at(node).find_map(|value| match value {
            PhraseUse::Calendar(index) => Some(self.calendar(index)),
            _ => None,
        })
    }

    /// Node of those of its rows that count only as a part: inside a phrase of time, or at the end of a word.
    pub fn calendar_part(&self) -> Option<NodeId> {
        self.begin_phrase(self.word(CALENDAR_PART))
    }

    /// What it says of letters behind digits: the "st" of "21st".
    ///
    /// ```
    /// use quotary::lexicon::Lexicon;
    ///
    /// let lexicon = Lexicon::builtin();
    /// let ending = lexicon.calendar_ending("st").unwrap();
    /// assert_eq!(lexicon.text(ending.kind), "ordinal_ending");
    /// ```
    pub fn calendar_ending(&self, letters: &str) -> Option<&Calendar> {
        let word = self.word(&fold(&letters.to_lowercase()));
        self.calendar_at(self.step_phrase(self.calendar_part()?, word)?)
    }

    /// Number of names, aliases and derived forms.
    pub fn name_count(&self) -> usize {
        self.names.len()
    }
}
