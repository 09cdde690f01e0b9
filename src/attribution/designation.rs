//! "The minister", "the Egyptian president", "the commander of the Harbour Guard": the person of that role.
//!
//! Every word of the designation must be known of the person: a word of a role, or a body or place that the article
//! ties to it. Two people that fit leave it open unless only one of them is near.

use std::ops::Range;

use jiff::civil::Date;
use smol_str::SmolStr;

use crate::document::TokenId;
use crate::lexicon::{Classes, EntityId, EntityKind, Gender, RoleKind};
use crate::mention::MentionKind;
use crate::resolve::{Cast, Character, CharacterId, is_country, owner_of};

use super::scene::Scene;
use super::speaker::{Speaker, base, of_character};

/// What the words of a designation ask for.
struct Asked<'s> {
    /// The last word of the role: "minister".
    head: &'s str,
    /// The words of role and portfolio: "transport", "minister".
    words: Vec<&'s str>,
    /// Names inside it.
    owners: Vec<Owner>,
    gender: Gender,
    level: u8,
}

/// "Egyptian", "Texas", "Harbour Guard" inside a designation.
struct Owner {
    name: SmolStr,
    /// Of a country: its code. A region or body asks for itself, not for its country: "the Texas senator" is not the
    /// senator from Florida.
    country: SmolStr,
    is_body: bool,
}

/// The one person whom a designation means.
pub(super) fn by_role(scene: &Scene<'_>, cast: &Cast, source: &Range<TokenId>) -> Option<Speaker> {
    let asked = read(scene, source)?;
    let graded: Vec<(u8, CharacterId, &Character)> = cast
        .characters()
        .filter(|(_, c)| is_before(scene, c, source.start))
        .filter_map(|(id, c)| Some((fit(&asked, c)?, id, c)))
        .filter(|(.., c)| !is_title(scene, c))
        .collect();
    let best = graded.iter().map(|(grade, ..)| *grade).max();
    let fitting: Vec<(CharacterId, &Character)> = graded
        .iter()
        .filter(|(grade, ..)| Some(*grade) == best)
        .map(|(_, id, c)| (*id, *c))
        .collect();
    if let [(id, character)] = fitting.as_slice() {
        return Some(of_character(*id, character));
    }
    if !fitting.is_empty() {
        let here = scene.document.paragraph_of(source.start);
        let mut near = fitting.iter().filter(|(_, c)| {
            c.mentions_before(scene.mentions, source.start)
                .rev()
                .map(|m| m.tokens.start)
                .take_while(|&at| scene.document.paragraph_of(at) + 1 >= here)
                .any(|at| !scene.in_quotation(at))
        });
        let (id, character) = near.next()?;
        return near.next().is_none().then(|| of_character(*id, character));
    }
    holder(scene, cast, &asked)
}

/// Reads a designation: an article, owners and adjectives, a role, a portfolio.
fn read<'s>(scene: &'s Scene<'_>, source: &Range<TokenId>) -> Option<Asked<'s>> {
    if !scene.is(source.start, Classes::DEFINITE | Classes::DEMONSTRATIVE) {
        return None;
    }
    let base = base(scene, source);
    let (start, (end, role, plural)) = base.clone().skip(1).find_map(|at| {
        let role = scene.phrases.role_at(at)?;
        (role.0 == base.end).then_some((at, role))
    })?;
    let role = scene.lexicon.role(role);
    if plural || role.kind == RoleKind::Group {
        return None;
    }
    let mut owners = Vec::new();
    let mut words = Vec::new();
    let mut at = base.start + 1;
    while at < source.end {
        let mention = scene.mention_at(at);
        // "the Utah Republican": the head is a name of its own.
        if let Some(mention) =
            mention.filter(|m| m.tokens.start == at && !m.tokens.contains(&(end - 1)))
        {
            if mention.kind == MentionKind::Person {
                return None;
            }
            let (name, country) = owner_of(scene.document, scene.lexicon, mention)?;
            let place = mention.place.or(mention.entity);
            let is_country = place.is_some_and(|place| is_country(scene.lexicon, place));
            owners.push(Owner {
                name,
                country: if is_country {
                    country
                } else {
                    SmolStr::default()
                },
                is_body: mention.kind == MentionKind::Organization,
            });
            at = mention.tokens.end;
            continue;
        }
        let token = scene.token(at);
        // "The former ambassador": an adjective before the role need not be known.
        let adjective =
            at < start && token.is(Classes::ADJECTIVE) && !token.is(Classes::MAINLY_NOUN);
        if token.is_word()
            && !adjective
            && !token.is(Classes::DETERMINER | Classes::PREPOSITION | Classes::AND)
        {
            words.push(scene.word(at));
        } else if at >= end && !token.is_word() && token.kind != crate::text::TokenKind::Hyphen {
            break;
        }
        at += 1;
    }
    // "the man" can be anybody; "the Utah Republican" is tied to Utah.
    if role.kind == RoleKind::Person && owners.is_empty() {
        return None;
    }
    Some(Asked {
        head: scene.word(end - 1),
        words,
        owners,
        gender: role.gender,
        level: if role.kind == RoleKind::Person {
            0
        } else {
            role.level
        },
    })
}

/// 2 if every word of the designation is known of the person, 1 if only its party or body is not; none if something
/// else is unknown or contradicts.
fn fit(asked: &Asked<'_>, character: &Character) -> Option<u8> {
    let clash = asked.gender != Gender::Unknown
        && character.gender != Gender::Unknown
        && asked.gender != character.gender;
    if clash {
        return None;
    }
    let has = |text: &str, word: &str| {
        text.split(|c: char| !c.is_alphanumeric() && c != '-')
            .any(|part| part.eq_ignore_ascii_case(word))
    };
    let known = |word: &str| {
        character.roles.iter().any(|role| has(role, word))
            || character.ties.iter().any(|tie| has(tie, word))
    };
    if asked.level > 0
        && !(character.roles.iter().any(|role| has(role, asked.head))
            && asked.words.iter().all(|word| known(word)))
    {
        return None;
    }
    let mut grades = asked
        .owners
        .iter()
        .map(|owner| grade(owner, asked, character));
    grades.try_fold(2, |worst: u8, grade| Some(worst.min(grade?)))
}

/// How well a name inside a designation fits a person.
fn grade(owner: &Owner, asked: &Asked<'_>, character: &Character) -> Option<u8> {
    let tied = character.ties.contains(&owner.name)
        || character
            .roles
            .iter()
            .any(|role| role.contains(owner.name.as_str()));
    if tied {
        return Some(2);
    }
    if !owner.country.is_empty() {
        let fits = character.country.is_empty() || owner.country == character.country;
        return fits.then_some(2);
    }
    // "The Democratic senator" is one of whom no other party is known.
    let last = |name: &str| name.rsplit(' ').next().map(str::to_owned);
    let other = character
        .ties
        .iter()
        .any(|tie| last(tie) == last(&owner.name));
    (owner.is_body && asked.level > 0 && !other).then_some(1)
}

/// "Sheikh" alone is the rest of a name.
fn is_title(scene: &Scene<'_>, character: &Character) -> bool {
    character.mentions.iter().all(|&m| {
        let tokens = &scene.mentions[m].tokens;
        let role = scene.phrases.role_at(tokens.start);
        role.is_some_and(|(end, ..)| end == tokens.end)
    })
}

fn is_before(scene: &Scene<'_>, character: &Character, at: TokenId) -> bool {
    character
        .mentions_before(scene.mentions, at)
        .next()
        .is_some()
}

/// "The Russian president", whom the article does not name: the one holder of the office on its day.
fn holder(scene: &Scene<'_>, cast: &Cast, asked: &Asked<'_>) -> Option<Speaker> {
    let date = cast.date()?;
    let [Owner { country, .. }] = asked.owners.as_slice() else {
        return None;
    };
    if asked.level < 3 || country.is_empty() {
        return None;
    }
    let role = asked.words.join(" ").to_lowercase();
    let entity = office_holder(scene, &role, country, date)?;
    Some(of_holder(scene, entity, role, country.clone()))
}

fn of_holder(scene: &Scene<'_>, entity: EntityId, role: String, country: SmolStr) -> Speaker {
    let person = scene.lexicon.entity(entity);
    Speaker {
        name: scene.lexicon.text(person.name).into(),
        kind: "person",
        entity: Some(entity),
        gender: person.gender,
        role: role.into(),
        country,
        ..Speaker::default()
    }
}

/// The one listed person who held an office of a country on a day.
fn office_holder(scene: &Scene<'_>, role: &str, country: &str, day: Date) -> Option<EntityId> {
    let lexicon = scene.lexicon;
    let persons = lexicon.office_holders(role, country);
    let mut holders = persons.filter(|&id| {
        let entity = lexicon.entity(id);
        entity.kind == EntityKind::Person
            && lexicon.text(entity.country) == country
            && lexicon.offices(entity).iter().any(|office| {
                office.from.is_some()
                    && office.held_on(Some(day))
                    && lexicon.text(office.role) == role
                    && lexicon.text(office.country) == country
            })
    });
    let holder = holders.next()?;
    holders.next().is_none().then_some(holder)
}
