//! Sieves for clauses after the verb: "said that …", "said …", "vowed to …", "asked whether …".

use crate::document::TokenId;
use crate::lexicon::{Classes, CuePart, Frame, Strength, VerbForm};
use crate::text::TokenKind;

use super::edges::{clause_end, trim};
use super::phrase::noun_phrase_end;
use super::site::Site;
use super::statement::Statement;
use super::tail::tail;

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
