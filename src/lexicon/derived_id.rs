//! The id of a row that gives none: "kyiv-ua" for Kyiv in Ukraine, "aino-tamm" for a person.
//!
//! ```text
//! name,type,country      id
//! Kyiv,place,UA          kyiv-ua
//! Jordan,person,         jordan-2, since the country has "jordan"
//! ```

use super::builder::Builder;
use super::entity::EntityKind;
use crate::text::fold;

impl Builder {
    /// The id made of a name, with a number if another entity has it. An entity of this name and kind is no other one:
    /// a further office of the same person, or a row that adds to what is built in.
    pub(super) fn free_id(&self, name: &str, country: &str, kind: EntityKind, layer: u8) -> String {
        let made = derived_id(name, country, kind);
        let mut id = made.clone();
        let mut number = 1;
        while let Some(known) = self.lexicon.entity_by_id(&id) {
            let known = self.lexicon.entity(known);
            let own_name = self.lexicon.text(known.name);
            let is_same = own_name == name || known.layer < layer && fold(own_name) == fold(name);
            if known.kind == kind && is_same {
                break;
            }
            number += 1;
            id = format!("{made}-{number}");
        }
        id
    }
}

/// "kyiv-ua": the id of a row that gives none.
fn derived_id(name: &str, country: &str, kind: EntityKind) -> String {
    let mut id = String::new();
    let suffix = if kind == EntityKind::Place {
        country
    } else {
        ""
    };
    for c in fold(name).chars().chain(" ".chars()).chain(suffix.chars()) {
        if c.is_alphanumeric() {
            id.extend(c.to_lowercase());
        } else if !id.ends_with('-') && !id.is_empty() {
            id.push('-');
        }
    }
    id.trim_end_matches('-').to_owned()
}
