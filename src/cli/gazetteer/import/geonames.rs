//! The list of `GeoNames`: a line a place, 19 columns parted by tabs.
//!
//! ```text
//! 588409 ⇥ Tallinn ⇥ Tallinn ⇥ Reval,Revel,TLL,Талин ⇥ 59.43696 ⇥ 24.75353 ⇥ P ⇥ PPLC ⇥ EE ⇥ … ⇥ 394024 ⇥ …
//! ```
//!
//! becomes `geonames-588409,place,capital,Tallinn,Reval|Revel,…,EE`. Codes of three capitals (TLL) are
//! airports and are left out.

use std::io::BufRead;

use super::{Fault, Listed, Receiver, Wanted, lines};

const COLUMNS: usize = 19;
/// More spellings than this are found in no newspaper.
const ALIASES: usize = 20;

/// Feature codes, or classes where the code is none of them, and the subtype they stand for.
const SUBTYPES: &[(&str, &str)] = &[
    ("PPLC", "capital"),
    ("PPLX", "district"),
    ("ADM1", "region"),
    ("ADM2", "district"),
    ("PCLI", "country"),
    ("PCLD", "territory"),
    ("LK", "lake"),
    ("STM", "river"),
    ("SEA", "sea"),
    ("STRT", "strait"),
    ("BAY", "bay"),
    ("GULF", "gulf"),
    ("MT", "mountain"),
    ("MTS", "mountains"),
    ("PK", "mountain"),
    ("VLC", "volcano"),
    ("ISL", "island"),
    ("ISLS", "islands"),
    ("DSRT", "desert"),
    ("AIRP", "airport"),
    ("MILB", "base"),
    ("A", "area"),
    ("H", "water"),
    ("L", "area"),
    ("R", "road"),
    ("S", "building"),
    ("T", "area"),
    ("U", "sea"),
    ("V", "area"),
];

pub(super) fn read(
    reader: impl BufRead,
    wanted: &Wanted,
    receiver: &mut dyn Receiver,
) -> anyhow::Result<()> {
    for (number, line) in lines(reader) {
        match line
            .map_err(|error| error.to_string())
            .and_then(|line| place(&line, wanted))
        {
            Ok(Some(row)) => {
                if !receiver.row(row)? {
                    break;
                }
            }
            Ok(None) => {}
            Err(message) => receiver.fault(Fault(number, message)),
        }
    }
    Ok(())
}

/// The row of a line; none if it is not wanted.
fn place(line: &str, wanted: &Wanted) -> Result<Option<Listed>, String> {
    if line.is_empty() || line.starts_with('#') {
        return Ok(None);
    }
    let cells: Vec<&str> = line.split('\t').collect();
    if cells.len() != COLUMNS {
        return Err(format!(
            "{} columns parted by tabs, GeoNames has {COLUMNS}",
            cells.len()
        ));
    }
    let population: u64 = match cells[14] {
        "" => 0,
        number => number
            .parse()
            .map_err(|_| format!("the population {number:?} is no number"))?,
    };
    for (at, what) in [(4, "latitude"), (5, "longitude")] {
        let number = cells[at];
        let _: f64 = number
            .parse()
            .map_err(|_| format!("the {what} {number:?} is no number"))?;
    }
    if wanted
        .min_population
        .is_some_and(|least| population < least)
    {
        return Ok(None);
    }
    let name = if wanted.language.may_be(cells[1]) {
        cells[1]
    } else {
        cells[2]
    };
    if name.is_empty() {
        return Err("the name is empty".to_owned());
    }
    let mut row = Listed {
        id: format!("geonames-{}", cells[0]),
        kind: "place".to_owned(),
        subtype: subtype(cells[6], cells[7], population).to_owned(),
        name: name.to_owned(),
        country: cells[8].to_owned(),
        lat: cells[4].to_owned(),
        lon: cells[5].to_owned(),
        weight: weight(population).to_string(),
        ..Listed::default()
    };
    row.add_alias(cells[2]);
    let others = cells[3]
        .split(',')
        .filter(|name| is_name(name) && wanted.language.may_be(name));
    for name in others {
        if row.aliases.len() == ALIASES {
            break;
        }
        row.add_alias(name);
    }
    Ok(Some(row))
}

/// Not a code, not a word in small letters.
fn is_name(name: &str) -> bool {
    let is_code = name.len() <= 4 && name.chars().all(|c| c.is_uppercase() || c.is_numeric());
    !is_code && name.chars().count() > 2 && name.contains(char::is_uppercase)
        || name
            .chars()
            .any(|c| c.is_alphabetic() && !c.is_uppercase() && !c.is_lowercase())
}

fn subtype(class: &str, code: &str, population: u64) -> &'static str {
    let named = |key: &str| {
        SUBTYPES
            .iter()
            .find(|(name, _)| *name == key)
            .map(|(_, subtype)| *subtype)
    };
    named(code)
        .or_else(|| named(class))
        .unwrap_or(match population {
            50_000.. => "city",
            2_000.. => "town",
            _ => "village",
        })
}

/// How often news means it, as far as its size tells.
fn weight(population: u64) -> u8 {
    match population {
        5_000_000.. => 40,
        1_000_000.. => 20,
        200_000.. => 10,
        50_000.. => 5,
        5_000.. => 3,
        _ => 1,
    }
}
