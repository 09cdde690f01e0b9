//! Who stands beside a reporting verb: the noun phrase that is its subject, found without a parser.

use std::ops::Range;

use crate::document::TokenId;
use crate::lexicon::{Classes, PhraseUse, SourceKind};
use crate::mention::MentionKind;
use crate::text::TokenKind;

use super::cue::Cue;
use super::main_clause::{following_subject, main_subject};
use super::relayed::quoted;
use super::scene::{CLAUSE_OPENERS, Scene};
use super::tail::{tail, time};

/// How the subject was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Link {
    /// Right before the verb.
    Adjacent,
    /// Before an aside between commas.
    Aside,
    /// A relative pronoun, and the noun before it.
    Relative,
    /// Shared with an earlier verb: "… and warned".
    Shared,
    /// That of the main clause: ", saying".
    Main,
}

/// The subject of a verb.
#[derive(Clone, Debug)]
pub(super) struct Subject {
    /// Its tokens; with a relative pronoun, first the noun it stands for.
    pub tokens: Vec<Range<TokenId>>,
    /// First token of all, from which what stands before can be judged.
    pub start: TokenId,
    /// How it was found.
    pub link: Link,
    /// Who passes the words on: "Reuters quoted Tamm as saying".
    pub carrier: Option<Range<TokenId>>,
}

impl Subject {
    pub fn new(tokens: Range<TokenId>, link: Link) -> Self {
        Self {
            start: tokens.start,
            tokens: vec![tokens],
            link,
            carrier: None,
        }
    }
}

const LONGEST: usize = 32;
const LONGEST_ASIDE: usize = 30;
/// The longest circumstance before a subject, in tokens.
const LONGEST_FRONT: usize = 6;
/// The longest circumstance between a subject and its verb, in tokens.
const LONGEST_CIRCUMSTANCE: usize = 8;

/// The subject of a cue, looked for to its left within `sentence`.
pub(super) fn subject(scene: &Scene<'_>, cue: &Cue, sentence: &Range<TokenId>) -> Option<Subject> {
    if cue.finite {
        of_verb(scene, cue.group, sentence)
    } else if cue.infinitive {
        main_subject(scene, cue.group, sentence)
    } else {
        quoted(scene, cue.group, sentence).or_else(|| of_participle(scene, cue.group, sentence))
    }
}

/// The subject of the verb group that begins at `verb`.
pub(super) fn of_verb(
    scene: &Scene<'_>,
    verb: TokenId,
    sentence: &Range<TokenId>,
) -> Option<Subject> {
    let verb = circumstances_start(scene, verb, sentence);
    let last = verb.checked_sub(1).filter(|&i| i >= sentence.start)?;
    if scene.in_quotation(last) {
        return None;
    }
    let token = scene.token(last);
    match token.kind {
        TokenKind::Comma | TokenKind::Dash => aside(scene, last, sentence).or_else(|| {
            // "…, and later, said"; "…, then said".
            (token.kind == TokenKind::Comma
                && last > sentence.start
                && (scene.is(last - 1, Classes::COORDINATOR) || scene.is_adverb(verb)))
            .then(|| main_subject(scene, last, sentence))
            .flatten()
        }),
        _ if token.is(Classes::COORDINATOR) => {
            let mut shared = main_subject(scene, last, sentence)?;
            shared.link = Link::Shared;
            Some(shared)
        }
        _ if token.is(Classes::RELATIVE) && !token.is_capital() => {
            Some(relative(scene, last, sentence))
        }
        TokenKind::Close => {
            let open = (sentence.start..last)
                .rev()
                .find(|&i| scene.kind(i) == TokenKind::Open)?;
            let end = open.checked_sub(1).filter(|&i| i >= sentence.start)?;
            let start = region_start(scene, end + 1, sentence)?;
            Some(Subject::new(start..end + 1, Link::Adjacent))
        }
        _ if ends_noun_phrase(scene, last) => {
            let start = region_start(scene, last + 1, sentence)?;
            if opens_phrase(scene, start, sentence) {
                return behind_phrase(scene, start..last + 1, sentence);
            }
            let subject = Subject::new(start..last + 1, Link::Adjacent);
            Some(open_apposition(scene, &subject, sentence).unwrap_or(subject))
        }
        _ => None,
    }
}

/// True for a preposition with which words begin that are cut off from what they belong to: "posted to Tamm", "measures
/// against farmers". One that opens its clause is none: "In Oltava officials said".
fn opens_phrase(scene: &Scene<'_>, start: TokenId, sentence: &Range<TokenId>) -> bool {
    if scene.mention_at(start).is_some()
        || scene.is(start, Classes::SUBORDINATOR | Classes::ADVERB) && !scene.is(start, Classes::TO)
    {
        return false;
    }
    scene.is(start, Classes::TO | Classes::BY)
        || scene.is(start, Classes::PREPOSITION)
            && start > sentence.start
            && scene.kind(start - 1) == TokenKind::Word
            // "over 170 researchers".
            && !(scene.kind(start + 1) == TokenKind::Number
                && scene
                    .token_before(start + 2, sentence.end)
                    .is_some_and(|noun| noun.is(Classes::PLURAL_NOUN | Classes::PLURAL_HUMAN)))
            && !scene.in_quotation(start - 1)
            && !scene.is(
                start - 1,
                CLAUSE_OPENERS | Classes::COORDINATOR | Classes::PREPOSITION,
            )
}

/// The subject where a phrase with a preposition stands before the verb, which is never the subject itself: "a survey
/// conducted by Tamm found", "sources close to Tamm say", "agreed to stop after Tamm said".
fn behind_phrase(
    scene: &Scene<'_>,
    phrase: Range<TokenId>,
    sentence: &Range<TokenId>,
) -> Option<Subject> {
    let clause = phrase
        .clone()
        .rev()
        .find(|&at| scene.is(at, Classes::TIME_SUBORDINATOR) && scene.mention_at(at).is_none());
    if let Some(clause) = clause.filter(|at| at + 1 < phrase.end) {
        return Some(Subject::new(clause + 1..phrase.end, Link::Adjacent));
    }
    let before = phrase.start.checked_sub(1)?;
    // "The measures against farmers showed": a noun that has the form of a verb.
    let noun = scene.is(before, Classes::PLURAL_NOUN) && scene.is(before, Classes::VERB_THIRD);
    let tied = noun
        || before > sentence.start
            && scene.is(before, Classes::VERB_PARTICIPLE | Classes::ADJECTIVE)
            && !scene.in_quotation(before - 1)
            && scene.is(
                before - 1,
                Classes::NOUN | Classes::PLURAL_NOUN | Classes::PERSON_NOUN,
            )
            && !scene.is(before - 1, Classes::HAVE | Classes::DO | Classes::ADVERB)
            && ends_noun_phrase(scene, before - 1);
    if !tied {
        return None;
    }
    let end = before + usize::from(noun);
    let start = region_start(scene, end, sentence)?;
    (!opens_phrase(scene, start, sentence)).then(|| Subject::new(start..end, Link::Adjacent))
}

/// Where the circumstances between a subject and its verb begin: "Tamm last week said", "Tamm in a statement said".
fn circumstances_start(scene: &Scene<'_>, verb: TokenId, sentence: &Range<TokenId>) -> TokenId {
    let from = (sentence.start + 1).max(verb.saturating_sub(LONGEST_CIRCUMSTANCE));
    (from..verb)
        .find(|&start| {
            if scene.in_quotation(start) || scene.mention_at(start).is_some() {
                return false;
            }
            if time(scene, start, verb).is_some_and(|time| time.end == verb) {
                return true;
            }
            if !scene.is(start, Classes::PREPOSITION) {
                return false;
            }
            let tail = tail(scene, start, verb, false);
            tail.end == verb && (tail.occasion.is_some() || tail.when.is_some())
        })
        .filter(|&start| {
            let before = scene.token(start - 1);
            before.kind == TokenKind::Word || matches!(before.kind, TokenKind::Comma)
        })
        .unwrap_or(verb)
}

/// "Ann Ruiz, a farmer from Havana said": an apposition that no comma closes.
fn open_apposition(
    scene: &Scene<'_>,
    subject: &Subject,
    sentence: &Range<TokenId>,
) -> Option<Subject> {
    let comma = subject.start.checked_sub(1).filter(|&i| {
        i > sentence.start
            && scene.kind(i) == TokenKind::Comma
            && scene.is(i + 1, Classes::ARTICLE)
            && !scene.is(i + 1, Classes::DEFINITE)
    })?;
    let name = scene
        .mention_at(comma - 1)
        .filter(|m| m.kind == MentionKind::Person)?;
    let start = region_start(scene, name.tokens.end, sentence)?;
    Some(Subject::new(
        start..subject.tokens.first()?.end,
        Link::Aside,
    ))
}

pub(super) fn ends_noun_phrase(scene: &Scene<'_>, at: TokenId) -> bool {
    let token = scene.token(at);
    if token.is(Classes::ARTICLE | Classes::BE) && !token.is_capital()
        || token.is(Classes::PREPOSITION)
            && !token.is(Classes::ADVERB | Classes::PLURAL_NOUN)
            && scene.mention_at(at).is_none()
        || token.is_possessive(scene.document.text)
    {
        return false;
    }
    scene.is_nominal(at)
        || token.is(Classes::PRONOUN | Classes::QUANTIFIER | Classes::NUMBER)
        || scene.is_time(at)
        || token.kind == TokenKind::Word
            && (token.is(Classes::NOUN | Classes::PLURAL_NOUN | Classes::PERSON_NOUN)
                || token.is_capital())
        || token.kind == TokenKind::Period && at > 0 && scene.token(at - 1).is_capital()
        || token.is(Classes::VERB_PARTICIPLE)
}

/// The name before "…, who replaced Ruiz last year, said": up to the comma before the verb.
fn aside(scene: &Scene<'_>, comma: TokenId, sentence: &Range<TokenId>) -> Option<Subject> {
    let from = sentence.start.max(comma.saturating_sub(LONGEST_ASIDE));
    let mark = scene.kind(comma);
    let mut best = None;
    let mut at = comma;
    while at > from {
        at -= 1;
        if scene.in_quotation(at) {
            continue;
        }
        if scene.kind(at) == mark {
            let head = at.checked_sub(1).filter(|&i| {
                i >= sentence.start
                    && (ends_noun_phrase(scene, i) || scene.kind(i) == TokenKind::Close)
            });
            if let Some(head) = head {
                let Some(start) = region_start(scene, head + 1, sentence) else {
                    continue;
                };
                // A list of appositions goes on to the left: "Ann Ruiz, 45, of Havana, said".
                best = Some((start, at));
                // "Levin (Mich.), who …": the name stands before the bracket.
                let bare = if scene.kind(head) == TokenKind::Close {
                    (from..head)
                        .rev()
                        .find(|&i| scene.kind(i) == TokenKind::Open)
                        .and_then(|open| open.checked_sub(1))
                } else {
                    None
                };
                let named = scene.is_agent(bare.unwrap_or(head));
                if named || scene.is(head, Classes::PERSON_NOUN) {
                    break;
                }
            }
        } else if matches!(scene.kind(at), TokenKind::Semicolon | TokenKind::Colon) {
            break;
        }
    }
    let (start, _) = best?;
    Some(Subject::new(start..comma, Link::Aside))
}

/// "who" or "which" with the noun before it.
fn relative(scene: &Scene<'_>, pronoun: TokenId, sentence: &Range<TokenId>) -> Subject {
    let mut end = pronoun;
    if end > sentence.start && scene.kind(end - 1) == TokenKind::Comma {
        end -= 1;
    }
    let antecedent =
        (end > sentence.start && !scene.in_quotation(end - 1) && ends_noun_phrase(scene, end - 1))
            .then(|| region_start(scene, end, sentence))
            .flatten();
    let mut subject = Subject::new(pronoun..pronoun + 1, Link::Relative);
    // "by Tamm, who said": the preposition is not part.
    let antecedent = antecedent.map(|start| {
        start
            + usize::from(
                start + 1 < end
                    && scene.is(start, Classes::PREPOSITION)
                    && scene.mention_at(start).is_none(),
            )
    });
    if let Some(start) = antecedent {
        subject.tokens.insert(0, start..end);
    }
    subject
}

/// The subject of an -ing form: that of its clause, or the noun right before it.
fn of_participle(scene: &Scene<'_>, verb: TokenId, sentence: &Range<TokenId>) -> Option<Subject> {
    let Some(last) = verb.checked_sub(1).filter(|&i| i >= sentence.start) else {
        return following_subject(scene, verb, sentence);
    };
    if scene.kind(last) == TokenKind::Word
        && !scene.is(
            last,
            Classes::PREPOSITION | Classes::SUBORDINATOR | Classes::COORDINATOR,
        )
        && ends_noun_phrase(scene, last)
        && !scene.in_quotation(last)
        && !scene.is_time(last)
    {
        let start = region_start(scene, last + 1, sentence)?;
        // "…, with officials saying".
        let bare = start < last
            && scene.is(start, Classes::PREPOSITION)
            && scene.mention_at(start).is_none();
        let adjacent = Subject::new(start + usize::from(bare)..last + 1, Link::Adjacent);
        // "she released a statement saying": the one who released it speaks.
        let paper = scene.phrases.source_at(last).is_some_and(|(_, noun, _)| {
            scene.lexicon.source_noun(noun).kind == SourceKind::Document
        }) || scene
            .phrases
            .words_at(last)
            .iter()
            .any(|found| matches!(found.value, PhraseUse::Occasion));
        // "making a pitch to voters saying": a phrase that has no subject of its own.
        let dependent =
            scene.is(start, Classes::VERB_ING) && scene.mention_at(start).is_none() && start < last;
        let speaker = (paper || dependent)
            .then(|| main_subject(scene, start, sentence))
            .flatten();
        return Some(speaker.unwrap_or(adjacent));
    }
    main_subject(scene, last, sentence).or_else(|| following_subject(scene, verb, sentence))
}

/// Where the noun phrase that ends at `end` begins: the nearest boundary of a clause to its left.
fn region_start(scene: &Scene<'_>, end: TokenId, sentence: &Range<TokenId>) -> Option<TokenId> {
    let last = end - 1;
    if scene.is(last, Classes::PRONOUN)
        && !scene.is(
            last,
            Classes::INDEFINITE | Classes::QUANTIFIER | Classes::REFLEXIVE,
        )
        && !scene.token(last).is_possessive(scene.document.text)
    {
        return Some(last);
    }
    let from = sentence.start.max(end.saturating_sub(LONGEST));
    let mut start = end;
    let mut content = false;
    while start > from {
        let at = start - 1;
        let token = scene.token(at);
        if scene.in_quotation(at) && !scene.in_quotation(last) {
            // A nickname or word in marks belongs to the phrase; a quotation does not.
            let quotation = scene.quotation_at(at).map(|index| &scene.quotations[index]);
            match quotation.filter(|q| {
                q.words <= 3
                    && !(q.closed && scene.kind(q.inner.end - 1) == TokenKind::Comma)
                    && q.tokens.start > from
                    && content
                    && scene.is_nominal(q.tokens.start - 1)
            }) {
                Some(short) => {
                    start = short.tokens.start;
                    continue;
                }
                None => break,
            }
        }
        let stop = match token.kind {
            TokenKind::Comma => !is_list_comma(scene, at, end, from),
            TokenKind::Semicolon
            | TokenKind::Colon
            | TokenKind::Dash
            | TokenKind::Question
            | TokenKind::Exclamation
            | TokenKind::Ellipsis
            | TokenKind::Open => true,
            TokenKind::Close => {
                // "Levin (Mich.)".
                match (from..at).rev().find(|&i| scene.kind(i) == TokenKind::Open) {
                    Some(open) => {
                        start = open;
                        continue;
                    }
                    None => true,
                }
            }
            TokenKind::Word if token.is(Classes::THAT) && !token.is_capital() => true,
            TokenKind::Word if token.is(Classes::RELATIVE) => {
                !(content
                    && at > from
                    && (ends_noun_phrase(scene, at - 1)
                        || scene.token(at - 1).is_possessive(scene.document.text)))
            }
            TokenKind::Word if token.is(Classes::COORDINATOR) => {
                !is_noun_coordination(scene, at, end, from)
            }
            TokenKind::Word if token.is(CLAUSE_OPENERS) && !token.is(Classes::PREPOSITION) => true,
            TokenKind::Word if token.is(Classes::AS) => true,
            // "dubbed himself over footage of Ruiz saying": an object ends there.
            TokenKind::Word if token.is(Classes::REFLEXIVE) => content,
            TokenKind::Word if scene.is_finite(at) => content && !has_relative(scene, at, from),
            _ => false,
        };
        if stop {
            break;
        }
        content |= token.is_word()
            && !scene.is_time(at)
            && !token.is(Classes::ADVERB | Classes::PREPOSITION)
            && (scene.is_nominal(at) || token.is(Classes::PRONOUN));
        start = at;
    }
    start = after_openers(scene, start, end);
    (start < end && content || start < end && scene.is(end - 1, Classes::PRONOUN)).then_some(start)
}

/// Leaves off what opens a sentence before its subject: "But", "Meanwhile", "In Havana".
fn after_openers(scene: &Scene<'_>, start: TokenId, end: TokenId) -> TokenId {
    let mut start = start;
    while start < end {
        let token = scene.token(start);
        let leaves = match token.kind {
            TokenKind::Word => {
                token.is(Classes::COORDINATOR | Classes::INTERJECTION)
                    || token.is(Classes::SUBORDINATOR) && !token.is(Classes::DEMONSTRATIVE)
                    || scene.is_adverb(start)
                        && !token.is(Classes::QUANTIFIER | Classes::DETERMINER | Classes::ADJECTIVE)
                    || scene.is_time(start)
                        && start + 1 < end
                        && !scene.token(start + 1).is_possessive(scene.document.text)
            }
            TokenKind::Comma
            | TokenKind::Dash
            | TokenKind::Markup
            | TokenKind::Period
            | TokenKind::Ellipsis => true,
            _ => false,
        };
        if leaves {
            start += 1;
        } else if let Some(comma) = fronted(scene, start, end) {
            start = comma + 1;
        } else {
            break;
        }
    }
    start
}

/// The comma after a circumstance that opens a clause: "For her part, the minister".
fn fronted(scene: &Scene<'_>, start: TokenId, end: TokenId) -> Option<TokenId> {
    // "opponents like Tamm, Kask and Oru": a list that a noun before it opens.
    let opens = scene.is(start, Classes::BY | Classes::CIRCUMSTANCE)
        || start
            .checked_sub(1)
            .is_none_or(|at| scene.kind(at) != TokenKind::Word);
    let preposition =
        opens && scene.is(start, Classes::PREPOSITION) && scene.mention_at(start).is_none();
    (start + 1..end.min(start + LONGEST_FRONT))
        .take_while(|&at| preposition && !scene.in_quotation(at) && !scene.is_finite(at))
        .find(|&at| scene.kind(at) == TokenKind::Comma)
        .filter(|&comma| comma + 1 < end)
}

/// "Ruiz, Tamm and Oru": a comma of a list of names before the verb.
fn is_list_comma(scene: &Scene<'_>, comma: TokenId, end: TokenId, from: TokenId) -> bool {
    if comma <= from || !ends_noun_phrase(scene, comma - 1) {
        return false;
    }
    let rest = comma + 1..end;
    // "Tamm, R-Mass." and "Oru, Estonia": a part of the name.
    let coordinated = rest.clone().any(|i| scene.is(i, Classes::AND))
        && rest.clone().all(|i| {
            scene.is_nominal(i)
                || scene.is(i, Classes::AND | Classes::OF)
                || scene.kind(i) == TokenKind::Comma
        });
    let names = scene.mention_at(comma - 1).is_some()
        && rest
            .clone()
            .next()
            .is_some_and(|i| scene.mention_at(i).is_some());
    coordinated && (names || scene.is(comma - 1, Classes::PLURAL_NOUN))
}

/// "Graham and Perdue said", "officials and residents said": both sides are noun phrases and no verb stands before.
fn is_noun_coordination(scene: &Scene<'_>, and: TokenId, end: TokenId, from: TokenId) -> bool {
    if !scene.is(and, Classes::AND) || and <= from || and + 1 >= end {
        return false;
    }
    let left = and - 1;
    let nominal = scene.mention_at(left).is_some()
        || scene.is(
            left,
            Classes::PLURAL_NOUN | Classes::PERSON_NOUN | Classes::NOUN,
        ) && !scene.is_finite(left);
    if !nominal {
        return false;
    }
    let clause = (from..and)
        .rev()
        .take_while(|&i| scene.kind(i) != TokenKind::Comma && !scene.is(i, CLAUSE_OPENERS))
        .any(|i| scene.is_finite(i) && !has_relative(scene, i, from));
    !clause
}

/// True if a verb belongs to a relative clause that begins after `from`.
fn has_relative(scene: &Scene<'_>, verb: TokenId, from: TokenId) -> bool {
    (from..verb)
        .rev()
        .take(8)
        .any(|i| scene.is(i, Classes::RELATIVE) && !scene.is(i, Classes::DEMONSTRATIVE))
}
