//! What the program writes: tables, JSON Lines, folders, and the dialect for Excel.

use std::fmt::Write as _;
use std::fs;
use std::io::Read;
use std::process::Stdio;

use serde_json::Value;

use super::run::{Desk, HOLDS, column, columns};

const TABLES: [&str; 6] = [
    "quotes", "mentions", "entities", "links", "articles", "errors",
];

/// Many different articles as JSON Lines.
fn many() -> String {
    let mut lines = String::new();
    for number in 0..300 {
        let text = format!(
            "{HOLDS}Bridge {number} is in Syria. \"Number {number} is closed,\" Jaan Lind told reporters on Monday."
        );
        let line =
            serde_json::json!({ "id": format!("a{number}"), "date": "2024-01-24", "text": text });
        writeln!(lines, "{line}").unwrap();
    }
    lines
}

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    let desk = Desk::new().file("news.jsonl", many());
    for number in ["1", "2", "7"] {
        let ran = desk.run(&format!(
            "extract --format jsonl --threads {number} --out out{number} news.jsonl"
        ));
        assert_eq!(ran.status, 0, "{}", ran.err);
    }
    for entry in fs::read_dir(desk.path("out1")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let first = desk.read(&format!("out1/{name}"));
        for number in [2, 7] {
            assert!(
                first == desk.read(&format!("out{number}/{name}")),
                "{name} differs with {number} threads"
            );
        }
    }
    let stdout = desk.run("extract --threads 3 news.jsonl").out;
    let names = ["quote_id", "quote", "speaker", "start", "end"];
    assert_eq!(
        columns(&stdout, &names),
        columns(&desk.read("out1/quotes.csv"), &names)
    );
}

#[test]
fn a_folder_holds_every_table_and_what_describes_them() {
    let desk = Desk::new()
        .file("a.txt", HOLDS)
        .file("b.jsonl", "{\"text\": \"Two.\"}\n{}\n");
    let ran = desk.run("extract a.txt b.jsonl nowhere.txt --out deep/tables");
    assert_eq!(ran.status, 1);
    assert!(ran.out.is_empty());
    assert!(ran.err.contains("tables: deep/tables"), "{}", ran.err);
    let mut files: Vec<_> = fs::read_dir(desk.path("deep/tables"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    files.sort();
    let mut expected: Vec<_> = TABLES.map(|table| format!("{table}.csv")).to_vec();
    expected.extend(["datapackage.json".to_owned(), "run.json".to_owned()]);
    expected.sort();
    assert_eq!(files, expected);

    let run: Value = serde_json::from_str(&desk.read("deep/tables/run.json")).unwrap();
    assert_eq!(
        run["counts"],
        serde_json::json!({ "read": 4, "done": 2, "skipped": 1, "failed": 1 })
    );
    assert_eq!(run["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(run["gazetteers"][0]["sha256"].as_str().unwrap().len(), 64);

    let package: Value = serde_json::from_str(&desk.read("deep/tables/datapackage.json")).unwrap();
    for (index, table) in TABLES.into_iter().enumerate() {
        let resource = &package["resources"][index];
        assert_eq!(resource["path"], format!("{table}.csv"));
        let fields = resource["schema"]["fields"].as_array().unwrap();
        let fields: Vec<_> = fields
            .iter()
            .map(|field| field["name"].as_str().unwrap())
            .collect();
        let content = desk.read(&format!("deep/tables/{table}.csv"));
        assert_eq!(fields.join(","), content.lines().next().unwrap());
        let rows = csv::Reader::from_reader(content.as_bytes())
            .records()
            .count();
        assert_eq!(run["rows"][table], rows, "{table}");
    }
}

#[test]
fn a_run_that_fails_leaves_no_half_table() {
    let desk = Desk::new()
        .file("a.txt", HOLDS)
        .file("out/quotes.csv", "from an earlier run")
        .file("out/run.json.partial/in/the/way", "");
    let ran = desk.run("extract a.txt --out out");
    assert_eq!(ran.status, 2);
    assert!(
        ran.err.contains("run.json.partial: cannot write"),
        "{}",
        ran.err
    );
    let left: Vec<_> = fs::read_dir(desk.path("out"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(left.len(), 2, "{left:?}");
    assert_eq!(desk.read("out/quotes.csv"), "from an earlier run");
}

#[test]
fn equal_statements_of_one_speaker_share_same_as() {
    let lines = concat!(
        r#"{"id": "a", "text": "\"The bridge will open in May,\" Aino Tamm said."}"#,
        "\n",
        r#"{"id": "b", "text": "\"The bridge is closed for the winter,\" Jaan Lind said."}"#,
        "\n",
        r#"{"id": "c", "title": "\"same_as\":\"\"", "text": "On Monday she spoke. “The bridge will open in May”, Aino Tamm said."}"#,
    );
    let desk = Desk::new().file("news.jsonl", lines);
    let ran = desk.run("extract news.jsonl --format jsonl --out out --for excel");
    assert_eq!(ran.status, 0, "{}", ran.err);
    let table = desk.read("out/quotes.csv");
    let rows = columns(&table, &["quote_id", "same_as"]);
    assert_eq!(rows.len(), 3);
    assert_eq!(
        [&rows[0][1], &rows[1][1], &rows[2][1]],
        [&rows[0][0], "", &rows[0][0]]
    );
    assert!(table.starts_with("\u{feff}quote_id,"));
    assert_eq!(table.matches("\r\n").count(), 4);
    let json = desk.read("out/articles.jsonl");
    let json = json
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap()["quotes"][0]["same_as"].clone());
    assert_eq!(json.collect::<Vec<_>>(), [&*rows[0][0], "", &*rows[0][0]]);
}

#[test]
fn excel_gets_a_table_that_opens_and_runs_nothing() {
    let desk = Desk::new().pipe(
        r#"{"id": "=cmd|' /C calc'!A0", "title": "'Open\nnow'", "text": "“It\nholds”, Aino Tamm said. It is –1 °C."}"#,
        "extract --for excel --table articles -",
    );
    assert!(desk.out.starts_with("\u{feff}article_id,"), "{}", desk.out);
    assert!(desk.out.ends_with("\r\n"));
    assert_eq!(
        columns(&desk.out, &["article_id", "title"]),
        [["'=cmd|' /C calc'!A0", "''Open now'"]]
    );
}

#[test]
fn json_lines_hold_the_text_and_everything_found() {
    let desk = Desk::new();
    let ran = desk.pipe(format!("„Ä“ {HOLDS}"), "extract --format jsonl -");
    let line: Value = serde_json::from_str(&ran.out).unwrap();
    let quote = &line["quotes"][0];
    let text: Vec<char> = line["text"].as_str().unwrap().chars().collect();
    let spans = quote["content"].as_array().unwrap();
    let at = |index: usize| usize::try_from(spans[0][index].as_u64().unwrap()).unwrap();
    assert!(
        text[at(0)..at(1)]
            .iter()
            .collect::<String>()
            .contains("The bridge will open in May")
    );
    for name in column(&desk.run("schema --table quotes").out, "column") {
        assert!(quote.get(&name).is_some(), "{name} is missing");
    }
    for name in column(&desk.run("schema --table mentions").out, "column") {
        assert!(
            line["entities"][0].get(&name).is_some(),
            "{name} is missing"
        );
    }
    assert_eq!(quote["article_date"], Value::Null);
    assert!(quote["people"].is_array());
    assert!(quote["negated"].is_u64());
}

#[test]
fn entities_need_the_whole_run_and_count_it() {
    let desk = Desk::new().file("news.jsonl", many());
    let ran = desk.run("extract --table entities news.jsonl");
    let rows = columns(
        &ran.out,
        &["name", "type", "listed", "articles", "first_date"],
    );
    assert!(
        rows.contains(
            &["Syria", "place", "1", "300", "2024-01-24"]
                .map(str::to_owned)
                .to_vec()
        ),
        "{}",
        ran.out
    );
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let desk = Desk::new().file("news.jsonl", many().repeat(3));
    for threads in ["1", "2"] {
        let mut command = desk.command(&format!(
            "extract --format jsonl --threads {threads} news.jsonl"
        ));
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut byte = [0];
        child.stdout.take().unwrap().read_exact(&mut byte).unwrap();
        let ended = child.wait_with_output().unwrap();
        assert_eq!(ended.status.code(), Some(0));
        assert!(!String::from_utf8_lossy(&ended.stderr).contains("quotary:"));
    }
}

#[test]
fn schema_and_help_say_what_there_is() {
    let desk = Desk::new();
    let all = desk.run("schema").out;
    for table in TABLES {
        assert!(column(&all, "table").contains(&table.to_owned()));
    }
    let json: Value =
        serde_json::from_str(&desk.run("schema --table links --format json").out).unwrap();
    assert_eq!(json[0]["columns"][0]["name"], "speaker");
    for help in [
        "--help",
        "extract --help",
        "schema --help",
        "gazetteer lint --help",
    ] {
        let ran = desk.run(help);
        assert_eq!(ran.status, 0);
        assert!(ran.out.contains("Examples:"), "{help}: {}", ran.out);
        assert!(
            ran.out.lines().all(|line| line.chars().count() <= 100),
            "{help}: {}",
            ran.out
        );
    }
}
