//! An export of the Wikidata query service as CSV.
//!
//! ```text
//! item,itemLabel,typeLabel,countryCode,aliases,coord
//! http://www.wikidata.org/entity/Q1770,Tallinn,city,EE,Reval|Revel,Point(24.745 59.437)
//! ```
//!
//! becomes `q1770,place,city,Tallinn,Reval|Revel,,,EE,…,59.437,24.745,,Q1770`. Needed are `itemLabel` and
//! `typeLabel` (or `type`); a column that is not known is left out.

use std::io::BufRead;

use super::{Fault, Listed, Receiver, Wanted};

/// The end of a type's label, and the type and subtype it stands for; the first that fits is taken.
const TYPES: &[(&str, &str, &str)] = &[
    ("human", "person", ""),
    ("person", "person", ""),
    ("capital city", "place", "capital"),
    ("capital", "place", "capital"),
    ("city", "place", "city"),
    ("big city", "place", "city"),
    ("town", "place", "town"),
    ("village", "place", "village"),
    ("human settlement", "place", "town"),
    ("municipality", "place", "town"),
    ("country", "place", "country"),
    ("sovereign state", "place", "country"),
    ("state", "place", "region"),
    ("province", "place", "region"),
    ("region", "place", "region"),
    ("district", "place", "district"),
    ("county", "place", "district"),
    ("island", "place", "island"),
    ("river", "place", "river"),
    ("lake", "place", "lake"),
    ("sea", "place", "sea"),
    ("mountain", "place", "mountain"),
    ("airport", "place", "airport"),
    ("building", "place", "building"),
    ("place", "place", ""),
    ("political party", "organization", "party"),
    ("news agency", "organization", "news_agency"),
    ("newspaper", "organization", "newspaper"),
    ("magazine", "organization", "magazine"),
    ("broadcaster", "organization", "broadcaster"),
    ("television channel", "organization", "broadcaster"),
    ("business", "organization", "company"),
    ("enterprise", "organization", "company"),
    ("company", "organization", "company"),
    ("bank", "organization", "bank"),
    ("university", "organization", "university"),
    ("hospital", "organization", "hospital"),
    ("museum", "organization", "museum"),
    ("ministry", "organization", "ministry"),
    ("government agency", "organization", "agency"),
    ("court", "organization", "court"),
    ("armed organization", "organization", "armed_group"),
    ("militant organization", "organization", "armed_group"),
    ("football club", "organization", "club"),
    ("sports team", "organization", "club"),
    ("sports league", "organization", "league"),
    ("trade union", "organization", "union"),
    ("think tank", "organization", "think_tank"),
    ("nonprofit organization", "organization", "ngo"),
    ("organization", "organization", ""),
    ("organisation", "organization", ""),
    ("war", "event", "war"),
    ("battle", "event", "battle"),
    ("treaty", "event", "treaty"),
    ("summit", "event", "summit"),
    ("conference", "event", "conference"),
    ("election", "event", "election"),
    ("tournament", "event", "tournament"),
    ("festival", "event", "festival"),
    ("event", "event", ""),
];

pub(super) fn read(
    reader: impl BufRead,
    wanted: &Wanted,
    receiver: &mut dyn Receiver,
) -> anyhow::Result<()> {
    let mut rows = csv::ReaderBuilder::new().flexible(true).from_reader(reader);
    let header: Vec<String> = rows
        .headers()?
        .iter()
        .map(|name| name.trim_start_matches('\u{feff}').trim().to_owned())
        .collect();
    let has = |names: &[&str]| header.iter().any(|column| names.contains(&column.as_str()));
    if !has(&["itemLabel", "name"]) || !has(&["typeLabel", "type"]) {
        anyhow::bail!(
            "the header needs the columns itemLabel and typeLabel; export the query as CSV"
        );
    }
    let mut record = csv::StringRecord::new();
    loop {
        match rows.read_record(&mut record) {
            Ok(false) => break,
            Ok(true) => {}
            Err(error) if error.is_io_error() => return Err(error.into()),
            Err(error) => {
                let line = error.position().map_or(0, csv::Position::line);
                receiver.fault(Fault(line, format!("the row cannot be read: {error}")));
                continue;
            }
        }
        let cell = |names: &[&str]| {
            let at = header
                .iter()
                .position(|column| names.contains(&column.as_str()));
            at.and_then(|at| record.get(at)).unwrap_or_default().trim()
        };
        let language = cell(&["language", "lang"]);
        if !language.is_empty() && !wanted.language.is(language) {
            continue;
        }
        match row(&cell) {
            Ok(row) => {
                if !receiver.row(row)? {
                    break;
                }
            }
            Err(message) => {
                let line = record.position().map_or(0, csv::Position::line);
                receiver.fault(Fault(line, message));
            }
        }
    }
    Ok(())
}

fn row<'a>(cell: &impl Fn(&[&str]) -> &'a str) -> Result<Listed, String> {
    let item = cell(&["item", "wikidata"]);
    let item = item.rsplit('/').next().unwrap_or(item);
    let is_item =
        item.len() > 1 && item.starts_with('Q') && item[1..].bytes().all(|b| b.is_ascii_digit());
    let name = cell(&["itemLabel", "name"]);
    if name.is_empty() || name == item {
        return Err("the item has no label".to_owned());
    }
    let label = cell(&["typeLabel", "type"]);
    let (kind, subtype) =
        kind(label).ok_or_else(|| format!("the type {label:?} is not known; see --help"))?;
    let country = cell(&["countryCode", "country"]).to_uppercase();
    let (lat, lon) = position(cell(&["coord", "coordinates"]))
        .unwrap_or_else(|| (cell(&["lat"]).to_owned(), cell(&["lon"]).to_owned()));
    let mut row = Listed {
        id: if is_item {
            item.to_lowercase()
        } else {
            String::new()
        },
        kind: kind.to_owned(),
        subtype: subtype.to_owned(),
        name: name.to_owned(),
        country: if country.len() == 2 {
            country
        } else {
            String::new()
        },
        gender: match cell(&["genderLabel", "gender"]) {
            "female" | "f" => "f".to_owned(),
            "male" | "m" => "m".to_owned(),
            _ => String::new(),
        },
        lat,
        lon,
        wikidata: if is_item {
            item.to_owned()
        } else {
            String::new()
        },
        ..Listed::default()
    };
    for alias in cell(&["aliases", "altLabel", "itemAltLabel"]).split(['|', ';']) {
        row.add_alias(alias.trim());
    }
    if kind == "person" {
        row.add_surname();
    }
    Ok(row)
}

/// "association football club" ends with "football club".
fn kind(label: &str) -> Option<(&'static str, &'static str)> {
    let label = label.to_lowercase();
    let ends = |end: &str| {
        label
            .strip_suffix(end)
            .is_some_and(|before| before.is_empty() || before.ends_with(' '))
    };
    let longest = TYPES
        .iter()
        .filter(|(end, ..)| ends(end))
        .max_by_key(|(end, ..)| end.len());
    longest.map(|(_, kind, subtype)| (*kind, *subtype))
}

/// "Point(24.745 59.437)": longitude first.
fn position(point: &str) -> Option<(String, String)> {
    let inside = point.strip_prefix("Point(")?.strip_suffix(')')?;
    let (lon, lat) = inside.split_once(' ')?;
    let _: (f64, f64) = (lat.parse().ok()?, lon.parse().ok()?);
    Some((lat.to_owned(), lon.to_owned()))
}
