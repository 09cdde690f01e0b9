//! A quotation inside a quotation: `“The foreman told us, ‘Nobody leaves,’ and walked away,” said Tamm.`
//!
//! The inner words are the foreman's. Reporting verbs inside marks count for the quotations beside them and for
//! nothing else: what stands in a quotation without marks of its own is the outer speaker's.

use std::ops::Range;

use crate::document::TokenId;
use crate::lexicon::{Frame, Strength};
use crate::quotation::Quotation;

use super::cue::cues;
use super::gathered::Gathered;
use super::quoted;
use super::scene::Scene;
use super::site::Site;

/// From so many words on an inner quotation is speech; shorter ones are names and single words.
const FEWEST_WORDS: usize = 3;

/// Adds the statements inside the quotations of an article.
pub(super) fn nested(scene: &Scene<'_>, found: &mut Gathered) {
    let spoken = |q: &&Quotation| q.nested && q.closed && q.words >= FEWEST_WORDS;
    if !scene.quotations.iter().any(|q| spoken(&q)) {
        return;
    }
    let inner_scene = scene.inside();
    let mut outer: Option<&Quotation> = None;
    let mut done: Option<TokenId> = None;
    for quotation in scene.quotations {
        if !quotation.nested {
            outer = Some(quotation);
        } else if let Some(outer) = outer.filter(|o| spoken(&quotation) && holds(o, quotation)) {
            if done != Some(outer.tokens.start) {
                done = Some(outer.tokens.start);
                inside(&inner_scene, &outer.inner, found);
            }
        }
    }
}

fn holds(outer: &Quotation, inner: &Quotation) -> bool {
    outer.inner.start <= inner.tokens.start && inner.tokens.end <= outer.inner.end
}

/// The statements between the marks of one outer quotation.
fn inside(scene: &Scene<'_>, inner: &Range<TokenId>, gathered: &mut Gathered) {
    let mut at = inner.start;
    while at < inner.end {
        let (_, sentence) = scene.document.sentence_at(at);
        let stretch = at.max(sentence.tokens.start)..inner.end.min(sentence.tokens.end.max(at + 1));
        at = stretch.end;
        for cue in cues(scene, stretch.clone()) {
            let site = Site::new(scene, cue, stretch.clone());
            if site.frame(Frame::Quote) < Strength::Sure || site.cue.modal {
                continue;
            }
            let found = quoted::quote_verb_name(&site)
                .or_else(|| quoted::quote_name_verb(&site))
                .or_else(|| quoted::name_verb_quote(&site));
            let Some(mut statement) = found else {
                continue;
            };
            statement.content = scene.within_marks(&statement.content, inner);
            let words: usize = scene.words_between_marks(&statement.content);
            if words >= FEWEST_WORDS && !gathered.has(statement.rule, statement.start()) {
                gathered.push(statement);
            }
        }
    }
}
