//! How a name of an article comes from what a row gives: as it stands, or derived by rule.
//!
//! "Defense Ministry" comes from the row's "Defence Ministry" by `words/spellings.csv`, "Nato" from
//! "NATO" by its capitals, "Apple" from "Apple Inc" without the company form.

use quotary::lexicon::{Classes, Lexicon};
use quotary::text::fold;

/// The rule that makes `found` of a row's `given`, or none if they have nothing to do with each other.
pub(super) fn derivation(lexicon: &Lexicon, given: &str, found: &str) -> Option<&'static str> {
    if given == found {
        return Some("as it stands");
    }
    let (given, found) = (words(given), words(found));
    if given == found {
        return Some("diacritics, hyphens and full stops aside");
    }
    let canonical = |words: &[String]| -> Vec<String> {
        words.iter().map(|word| spelled(lexicon, word)).collect()
    };
    let (given, found) = (canonical(&given), canonical(&found));
    if given == found {
        return Some("by words/spellings.csv");
    }
    let small = |words: &[String]| words.join(" ").to_lowercase();
    if small(&given) == small(&found) {
        return Some("small and capital letters aside");
    }
    let [first, rest @ ..] = given.as_slice() else {
        return None;
    };
    let is = |word: &str, classes| {
        let small = lexicon.classes(lexicon.word(&word.to_lowercase()));
        small.any(classes) || lexicon.classes(lexicon.word(word)).any(classes)
    };
    if small(rest) == small(&found) && is(first, Classes::DEFINITE) {
        return Some("without the article");
    }
    let (last, before) = given.split_last()?;
    if small(before) == small(&found) && is(last, Classes::DESIGNATOR) {
        return Some("without the company form");
    }
    None
}

fn words(name: &str) -> Vec<String> {
    name.split(|c: char| c.is_whitespace() || c == '-')
        .map(fold)
        .filter(|word| !word.is_empty())
        .map(|word| if word == "&" { "and".to_owned() } else { word })
        .collect()
}

fn spelled(lexicon: &Lexicon, word: &str) -> String {
    let known = lexicon.word(word);
    if known.is_known() {
        lexicon.spelling(lexicon.canonical(known)).to_owned()
    } else {
        word.to_owned()
    }
}
