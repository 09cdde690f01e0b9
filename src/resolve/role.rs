//! What the article says somebody is: the role before or after a name, and whom the person speaks for.

use std::ops::Range;

use smol_str::{SmolStr, format_smolstr};

use crate::document::{Document, Shape, TokenId};
use crate::lexicon::{Classes, Lexicon, RoleKind};
use crate::mention::{Mention, MentionKind, Phrases, mention_at, mention_before, mentions_within};
use crate::text::TokenKind;

use super::owner::{body_behind, is_town, owner_of};
use super::portfolio::reaches;
use super::role_words::{role_start, role_words};

/// A role with its owner.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Role {
    /// "special envoy for Syria", in small letters but for names.
    pub text: SmolStr,
    /// Organization or country spoken for.
    pub affiliation: SmolStr,
    /// ISO 3166-1 alpha-2.
    pub country: SmolStr,
    /// How much the role says: that of its row in `words/roles.csv`; 0 for "rival" or "resident".
    pub level: u8,
    /// True if it says less than a full role: "Sen.", or one word before a surname.
    pub short: bool,
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
    let mut role = before(document, lexicon, phrases, mentions, index)
        .or_else(|| after(document, lexicon, phrases, mentions, index));
    if role.as_ref().is_none_or(|role| role.affiliation.is_empty()) {
        if let Some((affiliation, country)) = body_behind(document, lexicon, mentions, index) {
            let role = role.get_or_insert_default();
            role.affiliation = affiliation;
            if role.country.is_empty() {
                role.country = country;
            }
        }
    }
    role
}

/// A role phrase: where its first and last words stand.
struct Found {
    tokens: Range<TokenId>,
    kind: RoleKind,
}

/// "Russian special presidential envoy for Syria Alexander Lavrentyev", "Apple chief executive Tim Cook".
fn before(
    document: &Document<'_>,
    lexicon: &Lexicon,
    phrases: &Phrases,
    mentions: &[Mention],
    index: usize,
) -> Option<Role> {
    let mut name = mentions[index].tokens.start;
    let (_, sentence) = document.sentence_at(name);
    let from = sentence.tokens.start.max(name.saturating_sub(LONGEST));
    // "Harbour secretary Datuk Noor Ruiz": courtesy titles belong to the name.
    while let Some(title) = courtesy_before(document, lexicon, phrases, from, name) {
        name = title;
    }
    // "The president of the chamber, Ann Ruiz, said": the comma that opens the name.
    let apposed = name > from + 1
        && document.tokens[name - 1].kind == TokenKind::Comma
        && document
            .tokens
            .get(mentions[index].tokens.end)
            .is_some_and(|t| t.kind == TokenKind::Comma);
    let name = if apposed { name - 1 } else { name };
    // The last role whose phrase reaches the name, with at most "for Syria" or a full stop between.
    let mut found: Option<Found> = None;
    for (at, (end, role, plural)) in phrases.roles_within(&(from..name)) {
        if plural || end > name || found.as_ref().is_some_and(|f| f.tokens.end > at) {
            continue;
        }
        let kind = lexicon.role(role).kind;
        if matches!(kind, RoleKind::Honorific | RoleKind::Group)
            || mention_at(mentions, at).is_some()
            || is_other_word(document, lexicon, role, at)
        {
            continue;
        }
        if reaches(document, phrases, (end, lexicon.role(role).level > 2), name)
            && (end == name || kind != RoleKind::Person || !document.tokens[end].is(Classes::OF))
        {
            found = Some(Found {
                tokens: at..end,
                kind,
            });
            break;
        }
    }
    let found = found?;
    let start = widen(document, phrases, mentions, &found.tokens, from);
    let start = role_start(document, start, found.tokens.end);
    let determined = start > from
        && (document.tokens[start - 1].is(Classes::DETERMINER | Classes::POSSESSIVE_DETERMINER)
            || document.tokens[start - 1].kind == TokenKind::Clitic
            || mention_at(mentions, start - 1).is_some());
    if apposed && !determined {
        return None;
    }
    let end = role_end(document, lexicon, phrases, &(start..name), &found.tokens);
    let clitic = start > 0 && document.tokens[start - 1].kind == TokenKind::Clitic;
    let owner = mention_before(mentions, start - usize::from(clitic));
    let (mut affiliation, country) = owner
        .and_then(|owner| owner_of(document, lexicon, owner))
        .unwrap_or_default();
    if is_private(found.kind) && owner.is_some_and(|owner| is_town(lexicon, owner)) {
        affiliation = SmolStr::default();
    }
    let past = adjective_before_owner(document, mentions, start, from);
    let mut role = finish(
        document,
        lexicon,
        phrases,
        mentions,
        start..end,
        affiliation,
        country,
    );
    // "Secretary Ruiz" is short for what she was called before.
    role.short |= end == start + 1 && mentions[index].tokens.len() == 1;
    if let Some(past) = past {
        let word = document.tokens[past].span.of(document.text).to_lowercase();
        role.text = format_smolstr!("{word} {}", role.text);
    }
    Some(role)
}

/// Where "Mr." or "Datuk" right before a name begins.
fn courtesy_before(
    document: &Document<'_>,
    lexicon: &Lexicon,
    phrases: &Phrases,
    from: TokenId,
    name: TokenId,
) -> Option<TokenId> {
    phrases
        .roles_within(&(from..name))
        .find(|&(_, (end, role, _))| {
            let dotted = end + 1 == name && document.tokens[end].kind == TokenKind::Period;
            (end == name || dotted) && lexicon.role(role).kind == RoleKind::Honorific
        })
        .map(|(at, _)| at)
}

/// "Ms" is not the acronym "MS" of the list.
fn is_other_word(document: &Document<'_>, lexicon: &Lexicon, role: u32, at: TokenId) -> bool {
    let listed = lexicon.text(lexicon.role(role).word);
    let acronym = listed.len() > 1 && listed.chars().all(char::is_uppercase);
    acronym && document.tokens[at].span.of(document.text) != listed
}

/// The "former" of "former Utah governor": an adjective that stands before the owner.
fn adjective_before_owner(
    document: &Document<'_>,
    mentions: &[Mention],
    start: TokenId,
    from: TokenId,
) -> Option<TokenId> {
    let owner = mention_before(mentions, start)?;
    let before = owner.tokens.start.checked_sub(1).filter(|&i| i >= from)?;
    let token = &document.tokens[before];
    (token.is(Classes::ADJECTIVE)
        && !token.is(Classes::MAINLY_NOUN
            | Classes::MAINLY_VERB
            | Classes::DETERMINER
            | Classes::PREPOSITION)
        && !mention_at(mentions, before).is_some())
    .then_some(before)
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
    let short = document.tokens[found.start].shape == Shape::Upper
        || document
            .tokens
            .get(found.end)
            .is_some_and(|t| t.kind == TokenKind::Period && !t.spaced);
    if end == found.end && fuller && short {
        found.start
    } else {
        end
    }
}

/// Adds the adjectives before a role: "special presidential" before "envoy".
fn widen(
    document: &Document<'_>,
    phrases: &Phrases,
    mentions: &[Mention],
    role: &Range<TokenId>,
    from: TokenId,
) -> TokenId {
    // "With unilateral action President Ruiz": small nouns and verbs before a title in capitals belong to something else.
    let last = &document.tokens[role.end - 1];
    let capital = last.is_capital() && last.shape != Shape::Upper;
    let mut start = role.start;
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
        let adjective = adjective
            && (!capital
                // "Panel chairman Rep. Ruiz": a role before the title brings its own nouns.
                || token.is(Classes::PERSON_NOUN)
                || start < role.start && document.tokens[start].is(Classes::PERSON_NOUN)
                || token.is_capital()
                || document.tokens[start - 1].is(Classes::VERB_ING)
                || !token.is(Classes::MAINLY_NOUN
                    | Classes::MAINLY_VERB
                    | Classes::VERB_PARTICIPLE
                    | Classes::VERB)
                || start >= 2 && document.tokens[start - 2].kind == TokenKind::Hyphen);
        let hyphen =
            token.kind == TokenKind::Hyphen && start >= 2 && document.tokens[start - 2].is_word();
        if named
            || !(adjective || hyphen)
            || token.is(Classes::VERB_PAST) && !phrases.verbs_at(start - 1).is_empty()
        {
            break;
        }
        start -= if hyphen { 2 } else { 1 };
    }
    start.max(from)
}

/// An artist from a town does not speak for it; its mayor does.
fn is_private(kind: RoleKind) -> bool {
    matches!(kind, RoleKind::Occupation | RoleKind::Person)
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
            || tells(document, phrases, i)
            // "…, head of the Harbour Guard commenting on the talks".
            || document.tokens[i].is(Classes::VERB_ING)
                && mention_before(mentions, i).is_some()
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
        || document.tokens[close].is(Classes::RELATIVE | Classes::VERB_ING)
        || tells(document, phrases, close);
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
    let (mut affiliation, country) = owner.unwrap_or_default();
    let private = phrases
        .role_at(head.0)
        .is_some_and(|(_, role, _)| is_private(lexicon.role(role).kind));
    if private && mention_at(mentions, begin).is_some_and(|owner| is_town(lexicon, owner)) {
        affiliation = SmolStr::default();
    }
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

/// "…, the director told reporters": the reporting verb right after a role.
fn tells(document: &Document<'_>, phrases: &Phrases, at: TokenId) -> bool {
    let token = &document.tokens[at];
    token.is(Classes::VERB_PAST)
        && token.is(Classes::MAINLY_VERB)
        && !phrases.verbs_at(at).is_empty()
}

/// Takes the owner named after the role ("spokesman for Apple", "president of Syria") where none stood before it.
fn finish(
    document: &Document<'_>,
    lexicon: &Lexicon,
    phrases: &Phrases,
    mentions: &[Mention],
    tokens: Range<TokenId>,
    mut affiliation: SmolStr,
    mut country: SmolStr,
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
    let short = tokens.len() == 1
        && document
            .tokens
            .get(tokens.end)
            .is_some_and(|t| t.kind == TokenKind::Period && !t.spaced);
    let mut tokens = tokens;
    // "Wife of Mr.": the name has begun.
    let opens = |at: TokenId| document.tokens[at].is(Classes::PREPOSITION | Classes::ARTICLE);
    while tokens.len() > 2 && (opens(tokens.end - 1) || opens(tokens.end - 2)) {
        let honorific = phrases
            .role_at(tokens.end - 1)
            .is_some_and(|(_, role, _)| lexicon.role(role).kind == RoleKind::Honorific);
        if !honorific && !opens(tokens.end - 1) {
            break;
        }
        tokens.end -= 1;
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
        text: role_words(document, lexicon, phrases, mentions, tokens),
        affiliation,
        country,
        level,
        short,
    }
}
