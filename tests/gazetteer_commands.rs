//! `quotary gazetteer …` and `quotary explain` from outside.
//!
//! ```text
//! cargo test --test gazetteer_commands
//! ```

#[allow(dead_code, reason = "the other tests of the command line use the rest")]
#[path = "cli/run.rs"]
mod run;

use run::{Desk, column, columns};

const HEADER: &str = "id,type,name,aliases,weak_aliases,country,match,stands_for\n";

/// An article with a statement of somebody nobody lists.
const ARTICLE: &str = "LORVIK (Example) - \"The bridge will open in May,\" Mayor Zubrina Quelthorpe told reporters.\n\n\
                       Quelthorpe also said that the river was low.\n";

fn lint(rows: &str) -> (i32, String) {
    let desk = Desk::new().file("mine.csv", format!("{HEADER}{rows}"));
    let ran = desk.run("gazetteer lint mine.csv");
    (ran.status, ran.out)
}

#[test]
fn lint_says_where_and_what_to_do() {
    let table = [
        // rows, exit status, what is said
        ("a,place,Aville,,,EE,,\n", 0, ""),
        (
            "a,human,Aville,,,EE,,\n",
            1,
            "mine.csv:2:2: unknown type \"human\"",
        ),
        (
            "a,place,Aville,,,QZ,,\n",
            1,
            "mine.csv:2:6: no country has the code \"QZ\"",
        ),
        ("a,place,Aville,,,XK,,\n", 0, ""),
        (
            "a,place,Aville,,,EE,,nobody\n",
            1,
            "mine.csv:2:8: no row has the id \"nobody\"",
        ),
        (
            "a,place,Aville,,,EE,,\na,place,Aville,,,EE,,\n",
            1,
            "mine.csv:3:1: the id \"a\" stands at mine.csv:2 too",
        ),
        (
            "a,place,Aville,,,EE,,\na,person,Aville,,,EE,,\n",
            1,
            "mine.csv:3:1: the id \"a\" is of another type",
        ),
        (
            "a,person,Xyla Vorn,,,EE,,\nb,place,Aville,Xyla Vorn,,EE,,\n",
            0,
            "mine.csv:3:4: alias \"Xyla Vorn\" also belongs to a (mine.csv:2)",
        ),
        (
            "a,person,Xyla Vorn,,,EE,,\nb,person,Xyla Vorn,,,EE,,\n",
            0,
            "mine.csv:3:3: \"Xyla Vorn\" with this type and country is a too",
        ),
        (
            "a,person,Xyla Vorn,,V,EE,,\n",
            0,
            "mine.csv:2:5: \"V\" has one letter only",
        ),
        (
            "a,place,Sale,,,EE,,\n",
            0,
            "mine.csv:2:3: \"Sale\" is an English word, a first name or a surname too",
        ),
        (
            "a,place,Aville,aville,,EE,,\n",
            0,
            "mine.csv:2:4: \"aville\" has no capital",
        ),
        ("a,place,Aville,aville,,EE,nocase,\n", 0, ""),
        (
            "b,place,Bville,,,EE,,\na,place,Aville,,,EE,,\n",
            0,
            "mine.csv:3:1: the row stands after \"b\"",
        ),
        (
            "a,place,Aville ,,,EE,,\n",
            0,
            "mine.csv:2:3: stray white space",
        ),
    ];
    for (rows, status, said) in table {
        let (found, out) = lint(rows);
        assert_eq!(found, status, "{rows}{out}");
        assert!(out.contains(said), "{rows}{out}");
        assert!(!said.is_empty() || out.is_empty(), "{rows}{out}");
    }
}

#[test]
fn lint_finds_no_error_in_the_built_in_gazetteers() {
    let ran = Desk::new().run("gazetteer lint --level error");
    assert_eq!((ran.status, ran.out.as_str()), (0, ""));
}

#[test]
fn stats_count_what_is_there() {
    let desk = Desk::new().file("mine.csv", format!("{HEADER}a,place,Lower Aville,,,EE,,\n"));
    let number = |arguments: &str, item: &str| -> u64 {
        let out = desk.run(arguments).out;
        let rows = columns(&out, &["item", "count"]);
        rows.iter().find(|row| row[0] == item).unwrap()[1]
            .parse()
            .unwrap()
    };
    let all = number("gazetteer stats --format csv", "place");
    assert!(all > 10_000);
    assert_eq!(
        number("gazetteer stats --format csv --gazetteer mine.csv", "place"),
        all + 1
    );
    assert!(number("gazetteer stats --format csv", "persons with dated offices") > 1000);
    let text = desk.run("gazetteer stats").out;
    for heading in ["types\n", "words\n", "countries\n", "rows by file\n"] {
        assert!(text.contains(heading), "{text}");
    }
}

#[test]
fn lookup_says_what_a_name_means_and_why() {
    let desk = Desk::new().file(
        "mine.csv",
        format!("{HEADER}norhydro,organization,NORHYDRO,,Hydro,NO,,\n"),
    );
    let table = [
        (
            "Norhydro --gazetteer mine.csv",
            "strong: \"NORHYDRO\" in the column name, small and capital letters aside",
        ),
        (
            "Hydro --gazetteer mine.csv",
            "weak (counts with support in the article): \"Hydro\" in the column weak_aliases",
        ),
        ("Hydro --gazetteer mine.csv", "mine.csv:2 (layer 1)"),
        ("Kremlin", "stands for"),
        ("warned", "reporting verb \"warn\""),
        ("Wednesday", "weekday"),
    ];
    for (arguments, said) in table {
        let ran = desk.run(&format!("gazetteer lookup {arguments}"));
        assert_eq!(ran.status, 0, "{arguments}: {}", ran.err);
        assert!(ran.out.contains(said), "{arguments}: {}", ran.out);
    }
    let ran = desk.run("gazetteer lookup Zubrowkastan");
    assert_eq!(ran.status, 1);
    assert!(
        ran.out.contains("\"Zubrowkastan\" is not listed"),
        "{}",
        ran.out
    );
}

#[test]
fn export_gives_a_gazetteer_that_loads() {
    let rows = "norhydro,organization,Norhydro,NHY,,NO,,\n,place,Lower Aville,,,EE,,\n";
    let desk = Desk::new().file("mine.csv", format!("{HEADER}{rows}"));
    let ran = desk.run("gazetteer export --gazetteer mine.csv --no-builtin --out all.csv");
    assert_eq!(ran.status, 0, "{}", ran.err);
    let all = desk.read("all.csv");
    assert_eq!(
        columns(&all, &["id", "type", "name", "aliases"]),
        [
            ["lower-aville-ee", "place", "Lower Aville", ""],
            ["norhydro", "organization", "Norhydro", "NHY"]
        ]
    );
    assert_eq!(desk.run("gazetteer lint all.csv --no-builtin").status, 0);
    let places = desk
        .run("gazetteer export --gazetteer mine.csv --no-builtin --type place --country ee")
        .out;
    assert_eq!(column(&places, "name"), ["Lower Aville"]);
    // A row of the user's replaces ours.
    let mine = format!("{HEADER}france,place,Frankia,,,FR,,\n");
    let desk = Desk::new().file("mine.csv", mine);
    let out = desk
        .run("gazetteer export --gazetteer mine.csv --type place --country FR")
        .out;
    let france: Vec<_> = columns(&out, &["id", "name"])
        .into_iter()
        .filter(|row| row[0] == "france")
        .collect();
    assert_eq!(france, [["france", "Frankia"]]);
}

#[test]
fn import_geonames() {
    let town = "588409\tTallinn\tTallinn\tReval,TLL,Талин\t59.43\t24.75\tP\tPPLC\tEE\t\t\t\t\t\t394024\t\t9\tEurope/Tallinn\t2024-01-01";
    let hamlet = "1\tAville\tAville\t\t59.0\t24.0\tP\tPPL\tEE\t\t\t\t\t\t12\t\t9\tEurope/Tallinn\t2024-01-01";
    let desk = Desk::new().file("EE.txt", format!("{town}\nbroken\tline\n{hamlet}\n"));
    let ran = desk.run("gazetteer import geonames EE.txt --out towns.csv");
    assert_eq!(ran.status, 1);
    assert!(
        ran.err.contains("EE.txt:2: 2 columns parted by tabs"),
        "{}",
        ran.err
    );
    let towns = desk.read("towns.csv");
    assert_eq!(
        columns(&towns, &["id", "type", "subtype", "name", "country", "lat"]),
        [
            [
                "geonames-588409",
                "place",
                "capital",
                "Tallinn",
                "EE",
                "59.43"
            ],
            ["geonames-1", "place", "village", "Aville", "EE", "59.0"]
        ]
    );
    assert_eq!(column(&towns, "aliases")[0], "Reval");
    let large = desk
        .run("gazetteer import geonames EE.txt --min-population 1000")
        .out;
    assert_eq!(column(&large, "name"), ["Tallinn"]);
    let one = desk.run("gazetteer import geonames EE.txt --limit 1").out;
    assert_eq!(column(&one, "name"), ["Tallinn"]);
    assert_eq!(desk.run("gazetteer lint towns.csv --no-builtin").status, 0);
}

#[test]
fn import_wikidata() {
    let rows = "item,itemLabel,typeLabel,countryCode,aliases,coord,genderLabel\n\
                http://www.wikidata.org/entity/Q1770,Tallinn,city,EE,Reval|Revel,Point(24.745 59.437),\n\
                http://www.wikidata.org/entity/Q7,Xyla Vorn,human,,,,female\n\
                http://www.wikidata.org/entity/Q8,FC Aville,association football club,EE,,,\n\
                http://www.wikidata.org/entity/Q9,Foo,chemical element,,,,\n";
    let desk = Desk::new().file("query.csv", rows);
    let ran = desk.run("gazetteer import wikidata-csv query.csv");
    assert_eq!(ran.status, 1);
    assert!(
        ran.err
            .contains("query.csv:5: the type \"chemical element\" is not known"),
        "{}",
        ran.err
    );
    assert_eq!(
        columns(
            &ran.out,
            &[
                "id",
                "type",
                "subtype",
                "name",
                "gender",
                "lat",
                "wikidata",
                "weak_aliases"
            ]
        ),
        [
            [
                "q1770", "place", "city", "Tallinn", "", "59.437", "Q1770", "Revel"
            ],
            ["q7", "person", "", "Xyla Vorn", "f", "", "Q7", "Vorn"],
            ["q8", "organization", "club", "FC Aville", "", "", "Q8", ""]
        ]
    );
}

#[test]
fn import_jrc_names() {
    let rows = "18\tP\tu\tXyla+Vorn\n19\tO\ten\tAville+Board\n18\tP\tfr\tXyle+Vorne\n18\tP\ten\tXyla+B.+Vorn\n20\tX\tu\tFoo\n";
    let desk = Desk::new().file("entities", rows);
    let ran = desk.run("gazetteer import jrc-names entities");
    assert_eq!(ran.status, 1);
    assert!(
        ran.err
            .contains("entities:5: the type \"X\" is neither P nor O"),
        "{}",
        ran.err
    );
    assert_eq!(
        columns(&ran.out, &["id", "type", "name", "aliases", "weak_aliases"]),
        [
            ["jrc-18", "person", "Xyla B. Vorn", "Xyla Vorn", "Vorn"],
            ["jrc-19", "organization", "Aville Board", "", ""]
        ]
    );
}

#[test]
fn import_spacy() {
    let rows = "{\"label\": \"ORG\", \"pattern\": \"Norhydro\", \"id\": \"Nor Hydro\"}\n\
                {\"label\": \"ORG\", \"pattern\": [{\"LOWER\": \"nor\"}, {\"LOWER\": \"hydro\"}], \"id\": \"Nor Hydro\"}\n\
                {\"label\": \"MONEY\", \"pattern\": \"euro\"}\n\
                {\"label\": \"GPE\", \"pattern\": [{\"IS_TITLE\": true}]}\n";
    let desk = Desk::new().file("patterns.jsonl", rows);
    let ran = desk.run("gazetteer import spacy-jsonl patterns.jsonl");
    assert_eq!(ran.status, 1);
    assert!(
        ran.err.contains("patterns.jsonl:3: the label \"MONEY\""),
        "{}",
        ran.err
    );
    assert!(
        ran.err
            .contains("patterns.jsonl:4: the pattern is more than words"),
        "{}",
        ran.err
    );
    assert_eq!(
        columns(&ran.out, &["id", "type", "name", "aliases", "match"]),
        [[
            "nor-hydro",
            "organization",
            "Norhydro",
            "Nor Hydro",
            "nocase"
        ]]
    );
}

#[test]
fn suggested_names_can_be_used_at_once() {
    let desk = Desk::new().file("a.txt", ARTICLE);
    let ran = desk.run("gazetteer suggest a.txt --out names.csv");
    assert_eq!(ran.status, 0, "{}", ran.err);
    let names = desk.read("names.csv");
    let row = columns(
        &names,
        &["type", "name", "weak_aliases", "role", "count", "articles"],
    );
    let row = row
        .iter()
        .find(|row| row[1] == "Zubrina Quelthorpe")
        .unwrap_or_else(|| panic!("{names}"));
    assert_eq!(
        row.join(","),
        "person,Zubrina Quelthorpe,Quelthorpe,mayor,2,1"
    );
    assert!(
        column(&names, "example")
            .iter()
            .any(|words| words.contains("Mayor Zubrina Quelthorpe told reporters."))
    );
    let lint = desk.run("gazetteer lint names.csv");
    assert_eq!(lint.status, 0, "{}", lint.out);
    let speakers = desk.run("extract a.txt --gazetteer names.csv").out;
    assert_eq!(
        column(&speakers, "speaker_id"),
        ["zubrina-quelthorpe", "zubrina-quelthorpe"]
    );
    let again = desk
        .run("gazetteer suggest a.txt --gazetteer names.csv")
        .out;
    assert!(
        !column(&again, "name").contains(&"Zubrina Quelthorpe".to_owned()),
        "{again}"
    );
}

#[test]
fn explain_shows_marks_and_reasons() {
    let desk = Desk::new().file("a.txt", ARTICLE);
    let ran = desk.run("explain a.txt");
    assert_eq!(ran.status, 0, "{}", ran.err);
    for said in [
        "{direct1:\"The bridge will open in May,\"}",
        "{cue1:told}",
        "{speaker1:Mayor {person:Zubrina Quelthorpe}}",
        "{dateline:",
        " 1  direct      Zubrina Quelthorpe <- Mayor Zubrina Quelthorpe",
        "    cue         told (tell, class say",
        "    told        reporters",
        "    rule        quote-name-verb",
        " 2  indirect    Zubrina Quelthorpe <- Quelthorpe",
    ] {
        assert!(ran.out.contains(said), "{said}\n{}", ran.out);
    }
    assert!(!ran.out.contains('\x1b'));
    let coloured = desk.run("explain a.txt --color always").out;
    assert!(coloured.contains("\x1b[1;35mtold"), "{coloured}");
}

#[test]
fn explain_shows_one_article_of_many() {
    let lines = "{\"text\": \"\\\"It holds,\\\" Ann Arbo said.\"}\n{\"text\": \"\\\"It fell,\\\" Bea Corvo said.\"}\n";
    let desk = Desk::new().file("a.jsonl", lines);
    let second = desk.run("explain a.jsonl --article 2").out;
    assert!(
        second.contains("It fell") && !second.contains("It holds"),
        "{second}"
    );
    let ran = desk.run("explain a.jsonl --article 3");
    assert_eq!(ran.status, 2);
    assert!(
        ran.err.contains("there is no article 3: a.jsonl holds 2"),
        "{}",
        ran.err
    );
}

#[test]
fn explain_lists_the_rules() {
    let out = Desk::new().run("explain --rules").out;
    for rule in quotary::attribution::RULES {
        let line = out
            .lines()
            .find(|line| line.split(' ').next() == Some(rule));
        let line = line.unwrap_or_else(|| panic!("{rule}: {out}"));
        assert!(
            line.contains(" %") || line.contains("not measured"),
            "{line}"
        );
    }
}

#[test]
fn help_fits_and_has_examples() {
    let commands = ["lint", "stats", "lookup", "export", "import", "suggest"];
    let commands = commands.map(|command| format!("gazetteer {command} --help"));
    for help in commands
        .iter()
        .map(String::as_str)
        .chain(["explain --help"])
    {
        let ran = Desk::new().run(help);
        assert_eq!(ran.status, 0);
        assert!(ran.out.contains("Examples:"), "{help}: {}", ran.out);
        let long = ran.out.lines().find(|line| line.chars().count() > 100);
        assert_eq!(long, None, "{help}");
    }
}
