//! What may stand between a role and the name behind it: "special envoy **for Syria** Alexander Lavrentyev".
//!
//! "A nurse to accompany Ruiz" and "a spokesman for President Ruiz" have no such thing: the nurse and the spokesman are
//! somebody else.

use crate::document::{Document, TokenId};
use crate::lexicon::{Classes, VerbForm};
use crate::mention::Phrases;
use crate::text::TokenKind;

/// True if only a portfolio ("for Syria", "of defence") or a full stop lies between a role that ends at `end` and the
/// name. A minister may be one "of Justice".
pub(super) fn reaches(
    document: &Document<'_>,
    phrases: &Phrases,
    (end, minister): (TokenId, bool),
    name: TokenId,
) -> bool {
    let mut at = end;
    if at < name && document.tokens[at].kind == TokenKind::Period {
        at += 1;
    }
    if at == name || document.tokens[at].kind == TokenKind::Comma && at + 1 == name && at == end {
        return true;
    }
    // The portfolio must be whole: "co-editor of debating the" is no role.
    let last = &document.tokens[name - 1];
    document.tokens[at].is(Classes::OF
        | Classes::FOR
        | Classes::TO
        | Classes::LOCATIVE
        | Classes::NOUN_PREPOSITION)
        && at + 1 < name
        && !is_task(document, at, name)
        && !reports(phrases, name - 1)
        && (minister && document.tokens[at].is(Classes::OF)
            || !is_anothers(document, phrases, at, name))
        && last.is_word()
        && !last.is(Classes::PREPOSITION
            | Classes::DETERMINER
            | Classes::POSSESSIVE_DETERMINER
            | Classes::COORDINATOR
            | Classes::ADVERB)
        && document.tokens[at..name]
            .iter()
            .all(|t| t.is_word() || matches!(t.kind, TokenKind::Hyphen | TokenKind::Clitic))
        && !document.tokens[at..name].iter().any(|t| {
            t.is(Classes::FINITE_AUXILIARY | Classes::SUBJECT | Classes::RELATIVE)
                || t.is(Classes::VERB_PAST) && t.is(Classes::MAINLY_VERB)
        })
}

/// "A nurse to accompany Ruiz", "sister of 12-year-old Ruiz": what somebody does, and an age, are no portfolio.
fn is_task(document: &Document<'_>, preposition: TokenId, name: TokenId) -> bool {
    (preposition..name).any(|i| {
        let token = &document.tokens[i];
        token.kind == TokenKind::Number
            || token.is(Classes::TO)
                && document.tokens[i + 1].is(Classes::VERB)
                && !document.tokens[i + 1].is_capital()
                && !document.tokens[i + 1].is(Classes::MAINLY_NOUN)
    })
}

/// "A spokesman for President Ruiz", "the wife of former mayor Ruiz": the title is the name's, the role somebody else's.
fn is_anothers(
    document: &Document<'_>,
    phrases: &Phrases,
    preposition: TokenId,
    name: TokenId,
) -> bool {
    let title = (preposition + 1..name).find(|&at| {
        phrases.role_at(at).is_some_and(|(end, ..)| {
            end == name || end + 1 == name && document.tokens[end].kind == TokenKind::Period
        })
    });
    title.is_some_and(|title| {
        (preposition + 1..title).all(|i| {
            let token = &document.tokens[i];
            !token.is_capital()
                && (token.kind == TokenKind::Hyphen
                    || token.is(Classes::DETERMINER
                        | Classes::POSSESSIVE_DETERMINER
                        | Classes::ADJECTIVE
                        | Classes::ADVERB)
                    || phrases.role_at(i).is_some())
        })
    })
}

/// "The president of the chamber stated Ruiz": a reporting verb before the name.
fn reports(phrases: &Phrases, at: TokenId) -> bool {
    phrases.verb_uses_at(at).any(|verb| {
        matches!(
            verb.form,
            VerbForm::Past | VerbForm::PastOrParticiple | VerbForm::Third
        )
    })
}
