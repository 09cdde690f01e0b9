//! Reporting verbs in their group: auxiliaries, negation and adverbs around them.

use std::ops::Range;

use crate::document::{Shape, TokenId};
use crate::lexicon::{Classes, CuePart, Frame, Strength, Verb, VerbForm, VerbUse};
use crate::text::TokenKind;

use super::scene::Scene;

/// Tokens to the left of a verb in which a relative pronoun is looked for.
const LONGEST_GAP: usize = 8;

/// A reporting verb or phrase outside quotation marks.
#[derive(Clone, Debug)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is one grammatical feature of the group"
)]
pub(super) struct Cue {
    /// The word itself.
    pub tokens: Range<TokenId>,
    /// First token of its group, auxiliaries included.
    pub group: TokenId,
    /// Which word, in which form.
    pub verb: VerbUse,
    /// "did not say", "refused to".
    pub negated: bool,
    /// "would say", "should".
    pub modal: bool,
    /// "to say".
    pub infinitive: bool,
    /// "was told", "is quoted".
    pub passive: bool,
    /// The verb needs a subject of its own (finite), or takes that of the main clause (participle).
    pub finite: bool,
}

impl Cue {
    /// The row of `words/verbs.csv`.
    pub fn row<'a>(&self, scene: &Scene<'a>) -> &'a Verb {
        scene.lexicon.verb(self.verb.verb)
    }

    /// How far a complement of this verb marks reported speech.
    pub fn frame(&self, scene: &Scene<'_>, frame: Frame) -> Strength {
        self.row(scene).frame(frame)
    }
}

/// The reporting verbs of a stretch of tokens, from left to right; of two readings the longer one.
pub(super) fn cues(scene: &Scene<'_>, stretch: Range<TokenId>) -> Vec<Cue> {
    let mut found: Vec<Cue> = Vec::new();
    for readings in scene.phrases.verbs_within(&stretch) {
        let at = readings[0].start as TokenId;
        if found.last().is_some_and(|last| at < last.tokens.end)
            || scene.in_quotation(at)
            || scene.mention_at(at).is_some()
        {
            continue;
        }
        let best = readings
            .iter()
            .filter(|reading| {
                let row = scene.lexicon.verb(reading.value.verb);
                let fits = match row.part {
                    CuePart::Verb => true,
                    CuePart::Noun => false,
                    // Of the phrases only "according to" and its like make statements.
                    CuePart::Phrase => row.frame(Frame::Quote) == Strength::Sure,
                };
                reading.end as TokenId <= stretch.end && fits
            })
            .max_by_key(|reading| reading.end);
        if let Some(best) = best {
            found.extend(read(scene, &stretch, best.tokens(), best.value));
        }
    }
    found
}

#[allow(
    clippy::too_many_lines,
    reason = "one case a verb form, read side by side"
)]
fn read(
    scene: &Scene<'_>,
    stretch: &Range<TokenId>,
    tokens: Range<TokenId>,
    verb: VerbUse,
) -> Option<Cue> {
    let mut cue = Cue {
        group: tokens.start,
        tokens,
        verb,
        negated: false,
        modal: false,
        infinitive: false,
        passive: false,
        finite: true,
    };
    let first = scene.token(cue.tokens.start);
    if verb.form == VerbForm::Fixed {
        return Some(cue);
    }
    if first.shape == Shape::Capital
        && !scene.opens_sentence(cue.tokens.start)
        && first.is(Classes::NOUN)
    {
        return None;
    }
    let mut auxiliary = Classes::NONE;
    let mut at = cue.tokens.start;
    if at > stretch.start && scene.kind(at - 1) == TokenKind::Hyphen && !scene.token(at).spaced {
        // "re-affirmed" is said, "so-called" is not.
        let prefix = at.checked_sub(2).filter(|&i| {
            i >= stretch.start
                && scene.token(i).is(Classes::VERB_PREFIX)
                && scene.mention_at(i).is_none()
        })?;
        at = prefix;
        cue.tokens.start = prefix;
    }
    while at > stretch.start {
        let before = scene.token(at - 1);
        if before.kind == TokenKind::Clitic && scene.is_finite(at - 1) {
            auxiliary |= Classes::HAVE;
            cue.modal |= before.is(Classes::CLITIC_MODAL);
        } else if before.kind != TokenKind::Word || scene.mention_at(at - 1).is_some() {
            break;
        } else if before.is(Classes::NEGATION) {
            cue.negated = true;
            auxiliary |= before.classes;
        } else if before.is(Classes::BE | Classes::HAVE | Classes::DO | Classes::MODAL) {
            if before.is(Classes::BE) && !auxiliary.any(Classes::BE) {
                cue.passive =
                    matches!(verb.form, VerbForm::PastOrParticiple | VerbForm::Participle);
            }
            cue.modal |= before.is(Classes::HYPOTHETICAL) && before.is(Classes::MODAL);
            auxiliary |= before.classes;
        } else if before.is(Classes::TO) && matches!(verb.form, VerbForm::Base) {
            cue.infinitive = true;
            cue.finite = false;
            at -= 1;
            break;
        } else if !scene.is_adverb(at - 1) && !is_between(scene, at - 1, stretch.start, verb.form) {
            break;
        }
        at -= 1;
    }
    // An opening adverb belongs to the sentence: "Later, he said" and "Also said".
    while at < cue.tokens.start && scene.is_adverb(at) && at == stretch.start {
        at += 1;
    }
    cue.group = at;
    let helped = auxiliary.any(Classes::BE | Classes::HAVE | Classes::DO | Classes::MODAL);
    // "have claims": a noun.
    if verb.form == VerbForm::Third && helped || is_noun(scene, stretch, &cue, helped) {
        return None;
    }
    match verb.form {
        VerbForm::Gerund => cue.finite = auxiliary.any(Classes::BE),
        VerbForm::Participle => {
            cue.finite = helped;
        }
        VerbForm::Base if !helped && !cue.infinitive => {
            // "they say", "26 percent say", "officials report": a base form needs a plural subject; where the noun is
            // the likelier reading ("state", "report"), one that shows it.
            let before = cue.group.checked_sub(1).filter(|&i| i >= stretch.start)?;
            let plural = scene.is(
                before,
                Classes::PLURAL_NOUN
                    | Classes::PLURAL_HUMAN
                    | Classes::QUANTIFIER
                    | Classes::RELATIVE
                    | Classes::NUMBER,
            ) || scene.is(before, Classes::SUBJECT)
                && !scene.is(before, Classes::MALE | Classes::FEMALE);
            let likely = !first.is(Classes::MAINLY_NOUN)
                && !scene.is(
                    before,
                    Classes::DETERMINER
                        | Classes::POSSESSIVE_DETERMINER
                        | Classes::PREPOSITION
                        | Classes::ADJECTIVE
                        | Classes::TO,
                );
            if !plural && !likely {
                return None;
            }
        }
        VerbForm::Third | VerbForm::Base if !helped && !cue.infinitive => {
            // "the company reports", "state rules": where the noun is the likelier reading, only a speaker right
            // before the verb makes it a verb.
            let before = cue.group.checked_sub(1).filter(|&i| i >= stretch.start)?;
            let spoken = scene.is(before, Classes::SUBJECT | Classes::RELATIVE)
                || scene.is_agent(before)
                || matches!(scene.kind(before), TokenKind::Comma | TokenKind::Dash);
            // "which advocates say": the verb is the next word.
            let verb_follows = cue.tokens.end < stretch.end && scene.finite_cue(cue.tokens.end);
            if first.is(Classes::MAINLY_NOUN) && !spoken || verb_follows {
                return None;
            }
            let noun_before = cue
                .group
                .checked_sub(1)
                .filter(|&i| i >= stretch.start)
                .is_some_and(|i| {
                    scene.is(i, Classes::DETERMINER | Classes::POSSESSIVE_DETERMINER)
                        && !scene.is(i, Classes::PRONOUN | Classes::RELATIVE)
                        || scene.token(i).is_possessive(scene.document.text)
                        || scene.is(i, Classes::PREPOSITION)
                            && !scene.is(i, Classes::ADVERB | Classes::COORDINATOR)
                });
            if noun_before {
                return None;
            }
        }
        _ => {}
    }
    let determiner = cue
        .group
        .checked_sub(1)
        .filter(|&i| i >= stretch.start)
        .is_some_and(|i| {
            scene.is(i, Classes::ARTICLE | Classes::POSSESSIVE_DETERMINER)
                || scene.token(i).is_possessive(scene.document.text)
        });
    (!determiner || helped).then_some(cue)
}

/// True for a word between auxiliary and participle that is no adverb elsewhere: "has since said", "had long argued".
fn is_between(scene: &Scene<'_>, at: TokenId, start: TokenId, form: VerbForm) -> bool {
    matches!(form, VerbForm::PastOrParticiple | VerbForm::Participle)
        && at > start
        && scene.is(at - 1, Classes::HAVE)
        && scene.is(at, Classes::SUBORDINATOR | Classes::ADVERB_OPEN)
        && !scene.is(at, Classes::THAT)
}

/// True for a noun or adjective of the verb's form: "the jobs report has", "in pledged delegates", "her best showing".
fn is_noun(scene: &Scene<'_>, stretch: &Range<TokenId>, cue: &Cue, helped: bool) -> bool {
    if helped || cue.infinitive {
        return false;
    }
    let next = scene.token_before(cue.tokens.end, stretch.end);
    let before = cue.group.checked_sub(1).filter(|&i| i >= stretch.start);
    let gap = before.is_some_and(|i| {
        (stretch.start..=i)
            .rev()
            .take(LONGEST_GAP)
            .any(|j| scene.is(j, Classes::RELATIVE | Classes::WH))
    });
    // "the jobs report has": the verb of the clause comes next. "A plan that he said was dead" has a gap there.
    let further = cue.tokens.end;
    if next.is_some_and(|t| {
        t.kind == TokenKind::Word
            && (t.is(Classes::FINITE_AUXILIARY)
                || t.is(Classes::VERB_PAST)
                    && t.is(Classes::MAINLY_VERB)
                    && !scene.in_quotation(further))
    }) && scene
        .token(cue.tokens.start)
        .is(Classes::NOUN | Classes::PLURAL_NOUN)
        && !gap
    {
        return true;
    }
    let Some(before) = before else {
        return false;
    };
    // "some protest leaders said": the first of two nouns before the verb.
    let compound = matches!(cue.verb.form, VerbForm::Base | VerbForm::Third)
        && scene
            .token(cue.tokens.start)
            .is(Classes::NOUN | Classes::PLURAL_NOUN)
        && (scene.is(
            before,
            Classes::QUANTIFIER | Classes::ADJECTIVE | Classes::NUMBER | Classes::DETERMINER,
        ) || scene.is(before, Classes::RELATIVE)
            && scene.is(cue.tokens.start, Classes::MAINLY_NOUN))
        && next.is_some_and(|t| {
            t.is(Classes::NOUN | Classes::PLURAL_NOUN | Classes::PERSON_NOUN)
                && !t.is(Classes::PRONOUN | Classes::ADVERB | Classes::DETERMINER)
                && !t.is_capital()
        })
        && (cue.tokens.end + 1..stretch.end.min(cue.tokens.end + 3))
            .any(|i| scene.is_finite(i) || scene.finite_cue(i));
    // "insurers, trust firms and brokerages": the first of two nouns in a list.
    let listed = cue.verb.form == VerbForm::Base
        && scene.kind(before) == TokenKind::Comma
        && scene.is(cue.tokens.start, Classes::NOUN)
        && cue.frame(scene, Frame::Inverted) < Strength::Sure
        && next.is_some_and(|t| t.is(Classes::PLURAL_NOUN) && !t.is(Classes::PRONOUN));
    // "where known groups are active": a participle that describes the noun after it.
    // "six alleged abuses" too.
    let attribute = matches!(
        cue.verb.form,
        VerbForm::Participle | VerbForm::PastOrParticiple
    ) && (scene.is(before, Classes::SUBORDINATOR | Classes::WH)
        && !scene.is(before, Classes::RELATIVE | Classes::AS | Classes::ADVERB)
        || scene.is(before, Classes::NUMBER) && scene.is(cue.tokens.start, Classes::ADJECTIVE)
        || scene.kind(before) == TokenKind::Number
            && cue.frame(scene, Frame::Object) > Strength::Never
            && next.is_some_and(|t| t.is(Classes::PLURAL_NOUN)))
        && next.is_some_and(|t| {
            t.is(Classes::NOUN | Classes::PLURAL_NOUN)
                && !t.is(Classes::PRONOUN | Classes::PREPOSITION | Classes::DETERMINER)
                && !t.is_capital()
        });
    if compound || listed || attribute {
        return true;
    }
    let described = next.is_some_and(|t| {
        t.is(Classes::NOUN | Classes::PLURAL_NOUN) && !t.is(Classes::PRONOUN | Classes::DETERMINER)
    });
    if scene.is(before, Classes::PREPOSITION)
        && !scene.is(
            before,
            Classes::SUBORDINATOR | Classes::COORDINATOR | Classes::TO,
        )
        && described
        && !matches!(cue.verb.form, VerbForm::Gerund)
    {
        return true;
    }
    // "a strong showing", "the most telling promise": an article before the words that describe it.
    let gerund = cue.verb.form == VerbForm::Gerund;
    let mut at = before;
    let mut described = false;
    while at > stretch.start
        && scene.kind(at) == TokenKind::Word
        && scene.mention_at(at).is_none()
        && (scene.is(at, Classes::ADJECTIVE) || scene.is_adverb(at))
        && !scene.is(at, Classes::PRONOUN | Classes::DETERMINER)
        && (gerund || !scene.is(at, Classes::NOUN | Classes::PLURAL_NOUN))
    {
        described = true;
        at -= 1;
    }
    described
        && (scene.is(at, Classes::ARTICLE | Classes::POSSESSIVE_DETERMINER)
            || scene.token(at).is_possessive(scene.document.text))
}
