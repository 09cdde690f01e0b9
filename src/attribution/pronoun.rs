//! He, she, it: the nearest fitting speaker or name before.
//!
//! Whoever spoke last goes on speaking, unless somebody else is the subject since. A speaker without a name ("a
//! resident said … he added") holds the pronoun too: then it stays open.

use std::ops::Range;

use crate::document::{Token, TokenId};
use crate::lexicon::{Classes, Gender, RoleKind};
use crate::mention::{Mention, MentionKind, mentions_within};
use crate::resolve::{Character, CharacterId, is_subject};
use crate::text::TokenKind;

use super::scene::Scene;
use super::speaker::{Speaker, base, of_character, of_mention};
use super::spoken::Spoken;
use super::statement::Statement;

/// How many sentences back a pronoun may point.
const REACH: usize = 6;

/// The speaker whom a pronoun means.
pub(super) fn pronoun(
    scene: &Scene<'_>,
    spoken: &Spoken<'_>,
    statement: &Statement,
    at: TokenId,
) -> Speaker {
    let token = scene.token(at);
    let wanted = if token.is(Classes::FEMALE) {
        Gender::Female
    } else if token.is(Classes::MALE) {
        Gender::Male
    } else {
        Gender::Unknown
    };
    let open = |kind| Speaker {
        kind,
        gender: wanted,
        ..Speaker::default()
    };
    if scene.in_quotation(at) {
        return within(spoken, token, at).unwrap_or_else(|| match wanted {
            Gender::Unknown if token.is(Classes::FIRST_PERSON) => Speaker::default(),
            Gender::Unknown => open("group"),
            _ => open("person"),
        });
    }
    if token.is(Classes::PLURAL) {
        return open("group");
    }
    if token.is(Classes::NEUTER) {
        return it(scene, spoken, statement, at).unwrap_or_else(|| open("unnamed"));
    }
    if wanted == Gender::Unknown {
        return open("unnamed");
    }
    let Some((id, since)) = nearest(scene, spoken, statement, (at, wanted)) else {
        return open("person");
    };
    let character = spoken.cast.character(id);
    if is_held(scene, spoken, (id, character), (at, wanted), since) {
        return open("person");
    }
    let mut speaker = of_character(id, character);
    if speaker.gender == Gender::Unknown {
        speaker.gender = wanted;
    }
    speaker
}

/// "I" between quotation marks is whoever the outer words are by; of other pronouns there nothing can be told.
fn within(spoken: &Spoken<'_>, token: &Token, at: TokenId) -> Option<Speaker> {
    let me =
        token.classes.all(Classes::FIRST_PERSON | Classes::SUBJECT) && !token.is(Classes::PLURAL);
    me.then(|| spoken.around(at).cloned()).flatten()
}

/// The best of the cast for a pronoun, and where its last sign of life is; none if two are equally good.
fn nearest(
    scene: &Scene<'_>,
    spoken: &Spoken<'_>,
    statement: &Statement,
    (at, wanted): (TokenId, Gender),
) -> Option<(CharacterId, TokenId)> {
    let mut best: Option<(i32, CharacterId, TokenId)> = None;
    let mut second = i32::MIN;
    for id in spoken.near(scene, at, REACH) {
        let character = spoken.cast.character(id);
        if character.gender != wanted && character.gender != Gender::Unknown {
            continue;
        }
        let spoke = spoken.last_words(id, at);
        let named = character
            .mentions_before(scene.mentions, at)
            .rfind(|m| !is_talked_about(scene, statement, m));
        let told = named.is_some_and(|m| spoken.is_said(scene, m.tokens.start));
        let Some((score, since)) = score(scene, character, (at, wanted), spoke, (named, told))
        else {
            continue;
        };
        match best {
            Some((top, ..)) if top >= score => second = second.max(score),
            _ => {
                second = best.map_or(second, |(top, ..)| second.max(top));
                best = Some((score, id, since));
            }
        }
    }
    best.filter(|(score, ..)| *score > second)
        .map(|(_, id, since)| (id, since))
}

/// How well a person fits a pronoun, from where it spoke and where it was named last.
fn score(
    scene: &Scene<'_>,
    character: &Character,
    (at, wanted): (TokenId, Gender),
    spoke: Option<TokenId>,
    (named, told): (Option<&Mention>, bool),
) -> Option<(i32, TokenId)> {
    let sentences = |place: TokenId| {
        let here = scene.document.sentence_of[at];
        (here - scene.document.sentence_of[place].min(here)) as usize
    };
    let paragraph = scene.document.paragraph_of(at);
    let distance = [spoke, named.map(|m| m.tokens.start)]
        .into_iter()
        .flatten()
        .map(sentences)
        .min()?;
    if distance > REACH {
        return None;
    }
    let mut score = -3 * i32::try_from(distance).unwrap_or(i32::MAX / 4);
    if character.gender == wanted {
        score += 3;
    }
    // Whoever spoke last in the paragraph or the one before goes on speaking.
    if let Some(place) = spoke {
        score += match paragraph.saturating_sub(scene.document.paragraph_of(place)) {
            0 => 8,
            1 => 5,
            2 => 2,
            _ => 0,
        };
    }
    if let Some(m) = named {
        // "Modi was arrogant, he said. He added": a name in what is told is no subject of the telling.
        let subject = is_subject(scene.document, m) && !told;
        score += if subject { 3 } else { -1 };
        // "Mrs. Ruiz will face what Mr. Tamm has. He noted": the subject of this paragraph comes before earlier speakers.
        if subject && scene.document.paragraph_of(m.tokens.start) == paragraph {
            score += 3;
        }
        let next = scene.document.tokens.get(m.tokens.end);
        if next.is_some_and(|t| t.kind == TokenKind::Clitic) {
            score -= 2;
        }
        if is_topic(scene, m, at) {
            score += 20;
        }
    }
    let since = spoke.max(named.map(|m| m.tokens.start)).unwrap_or(0);
    Some((score, since))
}

/// "As for Tamm, he said".
fn is_topic(scene: &Scene<'_>, mention: &Mention, at: TokenId) -> bool {
    let start = mention.tokens.start;
    mention.tokens.end + 1 == at
        && scene.kind(mention.tokens.end) == TokenKind::Comma
        && start >= 2
        && scene.is(start - 1, Classes::FOR)
        && scene.is(start - 2, Classes::AS)
}

/// True if a speaker without a name, after the last sign of the person found, can be the one meant.
fn is_held(
    scene: &Scene<'_>,
    spoken: &Spoken<'_>,
    (id, character): (CharacterId, &Character),
    (at, wanted): (TokenId, Gender),
    since: TokenId,
) -> bool {
    let Some((place, statement, speaker)) = spoken.last(at) else {
        return false;
    };
    let near = scene.document.paragraph_of(place) + 1 >= scene.document.paragraph_of(at);
    let clash = speaker.gender != Gender::Unknown && speaker.gender != wanted;
    let beside = scene.document.sentence_of[since] == scene.document.sentence_of[place];
    if !near || clash || place <= since || beside || !speaker.name.is_empty() {
        return false;
    }
    let base = base(scene, &statement.source[0]);
    // "The judge" whom nothing resolves may well be a person who spoke before; "a resident" is somebody else.
    if scene.is(base.start, Classes::DEFINITE | Classes::DEMONSTRATIVE) {
        return is_one_person(scene, &base) && spoken.last_words(id, place).is_none();
    }
    // "Park said" of two people called so: she is the one of them.
    let word = scene.word(base.start);
    let alone = base.len() == 1
        && scene.token(base.start).is_capital()
        && !character.name.split([' ', '-']).any(|part| part == word);
    alone && !scene.is(base.start, Classes::PRONOUN | Classes::PLURAL_NOUN)
        || is_one_person(scene, &base)
}

/// "A resident", "the diplomat".
fn is_one_person(scene: &Scene<'_>, base: &Range<TokenId>) -> bool {
    base.clone().any(|i| {
        scene.phrases.role_at(i).is_some_and(|(end, role, plural)| {
            end == base.end && !plural && scene.lexicon.role(role).kind != RoleKind::Group
        })
    })
}

/// Names inside the statement's own words or another quotation are talked about, they do not talk.
fn is_talked_about(scene: &Scene<'_>, statement: &Statement, mention: &Mention) -> bool {
    statement.covers(mention.tokens.start) || scene.in_quotation(mention.tokens.start)
}

/// It: the body or country that spoke in this sentence or the one before, else the one that is its subject.
fn it(
    scene: &Scene<'_>,
    spoken: &Spoken<'_>,
    statement: &Statement,
    at: TokenId,
) -> Option<Speaker> {
    let here = scene.document.sentence_of[at];
    let paragraph = scene.document.paragraph_of(at);
    // "It said", "But it said", "In a statement, it said": only there the sentence before is looked at.
    let sentence = scene.sentence(at);
    let opens = (sentence.start..at)
        .all(|i| !scene.is_finite(i) && scene.mention_at(i).is_none() || scene.is_time(i));
    let near = |place: TokenId| {
        scene.document.sentence_of[place] + u32::from(opens) >= here
            && scene.document.paragraph_of(place) == paragraph
    };
    if let Some((_, _, speaker)) = spoken.last(at).filter(|(place, ..)| near(*place)) {
        // A person or a paper that spoke last leaves it open what "it" is.
        return (matches!(speaker.kind, "organization" | "place") && !speaker.name.is_empty())
            .then(|| speaker.clone());
    }
    let bodies = |wanted: u32| {
        let sentence = &scene.document.sentences[wanted as usize].tokens;
        let inside = mentions_within(scene.mentions, &(sentence.start..sentence.end.min(at)));
        let mut found = inside
            .map(|index| (index, &scene.mentions[index]))
            .filter(|(_, m)| {
                scene.document.paragraph_of(m.tokens.start) == paragraph
                    && matches!(m.kind, MentionKind::Organization | MentionKind::Place)
                    && !is_talked_about(scene, statement, m)
            });
        let first = found.next()?;
        let alone = found.all(|(_, m)| m.kind == MentionKind::Place || m.entity == first.1.entity);
        (first.1.kind == MentionKind::Organization && alone && is_subject(scene.document, first.1))
            .then_some(first)
    };
    let (index, mention) =
        bodies(here).or_else(|| bodies(here.checked_sub(1).filter(|_| opens)?))?;
    Some(of_mention(scene, spoken.cast, index, mention))
}
