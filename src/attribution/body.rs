//! "The agency", "the ministry", "the company": the organization that the article has named before, by its noun.
//!
//! *"Lorvik Shipping Company moved to Oslo. The company said it would stay there."* speaks of one company, and so the
//! row has its name. Of two companies named side by side neither is taken.

use std::ops::Range;

use crate::document::TokenId;
use crate::lexicon::{Classes, PhraseUse};
use crate::mention::{Mention, MentionKind};
use crate::resolve::{Cast, is_subject};

use super::scene::Scene;
use super::speaker::{Speaker, base, of_mention};

/// How many paragraphs back the name may stand if others of its kind are in the article.
const REACH: usize = 2;

/// More mentions of organizations nobody has in mind.
const REMEMBERED: usize = 300;

/// The same if it is the only one.
const FAR: usize = 5;

/// The organization that a definite noun means.
pub(super) fn by_body(scene: &Scene<'_>, cast: &Cast, source: &Range<TokenId>) -> Option<Speaker> {
    let base = base(scene, source);
    if base.end != source.end
        || !scene.is(base.start, Classes::DEFINITE | Classes::DEMONSTRATIVE)
        || scene.is(base.start, Classes::PLURAL)
    {
        return None;
    }
    let noun = noun_at(scene, base.start + 1).filter(|(end, ..)| *end == base.end)?;
    let (_, index, false) = noun else { return None };
    let head = scene.word(base.end - 1);
    let bodies = bodies_before(scene, source.start);
    let before = || bodies.iter().map(|&at| (at, &scene.mentions[at]));
    // A name with the noun in it says most; then the kinds that the noun can mean.
    let called: Vec<usize> = before()
        .map(|(at, _)| at)
        .filter(|&at| is_called(full_name(scene, at), head))
        .collect();
    let kind: Vec<usize> = before()
        .filter(|(_, m)| {
            // "Streamed on Tilkvideo" does not make it the company of the article.
            let medium = m.tokens.start > 0 && scene.is(m.tokens.start - 1, Classes::MEDIUM);
            let subtype = subtype(scene, m);
            !medium && scene.lexicon.body_noun(index).any(|known| known == subtype)
        })
        .map(|(at, _)| at)
        .collect();
    let found = if called.is_empty() {
        nearest(scene, source.start, &kind)
    } else {
        one_of(scene, source.start, &called)
    }?;
    // A body of which nothing is known, named since, may be the one meant.
    let unknown = before()
        .any(|(at, m)| at > found && subtype(scene, m).is_empty() && !same(scene, at, found));
    (!unknown).then(|| of_mention(scene, cast, found, &scene.mentions[found]))
}

/// True if a name has the noun for its head: "Lorvik Shipping Company", "Ministry of Works".
fn is_called(name: &str, noun: &str) -> bool {
    let mut words = name.split([' ', '-']).peekable();
    while let Some(word) = words.next() {
        let head = words
            .peek()
            .is_none_or(|next| next.starts_with(char::is_lowercase));
        if head && word.eq_ignore_ascii_case(noun) {
            return true;
        }
    }
    false
}

/// The organizations named last before a token outside quotations.
fn bodies_before(scene: &Scene<'_>, at: TokenId) -> Vec<usize> {
    let end = scene.mentions.partition_point(|m| m.tokens.end <= at);
    let mut bodies: Vec<usize> = (0..end)
        .rev()
        .filter(|&index| {
            let mention = &scene.mentions[index];
            mention.kind == MentionKind::Organization && !scene.in_quotation(mention.tokens.start)
        })
        .take(REMEMBERED)
        .collect();
    bodies.reverse();
    bodies
}

fn full_name<'s>(scene: &'s Scene<'_>, index: usize) -> &'s str {
    let mention = &scene.mentions[index];
    if let Some(entity) = mention.entity {
        return scene.lexicon.text(scene.lexicon.entity(entity).name);
    }
    let words = scene.document.words(&mention.tokens);
    scene.acronyms.full(words).unwrap_or(words)
}

/// The noun for an organization that begins at a token: its end, its index, and whether it is a plural.
pub(super) fn noun_at(scene: &Scene<'_>, at: TokenId) -> Option<(TokenId, u32, bool)> {
    scene
        .phrases
        .words_at(at)
        .iter()
        .rev()
        .find_map(|found| match found.value {
            PhraseUse::BodyNoun(index, plural) => Some((found.end as TokenId, index, plural)),
            _ => None,
        })
}

fn subtype<'s>(scene: &'s Scene<'_>, mention: &'s Mention) -> &'s str {
    mention.entity.map_or(mention.subtype.as_str(), |entity| {
        scene.lexicon.text(scene.lexicon.entity(entity).subtype)
    })
}

/// The one organization among those called by the noun: the only one before, else the only one of the nearest
/// paragraph that names any, else the one that is a subject there.
fn one_of(scene: &Scene<'_>, at: TokenId, mentions: &[usize]) -> Option<usize> {
    let last = *mentions.last()?;
    let distance = paragraphs(scene, last, at);
    let single = |found: &[usize]| found.iter().all(|&other| same(scene, other, last));
    if single(mentions) {
        return (distance <= FAR).then_some(last);
    }
    if distance > REACH {
        return None;
    }
    let near: Vec<usize> = mentions
        .iter()
        .copied()
        .filter(|&other| paragraphs(scene, other, at) == distance)
        .collect();
    if single(&near) {
        return Some(last);
    }
    acting(scene, &near)
}

/// The one organization among those of a kind that the noun can mean: the only one of this sentence or the one before,
/// else the only one that acts in this paragraph or the one before.
fn nearest(scene: &Scene<'_>, at: TokenId, mentions: &[usize]) -> Option<usize> {
    let last = *mentions.last()?;
    let sentence = |index: usize| scene.document.sentence_of[scene.mentions[index].tokens.start];
    if sentence(last) + 1 >= scene.document.sentence_of[at] {
        return mentions
            .iter()
            .filter(|&&other| sentence(other) == sentence(last))
            .all(|&other| same(scene, other, last))
            .then_some(last);
    }
    let near: Vec<usize> = mentions
        .iter()
        .copied()
        .filter(|&other| paragraphs(scene, other, at) <= 1)
        .collect();
    acting(scene, &near)
}

/// The one organization that is a subject in one of its mentions, with none of the others beside it.
fn acting(scene: &Scene<'_>, mentions: &[usize]) -> Option<usize> {
    let mut acting = mentions
        .iter()
        .copied()
        .filter(|&other| is_subject(scene.document, &scene.mentions[other]));
    let found = acting.next()?;
    let sentence = |index: usize| scene.document.sentence_of[scene.mentions[index].tokens.start];
    let alone = mentions
        .iter()
        .all(|&other| sentence(other) != sentence(found) || same(scene, other, found));
    (alone && acting.all(|other| same(scene, other, found))).then_some(found)
}

/// How many paragraphs lie between a mention and a later token.
fn paragraphs(scene: &Scene<'_>, index: usize, at: TokenId) -> usize {
    let start = scene.mentions[index].tokens.start;
    scene.document.paragraph_of(at) - scene.document.paragraph_of(start)
}

/// True for two mentions of one organization.
fn same(scene: &Scene<'_>, a: usize, b: usize) -> bool {
    let (first, second) = (scene.mentions[a].entity, scene.mentions[b].entity);
    first.is_some() && first == second || full_name(scene, a) == full_name(scene, b)
}
