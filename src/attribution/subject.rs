//! Who stands beside a reporting verb: the noun phrase that is its subject, found without a parser.

use std::ops::Range;

use crate::document::TokenId;
use crate::lexicon::{Classes, PhraseUse, SourceKind};
use crate::mention::MentionKind;
use crate::text::TokenKind;

use super::cue::Cue;
use super::main_clause::{following_subject, main_subject};
use super::region::{ends_noun_phrase, region_start};
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

const LONGEST_ASIDE: usize = 30;

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
                // "Ann Ruiz, head of the Port Fund, a body that …, said": the name before the office.
                let person = start
                    .checked_sub(2)
                    .filter(|&i| i >= sentence.start && scene.kind(i + 1) == mark)
                    .and_then(|i| scene.mention_at(i))
                    .filter(|m| m.kind == MentionKind::Person && m.tokens.end + 1 == start);
                if let Some(name) = person.filter(|_| scene.phrases.role_at(start).is_some()) {
                    let start = region_start(scene, name.tokens.end, sentence)?;
                    return Some(Subject::new(start..comma, Link::Aside));
                }
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
