//! A person of an article: what the article says of it, and what the gazetteer adds.

use jiff::civil::Date;
use smol_str::SmolStr;

use crate::document::TokenId;
use crate::lexicon::{EntityId, Gender, Lexicon, WordId};
use crate::mention::Mention;

use super::role::Role;

/// A person of an article.
#[derive(Clone, Debug, Default)]
pub struct Character {
    /// Full name, as the gazetteer or the article gives it.
    pub name: SmolStr,
    /// The listed entity.
    pub entity: Option<EntityId>,
    /// From title, first name or gazetteer.
    pub gender: Gender,
    /// Role as the article gives it, else the office of the gazetteer valid on the article's date.
    pub role: SmolStr,
    /// Organization or country spoken for.
    pub affiliation: SmolStr,
    /// Country spoken for, ISO 3166-1 alpha-2.
    pub country: SmolStr,
    /// Its mentions, as indices, in order.
    pub mentions: Vec<usize>,
    /// Every role that the article gives it and every office held on the article's date.
    pub roles: Vec<SmolStr>,
    /// Places and bodies that the article puts beside it: those of its roles, and "(R-Utah)".
    pub ties: Vec<SmolStr>,
    pub(super) level: u8,
    pub(super) short: bool,
    pub(super) full: SmolStr,
    pub(super) surname: SmolStr,
    /// The first of its names, as a word.
    pub(super) first: WordId,
    pub(super) spelled: Vec<SmolStr>,
}

impl Character {
    /// Its mentions that begin before a token, in order.
    pub fn mentions_before<'m>(
        &'m self,
        mentions: &'m [Mention],
        before: TokenId,
    ) -> impl DoubleEndedIterator<Item = &'m Mention> {
        let count = self
            .mentions
            .partition_point(|&index| mentions[index].tokens.start < before);
        self.mentions[..count].iter().map(|&index| &mentions[index])
    }

    /// Notes a role that the article gives.
    pub(super) fn learn(&mut self, lexicon: &Lexicon, role: Option<Role>) {
        let Some(role) = role else { return };
        // "Amir Khan Muttaqi" is no amir.
        let name = self
            .entity
            .map_or(self.full.as_str(), |e| lexicon.text(lexicon.entity(e).name));
        let long = name.split(' ').nth(2).is_some();
        if long
            && role
                .text
                .split(' ')
                .all(|word| name.split(' ').any(|part| part.eq_ignore_ascii_case(word)))
        {
            return;
        }
        self.roles.push(role.text.clone());
        if !role.affiliation.is_empty() {
            self.ties.push(role.affiliation.clone());
        }
        // The higher office wins ("nominee" over "rival"), then the fuller description: "special envoy for Syria" over
        // "envoy".
        let known = (!self.short, self.level, self.role.len());
        if self.role.is_empty() || (!role.short, role.level, role.text.len()) > known {
            self.role = role.text;
            self.level = role.level;
            self.short = role.short;
        }
        if self.country.is_empty() {
            self.country = role.country;
        }
        if self.affiliation.is_empty() {
            self.affiliation = role.affiliation;
        }
    }

    /// Takes name, office and country from the gazetteer where the article gives none.
    pub(super) fn complete(&mut self, lexicon: &Lexicon, date: Option<Date>) {
        self.name = match self.entity {
            Some(entity) => SmolStr::new(lexicon.text(lexicon.entity(entity).name)),
            None => std::mem::take(&mut self.full),
        };
        let Some(entity) = self.entity else { return };
        let listed = lexicon.entity(entity);
        if self.gender == Gender::Unknown {
            self.gender = listed.gender;
        }
        let offices = lexicon.offices(listed);
        self.roles.extend(
            offices
                .iter()
                .filter(|office| {
                    date.is_some() && office.held_on(date)
                        || office.from.is_none() && office.to.is_none()
                })
                .map(|office| SmolStr::new(lexicon.text(office.role))),
        );
        let office = date
            .and_then(|day| {
                offices.iter().rev().find(|office| {
                    (office.from.is_some() || office.to.is_some()) && office.held_on(Some(day))
                })
            })
            .or_else(|| {
                offices
                    .iter()
                    .rev()
                    .find(|office| office.from.is_none() && office.to.is_none())
            });
        if let Some(office) = office {
            // "rival" and "resident" say less than the office, as does a title that is no more than "Sen.".
            if self.role.is_empty() || self.level == 0 || self.short {
                self.role = SmolStr::new(lexicon.text(office.role));
            }
            if self.country.is_empty() {
                self.country = SmolStr::new(lexicon.text(office.country));
            }
        }
        if self.country.is_empty() {
            self.country = SmolStr::new(lexicon.text(listed.country));
        }
    }
}
