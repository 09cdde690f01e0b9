//! Sieves for clauses: "said that …", "said …", "…, she said", "according to …".

use std::ops::Range;

use crate::document::{Token, TokenId};
use crate::lexicon::{Classes, CuePart, Frame, Strength, VerbForm};
use crate::text::TokenKind;

use super::edges::{clause_end, closes_with_attribution, front_start, is_according, trim};
use super::phrase::noun_phrase_end;
use super::quoted::front_content;
use super::scene::Scene;
use super::site::{Site, can_speak};
use super::statement::Statement;
use super::subject::{Link, Subject};
use super::tail::tail;

/// What goes on after "In the end, Tamm said," is a clause from this length on, in tokens.
const SHORTEST_REST: usize = 4;

/// Words between a source and a colon, in tokens: "According to Tamm from the village of Oru:".
const LONGEST_PLACE: usize = 10;

/// `Tamm said that the dam held.`
pub(super) fn that_clause(site: &Site<'_, '_>) -> Option<Statement> {
    let strength = site.frame(Frame::That).max(site.frame(Frame::PersonThat));
    let that = site.right();
    if that + 1 >= site.sentence.end
        || !site.scene.is(that, Classes::THAT)
        || strength == Strength::Never
    {
        return None;
    }
    if strength == Strength::Doubtful && !site.speaks() || site.is_attitude() && !site.is_public() {
        return None;
    }
    // "said that was enough": a pronoun, and the bare clause begins with it.
    if site.scene.is(that + 1, Classes::FINITE_AUXILIARY) {
        return None;
    }
    let end = clause_end(site.scene, that, site.sentence.end);
    (end > that + 1).then(|| site.statement("that-clause", vec![that..end]))
}

/// `Tamm said the dam held.`
pub(super) fn bare_clause(site: &Site<'_, '_>) -> Option<Statement> {
    let start = after_time(site);
    let strength = site.frame(Frame::Zero).max(
        if site.tail.addressee.is_some() || site.tail.occasion.is_some() {
            site.frame(Frame::PersonThat)
        } else {
            Strength::Never
        },
    );
    if strength == Strength::Never
        || start + 1 >= site.sentence.end
        || site.cue.passive && site.frame(Frame::Quote) < Strength::Sure
    {
        return None;
    }
    if site.subject.is_none()
        || !begins_clause(site, start)
        || site.is_attitude() && !site.is_public()
    {
        return None;
    }
    // "in an interview aired on Monday": a participle is no clause, unless its subject stands before the attribution.
    let opens = site.scene.token(start);
    if opens.is(Classes::VERB_PAST | Classes::VERB_PARTICIPLE)
        && !opens.is(Classes::NOUN | Classes::ADJECTIVE)
        && opens.kind == TokenKind::Word
        && !opens.is_capital()
        && !site.has_gap()
        || opens.is(Classes::REFLEXIVE)
        || site.cue.passive && opens.is(Classes::PREPOSITION)
    {
        return None;
    }
    let end = clause_end(site.scene, start, site.sentence.end);
    // What follows "said" is a clause even where no verb is recognised: "people misunderstand it".
    let sure = strength == Strength::Sure
        && site.frame(Frame::Quote) == Strength::Sure
        && site.frame(Frame::Object) == Strength::Never
        && end > start + 2;
    let verb = sure || (start..end).any(|i| site.scene.is_finite(i));
    let plain = site.frame(Frame::Object) < Strength::Sure
        && site.cue.row(site.scene).prepositions.is_empty();
    let ahead = site.clause_ahead(start) || site.is_within_relative();
    if !verb || strength == Strength::Doubtful && !(site.speaks() && ahead) || !plain && !ahead {
        return None;
    }
    let mut content = vec![start..end];
    // "a mill, which officials say was empty": the pronoun is the subject of what they say, and so is what it stands
    // for where no comma parts them: "a mill that officials say was empty".
    if site.has_gap() && site.scene.is_finite(start) {
        let pronoun = site.attribution_start() - 1;
        let mut begin = pronoun;
        while begin > site.sentence.start
            && !site.scene.in_quotation(begin - 1)
            && (site.scene.is_nominal(begin - 1) || site.scene.is(begin - 1, Classes::OF))
            && !site.scene.is_finite(begin - 1)
        {
            begin -= 1;
        }
        content.insert(0, begin..pronoun + 1);
    }
    Some(site.statement("bare-clause", content))
}

/// Where the clause after the verb begins; of "says this year, the lake has shrunk" behind the comma.
fn after_time(site: &Site<'_, '_>) -> TokenId {
    let right = site.right();
    let time = site.tail.when.as_ref().is_some_and(|when| {
        when.start == site.cue.tokens.end
            && when.end == right
            && site.scene.is(when.start, Classes::DEMONSTRATIVE)
    });
    let comma = site
        .scene
        .token_before(right, site.sentence.end)
        .is_some_and(|token| token.kind == TokenKind::Comma);
    if time && comma && site.clause_ahead(right + 1) {
        right + 1
    } else {
        right
    }
}

fn begins_clause(site: &Site<'_, '_>, at: TokenId) -> bool {
    let token = site.scene.token(at);
    if site.scene.in_quotation(at) {
        return true;
    }
    match token.kind {
        TokenKind::Number | TokenKind::Symbol => true,
        TokenKind::Word => {
            !token.is(Classes::COORDINATOR | Classes::TO | Classes::AS | Classes::RELATIVE)
                || token.is(Classes::DEMONSTRATIVE)
        }
        _ => false,
    }
}

/// `The dam held, Tamm said.`, `The dam, Tamm said, held.`, `The dam held, said Tamm.`
pub(super) fn clause_before(site: &Site<'_, '_>) -> Option<Statement> {
    let quoting = site.frame(Frame::Quote).max(site.frame(Frame::Zero));
    if quoting < Strength::Sure || site.cue.passive || !site.cue.finite || site.is_attitude() {
        return None;
    }
    let scene = site.scene;
    let inverted = site.inverted.clone().map(|name| {
        let end = tail(scene, name.end, site.sentence.end, false).end;
        (vec![name], end)
    });
    // "In the end, the dam held, said Tamm": what stands between commas before the verb is no apposition.
    let behind = site.frame(Frame::Inverted) == Strength::Sure
        && site.frame(Frame::Object) == Strength::Never
        && inverted.as_ref().is_some_and(|(name, end)| {
            can_speak(scene, &name[0]) && (site.is_end(*end) || runs_on(site, *end, true))
        });
    let (source, after, mut left) = match &site.subject {
        Some(subject)
            if subject.link == Link::Adjacent
                || subject.link == Link::Aside && !(behind && is_clause_part(scene, subject)) =>
        {
            (
                subject.tokens.clone(),
                site.right(),
                site.attribution_start(),
            )
        }
        _ => inverted.map(|(name, end)| (name, end, site.cue.group))?,
    };
    // "The lake is dying, as Tamm put it".
    let parenthetical = left > site.sentence.start && scene.is(left - 1, Classes::AS);
    left -= usize::from(parenthetical);
    let comma = left.checked_sub(1).filter(|&i| {
        i > site.sentence.start && scene.kind(i) == TokenKind::Comma && !scene.in_quotation(i)
    })?;
    let goes_on = after < site.sentence.end && scene.kind(after) == TokenKind::Comma;
    let inverted = source
        .first()
        .is_some_and(|s| s.start >= site.cue.tokens.end);
    let closed = site.is_end(after) || runs_on(site, after, inverted);
    if !closed && !goes_on {
        return None;
    }
    let start = front_start(scene, &site.sentence, comma);
    let front = start..comma;
    let opening = is_opening_phrase(site, &front);
    if front.is_empty() || opening && (parenthetical || !closed && rest(site, after, true).is_none()) {
        return None;
    }
    let mut content = vec![front];
    if goes_on && !closed {
        content.extend(rest(site, after, opening));
    }
    // What follows "In the end, Tamm said," is a clause even where no verb is recognised.
    let sure = site.frame(Frame::Quote).min(site.frame(Frame::Zero)) == Strength::Sure
        && content.get(1).is_some_and(|rest| rest.len() >= SHORTEST_REST);
    let whole = sure
        || content.iter().any(|part| {
            part.clone()
                .any(|i| scene.in_quotation(i) || scene.is_finite(i))
        })
        || closed && may_be_clause(site, &content[0]);
    if !whole {
        return None;
    }
    let mut statement = site.statement("clause-before", content);
    statement.source = source;
    Some(statement)
}

/// True for words between commas that are no apposition to a name: the end of the clause before the verb.
fn is_clause_part(scene: &Scene<'_>, subject: &Subject) -> bool {
    !scene.is_agent(subject.start)
        && !subject
            .tokens
            .iter()
            .cloned()
            .flatten()
            .any(|at| scene.is(at, Classes::RELATIVE) && !scene.is(at, Classes::THAT))
}

/// True for words with a noun and, behind it, what has the form of a verb: "farms need water".
fn may_be_clause(site: &Site<'_, '_>, words: &Range<TokenId>) -> bool {
    let scene = site.scene;
    let says = site.frame(Frame::Quote).min(site.frame(Frame::Zero)) == Strength::Sure
        && site.frame(Frame::Object) == Strength::Never;
    says && !scene.is(
        words.start,
        Classes::PREPOSITION | Classes::ADVERBIAL | Classes::VERB_ING,
    )
        && words.clone().skip(1).any(|at| {
            scene.is(at, Classes::VERB | Classes::VERB_THIRD)
                && !scene.token(at).is_capital()
                && scene.mention_at(at).is_none()
                && scene.is_nominal(at - 1)
                && !scene.is(
                    at - 1,
                    Classes::DETERMINER | Classes::POSSESSIVE_DETERMINER | Classes::ADJECTIVE,
                )
                || scene.is(at, Classes::VERB | Classes::VERB_THIRD)
                    && scene.is_adverb(at - 1)
                    && scene.mention_at(at).is_none()
        })
}

/// True if what follows the attribution is about it and not what was said: "…, Tamm said before she left",
/// "…, said Tamm, a farmer who stayed".
fn runs_on(site: &Site<'_, '_>, after: TokenId, inverted: bool) -> bool {
    let scene = site.scene;
    let Some(token) = scene.token_before(after, site.sentence.end) else {
        return false;
    };
    let own = site
        .cue
        .row(scene)
        .prepositions
        .iter()
        .any(|(word, _)| *word == token.lower);
    // "Although the dam held, Tamm said before …": the clause in front is not what was said.
    let dependent = scene.is(
        site.sentence.start,
        Classes::SUBORDINATOR | Classes::PREPOSITION | Classes::ADVERBIAL,
    );
    let says = site.frame(Frame::Quote).min(site.frame(Frame::Zero)) == Strength::Sure;
    let circumstance = token
        .is(Classes::ADVERBIAL | Classes::TIME_SUBORDINATOR | Classes::PREPOSITION)
        && !token.is(Classes::THAT | Classes::COORDINATOR)
        && !(token.is(Classes::TO) && !begins_phrase_after(site, after))
        && says
        && !own
        && !dependent;
    let further = usize::from(scene.is_adverb(after));
    let apposition = inverted
        && (token.is(Classes::RELATIVE)
            || scene
                .token_before(after + further, site.sentence.end)
                .is_some_and(|next| next.is(Classes::VERB_ING))
            || token.kind == TokenKind::Comma
                && scene
                    .token_before(after + 1, site.sentence.end)
                    .is_some_and(|next| {
                        next.is(Classes::ARTICLE | Classes::RELATIVE)
                            || next.is(Classes::PREPOSITION)
                                && !next.is(Classes::SUBORDINATOR | Classes::COORDINATOR)
                    }));
    (circumstance || apposition) && !scene.in_quotation(after)
}

/// True for the "to" of "to the convention", not of "to stop".
fn begins_phrase_after(site: &Site<'_, '_>, preposition: TokenId) -> bool {
    let next = site
        .scene
        .token_before(preposition + 1, site.sentence.end);
    next.is_some_and(|next| {
        next.is(Classes::DETERMINER | Classes::POSSESSIVE_DETERMINER | Classes::PLURAL_NOUN)
            || next.is_capital()
    })
}

/// True for "On Monday" and "However": no clause of its own.
fn is_opening_phrase(site: &Site<'_, '_>, front: &Range<TokenId>) -> bool {
    !front
        .clone()
        .any(|i| site.scene.is_finite(i) || site.scene.in_quotation(i))
}

/// What goes on after ", she said,"; `alone` if nothing but a circumstance stands before it.
fn rest(site: &Site<'_, '_>, comma: TokenId, alone: bool) -> Option<Range<TokenId>> {
    let scene = site.scene;
    let start = comma + 1;
    if start >= site.sentence.end
        || closes_with_attribution(scene, start, site.sentence.end)
        || scene.gerund_cue(start)
        || is_according(scene, start)
        || super::tail::cites(scene, start)
        || scene.is(start, Classes::VERB_ING)
            && !scene.is(start, Classes::PREPOSITION)
            && !(alone && is_gerund_subject(site, start))
    {
        return None;
    }
    let verb = start + usize::from(scene.is(start, Classes::COORDINATOR));
    if verb < site.sentence.end && scene.finite_cue(verb) {
        return None;
    }
    let end = clause_end(scene, start, site.sentence.end);
    (end > start).then_some(start..end)
}

/// "Addressing such cases can be hard": a gerund that is the subject of the verb after it.
fn is_gerund_subject(site: &Site<'_, '_>, gerund: TokenId) -> bool {
    let scene = site.scene;
    (gerund + 1..site.sentence.end)
        .take_while(|&i| {
            scene.kind(i) != TokenKind::Comma
                && !scene.is(i, Classes::THAT | Classes::RELATIVE | Classes::WH)
        })
        .any(|i| scene.is_finite(i))
}

/// `According to Tamm, the dam held.`, `The dam held, according to Tamm.`
pub(super) fn according_to(site: &Site<'_, '_>) -> Option<Statement> {
    let scene = site.scene;
    if site.cue.verb.form != VerbForm::Fixed
        || site.cue.row(scene).part != CuePart::Phrase
        || !is_according(scene, site.cue.tokens.start)
    {
        return None;
    }
    let source_start = site.cue.tokens.end;
    let source_end = noun_phrase_end(scene, source_start, site.sentence.end)?;
    let source = source_start..source_end;
    // "according to plan", "according to age": nobody speaks.
    if !can_speak(scene, &source)
        && !source.clone().any(|i| {
            scene.token(i).is_capital()
                || scene.is(
                    i,
                    Classes::DETERMINER | Classes::POSSESSIVE_DETERMINER | Classes::PLURAL_NOUN,
                )
        })
    {
        return None;
    }
    let before = front_start(scene, &site.sentence, site.cue.tokens.start)..site.cue.tokens.start;
    let opening = !scene.document.tokens[before.clone()]
        .iter()
        .any(Token::is_word)
        || !before
            .clone()
            .any(|i| scene.is_finite(i) || scene.in_quotation(i))
            && before.len() <= 3;
    // "…, since, according to Tamm, the lake has shrunk": a clause begins before it and goes on after it.
    let led = before.len() >= 2
        && scene.kind(before.end - 1) == TokenKind::Comma
        && scene.is(
            before.end - 2,
            Classes::SUBORDINATOR | Classes::COORDINATOR | Classes::THAT,
        );
    let opening = opening || led;
    // "The lake, according to Tamm, has lost": the verb of the clause comes after.
    let middle = opening
        && before.len() > 1
        && scene.kind(before.end - 1) == TokenKind::Comma
        && source_end + 2 < site.sentence.end
        && scene.kind(source_end) == TokenKind::Comma
        && scene.is_finite(source_end + 1 + usize::from(scene.is_adverb(source_end + 1)));
    let content = if middle {
        let rest = source_end + 1..clause_end(scene, source_end + 1, site.sentence.end);
        vec![before.start..trim(scene, before.start, before.end), rest]
    } else if opening {
        let limit = scene.document.tokens.len();
        let colon = (source_end..limit.min(source_end + LONGEST_PLACE))
            .take_while(|&i| !scene.in_quotation(i) && !scene.is_finite(i))
            .find(|&i| scene.kind(i) == TokenKind::Colon);
        if let Some(index) = colon.and_then(|colon| site.quotation_from(colon, limit)) {
            // "According to Tamm: “…”".
            vec![scene.quotations[index].tokens.clone()]
        } else {
            let comma = (source_end..site.sentence.end)
                .find(|&i| scene.kind(i) == TokenKind::Comma && !scene.in_quotation(i))?;
            let end = clause_end(scene, comma + 1, site.sentence.end);
            vec![comma + 1..end]
        }
    } else {
        let start = before.start;
        let end = trim(scene, start, before.end);
        let mut content = vec![start..end];
        if let Some(index) = site.quotation_to(site.cue.tokens.start) {
            content = front_content(site, index);
        }
        let between = before.end > 0 && scene.kind(before.end - 1) == TokenKind::Comma;
        if between
            && source_end + 2 < site.sentence.end
            && scene.kind(source_end) == TokenKind::Comma
        {
            let further = source_end + 1..clause_end(scene, source_end + 1, site.sentence.end);
            let clause = further.len() > 2
                && !scene.is(further.start, Classes::VERB_ING | Classes::RELATIVE);
            if clause && !content[0].clone().any(|i| scene.is_finite(i))
                || clause && scene.is_finite(further.start)
            {
                content.push(further);
            }
        }
        content
    };
    if content.iter().all(Range::is_empty) {
        return None;
    }
    let mut statement = site.statement("according-to", content);
    statement.source = vec![source];
    Some(statement)
}

/// `As Tamm reported, the dam held.`, `As reported by Tamm, the dam held.`
pub(super) fn as_reported(site: &Site<'_, '_>) -> Option<Statement> {
    let scene = site.scene;
    let sure = site.frame(Frame::Quote).min(site.frame(Frame::Zero)) == Strength::Sure;
    if !sure || site.is_attitude() {
        return None;
    }
    let opens = |at: TokenId| {
        at.checked_sub(1).is_some_and(|i| {
            i >= site.sentence.start
                && scene.is(i, Classes::AS)
                && front_start(scene, &site.sentence, i + 1) == i
        })
    };
    let (source, circumstances) = match &site.subject {
        // "As I write this, …" says nothing of what is written.
        Some(subject)
            if subject.link == Link::Adjacent
                && opens(subject.start)
                && site.tail.addressee.is_none() =>
        {
            (subject.tokens.clone(), site.tail.clone())
        }
        None if opens(site.cue.tokens.start)
            && scene
                .token_before(site.cue.tokens.end, site.sentence.end)
                .is_some_and(|next| next.is(Classes::BY)) =>
        {
            let start = site.cue.tokens.end + 1;
            let end = noun_phrase_end(scene, start, site.sentence.end)?;
            (
                vec![start..end],
                tail(scene, end, site.sentence.end, false),
            )
        }
        _ => return None,
    };
    let comma = circumstances.end;
    if !source.iter().any(|part| can_speak(scene, part))
        || scene.token_before(comma, site.sentence.end)?.kind != TokenKind::Comma
    {
        return None;
    }
    let content = rest(site, comma, true)?;
    let clause = content.clone().any(|i| scene.in_quotation(i) || scene.is_finite(i));
    clause.then(|| {
        let mut statement = site.statement("as-reported", vec![content]);
        statement.source = source;
        statement.tail = circumstances;
        statement
    })
}

/// `Tamm asked whether it held.`
pub(super) fn question_clause(site: &Site<'_, '_>) -> Option<Statement> {
    let start = site.right();
    let strength = site.frame(Frame::Wh);
    if strength == Strength::Never
        || start + 1 >= site.sentence.end
        || !site.scene.is(start, Classes::WH)
        || site.scene.in_quotation(start)
        || site.is_attitude()
    {
        return None;
    }
    if strength == Strength::Doubtful && !site.speaks() {
        return None;
    }
    let end = clause_end(site.scene, start, site.sentence.end);
    (end > start + 1).then(|| site.statement("question-clause", vec![start..end]))
}

/// `Asked whether it held, Tamm nodded.`, `when asked by Oru about the dam`.
pub(super) fn asked(site: &Site<'_, '_>) -> Option<Statement> {
    let scene = site.scene;
    let participle = matches!(
        site.cue.verb.form,
        VerbForm::PastOrParticiple | VerbForm::Participle
    );
    let opens = site.cue.group.checked_sub(1).is_none_or(|i| {
        i < site.sentence.start
            || scene.is(i, Classes::SUBORDINATOR | Classes::WH)
            || scene.kind(i) == TokenKind::Comma
    });
    if !participle || site.frame(Frame::Wh) < Strength::Sure || !(opens || site.cue.passive) {
        return None;
    }
    let mut at = site.cue.tokens.end;
    let mut source = Vec::new();
    while at < site.sentence.end && scene.is_adverb(at) {
        at += 1;
    }
    if at < site.sentence.end && scene.is(at, Classes::BY) {
        let end = noun_phrase_end(scene, at + 1, site.sentence.end)?;
        source.push(at + 1..end);
        at = tail(scene, end, site.sentence.end, false).end;
    } else {
        at = site.right().max(at);
    }
    let row = site.cue.row(scene);
    let token = scene.token_before(at, site.sentence.end)?;
    let preposition = row
        .person_prepositions
        .iter()
        .chain(&row.prepositions)
        .any(|(word, _)| *word == token.lower);
    let to = token.is(Classes::TO) && site.frame(Frame::PersonTo) == Strength::Sure;
    if !(token.is(Classes::WH) || to || preposition) {
        return None;
    }
    let comma = (at..site.sentence.end)
        .find(|&i| scene.kind(i) == TokenKind::Comma && !scene.in_quotation(i))
        .unwrap_or(site.sentence.end);
    let end = clause_end(scene, at, comma);
    let mut statement = site.statement("asked", vec![at..end]);
    statement.source = source;
    Some(statement)
}

/// `Tamm vowed to rebuild.`
pub(super) fn infinitive(site: &Site<'_, '_>) -> Option<Statement> {
    let start = site.right();
    let strength = site.frame(Frame::To);
    let scene = site.scene;
    if strength < Strength::Sure
        || start + 1 >= site.sentence.end
        || !scene.is(start, Classes::TO)
        || site.is_attitude()
    {
        return None;
    }
    let mut verb = start + 1;
    while verb < site.sentence.end && scene.is_adverb(verb) {
        verb += 1;
    }
    if verb >= site.sentence.end
        || !(scene.is(
            verb,
            Classes::VERB | Classes::BE | Classes::HAVE | Classes::DO,
        ) || scene.in_quotation(verb))
    {
        return None;
    }
    let end = clause_end(scene, start, site.sentence.end);
    let mut statement = site.statement("infinitive", vec![start..end]);
    // "refused to confirm": a statement not made.
    let refused = scene.lexicon.text(site.cue.row(scene).class) == "refuse";
    statement.negated |= refused
        && scene.phrases.verb_uses_at(verb).any(|found| {
            found.form == VerbForm::Base
                && scene.lexicon.verb(found.verb).part == CuePart::Verb
                && !scene.lexicon.is_attitude(scene.lexicon.verb(found.verb))
        });
    Some(statement)
}

/// `Tamm said: it holds.` without quotation marks.
pub(super) fn after_colon(site: &Site<'_, '_>) -> Option<Statement> {
    let colon = site.right();
    let fits = site.frame(Frame::Quote).max(site.frame(Frame::Colon)) == Strength::Sure
        && colon + 2 < site.sentence.end
        && site.scene.kind(colon) == TokenKind::Colon
        && !site.cue.passive;
    if !fits || site.subject.is_none() {
        return None;
    }
    let end = trim(site.scene, colon + 1, site.sentence.end);
    Some(site.statement("after-colon", vec![colon + 1..end]))
}
