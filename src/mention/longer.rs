//! Whether a listed word is only a part of a longer name: "Jack London", "Damascus University", "London Open".

use std::ops::Range;

use crate::document::{Document, Shape, Token, TokenId};
use crate::lexicon::{Classes, EntityKind, KeyTraits, Lexicon, NameUse, RoleKind};
use crate::text::TokenKind;

use super::phrases::Phrases;
use super::run::{is_time, run_from};
use super::shape::Writing;
use super::unlisted::FUNCTION;

/// True if the capital may be due to the place in the sentence and the word is an English word.
pub(super) fn is_plain_word(
    document: &Document<'_>,
    at: TokenId,
    sentence_start: TokenId,
    writing: Writing,
) -> bool {
    let token = &document.tokens[at];
    if token.classes.is_empty() || token.shape == Shape::Upper && writing != Writing::Capitals {
        return false;
    }
    let function = Classes::DETERMINER
        | Classes::PRONOUN
        | Classes::PREPOSITION
        | Classes::SUBORDINATOR
        | Classes::COORDINATOR
        | Classes::MODAL
        | Classes::ADVERB
        | Classes::BE
        | Classes::HAVE
        | Classes::DO;
    token.is(function)
        || writing != Writing::Normal
            && token
                .is(Classes::VERB | Classes::VERB_PAST | Classes::ADJECTIVE | Classes::MAINLY_VERB)
        || at == sentence_start
            && token.is(Classes::ADJECTIVE | Classes::MAINLY_VERB | Classes::VERB_ING)
}

/// "Austin Smith", "Jack London": a single listed word inside somebody's name.
pub(super) fn in_longer_name(
    document: &Document<'_>,
    lexicon: &Lexicon,
    phrases: &Phrases,
    sentence: &Range<TokenId>,
    at: TokenId,
    kind: EntityKind,
    writing: Writing,
) -> bool {
    let tokens = &document.tokens;
    let token = &tokens[at];
    let next = tokens
        .get(at + 1)
        .filter(|next| at + 1 < sentence.end && next.is_capital() && next.spaced);
    let before = at
        .checked_sub(1)
        .map(|i| &tokens[i])
        .filter(|before| at > sentence.start && before.is_capital() && token.spaced);
    let given = |t: &Token| {
        t.name_classes.any(Classes::FIRST_NAME)
            && !(t.name_classes.any(Classes::NAME_IS_WORD) && writing != Writing::Normal)
    };
    let family = |t: &Token| {
        t.name_classes.any(Classes::SURNAME) || t.classes.is_empty() && !t.word.is_known()
    };
    if let Some(next) = next {
        if token.name_classes.any(Classes::FIRST_NAME)
            && family(next)
            && !is_listed(lexicon, phrases, at + 1, EntityKind::Place)
        {
            return true;
        }
        let initial = next.span.len() == 2 && next.span.of(document.text).ends_with('.');
        if initial
            && tokens.get(at + 2).is_some_and(Token::is_capital)
            && (token.name_classes.any(Classes::FIRST_NAME)
                || kind == EntityKind::Place && !is_place_of_note(lexicon, phrases, at))
        {
            return true;
        }
    }
    if let Some(before) = before {
        let surname = token
            .name_classes
            .any(Classes::SURNAME | Classes::NAME_IS_PLACE | Classes::FIRST_NAME);
        let initial = before.span.len() == 2 && before.span.of(document.text).ends_with('.');
        let honorific = phrases.role_at(at - 1).is_some_and(|(end, role, _)| {
            end == at && lexicon.role(role).kind == RoleKind::Honorific
        });
        if honorific && kind != EntityKind::Person {
            return true;
        }
        let sure_given = given(before)
            && !before.name_classes.any(Classes::NAME_IS_PLACE)
            && writing == Writing::Normal;
        if sure_given
            && !before.name_classes.any(Classes::NAME_IS_WORD)
            && (!is_place_of_note(lexicon, phrases, at) || token.name_classes.any(Classes::SURNAME))
            || kind != EntityKind::Person && initial && surname
        {
            return true;
        }
    }
    false
}

/// "Lega Orvo", "Te Kao": a short name of a body beside an unknown word is part of another name.
pub(super) fn in_unknown_name(
    document: &Document<'_>,
    lexicon: &Lexicon,
    phrases: &Phrases,
    sentence: &Range<TokenId>,
    at: TokenId,
) -> bool {
    let tokens = &document.tokens;
    let unknown = |token: &Token| {
        token.shape == Shape::Capital
            && token.classes.is_empty()
            && token.span.len() > 1
            && !token.name_classes.any(
                Classes::DEMONYM
                    | Classes::ORGANIZATION_WORD
                    | Classes::PLACE_WORD
                    | Classes::EVENT_WORD
                    | Classes::DESIGNATOR,
            )
    };
    let listed = |at: TokenId| {
        phrases
            .names_at(at)
            .iter()
            .any(|found| !matches!(found.value, NameUse::Exclude(_)))
    };
    let plain = |at: TokenId| {
        unknown(&tokens[at])
            && !listed(at)
            && phrases.role_at(at).is_none()
            && lexicon.begin_phrase(tokens[at].lower).is_none()
    };
    let after = at + 1 < sentence.end && tokens[at + 1].spaced && plain(at + 1);
    let before = at > sentence.start && tokens[at].spaced && plain(at - 1);
    tokens[at].shape == Shape::Capital && (after || before) && !tokens[at].is(FUNCTION)
}

/// True for a country, which is hardly anybody's surname.
fn is_place_of_note(lexicon: &Lexicon, phrases: &Phrases, at: TokenId) -> bool {
    phrases.names_at(at).iter().any(|found| matches!(found.value, NameUse::Entity { entity, weak: false } if super::listed::is_country(lexicon, entity)))
}

fn is_listed(lexicon: &Lexicon, phrases: &Phrases, at: TokenId, kind: EntityKind) -> bool {
    phrases.names_at(at).iter().any(|found| matches!(found.value, NameUse::Entity { entity, weak: false } if lexicon.entity(entity).kind == kind))
}

/// True if a listed person's name goes on: "Mohammed Ali Khan" is not "Mohammed Ali".
pub(super) fn continues(
    document: &Document<'_>,
    lexicon: &Lexicon,
    sentence: &Range<TokenId>,
    name: &Range<TokenId>,
) -> bool {
    document.tokens.get(name.end).is_some_and(|next| {
        name.end < sentence.end
            && next.is_capital()
            && next.shape == Shape::Capital
            && next.name_classes.any(Classes::SURNAME)
            && !next.name_classes.any(Classes::SUFFIX)
            && lexicon.begin_phrase(next.lower).is_none()
    })
}

/// True if a name is that of a body which a country is named beside, not within: "Senate" in "US Senate".
pub(super) fn is_state_body(
    document: &Document<'_>,
    lexicon: &Lexicon,
    name: &Range<TokenId>,
) -> bool {
    let state = |at: TokenId, last: bool| {
        lexicon.key_has(
            document.tokens[at].word,
            EntityKind::Organization,
            last,
            KeyTraits::STATE,
        )
    };
    state(name.end - 1, true) || state(name.start, false)
}

/// True if the run goes on to a word that makes it an organization or another place: "Damascus University".
pub(super) fn key_word_follows(
    document: &Document<'_>,
    lexicon: &Lexicon,
    sentence: &Range<TokenId>,
    name: &Range<TokenId>,
    town: bool,
) -> bool {
    if !document
        .tokens
        .get(name.end)
        .is_some_and(|next| name.end < sentence.end && next.is_capital() && next.spaced)
    {
        return false;
    }
    let run = run_from(document, name.end, sentence.end);
    let last = &document.tokens[run.end - 1];
    if run.len() > 4 {
        return false;
    }
    // "Lahore Declaration", "Norport Open".
    if run.len() <= 2
        && lexicon
            .key_word(last.word, EntityKind::Event, true)
            .is_some()
        && !last.is(Classes::ADJECTIVE)
    {
        return true;
    }
    let body = lexicon.key_word(last.word, EntityKind::Organization, true);
    match body {
        Some(subtype) => {
            let local = |token: &Token| token.kind == TokenKind::Clitic;
            !lexicon.key_has(last.word, EntityKind::Organization, true, KeyTraits::STATE)
                || town
                    && run.len() > 1
                    && (!matches!(subtype, "court" | "police")
                    // "Norport Magistrate's Court".
                    || document.tokens[run.clone()].iter().any(local))
        }
        None => lexicon
            .key_word(last.word, EntityKind::Place, true)
            .is_some(),
    }
}

/// True if an organization's name goes on to a key word of others: "Norhydro Research Institute".
pub(super) fn organization_goes_on(
    document: &Document<'_>,
    lexicon: &Lexicon,
    sentence: &Range<TokenId>,
    name: &Range<TokenId>,
) -> bool {
    let goes_on = document
        .tokens
        .get(name.end)
        .is_some_and(|next| name.end < sentence.end && next.is_capital() && next.spaced)
        && !is_time(document, name.end);
    let key = |at: TokenId, last| {
        let word = document.tokens[at].word;
        lexicon
            .key_word(word, EntityKind::Organization, last)
            .is_some()
    };
    // "the National Party of Norland Coalition": a name that has its key word is whole.
    let whole = name.len() > 2 && name.clone().any(|at| key(at, true) || key(at, false));
    if !goes_on || whole {
        return false;
    }
    let run = run_from(document, name.end, sentence.end);
    run.len() <= 4 && key(run.end - 1, true)
}
