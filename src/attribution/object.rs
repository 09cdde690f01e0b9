//! Sieves for phrases: objects, targets, predicates and prepositions that hold what was said.

use std::ops::Range;

use crate::document::TokenId;
use crate::lexicon::{Classes, Frame, Strength};
use crate::text::TokenKind;

use super::edges::{clause_end, object_end};
use super::phrase::{begins_phrase, noun_phrase_end, plain_phrase_end};
use super::scene::Scene;
use super::site::Site;
use super::statement::Statement;
use super::tail::{is_audience, tail};

/// The longest apposition to an object, in tokens.
const LONGEST_APPOSITION: usize = 12;

/// `Tamm urged Oru to quit.`, `Tamm accused Oru of lying.`, `Tamm thanked Oru for coming.`
pub(super) fn person_and_clause(site: &Site<'_, '_>) -> Option<Statement> {
    let scene = site.scene;
    let start = site.cue.tokens.end;
    if site.cue.passive
        || start + 2 >= site.sentence.end
        || !begins_phrase(scene.token(start))
        || scene.in_quotation(start)
    {
        return None;
    }
    let row = site.cue.row(scene);
    let whole = object_phrase(scene, start, site.sentence.end)?;
    // "accused Oru of lying": the preposition of the verb ends the person's phrase.
    let end = (start + 1..whole)
        .find(|&i| {
            row.person_prepositions.iter().any(|(word, strength)| {
                *word == scene.token(i).lower && *strength == Strength::Sure
            })
        })
        .unwrap_or(whole);
    let end = after_apposition(site, end).unwrap_or(end);
    // "urged the public not to speculate".
    let next = end + usize::from(is_not_to(scene, end, site.sentence.end));
    if next + 1 >= site.sentence.end {
        return None;
    }
    // "found 20 to 25 sponges"; "reported the same month that".
    let range = scene.is(next, Classes::TO) && scene.kind(next - 1) == TokenKind::Number;
    // "require an approach to recovery": no verb follows.
    let noun = scene.is(next, Classes::TO)
        && scene.is(
            next + 1,
            Classes::NOUN | Classes::PLURAL_NOUN | Classes::DETERMINER,
        )
        && !scene.is(
            next + 1,
            Classes::VERB | Classes::BE | Classes::HAVE | Classes::DO | Classes::PREPOSITION,
        );
    if range || noun || scene.is(next - 1, Classes::PERIOD_NOUN) {
        return None;
    }
    let strength = if scene.is(next, Classes::TO) {
        site.frame(Frame::PersonTo)
    } else if scene.is(next, Classes::THAT) {
        site.frame(Frame::PersonThat)
    } else {
        let word = scene.token(next).lower;
        row.person_prepositions
            .iter()
            .find(|(preposition, _)| *preposition == word)
            .map_or(Strength::Never, |(_, strength)| *strength)
    };
    if strength == Strength::Never || strength == Strength::Doubtful && !site.speaks() {
        return None;
    }
    let close = clause_end(scene, next, site.sentence.end);
    let clause_only =
        scene.is(next, Classes::TO | Classes::THAT) || site.frame(Frame::Target) == Strength::Never;
    // "questioned the reliance on gas": nobody is addressed.
    let addressed = scene.is(next, Classes::THAT) || is_audience(scene, &(start..end));
    let begin = if clause_only && addressed && !scene.is(next, Classes::TO) {
        next
    } else {
        start
    };
    let mut statement = site.statement("person-and-clause", vec![begin..close]);
    statement.tail.addressee = Some(start..end);
    Some(statement)
}

/// True for "not to".
fn is_not_to(scene: &Scene<'_>, at: TokenId, limit: TokenId) -> bool {
    at + 1 < limit && scene.is(at, Classes::NEGATION) && scene.is(at + 1, Classes::TO)
}

/// Where the apposition to an object ends, if what the verb wants follows it: "accused Tamm, a farmer, of lying".
fn after_apposition(site: &Site<'_, '_>, comma: TokenId) -> Option<TokenId> {
    let scene = site.scene;
    if scene.token_before(comma, site.sentence.end)?.kind != TokenKind::Comma
        || !begins_phrase(scene.token_before(comma + 1, site.sentence.end)?)
    {
        return None;
    }
    let close = (comma + 1..site.sentence.end.min(comma + LONGEST_APPOSITION)).find(|&i| {
        scene.kind(i) == TokenKind::Comma || scene.is_finite(i) || scene.in_quotation(i)
    })?;
    let after = scene.token_before(close + 1, site.sentence.end)?;
    let wanted = site
        .cue
        .row(scene)
        .person_prepositions
        .iter()
        .any(|(word, strength)| *word == after.lower && *strength == Strength::Sure)
        || after.is(Classes::TO) && site.frame(Frame::PersonTo) == Strength::Sure;
    (scene.kind(close) == TokenKind::Comma && wanted).then_some(close + 1)
}

fn object_phrase(scene: &Scene<'_>, start: TokenId, limit: TokenId) -> Option<TokenId> {
    let token = scene.token_before(start, limit)?;
    if token.is(Classes::OBJECT | Classes::REFLEXIVE) && !token.is(Classes::POSSESSIVE_DETERMINER) {
        return Some(start + 1);
    }
    let end = plain_phrase_end(scene, start, limit);
    (end > start).then_some(end)
}

/// `Tamm called the plan a joke.`, `Tamm described it as a joke.`
pub(super) fn predicate(site: &Site<'_, '_>) -> Option<Statement> {
    let scene = site.scene;
    let start = site.cue.tokens.end;
    if site.cue.passive
        || start + 1 >= site.sentence.end
        || site.frame(Frame::Small).max(site.frame(Frame::As)) == Strength::Never
    {
        return None;
    }
    // "The server, which Tamm described as open": the object stands before the attribution.
    if scene.is(start, Classes::AS) && site.has_gap() {
        let fits = site.frame(Frame::As) == Strength::Sure && !site.is_attitude() && site.speaks();
        let close = object_end(scene, start + 1, site.sentence.end);
        return (fits && close > start + 1)
            .then(|| site.statement("as-predicate", vec![start + 1..close]));
    }
    let opens = begins_phrase(scene.token(start)) && !scene.is(start, Classes::PREPOSITION);
    if !(opens || scene.in_quotation(start)) || scene.in_quotation(start) && site.names_only() {
        return None;
    }
    let end = object_phrase(scene, start, site.sentence.end).unwrap_or(start);
    // "called the plan illegal": the phrase holds the predicate already.
    let adjective = end > start + 1
        && scene.is(end - 1, Classes::ADJECTIVE)
        && !scene.is(end - 1, Classes::MAINLY_NOUN | Classes::PERSON_NOUN)
        && scene.mention_at(end - 1).is_none();
    if !adjective && (end >= site.sentence.end || site.is_end(end)) {
        return None;
    }
    let end = end.min(site.sentence.end - 1);
    // "called the office twice": no predicate follows the object.
    let held = !scene.is_adverb(end) && !scene.is(end, Classes::PREPOSITION | Classes::COORDINATOR)
        || scene.is(end, Classes::AS)
        || holds_two(scene, end, site.sentence.end)
        || (end..site.sentence.end).any(|i| scene.in_quotation(i));
    if !adjective && !held {
        return None;
    }
    let as_phrase = scene.is(end, Classes::AS) && site.frame(Frame::As) > Strength::Never;
    let small = site.frame(Frame::Small) > Strength::Never;
    let strength = if as_phrase {
        site.frame(Frame::As)
    } else {
        site.frame(Frame::Small)
    };
    if !as_phrase && !small || strength < Strength::Sure || site.is_attitude() || !site.speaks() {
        return None;
    }
    let mut close = object_end(
        scene,
        if as_phrase { end + 1 } else { start },
        site.sentence.end,
    );
    // "called the plan on Sunday “childish”": the predicate follows when it was said.
    let further = tail(scene, close, site.sentence.end, false).end;
    if further > close
        && further < site.sentence.end
        && (scene.in_quotation(further) || scene.is(further, Classes::ARTICLE))
    {
        close = object_end(scene, further, site.sentence.end);
    }
    // A predicate must follow: an adjective, a noun phrase, words in marks; or the first phrase already held both.
    (close > start + 1).then(|| {
        site.statement(
            if as_phrase {
                "as-predicate"
            } else {
                "predicate"
            },
            vec![start..close],
        )
    })
}

/// True for "on its soil theft": the noun after the preposition has another one behind it, which is the predicate.
fn holds_two(scene: &Scene<'_>, preposition: TokenId, limit: TokenId) -> bool {
    let end = plain_phrase_end(scene, preposition + 1, limit);
    scene.is(preposition, Classes::PREPOSITION)
        && (preposition + 1..end)
            .filter(|&i| {
                scene.is(i, Classes::NOUN | Classes::PLURAL_NOUN)
                    && !scene.is(
                        i,
                        Classes::PREPOSITION | Classes::DETERMINER | Classes::PRONOUN,
                    )
                    && scene.mention_at(i).is_none()
                    && !scene.is_time(i)
            })
            .count()
            > 1
}

/// `Tamm slammed the plan.`
pub(super) fn target(site: &Site<'_, '_>) -> Option<Statement> {
    object(site, site.frame(Frame::Target), "target")
}

/// `Tamm announced a review.`
pub(super) fn noun_phrase(site: &Site<'_, '_>) -> Option<Statement> {
    object(site, site.frame(Frame::Object), "noun-phrase")
}

fn object(site: &Site<'_, '_>, strength: Strength, rule: &'static str) -> Option<Statement> {
    let scene = site.scene;
    let start = object_start(site);
    if strength < Strength::Sure
        || start >= site.sentence.end
        || site.cue.passive
        || site.is_attitude()
    {
        return None;
    }
    let token = scene.token(start);
    // "called for closing the dam".
    // "denied stealing the boat".
    let gerund = token.is(Classes::VERB_ING)
        && (scene.is(site.cue.tokens.end - 1, Classes::PREPOSITION)
            || site.frame(Frame::Gerund) == Strength::Sure);
    if !(begins_phrase(token) || gerund || scene.in_quotation(start))
        || token.is(Classes::THAT | Classes::WH)
        || scene.is_time(start)
        || !site.speaks()
    {
        return None;
    }
    let end = object_end(scene, start, site.sentence.end);
    (end > start).then(|| site.statement(rule, vec![start..end]))
}

/// Where the object begins: right after the verb, or after the day that stands between: "announced today the opening".
fn object_start(site: &Site<'_, '_>) -> TokenId {
    let after = site.cue.tokens.end;
    let day = site
        .tail
        .when
        .as_ref()
        .is_some_and(|when| when.start == after && when.end == site.right());
    let object = site
        .scene
        .token_before(site.right(), site.sentence.end)
        .is_some_and(begins_phrase);
    if day && object { site.right() } else { after }
}

/// `Tamm spoke about the dam.`, `Tamm called for calm.`
pub(super) fn preposition_phrase(site: &Site<'_, '_>) -> Option<Statement> {
    let scene = site.scene;
    let at = site.cue.tokens.end;
    if at + 1 >= site.sentence.end || site.cue.passive {
        return None;
    }
    let (preposition, strength) = after_addressee(site, at)?;
    if strength < Strength::Sure || !site.speaks() || site.is_attitude() {
        return None;
    }
    let start = preposition + 1;
    if start >= site.sentence.end
        || scene.is_time(start)
        || !(begins_phrase(scene.token(start))
            || scene.in_quotation(start)
            || scene.is(start, Classes::WH | Classes::VERB_ING))
    {
        return None;
    }
    let end = object_end(scene, start, site.sentence.end);
    (end > start).then(|| site.statement("preposition-phrase", vec![start..end]))
}

fn after_addressee(site: &Site<'_, '_>, at: TokenId) -> Option<(TokenId, Strength)> {
    let scene = site.scene;
    let row = site.cue.row(scene);
    let strength = |at: TokenId| {
        let word = scene.token(at).lower;
        row.prepositions
            .iter()
            .find(|(preposition, _)| *preposition == word)
            .map(|(_, strength)| *strength)
    };
    if let Some(found) = strength(at) {
        return Some((at, found));
    }
    let further = site.right();
    (further < site.sentence.end && further > at)
        .then(|| strength(further).map(|s| (further, s)))
        .flatten()
}

/// `The plan was criticised by Tamm.`
pub(super) fn passive_by(site: &Site<'_, '_>) -> Option<Statement> {
    let scene = site.scene;
    let by = site.cue.tokens.end;
    let participle = matches!(
        site.cue.verb.form,
        crate::lexicon::VerbForm::PastOrParticiple | crate::lexicon::VerbForm::Participle
    );
    let strength = site.frame(Frame::Target).max(site.frame(Frame::Object));
    if !participle
        || by + 1 >= site.sentence.end
        || !scene.is(by, Classes::BY)
        || strength < Strength::Sure
    {
        return None;
    }
    let end = noun_phrase_end(scene, by + 1, site.sentence.end)?;
    let source = by + 1..end;
    if !super::site::can_speak(scene, &source) {
        return None;
    }
    let content = site.subject.as_ref()?.tokens.first()?.clone();
    let mut statement = site.statement("passive-by", vec![content]);
    statement.source = vec![source];
    Some(statement)
}

/// `Ruiz was accused of lying.`: nobody is named who said it.
pub(super) fn passive_clause(site: &Site<'_, '_>) -> Option<Statement> {
    let scene = site.scene;
    if !site.cue.passive {
        return None;
    }
    let next = site.right();
    if next + 1 >= site.sentence.end {
        return None;
    }
    let row = site.cue.row(scene);
    let word = scene.token(next).lower;
    let strength = if scene.is(next, Classes::THAT) {
        site.frame(Frame::That).max(site.frame(Frame::PersonThat))
    } else if scene.is(next, Classes::WH) {
        site.frame(Frame::Wh)
    } else if scene.is(next, Classes::TO) {
        // "was urged to go"; "is said to have gone".
        let said = site.frame(Frame::Quote) == Strength::Sure;
        site.frame(Frame::PersonTo).max(if said {
            site.frame(Frame::That)
        } else {
            Strength::Never
        })
    } else {
        row.person_prepositions
            .iter()
            .find(|(preposition, _)| *preposition == word)
            .map_or(Strength::Never, |(_, s)| *s)
    };
    if strength < Strength::Sure {
        return None;
    }
    let end = clause_end(scene, next, site.sentence.end);
    let mut content: Vec<Range<TokenId>> = vec![next..end];
    if !scene.is(next, Classes::THAT | Classes::WH) {
        if let Some(subject) = &site.subject {
            content.insert(0, subject.tokens.last()?.clone());
        }
    }
    let mut statement = site.statement("passive-clause", content);
    statement.source = Vec::new();
    Some(statement)
}
