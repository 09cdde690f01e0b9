//! Names of persons: their words, which of them agree, and who of a cast has one, found without asking each of them.

use std::ops::Range;

use foldhash::fast::FixedState;
use hashbrown::HashMap;

use crate::document::{Document, Token, TokenId};
use crate::lexicon::{Classes, EntityId, EntityKind, Lexicon, NameUse, WordId};
use crate::mention::Mention;
use crate::text::TokenKind;

use super::cast::CharacterId;
use super::character::Character;

/// Persons by listed entity and by surname.
#[derive(Default)]
pub(super) struct FullNames<'a> {
    /// The first person of each entity.
    by_entity: HashMap<EntityId, CharacterId, FixedState>,
    by_surname: HashMap<&'a str, Vec<CharacterId>, FixedState>,
}

impl<'a> FullNames<'a> {
    pub fn add(&mut self, entity: Option<EntityId>, surname: &'a str, id: CharacterId) {
        self.list(entity, id);
        self.by_surname.entry(surname).or_default().push(id);
    }

    /// Notes that a person is listed.
    pub fn list(&mut self, entity: Option<EntityId>, id: CharacterId) {
        if let Some(entity) = entity {
            let first = self.by_entity.entry(entity).or_insert(id);
            *first = id.min(*first);
        }
    }

    /// The person of an entity.
    pub fn of_entity(&self, entity: EntityId) -> Option<CharacterId> {
        self.by_entity.get(&entity).copied()
    }

    /// The persons of a surname.
    pub fn of_surname(&self, surname: &str) -> &[CharacterId] {
        self.by_surname.get(surname).map_or(&[], Vec::as_slice)
    }

    /// The first person of this entity, or of this surname that is the `same`.
    pub fn find(
        &self,
        entity: Option<EntityId>,
        surname: &str,
        same: impl Fn(CharacterId) -> bool,
    ) -> Option<CharacterId> {
        let listed = entity
            .and_then(|entity| self.by_entity.get(&entity))
            .copied();
        let named = self
            .of_surname(surname)
            .iter()
            .copied()
            .find(|&id| same(id));
        listed.into_iter().chain(named).min()
    }
}

/// Persons by surname and by first name, whatever the case.
#[derive(Default)]
pub(super) struct ShortForms {
    surnames: HashMap<String, Vec<CharacterId>, FixedState>,
    first_names: HashMap<String, Vec<CharacterId>, FixedState>,
    middle_names: HashMap<String, Vec<CharacterId>, FixedState>,
}

impl ShortForms {
    pub fn add(&mut self, id: CharacterId, character: &Character) {
        let surname = character.surname.to_ascii_lowercase();
        self.surnames.entry(surname).or_default().push(id);
        if let Some(first) = character.spelled.first() {
            let first = first.to_ascii_lowercase();
            self.first_names.entry(first).or_default().push(id);
        }
        for middle in character.spelled.iter().skip(1) {
            let middle = middle.to_ascii_lowercase();
            self.middle_names.entry(middle).or_default().push(id);
        }
    }

    /// The persons that have a name between first and last, given in small letters: "Soler" of "Oru Soler Vidal".
    pub fn of_middle_name(&self, name: &str) -> &[CharacterId] {
        self.middle_names.get(name).map_or(&[], Vec::as_slice)
    }

    /// The persons of a surname, given in small letters.
    pub fn of_surname(&self, surname: &str) -> &[CharacterId] {
        self.surnames.get(surname).map_or(&[], Vec::as_slice)
    }

    /// The persons of a first name, given in small letters.
    pub fn of_first_name(&self, name: &str) -> &[CharacterId] {
        self.first_names.get(name).map_or(&[], Vec::as_slice)
    }
}

/// The words of a person's name, hyphens and marks left out.
pub(super) fn name_tokens<'d>(document: &'d Document<'_>, mention: &Mention) -> Vec<&'d Token> {
    document.tokens[without_title(document, mention)]
        .iter()
        .filter(|t| t.kind == TokenKind::Word)
        .collect()
}

/// True for a surname or first name alone, particles and hyphens aside: "Tamm", "Al-Tamm", "bin Tamm", "Dae-jung".
pub(super) fn is_short(document: &Document<'_>, mention: &Mention) -> bool {
    let mut units = 0;
    let mut tied = false;
    for token in &document.tokens[mention.tokens.clone()] {
        match token.kind {
            TokenKind::Hyphen => tied = true,
            TokenKind::Word => {
                let particle = units == 0 && token.is(Classes::PARTICLE);
                units += usize::from(!tied && !particle);
                tied = false;
            }
            _ => tied = false,
        }
    }
    units <= 1
}

/// The tokens of a name without "Sen." before it.
pub(super) fn without_title(document: &Document<'_>, mention: &Mention) -> Range<TokenId> {
    let Range { start, end } = mention.tokens;
    let title = start + 3 < end
        && document.tokens[start].is(Classes::TITLE)
        && document.tokens[start + 1].kind == TokenKind::Period;
    if title { start + 2..end } else { start..end }
}

/// The last of some names that is no suffix such as "Jr.".
pub(super) fn surname<'a>(document: &Document<'a>, names: &[&Token]) -> &'a str {
    let last = names
        .iter()
        .rev()
        .find(|t| !t.name_classes.any(Classes::SUFFIX))
        .or(names.last());
    last.map_or("", |t| t.span.of(document.text))
}

/// "Donald J. Trump": the listed person of the first and last name.
pub(super) fn listed_without_middle(lexicon: &Lexicon, names: &[&Token]) -> Option<EntityId> {
    if names.len() != 3 {
        return None;
    }
    let node = lexicon.begin_name(names[0].name)?;
    let node = lexicon.step_name(node, names[2].name)?;
    lexicon.names_at(node).find_map(|found| match found {
        NameUse::Entity {
            entity,
            weak: false,
        } if lexicon.entity(entity).kind == EntityKind::Person => Some(entity),
        _ => None,
    })
}

/// True if the first names of two people of one surname agree: equal, an initial, or a short form.
pub(super) fn same_first_name(
    lexicon: &Lexicon,
    (a, a_words): (&[String], &[WordId]),
    (b, b_words): (&[String], &[WordId]),
) -> bool {
    let (Some(first), Some(other)) = (a.first(), b.first()) else {
        return false;
    };
    if a.len() < 2 || b.len() < 2 {
        return first == other;
    }
    let initial =
        (first.len() == 1 || other.len() == 1) && first.chars().next() == other.chars().next();
    let nick = |short: WordId, full: WordId| {
        short.is_known() && lexicon.formal_names(short).any(|formal| formal == full)
    };
    first == other || initial || nick(a_words[0], b_words[0]) || nick(b_words[0], a_words[0])
}
