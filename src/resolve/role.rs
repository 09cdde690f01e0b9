//! What the article says somebody is: the role before or after a name, and whom the person speaks for.

use std::ops::Range;

use crate::document::{Document, TokenId};
use crate::lexicon::{Classes, EntityId, Lexicon, RoleKind};
use crate::mention::{Mention, MentionKind, Phrases, mention_at, mentions_within};
use crate::text::TokenKind;

/// A role with its owner.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Role {
    /// "special envoy for Syria", in small letters but for names.
    pub text: String,
    /// Organization or country spoken for.
    pub affiliation: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// How much the role says: that of its row in `words/roles.csv`; 0 for "rival" or "resident".
    pub level: u8,
}

const LONGEST: usize = 14;

/// The role that stands beside a mention of a person.
pub fn role_of(
    document: &Document<'_>,
    lexicon: &Lexicon,
    phrases: &Phrases,
    mentions: &[Mention],
    index: usize,
) -> Option<Role> {
    before(document, lexicon, phrases, mentions, index)
        .or_else(|| after(document, lexicon, phrases, mentions, index))
}

/// A role phrase: where its first and last words stand.
struct Found {
    tokens: Range<TokenId>,
}

/// "Russian special presidential envoy for Syria Alexander Lavrentyev", "Apple chief executive Tim Cook".
fn before(
    document: &Document<'_>,
    lexicon: &Lexicon,
    phrases: &Phrases,
    mentions: &[Mention],
    index: usize,
) -> Option<Role> {
    let name = mentions[index].tokens.start;
    let (_, sentence) = document.sentence_at(name);
    let from = sentence.tokens.start.max(name.saturating_sub(LONGEST));
    // The last role whose phrase reaches the name, with at most "for Syria" or a full stop between.
    let mut found: Option<Found> = None;
    for at in from..name {
        let Some((end, role, plural)) = phrases.role_at(at) else {
            continue;
        };
        if plural || end > name || found.as_ref().is_some_and(|f| f.tokens.end > at) {
            continue;
        }
        let kind = lexicon.role(role).kind;
        if matches!(kind, RoleKind::Honorific | RoleKind::Group)
            || mention_at(mentions, at).is_some()
        {
            continue;
        }
        if reaches(document, phrases, end, name)
            && (end == name || kind != RoleKind::Person || !document.tokens[end].is(Classes::OF))
        {
            found = Some(Found { tokens: at..end });
            break;
        }
    }
    let found = found?;
    let start = widen(document, phrases, mentions, found.tokens.start, from);
    let end = role_end(document, lexicon, phrases, &(start..name), &found.tokens);
    let (affiliation, country) =
        owner_before(document, lexicon, mentions, start).unwrap_or_default();
    Some(finish(
        document,
        lexicon,
        phrases,
        mentions,
        start..end,
        affiliation,
        country,
    ))
}

/// Where the role before a name ends: before "Mr." and "H.E.", and before a short title when a fuller role stands in
/// front of it ("panel chairman Rep. Ruiz").
fn role_end(
    document: &Document<'_>,
    lexicon: &Lexicon,
    phrases: &Phrases,
    tokens: &Range<TokenId>,
    found: &Range<TokenId>,
) -> TokenId {
    let mut end = tokens.end;
    while end > found.end {
        let last = &document.tokens[end - 1];
        let honorific = phrases.role_at(end - 1).is_some_and(|(to, role, _)| {
            to == end && lexicon.role(role).kind == RoleKind::Honorific
        });
        if last.is_word() && last.span.len() > 1 && !honorific {
            break;
        }
        end -= 1;
    }
    let fuller = (tokens.start..found.start).any(|at| {
        phrases
            .role_at(at)
            .is_some_and(|(to, ..)| to == found.start)
    });
    let short = document
        .tokens
        .get(found.end)
        .is_some_and(|t| t.kind == TokenKind::Period && !t.spaced);
    if end == found.end && fuller && short {
        found.start
    } else {
        end
    }
}

/// True if only a portfolio ("for Syria", "of defence") or a full stop lies between a role and the name.
fn reaches(document: &Document<'_>, phrases: &Phrases, end: TokenId, name: TokenId) -> bool {
    let mut at = end;
    if at < name && document.tokens[at].kind == TokenKind::Period {
        at += 1;
    }
    if at == name || document.tokens[at].kind == TokenKind::Comma && at + 1 == name && at == end {
        return true;
    }
    // The portfolio must be whole: "co-editor of debating the" is no role.
    let last = &document.tokens[name - 1];
    document.tokens[at].is(Classes::OF
        | Classes::FOR
        | Classes::TO
        | Classes::LOCATIVE
        | Classes::NOUN_PREPOSITION)
        && at + 1 < name
        && !is_task(document, at, name)
        && !is_anothers(document, phrases, at, name)
        && last.is_word()
        && !last.is(Classes::PREPOSITION
            | Classes::DETERMINER
            | Classes::POSSESSIVE_DETERMINER
            | Classes::COORDINATOR
            | Classes::ADVERB)
        && document.tokens[at..name]
            .iter()
            .all(|t| t.is_word() || matches!(t.kind, TokenKind::Hyphen | TokenKind::Clitic))
        && !document.tokens[at..name].iter().any(|t| {
            t.is(Classes::FINITE_AUXILIARY | Classes::SUBJECT | Classes::RELATIVE)
                || t.is(Classes::VERB_PAST) && t.is(Classes::MAINLY_VERB)
        })
}

/// "A nurse to accompany Ruiz", "sister of 12-year-old Ruiz": what somebody does, and an age, are no portfolio.
fn is_task(document: &Document<'_>, preposition: TokenId, name: TokenId) -> bool {
    (preposition..name).any(|i| {
        let token = &document.tokens[i];
        token.kind == TokenKind::Number
            || token.is(Classes::TO)
                && document.tokens[i + 1].is(Classes::VERB)
                && !document.tokens[i + 1].is_capital()
                && !document.tokens[i + 1].is(Classes::NOUN)
    })
}

/// "A spokesman for President Ruiz", "the wife of former mayor Ruiz": the title is the name's, the role somebody else's.
fn is_anothers(
    document: &Document<'_>,
    phrases: &Phrases,
    preposition: TokenId,
    name: TokenId,
) -> bool {
    let title = (preposition + 1..name).find(|&at| {
        phrases.role_at(at).is_some_and(|(end, ..)| {
            end == name || end + 1 == name && document.tokens[end].kind == TokenKind::Period
        })
    });
    title.is_some_and(|title| {
        (preposition + 1..title).all(|i| {
            let token = &document.tokens[i];
            !token.is_capital()
                && (token.kind == TokenKind::Hyphen
                    || token.is(Classes::DETERMINER
                        | Classes::POSSESSIVE_DETERMINER
                        | Classes::ADJECTIVE
                        | Classes::ADVERB)
                    || phrases.role_at(i).is_some())
        })
    })
}

/// True if a mention stands where a subject stands: before a verb, and not after a preposition or a verb.
pub fn is_subject(document: &Document<'_>, mention: &Mention) -> bool {
    let before = mention
        .tokens
        .start
        .checked_sub(1)
        .map(|i| &document.tokens[i]);
    let governed = before.is_some_and(|t| {
        t.kind == TokenKind::Word
            && !t.is_capital()
            && t.is(Classes::PREPOSITION | Classes::VERB | Classes::VERB_ING | Classes::VERB_PAST)
            && !t.is(Classes::PERSON_NOUN | Classes::SUBORDINATOR)
    });
    let acts = document.tokens.get(mention.tokens.end).is_some_and(|t| {
        matches!(t.kind, TokenKind::Comma)
            || t.kind == TokenKind::Word
                && !t.is_capital()
                && t.is(Classes::FINITE_AUXILIARY
                    | Classes::VERB_PAST
                    | Classes::VERB_THIRD
                    | Classes::ADVERB
                    | Classes::RELATIVE)
    });
    acts && !governed
}

/// Adds the adjectives before a role: "special presidential" before "envoy".
fn widen(
    document: &Document<'_>,
    phrases: &Phrases,
    mentions: &[Mention],
    start: TokenId,
    from: TokenId,
) -> TokenId {
    let mut start = start;
    while start > from {
        let token = &document.tokens[start - 1];
        let named = mention_at(mentions, start - 1).is_some();
        let adjective = token.is(Classes::ADJECTIVE
            | Classes::NOUN
            | Classes::VERB_PARTICIPLE
            | Classes::PERSON_NOUN)
            && !token.is(Classes::DETERMINER
                | Classes::PREPOSITION
                | Classes::COORDINATOR
                | Classes::FINITE_AUXILIARY
                | Classes::PRONOUN
                | Classes::ADVERB
                | Classes::SUBORDINATOR);
        let hyphen =
            token.kind == TokenKind::Hyphen && start >= 2 && document.tokens[start - 2].is_word();
        if named
            || !(adjective || hyphen)
            || token.is(Classes::VERB_PAST) && phrases.verbs_at(start - 1).next().is_some()
        {
            break;
        }
        start -= if hyphen { 2 } else { 1 };
    }
    start.max(from)
}

/// Whose the role is: "Russian …", "Syria's …", "Apple …", "UN …" right before it.
fn owner_before(
    document: &Document<'_>,
    lexicon: &Lexicon,
    mentions: &[Mention],
    start: TokenId,
) -> Option<(String, String)> {
    let mut end = start;
    if end > 0 && document.tokens[end - 1].kind == TokenKind::Clitic {
        end -= 1;
    }
    let owner = mention_at(mentions, end.checked_sub(1)?).filter(|m| m.tokens.end == end)?;
    owner_of(document, lexicon, owner)
}

/// The affiliation and country that a mention stands for.
pub fn owner_of(
    document: &Document<'_>,
    lexicon: &Lexicon,
    owner: &Mention,
) -> Option<(String, String)> {
    let country_of = |entity: EntityId| lexicon.text(lexicon.entity(entity).country).to_owned();
    let name_of = |entity: EntityId| lexicon.text(lexicon.entity(entity).name).to_owned();
    match owner.kind {
        MentionKind::Nationality => owner.place.map(|place| (name_of(place), country_of(place))),
        MentionKind::Place | MentionKind::Organization => Some(match owner.entity {
            Some(entity) => (name_of(entity), country_of(entity)),
            None => (document.words(&owner.tokens).to_owned(), String::new()),
        }),
        _ => None,
    }
}

/// "Alexander Lavrentyev, the Russian envoy for Syria," and "Ann Ruiz, a farmer,".
fn after(
    document: &Document<'_>,
    lexicon: &Lexicon,
    phrases: &Phrases,
    mentions: &[Mention],
    index: usize,
) -> Option<Role> {
    let name_end = mentions[index].tokens.end;
    let (_, sentence) = document.sentence_at(name_end - 1);
    let limit = sentence.tokens.end;
    let comma = (name_end < limit && document.tokens[name_end].kind == TokenKind::Comma)
        .then_some(name_end)?;
    let mut start = comma + 1;
    // An age may stand first: "Ann Ruiz, 45, a farmer".
    if start + 1 < limit
        && document.tokens[start].kind == TokenKind::Number
        && document.tokens[start + 1].kind == TokenKind::Comma
    {
        start += 2;
    }
    let end = (start..limit.min(start + LONGEST + 4)).find(|&i| {
        matches!(
            document.tokens[i].kind,
            TokenKind::Comma | TokenKind::Semicolon | TokenKind::Dash | TokenKind::Open
        ) || document.tokens[i].ends_sentence()
            || document.tokens[i].is_mark()
            || document.tokens[i].is(Classes::RELATIVE)
            || document.tokens[i].is(Classes::FINITE_AUXILIARY)
    })?;
    let mut begin = start;
    while begin < end
        && document.tokens[begin].is(Classes::DETERMINER | Classes::POSSESSIVE_DETERMINER)
    {
        begin += 1;
    }
    let determined = begin > start;
    let head = (begin..end).find_map(|at| {
        let (role_end, role, plural) = phrases.role_at(at)?;
        let inside = mention_at(mentions, at).is_some();
        (!plural
            && !inside
            && lexicon.role(role).kind != RoleKind::Group
            && lexicon.role(role).kind != RoleKind::Honorific
            && role_end <= end)
            .then_some((at, role_end))
    })?;
    // The role must be the head: nothing but adjectives and owners before it.
    let fits = (begin..head.0).all(|i| {
        let token = &document.tokens[i];
        mention_at(mentions, i).is_some()
            || token.kind != TokenKind::Word
            || token.is(Classes::ADJECTIVE | Classes::NOUN | Classes::PERSON_NOUN | Classes::ADVERB)
                && !token.is(Classes::PREPOSITION | Classes::COORDINATOR | Classes::SUBJECT)
    });
    // "…, floor leader of the Orchard Party (OP), said": the acronym does not end it.
    let close = if document.tokens[end].kind == TokenKind::Open {
        (end..limit)
            .find(|&i| document.tokens[i].kind == TokenKind::Close)
            .map_or(end, |close| (close + 1).min(limit - 1))
    } else {
        end
    };
    let closes = matches!(document.tokens[close].kind, TokenKind::Comma)
        || document.tokens[close].ends_sentence()
        || document.tokens[close].is(Classes::RELATIVE);
    if !fits || !closes || !determined && head.0 > begin + 4 {
        return None;
    }
    let mut owner = None;
    let mut from = begin;
    if let Some(mention) = mention_at(mentions, begin).filter(|m| m.tokens.start == begin) {
        owner = owner_of(document, lexicon, mention);
        from = mention.tokens.end;
        if document.tokens[from].kind == TokenKind::Clitic {
            from += 1;
        }
    }
    if from > head.0 {
        from = head.0;
    }
    let (affiliation, country) = owner.unwrap_or_default();
    Some(finish(
        document,
        lexicon,
        phrases,
        mentions,
        from..end,
        affiliation,
        country,
    ))
}

/// Takes the owner named after the role ("spokesman for Apple", "president of Syria") where none stood before it.
fn finish(
    document: &Document<'_>,
    lexicon: &Lexicon,
    phrases: &Phrases,
    mentions: &[Mention],
    tokens: Range<TokenId>,
    mut affiliation: String,
    mut country: String,
) -> Role {
    if affiliation.is_empty() {
        // A place after "for", "to" or "on" is the portfolio; only "of" makes it the owner.
        let inside = mentions_within(mentions, &(tokens.start + 1..tokens.end));
        let owner = mentions[inside].iter().find(|m| match m.kind {
            MentionKind::Organization => true,
            MentionKind::Place | MentionKind::Nationality => {
                let before = &document.tokens[m.tokens.start - 1];
                before.is(Classes::OF)
                    || before.is(Classes::DEFINITE)
                        && m.tokens.start >= 2
                        && document.tokens[m.tokens.start - 2].is(Classes::OF)
            }
            _ => false,
        });
        if let Some(found) = owner.and_then(|m| owner_of(document, lexicon, m)) {
            (affiliation, country) = found;
        }
    }
    let level = tokens
        .clone()
        .filter_map(|at| phrases.role_at(at))
        .map(|(_, role, _)| lexicon.role(role))
        .map(|role| {
            if role.kind == RoleKind::Person {
                0
            } else {
                role.level
            }
        })
        .max()
        .unwrap_or(0);
    Role {
        text: small(document, phrases, mentions, tokens),
        affiliation,
        country,
        level,
    }
}

/// The words of a role; capitals stay only in names.
fn small(
    document: &Document<'_>,
    phrases: &Phrases,
    mentions: &[Mention],
    tokens: Range<TokenId>,
) -> String {
    let mut text = String::new();
    for at in tokens {
        let token = &document.tokens[at];
        let word = token.span.of(document.text);
        if token.spaced && !text.is_empty() {
            text.push(' ');
        }
        let named = mention_at(mentions, at).is_some();
        if named
            || token.shape == crate::document::Shape::Upper
            || phrases.role_at(at).is_none() && token.classes.is_empty()
        {
            text.push_str(word);
        } else {
            text.extend(word.chars().flat_map(char::to_lowercase));
        }
    }
    text
}
