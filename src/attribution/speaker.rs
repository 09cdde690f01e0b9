//! Who the words beside a statement mean: by name, by pronoun, by role, by name of a body or place.
//!
//! After the two steps of Muzny et al. (2017, "A two-stage sieve approach for quote attribution"): the first, from
//! statement to mention, is done by the sieves; this is the second, from mention to speaker. What cannot be told stays
//! open.

use std::ops::Range;

use crate::document::TokenId;
use crate::lexicon::{Classes, EntityId, Gender, RoleKind, SourceKind};
use crate::mention::{Mention, MentionKind};
use crate::resolve::{Cast, Character, CharacterId, is_subject, owner_of};
use crate::text::TokenKind;

use super::scene::Scene;
use super::statement::Statement;

/// Who made a statement.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Speaker {
    /// Full name; empty if nobody is named.
    pub name: String,
    /// person, organization, place, group, unnamed; empty where nothing points at a speaker.
    pub kind: &'static str,
    /// The listed entity.
    pub entity: Option<EntityId>,
    /// The person in the cast.
    pub character: Option<CharacterId>,
    /// "f", "m" or empty.
    pub gender: Gender,
    /// Role as the article or the gazetteer gives it.
    pub role: String,
    /// Organization or country spoken for.
    pub affiliation: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// Name of the body a place stands for.
    pub stands_for: String,
}

/// How many sentences back a pronoun may point.
const REACH: usize = 6;

/// The speakers of all statements, in their order; earlier ones help with later pronouns.
pub fn find_speakers(scene: &Scene<'_>, cast: &Cast, statements: &[Statement]) -> Vec<Speaker> {
    let mut speakers: Vec<Speaker> = Vec::with_capacity(statements.len());
    for statement in statements {
        let speaker = speaker(scene, cast, statements, &speakers, statement);
        speakers.push(speaker);
    }
    speakers
}

fn speaker(
    scene: &Scene<'_>,
    cast: &Cast,
    statements: &[Statement],
    earlier: &[Speaker],
    statement: &Statement,
) -> Speaker {
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
        if scene.in_quotation(source.start) {
            return within(scene, statements, earlier, source.start);
        }
        return pronoun(scene, cast, statements, earlier, statement, source.start);
    }
    named(scene, cast, source)
        .or_else(|| by_role(scene, cast, source))
        .unwrap_or_else(|| group(scene, source))
}

/// A pronoun between quotation marks: "I" is whoever the outer words are by; of the others nothing can be told.
fn within(
    scene: &Scene<'_>,
    statements: &[Statement],
    earlier: &[Speaker],
    pronoun: TokenId,
) -> Speaker {
    let token = scene.token(pronoun);
    if token.is(Classes::FIRST_PERSON) && !token.is(Classes::PLURAL) {
        let outer = statements[..earlier.len()]
            .iter()
            .rposition(|statement| statement.covers(pronoun));
        return outer.map_or_else(Speaker::default, |index| earlier[index].clone());
    }
    Speaker {
        kind: if token.is(Classes::MALE | Classes::FEMALE) {
            "person"
        } else {
            "group"
        },
        ..Speaker::default()
    }
}

/// The part of a noun phrase up to its first comma, preposition or relative pronoun.
fn base(scene: &Scene<'_>, source: &Range<TokenId>) -> Range<TokenId> {
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
        let range = range.clone();
        scene
            .mentions
            .iter()
            .enumerate()
            .filter(move |(_, m)| range.start <= m.tokens.start && m.tokens.end <= range.end)
    };
    // "Tamm and Oru said": two people, no one speaker.
    let people = inside(&base)
        .filter(|(_, m)| m.kind == MentionKind::Person)
        .count();
    if people > 1
        && base
            .clone()
            .any(|i| scene.is(i, Classes::AND) && scene.mention_at(i).is_none())
    {
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
            .map(|(index, m)| (index, m.clone()))
    };
    if let Some((index, mention)) = heads(&base) {
        return Some(of_mention(scene, cast, index, &mention));
    }
    // "special envoy for Syria Alexander Lavrentyev": the name ends the phrase.
    let until_comma = source.start
        ..(source.clone())
            .find(|&i| scene.kind(i) == TokenKind::Comma || scene.is(i, Classes::RELATIVE))
            .unwrap_or(source.end);
    if let Some((index, mention)) = heads(&until_comma) {
        let after_preposition = mention.tokens.start > source.start
            && scene.is(
                mention.tokens.start - 1,
                Classes::PREPOSITION | Classes::ARTICLE | Classes::AND,
            );
        if mention.kind == MentionKind::Person && !after_preposition {
            return Some(of_mention(scene, cast, index, &mention));
        }
    }
    // "the ministry's spokesman, Ivan Petrov": the name in apposition.
    let comma = source
        .clone()
        .find(|&i| scene.kind(i) == TokenKind::Comma)?;
    let (index, mention) = inside(&(comma + 1..source.end))
        .find(|(_, m)| m.tokens.start == comma + 1 && m.kind == MentionKind::Person)?;
    Some(of_mention(scene, cast, index, mention))
}

fn of_mention(scene: &Scene<'_>, cast: &Cast, index: usize, mention: &Mention) -> Speaker {
    let lexicon = scene.lexicon;
    if let Some(id) = cast.of_mention(index) {
        return of_character(id, cast.character(id));
    }
    let mut speaker = Speaker {
        name: scene.document.words(&mention.tokens).to_owned(),
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
        lexicon.text(listed.name).clone_into(&mut speaker.name);
        lexicon
            .text(listed.country)
            .clone_into(&mut speaker.country);
        if let Some(body) = listed
            .stands_for
            .filter(|_| mention.kind == MentionKind::Place)
        {
            lexicon
                .text(lexicon.entity(body).name)
                .clone_into(&mut speaker.stands_for);
        }
    }
    if mention.kind == MentionKind::Organization && speaker.country.is_empty() {
        // "Iranian news agency Tasnim": the demonym before the name.
        let from = mention.tokens.start.saturating_sub(5);
        let owner = scene.mentions.iter().rfind(|m| {
            m.kind == MentionKind::Nationality
                && from <= m.tokens.start
                && m.tokens.end <= mention.tokens.start
                && scene.document.sentence_of[m.tokens.start]
                    == scene.document.sentence_of[mention.tokens.start]
        });
        if let Some((_, country)) = owner.and_then(|m| owner_of(scene.document, lexicon, m)) {
            speaker.country = country;
        }
    }
    speaker
}

fn of_character(id: CharacterId, character: &Character) -> Speaker {
    Speaker {
        name: character.name.clone(),
        kind: "person",
        entity: character.entity,
        character: Some(id),
        gender: character.gender,
        role: character.role.clone(),
        affiliation: character.affiliation.clone(),
        country: character.country.clone(),
        stands_for: String::new(),
    }
}

/// He, she, they, it: the nearest fitting speaker or name before.
fn pronoun(
    scene: &Scene<'_>,
    cast: &Cast,
    statements: &[Statement],
    earlier: &[Speaker],
    statement: &Statement,
    at: TokenId,
) -> Speaker {
    let token = scene.token(at);
    let open = |kind| Speaker {
        kind,
        gender: if token.is(Classes::FEMALE) {
            Gender::Female
        } else if token.is(Classes::MALE) {
            Gender::Male
        } else {
            Gender::Unknown
        },
        ..Speaker::default()
    };
    if token.is(Classes::PLURAL) {
        return open("group");
    }
    if !token.is(Classes::MALE | Classes::FEMALE) {
        return open("unnamed");
    }
    let wanted = if token.is(Classes::FEMALE) {
        Gender::Female
    } else {
        Gender::Male
    };
    let here = scene.document.sentence_of[at] as usize;
    let paragraph = scene.document.paragraph_of(at);
    let mut best: Option<(i32, CharacterId)> = None;
    let mut second = i32::MIN;
    for (id, character) in cast.characters() {
        if character.gender != wanted && character.gender != Gender::Unknown {
            continue;
        }
        let nearest = character
            .mentions
            .iter()
            .map(|&m| &scene.mentions[m])
            .filter(|m| m.tokens.start < at && !quoted_elsewhere(scene, statement, m))
            .max_by_key(|m| m.tokens.start);
        let last_words = statements
            .iter()
            .zip(earlier)
            .filter(|(s, e)| e.character == Some(id) && attribution_place(s) < at)
            .map(|(s, _)| attribution_place(s))
            .max();
        let Some(distance) = nearest
            .map(|m| here - (scene.document.sentence_of[m.tokens.start] as usize).min(here))
            .or(last_words
                .map(|place| here - (scene.document.sentence_of[place] as usize).min(here)))
        else {
            continue;
        };
        let spoke =
            last_words.map(|place| here - (scene.document.sentence_of[place] as usize).min(here));
        let near = distance.min(spoke.unwrap_or(usize::MAX));
        if near > REACH {
            continue;
        }
        let mut score = i32::try_from(near).map_or(i32::MIN / 2, |near| -near * 3);
        if character.gender == wanted {
            score += 3;
        }
        // Whoever spoke last in the paragraph or the one before goes on speaking.
        if let Some(place) = last_words {
            let gap = paragraph.saturating_sub(scene.document.paragraph_of(place));
            score += match gap {
                0 => 8,
                1 => 5,
                2 => 2,
                _ => 0,
            };
        }
        if let Some(m) = nearest {
            score += if is_subject(scene.document, m) { 3 } else { -1 };
            let possessed = scene
                .document
                .tokens
                .get(m.tokens.end)
                .is_some_and(|t| t.kind == TokenKind::Clitic);
            score -= i32::from(possessed) * 2;
        }
        match best {
            Some((known, _)) if known >= score => second = second.max(score),
            _ => {
                if let Some((known, _)) = best {
                    second = second.max(known);
                }
                best = Some((score, id));
            }
        }
    }
    match best {
        Some((score, id)) if score > second => {
            let mut speaker = of_character(id, cast.character(id));
            if speaker.gender == Gender::Unknown {
                speaker.gender = wanted;
            }
            speaker
        }
        _ => open("unnamed"),
    }
}

/// Names inside the statement's own words or another quotation are talked about, they do not talk.
fn quoted_elsewhere(scene: &Scene<'_>, statement: &Statement, mention: &Mention) -> bool {
    statement.covers(mention.tokens.start) || scene.in_quotation(mention.tokens.start)
}

fn attribution_place(statement: &Statement) -> TokenId {
    statement
        .source
        .last()
        .map(|s| s.start)
        .or(statement.cue.as_ref().map(|c| c.start))
        .unwrap_or(statement.start())
}

/// "the minister", "the president": the one person of the cast with that role.
fn by_role(scene: &Scene<'_>, cast: &Cast, source: &Range<TokenId>) -> Option<Speaker> {
    let base = base(scene, source);
    if !scene.is(base.start, Classes::DEFINITE | Classes::DEMONSTRATIVE) {
        return None;
    }
    let (end, role, plural) = base.clone().skip(1).find_map(|at| {
        scene
            .phrases
            .role_at(at)
            .filter(|(end, ..)| *end == base.end)
    })?;
    let kind = scene.lexicon.role(role).kind;
    if plural || end != base.end || matches!(kind, RoleKind::Group | RoleKind::Person) {
        return None;
    }
    let word = scene.lexicon.text(scene.lexicon.role(role).word);
    let head = word.rsplit(' ').next().unwrap_or(word);
    let gender = scene.lexicon.role(role).gender;
    let mut fitting = cast.characters().filter(|(_, c)| {
        let named = c
            .role
            .split(|ch: char| !ch.is_alphanumeric() && ch != '-')
            .any(|part| part == head);
        let before = c
            .mentions
            .iter()
            .any(|&m| scene.mentions[m].tokens.start < source.start);
        named
            && before
            && (gender == Gender::Unknown || c.gender == Gender::Unknown || c.gender == gender)
    });
    let (id, character) = fitting.next()?;
    if fitting.next().is_some() {
        return None;
    }
    Some(of_character(id, character))
}

/// Officials, sources, a spokesman for somebody: nobody named.
fn group(scene: &Scene<'_>, source: &Range<TokenId>) -> Speaker {
    let base = base(scene, source);
    let mut speaker = Speaker {
        kind: "group",
        ..Speaker::default()
    };
    let noun = base
        .clone()
        .rev()
        .find_map(|at| scene.phrases.source_at(at));
    if let Some((_, noun, _)) = noun {
        // "officials" and "a spokesman" are a group; "sources" are nobody in particular.
        let role = base.clone().any(|at| scene.phrases.role_at(at).is_some());
        if scene.lexicon.source_noun(noun).kind == SourceKind::Unnamed && !role {
            speaker.kind = "unnamed";
        }
    }
    if let Some((_, role, plural)) = base.clone().find_map(|at| scene.phrases.role_at(at)) {
        if !plural && speaker.kind == "group" {
            speaker.gender = scene.lexicon.role(role).gender;
        }
    }
    let first = scene.token(source.start);
    if source.len() == 1 && first.is(Classes::PRONOUN | Classes::RELATIVE) {
        speaker.kind = "unnamed";
    }
    let owner = scene.mentions.iter().find(|m| {
        source.start <= m.tokens.start
            && m.tokens.end <= source.end
            && m.kind != MentionKind::Person
    });
    if let Some((affiliation, country)) =
        owner.and_then(|m| owner_of(scene.document, scene.lexicon, m))
    {
        speaker.affiliation = affiliation;
        speaker.country = country;
    }
    speaker
}
