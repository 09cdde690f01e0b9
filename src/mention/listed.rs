//! Names that a gazetteer lists: the longest sensible reading at each place.

use std::ops::Range;

use crate::document::{Document, Shape, TokenId};
use crate::lexicon::{Classes, EntityId, EntityKind, FAMOUS, Lexicon, NameUse};
use crate::text::TokenKind;

use super::found::{Mention, MentionKind};
use super::longer::{
    continues, in_longer_name, is_plain_word, key_word_follows, organization_goes_on,
};
use super::phrases::Phrases;
use super::shape::Writing;

/// The subtype of stock indices.
const INDEX: &str = "index";

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

/// "Sale, England": true if a name of the entity's country follows.
pub(super) fn in_country(
    document: &Document<'_>,
    lexicon: &Lexicon,
    phrases: &Phrases,
    entity: EntityId,
    end: TokenId,
) -> bool {
    let country = lexicon.text(lexicon.entity(entity).country);
    !country.is_empty()
        && end + 1 < document.tokens.len()
        && document.tokens[end].kind == TokenKind::Comma
        && phrases.names_at(end + 1).iter().any(|found| {
            let NameUse::Entity { entity, weak } = found.value else {
                return false;
            };
            let other = lexicon.entity(entity);
            (!weak || other.weight >= FAMOUS) && lexicon.text(other.country) == country
        })
}

/// The likeliest entity of a name's readings, with its rank and whether it is weak; and the demonym among them.
fn choose(
    document: &Document<'_>,
    lexicon: &Lexicon,
    phrases: &Phrases,
    countries: &Countries,
    tokens: &Range<TokenId>,
    readings: impl Iterator<Item = NameUse>,
) -> (Option<(u32, EntityId, bool)>, Option<u32>) {
    let mut best: Option<(u32, EntityId, bool)> = None;
    let mut demonym = None;
    for reading in readings {
        match reading {
            NameUse::Demonym(index) => demonym = Some(index),
            NameUse::Exclude(_) => {}
            NameUse::Entity { entity, .. } if is_excluded(phrases, tokens, entity) => {}
            NameUse::Entity { entity, weak } => {
                let listed = lexicon.entity(entity);
                let near = countries.of(lexicon.text(listed.country)).min(5);
                // Of sure names the layer on top holds; a doubtful one of it hides nothing built in.
                let layer = if weak {
                    u8::from(listed.layer == 0)
                } else {
                    listed.layer
                };
                let placed = weak
                    && listed.kind == EntityKind::Place
                    && in_country(document, lexicon, phrases, entity, tokens.end);
                let rank = u32::from(!weak) * 1000
                    + u32::from(placed) * 500
                    + u32::from(layer) * 400
                    + u32::from(listed.weight)
                    + near * 8;
                if best.is_none_or(|(known, ..)| rank > known) {
                    best = Some((rank, entity, weak));
                }
            }
        }
    }
    (best, demonym)
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
    let (best, demonym) = choose(document, lexicon, phrases, countries, &tokens, readings);
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
    if is_money(document, tokens.end) && lexicon.text(lexicon.entity(entity).subtype) != "country"
        || is_heading(document, &tokens, writing)
    {
        return None;
    }
    if kind == EntityKind::Organization && is_model(document, lexicon, entity, tokens.end) {
        return None;
    }
    if hyphenated
        || prefixed
            && kind == EntityKind::Place
            && document.tokens[tokens.start - 2].shape == Shape::Lower
    {
        return compound(document, lexicon, tokens, entity, weak, hyphenated);
    }
    if single {
        // "Sale", "Reading": a small town that is also a word needs its context.
        let word = first.shape == Shape::Capital
            && !first.classes.is_empty()
            && kind == EntityKind::Place
            && lexicon.entity(entity).weight < FAMOUS;
        if word || is_plain_word(document, tokens.start, sentence.start, writing) {
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
        && key_word_follows(
            document,
            lexicon,
            sentence,
            &tokens,
            !is_country(lexicon, entity),
        )
    {
        return None;
    }
    let tokens = if kind == EntityKind::Organization {
        with_designators(document, sentence, tokens)
    } else {
        tokens
    };
    if writing == Writing::Normal
        && kind == EntityKind::Organization
        && organization_goes_on(document, lexicon, sentence, &tokens)
    {
        return None;
    }
    // "the FTSE 100": a number that moves, not a body.
    let index = lexicon.text(lexicon.entity(entity).subtype) == INDEX;
    Some(Mention {
        tokens,
        kind: if index {
            MentionKind::Other
        } else {
            kind.into()
        },
        entity: Some(entity),
        place: None,
        subtype: lexicon.text(lexicon.entity(entity).subtype).to_owned(),
        gender: lexicon.entity(entity).gender,
        rule: "listed",
        weak,
    })
}

/// "Norhydro" and "Holdings Ltd" behind it.
fn with_designators(
    document: &Document<'_>,
    sentence: &Range<TokenId>,
    mut name: Range<TokenId>,
) -> Range<TokenId> {
    while name.end < sentence.end
        && document.tokens[name.end].is_capital()
        && document.tokens[name.end].spaced
        && document.tokens[name.end]
            .name_classes
            .any(Classes::DESIGNATOR)
    {
        name.end += 1;
    }
    name
}

/// "HK$ 2,700": the money of a place that is not its country's name.
fn is_money(document: &Document<'_>, end: TokenId) -> bool {
    document.tokens.get(end).is_some_and(|next| {
        next.kind == TokenKind::Symbol && !next.spaced && next.span.of(document.text) == "$"
    })
}

/// "W L PCT GB": two letters among the headings of a table.
fn is_heading(document: &Document<'_>, tokens: &Range<TokenId>, writing: Writing) -> bool {
    let short = |at: TokenId| {
        document
            .tokens
            .get(at)
            .is_some_and(|t| t.shape == Shape::Upper && t.span.len() <= 3)
    };
    writing == Writing::Capitals
        && tokens.len() == 1
        && document.tokens[tokens.start].span.len() == 2
        && tokens.start > 0
        && short(tokens.start - 1)
}

/// "Boeing 737": a number of three digits after a company names what it makes.
fn is_model(document: &Document<'_>, lexicon: &Lexicon, entity: EntityId, end: TokenId) -> bool {
    let maker = matches!(
        lexicon.text(lexicon.entity(entity).subtype),
        "company" | "carmaker"
    );
    maker
        && document.tokens.get(end).is_some_and(|next| {
            next.kind == TokenKind::Number && next.spaced && next.span.len() == 3
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
        || writing != Writing::Capitals
            && key_word_follows(document, lexicon, sentence, &tokens, false)
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

pub(super) fn is_country(lexicon: &Lexicon, entity: EntityId) -> bool {
    matches!(
        lexicon.text(lexicon.entity(entity).subtype),
        "country" | "territory"
    )
}
