//! A reporting verb with what stands on both sides of it: the one view that all sieves share.

use std::ops::Range;

use crate::document::TokenId;
use crate::lexicon::{Classes, Frame, Strength, VerbForm};
use crate::mention::MentionKind;
use crate::text::TokenKind;

use super::cue::Cue;
use super::phrase::{noun_phrase_end, plain_phrase_end};
use super::relayed::carrier;
use super::scene::Scene;
use super::statement::Statement;
use super::subject::{Link, Subject, subject};
use super::tail::{Tail, citing_aside, tail};

/// The longest circumstance between a verb and what was said, in tokens.
const LONGEST_CIRCUMSTANCE: usize = 16;

/// Tokens between a verb and the comma before its quotation: "when she told reporters in May, “…”".
const LONGEST_ADDRESS: usize = 6;

/// A cue in its sentence.
pub(super) struct Site<'s, 'a> {
    pub scene: &'s Scene<'a>,
    pub cue: Cue,
    pub sentence: Range<TokenId>,
    /// The subject to the left.
    pub subject: Option<Subject>,
    /// A noun phrase right after the verb that can be its subject.
    pub inverted: Option<Range<TokenId>>,
    /// Circumstances after the verb.
    pub tail: Tail,
    /// Who passed the words on.
    pub carrier: Option<Range<TokenId>>,
}

impl<'s, 'a> Site<'s, 'a> {
    pub fn new(scene: &'s Scene<'a>, cue: Cue, sentence: Range<TokenId>) -> Self {
        let subject = subject(scene, &cue, &sentence);
        let begin = match &subject {
            Some(subject) if matches!(subject.link, Link::Adjacent | Link::Aside) => subject.start,
            _ => cue.group,
        };
        // "While 7 percent said they are undecided, most …": a clause that cannot stand alone ends at its comma.
        let dependent = begin
            .checked_sub(1)
            .filter(|&i| i >= sentence.start)
            .is_some_and(|i| {
                scene.is(i, Classes::SUBORDINATOR | Classes::WH)
                    && !scene.is(i, Classes::THAT | Classes::COORDINATOR | Classes::AS)
                    && !scene.in_quotation(i)
            });
        // "Saying the dam held, Tamm left": a participle that opens its sentence ends there too.
        let dependent = dependent
            || !cue.finite
                && !cue.infinitive
                && begin == sentence.start
                && cue.verb.form != VerbForm::Fixed;
        let sentence = if dependent {
            let after = cue.tokens.end;
            // "while adding that last year, some tons were sold": the clause has no verb before the comma.
            let comma = (after..sentence.end).find(|&i| {
                scene.kind(i) == TokenKind::Comma
                    && !scene.in_quotation(i)
                    // "when she said, “It holds”".
                    && !(i + 1 < sentence.end
                        && scene.in_quotation(i + 1)
                        && i - after <= LONGEST_ADDRESS
                        && !scene.in_quotation(i - 1))
                    && !(scene.is(after, Classes::THAT)
                        && (after..i).all(|j| !scene.in_quotation(j) && !scene.is_finite(j)))
            });
            sentence.start..comma.unwrap_or(sentence.end)
        } else {
            sentence
        };
        let limit = sentence.end;
        let takes_addressee = cue.frame(scene, Frame::Addressee) > Strength::Never && !cue.passive;
        let mut tail = tail(scene, cue.tokens.end, limit, takes_addressee);
        if let Some(end) = citing_aside(scene, tail.end, limit, &mut tail) {
            if end < limit && (scene.is(end, Classes::THAT) || scene.in_quotation(end)) {
                tail.end = end;
            }
        }
        // "was quoted as saying by Reuters".
        let carrier = subject
            .as_ref()
            .and_then(|subject| subject.carrier.clone())
            .or_else(|| {
                let passes_on = subject.is_some()
                    && !cue.passive
                    && scene.gerund_cue(cue.tokens.end - 1)
                    && cue.tokens.end >= 2
                    && scene.is(cue.tokens.end - 2, Classes::AS);
                passes_on
                    .then(|| carrier(scene, tail.end, limit))
                    .flatten()
                    .inspect(|by| tail.end = by.end)
            });
        if !cue.passive {
            if let Some(begin) = content_ahead(scene, &cue, tail.end, limit) {
                tail.end = begin;
            }
        }
        front_circumstances(scene, &sentence, begin, &mut tail);
        let inverted =
            (cue.finite && !cue.passive && cue.frame(scene, Frame::Inverted) > Strength::Never)
                .then(|| noun_phrase_end(scene, cue.tokens.end, limit))
                .flatten()
                .map(|end| cue.tokens.end..end);
        Self {
            scene,
            cue,
            sentence,
            subject,
            inverted,
            tail,
            carrier,
        }
    }

    /// First token after the circumstances.
    pub fn right(&self) -> TokenId {
        self.tail.end
    }

    pub fn frame(&self, frame: Frame) -> Strength {
        self.cue.frame(self.scene, frame)
    }

    /// True if the verb's class names what goes on in a mind (thinks, hopes, fears) and not what is said.
    pub fn is_attitude(&self) -> bool {
        self.scene.lexicon.is_attitude(self.cue.row(self.scene))
    }

    /// True for a subject that is a body or a group: what it believes is known because it said so.
    pub fn is_public(&self) -> bool {
        self.subject.as_ref().is_some_and(|subject| {
            subject.tokens.iter().any(|part| {
                part.clone().any(|i| {
                    self.scene.mention_at(i).is_some_and(|m| {
                        matches!(m.kind, MentionKind::Organization | MentionKind::Place)
                    })
                })
            })
        })
    }

    /// True if a clause begins at `at`: a subject and, right after it, a verb.
    pub fn clause_ahead(&self, at: TokenId) -> bool {
        let scene = self.scene;
        if at >= self.sentence.end {
            return false;
        }
        if scene.is(at, Classes::SUBJECT) && !scene.is(at, Classes::OBJECT)
            || scene.in_quotation(at)
        {
            return true;
        }
        let mut end = plain_phrase_end(scene, at, self.sentence.end).max(at + 1);
        while end < self.sentence.end
            && (scene.is_adverb(end)
                || scene.kind(end) == TokenKind::Clitic
                    && !scene.token(end).is_possessive(scene.document.text))
        {
            end += 1;
        }
        end < self.sentence.end
            && (scene.is_finite(end)
                || scene.in_quotation(end)
                || scene.is(end, Classes::VERB) && scene.is(end, Classes::MAINLY_VERB))
            || scene.is_finite(end - 1)
            || scene.is(end - 1, Classes::FINITE_AUXILIARY)
    }

    /// True if content of its own follows the verb: a clause, "that", a quotation, an object.
    pub fn says_more(&self) -> bool {
        let at = self.right();
        if at >= self.sentence.end || self.scene.kind(at) == TokenKind::Comma {
            return false;
        }
        let token = self.scene.token(at);
        !token.is(Classes::PREPOSITION | Classes::SUBORDINATOR)
            || token.is(Classes::THAT | Classes::TO)
            || self.scene.in_quotation(at)
    }

    /// True if nothing but marks follows `at` in the sentence.
    pub fn is_end(&self, at: TokenId) -> bool {
        (at..self.sentence.end)
            .all(|i| !self.scene.in_quotation(i) && !self.scene.token(i).is_word())
    }

    /// True for "…, which officials said will …": the attribution stands inside a relative clause.
    pub fn is_within_relative(&self) -> bool {
        let before = self
            .attribution_start()
            .checked_sub(1)
            .filter(|&i| i >= self.sentence.start);
        before.is_some_and(|i| {
            self.scene.is(i, Classes::RELATIVE)
                && !self.scene.is(i, Classes::THAT)
                && i > self.sentence.start
        })
    }

    /// True for "a law that courts said hurt voters": the subject of what was said stands before the attribution.
    pub fn has_gap(&self) -> bool {
        let beside = self
            .subject
            .as_ref()
            .is_some_and(|subject| matches!(subject.link, Link::Adjacent | Link::Aside));
        beside
            && self
                .attribution_start()
                .checked_sub(1)
                .filter(|&i| i > self.sentence.start)
                .is_some_and(|i| self.scene.is(i, Classes::RELATIVE | Classes::WH))
    }

    /// True for "a contest called “Miss Oltava”": what a thing is called, and nobody who calls it so.
    pub fn names_only(&self) -> bool {
        let scene = self.scene;
        self.frame(Frame::Small) == Strength::Sure
            && self.cue.verb.form == VerbForm::PastOrParticiple
            && self.cue.group == self.cue.tokens.start
            && !self.has_gap()
            && self.cue.group > self.sentence.start
            && scene.kind(self.cue.group - 1) == TokenKind::Word
            && !can_speak(scene, &(self.cue.group - 1..self.cue.group))
    }

    /// First token of source and verb together.
    pub fn attribution_start(&self) -> TokenId {
        match &self.subject {
            Some(subject) if matches!(subject.link, Link::Adjacent | Link::Aside) => subject.start,
            _ => self.cue.group,
        }
    }

    /// The source to the left, unless the verb is passive: then its subject is the one addressed.
    pub fn source(&self) -> Vec<Range<TokenId>> {
        match &self.subject {
            Some(subject) if !self.cue.passive => subject.tokens.clone(),
            _ => Vec::new(),
        }
    }

    /// True for a subject that can speak: a name, a pronoun, a word for people or for what they write.
    pub fn speaks(&self) -> bool {
        self.subject.as_ref().is_some_and(|subject| {
            subject
                .tokens
                .iter()
                .any(|part| can_speak(self.scene, part))
        })
    }

    /// A statement of this site.
    pub fn statement(&self, rule: &'static str, content: Vec<Range<TokenId>>) -> Statement {
        Statement {
            content,
            cue: Some(self.cue.tokens.clone()),
            group: self.cue.group,
            verb: Some(self.cue.verb),
            source: self.source(),
            carrier: self.carrier.clone(),
            tail: self.tail.clone(),
            negated: self.cue.negated,
            rule,
        }
    }

    /// The outer quotation that begins at `at`, commas, colons and dashes stepped over.
    pub fn quotation_from(&self, at: TokenId, limit: TokenId) -> Option<usize> {
        let mut at = at;
        while at < limit
            && !self.scene.in_quotation(at)
            && matches!(
                self.scene.kind(at),
                TokenKind::Comma | TokenKind::Colon | TokenKind::Dash | TokenKind::Ellipsis
            )
        {
            at += 1;
        }
        let index = self.scene.quotation_at(at).filter(|_| at < limit)?;
        (self.scene.quotations[index].tokens.start == at).then_some(index)
    }

    /// The outer quotation that ends right before `at`, a comma between allowed.
    pub fn quotation_to(&self, at: TokenId) -> Option<usize> {
        let mut last = at.checked_sub(1)?;
        while last > 0
            && !self.scene.in_quotation(last)
            && matches!(
                self.scene.kind(last),
                TokenKind::Comma
                    | TokenKind::Dash
                    | TokenKind::SingleQuote
                    | TokenKind::CloseSingle
            )
        {
            last -= 1;
        }
        let index = self.scene.quotation_at(last)?;
        (self.scene.quotations[index].tokens.end == last + 1).then_some(index)
    }
}

/// Where what was said begins after further circumstances: "said on the record *that*", "said at one point, *“…”*",
/// "said in a letter before the hearing, *“…”*".
fn content_ahead(scene: &Scene<'_>, cue: &Cue, start: TokenId, limit: TokenId) -> Option<TokenId> {
    let row = cue.row(scene);
    let first = scene.token_before(start, limit)?;
    let preposition = first.is(Classes::PREPOSITION) && !first.is(Classes::TO | Classes::THAT);
    let own = row
        .prepositions
        .iter()
        .chain(&row.person_prepositions)
        .any(|(word, _)| *word == first.lower);
    if !preposition || own || scene.in_quotation(start) {
        return None;
    }
    let that = cue.frame(scene, Frame::That) == Strength::Sure;
    let quote = cue.frame(scene, Frame::Quote) == Strength::Sure;
    for at in start + 1..limit.min(start + LONGEST_CIRCUMSTANCE) {
        if scene.in_quotation(at) {
            let begins = scene
                .quotation_at(at)
                .is_some_and(|index| scene.quotations[index].tokens.start == at);
            let leads = matches!(scene.kind(at - 1), TokenKind::Comma | TokenKind::Colon);
            return (quote && begins && leads).then_some(at - 1);
        }
        if scene.is(at, Classes::THAT) {
            let clause = at + 1 < limit
                && !scene.is_finite(at + 1)
                && !scene.is(at - 1, Classes::PREPOSITION);
            return (that && clause).then_some(at);
        }
        if scene.is_finite(at)
            || scene.is(
                at,
                Classes::RELATIVE | Classes::COORDINATOR | Classes::VERB_ING,
            )
            || scene.kind(at) == TokenKind::Semicolon
            || scene.kind(at) == TokenKind::Comma
                && (at + 1 >= limit || !scene.in_quotation(at + 1))
        {
            return None;
        }
    }
    None
}

/// "In a statement, Tamm said", "On Monday, Tamm said": circumstances that open the sentence.
fn front_circumstances(
    scene: &Scene<'_>,
    sentence: &Range<TokenId>,
    begin: TokenId,
    into: &mut Tail,
) {
    let Some(comma) = begin
        .checked_sub(1)
        .filter(|&i| i > sentence.start && scene.kind(i) == TokenKind::Comma)
    else {
        return;
    };
    let front = tail(scene, sentence.start, comma, false);
    if front.end == comma {
        into.occasion = into.occasion.take().or(front.occasion);
        into.when = into.when.take().or(front.when);
        into.place = into.place.take().or(front.place);
    }
}

/// True if a noun phrase can be the source of a statement.
pub(super) fn can_speak(scene: &Scene<'_>, phrase: &Range<TokenId>) -> bool {
    phrase.clone().any(|i| {
        let token = scene.token(i);
        scene.is_agent(i)
            || scene
                .mention_at(i)
                .is_some_and(|m| m.kind == MentionKind::Place)
            || token.is(Classes::SUBJECT
                | Classes::RELATIVE
                | Classes::PERSON_NOUN
                | Classes::PLURAL_HUMAN)
                && !token.is(Classes::THAT)
            || scene.phrases.role_at(i).is_some()
            || scene.phrases.source_at(i).is_some()
            || token.is_capital() && token.classes.is_empty()
            // "the two", "the Kingdom".
            || i > phrase.start
                && scene.is(i - 1, Classes::DEFINITE)
                && (i + 1 == phrase.end && token.is(Classes::NUMBER)
                    || token.is_capital() && !scene.opens_sentence(i))
    })
}
