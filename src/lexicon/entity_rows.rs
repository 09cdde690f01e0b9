//! Reads files of entities: people, places, organizations, events.

use jiff::civil::Date;

use super::builder::Builder;
use super::doubt::FAMOUS;
use super::entity::{Entity, EntityKind, Gender, Office, Text};
use super::ids::EntityId;
use super::index::Lexicon;
use super::table::{GazetteerFile, Row, read_rows};
use super::uses::NameUse;
use crate::error::Error;

const DEFAULT_WEIGHT: u8 = 10;

/// How a row's names are matched.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Matching {
    Case,
    AnyCase,
    Never,
}

impl Builder {
    pub(super) fn read_entities(&mut self, file: &GazetteerFile) {
        let mut problems = std::mem::take(&mut self.problems);
        read_rows(file, &["name", "type"], &mut problems, |row, problems| {
            if let Err(error) = self.entity(row, file.layer) {
                problems.push(error);
            }
        });
        self.problems = problems;
    }

    fn entity(&mut self, row: &Row<'_>, layer: u8) -> Result<(), Error> {
        let name = row.get("name");
        if name.is_empty() {
            return Err(row.fault("name", "the name is empty; fill it in or delete the row"));
        }
        let kind = EntityKind::parse(row.get("type")).ok_or_else(|| {
            row.fault(
                "type",
                format!(
                    "unknown type {:?}; use person, place, organization or event",
                    row.get("type")
                ),
            )
        })?;
        let matching = match row.get("match") {
            "" | "case" | "exact" => Matching::Case,
            "nocase" => Matching::AnyCase,
            "never" => Matching::Never,
            other => {
                return Err(row.fault(
                    "match",
                    format!("{other:?} is none of case, nocase, exact, never"),
                ));
            }
        };
        let office = self.office(row)?;
        let is_given = !row.get("id").is_empty();
        let id = if is_given {
            row.get("id").to_owned()
        } else {
            self.free_id(name, row.get("country"), kind, layer)
        };
        let known = self.lexicon.entity_by_id(&id);
        if let Some(entity) = known.filter(|&e| self.lexicon.entity(e).layer == layer) {
            if self.lexicon.text(self.lexicon.entity(entity).name) != name {
                return Err(row.fault(
                    "name",
                    format!("the id {id:?} has another name in an earlier row"),
                ));
            }
            self.add_office(entity, office);
            self.names(row, entity, kind, matching, layer);
            return Ok(());
        }
        let entity = if let Some(entity) = known.filter(|_| !is_given) {
            self.complete(row, entity)?;
            entity
        } else {
            self.new_entity(row, &id, kind, layer, known)?
        };
        self.add_office(entity, office);
        self.names(row, entity, kind, matching, layer);
        Ok(())
    }

    /// A row with a new id, or one that replaces the row `replaced` of an earlier layer: it takes over the number, so
    /// that whatever stands for the entity or belongs to it still does.
    fn new_entity(
        &mut self,
        row: &Row<'_>,
        id: &str,
        kind: EntityKind,
        layer: u8,
        replaced: Option<EntityId>,
    ) -> Result<EntityId, Error> {
        let record = self.record(row, id, kind, layer)?;
        let entity = replaced.unwrap_or(EntityId::at(self.lexicon.entities.len()));
        if replaced.is_some() {
            self.forget(entity);
        }
        self.refer(row, entity);
        if replaced.is_some() {
            self.lexicon.entities[entity.0 as usize] = record;
            return Ok(entity);
        }
        self.lexicon.entities.push(record);
        let Lexicon {
            by_id,
            entities,
            arena,
            ..
        } = &mut self.lexicon;
        by_id.insert(id, entity, |entity| {
            entities[entity.0 as usize].id.of(arena)
        });
        Ok(entity)
    }

    /// What a row says of its entity by itself.
    fn record(
        &mut self,
        row: &Row<'_>,
        id: &str,
        kind: EntityKind,
        layer: u8,
    ) -> Result<Entity, Error> {
        let country = row.get("country");
        if !country.is_empty()
            && !(country.len() == 2 && country.bytes().all(|b| b.is_ascii_uppercase()))
        {
            return Err(row.fault(
                "country",
                format!("{country:?} is no ISO 3166-1 alpha-2 code, such as FR"),
            ));
        }
        let position = match (row.get("lat"), row.get("lon")) {
            ("", "") => None,
            (lat, lon) => Some((
                degrees(row, "lat", lat, 90.0)?,
                degrees(row, "lon", lon, 180.0)?,
            )),
        };
        let weight = match row.get("weight") {
            "" => DEFAULT_WEIGHT,
            text => text
                .parse()
                .ok()
                .filter(|weight| (1..=100).contains(weight))
                .ok_or_else(|| {
                    row.fault(
                        "weight",
                        format!("{text:?} is no whole number from 1 to 100"),
                    )
                })?,
        };
        Ok(Entity {
            id: self.keep(id),
            name: self.keep(row.get("name")),
            kind,
            subtype: self.keep_shared(row.get("subtype")),
            country: self.keep_shared(country),
            gender: Gender::parse(row.get("gender")),
            position,
            weight,
            wikidata: self.keep_shared(row.get("wikidata")),
            stands_for: None,
            first_office: 0,
            office_count: 0,
            layer,
        })
    }

    /// A row without an id whose name and type are those of an entity of an earlier layer speaks of that entity: its
    /// cells hold where they say something, and what was known stays.
    fn complete(&mut self, row: &Row<'_>, entity: EntityId) -> Result<(), Error> {
        let known = self.lexicon.entity(entity).clone();
        let said = self.record(row, "", known.kind, known.layer)?;
        let text = |said: Text, known: Text| if said.is_empty() { known } else { said };
        self.lexicon.entities[entity.0 as usize] = Entity {
            subtype: text(said.subtype, known.subtype),
            country: text(said.country, known.country),
            wikidata: text(said.wikidata, known.wikidata),
            gender: if said.gender == Gender::Unknown {
                known.gender
            } else {
                said.gender
            },
            position: said.position.or(known.position),
            weight: if row.get("weight").is_empty() {
                known.weight
            } else {
                said.weight
            },
            ..known
        };
        self.refer(row, entity);
        Ok(())
    }

    /// Notes what the entity stands for, until all rows are read.
    fn refer(&mut self, row: &Row<'_>, entity: EntityId) {
        let stands_for = row.get("stands_for");
        if !stands_for.is_empty() {
            let error = row.fault("stands_for", format!("no row has the id {stands_for:?}"));
            self.pending.push((entity, stands_for.into(), error));
        }
    }

    /// Offices of one entity lie side by side; if another's came between, they move to the end.
    fn add_office(&mut self, entity: EntityId, office: Option<Office>) {
        let Some(office) = office else {
            return;
        };
        let Lexicon {
            entities, offices, ..
        } = &mut self.lexicon;
        let offices = offices.own();
        let entity = &mut entities[entity.0 as usize];
        let (first, count) = (entity.first_office as usize, entity.office_count as usize);
        if first + count != offices.len() {
            entity.first_office = offices.len() as u32;
            offices.extend_from_within(first..first + count);
        }
        offices.push(office);
        entity.office_count += 1;
    }

    fn names(
        &mut self,
        row: &Row<'_>,
        entity: EntityId,
        kind: EntityKind,
        matching: Matching,
        layer: u8,
    ) {
        let weight = row.get("weight").parse().unwrap_or(DEFAULT_WEIGHT);
        let is_unread = layer > 0 && weight < FAMOUS;
        for phrase in row.items("exclude") {
            let words = self.phrase(phrase, true);
            self.add_name(&words, NameUse::Exclude(entity));
        }
        if matching == Matching::Never {
            return;
        }
        let ambiguous = row.get("notes").starts_with("ambiguous");
        let names = [(row.get("name"), ambiguous)]
            .into_iter()
            .chain(row.items("aliases").map(|alias| (alias, false)))
            .chain(row.items("weak_aliases").map(|alias| (alias, true)));
        for (name, weak) in names {
            for form in self.forms(name, kind, weak) {
                let value = NameUse::Entity {
                    entity,
                    weak: form.weak || is_unread && self.is_doubtful(name, kind, &form.words),
                };
                self.add_name(&form.words, value);
            }
            if matching == Matching::AnyCase {
                let words = self.phrase(&name.to_lowercase(), true);
                self.add_name(&words, NameUse::Entity { entity, weak });
            }
        }
    }

    fn office(&mut self, row: &Row<'_>) -> Result<Option<Office>, Error> {
        let from = day(row, "valid_from", false)?;
        let to = day(row, "valid_to", true)?;
        if row.get("role").is_empty() {
            return Ok(None);
        }
        if let (Some(from), Some(to)) = (from, to) {
            if from > to {
                return Err(row.fault("valid_to", "valid_to lies before valid_from"));
            }
        }
        Ok(Some(Office {
            role: self.keep_shared(row.get("role")),
            country: self.keep_shared(row.get("country")),
            from,
            to,
        }))
    }
}

fn degrees(row: &Row<'_>, column: &str, text: &str, limit: f64) -> Result<f64, Error> {
    text.parse()
        .ok()
        .filter(|degrees: &f64| degrees.abs() <= limit)
        .ok_or_else(|| {
            row.fault(
                column,
                format!("{text:?} is no number of degrees from -{limit} to {limit}"),
            )
        })
}

/// The first (or last) day of "1999", "1999-05" or "1999-05-07".
fn day(row: &Row<'_>, column: &str, last: bool) -> Result<Option<Date>, Error> {
    let text = row.get(column);
    let fault = || {
        row.fault(
            column,
            format!("{text:?} is no date; write 1999, 1999-05 or 1999-05-07"),
        )
    };
    let mut parts = text.splitn(3, '-');
    let Some(year) = parts.next().filter(|year| !year.is_empty()) else {
        return Ok(None);
    };
    let year: i16 = year.parse().map_err(|_| fault())?;
    let month: Option<i8> = parts
        .next()
        .map(str::parse)
        .transpose()
        .map_err(|_| fault())?;
    let day: Option<i8> = parts
        .next()
        .map(str::parse)
        .transpose()
        .map_err(|_| fault())?;
    let begin = Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).map_err(|_| fault())?;
    Ok(Some(match (last, month, day) {
        (true, None, _) => begin.last_of_year(),
        (true, Some(_), None) => begin.last_of_month(),
        _ => begin,
    }))
}
