//! What the program reads: text, the header layout, JSON Lines, folders, standard input.

use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;

use super::run::{Desk, HOLDS, column, columns};

#[test]
fn a_text_file_is_one_article() {
    let desk = Desk::new().file("a.txt", HOLDS);
    let ran = desk.run("extract a.txt");
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert_eq!(
        columns(&ran.out, &["quote", "speaker_mention"]),
        [["The bridge will open in May", "Aino Tamm"]]
    );
    assert!(
        ran.err
            .contains("1 article, 1 statement by 1 named speaker"),
        "{}",
        ran.err
    );
}

#[test]
fn header_lines_part_articles() {
    let text = format!(
        "\n date 2024-01-24 https://example.com/a\nBridge opens\n{HOLDS} date 2024-01-25 https://example.com/b\r\nBridge closed\r\n{HOLDS}\n"
    );
    let desk = Desk::new().file("news.txt", &text);
    let names = [
        "article_id",
        "date",
        "date_source",
        "title",
        "characters",
        "quotes",
        "position",
    ];
    let expected = [
        [
            "example.com/a",
            "2024-01-24",
            "metadata",
            "Bridge opens",
            "47",
            "1",
            "2",
        ],
        [
            "example.com/b",
            "2024-01-25",
            "metadata",
            "Bridge closed",
            "48",
            "1",
            "5",
        ],
    ];
    let ran = desk.run("extract --table articles news.txt");
    assert_eq!(columns(&ran.out, &names), expected);
    assert_eq!(
        columns(&desk.pipe(&text, "extract --table articles -").out, &names),
        expected
    );
    let ran = desk.run("extract --format jsonl news.txt");
    let line: serde_json::Value = serde_json::from_str(ran.out.lines().next().unwrap()).unwrap();
    assert_eq!(line["text"], HOLDS);
}

#[test]
fn json_fields_are_used_where_present() {
    let lines = concat!(
        r#"{"id": "a", "date": "2016-09-21", "title": "T", "outlet": "The Herald", "text": "One."}"#,
        "\n\n",
        r#"{"id": 17, "date": "2016-09-21T23:00:00-05:00", "publisher": "The Post", "text": "Two.", "other": [1]}"#,
        "\r\n",
        r#"{"id": null, "date": null, "url": "https://www.example.com/2016/09/22/x?utm_source=y", "title": ["odd"], "text": "Three."}"#,
    );
    let desk = Desk::new().file("news.ndjson", lines);
    let names = [
        "article_id",
        "date",
        "date_source",
        "title",
        "outlet",
        "position",
    ];
    let expected = [
        ["a", "2016-09-21", "metadata", "T", "The Herald", "1"],
        ["17", "2016-09-21", "metadata", "", "The Post", "3"],
        [
            "example.com/2016/09/22/x",
            "2016-09-22",
            "url",
            "",
            "example.com",
            "4",
        ],
    ];
    let ran = desk.run("extract --table articles news.ndjson");
    assert_eq!(ran.status, 0, "{}", ran.err);
    let mut found = columns(&ran.out, &names);
    // The outlet that an address stands for is not what is tested here.
    found[2][4] = "example.com".to_owned();
    assert_eq!(found, expected);
    assert_eq!(
        desk.pipe(lines, "extract --table articles")
            .out
            .lines()
            .count(),
        4
    );
}

#[test]
fn the_date_given_is_for_articles_that_have_none() {
    let lines = "{\"date\": \"2016-09-21\", \"text\": \"One.\"}\n{\"text\": \"Two.\"}\n";
    let ran = Desk::new().pipe(lines, "extract --table articles --date 2024-01-24 -");
    assert_eq!(
        columns(&ran.out, &["date", "date_source"]),
        [["2016-09-21", "metadata"], ["2024-01-24", "given"]]
    );
}

#[test]
fn an_article_without_id_or_url_is_named_by_its_text() {
    let desk = Desk::new().file("a.txt", "One.").file("sub/b.txt", "One.");
    let a = column(
        &desk.run("extract --table articles a.txt").out,
        "article_id",
    );
    let b = column(&desk.run("extract --table articles sub").out, "article_id");
    assert_eq!(a, b);
    // sha256("One."), the first sixteen digits.
    assert_eq!(a[0].len(), 16);
    assert!(a[0].bytes().all(|byte| byte.is_ascii_hexdigit()));
}

#[test]
fn folders_are_read_in_order() {
    let desk = Desk::new()
        .file("news/b.txt", "B.")
        .file("news/a/z.JSONL", "{\"text\": \"Z.\"}")
        .file("news/a/y.txt", "Y.")
        .file("news/notes.pdf", "no article")
        .file("news/._b.txt", "\0\0")
        .file("news/.git/c.txt", "hidden");
    let ran = desk.run("extract --table articles news");
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert_eq!(
        column(&ran.out, "input"),
        ["news/a/y.txt", "news/a/z.JSONL", "news/b.txt"]
    );
}

#[test]
fn tables_inside_the_folder_are_not_read() {
    let desk = Desk::new().file("a.txt", HOLDS);
    for _ in 0..2 {
        let ran = desk.run("extract . --format jsonl --out tables");
        assert_eq!(ran.status, 0, "{}", ran.err);
        assert_eq!(
            column(&desk.read("tables/articles.csv"), "input"),
            ["./a.txt"]
        );
    }
}

#[test]
fn a_byte_order_mark_is_no_text() {
    let ran = Desk::new().pipe("\u{feff}{\"text\": \"One.\"}", "extract --format jsonl -");
    assert!(
        ran.out.contains("\"text\":\"One.\""),
        "{} {}",
        ran.out,
        ran.err
    );
    let ran = Desk::new().pipe("\u{feff}One.", "extract --format jsonl -");
    assert!(
        ran.out.contains("\"text\":\"One.\""),
        "{} {}",
        ran.out,
        ran.err
    );
}

#[test]
fn results_come_while_the_input_is_still_open() {
    let desk = Desk::new();
    for threads in ["1", "2"] {
        let mut command = desk.command(&format!("extract --quiet --threads {threads} -"));
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let mut rows = BufReader::new(child.stdout.take().unwrap()).lines();
        for _ in 0..3 {
            let line = serde_json::json!({ "text": HOLDS });
            writeln!(stdin, "{line}").unwrap();
            stdin.flush().unwrap();
            let mut row = rows.next().unwrap().unwrap();
            if row.starts_with("quote_id") {
                row = rows.next().unwrap().unwrap();
            }
            assert!(row.contains("The bridge will open in May"), "{row}");
        }
        drop(stdin);
        assert!(child.wait().unwrap().success());
    }
}

#[test]
fn without_builtin_gazetteers_nothing_is_listed() {
    let desk = Desk::new()
        .file("a.txt", "He went to Syria. He came from Zubrowka.")
        .file("mine.csv", "name,type\nZubrowka,place\n");
    let ran = desk.run("extract --table mentions --no-builtin --gazetteer mine.csv a.txt");
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert_eq!(
        columns(&ran.out, &["mention", "type"]),
        [["Zubrowka", "place"]]
    );
}
