//! Holds `gazetteers/**.csv` to form, order, codes, dates and references, so that the data cannot decay.
//!
//! ```text
//! cargo test --test gazetteers
//! people.csv:214: "Ali" belongs to ali-larijani too: make it weak in one, or list it in gazetteer_clashes.csv
//! ```
//!
//! Names that two entities may share stand in `tests/gazetteer_clashes.csv`, each with its reason.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fs;
use std::path::Path;

use isocountry::CountryCode;
use quotary::lexicon::{Lexicon, builtin_files};
use quotary::text::fold;

/// The columns of people, places, organizations and events, in order.
const COLUMNS: &str = "id,type,subtype,name,aliases,weak_aliases,exclude,country,role,valid_from,valid_to,gender,\
                       lat,lon,weight,wikidata,stands_for,match,notes";

/// Columns whose cells hold items parted by `|`.
const LISTS: [&str; 3] = ["aliases", "weak_aliases", "exclude"];

/// A row with its place.
struct Row {
    place: String,
    file: String,
    cells: HashMap<String, String>,
    first: String,
}

impl Row {
    fn get(&self, column: &str) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    fn items(&self, column: &str) -> impl Iterator<Item = &str> {
        self.get(column).split('|').filter(|item| !item.is_empty())
    }

    /// The names that mean this entity without reserve.
    fn strong_names(&self) -> impl Iterator<Item = &str> {
        let is_weak = self.get("notes").starts_with("ambiguous");
        let name = Some(self.get("name")).filter(|_| !is_weak);
        name.into_iter().chain(self.items("aliases"))
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file with its text, sorted by name.
fn files() -> BTreeMap<String, String> {
    let found = walkdir::WalkDir::new(root().join("gazetteers"));
    found
        .into_iter()
        .map(|entry| entry.unwrap().into_path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "csv"))
        .map(|path| {
            let name = path
                .strip_prefix(root())
                .unwrap()
                .to_string_lossy()
                .replace('\\', "/");
            let text = String::from_utf8(fs::read(&path).unwrap());
            let text = text.unwrap_or_else(|error| panic!("{name}: not UTF-8: {error}"));
            (name, text)
        })
        .collect()
}

fn rows_of(file: &str, text: &str) -> Vec<Row> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().unwrap().clone();
    let row = |record: csv::StringRecord| Row {
        place: format!("{file}:{}", record.position().unwrap().line()),
        file: file.to_owned(),
        cells: header
            .iter()
            .zip(&record)
            .map(|(column, cell)| (column.to_owned(), cell.to_owned()))
            .collect(),
        first: record[0].to_owned(),
    };
    let records = reader.records();
    records
        .map(|record| row(record.unwrap_or_else(|error| panic!("{file}: {error}"))))
        .collect()
}

fn rows() -> Vec<Row> {
    files()
        .iter()
        .flat_map(|(file, text)| rows_of(file, text))
        .collect()
}

fn entities() -> Vec<Row> {
    rows()
        .into_iter()
        .filter(|row| !row.file.starts_with("gazetteers/words/"))
        .collect()
}

#[track_caller]
fn none(what: &str, found: &[String]) {
    assert!(
        found.is_empty(),
        "{what}, {} in all:\n{}",
        found.len(),
        found.join("\n")
    );
}

#[test]
fn every_row_can_be_used() {
    let (_, problems) = Lexicon::load(&builtin_files());
    let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
    none("rows that the lexicon leaves out", &problems);
}

#[test]
fn headers_are_those_of_the_readme() {
    let mut wrong = Vec::new();
    for (file, text) in files() {
        let header = text.lines().next().unwrap_or_default();
        if !file.starts_with("gazetteers/words/") && header != COLUMNS {
            wrong.push(format!("{file}:1: {header}"));
        }
    }
    none("headers", &wrong);
}

#[test]
fn cells_are_clean() {
    let mut wrong = Vec::new();
    for (file, text) in files() {
        if text.contains('\r') || text.starts_with('\u{feff}') {
            wrong.push(format!(
                "{file}: save it with LF and without a byte order mark"
            ));
        }
        for row in rows_of(&file, &text) {
            for (column, cell) in &row.cells {
                let stray = cell.trim() != cell
                    || cell.contains("  ")
                    || cell.contains(['\t', '\n', '\u{a0}']);
                // Composed letters only (NFC): no accent stands alone.
                let apart = cell.contains(|c| matches!(c, '\u{300}'..='\u{36f}'));
                if stray || apart {
                    wrong.push(format!("{}: {column}: {cell:?}", row.place));
                }
                if LISTS.contains(&column.as_str()) && !cell.is_empty() {
                    let items: Vec<&str> = cell.split('|').collect();
                    let distinct: HashSet<&&str> = items.iter().collect();
                    let is_clean = items
                        .iter()
                        .all(|item| !item.is_empty() && item.trim() == *item);
                    if !is_clean || distinct.len() != items.len() {
                        wrong.push(format!(
                            "{}: {column}: an empty or repeated item in {cell:?}",
                            row.place
                        ));
                    }
                }
            }
        }
    }
    none("cells", &wrong);
}

#[test]
fn rows_are_sorted_and_different() {
    let mut wrong = Vec::new();
    for (file, text) in files() {
        let rows = rows_of(&file, &text);
        for pair in rows.windows(2) {
            if pair[0].first > pair[1].first {
                wrong.push(format!(
                    "{}: {:?} after {:?}",
                    pair[1].place, pair[1].first, pair[0].first
                ));
            }
        }
        let mut seen = HashSet::new();
        for (number, line) in text
            .lines()
            .enumerate()
            .filter(|(_, line)| !seen.insert(*line))
        {
            wrong.push(format!("{file}:{}: stands there twice: {line}", number + 1));
        }
    }
    none("order", &wrong);
}

#[test]
fn ids_are_in_kebab_case() {
    let is_kebab = |id: &str| {
        let part = |part: &str| {
            !part.is_empty()
                && part
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        };
        id.split('-').all(part)
    };
    let wrong = entities()
        .iter()
        .filter(|row| !is_kebab(row.get("id")))
        .map(|row| format!("{}: {:?}", row.place, row.get("id")))
        .collect::<Vec<_>>();
    none("ids", &wrong);
}

#[test]
fn countries_exist() {
    let mut wrong = Vec::new();
    for row in rows() {
        let code = row.get("country");
        // Kosovo has no code of ISO's; the whole world uses XK.
        if !code.is_empty() && code != "XK" && CountryCode::for_alpha2(code).is_err() {
            wrong.push(format!("{}: {code:?}", row.place));
        }
    }
    none("country codes", &wrong);
}

#[test]
fn dates_are_days_months_or_years() {
    let form = regex::Regex::new(r"^(\d{4})(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$").unwrap();
    let mut wrong = Vec::new();
    for row in entities() {
        let (from, to) = (row.get("valid_from"), row.get("valid_to"));
        for date in [from, to] {
            if !date.is_empty() && !form.is_match(date) {
                wrong.push(format!("{}: {date:?}", row.place));
            }
        }
        let shorter = from.len().min(to.len());
        if shorter > 0 && from[..shorter] > to[..shorter] {
            wrong.push(format!("{}: from {from} to {to}", row.place));
        }
        // A country's are those of its independence; a person's are those of an office.
        let is_dated = !(from.is_empty() && to.is_empty());
        if row.get("type") == "person" && row.get("role").is_empty() && is_dated {
            wrong.push(format!("{}: dates without an office", row.place));
        }
    }
    none("dates", &wrong);
}

#[test]
fn coordinates_lie_on_earth() {
    let mut wrong = Vec::new();
    for row in entities() {
        let (lat, lon) = (row.get("lat"), row.get("lon"));
        if lat.is_empty() && lon.is_empty() {
            continue;
        }
        let degrees =
            |text: &str, limit: f64| text.parse().is_ok_and(|number: f64| number.abs() <= limit);
        if !degrees(lat, 90.0) || !degrees(lon, 180.0) || lat == "0" && lon == "0" {
            wrong.push(format!("{}: {lat}, {lon}", row.place));
        }
    }
    none("coordinates", &wrong);
}

#[test]
fn holders_and_places_referred_to_exist() {
    let entities = entities();
    let ids: HashSet<&str> = entities.iter().map(|row| row.get("id")).collect();
    let mut wrong = Vec::new();
    for (row, column) in entities.iter().map(|row| (row, "stands_for")) {
        if !row.get(column).is_empty() && !ids.contains(row.get(column)) {
            wrong.push(format!("{}: {column} {:?}", row.place, row.get(column)));
        }
    }
    for row in rows()
        .iter()
        .filter(|row| row.file.ends_with("words/demonyms.csv"))
    {
        if !row.get("place").is_empty() && !ids.contains(row.get("place")) {
            wrong.push(format!("{}: place {:?}", row.place, row.get("place")));
        }
    }
    none("references to ids that no row has", &wrong);
}

#[test]
fn one_id_is_one_entity() {
    let mut first: HashMap<String, Row> = HashMap::new();
    let mut wrong = Vec::new();
    for row in entities() {
        let Some(known) = first.get(row.get("id")) else {
            first.insert(row.get("id").to_owned(), row);
            continue;
        };
        let same = |column| known.get(column) == row.get(column);
        let is_office =
            row.get("type") == "person" && same("type") && same("name") && known.file == row.file;
        if !is_office {
            wrong.push(format!(
                "{}: {:?} stands at {} too",
                row.place,
                row.get("id"),
                known.place
            ));
        }
    }
    none(
        "only a person's further offices, in one file, repeat an id",
        &wrong,
    );
}

#[test]
fn names_are_shared_only_where_listed() {
    let text = fs::read_to_string(root().join("tests/gazetteer_clashes.csv")).unwrap();
    let listed = rows_of("tests/gazetteer_clashes.csv", &text);
    for row in &listed {
        assert!(
            row.get("reason").len() > 10,
            "{}: give the reason",
            row.place
        );
    }
    let key = |name: &str, a: &str, b: &str| {
        let (a, b) = if a < b { (a, b) } else { (b, a) };
        (folded(name), a.to_owned(), b.to_owned())
    };
    let allowed: BTreeSet<_> = listed
        .iter()
        .map(|row| key(row.get("name"), row.get("id"), row.get("other_id")))
        .collect();
    let entities = entities();
    let mut found = BTreeMap::new();
    let mut twins: HashMap<(&str, &str, String), Vec<&Row>> = HashMap::new();
    let mut owners: HashMap<String, Vec<&Row>> = HashMap::new();
    for row in &entities {
        let mut claim = |name: &str, claims: &mut Vec<_>| {
            if claims
                .iter()
                .any(|other: &&Row| other.get("id") == row.get("id"))
            {
                return;
            }
            if let Some(other) = claims.first() {
                let message = format!("{}: {name:?} belongs to {} too", row.place, other.get("id"));
                found
                    .entry(key(name, row.get("id"), other.get("id")))
                    .or_insert(message);
            }
            claims.push(row);
        };
        let name = row.get("name");
        claim(
            name,
            twins
                .entry((row.get("type"), row.get("country"), folded(name)))
                .or_default(),
        );
        if row.get("match") != "never" {
            for name in row.strong_names() {
                claim(name, owners.entry(folded(name)).or_default());
            }
        }
    }
    let new: Vec<String> = found
        .iter()
        .filter(|(key, _)| !allowed.contains(key))
        .map(|(_, message)| message.clone())
        .collect();
    none(
        "make the name weak in one of them, or list it with its reason in tests/gazetteer_clashes.csv",
        &new,
    );
    let stale: Vec<String> = allowed
        .iter()
        .filter(|key| !found.contains_key(key))
        .map(|key| format!("{key:?}"))
        .collect();
    none(
        "no longer shared: take these out of tests/gazetteer_clashes.csv",
        &stale,
    );
}

/// A name as articles are compared with it: without diacritics and hyphens.
fn folded(name: &str) -> String {
    let words: Vec<String> = name
        .split([' ', '-'])
        .filter(|word| !word.is_empty())
        .map(fold)
        .collect();
    words.join(" ")
}
