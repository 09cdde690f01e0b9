//! Transcripts and interviews: "RUIZ: It held.", "Q: Will it hold?", and a headline's "Ruiz: Dam will hold".

use std::ops::Range;

use crate::document::{Shape, TokenId};
use crate::lexicon::Classes;
use crate::mention::MentionKind;
use crate::text::TokenKind;

use super::scene::Scene;
use super::statement::Statement;

/// The longest label, in tokens.
const LONGEST_LABEL: usize = 7;
/// From so many labelled paragraphs on an article is a transcript.
const FEWEST_TURNS: usize = 3;

/// The turns of an article's paragraphs, by paragraph: the label before the colon and the words after it.
pub(super) fn turns(scene: &Scene<'_>) -> Vec<Option<(Range<TokenId>, Range<TokenId>)>> {
    let labelled: Vec<_> = scene
        .document
        .paragraphs
        .iter()
        .map(|p| label(scene, &p.tokens))
        .collect();
    let many = labelled.iter().flatten().count() >= FEWEST_TURNS;
    // "Q: …" and "A: …": letters that alternate name nobody and are turns all the same.
    let letters: Vec<&str> = labelled
        .iter()
        .flatten()
        .filter_map(|(name, _)| letter(scene, name))
        .collect();
    let interview = letters.windows(2).any(|pair| pair[0] != pair[1]);
    labelled
        .into_iter()
        .enumerate()
        .map(|(index, turn)| {
            let (name, colon) = turn?;
            let sure = many
                || interview && letter(scene, &name).is_some()
                || is_upper(scene, &name)
                || index == 0 && can_head(scene, &name);
            let end = scene.document.paragraphs[index].tokens.end;
            (sure && colon + 1 < end).then(|| (name, colon + 1..end))
        })
        .collect()
}

/// A turn as a statement.
pub(super) fn statement(turn: &(Range<TokenId>, Range<TokenId>)) -> Statement {
    Statement {
        content: vec![turn.1.clone()],
        source: vec![turn.0.clone()],
        rule: "transcript",
        ..Statement::default()
    }
}

/// The label if it is a single letter.
fn letter<'a>(scene: &Scene<'a>, name: &Range<TokenId>) -> Option<&'a str> {
    (name.len() == 1 && scene.token(name.start).span.len() == 1).then(|| scene.word(name.start))
}

/// Capitalised words before a colon at the beginning of a paragraph.
fn label(scene: &Scene<'_>, paragraph: &Range<TokenId>) -> Option<(Range<TokenId>, TokenId)> {
    let colon = paragraph
        .clone()
        .take(LONGEST_LABEL + 1)
        .find(|&i| scene.kind(i) == TokenKind::Colon)?;
    let name = paragraph.start..colon;
    let names = !name.is_empty()
        && name.clone().all(|i| {
            let token = scene.token(i);
            token.is_capital()
                || matches!(
                    token.kind,
                    TokenKind::Period | TokenKind::Hyphen | TokenKind::Clitic
                )
        });
    let headed =
        name.clone().any(|i| scene.token(i).is_word()) && !(name.clone().all(|i| scene.is_time(i)));
    (names && headed && !scene.document.tokens[colon + 1..paragraph.end].is_empty())
        .then_some((name, colon))
}

fn is_upper(scene: &Scene<'_>, name: &Range<TokenId>) -> bool {
    let mut words = name
        .clone()
        .filter(|&i| scene.token(i).is_word() && scene.token(i).span.len() > 1)
        .peekable();
    words.peek().is_some()
        && words.all(|i| scene.token(i).shape == Shape::Upper)
        && name.clone().any(|i| {
            // "CLARIFICATION:" is a word and nobody's name.
            let token = scene.token(i);
            match scene.mention_at(i) {
                Some(mention) => mention.kind == MentionKind::Person,
                None => {
                    token.classes.is_empty()
                        || token
                            .name_classes
                            .any(Classes::SURNAME | Classes::FIRST_NAME)
                        || scene.phrases.role_at(i).is_some()
                        || scene.phrases.source_at(i).is_some()
                }
            }
        })
}

/// "Ruiz: …", "Poll: …" over an article: a name or a noun for a source.
fn can_head(scene: &Scene<'_>, name: &Range<TokenId>) -> bool {
    name.clone().any(|i| {
        scene.is_agent(i)
            || scene.phrases.source_at(i).is_some()
            || scene.phrases.role_at(i).is_some()
    })
}
