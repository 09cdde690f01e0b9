//! "Name (ABC)": a short form in brackets and the name whose first letters it is made of.
//!
//! The letters tell where the name begins and that it is one, whatever its words are: "Tarvas Union of Nurses and
//! Midwives (TUNM)". After Schwartz and Hearst (2003).

use crate::document::{Document, Shape, Token, TokenId};
use crate::lexicon::{Classes, EntityKind, Gender, Lexicon, RoleKind};
use crate::text::TokenKind;

use super::found::{Mention, MentionKind};
use super::phrases::Phrases;

/// Small words, marks and hyphens that may stand between the words that give letters.
const SLACK: usize = 4;

/// The names before bracketed acronyms where their letters agree, and the acronyms. In order.
pub(super) fn acronyms(
    document: &Document<'_>,
    lexicon: &Lexicon,
    phrases: &Phrases,
    mentions: &[Mention],
) -> Vec<Mention> {
    let tokens = &document.tokens;
    let mut found: Vec<Mention> = Vec::new();
    for &open in &phrases.landmarks().brackets {
        let open = open as TokenId;
        if open == 0
            || open + 2 >= tokens.len()
            || tokens[open + 1].shape != Shape::Upper
            || tokens[open + 2].kind != TokenKind::Close
        {
            continue;
        }
        let next = mentions.partition_point(|m| m.tokens.end <= open);
        let acronym_listed = mentions
            .get(next)
            .is_some_and(|m| m.tokens.start == open + 1 && !m.weak && m.entity.is_some());
        let before = next
            .checked_sub(1)
            .map(|index| &mentions[index])
            .filter(|m| m.tokens.end == open && !m.weak);
        let spelled = spelled_out(document, lexicon, open).filter(|&start| {
            !is_office(lexicon, phrases, start..open)
                && !is_thing(document, start..open)
                && !mentions.iter().any(|m| {
                    m.kind == MentionKind::Place && m.tokens.start == start && m.tokens.len() > 1
                })
        });
        let name = match (before, spelled) {
            // The letters say more than the rules did: the name begins earlier.
            (Some(m), Some(start))
                if m.kind == MentionKind::Organization
                    && m.entity.is_none()
                    && start < m.tokens.start =>
            {
                let mut name = m.clone();
                name.tokens.start = start;
                name.rule = "spelled-out";
                Some(name)
            }
            (Some(m), _) if m.kind == MentionKind::Organization && m.tokens.len() > 1 => {
                Some(m.clone())
            }
            (Some(m), Some(start)) if m.tokens.start <= start => None,
            (_, Some(start)) => Some(Mention {
                tokens: start..open,
                kind: MentionKind::Organization,
                entity: None,
                place: None,
                subtype: String::new(),
                gender: Gender::Unknown,
                rule: "spelled-out",
                weak: false,
            }),
            _ => None,
        };
        let Some(name) = name else { continue };
        if found
            .last()
            .is_some_and(|last| name.tokens.start < last.tokens.end)
        {
            continue;
        }
        let mut acronym = name.clone();
        acronym.tokens = open + 1..open + 2;
        acronym.rule = "acronym-in-brackets";
        if name.rule == "spelled-out" {
            found.push(name);
        }
        if !acronym_listed {
            found.push(acronym);
        }
    }
    found
}

/// "Chief Harbour Commissioner (CHC)", "Member of the Assembly (MA)": who somebody is, not a body.
fn is_office(lexicon: &Lexicon, phrases: &Phrases, name: std::ops::Range<TokenId>) -> bool {
    let office = |at: TokenId| {
        phrases
            .role_at(at)
            .is_some_and(|(_, role, _)| lexicon.role(role).kind != RoleKind::Group)
    };
    office(name.start) || office(name.end - 1)
}

/// "Harbour Impact Assessment (HIA)": plain words without a key word of bodies name a thing.
fn is_thing(document: &Document<'_>, name: std::ops::Range<TokenId>) -> bool {
    document.tokens[name].iter().all(|token| {
        !token.is_capital()
            || !token.classes.is_empty()
                && !token.name_classes.any(
                    Classes::ORGANIZATION_WORD
                        | Classes::FIRST_NAME
                        | Classes::SURNAME
                        | Classes::DEMONYM,
                )
    })
}

/// Where the capitalised words before `open` begin that give the letters of the acronym after it.
fn spelled_out(document: &Document<'_>, lexicon: &Lexicon, open: TokenId) -> Option<TokenId> {
    let acronym = &document.tokens[open + 1];
    let letters = acronym.span.of(document.text).as_bytes();
    let last = &document.tokens[open - 1];
    if !(3..=9).contains(&letters.len())
        || !letters.iter().all(u8::is_ascii_uppercase)
        || acronym.name_classes.any(Classes::NO_NAME)
        || !last.is_capital()
        || lexicon
            .key_word(last.word, EntityKind::Event, true)
            .is_some()
    {
        return None;
    }
    let sentence = &document.sentence_at(open - 1).1.tokens;
    let limit = open
        .saturating_sub(2 * letters.len() + SLACK)
        .max(sentence.start);
    align(document, limit, open, letters)
}

/// Goes back from `end`, a letter for each capitalised word; small words give one or none.
fn align(document: &Document<'_>, limit: TokenId, end: TokenId, letters: &[u8]) -> Option<TokenId> {
    let (letter, earlier) = letters.split_last()?;
    let at = end.checked_sub(1).filter(|&at| at >= limit)?;
    let token = &document.tokens[at];
    let gives = || initial(document, token) == Some(*letter);
    let small = token.shape == Shape::Lower;
    match token.kind {
        TokenKind::Word if small && token.classes.any(LINK) => align(document, limit, at, letters)
            .or_else(|| {
                gives()
                    .then(|| align(document, limit, at, earlier))
                    .flatten()
            }),
        // "Co-operative": what follows a hyphen gives no letter.
        TokenKind::Word
            if small && at > limit && document.tokens[at - 1].kind == TokenKind::Hyphen =>
        {
            align(document, limit, at, letters)
        }
        TokenKind::Word if token.is_capital() && gives() => {
            if earlier.is_empty() {
                Some(at)
            } else {
                align(document, limit, at, earlier)
            }
        }
        TokenKind::Hyphen | TokenKind::Comma | TokenKind::Clitic | TokenKind::Symbol => {
            align(document, limit, at, letters)
        }
        _ => None,
    }
}

const LINK: Classes = Classes::PREPOSITION
    .with(Classes::COORDINATOR)
    .with(Classes::ARTICLE)
    .with(Classes::PARTICLE);

fn initial(document: &Document<'_>, token: &Token) -> Option<u8> {
    let first = token.span.of(document.text).chars().next()?;
    let plain = deunicode::deunicode_char(first)?;
    plain.bytes().next().map(|byte| byte.to_ascii_uppercase())
}
