//! Names that a gazetteer lists: the longest sensible reading at each place.

use std::ops::Range;

use crate::document::{Document, Shape, TokenId};
use crate::lexicon::{Classes, EntityId, EntityKind, FAMOUS, Lexicon, NameUse};
use crate::text::TokenKind;

use super::choice::choose;
use super::countries::Countries;
use super::found::{Mention, MentionKind};
use super::longer::{
    continues, in_longer_name, is_plain_word, key_word_follows, organization_goes_on,
};
use super::misread::{Around, is_description, river};
use super::phrases::Phrases;
use super::shape::Writing;

/// The subtype of stock indices.
const INDEX: &str = "index";

/// Names of the lists in one sentence, from left to right; weak ones are marked.
pub(super) fn listed(
    document: &Document<'_>,
    lexicon: &Lexicon,
    phrases: &Phrases,
    sentence: &Range<TokenId>,
    writing: Writing,
    countries: &Countries,
) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    let mut free = sentence.start;
    for candidates in phrases
        .names_within(sentence)
        .chunk_by(|one, other| one.start == other.start)
    {
        let at = candidates[0].start as TokenId;
        if at < free {
            continue;
        }
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
                free = tokens.end;
                found.push(mention);
                break;
            }
        }
    }
    found
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
    let (_, mut entity, mut weak) = best?;
    let river = river(document, lexicon, phrases, sentence, &tokens, entity);
    if let Some(river) = river {
        (entity, weak) = (river, false);
    }
    let kind = lexicon.entity(entity).kind;
    if is_money(document, tokens.end) && lexicon.text(lexicon.entity(entity).subtype) != "country"
        || kind == EntityKind::Event && is_description(document, lexicon, phrases, &tokens)
        || is_heading(document, &tokens, writing)
    {
        return None;
    }
    let scene = Around {
        document,
        lexicon,
        phrases,
        sentence,
        writing,
    };
    if kind == EntityKind::Organization && scene.is_no_body(entity, &tokens) {
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
            && matches!(kind, EntityKind::Place | EntityKind::Organization)
            && lexicon.entity(entity).weight < FAMOUS;
        // "X": a letter says nothing by itself.
        if word && river.is_none()
            || first.span.len() == 1
            || is_plain_word(document, tokens.start, sentence.start, writing)
        {
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
    Some(mention(lexicon, tokens, entity, weak))
}

fn mention(lexicon: &Lexicon, tokens: Range<TokenId>, entity: EntityId, weak: bool) -> Mention {
    let listed = lexicon.entity(entity);
    // "the FTSE 100": a number that moves, not a body.
    let index = lexicon.text(listed.subtype) == INDEX;
    Mention {
        tokens,
        kind: if index {
            MentionKind::Other
        } else {
            listed.kind.into()
        },
        entity: Some(entity),
        place: None,
        subtype: lexicon.text(listed.subtype).to_owned(),
        gender: listed.gender,
        rule: "listed",
        weak,
    }
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
    // "MON" heads a column, "Karen's" is hers.
    let column = first.shape == Shape::Upper && first.span.len() <= 3;
    let owner = document
        .tokens
        .get(tokens.end)
        .is_some_and(|next| next.is_possessive(document.text))
        && first.name_classes.any(Classes::FIRST_NAME)
        && !lexicon.demonym(index).adjective;
    if column || owner {
        return None;
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
