//! What holds for every text: offsets in bounds, nothing lost, the same answer twice, no panic.

#[path = "support/lexicon.rs"]
mod lexicon;

use std::borrow::Cow;

use proptest::prelude::*;
use quotary::document::Document;
use quotary::lexicon::{GazetteerFile, Lexicon, builtin_files};
use quotary::mention::{Phrases, find_mentions};
use quotary::quotation::find_quotations;
use quotary::record::{ArticleRecord, QuoteRecord};
use quotary::{Article, extract};

/// Texts that once were, or might be, too much.
const ODD: &[&str] = &[
    "",
    "Aino Tamm éon Monday",
    " ",
    "\n\n\n",
    "\"",
    "\"\"",
    "''''''",
    "“",
    "”“",
    "'",
    "said",
    "Said \"",
    "\" said",
    "Ministry of Healthsaid said",
    "She said that,,not",
    "U.S.said said and",
    "Aino Tamm said according to and",
    "according to",
    "According to ,",
    ", she said,",
    ": \"",
    "that that that said that",
    "\u{0}\u{1}\u{7f}",
    "\u{feff}\"It holds,\" said Aino Tamm.",
    "“It\u{a0}holds,”\u{2028}said\u{2029}Aino\u{200b}Tamm.",
    "𝒯𝒶𝓂𝓂 said “🌉 is opɘn” \u{202e}and\u{202c} left.",
    "ASTANA (Sputnik) - ",
    "TAMM: TAMM: \"TAMM: \"",
    "e\u{301}cole «» „“ ‚‘ ‹›",
    "said said said said said said said said, said. said: said; said \"said\"",
    "Aino Tamm, Aino Tamm, Aino Tamm, and Aino Tamm, who said, which said, \"who,\" said.",
    "\"It holds,\" \"it holds,\" \"it holds,\" said Tamm, said Oru, she said, \"he said",
    "Tamm said (that [the {bridge}]) holds).",
    "....!!!???\"\"\"...,,,;;;:::---",
    "He said he said he said he said he said he said that he said.",
    "<tweet>\"It holds\" — Tamm (@tamm)</tweet>",
];

/// Ordinary text.
const PLAIN: &[&str] = &[
    "“The bridge will open in May,” said Mayor Aino Tamm. “And not a day later.”\n\n“Nobody will stop us,” she added.",
    "Kenyan transport minister Oru Wekesa told reporters on Monday that the line was “almost ready” and denied a delay.",
    "According to the Interior Ministry, 14 people were hurt in Łódź.\n\nLODZ (Agency) - “Es hält,” sagte „niemand“.",
    "‘It is over,’ Farida Usmanova said, adding that ‘the so-called “deal”’ was dead.",
];

/// Pieces that articles are made of, and some that they are not.
const PIECES: &[&str] = &[
    "\"",
    "\"",
    "“",
    "”",
    "‘",
    "’",
    "'",
    "''",
    "„",
    "«",
    "»",
    "said",
    "says",
    "told reporters",
    "that",
    "to",
    "according to",
    "asked",
    "whether",
    "called",
    "accused",
    "of",
    "by",
    "was",
    "would",
    "not",
    "added",
    "warned",
    "Aino Tamm",
    "Tamm",
    "Oru Wekesa",
    "Mr.",
    "the minister",
    "she",
    "he",
    "they",
    "who",
    "Syria",
    "the Syrian",
    "Kremlin",
    "Ministry of Health",
    "UN",
    "(ABC)",
    "on Monday",
    "last week",
    "the bridge",
    "holds",
    "is safe",
    "and",
    "but",
    ",",
    ".",
    "?",
    "!",
    ":",
    ";",
    "—",
    "-",
    "...",
    "…",
    "(",
    ")",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "\u{a0}",
    "\u{0}",
    "\u{200b}",
    "\u{202e}",
    "é",
    "e\u{301}",
    "東京",
    "Ямал",
    "🌉",
    "3,000",
    "45",
    "1.5",
    "@tamm",
    "#bridge",
    "https://example.org/a?b=c",
    "<b>",
    "</tweet>",
    "U.S.",
    "Jan. 24",
    "O’Hara",
    "al-Tanf",
    "Iran-backed",
    "TAMM",
    "Q.",
    "A.",
];

fn article_text() -> impl Strategy<Value = String> {
    let piece = (prop::sample::select(PIECES), prop::bool::weighted(0.75));
    prop::collection::vec(piece, 0..70).prop_map(|pieces| {
        let mut text = String::new();
        for (piece, spaced) in pieces {
            text.push_str(piece);
            if spaced {
                text.push(' ');
            }
        }
        text
    })
}

/// Sentences in marks, each with the marks it is written with left open: `(` and `)` stand for them.
fn quoting_text() -> impl Strategy<Value = String> {
    let sentences = prop::sample::select(
        &[
            "(The bridge will open in May,) said Aino Tamm.",
            "(Nobody knows,) Oru Wekesa told reporters on Monday, (and nobody asked.)",
            "Farida Usmanova said: (We have waited long enough for this road.)",
            "The mayor called the plan (a bad joke) and left.",
            "The so-called (moderate wing) was absent.",
            "(Is it safe?) asked Tamm. (It is not.)",
            "He described the delay as (regrettable).",
            "(It was raining all day and all night in the valley.)",
            "According to the ministry, the dam (is not at risk).",
            "Nobody spoke.",
        ][..],
    );
    prop::collection::vec((sentences, prop::sample::select(&[" ", "\n\n"][..])), 1..8).prop_map(
        |parts| {
            parts
                .into_iter()
                .flat_map(|(sentence, gap)| [sentence, gap])
                .collect::<String>()
                .trim_end()
                .to_owned()
        },
    )
}

fn record(text: &str) -> ArticleRecord {
    extract(&Article::from_text(text), lexicon::builtin())
}

fn is_skipped(c: char) -> bool {
    c.is_whitespace() || c.is_control() || !c.is_alphanumeric()
}

/// The layers below the record: every span on character boundaries, in order, and no word left out.
fn layers_hold(text: &str) -> Result<(), TestCaseError> {
    let lexicon = lexicon::builtin();
    let document = Document::new(text, "", lexicon);
    let mut end = 0;
    for token in &document.tokens {
        let (start, stop) = (token.span.start as usize, token.span.end as usize);
        prop_assert!(
            end <= start && start < stop && stop <= text.len(),
            "a token at {start}..{stop} after {end}"
        );
        prop_assert!(
            text.is_char_boundary(start) && text.is_char_boundary(stop),
            "{start}..{stop} cuts a character"
        );
        prop_assert!(
            text[end..start].chars().all(is_skipped),
            "no token covers \"{}\"",
            &text[end..start]
        );
        end = stop;
    }
    prop_assert!(
        text[end..].chars().all(is_skipped),
        "no token covers \"{}\"",
        &text[end..]
    );
    let mut next = 0;
    for (index, sentence) in document.sentences.iter().enumerate() {
        prop_assert_eq!(sentence.tokens.start, next, "sentences follow each other");
        prop_assert!(!sentence.tokens.is_empty());
        prop_assert!(
            sentence
                .tokens
                .clone()
                .all(|token| document.sentence_of[token] as usize == index)
        );
        let paragraph = &document.paragraphs[sentence.paragraph];
        prop_assert!(
            paragraph.tokens.start <= sentence.tokens.start
                && sentence.tokens.end <= paragraph.tokens.end
        );
        next = sentence.tokens.end;
    }
    prop_assert_eq!(next, document.tokens.len(), "sentences cover all tokens");
    let mut next = 0;
    for paragraph in &document.paragraphs {
        prop_assert_eq!(paragraph.tokens.start, next, "paragraphs follow each other");
        next = paragraph.tokens.end;
    }
    prop_assert_eq!(next, document.tokens.len(), "paragraphs cover all tokens");
    for quotation in find_quotations(&document) {
        prop_assert!(
            quotation.tokens.start < quotation.tokens.end
                && quotation.tokens.end <= document.tokens.len()
        );
        prop_assert!(
            quotation.tokens.start < quotation.inner.start
                && quotation.inner.end <= quotation.tokens.end
        );
        prop_assert_eq!(quotation.closed, quotation.inner.end < quotation.tokens.end);
    }
    let phrases = Phrases::find(&document, lexicon);
    let mut end = 0;
    for mention in find_mentions(&document, lexicon, &phrases) {
        prop_assert!(
            end <= mention.tokens.start,
            "names do not overlap: {:?}",
            mention
        );
        prop_assert!(
            mention.tokens.start < mention.tokens.end
                && mention.tokens.end <= document.tokens.len()
        );
        end = mention.tokens.end;
    }
    Ok(())
}

/// The record: offsets count characters of the text, and what a row says stands there.
fn record_holds(text: &str, record: &ArticleRecord) -> Result<(), TestCaseError> {
    let chars: Vec<char> = text.chars().collect();
    let slice =
        |start: u32, end: u32| -> String { chars[start as usize..end as usize].iter().collect() };
    let inside = |&(start, end): &(u32, u32)| start < end && end as usize <= chars.len();
    prop_assert_eq!(record.characters, chars.len() as u64);
    prop_assert_eq!(&record.text, text);
    let mut last = 0;
    for mention in &record.mentions {
        prop_assert!(
            inside(&(mention.start, mention.end)) && last <= mention.start,
            "{:?}",
            mention
        );
        prop_assert_eq!(
            words(&slice(mention.start, mention.end)).join(" "),
            mention.mention.clone()
        );
        prop_assert!(!mention.name.is_empty() && !mention.rule.is_empty());
        last = mention.end;
    }
    for quote in &record.quotes {
        prop_assert!(inside(&(quote.start, quote.end)), "{:?}", quote);
        prop_assert!(
            !quote.quote.is_empty() && !quote.rule.is_empty() && !quote.quote_id.is_empty()
        );
        prop_assert!(!quote.content.is_empty());
        for span in quote
            .content
            .iter()
            .chain(&quote.cue_spans)
            .chain(&quote.source)
        {
            prop_assert!(inside(span), "{:?} of {:?}", span, quote);
        }
        prop_assert!(
            stand_in_order(&quote.quote, &slice(quote.start, quote.end)),
            "{:?}",
            quote
        );
        if let Some(&(start, end)) = quote.source.first() {
            prop_assert_eq!(
                words(&slice(start, end)).join(" "),
                quote.speaker_mention.clone()
            );
        }
        if let Some(&(start, end)) = quote.cue_spans.first() {
            prop_assert_eq!(words(&slice(start, end)).join(" "), quote.cue.clone());
        }
        prop_assert!(
            quote.nested_in.is_empty()
                || record
                    .quotes
                    .iter()
                    .any(|outer| outer.quote_id == quote.nested_in)
        );
        prop_assert!(quote.repeats >= 1 && quote.paragraph >= 1);
        prop_assert!(quote.said_from <= quote.said_to);
    }
    let mut ids: Vec<&str> = record
        .quotes
        .iter()
        .map(|quote| quote.quote_id.as_str())
        .collect();
    ids.sort_unstable();
    ids.dedup();
    prop_assert_eq!(ids.len(), record.quotes.len(), "a quote_id stands twice");
    Ok(())
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

/// True if the words stand in the stretch one after the other, other words between them allowed.
fn stand_in_order(quote: &str, stretch: &str) -> bool {
    let mut rest = stretch;
    quote.split_whitespace().all(|word| match rest.find(word) {
        Some(at) => {
            rest = &rest[at + word.len()..];
            true
        }
        None => false,
    })
}

fn everything_holds(text: &str) -> Result<(), TestCaseError> {
    layers_hold(text)?;
    let first = record(text);
    record_holds(text, &first)?;
    prop_assert_eq!(first, record(text), "the same text gave another answer");
    Ok(())
}

/// What a statement says, whatever marks it is written with.
fn bare(quote: &QuoteRecord) -> (String, &'static str, &str, &str, &str, &str) {
    let words = quote
        .quote
        .replace(['"', '“', '”', '„', '«', '»', '\''], "");
    (
        words,
        quote.kind.as_str(),
        &quote.speaker,
        &quote.speaker_mention,
        &quote.cue,
        &quote.rule,
    )
}

#[test]
fn odd_texts_hold() {
    for text in ODD.iter().chain(PLAIN) {
        everything_holds(text).unwrap_or_else(|error| panic!("{text:?}: {error}"));
    }
}

#[test]
fn a_quotation_of_a_megabyte_holds() {
    let text = format!(
        "Tamm said: \"{}\"",
        "It holds and it holds. ".repeat(50_000)
    );
    everything_holds(&text).unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn an_empty_gazetteer_laid_over_changes_nothing() {
    let mut files = builtin_files();
    files.push(GazetteerFile {
        name: "mine.csv".into(),
        bytes: Cow::Borrowed(b"name,type\n"),
        layer: 1,
    });
    let (laid_over, _) = Lexicon::load(&files);
    for text in ODD.iter().chain(PLAIN) {
        assert_eq!(
            record(text),
            extract(&Article::from_text(*text), &laid_over),
            "{text:?}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 384, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_string_holds(text in any::<String>()) {
        everything_holds(&text)?;
    }

    #[test]
    fn any_pieces_hold(text in article_text()) {
        everything_holds(&text)?;
    }

    #[test]
    fn marks_of_every_shape_agree(text in quoting_text()) {
        let straight = text.replace(['(', ')'], "\"");
        let expected = record(&straight);
        for (open, close) in [("“", "”"), ("«", "»"), ("„", "“"), ("''", "''")] {
            let other = record(&text.replace('(', open).replace(')', close));
            let expected: Vec<_> = expected.quotes.iter().map(bare).collect();
            let found: Vec<_> = other.quotes.iter().map(bare).collect();
            prop_assert_eq!(expected, found, "written with {}{}", open, close);
        }
    }

    #[test]
    fn text_before_and_after_costs_no_quotation(before in article_text(), after in article_text()) {
        // Paragraphs are repaired on their own: a quotation beside its verb is found whatever stands around it.
        let text = format!("{before}\n\n\"The northern bridge opens in early May,\" said Aino Tamm.\n\n{after}");
        let found = record(&text);
        prop_assume!(found.language == "en");
        let quote = "The northern bridge opens in early May";
        prop_assert!(found.quotes.iter().any(|row| row.quote.contains(quote)), "{:?}", found.quotes);
    }
}
