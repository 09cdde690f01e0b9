//! Sieves for words in quotation marks beside a reporting verb.

use std::ops::Range;

use crate::document::{Token, TokenId};
use crate::lexicon::{Classes, Frame, Strength, VerbForm};
use crate::text::TokenKind;

use super::edges::{clause_end, front_start, trim};
use super::phrase::noun_phrase_end;
use super::site::Site;
use super::statement::Statement;
use super::subject::Link;
use super::tail::tail;

/// Words that may stand in marks without being anybody's statement.
const FEW_WORDS: usize = 3;
/// Tokens that may stand between an attribution and the rest of its quotation.
const LONGEST_ASIDE: usize = 14;
/// The longest name with appositions that signs a quotation, in tokens.
const LONGEST_SIGNATURE: usize = 14;

/// `"It holds," Tamm said.` and `"It," Tamm said, "holds."`
pub(super) fn quote_name_verb(site: &Site<'_, '_>) -> Option<Statement> {
    if site.frame(Frame::Quote) == Strength::Never || site.cue.passive {
        return None;
    }
    let subject = site.subject.as_ref()?;
    if !matches!(subject.link, Link::Adjacent | Link::Aside) {
        return None;
    }
    let quotation = site.quotation_to(subject.start)?;
    if !is_beside(site, quotation) {
        return None;
    }
    let next_sentence = site.sentence.start > site.scene.quotations[quotation].tokens.start
        && site.sentence.start >= site.scene.quotations[quotation].tokens.end;
    // `"Why?" Tamm asked in May.`: the attribution looks like a sentence of its own, but nothing else is said in it.
    let bare = site.is_end(site.right()) || closes_open(site, quotation) && !site.says_more();
    if next_sentence
        && !(bare
            || site
                .quotation_from(site.right(), site.sentence.end)
                .is_some()
                && closes_open(site, quotation))
    {
        return None;
    }
    let right = site.right();
    let closed = site.is_end(right) || site.scene.kind(right) == TokenKind::Comma;
    if !leads_over(site, quotation) && !closed {
        return None;
    }
    // `On the network's "Morning," Tamm said the dam held`: a title, and the words come after.
    let first = site.scene.quotations[quotation].tokens.start;
    let front = site.scene.sentence(first).start..first;
    let named = !front.is_empty()
        && site.scene.kind(first - 1) != TokenKind::Comma
        && (site.scene.quotations[quotation].words <= FEW_WORDS
            || !front.clone().any(|i| site.scene.is_finite(i)));
    if named && !closed && site.says_more() {
        return None;
    }
    let content = front_content(site, quotation);
    let content = with_rest(site, content, site.right());
    Some(site.statement("quote-name-verb", content))
}

/// `"It holds," said Tamm, a farmer.`
pub(super) fn quote_verb_name(site: &Site<'_, '_>) -> Option<Statement> {
    if site.frame(Frame::Quote) == Strength::Never {
        return None;
    }
    let name = site.inverted.clone()?;
    let quotation = site.quotation_to(site.cue.group)?;
    if !is_beside(site, quotation)
        || site.scene.quotations[quotation].words <= 1 && !leads_over(site, quotation)
    {
        return None;
    }
    let content = front_content(site, quotation);
    let tail = tail(site.scene, name.end, site.sentence.end, false);
    let content = with_rest(site, content, tail.end);
    let mut statement = site.statement("quote-verb-name", content);
    statement.source = vec![name];
    statement.tail = tail;
    Some(statement)
}

/// `Tamm said: "It holds."`, `Tamm said, "It holds."`, `Tamm said that "it holds".`
pub(super) fn name_verb_quote(site: &Site<'_, '_>) -> Option<Statement> {
    let strength = site.frame(Frame::Quote).max(site.frame(Frame::Colon));
    if strength == Strength::Never || site.cue.passive {
        return None;
    }
    let mut at = site.right();
    let that = at < site.sentence.end && site.scene.is(at, Classes::THAT);
    if that {
        at += 1;
    }
    let index = site.quotation_from(at, site.scene.document.tokens.len())?;
    // "Nicknamed 'the city of domes', …": a name and nobody who gives it.
    if site.subject.is_none()
        && site.cue.group == site.sentence.start
        && matches!(
            site.cue.verb.form,
            VerbForm::Participle | VerbForm::PastOrParticiple
        )
    {
        return None;
    }
    if site.names_only() {
        return None;
    }
    let quotation = &site.scene.quotations[index];
    let mark_between = quotation.tokens.start > site.right() && !that;
    let next_sentence = quotation.tokens.start >= site.sentence.end;
    if next_sentence && site.scene.kind(site.sentence.end - 1) != TokenKind::Colon
        || site.scene.document.paragraph_of(quotation.tokens.start)
            > site.scene.document.paragraph_of(site.cue.group) + 1
    {
        return None;
    }
    if strength < Strength::Sure && !mark_between && quotation.words <= FEW_WORDS {
        return None;
    }
    if !mark_between && quotation.words <= FEW_WORDS && !site.speaks() {
        return None;
    }
    let start = if that {
        site.right()
    } else {
        quotation.tokens.start
    };
    let mut end = quotation.tokens.end;
    // The clause goes on after the marks: said "it holds" because of the rain.
    if end < site.sentence.end && !ends_with_stop(site, index) {
        let further = clause_end(site.scene, end, site.sentence.end);
        if site.scene.document.tokens[end..further]
            .iter()
            .any(Token::is_word)
        {
            end = further;
        }
    }
    let content = with_rest(site, vec![start..end], end);
    Some(site.statement("name-verb-quote", content))
}

/// What stands before the attribution: the quotation, and the clause it is a part of.
pub(super) fn front_content(site: &Site<'_, '_>, index: usize) -> Vec<Range<TokenId>> {
    let quotation = &site.scene.quotations[index];
    let sentence = site.scene.sentence(quotation.tokens.start);
    let start = front_start(site.scene, &sentence, quotation.tokens.start);
    let before = start..quotation.tokens.start;
    let words = site.scene.document.tokens[before.clone()]
        .iter()
        .filter(|t| t.is_word())
        .count();
    let reported = before.clone().any(|i| {
        !site.scene.in_quotation(i)
            && (site.scene.finite_cue(i) || site.scene.kind(i) == TokenKind::Colon)
    });
    // An opening conjunction or adverb alone leads over: `But "it holds," she said`.
    let lead = words <= 2
        && before.clone().all(|i| {
            !site.scene.token(i).is_word()
                || site.scene.is(i, Classes::COORDINATOR | Classes::ADVERB)
        });
    // "urge the army to leave “the entire territory,” they said": a fragment belongs to its clause.
    let opens_aside = before
        .clone()
        .find(|&i| site.scene.token(i).is_word())
        .is_some_and(|i| {
            site.scene.is(
                i,
                Classes::SUBORDINATOR | Classes::WH | Classes::VERB_ING | Classes::VERB_PARTICIPLE,
            )
        });
    let last = quotation.tokens.start.saturating_sub(1);
    let fragment = words > 0
        && site.scene.kind(last) == TokenKind::Word
        && !opens_aside
        && !before
            .clone()
            .any(|i| site.scene.is(i, Classes::RELATIVE) && site.scene.finite_cue(i + 1));
    if words == 0 || reported && !fragment || lead {
        return vec![quotation.tokens.clone()];
    }
    vec![start..quotation.tokens.end]
}

/// Adds what follows the attribution: `…," she said. "And it will."`, `…," she said, "and it will"`.
fn with_rest(
    site: &Site<'_, '_>,
    mut content: Vec<Range<TokenId>>,
    at: TokenId,
) -> Vec<Range<TokenId>> {
    let mut at = at.max(content.last().map_or(0, |part| part.end));
    // Broken more than once: `"It," she said, "will hold," and after a pause, "I hope."`.
    while let Some(further) = further_part(site, at) {
        at = further.end;
        let quoted = site.scene.in_quotation(further.start);
        content.push(further);
        if !quoted || at >= site.sentence.end {
            break;
        }
    }
    content
}

/// The next part of a quotation after `at`.
fn further_part(site: &Site<'_, '_>, at: TokenId) -> Option<Range<TokenId>> {
    let scene = site.scene;
    let paragraph = scene.document.paragraphs[scene.document.paragraph_of(site.cue.group)]
        .tokens
        .clone();
    let begin = at;
    let mut at = at;
    while at < paragraph.end
        && !scene.in_quotation(at)
        && !scene.token(at).is_word()
        && !matches!(scene.kind(at), TokenKind::Open | TokenKind::Markup)
    {
        at += 1;
    }
    if at >= paragraph.end {
        return None;
    }
    if !scene.in_quotation(at) {
        // "he said two days after the attack, “which …”".
        match quotation_after_aside(site, at) {
            Some(start) => at = start,
            None => return interrupted(site, begin),
        }
    }
    let index = scene.quotation_at(at)?;
    let quotation = &scene.quotations[index];
    // `she said on the radio's "Morning," adding`: a title, not the words again.
    let named = at == begin
        && at > 0
        && (scene.is(at - 1, Classes::PREPOSITION | Classes::DETERMINER)
            || scene.token(at - 1).is_possessive(scene.document.text));
    if quotation.tokens.start != at || named {
        return None;
    }
    let same = at < site.sentence.end;
    if !same && quotation.words <= FEW_WORDS && !ends_with_stop(site, index) {
        return None;
    }
    let mut end = quotation.tokens.end;
    if !ends_with_stop(site, index) {
        let sentence = scene.sentence(quotation.tokens.end - 1);
        // `"…," she said. "Nobody" knew it.` is the article again, unless it is the same sentence.
        if !same && followed_by_attribution(site, quotation.tokens.end, sentence.end) {
            return None;
        }
        let further = clause_end(scene, end.min(sentence.end), sentence.end);
        let broken = quotation_after_aside(site, end).is_some();
        if same
            && !broken
            && scene.document.tokens[end..further.max(end)]
                .iter()
                .any(Token::is_word)
        {
            end = further;
        }
    }
    if followed_by_attribution(site, end, scene.sentence(end - 1).end.max(end)) {
        return None;
    }
    Some(quotation.tokens.start..end)
}

/// Where a quotation goes on after a few more words about when or where it was said.
fn quotation_after_aside(site: &Site<'_, '_>, at: TokenId) -> Option<TokenId> {
    let scene = site.scene;
    for next in at..site.sentence.end.min(at + LONGEST_ASIDE) {
        if scene.in_quotation(next) {
            let comma = scene.kind(next - 1) == TokenKind::Comma;
            let starts = scene
                .quotation_at(next)
                .is_some_and(|index| scene.quotations[index].tokens.start == next);
            return (comma && starts).then_some(next);
        }
        // "he said of Ruiz and Tamm, “…”"; ", and after a pause, “…”".
        let names = next + 1 < site.sentence.end && scene.mention_at(next + 1).is_some();
        let joined = scene.is(next, Classes::COORDINATOR) && next > at + 1 && !names;
        if scene.is_finite(next) || scene.gerund_cue(next) || joined {
            return None;
        }
    }
    None
}

/// True if the quotation that ends at `end` has an attribution of its own behind it.
fn followed_by_attribution(site: &Site<'_, '_>, end: TokenId, limit: TokenId) -> bool {
    let scene = site.scene;
    let mut words = 0;
    for at in end..limit {
        if scene.in_quotation(at) {
            return false;
        }
        if scene.finite_cue(at) {
            return true;
        }
        words += usize::from(scene.token(at).is_word());
        if words > 8 {
            return false;
        }
    }
    false
}

/// The clause that goes on after ", she said,".
fn interrupted(site: &Site<'_, '_>, at: TokenId) -> Option<Range<TokenId>> {
    let scene = site.scene;
    if at + 1 >= site.sentence.end || scene.kind(at) != TokenKind::Comma {
        return None;
    }
    let start = at + 1;
    let end = clause_end(scene, at, site.sentence.end);
    let leaves = scene.is(
        start,
        Classes::COORDINATOR
            | Classes::RELATIVE
            | Classes::VERB_ING
            | Classes::PREPOSITION
            | Classes::SUBORDINATOR,
    ) || scene.is_adverb(start);
    (!leaves && end > start + 2 && (start..end).any(|i| scene.is_finite(i)))
        .then(|| start..trim(scene, start, end))
}

/// True if the quotation ends with a comma, question or exclamation mark, or a comma follows it: it leads over.
fn leads_over(site: &Site<'_, '_>, index: usize) -> bool {
    let quotation = &site.scene.quotations[index];
    let last = last_inner(site, index);
    let inside = last.is_some_and(|i| {
        matches!(
            site.scene.kind(i),
            TokenKind::Comma
                | TokenKind::Question
                | TokenKind::Exclamation
                | TokenKind::Ellipsis
                | TokenKind::Dash
        )
    });
    let outside = site
        .scene
        .document
        .tokens
        .get(quotation.tokens.end)
        .is_some_and(|t| matches!(t.kind, TokenKind::Comma | TokenKind::Dash));
    inside || outside
}

/// True if a quotation stands in the paragraph of the verb, or ends with a comma that leads over to it.
fn is_beside(site: &Site<'_, '_>, index: usize) -> bool {
    let document = site.scene.document;
    let quotation = &site.scene.quotations[index];
    document.paragraph_of(quotation.tokens.end - 1) == document.paragraph_of(site.cue.group)
        || last_inner(site, index).is_some_and(|i| site.scene.kind(i) == TokenKind::Comma)
}

fn closes_open(site: &Site<'_, '_>, index: usize) -> bool {
    last_inner(site, index).is_some_and(|i| {
        matches!(
            site.scene.kind(i),
            TokenKind::Comma | TokenKind::Question | TokenKind::Exclamation
        )
    })
}

/// The last token between the marks, the closing marks of inner quotations left off.
fn last_inner(site: &Site<'_, '_>, index: usize) -> Option<TokenId> {
    let inner = &site.scene.quotations[index].inner;
    inner
        .clone()
        .rev()
        .find(|&i| !site.scene.token(i).is_mark())
}

/// True if the quotation ends with a full stop of its own, or its sentence ends with it.
fn ends_with_stop(site: &Site<'_, '_>, index: usize) -> bool {
    let quotation = &site.scene.quotations[index];
    let inside = quotation
        .inner
        .end
        .checked_sub(1)
        .filter(|&i| i >= quotation.inner.start)
        .is_some_and(|i| site.scene.token(i).ends_sentence());
    let after = site.scene.document.tokens.get(quotation.tokens.end);
    inside || !quotation.closed || after.is_none_or(|t| t.ends_sentence() || t.breaks > 0)
}

/// `"It holds" — Tamm`: used by the sieve for quotations signed with a dash.
pub(super) fn signature(scene: &super::scene::Scene<'_>, index: usize) -> Option<Range<TokenId>> {
    let quotation = &scene.quotations[index];
    let dash = quotation.tokens.end;
    let token = scene.document.tokens.get(dash)?;
    if token.kind != TokenKind::Dash
        || scene.document.paragraph_of(dash)
            > scene.document.paragraph_of(quotation.tokens.start) + 1
    {
        return None;
    }
    let paragraph = &scene.document.paragraphs[scene.document.paragraph_of(dash)];
    let start = dash + 1;
    scene
        .document
        .tokens
        .get(start)
        .filter(|t| start < paragraph.tokens.end && t.is_capital())?;
    let end = noun_phrase_end(scene, start, paragraph.tokens.end)?;
    (end - start <= LONGEST_SIGNATURE).then_some(start..end)
}
