//! How the records of a lexicon lie in its image.

use jiff::civil::Date;

use super::classes::Classes;
use super::entity::{Entity, EntityKind, Gender, Office, Text};
use super::ids::{EntityId, WordId};
use super::image::{Reader, Stored, Writer, cell};
use super::index::{KeyPosition, KeyWord, WordInfo};
use super::key_traits::KeyTraits;
use super::verb::{CuePart, FRAMES, Strength, Verb};
use super::words::{Calendar, Demonym, Role, RoleKind, SourceKind, SourceNoun};

/// Lists the values of an enum in the order of their numbers.
macro_rules! numbered {
    ($($kind:ident: $($value:ident)*;)*) => {
        $(impl $kind {
            pub(super) const ALL: &'static [Self] = &[$(Self::$value),*];

            fn numbered(number: u32) -> Self {
                Self::ALL[number as usize]
            }
        })*
    };
}

numbered! {
    EntityKind: Person Place Organization Event;
    Gender: Female Male Unknown;
    RoleKind: Honorific Title Role Occupation Person Group;
    SourceKind: Unnamed Group Document Media Poll;
    KeyPosition: First Last Any;
    CuePart: Verb Noun Phrase;
    Strength: Never Doubtful Sure;
}

fn put(out: &mut Vec<u32>, text: Text) {
    out.extend([text.start, text.length]);
}

fn text(bytes: &[u8], number: usize) -> Text {
    Text {
        start: cell(bytes, number),
        length: cell(bytes, number + 1),
    }
}

fn put_entity(out: &mut Vec<u32>, entity: Option<EntityId>) {
    out.push(entity.map_or(0, |entity| entity.0 + 1));
}

fn entity(bytes: &[u8], number: usize) -> Option<EntityId> {
    cell(bytes, number).checked_sub(1).map(EntityId)
}

fn put_day(out: &mut Vec<u32>, day: Option<Date>) {
    out.push(day.map_or(0, |day| {
        u32::from(day.year().cast_unsigned()) << 16
            | u32::from(day.month().cast_unsigned()) << 8
            | u32::from(day.day().cast_unsigned())
    }));
}

fn day(bytes: &[u8], number: usize) -> Option<Date> {
    let packed = cell(bytes, number);
    let year = ((packed >> 16) as u16).cast_signed();
    Date::new(
        year,
        ((packed >> 8) as u8).cast_signed(),
        (packed as u8).cast_signed(),
    )
    .ok()
}

fn put_number(out: &mut Vec<u32>, number: f64) {
    out.extend([number.to_bits() as u32, (number.to_bits() >> 32) as u32]);
}

fn number(bytes: &[u8], number: usize) -> f64 {
    f64::from_bits(u64::from(cell(bytes, number)) | u64::from(cell(bytes, number + 1)) << 32)
}

impl Stored for Text {
    const CELLS: usize = 2;

    fn write(&self, out: &mut Vec<u32>) {
        put(out, *self);
    }

    fn read(bytes: &[u8]) -> Self {
        text(bytes, 0)
    }
}

impl Stored for WordInfo {
    const CELLS: usize = 8;

    fn write(&self, out: &mut Vec<u32>) {
        self.classes.bits().write(out);
        out.extend([self.lower, self.canonical, self.name, self.phrase]);
    }

    #[inline]
    fn read(bytes: &[u8]) -> Self {
        Self {
            classes: Classes::from_bits(u128::read(bytes)),
            lower: cell(bytes, 4),
            canonical: cell(bytes, 5),
            name: cell(bytes, 6),
            phrase: cell(bytes, 7),
        }
    }
}

impl Stored for Entity {
    const CELLS: usize = 18;

    fn write(&self, out: &mut Vec<u32>) {
        for text in [
            self.id,
            self.name,
            self.subtype,
            self.country,
            self.wikidata,
        ] {
            put(out, text);
        }
        let (kind, gender) = (self.kind as u32, self.gender as u32);
        let placed = u32::from(self.position.is_some());
        out.push(
            kind | gender << 4
                | placed << 6
                | u32::from(self.weight) << 8
                | u32::from(self.layer) << 16,
        );
        let (north, east) = self.position.unwrap_or_default();
        put_number(out, north);
        put_number(out, east);
        put_entity(out, self.stands_for);
        out.extend([self.first_office, self.office_count]);
    }

    fn read(bytes: &[u8]) -> Self {
        let packed = cell(bytes, 10);
        Self {
            id: text(bytes, 0),
            name: text(bytes, 2),
            subtype: text(bytes, 4),
            country: text(bytes, 6),
            wikidata: text(bytes, 8),
            kind: EntityKind::numbered(packed & 15),
            gender: Gender::numbered(packed >> 4 & 3),
            position: (packed >> 6 & 1 == 1).then(|| (number(bytes, 11), number(bytes, 13))),
            weight: (packed >> 8) as u8,
            layer: (packed >> 16) as u8,
            stands_for: entity(bytes, 15),
            first_office: cell(bytes, 16),
            office_count: cell(bytes, 17),
        }
    }
}

impl Stored for Office {
    const CELLS: usize = 6;

    fn write(&self, out: &mut Vec<u32>) {
        put(out, self.role);
        put(out, self.country);
        put_day(out, self.from);
        put_day(out, self.to);
    }

    fn read(bytes: &[u8]) -> Self {
        Self {
            role: text(bytes, 0),
            country: text(bytes, 2),
            from: day(bytes, 4),
            to: day(bytes, 5),
        }
    }
}

impl Stored for Role {
    const CELLS: usize = 3;

    fn write(&self, out: &mut Vec<u32>) {
        put(out, self.word);
        out.push(self.kind as u32 | (self.gender as u32) << 8 | u32::from(self.level) << 16);
    }

    fn read(bytes: &[u8]) -> Self {
        let packed = cell(bytes, 2);
        Self {
            word: text(bytes, 0),
            kind: RoleKind::numbered(packed & 0xff),
            gender: Gender::numbered(packed >> 8 & 0xff),
            level: (packed >> 16) as u8,
        }
    }
}

impl Stored for SourceNoun {
    const CELLS: usize = 3;

    fn write(&self, out: &mut Vec<u32>) {
        put(out, self.word);
        out.push(self.kind as u32);
    }

    fn read(bytes: &[u8]) -> Self {
        Self {
            word: text(bytes, 0),
            kind: SourceKind::numbered(cell(bytes, 2)),
        }
    }
}

impl Stored for Calendar {
    const CELLS: usize = 3;

    fn write(&self, out: &mut Vec<u32>) {
        put(out, self.kind);
        out.push(self.value.cast_unsigned());
    }

    fn read(bytes: &[u8]) -> Self {
        Self {
            kind: text(bytes, 0),
            value: cell(bytes, 2).cast_signed(),
        }
    }
}

impl Stored for Demonym {
    const CELLS: usize = 4;

    fn write(&self, out: &mut Vec<u32>) {
        put(out, self.country);
        put_entity(out, self.place);
        out.push(u32::from(self.adjective));
    }

    fn read(bytes: &[u8]) -> Self {
        Self {
            country: text(bytes, 0),
            place: entity(bytes, 2),
            adjective: cell(bytes, 3) == 1,
        }
    }
}

/// A key word under its number.
impl Stored for (u32, KeyWord) {
    const CELLS: usize = 4;

    fn write(&self, out: &mut Vec<u32>) {
        out.push(self.0);
        put(out, self.1.subtype);
        out.push(
            self.1.kind as u32
                | (self.1.position as u32) << 8
                | u32::from(self.1.traits.bits()) << 16,
        );
    }

    fn read(bytes: &[u8]) -> Self {
        let packed = cell(bytes, 3);
        let word = KeyWord {
            subtype: text(bytes, 1),
            kind: EntityKind::numbered(packed & 0xff),
            position: KeyPosition::numbered(packed >> 8 & 0xff),
            traits: KeyTraits::from_bits((packed >> 16) as u8),
        };
        (cell(bytes, 0), word)
    }
}

/// A rule and its precision.
impl Stored for (Text, f64) {
    const CELLS: usize = 4;

    fn write(&self, out: &mut Vec<u32>) {
        put(out, self.0);
        put_number(out, self.1);
    }

    fn read(bytes: &[u8]) -> Self {
        (text(bytes, 0), number(bytes, 2))
    }
}

/// Reporting words have lists of their own: each preposition is stored with the number of its verb.
pub(super) fn write_verbs(verbs: &[Verb], out: &mut Writer) {
    let row = |verb: &Verb| -> [u32; 7 + FRAMES] {
        let head = [
            verb.lemma.start,
            verb.lemma.length,
            verb.class.start,
            verb.class.length,
            verb.stance.start,
            verb.stance.length,
            verb.part as u32,
        ];
        std::array::from_fn(|at| {
            head.get(at)
                .copied()
                .unwrap_or_else(|| verb.frames[at - 7] as u32)
        })
    };
    out.list(&verbs.iter().map(row).collect::<Vec<_>>());
    let mut prepositions = Vec::new();
    for (number, verb) in verbs.iter().enumerate() {
        let lists = [(0, &verb.prepositions), (1, &verb.person_prepositions)];
        for (person, list) in lists {
            prepositions.extend(
                list.iter()
                    .map(|&(word, strength)| [number as u32, person, word.0, strength as u32]),
            );
        }
    }
    out.list::<[u32; 4]>(&prepositions);
}

/// Reads what [`write_verbs`] wrote.
pub(super) fn read_verbs(image: &mut Reader) -> Vec<Verb> {
    let row = |row: [u32; 7 + FRAMES]| Verb {
        lemma: Text {
            start: row[0],
            length: row[1],
        },
        class: Text {
            start: row[2],
            length: row[3],
        },
        stance: Text {
            start: row[4],
            length: row[5],
        },
        part: CuePart::numbered(row[6]),
        frames: std::array::from_fn(|at| Strength::numbered(row[at + 7])),
        prepositions: Vec::new(),
        person_prepositions: Vec::new(),
    };
    let mut verbs: Vec<Verb> = image.list().into_iter().map(row).collect();
    for [verb, person, word, strength] in image.list::<[u32; 4]>() {
        let verb = &mut verbs[verb as usize];
        let list = if person == 1 {
            &mut verb.person_prepositions
        } else {
            &mut verb.prepositions
        };
        list.push((WordId(word), Strength::numbered(strength)));
    }
    verbs
}
