//! What can go wrong: each fault has a clear message, a row in errors.csv, and its exit status.

use super::run::{Desk, HOLDS, Ran, column, columns};

/// Runs with `--out`; gives the run and the rows of errors.csv: input, position, problem, action.
fn extract(desk: &Desk, inputs: &str) -> (Ran, Vec<Vec<String>>) {
    let ran = desk.run(&format!("extract {inputs} --out out"));
    let names = ["input", "position", "problem", "action"];
    let rows = columns(&desk.read("out/errors.csv"), &names);
    (ran, rows)
}

/// Checks one row: its input, position and action are given, its problem must contain `problem`.
fn check(row: &[String], expected: [&str; 4]) {
    let [input, position, problem, action] = expected;
    assert_eq!([&row[0], &row[1], &row[3]], [input, position, action]);
    assert!(row[2].contains(problem), "{}", row[2]);
}

/// The article beside the faulty input was read all the same.
fn rest_is_done(desk: &Desk) {
    assert_eq!(
        column(&desk.read("out/quotes.csv"), "quote"),
        ["The bridge will open in May"]
    );
}

/// Numbers below a bound, the same in every run, so that a failure can be had again.
fn generator() -> impl FnMut(usize) -> usize {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    move |bound| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % bound as u64).unwrap()
    }
}

#[test]
fn empty_file() {
    let desk = Desk::new()
        .file("a.txt", " \n\n")
        .file("b.jsonl", "")
        .file("good.txt", HOLDS);
    let (ran, rows) = extract(&desk, "a.txt b.jsonl good.txt");
    assert_eq!((ran.status, rows.len()), (1, 2));
    check(&rows[0], ["a.txt", "", "empty", "skipped"]);
    check(&rows[1], ["b.jsonl", "", "empty", "skipped"]);
    assert!(ran.err.contains("a.txt: empty"), "{}", ran.err);
    rest_is_done(&desk);
}

#[test]
fn binary_file() {
    let desk = Desk::new()
        .file("a.txt", b"PK\x03\x04\x00\x00")
        .file("b.jsonl", b"\x1f\x8b\x08\x00\x01\x02")
        .file("c.txt", b"\x01\x02\x03\x04\x05x")
        .file("good.txt", HOLDS);
    let (ran, rows) = extract(&desk, ".");
    assert_eq!((ran.status, rows.len()), (1, 3), "{}", ran.err);
    check(&rows[0], ["./a.txt", "", "binary", "skipped"]);
    check(&rows[1], ["./b.jsonl", "", "binary", "skipped"]);
    check(&rows[2], ["./c.txt", "", "binary", "skipped"]);
    rest_is_done(&desk);
}

#[test]
fn invalid_utf8_is_repaired() {
    let mut text = b"The caf\xe9 is open. ".to_vec();
    text.extend(HOLDS.as_bytes());
    let desk = Desk::new()
        .file("a.txt", &text)
        .file("b.jsonl", b"\n{\"text\": \"caf\xe9\"}\n");
    let (ran, rows) = extract(&desk, "a.txt b.jsonl");
    assert_eq!((ran.status, rows.len()), (0, 2), "{}", ran.err);
    check(&rows[0], ["a.txt", "1", "not UTF-8 at byte 7 ", "repaired"]);
    check(
        &rows[1],
        ["b.jsonl", "2", "not UTF-8 at byte 14 ", "repaired"],
    );
    rest_is_done(&desk);
}

#[test]
fn half_a_surrogate_pair_is_repaired() {
    let desk = Desk::new().file(
        "a.jsonl",
        r#"{"id": "\ud83d", "text": "a \ud83d\ude00 b \ude00"}"#,
    );
    let (ran, rows) = extract(&desk, "a.jsonl --format jsonl");
    assert_eq!((ran.status, rows.len()), (0, 1), "{}", ran.err);
    check(&rows[0], ["a.jsonl", "1", "surrogate", "repaired"]);
    assert!(
        desk.read("out/articles.jsonl")
            .contains("\"text\":\"a 😀 b \u{fffd}\"")
    );
}

#[test]
fn an_article_of_one_line_of_five_megabytes() {
    let words = [
        "bridge", "river", "town", "people", "water", "winter", "opened", "slowly",
    ];
    let mut random = generator();
    let mut line = String::new();
    while line.len() < 5_000_000 {
        line.push_str("They");
        for _ in 0..12 {
            line.push(' ');
            line.push_str(words[random(8)]);
        }
        line.push_str(". ");
    }
    line.push_str(HOLDS);
    let desk = Desk::new().file("a.txt", line);
    let (ran, rows) = extract(&desk, "a.txt");
    assert_eq!((ran.status, rows.len()), (0, 0), "{}", ran.err);
    rest_is_done(&desk);
}

#[test]
fn broken_json_lines() {
    let good = serde_json::json!({ "text": HOLDS });
    let lines = format!(
        "{{\"text\": \"a\n[1]\n\"text\"\n{{\"text\": 7}}\n{{\"id\": \"x\"}}\n{{\"text\": null}}\n{good}\n{{"
    );
    let desk = Desk::new().file("a.jsonl", lines);
    let (ran, rows) = extract(&desk, "a.jsonl");
    assert_eq!((ran.status, rows.len()), (1, 7), "{}", ran.err);
    check(
        &rows[0],
        ["a.jsonl", "1", "column 11: not a JSON object", "skipped"],
    );
    check(&rows[1], ["a.jsonl", "2", "JSON array", "skipped"]);
    check(&rows[2], ["a.jsonl", "3", "not a JSON object", "skipped"]);
    check(&rows[3], ["a.jsonl", "4", "expected a string", "skipped"]);
    check(&rows[4], ["a.jsonl", "5", "no \"text\"", "skipped"]);
    check(&rows[5], ["a.jsonl", "6", "no \"text\"", "skipped"]);
    check(&rows[6], ["a.jsonl", "8", "column 1: ", "skipped"]);
    assert!(
        ran.err.contains("a.jsonl:1:11: not a JSON object"),
        "{}",
        ran.err
    );
    rest_is_done(&desk);
}

#[test]
fn duplicate_ids_and_texts() {
    let lines = concat!(
        r#"{"id": "a", "text": "One."}"#,
        "\n",
        r#"{"id": "a", "text": "Two."}"#,
        "\n",
        r#"{"id": "b", "text": "One."}"#,
        "\n",
        r#"{"id": "a", "text": "One."}"#,
    );
    let desk = Desk::new().file("a.jsonl", lines);
    let (ran, rows) = extract(&desk, "a.jsonl");
    assert_eq!((ran.status, rows.len()), (0, 2), "{}", ran.err);
    check(
        &rows[0],
        [
            "a.jsonl",
            "2",
            "an earlier article has the id \"a\"; this one becomes \"a-2\"",
            "noted",
        ],
    );
    check(&rows[1], ["a.jsonl", "4", "\"a-3\"", "noted"]);
    let articles = columns(
        &desk.read("out/articles.csv"),
        &["article_id", "duplicate_of"],
    );
    assert_eq!(
        articles,
        [["a", ""], ["a-2", "a"], ["b", "a"], ["a-3", "a"]]
    );
}

#[test]
fn a_bad_gazetteer_row() {
    let desk = Desk::new()
        .file("a.txt", format!("{HOLDS}He came from Zubrowka."))
        .file(
            "mine.csv",
            "name,type\nZubrowka,place\nToo,many,cells\nNobody,no such type\n",
        );
    let (ran, rows) = extract(&desk, "a.txt --gazetteer mine.csv");
    let rows: Vec<_> = rows.iter().filter(|row| row[0] == "mine.csv").collect();
    assert_eq!((ran.status, rows.len()), (1, 2), "{}", ran.err);
    check(
        rows[0],
        ["mine.csv", "3", "column 1: the row has 3 cells", "skipped"],
    );
    check(rows[1], ["mine.csv", "4", "column 2: ", "skipped"]);
    assert!(
        ran.err.contains("mine.csv:3:1: the row has 3 cells"),
        "{}",
        ran.err
    );
    assert!(column(&desk.read("out/mentions.csv"), "mention").contains(&"Zubrowka".to_owned()));
    rest_is_done(&desk);

    let lint = desk.run("gazetteer lint mine.csv");
    assert_eq!(lint.status, 1);
    assert!(
        lint.out.contains("mine.csv:3:1: the row has 3 cells"),
        "{}",
        lint.out
    );
    assert_eq!(desk.run("extract a.txt --gazetteer nowhere.csv").status, 2);
}

#[test]
fn unwritable_output() {
    let desk = Desk::new().file("a.txt", HOLDS);
    let ran = desk.run("extract a.txt --out a.txt/tables");
    assert_eq!(ran.status, 2);
    assert!(
        ran.err.contains("a.txt/tables: cannot make the folder"),
        "{}",
        ran.err
    );
    #[cfg(target_os = "linux")]
    for arguments in ["extract a.txt", "extract --format jsonl a.txt", "schema"] {
        let full = std::fs::OpenOptions::new()
            .write(true)
            .open("/dev/full")
            .unwrap();
        let ran = Ran::from(desk.command(arguments).stdout(full).output().unwrap());
        assert_eq!(ran.status, 2, "{arguments}");
        assert!(ran.err.contains("cannot write: "), "{}", ran.err);
    }
}

#[test]
fn missing_input() {
    let desk = Desk::new().file("a.txt", HOLDS);
    let (ran, rows) = extract(&desk, "nowhere.txt a.txt");
    assert_eq!((ran.status, rows.len()), (1, 1));
    check(&rows[0], ["nowhere.txt", "", "cannot open: ", "skipped"]);
    assert!(ran.err.contains("nowhere.txt: cannot open"), "{}", ran.err);
    rest_is_done(&desk);

    let ran = desk.run("extract nowhere.txt elsewhere.txt --out new");
    assert_eq!(ran.status, 2);
    assert!(
        ran.err.contains("nowhere.txt: cannot be opened"),
        "{}",
        ran.err
    );
    assert!(!desk.path("new").exists());
}

#[test]
fn unknown_kind_of_file() {
    let desk = Desk::new().file("a.pdf", "text").file("good.txt", HOLDS);
    let (ran, rows) = extract(&desk, "a.pdf good.txt");
    assert_eq!((ran.status, rows.len()), (1, 1));
    check(&rows[0], ["a.pdf", "", "unknown kind of file", "skipped"]);
    rest_is_done(&desk);
}

#[test]
fn a_folder_without_articles() {
    let desk = Desk::new()
        .file("news/a.pdf", "text")
        .file("good.txt", HOLDS);
    let (ran, rows) = extract(&desk, "news good.txt");
    assert_eq!((ran.status, rows.len()), (1, 1));
    check(&rows[0], ["news", "", "holds no articles", "skipped"]);
    rest_is_done(&desk);
}

#[test]
fn a_header_or_record_without_text_is_kept() {
    let desk = Desk::new()
        .file("a.txt", " date 2024-13-24 https://example.com/a\n date 2024-01-25 https://example.com/b\nTitle\n")
        .file("b.jsonl", "{\"id\": \"c\", \"date\": \"last week\", \"text\": \"\"}");
    let (ran, rows) = extract(&desk, "a.txt b.jsonl");
    assert_eq!(ran.status, 0, "{}", ran.err);
    check(
        &rows[0],
        ["a.txt", "1", "\"2024-13-24\" is not a day", "noted"],
    );
    check(&rows[1], ["a.txt", "1", "no text", "noted"]);
    check(&rows[2], ["a.txt", "2", "no text", "noted"]);
    check(
        &rows[3],
        ["b.jsonl", "1", "\"last week\" is not understood", "noted"],
    );
    assert_eq!(
        column(&desk.read("out/articles.csv"), "article_id"),
        ["example.com/a", "example.com/b", "c"]
    );
}

#[test]
fn wrong_usage() {
    let desk = Desk::new().file("a.txt", HOLDS);
    let table = [
        ("", "Usage"),
        ("extract --date tomorrow a.txt", "2024-01-24"),
        ("extract --threads 0 a.txt", "--threads"),
        ("extract --table verbs a.txt", "quotes"),
        (
            "extract --table quotes --out out a.txt",
            "cannot be used with",
        ),
        (
            "extract --table quotes --format jsonl a.txt",
            "--table picks a CSV table",
        ),
    ];
    for (arguments, expected) in table {
        let ran = desk.run(arguments);
        assert_eq!(ran.status, 2, "{arguments}");
        assert!(ran.err.contains(expected), "{arguments}: {}", ran.err);
    }
}

#[test]
fn quiet_says_nothing() {
    let desk = Desk::new().file("a.txt", HOLDS).file("b.txt", "");
    let ran = desk.run("extract --quiet a.txt b.txt");
    assert_eq!((ran.status, ran.err.as_str()), (1, ""));
}

#[test]
fn no_bytes_make_it_panic() {
    let mut random = generator();
    let pieces: [&[u8]; 16] = [
        b"\"",
        b"\xe2\x80\x9c",
        b"\xe2\x80",
        b"said ",
        b"Aino Tamm ",
        b"\n",
        b"\r",
        b" date 2024-01-24 http://a.b/c\n",
        b"{\"text\": \"",
        b"\"}\n",
        b"\\u",
        b"d83d",
        b"\xff",
        b"\xcc\x81",
        b", ",
        b"\xf0\x9f\x98\x80",
    ];
    let mut desk = Desk::new();
    for number in 0..200 {
        let mut bytes = Vec::new();
        for _ in 0..random(60) {
            bytes.extend_from_slice(pieces[random(16)]);
        }
        let ending = if number % 2 == 0 { "txt" } else { "jsonl" };
        desk = desk.file(&format!("news/{number:03}.{ending}"), bytes);
    }
    for format in ["csv", "jsonl"] {
        let ran = desk.run(&format!(
            "extract --format {format} --for excel --out {format} news"
        ));
        assert_eq!(ran.status, 1, "{}", ran.err);
        assert!(!ran.err.contains("fault in quotary"), "{}", ran.err);
        let run: serde_json::Value =
            serde_json::from_str(&desk.read(&format!("{format}/run.json"))).unwrap();
        let count = |name: &str| run["counts"][name].as_u64().unwrap();
        assert_eq!(
            count("read"),
            count("done") + count("skipped") + count("failed")
        );
    }
}
