//! Who the words beside a statement mean: by name, by pronoun, by role, by name of a body or place.
//!
//! After the two steps of Muzny et al. (2017, "A two-stage sieve approach for quote attribution"): the first, from
//! statement to mention, is done by the sieves; this is the second, from mention to speaker. What cannot be told stays
//! open.

use std::ops::Range;

use foldhash::fast::FixedState;
use hashbrown::HashMap;
use smol_str::SmolStr;

use crate::document::TokenId;
use crate::lexicon::{Classes, EntityId, Gender, SourceKind};
use crate::mention::{Mention, MentionKind, mentions_within};
use crate::resolve::{Cast, Character, CharacterId, owner_of};
use crate::text::{TokenKind, folded};

use super::body::{by_body, noun_at};
use super::designation::by_role;
use super::pronoun::pronoun;
use super::scene::Scene;
use super::source::{person_role, title_start};
use super::spoken::Spoken;
use super::statement::Statement;

/// Who made a statement.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Speaker {
    /// Full name; empty if nobody is named.
    pub name: SmolStr,
    /// person, organization, place, group, unnamed; empty where nothing points at a speaker.
    pub kind: &'static str,
    /// The listed entity.
    pub entity: Option<EntityId>,
    /// The person in the cast.
    pub character: Option<CharacterId>,
    /// "f", "m" or empty.
    pub gender: Gender,
    /// Role as the article or the gazetteer gives it.
    pub role: SmolStr,
    /// Organization or country spoken for.
    pub affiliation: SmolStr,
    /// ISO 3166-1 alpha-2.
    pub country: SmolStr,
    /// Name of the body a place stands for.
    pub stands_for: SmolStr,
}

/// The speakers of all statements, in their order; earlier ones help with later pronouns.
pub fn find_speakers(scene: &Scene<'_>, cast: &Cast, statements: &[Statement]) -> Vec<Speaker> {
    let mut spoken = Spoken::new(cast, statements);
    for statement in statements {
        let speaker = speaker(scene, &spoken, statement);
        spoken.push(scene, speaker);
    }
    let mut speakers = spoken.speakers;
    learn_genders(&mut speakers);
    speakers
}

/// "Ruiz said … she said": what a pronoun tells of a person holds for the person's other statements.
fn learn_genders(speakers: &mut [Speaker]) {
    let mut told: HashMap<CharacterId, [bool; 2], FixedState> = HashMap::default();
    for speaker in speakers.iter() {
        if let (Some(character), false) = (speaker.character, speaker.gender == Gender::Unknown) {
            let told = told.entry(character).or_default();
            told[usize::from(speaker.gender == Gender::Male)] = true;
        }
    }
    for speaker in speakers.iter_mut().filter(|s| s.gender == Gender::Unknown) {
        let told = speaker.character.and_then(|character| told.get(&character));
        speaker.gender = match told {
            Some([true, false]) => Gender::Female,
            Some([false, true]) => Gender::Male,
            _ => Gender::Unknown,
        };
    }
}

fn speaker(scene: &Scene<'_>, spoken: &Spoken<'_>, statement: &Statement) -> Speaker {
    let Some(source) = statement.source.first() else {
        return Speaker::default();
    };
    // With "who" the noun before it comes first.
    let single = source.len() == 1;
    let token = scene.token(source.start);
    if single
        && token.is(Classes::PRONOUN)
        && !token.is(Classes::RELATIVE)
        && scene.mention_at(source.start).is_none()
    {
        return pronoun(scene, spoken, statement, source.start);
    }
    let cast = spoken.cast;
    named(scene, cast, source)
        .or_else(|| unmarked(scene, cast, source))
        .or_else(|| by_role(scene, cast, source))
        .or_else(|| by_body(scene, cast, source))
        .unwrap_or_else(|| group(scene, source))
}

/// "Ham said": a short form that is a word too, and hence no name for the floors below, of somebody in the cast.
fn unmarked(scene: &Scene<'_>, cast: &Cast, source: &Range<TokenId>) -> Option<Speaker> {
    let alone = source.clone().all(|i| {
        let token = scene.token(i);
        token.is_capital()
            && token.is_word()
            && (source.len() == 1 || scene.mention_at(i).is_none())
    });
    let id = alone
        .then(|| cast.called(scene.document.words(source)))
        .flatten()?;
    Some(of_character(id, cast.character(id)))
}

/// The part of a noun phrase up to its first comma, preposition or relative pronoun.
pub(super) fn base(scene: &Scene<'_>, source: &Range<TokenId>) -> Range<TokenId> {
    let end = source
        .clone()
        .find(|&i| {
            let token = scene.token(i);
            let named = scene.mention_at(i).is_some();
            i > source.start
                && (matches!(
                    token.kind,
                    TokenKind::Comma | TokenKind::Open | TokenKind::Dash
                ) || !named
                    && token.is(Classes::PREPOSITION | Classes::RELATIVE)
                    && !token.is(Classes::DEMONSTRATIVE)
                    || !named
                        && scene.is_finite(i)
                        && !scene.is(i, Classes::NOUN | Classes::PLURAL_NOUN))
        })
        .unwrap_or(source.end);
    source.start..end
}

/// A name that is the head of the source, or an apposition to it.
fn named(scene: &Scene<'_>, cast: &Cast, source: &Range<TokenId>) -> Option<Speaker> {
    let base = base(scene, source);
    let inside = |range: &Range<TokenId>| {
        mentions_within(scene.mentions, range).map(|index| (index, &scene.mentions[index]))
    };
    // "Tamm and Oru said": two people, no one speaker.
    let several = |range: &Range<TokenId>| {
        let people = inside(range)
            .filter(|(_, m)| m.kind == MentionKind::Person)
            .count();
        people > 1
            && range
                .clone()
                .any(|i| scene.is(i, Classes::AND) && scene.mention_at(i).is_none())
    };
    if several(&base) {
        return None;
    }
    // The last name of the base, if nothing but a bracket or mark follows it.
    let heads = |range: &Range<TokenId>| {
        inside(range)
            .rfind(|(_, m)| m.kind != MentionKind::Nationality && m.kind != MentionKind::Event)
            .filter(|(_, m)| {
                scene.document.tokens[m.tokens.end..range.end]
                    .iter()
                    .all(|t| {
                        !t.is_word() && t.kind != TokenKind::Clitic
                            || t.is(Classes::REFLEXIVE | Classes::ADVERB)
                            || t.kind == TokenKind::Number
                    })
            })
    };
    if let Some((index, mention)) = heads(&base) {
        return Some(of_mention(scene, cast, index, mention));
    }
    // "special envoy for Syria Alexander Lavrentyev": the name ends the phrase.
    let until_comma = source.start
        ..(source.clone())
            .find(|&i| scene.kind(i) == TokenKind::Comma || scene.is(i, Classes::RELATIVE))
            .unwrap_or(source.end);
    if several(&until_comma) {
        return None;
    }
    if let Some((index, mention)) = heads(&until_comma) {
        let after_preposition = is_governed(scene, source.start, mention.tokens.start);
        if mention.kind == MentionKind::Person && !after_preposition {
            return Some(of_mention(scene, cast, index, mention));
        }
    }
    // "the ministry's spokesman, Ivan Petrov": the name in apposition.
    let comma = source
        .clone()
        .find(|&i| scene.kind(i) == TokenKind::Comma)?;
    let people = || inside(source).filter(|(_, m)| m.kind == MentionKind::Person);
    let apposed = people().find(|(_, m)| m.tokens.start == comma + 1);
    // "Director, producer and founder of Oltava Films, Ilse Norlander": the only name, after all offices.
    let last = || {
        people().next().filter(|(_, m)| {
            m.tokens.end == source.end
                && scene.kind(m.tokens.start - 1) == TokenKind::Comma
                && scene.phrases.role_at(source.start).is_some()
        })
    };
    let (index, mention) = apposed.or_else(last)?;
    Some(of_mention(scene, cast, index, mention))
}

/// True if a preposition or article governs the name at `name`: "a spokesman for President Ruiz". A portfolio ends
/// before the name: "minister of justice Ruiz".
fn is_governed(scene: &Scene<'_>, start: TokenId, name: TokenId) -> bool {
    let before = title_start(scene, start, name);
    let governs = |at: TokenId| {
        at > start
            && scene.is(
                at - 1,
                Classes::PREPOSITION | Classes::ARTICLE | Classes::AND,
            )
    };
    if !governs(before) || before == name {
        return governs(before);
    }
    let preposition = before - 1;
    let noun = (start..preposition).any(|i| scene.is(i, Classes::NOUN | Classes::PERSON_NOUN));
    let portfolio = scene.is(preposition, Classes::OF)
        && preposition > start
        && person_role(scene, preposition - 1).is_some_and(|role| role.level > 2);
    noun && !portfolio
}

pub(super) fn of_mention(
    scene: &Scene<'_>,
    cast: &Cast,
    index: usize,
    mention: &Mention,
) -> Speaker {
    let lexicon = scene.lexicon;
    if let Some(id) = cast.of_mention(index) {
        return of_character(id, cast.character(id));
    }
    // "Kao said": a company's name alone, where the article has introduced a person of that surname.
    if mention.kind == MentionKind::Organization && mention.tokens.len() == 1 {
        if let Some(id) = cast.called(scene.word(mention.tokens.start)) {
            return of_character(id, cast.character(id));
        }
    }
    let words = scene.document.words(&mention.tokens);
    let mut speaker = Speaker {
        name: folded(scene.acronyms.full(words).unwrap_or(words)).into(),
        kind: match mention.kind {
            MentionKind::Place => "place",
            MentionKind::Organization => "organization",
            MentionKind::Person => "person",
            _ => "group",
        },
        entity: mention.entity,
        gender: mention.gender,
        ..Speaker::default()
    };
    if let Some(entity) = mention.entity {
        let listed = lexicon.entity(entity);
        speaker.name = lexicon.text(listed.name).into();
        speaker.country = lexicon.text(listed.country).into();
        if let Some(body) = listed
            .stands_for
            .filter(|_| mention.kind == MentionKind::Place)
        {
            speaker.stands_for = lexicon.text(lexicon.entity(body).name).into();
        }
    }
    if mention.kind == MentionKind::Organization && speaker.country.is_empty() {
        // "Iranian news agency Tasnim": the demonym before the name.
        let before = mention.tokens.start.saturating_sub(5)..mention.tokens.start;
        let before = mentions_within(scene.mentions, &before);
        let owner = scene.mentions[before].iter().rfind(|m| {
            m.kind == MentionKind::Nationality
                && scene.document.sentence_of[m.tokens.start]
                    == scene.document.sentence_of[mention.tokens.start]
        });
        if let Some((_, country)) = owner.and_then(|m| owner_of(scene.document, lexicon, m)) {
            speaker.country = country;
        }
    }
    speaker
}

pub(super) fn of_character(id: CharacterId, character: &Character) -> Speaker {
    Speaker {
        name: character.name.clone(),
        kind: "person",
        entity: character.entity,
        character: Some(id),
        gender: character.gender,
        role: character.role.clone(),
        affiliation: character.affiliation.clone(),
        country: character.country.clone(),
        stands_for: SmolStr::default(),
    }
}

/// Officials, sources, a spokesman for somebody: nobody named.
fn group(scene: &Scene<'_>, source: &Range<TokenId>) -> Speaker {
    let base = base(scene, source);
    let mut speaker = Speaker {
        kind: kind_of_group(scene, &base),
        ..Speaker::default()
    };
    if let Some((_, role, false)) = base.clone().find_map(|at| scene.phrases.role_at(at)) {
        if speaker.kind == "group" {
            speaker.gender = scene.lexicon.role(role).gender;
        }
    }
    // "A resident, who spoke to the Lorvik Courier, said": the aside is not whom the resident speaks for.
    let end = source
        .clone()
        .find(|&i| {
            scene.kind(i) == TokenKind::Comma
                || scene.is(i, Classes::RELATIVE) && !scene.is(i, Classes::DETERMINER)
        })
        .unwrap_or(source.end);
    let inside = mentions_within(scene.mentions, &(source.start..end));
    let owner = scene.mentions[inside]
        .iter()
        .find(|m| m.kind != MentionKind::Person);
    if let Some((affiliation, country)) =
        owner.and_then(|m| owner_of(scene.document, scene.lexicon, m))
    {
        speaker.affiliation = affiliation;
        speaker.country = country;
    }
    speaker
}

/// "Officials" and "a spokesman" are a group, "the company" is an organization; "sources" and papers are nobody.
fn kind_of_group(scene: &Scene<'_>, base: &Range<TokenId>) -> &'static str {
    let first = scene.token(base.start);
    if base.len() == 1 && first.is(Classes::PRONOUN | Classes::RELATIVE) {
        return if first.is(Classes::PLURAL) {
            "group"
        } else {
            "unnamed"
        };
    }
    // The "Q" and "A8" of an interview.
    let label = scene.word(base.start);
    if base.len() == 1
        && label.len() <= 3
        && label
            .chars()
            .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
    {
        return "unnamed";
    }
    let body = base
        .clone()
        .find_map(|at| noun_at(scene, at).filter(|(end, ..)| *end == base.end));
    if let Some((_, _, false)) = body {
        let owned = first.is(Classes::DEFINITE | Classes::POSSESSIVE_DETERMINER)
            || scene.mention_at(base.start).is_some();
        if owned {
            return "organization";
        }
    }
    let noun = base
        .clone()
        .rev()
        .find_map(|at| scene.phrases.source_at(at));
    let role = base.clone().any(|at| scene.phrases.role_at(at).is_some());
    match noun.map(|(_, noun, _)| scene.lexicon.source_noun(noun).kind) {
        Some(SourceKind::Unnamed) if !role => "unnamed",
        Some(SourceKind::Document | SourceKind::Poll) => "unnamed",
        _ => "group",
    }
}
