//! Runs the Markdown files of `tests/rules/`: every `news` and `names` block is a test in the marked notation.
//!
//! `RULES=tamm cargo test --test rules` runs only the blocks whose file or name contains "tamm".

#[path = "support/check.rs"]
mod check;
#[path = "support/fields.rs"]
mod fields;
#[path = "support/lexicon.rs"]
mod lexicon;
#[path = "support/names.rs"]
mod names;
#[path = "support/notation.rs"]
mod notation;
#[path = "support/suite.rs"]
mod suite;

use std::collections::{BTreeSet, HashMap};
use std::fmt::Write;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use quotary::attribution::RULES;
use quotary::lexicon::{GazetteerFile, Lexicon, builtin_files};

use check::{Outcome, check};
use suite::Case;

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules");
    let mut files: Vec<PathBuf> = walkdir::WalkDir::new(folder)
        .into_iter()
        .filter_map(Result::ok)
        .map(walkdir::DirEntry::into_path)
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
        .filter(|path| path.file_name().is_some_and(|name| name != "README.md"))
        .collect();
    files.sort();
    files
}

/// All blocks, and what is wrong with the files themselves.
fn all_cases() -> (Vec<Case>, Vec<String>) {
    let mut all = Vec::new();
    let mut faults = Vec::new();
    for path in files() {
        let source = fs::read_to_string(&path).expect("the file is there and UTF-8");
        let (cases, wrong) = suite::cases(&path, &source);
        faults.extend(
            wrong
                .iter()
                .map(|(line, fault)| format!("{}:{line}: {fault}\n", path.display())),
        );
        all.extend(cases);
    }
    (all, faults)
}

#[test]
fn every_block_holds() {
    let only = std::env::var("RULES").unwrap_or_default();
    let (mut cases, mut failures) = all_cases();
    cases.retain(|case| case.file.contains(&only) || case.name.contains(&only));
    let mut laid_over: HashMap<Vec<(String, String)>, Lexicon> = HashMap::new();
    let mut gaps = 0;
    for case in &cases {
        let lexicon = if case.gazetteers.is_empty() {
            lexicon::builtin()
        } else {
            laid_over.entry(case.gazetteers.clone()).or_insert_with(|| {
                let mut files = builtin_files();
                files.extend(case.overlay());
                let (lexicon, problems) = Lexicon::load(&files);
                let own = |problem: &&quotary::Error| {
                    let problem = problem.to_string();
                    case.gazetteers
                        .iter()
                        .any(|(name, _)| problem.starts_with(name.as_str()))
                };
                failures.extend(
                    problems
                        .iter()
                        .filter(own)
                        .map(|p| format!("{}: {p}\n", case.file)),
                );
                lexicon
            })
        };
        let outcome = catch_unwind(AssertUnwindSafe(|| check(case, lexicon)))
            .unwrap_or_else(|_| Outcome::Faulty("the extraction panics".to_owned()));
        let at = format!("tests/rules/{}:{} {}", case.file, case.line, case.name);
        match outcome {
            Outcome::Faulty(fault) => failures.push(format!("{at}\n    {fault}\n")),
            Outcome::Right if case.known_gap => failures.push(format!(
                "{at}\n    is right now: remove the word known-gap\n"
            )),
            Outcome::Wrong(report) if !case.known_gap => failures.push(format!("{at}\n{report}")),
            Outcome::Right => {}
            Outcome::Wrong(report) => {
                gaps += 1;
                if std::env::var_os("GAPS").is_some() {
                    eprintln!("known gap {at}\n{report}");
                }
            }
        }
    }
    let mut summary = format!(
        "{} blocks, {gaps} known gaps, {} failures",
        cases.len(),
        failures.len()
    );
    if failures.is_empty() {
        return eprintln!("{summary}");
    }
    for failure in &failures {
        let _ = write!(summary, "\n\n{}", failure.trim_end());
    }
    // Not an assertion with a message: that would print it escaped and twice.
    panic!("{summary}");
}

/// What a large list that nobody has read may do: its names that are words or parts of people's names change no answer.
#[test]
fn every_block_holds_below_colliding_names() {
    let (mut cases, _) = all_cases();
    cases.retain(|case| case.gazetteers.is_empty() && !case.known_gap);
    let rows = collisions(cases.iter().map(|case| case.source.as_str()));
    let overlay = GazetteerFile {
        name: "collisions.csv".to_owned(),
        bytes: rows.into_bytes().into(),
        layer: 1,
    };
    let (lexicon, problems) = Lexicon::with_overlay(&[overlay]);
    assert!(problems.is_empty(), "{problems:?}");
    let mut changed = String::new();
    for case in &cases {
        if let Outcome::Wrong(report) = check(case, &lexicon) {
            let _ = write!(changed, "\n\n{} {}\n{report}", case.file, case.name);
        }
    }
    assert!(changed.is_empty(), "{} blocks{changed}", cases.len());
}

/// Every word of the texts as a town if it is an English word, a first name or a surname.
fn collisions<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let lexicon = lexicon::builtin();
    let mut rows = BTreeSet::new();
    for text in texts {
        let words = text.split(|c: char| !c.is_alphabetic());
        for word in words.filter(|word| word.len() > 1) {
            let (first, rest) = word.split_at(word.chars().next().map_or(0, char::len_utf8));
            let town = first.to_uppercase() + rest;
            if lexicon.is_word_or_person(&town) {
                rows.insert(format!("{town},place\n"));
            }
        }
    }
    assert!(rows.len() > 500, "the word lists are there");
    "name,type\n".to_owned() + &rows.into_iter().collect::<String>()
}

/// A rule without an example is a rule nobody can read.
#[test]
fn every_rule_has_a_block_of_its_name() {
    let (cases, _) = all_cases();
    let missing: Vec<&&str> = RULES
        .iter()
        .filter(|rule| !cases.iter().any(|case| case.name == **rule))
        .collect();
    assert!(
        missing.is_empty(),
        "write a ```news block of this name into tests/rules/: {missing:?}"
    );
}
