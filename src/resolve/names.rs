//! Names of persons: their words, which of them agree, and who of a cast has one, found without asking each of them.

use std::ops::Range;

use foldhash::fast::FixedState;
use hashbrown::HashMap;
use smol_str::{SmolStr, SmolStrBuilder, StrExt};

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

/// Persons by each of their names, whatever the case.
#[derive(Default)]
pub(super) struct ShortForms(HashMap<SmolStr, Vec<(NamePart, CharacterId)>, FixedState>);

/// Which of a person's names one is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum NamePart {
    Surname,
    First,
    /// One after the first: "Soler" of "Oru Soler Vidal".
    Middle,
}

impl ShortForms {
    pub fn add(&mut self, id: CharacterId, character: &Character) {
        self.note(&character.surname, NamePart::Surname, id);
        if let [first, middle @ ..] = character.spelled.as_slice() {
            self.note(first, NamePart::First, id);
            for name in middle {
                self.note(name, NamePart::Middle, id);
            }
        }
    }

    fn note(&mut self, name: &str, part: NamePart, id: CharacterId) {
        let name = name.to_ascii_lowercase_smolstr();
        self.0.entry(name).or_default().push((part, id));
    }

    /// The persons that have a name, in the order in which they were added.
    pub fn of(&self, name: &str) -> &[(NamePart, CharacterId)] {
        let persons = self.0.get(&name.to_ascii_lowercase_smolstr());
        persons.map_or(&[], Vec::as_slice)
    }
}

/// The persons with a full name by each of their names and by the ends of them: "Al Falasi" of Ahmad Belhoul Al Falasi.
/// Nobody where two are called so.
pub(super) fn called<'c>(
    characters: impl Iterator<Item = (CharacterId, &'c Character)>,
) -> HashMap<SmolStr, Option<CharacterId>, FixedState> {
    let mut called = HashMap::default();
    for (id, character) in characters.filter(|(_, character)| character.spelled.len() > 1) {
        let names = &character.spelled;
        let ends = (1..names.len() - 1).map(|at| joined(&names[at..]));
        for name in names.iter().cloned().chain(ends) {
            let one = called.entry(name).or_insert(Some(id));
            *one = one.filter(|&other| other == id);
        }
    }
    called
}

fn joined(names: &[SmolStr]) -> SmolStr {
    let mut text = SmolStrBuilder::new();
    for (index, name) in names.iter().enumerate() {
        text.push_str(if index == 0 { "" } else { " " });
        text.push_str(name);
    }
    text.finish()
}

/// Puts the words of a person's name into `names`, hyphens and marks left out.
pub(super) fn name_tokens<'d>(
    document: &'d Document<'_>,
    mention: &Mention,
    names: &mut Vec<&'d Token>,
) {
    names.clear();
    names.extend(
        document.tokens[without_title(document, mention)]
            .iter()
            .filter(|t| t.kind == TokenKind::Word),
    );
}

/// A name as it is spelled, an initial without its full stop.
pub(super) fn spelling<'a>(document: &Document<'a>, name: &Token) -> &'a str {
    name.span.of(document.text).trim_end_matches('.')
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

/// True if the first name of a person agrees with that of `names`, which have the same surname: equal, an initial, or a
/// short form.
pub(super) fn same_first_name(
    document: &Document<'_>,
    lexicon: &Lexicon,
    character: &Character,
    names: &[&Token],
) -> bool {
    let (Some(first), Some(name)) = (character.spelled.first(), names.first()) else {
        return false;
    };
    let other = spelling(document, name);
    if character.spelled.len() < 2 || names.len() < 2 {
        return first == other;
    }
    let initial =
        (first.len() == 1 || other.len() == 1) && first.chars().next() == other.chars().next();
    let nick = |short: WordId, full: WordId| {
        short.is_known() && lexicon.formal_names(short).any(|formal| formal == full)
    };
    first == other
        || initial
        || nick(character.first, name.name)
        || nick(name.name, character.first)
}
