//! The words of a role as the column gives them: *"Special Presidential Envoy for Syria"* is a "special presidential
//! envoy for Syria", *"two-time Olympic champion"* stays what it is.

use std::ops::Range;

use smol_str::{SmolStr, SmolStrBuilder};

use crate::document::{Document, Shape, TokenId};
use crate::lexicon::{Classes, Lexicon};
use crate::mention::{Mention, Phrases, mention_at};
use crate::text::TokenKind;

/// The text of a role, `title` being the tokens of the role itself inside it.
pub(super) fn role_words(
    document: &Document<'_>,
    lexicon: &Lexicon,
    phrases: &Phrases,
    mentions: &[Mention],
    tokens: Range<TokenId>,
) -> SmolStr {
    let named = |at: TokenId| mention_at(mentions, at).is_some();
    let head = tokens
        .clone()
        .filter(|&at| !named(at))
        .find_map(|at| phrases.role_at(at));
    // A role in small letters: the capitals around it are those of names.
    let plain = head.is_some_and(|(end, ..)| !document.tokens[end - 1].is_capital());
    let minister = head.is_some_and(|(_, role, _)| lexicon.role(role).level > 2);
    let portfolio = tokens
        .clone()
        .find(|&at| document.tokens[at].is(Classes::PREPOSITION) && !named(at))
        .unwrap_or(tokens.end);
    let body = (portfolio..tokens.end).any(|at| {
        let word = document.tokens[at].name_classes;
        named(at) || !minister && word.any(Classes::ORGANIZATION_WORD)
    });
    let opening = document.sentence_at(tokens.start).1.tokens.start;
    let mut text = SmolStrBuilder::new();
    let (first, last) = (tokens.start, tokens.end - 1);
    for at in tokens {
        let token = &document.tokens[at];
        let word = token.span.of(document.text);
        if token.spaced && at > first {
            text.push(' ');
        }
        let listed = phrases
            .role_at(at)
            .is_some_and(|(_, role, _)| lexicon.text(lexicon.role(role).word).starts_with(word));
        let kept = named(at)
            || token.shape == Shape::Upper
            || listed && word.starts_with(char::is_uppercase)
            || phrases.role_at(at).is_none() && token.classes.is_empty()
            || plain && at > opening
            || at > portfolio && body;
        if kept {
            text.push_str(word);
            // "Rep." keeps its full stop.
            let dot = document.tokens.get(at + 1).is_some_and(|t| {
                t.kind == TokenKind::Period && !t.spaced && token.shape != Shape::Upper
            });
            if at == last && listed && dot && word.starts_with(char::is_uppercase) {
                text.push('.');
            }
        } else {
            for small in word.chars().flat_map(char::to_lowercase) {
                text.push(small);
            }
        }
    }
    text.finish()
}

/// Leaves off what is no part of a role at its beginning: the rest of "Lorvik-based".
pub(super) fn role_start(document: &Document<'_>, start: TokenId, end: TokenId) -> TokenId {
    if document.tokens[start].kind == TokenKind::Hyphen && start + 2 < end {
        start + 2
    } else {
        start
    }
}
