//! Articles, and the tables that the program makes of them.
//!
//! Beside each `tests/golden/NAME.txt` stands the folder `NAME/` with every CSV table of `quotary extract --out`. After a
//! change that is meant, rewrite them and read the difference:
//!
//! ```text
//! UPDATE=1 cargo test --test golden
//! git diff tests/golden README.md
//! ```

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// The columns of the sample in README.md, and the lines between which it stands.
const SHOWN: &[&str] = &["speaker", "speaker_role", "kind", "quote", "cue", "rule"];
const BEGIN: &str = "<!-- begin: tests/golden/river-dam/quotes.csv -->\n";
const END: &str = "<!-- end -->\n";

#[test]
fn tables_are_as_expected() {
    let articles = articles();
    assert!(!articles.is_empty(), "no articles in tests/golden");
    let mut differences = Vec::new();
    for article in articles {
        let out = tempfile::tempdir().unwrap();
        extract(&article, out.path());
        let expected = root().join(article.with_extension(""));
        if is_update() {
            fs::create_dir_all(&expected).unwrap();
        }
        let mut names = tables(out.path());
        names.extend(tables(&expected));
        for name in names {
            let path = expected.join(&name);
            let now = fs::read_to_string(out.path().join(&name)).unwrap_or_default();
            let before = fs::read_to_string(&path).unwrap_or_default();
            if now == before {
                continue;
            }
            if is_update() {
                fs::write(&path, now).unwrap();
            } else {
                let shown = article.with_extension("").join(&name);
                differences.push(difference(&shown, &before, &now));
            }
        }
    }
    assert!(
        differences.is_empty(),
        "{}\nif that is meant: UPDATE=1 cargo test --test golden, and read the difference",
        differences.join("\n")
    );
}

#[test]
fn the_package_describes_the_tables() {
    let out = tempfile::tempdir().unwrap();
    extract(&articles()[0], out.path());
    let package = json(&out.path().join("datapackage.json"));
    let mut described = BTreeSet::new();
    for resource in list(&package["resources"]) {
        let name = text(&resource["path"]);
        let fields: Vec<&str> = list(&resource["schema"]["fields"])
            .iter()
            .map(|field| text(&field["name"]))
            .collect();
        let table = fs::read_to_string(out.path().join(name)).unwrap();
        assert_eq!(table.lines().next(), Some(&*fields.join(",")), "{name}");
        described.insert(name.to_owned());
    }
    assert_eq!(described, tables(out.path()));
}

#[test]
fn the_run_balances() {
    let out = tempfile::tempdir().unwrap();
    let article = &articles()[0];
    extract(article, out.path());
    let run = json(&out.path().join("run.json"));
    assert_eq!(run["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(text(&run["inputs"][0]), article.to_str().unwrap());
    for gazetteer in list(&run["gazetteers"]) {
        assert!(
            gazetteer.is_object(),
            "a gazetteer with its hash: {gazetteer}"
        );
    }
    let count = |name: &str| run["counts"][name].as_u64().expect(name);
    assert_eq!(
        count("read"),
        count("done") + count("skipped") + count("failed")
    );
    assert_eq!(count("done"), 1);
}

#[test]
fn the_readme_shows_real_output() {
    let readme = root().join("README.md");
    let text = fs::read_to_string(&readme).unwrap();
    let begin = text.find(BEGIN).expect("README.md has the sample") + BEGIN.len();
    let end = begin + text[begin..].find(END).expect("the sample ends");
    let out = tempfile::tempdir().unwrap();
    extract(Path::new("tests/golden/river-dam.txt"), out.path());
    let now = sample(&out.path().join("quotes.csv"));
    if text[begin..end] == now {
        return;
    }
    assert!(
        is_update(),
        "README.md's sample is not the golden table; UPDATE=1 cargo test --test golden\n{now}"
    );
    fs::write(&readme, [&text[..begin], &now, &text[end..]].concat()).unwrap();
}

/// Some columns of a table, as Markdown.
fn sample(table: &Path) -> String {
    let mut reader = csv::Reader::from_path(table).unwrap();
    let header = reader.headers().unwrap().clone();
    let shown: Vec<usize> = SHOWN
        .iter()
        .map(|name| header.iter().position(|column| column == *name).unwrap())
        .collect();
    let mut lines = vec![
        format!("| {} |", SHOWN.join(" | ")),
        format!("|{}", "---|".repeat(SHOWN.len())),
    ];
    for row in reader.records() {
        let row = row.unwrap();
        let cells: Vec<String> = shown.iter().map(|&i| row[i].replace('|', "\\|")).collect();
        lines.push(format!("| {} |", cells.join(" | ")));
    }
    lines.join("\n") + "\n"
}

/// Where a table differs, line by line.
fn difference(name: &Path, before: &str, now: &str) -> String {
    let (before, now): (Vec<&str>, Vec<&str>) = (before.lines().collect(), now.lines().collect());
    let mut shown = vec![format!("{}:", name.display())];
    for line in 0..before.len().max(now.len()) {
        let (old, new) = (before.get(line), now.get(line));
        if old != new {
            shown.extend(old.map(|old| format!("  {}- {old}", line + 1)));
            shown.extend(new.map(|new| format!("  {}+ {new}", line + 1)));
        }
    }
    shown.join("\n")
}

/// Runs the program from the root of the repository, so that the names of inputs are the same anywhere.
fn extract(article: &Path, out: &Path) {
    let done = Command::new(env!("CARGO_BIN_EXE_quotary"))
        .current_dir(root())
        .args(["extract", "--quiet", "--out"])
        .arg(out)
        .arg(article)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{}: {said}", article.display());
}

/// The articles, relative to the root.
fn articles() -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = names(&root().join("tests/golden"))
        .into_iter()
        .map(|name| Path::new("tests/golden").join(name))
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .collect();
    found.sort();
    found
}

/// The CSV tables of a folder.
fn tables(folder: &Path) -> BTreeSet<String> {
    names(folder)
        .into_iter()
        .filter(|name| Path::new(name).extension().is_some_and(|e| e == "csv"))
        .collect()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect()
}

fn json(path: &Path) -> Value {
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn is_update() -> bool {
    env::var_os("UPDATE").is_some_and(|value| value == "1")
}
