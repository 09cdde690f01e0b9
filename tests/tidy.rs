//! Keeps the source in its shape: floors, length of files, what may stand in a `mod.rs`, no loose ends.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use quotary::lexicon::builtin_files;

/// The floors of ARCHITECTURE.md: a module imports from lower floors only, never from a neighbour.
const FLOORS: &[&[&str]] = &[
    &["text", "article", "record", "error"],
    &["lexicon"],
    &["document"],
    &["mention", "quotation"],
    &["resolve"],
    &["attribution"],
    &["source", "extract", "sink"],
    &["cli", "main"],
];

/// Names that `lib.rs` hands on, and the module they come from.
const HANDED_ON: &[(&str, &str)] = &[
    ("Article", "article"),
    ("DateSource", "article"),
    ("Error", "error"),
    ("Result", "error"),
];

const LONGEST_FILE: usize = 500;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files below some folders with these endings, sorted.
fn files(folders: &[&str], endings: &[&str]) -> Vec<(String, String)> {
    let mut found: Vec<PathBuf> = folders
        .iter()
        .flat_map(|folder| walkdir::WalkDir::new(root().join(folder)))
        .filter_map(Result::ok)
        .map(walkdir::DirEntry::into_path)
        .filter(|path| {
            path.extension()
                .is_some_and(|ending| endings.iter().any(|e| ending == *e))
        })
        .collect();
    found.sort();
    found
        .into_iter()
        .map(|path| {
            let name = path
                .strip_prefix(root())
                .expect("it lies below the root")
                .to_string_lossy()
                .replace('\\', "/");
            let source =
                fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name}: {error}"));
            (name, source)
        })
        .collect()
}

fn sources() -> Vec<(String, String)> {
    files(&["src"], &["rs"])
}

#[track_caller]
fn none(what: &str, found: &[String]) {
    assert!(found.is_empty(), "{what}:\n{}", found.join("\n"));
}

/// The lines of code before the file's unit tests, with their numbers; comments left out.
fn code(source: &str) -> impl Iterator<Item = (usize, &str)> {
    source
        .lines()
        .take_while(|line| !line.trim_start().starts_with("#[cfg(test)]"))
        .enumerate()
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
        .map(|(index, line)| (index + 1, line))
}

/// "src/mention/run.rs" belongs to `mention`, "src/extract.rs" to `extract`.
fn module(file: &str) -> &str {
    let inside = file.strip_prefix("src/").unwrap_or(file);
    inside
        .split('/')
        .next()
        .unwrap_or(inside)
        .trim_end_matches(".rs")
}

fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.contains(&module))
}

/// The modules that code names after `crate::` (in the binary: `quotary::`), a list in braces included.
fn imports(code: &str) -> BTreeSet<&str> {
    let mut found = BTreeSet::new();
    let word = |text: &'_ str| {
        text.find(|c: char| !c.is_alphanumeric() && c != '_')
            .unwrap_or(text.len())
    };
    for root in ["crate::", "quotary::"] {
        for (at, _) in code.match_indices(root) {
            let rest = &code[at + root.len()..];
            let Some(list) = rest.strip_prefix('{') else {
                found.insert(&rest[..word(rest)]);
                continue;
            };
            let (mut depth, mut begins) = (0, true);
            for (at, c) in list.char_indices() {
                match c {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' => begins = depth == 0,
                    _ if begins && !c.is_whitespace() => {
                        found.insert(&list[at..at + word(&list[at..])]);
                        begins = false;
                    }
                    _ => {}
                }
            }
        }
    }
    found
        .into_iter()
        .map(|name| {
            HANDED_ON
                .iter()
                .find(|(handed, _)| *handed == name)
                .map_or(name, |(_, from)| from)
        })
        .collect()
}

#[test]
fn modules_import_from_lower_floors_only() {
    let mut wrong = Vec::new();
    for (file, source) in sources() {
        let own = module(&file);
        if own == "lib" {
            continue;
        }
        let Some(here) = floor(own) else {
            wrong.push(format!("{file}: \"{own}\" stands on no floor"));
            continue;
        };
        let code: String = code(&source).flat_map(|(_, line)| [line, "\n"]).collect();
        for name in imports(&code) {
            match floor(name) {
                _ if name == own => {}
                Some(there) if there < here => {}
                Some(there) if there == here => {
                    wrong.push(format!("{file}: imports its neighbour \"{name}\""));
                }
                Some(_) => wrong.push(format!("{file}: imports \"{name}\" from a higher floor")),
                None => wrong.push(format!("{file}: \"{name}\" stands on no floor")),
            }
        }
    }
    none("imports against the floors", &wrong);
}

#[test]
fn imports_are_read_from_lists_too() {
    let code = "use crate::{article::{Article, X}, Error};\nlet x = crate::text::fold(crate::record::Kind::Direct);";
    assert_eq!(
        imports(code).into_iter().collect::<Vec<_>>(),
        ["article", "error", "record", "text"]
    );
}

#[test]
fn files_are_short() {
    let long: Vec<String> = files(&["src", "tests"], &["rs"])
        .into_iter()
        .map(|(file, source)| (file, source.lines().count()))
        .filter(|(_, lines)| *lines > LONGEST_FILE)
        .map(|(file, lines)| format!("{file}: {lines} lines, {LONGEST_FILE} are allowed"))
        .collect();
    none("one concept a file", &long);
}

#[test]
fn every_file_opens_with_what_it_is() {
    let silent: Vec<String> = files(&["src", "tests"], &["rs"])
        .into_iter()
        .filter(|(_, source)| !source.starts_with("//! "))
        .map(|(file, _)| file)
        .collect();
    none("files without a first line of documentation", &silent);
}

#[test]
fn mod_files_hold_declarations_only() {
    let mut wrong = Vec::new();
    for (file, source) in sources()
        .into_iter()
        .filter(|(file, _)| file.ends_with("/mod.rs"))
    {
        let mut in_list = false;
        for (number, line) in code(&source) {
            let line = line.trim();
            let begins = [
                "mod ",
                "pub mod ",
                "pub(crate) mod ",
                "pub use ",
                "pub(crate) use ",
                "#[",
            ];
            if !(in_list || line.is_empty() || begins.iter().any(|begin| line.starts_with(begin))) {
                wrong.push(format!("{file}:{number}: {line}"));
            }
            in_list = (in_list || line.contains(" use ")) && !line.ends_with(';');
        }
    }
    none("a mod.rs holds documentation, mod and pub use", &wrong);
}

#[test]
fn no_loose_ends() {
    let loose = [".unwrap()", "todo!(", "unimplemented!(", "dbg!("];
    let mut wrong = Vec::new();
    for (file, source) in sources() {
        for (number, line) in code(&source) {
            if loose.iter().any(|word| line.contains(word)) {
                wrong.push(format!("{file}:{number}: {}", line.trim()));
            }
        }
    }
    none("outside tests nothing may give up", &wrong);
}

#[test]
fn no_trailing_white_space() {
    let mut wrong = Vec::new();
    for (file, source) in files(
        &["src", "tests", "gazetteers"],
        &["rs", "md", "toml", "csv"],
    ) {
        for (index, line) in source
            .lines()
            .enumerate()
            .filter(|(_, line)| line.ends_with([' ', '\t', '\r']))
        {
            wrong.push(format!("{file}:{}: \"{line}\"", index + 1));
        }
        if !source.is_empty() && !source.ends_with('\n') {
            wrong.push(format!("{file}: no line break at the end"));
        }
    }
    none("white space at the end of a line", &wrong);
}

#[test]
fn every_gazetteer_is_built_in_and_has_a_header() {
    let listed: BTreeSet<String> = builtin_files()
        .into_iter()
        .map(|file| format!("gazetteers/{}", file.name))
        .collect();
    let mut wrong = Vec::new();
    for (file, source) in files(&["gazetteers"], &["csv"]) {
        if !listed.contains(&file) {
            wrong.push(format!("{file}: not built in"));
        }
        let header: Vec<&str> = source
            .lines()
            .next()
            .unwrap_or_default()
            .split(',')
            .collect();
        let named = header.len() > 1
            && header.iter().all(|column| {
                !column.is_empty() && column.chars().all(|c| c.is_ascii_lowercase() || c == '_')
            });
        let distinct: BTreeSet<&&str> = header.iter().collect();
        if !named || distinct.len() != header.len() {
            wrong.push(format!("{file}:1: no header but \"{}\"", header.join(",")));
        }
    }
    none("gazetteers", &wrong);
}
