//! The language of an article: statements are drawn from English only.

use crate::article::Article;
use crate::document::Document;
use crate::lexicon::Classes;
use crate::record::{Action, Problem};
use crate::text::TokenKind;

/// The language whose articles are read.
const READ: &str = "en";
/// Words looked at.
const SAMPLE: usize = 400;
/// A text of fewer words tells too little.
const FEWEST: usize = 30;

/// ISO 639-1 code of the text's language; English where the text is too short to tell.
///
/// English is told by its own function words, which the tokens know already; only a text that lacks them is shown to
/// the trigram detector.
pub(super) fn language(document: &Document<'_>) -> &'static str {
    let words = document
        .tokens
        .iter()
        .filter(|t| t.kind == TokenKind::Word)
        .take(SAMPLE);
    let (mut all, mut function) = (0_usize, 0_usize);
    for token in words {
        all += 1;
        function += usize::from(token.is(Classes::ARTICLE
            | Classes::PREPOSITION
            | Classes::AND
            | Classes::BE
            | Classes::HAVE
            | Classes::PRONOUN
            | Classes::POSSESSIVE_DETERMINER
            | Classes::THAT));
    }
    if all < FEWEST || function * 10 >= all {
        return READ;
    }
    match whatlang::detect(document.text) {
        Some(info) if info.is_reliable() => iso_639_1(info.lang()),
        _ => READ,
    }
}

fn iso_639_1(lang: whatlang::Lang) -> &'static str {
    isolang::Language::from_639_3(lang.code())
        .and_then(|language| language.to_639_1())
        .unwrap_or(lang.code())
}

/// True if statements are drawn from articles in this language.
pub(super) fn is_read(language: &str) -> bool {
    language == READ
}

/// The note for errors.csv.
pub(super) fn problem(article: &Article, language: &str) -> Problem {
    Problem {
        input: article.input.clone(),
        position: article.position,
        article_id: article.id.clone(),
        problem: format!(
            "the article is not in English (language \"{language}\"): names are tagged, statements are not drawn"
        ),
        action: Action::Noted,
    }
}
