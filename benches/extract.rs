//! How fast the lexicon is there and how fast articles are read, stage by stage: `cargo bench`.
//!
//! On a shared machine compare the columns of one run with each other, not runs. The texts are marked articles from
//! `../shared/eval` where that folder exists, otherwise the test articles of the repository.

#![allow(clippy::cast_precision_loss, reason = "sizes for display")]

use std::cell::RefCell;
use std::fmt::Write as _;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};
use std::{env, fs};

use quotary::Article;
use quotary::document::Document;
use quotary::extract::Extractor;
use quotary::lexicon::{GazetteerFile, Lexicon, Vocabulary, builtin_files};
use quotary::mention::{Phrases, find_mentions};
use quotary::quotation::find_quotations;
use quotary::text::tokens;

/// Each stage runs this often; the fastest run counts, because only other programs make a run slower.
const RUNS: usize = 5;

fn main() {
    // `cargo test --benches` asks only whether it runs.
    let runs = if env::args().any(|argument| argument == "--bench") {
        RUNS
    } else {
        1
    };
    let lexicon = Lexicon::builtin();
    start_up(runs);
    let texts = texts();
    let bytes: usize = texts.iter().map(String::len).sum();
    println!("{} texts, {:.1} MB", texts.len(), bytes as f64 / 1e6);
    let stage = |name: &str, work: &dyn Fn(&str)| {
        let taken = fastest(runs, || texts.iter().for_each(|text| work(text)));
        println!(
            "{name:24} {:8.1} MB/s",
            bytes as f64 / 1e6 / taken.as_secs_f64()
        );
    };
    stage("tokens", &|text| {
        black_box(tokens(text).count());
    });
    let vocabulary = RefCell::new(Vocabulary::new(&lexicon));
    stage("+ words, sentences", &|text| {
        black_box(read(text, &vocabulary));
    });
    stage("+ phrases of the lists", &|text| {
        let document = read(text, &vocabulary);
        black_box(Phrases::find(&document, &lexicon));
    });
    stage("+ names", &|text| {
        let document = read(text, &vocabulary);
        let phrases = Phrases::find(&document, &lexicon);
        black_box(find_mentions(&document, &lexicon, &phrases));
        black_box(find_quotations(&document));
    });
    let extractor = RefCell::new(Extractor::new(&lexicon));
    stage("whole extract", &|text| {
        black_box(extractor.borrow_mut().extract(&Article::from_text(text)));
    });
    growth(&mut extractor.borrow_mut());
}

fn read<'a>(text: &'a str, vocabulary: &RefCell<Vocabulary<'_>>) -> Document<'a> {
    Document::read(text, "", &mut vocabulary.borrow_mut())
}

/// Texts that no newspaper prints, at one length and at twice that: no rule may take more than twice the time.
const AWKWARD: [(&str, &str); 12] = [
    ("paragraphs", "He said it held.\n\n"),
    (
        "one line",
        "The dam held, Aino Tamm said. \"It holds,\" she added. ",
    ),
    ("quotation marks", "\" "),
    ("opening marks", "“a "),
    ("single marks", "'it holds' "),
    ("one name", "Barack Obama "),
    (
        "one speaker",
        "Barack Obama said it held. Obama said it did not. ",
    ),
    ("pronouns", "Aino Tamm left. He said it held. "),
    (
        "bodies",
        "Norport Shipping Company left. The company said it held. ",
    ),
    ("capitals", "A B C D E F G H "),
    ("no full stop", "Tamm's dam, the old one, and "),
    ("one word", "a"),
];
const BYTES: usize = 250_000;

fn growth(extractor: &mut Extractor<'_>) {
    for (name, unit) in AWKWARD {
        let mut time = |bytes: usize| {
            let article = Article::from_text(unit.repeat(bytes / unit.len()));
            fastest(2, || {
                black_box(extractor.extract(&article));
            })
        };
        let (once, twice) = (time(BYTES), time(2 * BYTES));
        println!(
            "{name:24} {:8.1} MB/s, twice as much in {:.1} times the time",
            BYTES as f64 / 1e6 / once.as_secs_f64(),
            twice.as_secs_f64() / once.as_secs_f64()
        );
    }
}

fn start_up(runs: usize) {
    let taken = fastest(runs, || {
        black_box(Lexicon::builtin());
    });
    println!(
        "{:24} {:8.1} ms",
        "built-in lexicon",
        taken.as_secs_f64() * 1e3
    );
    let taken = fastest(1, || {
        black_box(Lexicon::load(&builtin_files()));
    });
    println!(
        "{:24} {:8.1} ms",
        "the same from its files",
        taken.as_secs_f64() * 1e3
    );
    let mine = imported(100_000);
    let taken = fastest(1, || {
        black_box(Lexicon::with_overlay(std::slice::from_ref(&mine)));
    });
    println!(
        "{:24} {:8.1} ms",
        "100,000 rows laid over",
        taken.as_secs_f64() * 1e3
    );
}

fn fastest(runs: usize, mut work: impl FnMut()) -> Duration {
    let timed = |_| {
        let began = Instant::now();
        work();
        began.elapsed()
    };
    (0..runs).map(timed).min().unwrap_or_default()
}

/// A gazetteer of invented people.
fn imported(rows: usize) -> GazetteerFile {
    let syllables = [
        "ba", "ko", "ri", "tam", "ne", "zu", "lo", "mir", "sha", "ven",
    ];
    let name = |number: usize| {
        let word: String = (0..5)
            .map(|place| syllables[number / 10_usize.pow(place) % 10])
            .collect();
        word[..1].to_uppercase() + &word[1..]
    };
    let mut csv = String::from("id,type,name\n");
    for row in 0..rows {
        writeln!(
            csv,
            "imported-{row},person,{} {}",
            name(row),
            name(row * 7 + 1)
        )
        .expect("a String takes all");
    }
    GazetteerFile {
        name: "imported.csv".to_owned(),
        bytes: csv.into_bytes().into(),
        layer: 1,
    }
}

fn texts() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let marked = fs::read_to_string(root.join("../shared/eval/gold/polnear-train.jsonl"))
        .unwrap_or_default();
    let article = |line: &str| {
        Some(
            serde_json::from_str::<serde_json::Value>(line).ok()?["text"]
                .as_str()?
                .to_owned(),
        )
    };
    let texts: Vec<String> = marked.lines().take(300).filter_map(article).collect();
    if !texts.is_empty() {
        return texts;
    }
    let files = fs::read_dir(root.join("tests/rules"))
        .into_iter()
        .flatten()
        .flatten();
    let texts: Vec<String> = files
        .filter_map(|file| fs::read_to_string(file.path()).ok())
        .collect();
    // A few kilobytes tell little.
    texts
        .iter()
        .cycle()
        .take(texts.len() * 10)
        .cloned()
        .collect()
}
