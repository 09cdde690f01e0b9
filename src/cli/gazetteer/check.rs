//! What can be wrong with gazetteers that load: the checks of `quotary gazetteer lint`.
//!
//! ```text
//! people.csv:214:4: alias "Ali" also belongs to ali-larijani (people.csv:97); make it weak in one of them (warning)
//! ```
//!
//! An error is a row that says something false or that cannot be used; a warning is a row that may well
//! be right: two people do share a name. Only errors count for the exit status.

use std::collections::HashMap;

use isocountry::CountryCode;
use quotary::lexicon::{FAMOUS, Lexicon};
use quotary::record::Problem;
use quotary::text::fold;

use super::sheet::{Entry, Given, Sheet};

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, clap::ValueEnum)]
pub(super) enum Level {
    /// May well be right.
    Warning,
    /// Is wrong.
    Error,
}

impl Level {
    /// What stands behind the message.
    fn mark(self) -> &'static str {
        match self {
            Self::Warning => " (warning)",
            Self::Error => "",
        }
    }
}

/// Something about a row.
pub(super) struct Finding {
    /// The file as the user named it.
    pub file: String,
    /// Line and column, from 1.
    pub place: (u64, u64),
    /// How bad it is.
    pub level: Level,
    /// What is wrong, and what to do.
    pub message: String,
}

impl Finding {
    fn new(entry: &Entry<'_>, column: &str, level: Level, message: String) -> Self {
        Self {
            file: entry.sheet().file.name.clone(),
            place: (entry.line, entry.sheet().column(column)),
            level,
            message,
        }
    }

    /// What the lexicon found on loading.
    pub fn on_loading(problem: &Problem) -> Self {
        let text = problem.problem.as_str();
        let parts = text
            .strip_prefix("column ")
            .and_then(|rest| rest.split_once(": "))
            .and_then(|(column, message)| Some((column.parse().ok()?, message)));
        let (column, message) = parts.unwrap_or((1, text));
        Self {
            file: problem.input.clone(),
            place: (problem.position, column),
            level: Level::Error,
            message: message.to_owned(),
        }
    }

    /// "people.csv:214:4: …".
    pub fn line(&self) -> String {
        let (line, column) = self.place;
        let mark = self.level.mark();
        format!("{}:{line}:{column}: {}{mark}", self.file, self.message)
    }
}

/// Checks all files together.
pub(super) fn check(sheets: &[Sheet<'_>], lexicon: &Lexicon) -> Vec<Finding> {
    let mut findings = Vec::new();
    for sheet in sheets {
        order(sheet, &mut findings);
        for entry in sheet.entries() {
            country(&entry, &mut findings);
            writing(&entry, &mut findings);
        }
    }
    let entities = || {
        let sheets = sheets.iter().filter(|sheet| sheet.lists_entities());
        sheets.flat_map(Sheet::entries)
    };
    identity(entities(), &mut findings);
    for entry in entities() {
        names(&entry, lexicon, &mut findings);
    }
    clashes(entities(), &mut findings);
    findings
}

/// Rows stand in the order of their ids, so that a change shows as one line.
fn order(sheet: &Sheet<'_>, findings: &mut Vec<Finding>) {
    if !sheet.lists_entities() {
        return;
    }
    let mut last = "";
    for entry in sheet.entries() {
        let id = entry.get("id");
        if id < last && !id.is_empty() {
            let message = format!("the row stands after {last:?}; sort the rows by id");
            findings.push(Finding::new(&entry, "id", Level::Warning, message));
            return;
        }
        last = id;
    }
}

/// Codes are those of ISO 3166-1, and XK, which everybody uses for Kosovo.
fn country(entry: &Entry<'_>, findings: &mut Vec<Finding>) {
    let code = entry.get("country");
    // What does not even look like a code is told on loading.
    let looks_right = code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase());
    if looks_right && code != "XK" && CountryCode::for_alpha2(code).is_err() {
        let message = format!("no country has the code {code:?}; use ISO 3166-1 alpha-2");
        findings.push(Finding::new(entry, "country", Level::Error, message));
    }
}

/// Spaces and letters that look alike and are not.
fn writing(entry: &Entry<'_>, findings: &mut Vec<Finding>) {
    for (column, cell) in entry.cells() {
        let stray = cell.trim() != cell || cell.contains("  ") || cell.contains(['\t', '\u{a0}']);
        if stray {
            let message = format!("stray white space in {cell:?}; take it out");
            findings.push(Finding::new(entry, column, Level::Warning, message));
        }
        if cell.contains(|c| matches!(c, '\u{300}'..='\u{36f}')) {
            let message = format!(
                "letter and accent are two characters in {cell:?}; save the file in Unicode's form NFC"
            );
            findings.push(Finding::new(entry, column, Level::Warning, message));
        }
    }
}

/// One id is one entity; only a person's further offices repeat it.
fn identity<'a>(entries: impl Iterator<Item = Entry<'a>>, findings: &mut Vec<Finding>) {
    let mut seen: HashMap<(u8, &str), Entry<'a>> = HashMap::new();
    for entry in entries {
        let id = entry.get("id");
        if id.is_empty() {
            continue;
        }
        let Some(first) = seen.get(&(entry.sheet().file.layer, id)) else {
            seen.insert((entry.sheet().file.layer, id), entry);
            continue;
        };
        let message = if first.get("type") != entry.get("type") {
            format!(
                "the id {id:?} is of another type at {}; give this row an id of its own",
                first.place()
            )
        } else if entry.get("type") != "person" {
            format!(
                "the id {id:?} stands at {} too; put both rows into one",
                first.place()
            )
        } else if first.sheet().file.name != entry.sheet().file.name {
            format!(
                "{id:?} has rows at {} too; keep a person in one file",
                first.place()
            )
        } else {
            continue;
        };
        findings.push(Finding::new(&entry, "id", Level::Error, message));
    }
}

/// Names that would be found where nobody means them.
fn names(entry: &Entry<'_>, lexicon: &Lexicon, findings: &mut Vec<Finding>) {
    if matches!(entry.get("match"), "never" | "nocase") {
        return;
    }
    let weight = entry.get("weight").parse::<u8>().unwrap_or_default();
    let is_unread = entry.sheet().file.layer > 0 && weight < FAMOUS;
    for (given, name) in entry.names() {
        let is_short = name.chars().nth(1).is_none();
        let has_no_capital = !name.contains(|c: char| c.is_uppercase() || c.is_numeric());
        let is_word = !lexicon.classes(lexicon.word(&fold(name))).is_empty();
        let is_named = matches!(entry.get("type"), "person" | "place");
        let message = if is_short {
            format!("{name:?} has one letter only and would be found everywhere; delete it")
        } else if has_no_capital && (is_named || is_word) {
            format!(
                "{name:?} has no capital and would be found in running text; write it with one, or set match to nocase if that is meant"
            )
        } else if is_unread && !entry.is_weak(given) && lexicon.is_word_or_person(name) {
            format!(
                "{name:?} is an English word, a first name or a surname too and counts only with context; give the row a weight of {FAMOUS} or more if it always means this, or put the name into weak_aliases"
            )
        } else {
            continue;
        };
        findings.push(Finding::new(entry, given.column(), Level::Warning, message));
    }
}

/// The entities that claim a name, each with its first row.
type Claims<'a> = Vec<(String, Entry<'a>)>;

/// Names that two entities claim without reserve.
fn clashes<'a>(entries: impl Iterator<Item = Entry<'a>>, findings: &mut Vec<Finding>) {
    // Of each name the entities that claim it, few as a rule.
    let mut owners: HashMap<String, Claims<'a>> = HashMap::new();
    let mut kinds: HashMap<(&str, &str, String), Claims<'a>> = HashMap::new();
    for entry in entries {
        let key = entry.key();
        let kind = (
            entry.get("type"),
            entry.get("country"),
            folded(entry.get("name")),
        );
        let twins = kinds.entry(kind).or_default();
        let is_new = twins.iter().all(|(other, _)| *other != key);
        if is_new && let Some((other, first)) = twins.first() {
            let message = format!(
                "{:?} with this type and country is {other} too ({}); give both rows one id if they are the same",
                entry.get("name"),
                first.place()
            );
            findings.push(Finding::new(&entry, "name", Level::Warning, message));
        }
        let is_twin = is_new && !twins.is_empty();
        if is_new {
            twins.push((key.clone(), entry));
        }
        if entry.get("match") == "never" {
            continue;
        }
        for (given, name) in entry.names().filter(|(given, _)| !entry.is_weak(*given)) {
            let claims = owners.entry(folded(name)).or_default();
            if claims.iter().any(|(other, _)| *other == key) {
                continue;
            }
            if let Some((other, first)) = claims.first()
                && !(is_twin && given == Given::Name)
            {
                let what = if given == Given::Name {
                    "name"
                } else {
                    "alias"
                };
                let message = format!(
                    "{what} {name:?} also belongs to {other} ({}); make it weak in one of them",
                    first.place()
                );
                findings.push(Finding::new(
                    &entry,
                    given.column(),
                    Level::Warning,
                    message,
                ));
            }
            claims.push((key.clone(), entry));
        }
    }
}

/// A name as it is compared: without diacritics and hyphens.
fn folded(name: &str) -> String {
    let words: Vec<String> = name
        .split(|c: char| c.is_whitespace() || c == '-')
        .filter(|word| !word.is_empty())
        .map(fold)
        .collect();
    words.join(" ")
}
