//! How often an article means each country: what decides between places and bodies of one name.

use crate::document::TokenId;
use crate::lexicon::{EntityId, Lexicon, NameUse};

use super::listed::is_country;
use super::phrases::Phrases;

/// How often each country is meant in the article, for names that several places share.
#[derive(Debug, Default)]
pub(super) struct Countries(Vec<Country>);

#[derive(Debug)]
struct Country {
    code: String,
    times: u32,
    place: Option<EntityId>,
}

impl Countries {
    /// Counts the countries of names that only one entity has.
    pub fn count(phrases: &Phrases, lexicon: &Lexicon) -> Self {
        let mut counts: Vec<Country> = Vec::new();
        for found in &phrases.names {
            let (country, place) = match found.value {
                NameUse::Entity {
                    entity,
                    weak: false,
                } => (
                    lexicon.entity(entity).country,
                    is_country(lexicon, entity).then_some(entity),
                ),
                NameUse::Demonym(index) => (
                    lexicon.demonym(index).country,
                    lexicon
                        .demonym(index)
                        .place
                        .filter(|&place| is_country(lexicon, place)),
                ),
                NameUse::Entity { .. } | NameUse::Exclude(_) => continue,
            };
            let country = lexicon.text(country);
            if country.is_empty() || phrases.names_at(found.start as TokenId).len() > 1 {
                continue;
            }
            match counts.iter_mut().find(|known| known.code == country) {
                Some(known) => {
                    known.times += 1;
                    known.place = known.place.or(place);
                }
                None => counts.push(Country {
                    code: country.to_owned(),
                    times: 1,
                    place,
                }),
            }
        }
        Self(counts)
    }

    /// How often the country of this code is meant.
    pub fn of(&self, country: &str) -> u32 {
        self.0
            .iter()
            .find(|known| known.code == country)
            .map_or(0, |known| known.times)
    }

    /// The country that the article is about: named twice at least and more often than any other.
    fn main(&self) -> Option<&Country> {
        let main = self.0.iter().max_by_key(|country| country.times)?;
        let single = self
            .0
            .iter()
            .filter(|country| country.times == main.times)
            .count()
            == 1;
        (main.times > 1 && single).then_some(main)
    }

    /// The main country's place.
    pub fn home(&self) -> Option<EntityId> {
        self.main()?.place
    }

    /// True if an entity belongs to the main country.
    pub fn is_home_of(&self, lexicon: &Lexicon, entity: EntityId) -> bool {
        self.main()
            .is_some_and(|main| main.code == lexicon.text(lexicon.entity(entity).country))
    }
}
