//! Names that a gazetteer lists: the longest sensible reading at each place.

use std::ops::Range;

use crate::document::{Document, Shape, TokenId};
use crate::lexicon::{Classes, EntityId, EntityKind, Lexicon, NameUse, RoleKind};
use crate::text::TokenKind;

use super::found::{Mention, MentionKind};
use super::phrases::Phrases;
use super::run::run_from;
use super::shape::Writing;

/// How many tokens before a name a phrase that excludes it may begin.
const LONGEST_EXCLUDE: usize = 5;

/// Names of the lists in one sentence, from left to right; weak ones are marked.
pub(super) fn listed(
    document: &Document<'_>,
    lexicon: &Lexicon,
    phrases: &Phrases,
    sentence: &Range<TokenId>,
    writing: Writing,
    countries: &Countries,
) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        let mut next = at + 1;
        let candidates = phrases.names_at(at);
        let mut index = candidates.len();
        // Longest first; of one length, all readings together.
        while index > 0 {
            let end = candidates[index - 1].end;
            let same = candidates[..index]
                .iter()
                .rev()
                .take_while(|c| c.end == end)
                .count();
            let readings = &candidates[index - same..index];
            index -= same;
            let tokens = at..end as TokenId;
            if readings
                .iter()
                .all(|c| matches!(c.value, NameUse::Exclude(_)))
            {
                continue;
            }
            if let Some(mention) = read(
                document,
                lexicon,
                phrases,
                sentence,
                writing,
                countries,
                tokens.clone(),
                readings.iter().map(|c| c.value),
            ) {
                next = tokens.end;
                found.push(mention);
                break;
            }
        }
        at = next;
    }
    found
}

/// How often each country is meant in the article, for names that several places share.
#[derive(Debug, Default)]
pub(super) struct Countries(Vec<(String, u32)>);

impl Countries {
    /// Counts the countries of names that only one entity has.
    pub fn count(phrases: &Phrases, lexicon: &Lexicon) -> Self {
        let mut counts: Vec<(String, u32)> = Vec::new();
        for found in &phrases.names {
            let country = match found.value {
                NameUse::Entity {
                    entity,
                    weak: false,
                } => lexicon.entity(entity).country,
                NameUse::Demonym(index) => lexicon.demonym(index).country,
                NameUse::Entity { .. } | NameUse::Exclude(_) => continue,
            };
            let country = lexicon.text(country);
            if country.is_empty() || phrases.names_at(found.start as TokenId).len() > 1 {
                continue;
            }
            match counts.iter_mut().find(|(code, _)| code == country) {
                Some((_, count)) => *count += 1,
                None => counts.push((country.to_owned(), 1)),
            }
        }
        Self(counts)
    }

    fn of(&self, country: &str) -> u32 {
        self.0
            .iter()
            .find(|(code, _)| code == country)
            .map_or(0, |(_, count)| *count)
    }
}

#[allow(
    clippy::too_many_arguments,
    reason = "one step of a pass, not an interface"
)]
fn read(
    document: &Document<'_>,
    lexicon: &Lexicon,
    phrases: &Phrases,
    sentence: &Range<TokenId>,
    writing: Writing,
    countries: &Countries,
    tokens: Range<TokenId>,
    readings: impl Iterator<Item = NameUse>,
) -> Option<Mention> {
    let mut best: Option<(u32, EntityId, bool)> = None;
    let mut demonym = None;
    for reading in readings {
        match reading {
            NameUse::Demonym(index) => demonym = Some(index),
            NameUse::Exclude(_) => {}
            NameUse::Entity { entity, .. } if is_excluded(phrases, &tokens, entity) => {}
            NameUse::Entity { entity, weak } => {
                let listed = lexicon.entity(entity);
                let near = countries.of(lexicon.text(listed.country)).min(5);
                let rank = u32::from(!weak) * 1000
                    + u32::from(listed.layer) * 400
                    + u32::from(listed.weight)
                    + near * 8;
                if best.is_none_or(|(known, ..)| rank > known) {
                    best = Some((rank, entity, weak));
                }
            }
        }
    }
    let first = &document.tokens[tokens.start];
    let single = tokens.len() == 1;
    // A name without any capital is listed that way on purpose; otherwise capitals must agree.
    if single && first.shape == Shape::Lower && first.kind != TokenKind::Word {
        return None;
    }
    let hyphenated = document.is_hyphenated_on(tokens.end);
    let prefixed = tokens.start > sentence.start
        && document.tokens[tokens.start - 1].kind == TokenKind::Hyphen;
    if let (Some(index), strong) = (demonym, best.is_some_and(|(_, _, weak)| !weak)) {
        if !strong {
            return nationality(document, lexicon, sentence, writing, tokens, index);
        }
    }
    let (_, entity, mut weak) = best?;
    let kind = lexicon.entity(entity).kind;
    if hyphenated
        || prefixed
            && kind == EntityKind::Place
            && document.tokens[tokens.start - 2].shape == Shape::Lower
    {
        return compound(document, lexicon, tokens, entity, weak, hyphenated);
    }
    if single {
        if is_plain_word(document, tokens.start, sentence.start, writing) {
            weak = true;
        }
        if in_longer_name(
            document,
            lexicon,
            phrases,
            sentence,
            tokens.start,
            kind,
            writing,
        ) {
            return None;
        }
    } else if kind == EntityKind::Person && continues(document, lexicon, sentence, &tokens) {
        return None;
    }
    if writing != Writing::Capitals
        && kind == EntityKind::Place
        && key_word_follows(document, lexicon, sentence, &tokens)
    {
        return None;
    }
    Some(Mention {
        tokens,
        kind: kind.into(),
        entity: Some(entity),
        place: None,
        subtype: lexicon.text(lexicon.entity(entity).subtype).to_owned(),
        gender: lexicon.entity(entity).gender,
        rule: "listed",
        weak,
    })
}

/// True if the name stands inside a phrase in which it does not mean the entity: "Washington Post".
fn is_excluded(phrases: &Phrases, tokens: &Range<TokenId>, entity: EntityId) -> bool {
    (tokens.start.saturating_sub(LONGEST_EXCLUDE)..=tokens.start).any(|start| {
        phrases.names_at(start).iter().any(|found| {
            found.value == NameUse::Exclude(entity) && tokens.end <= found.end as TokenId
        })
    })
}

fn nationality(
    document: &Document<'_>,
    lexicon: &Lexicon,
    sentence: &Range<TokenId>,
    writing: Writing,
    tokens: Range<TokenId>,
    index: u32,
) -> Option<Mention> {
    let first = &document.tokens[tokens.start];
    let lower = tokens.len() == 1 && first.shape == Shape::Lower;
    // "Christian Tamm", "Aino Finn".
    let name = |at: TokenId| {
        document.tokens[at].name_classes.any(Classes::FIRST_NAME)
            && !document.tokens[at]
                .name_classes
                .any(Classes::NAME_IS_WORD | Classes::NAME_IS_PLACE)
    };
    let within = |at: TokenId| {
        at > sentence.start
            && at < sentence.end
            && document.tokens[at].is_capital()
            && document.tokens[at].spaced
    };
    if writing == Writing::Normal && tokens.len() == 1 {
        let surname = within(tokens.start)
            && document.tokens[tokens.start - 1].is_capital()
            && name(tokens.start - 1);
        let given = first.name_classes.any(Classes::FIRST_NAME)
            && within(tokens.end)
            && document.tokens[tokens.end].classes.is_empty()
            && !document.tokens[tokens.end].word.is_known();
        if surname || given {
            return None;
        }
    }
    if lower
        || writing != Writing::Capitals && key_word_follows(document, lexicon, sentence, &tokens)
    {
        return None;
    }
    Some(Mention {
        tokens,
        kind: MentionKind::Nationality,
        entity: None,
        place: lexicon.demonym(index).place,
        subtype: String::new(),
        gender: crate::lexicon::Gender::Unknown,
        rule: "demonym",
        weak: false,
    })
}

/// "Iran-backed", "pro-Russia": the place as a property of something else.
fn compound(
    document: &Document<'_>,
    lexicon: &Lexicon,
    tokens: Range<TokenId>,
    entity: EntityId,
    weak: bool,
    hyphenated: bool,
) -> Option<Mention> {
    if weak {
        return None;
    }
    let listed = lexicon.entity(entity);
    let place = listed.kind == EntityKind::Place;
    // "Zurich-based" says where; "Iran-backed" whose.
    let seat = hyphenated
        && document
            .tokens
            .get(tokens.end + 1)
            .is_some_and(|word| word.is(Classes::VERB_PARTICIPLE))
        && !is_country(lexicon, entity);
    Some(Mention {
        tokens,
        kind: if place && !seat {
            MentionKind::Nationality
        } else {
            listed.kind.into()
        },
        entity: (!place || seat).then_some(entity),
        place: (place && !seat).then_some(entity),
        subtype: String::new(),
        gender: listed.gender,
        rule: "compound",
        weak: false,
    })
}

fn is_country(lexicon: &Lexicon, entity: EntityId) -> bool {
    matches!(
        lexicon.text(lexicon.entity(entity).subtype),
        "country" | "territory"
    )
}

/// True if the capital may be due to the place in the sentence and the word is an English word.
fn is_plain_word(
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
fn in_longer_name(
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
    let given = |t: &crate::document::Token| {
        t.name_classes.any(Classes::FIRST_NAME)
            && !(t.name_classes.any(Classes::NAME_IS_WORD) && writing != Writing::Normal)
    };
    let family = |t: &crate::document::Token| {
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
            && tokens.get(at + 2).is_some_and(|t| t.is_capital())
            && token.name_classes.any(Classes::FIRST_NAME)
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
            && !is_place_of_note(lexicon, phrases, at)
            || kind != EntityKind::Person && initial && surname
        {
            return true;
        }
    }
    false
}

/// True for a country, which is hardly anybody's surname.
fn is_place_of_note(lexicon: &Lexicon, phrases: &Phrases, at: TokenId) -> bool {
    phrases.names_at(at).iter().any(|found| matches!(found.value, NameUse::Entity { entity, weak: false } if is_country(lexicon, entity)))
}

fn is_listed(lexicon: &Lexicon, phrases: &Phrases, at: TokenId, kind: EntityKind) -> bool {
    phrases.names_at(at).iter().any(|found| matches!(found.value, NameUse::Entity { entity, weak: false } if lexicon.entity(entity).kind == kind))
}

/// True if a listed person's name goes on: "Mohammed Ali Khan" is not "Mohammed Ali".
fn continues(
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

/// True if the run goes on to a word that makes it an organization or another place: "Damascus University".
fn key_word_follows(
    document: &Document<'_>,
    lexicon: &Lexicon,
    sentence: &Range<TokenId>,
    name: &Range<TokenId>,
) -> bool {
    if !document
        .tokens
        .get(name.end)
        .is_some_and(|next| name.end < sentence.end && next.is_capital() && next.spaced)
    {
        return false;
    }
    let run = run_from(document, name.end, sentence.end);
    let key = |at: TokenId| {
        let word = document.tokens[at].word;
        lexicon
            .key_word(word, EntityKind::Organization, true)
            .or_else(|| lexicon.key_word(word, EntityKind::Place, true))
            .filter(|subtype| {
                *subtype != "designator"
                    && *subtype != "government"
                    && *subtype != "ministry"
                    && *subtype != "court"
                    && *subtype != "police"
                    && *subtype != "military"
                    && *subtype != "parliament"
            })
    };
    run.len() <= 4 && key(run.end - 1).is_some()
}
