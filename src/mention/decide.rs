//! The mentions of a document, in three rounds: what the lists say, what rules say of the rest, and what one place
//! of the article says of another.
//!
//! ```
//! use quotary::document::Document;
//! use quotary::lexicon::{Lexicon, builtin_files};
//! use quotary::mention::{MentionKind, Phrases, find_mentions};
//!
//! let (lexicon, _) = Lexicon::load(&builtin_files());
//! let document = Document::new("Mr. Aino Tamm left Syria. Tamm did not return.", "", &lexicon);
//! let phrases = Phrases::find(&document, &lexicon);
//! let names: Vec<&str> = find_mentions(&document, &lexicon, &phrases)
//!     .iter()
//!     .filter(|mention| mention.kind != MentionKind::Other)
//!     .map(|mention| document.words(&mention.tokens))
//!     .collect();
//! assert_eq!(names, ["Aino Tamm", "Syria", "Tamm"]);
//! ```

use std::ops::Range;

use crate::document::{Document, Shape, TokenId};
use crate::lexicon::{Classes, FAMOUS, Lexicon, RoleKind};
use crate::text::TokenKind;

use super::acronym::acronyms;
use super::alike::alike;
use super::ballot::settle;
use super::body::{body_after, body_before, part_bodies};
use super::countries::Countries;
use super::event::{events, with_ordinal};
use super::found::{Mention, MentionKind};
use super::listed::listed;
use super::longer::is_state_body;
use super::phrases::Phrases;
use super::run::{is_time, run_from};
use super::scores::scores;
use super::shape::Writing;
use super::spread::{Known, supported};
use super::stretch::stretch;
use super::teams::play;
use super::trim::trim;
use super::unlisted::{self, Scene};

/// The subtype of parties, many of which are called alike.
pub(super) const PARTY: &str = "party";

/// Finds the names of a document. They are in order and do not overlap.
pub fn find_mentions(
    document: &Document<'_>,
    lexicon: &Lexicon,
    phrases: &Phrases,
) -> Vec<Mention> {
    let countries = Countries::count(phrases, lexicon);
    let mut mentions = Vec::new();
    // Doubtful names of lists laid over: they neither hide other readings nor grow into longer names.
    let mut doubtful = Vec::new();
    for (sentence, &writing) in document.sentences.iter().zip(&phrases.landmarks().writings) {
        let tokens = &sentence.tokens;
        let mut found = listed(document, lexicon, phrases, tokens, writing, &countries);
        doubtful.extend(found.extract_if(.., |m| is_doubtful(lexicon, m)));
        bodies(document, lexicon, phrases, tokens, &mut found);
        events(document, lexicon, phrases, tokens, &mut found);
        let mut found: Vec<Mention> = found
            .into_iter()
            .filter_map(|m| {
                if m.rule == "listed" {
                    trim(document, lexicon, phrases, m)
                } else {
                    Some(m)
                }
            })
            .collect();
        part_bodies(document, lexicon, phrases, &mut found);
        let scene = Scene {
            document,
            lexicon,
            phrases,
            sentence: tokens.clone(),
            writing,
        };
        unlisted_runs(&scene, tokens, &countries, &mut found);
        stretch(document, lexicon, phrases, tokens, writing, &mut found);
        alike(document, phrases, tokens, writing, &mut found);
        let mut free = tokens.start;
        for mention in &mut found {
            with_ordinal(document, lexicon, free, mention);
            free = mention.tokens.end;
        }
        mentions.append(&mut found);
    }
    let mut scores = scores(document, lexicon, phrases);
    overlay(&mut mentions, std::mem::take(&mut scores.found));
    play(document, lexicon, &scores, &mut mentions);
    let short = acronyms(document, lexicon, phrases, &mentions);
    overlay(&mut mentions, short);
    settle(document, lexicon, phrases, &mut mentions);
    let known = Known::gather(document, &mentions);
    mentions.retain_mut(|m| {
        !m.weak
            || m.entity.is_none()
            || supported(document, lexicon, phrases, &countries, &known, m)
    });
    doubtful.retain_mut(|m| {
        is_free(&mut mentions, m) && supported(document, lexicon, phrases, &countries, &known, m)
    });
    overlay(&mut mentions, doubtful);
    // "Norlander said" of Oru Norlander.
    for m in &mut mentions {
        if m.rule == "demonym" && is_surname(document, &known, m) {
            m.kind = MentionKind::Person;
            m.place = None;
            m.rule = "short-form";
        }
    }
    recall(document, lexicon, phrases, &known, &mut mentions);
    mentions
}

/// True for a weak name of a list laid over.
fn is_doubtful(lexicon: &Lexicon, mention: &Mention) -> bool {
    let listed = mention.entity.map(|entity| lexicon.entity(entity));
    mention.weak && listed.is_some_and(|listed| listed.layer > 0 && listed.weight < FAMOUS)
}

/// True if no mention touches a doubtful one. If a rule found just this without the list, it learns what it is.
fn is_free(mentions: &mut [Mention], doubtful: &Mention) -> bool {
    let next = mentions.partition_point(|m| m.tokens.end <= doubtful.tokens.start);
    let Some(found) = mentions.get_mut(next) else {
        return true;
    };
    if found.tokens == doubtful.tokens
        && found.kind == MentionKind::Place
        && found.kind == doubtful.kind
    {
        found.entity = found.entity.or(doubtful.entity);
    }
    doubtful.tokens.end <= found.tokens.start
}

/// True for a demonym that is the last name of a person of the article and no adjective here.
fn is_surname(document: &Document<'_>, known: &Known<'_>, mention: &Mention) -> bool {
    let article = mention
        .tokens
        .start
        .checked_sub(1)
        .is_some_and(|at| document.tokens[at].is(Classes::ARTICLE));
    let noun_follows = document.tokens.get(mention.tokens.end).is_some_and(|next| {
        next.is_capital()
            || next.kind == TokenKind::Hyphen
            || next.shape == Shape::Lower
                && next.is(Classes::NOUN | Classes::PLURAL_NOUN | Classes::ADJECTIVE)
                && !next.is(Classes::MAINLY_VERB | Classes::PREPOSITION | Classes::FINITE_AUXILIARY)
    });
    !article && !noun_follows && known.is_last_name(document.words(&mention.tokens))
}

/// Puts "Syrian" and "government" together.
fn bodies(
    document: &Document<'_>,
    lexicon: &Lexicon,
    phrases: &Phrases,
    sentence: &Range<TokenId>,
    found: &mut Vec<Mention>,
) {
    let mut index = 0;
    while index < found.len() {
        let body = if found[index].weak {
            None
        } else {
            body_after(document, lexicon, phrases, &found[index], sentence.end)
                .or_else(|| body_before(document, lexicon, phrases, &found[index], sentence.start))
        };
        if let Some(body) = body {
            found
                .retain(|m| m.tokens.end <= body.tokens.start || body.tokens.end <= m.tokens.start);
            let at = found.partition_point(|m| m.tokens.start < body.tokens.start);
            index = at;
            found.insert(at, body);
        }
        index += 1;
    }
}

/// Applies the rules for unlisted names to every run of capitals that the lists left open.
fn unlisted_runs(
    scene: &Scene<'_>,
    sentence: &Range<TokenId>,
    countries: &Countries,
    found: &mut Vec<Mention>,
) {
    let document = scene.document;
    let mut new = Vec::new();
    let mut free = sentence.start;
    let mut taken = found.iter().peekable();
    for at in scene.phrases.landmarks().capitals(sentence) {
        if at < free {
            continue;
        }
        while taken.peek().is_some_and(|m| m.tokens.end <= at) {
            taken.next();
        }
        let mut limit = sentence.end;
        if let Some(next) = taken.peek() {
            if next.tokens.start <= at && !next.weak {
                free = next.tokens.end;
                continue;
            }
            limit = taken
                .clone()
                .find(|m| !m.weak && m.tokens.start > at)
                .map_or(limit, |m| m.tokens.start);
        }
        if is_time(document, at) {
            continue;
        }
        let run = run_from(document, at, limit);
        free = run.end;
        let before = new.len();
        unlisted::decide(scene, run, &mut new);
        // "Tarvas Oil and Gas Ltd" takes "Tarvas Oil" back.
        if let Some(start) = new.get(before).map(|m| m.tokens.start) {
            let kept = new[..before].partition_point(|m| m.tokens.end <= start);
            new.drain(kept..before);
        }
        // "Federation of Thai Industries" goes on over the run's end.
        free = new
            .last()
            .map_or(free, |m: &Mention| free.max(m.tokens.end));
    }
    if new.is_empty() {
        return;
    }
    // "the Senate", "the Liberal Party": of many that are called so the one of the country that the article is about.
    for m in found.iter_mut().filter(|m| m.weak) {
        let twin = new
            .iter()
            .position(|n| n.tokens == m.tokens && n.kind == m.kind);
        if let (Some(twin), Some(entity), MentionKind::Organization) = (twin, m.entity, m.kind) {
            if countries.is_home_of(scene.lexicon, entity) {
                m.weak = false;
                m.rule = "listed-home";
                new.remove(twin);
            }
        }
    }
    for n in &mut new {
        let body = n.kind == MentionKind::Organization && n.place.is_none();
        let kind = n.subtype == PARTY || is_state_body(document, scene.lexicon, &n.tokens);
        if body && kind {
            n.place = countries.home();
        }
    }
    // A sure rule beats a weak entry of a list, and a long name the listed names inside it.
    found.retain(|m| {
        !new.iter().any(|n| {
            n.tokens.start < m.tokens.end
                && m.tokens.start < n.tokens.end
                && (m.weak && !n.weak || n.tokens.len() > m.tokens.len())
        })
    });
    new.retain(|n| {
        !found
            .iter()
            .any(|m| n.tokens.start < m.tokens.end && m.tokens.start < n.tokens.end)
    });
    found.append(&mut new);
    found.sort_by_key(|m| m.tokens.start);
}

/// Reads the words that are still open as other places of the article read them.
fn recall(
    document: &Document<'_>,
    lexicon: &Lexicon,
    phrases: &Phrases,
    known: &Known<'_>,
    mentions: &mut Vec<Mention>,
) {
    let mut new = Vec::new();
    let mut next = 0;
    for (sentence, &writing) in document.sentences.iter().zip(&phrases.landmarks().writings) {
        let mut free = sentence.tokens.start;
        for at in phrases.landmarks().capitals(&sentence.tokens) {
            if at < free {
                continue;
            }
            while next < mentions.len() && mentions[next].tokens.end <= at {
                next += 1;
            }
            if let Some(mention) = mentions.get(next).filter(|m| m.tokens.start <= at) {
                if !mention.weak || mention.entity.is_some() {
                    free = mention.tokens.end;
                    continue;
                }
            }
            let token = &document.tokens[at];
            if phrases.role_at(at).is_some_and(|(end, role, _)| {
                end == at + 1 && lexicon.role(role).kind == RoleKind::Honorific
            }) {
                continue;
            }
            let limit = mentions
                .get(next)
                .filter(|m| m.tokens.start > at)
                .map_or(sentence.tokens.end, |m| {
                    m.tokens.start.min(sentence.tokens.end)
                });
            let mut run = run_from(document, at, limit.max(at + 1));
            run.end = known.second_half(document, run.start, run.end);
            // "SFC 1", "Tagish/Carcross": part of something else.
            let tied = document.tokens.get(run.end).is_some_and(|t| {
                t.kind == TokenKind::Slash
                    || t.kind == TokenKind::Number && t.spaced && t.span.len() == 1
            });
            if tied {
                free = run.end;
                continue;
            }
            let alone = match writing {
                Writing::Normal => !follows_capital(document, &sentence.tokens, run.start),
                Writing::TitleCase => {
                    let before = run.start.checked_sub(1).map(|at| &document.tokens[at]);
                    !before.is_some_and(|t| {
                        t.is_capital() && t.classes.is_empty() && run.start > sentence.tokens.start
                    })
                }
                Writing::Capitals => true,
            };
            let longest = known.longest_within(document, &run);
            let found = (run.start + 1..=longest).rev().find_map(|end| {
                known.recall(
                    document,
                    run.start..end,
                    alone && (end == run.end || writing != Writing::Normal),
                )
            });
            match found {
                Some(mention) => {
                    free = mention.tokens.end;
                    new.push(mention);
                }
                None if known.is_first_name(token.span.of(document.text))
                    && run.len() == 1
                    && alone
                    && (token.name_classes.any(Classes::FIRST_NAME)
                        && (!token.name_classes.any(Classes::NAME_IS_WORD)
                            || at > sentence.tokens.start)
                        || token.classes.is_empty()) =>
                {
                    new.push(Mention {
                        tokens: run.clone(),
                        kind: MentionKind::Person,
                        entity: None,
                        place: None,
                        subtype: String::new(),
                        gender: super::person::name_gender(token),
                        rule: "first-name-alone",
                        weak: false,
                    });
                    free = run.end;
                }
                None => {}
            }
        }
    }
    overlay(mentions, new);
}

/// True if a capitalised word that is no title stands right before `at`.
fn follows_capital(document: &Document<'_>, sentence: &Range<TokenId>, at: TokenId) -> bool {
    let Some(before) = at.checked_sub(1).filter(|&i| i >= sentence.start) else {
        return false;
    };
    let token = &document.tokens[before];
    let hyphened = token.kind == TokenKind::Hyphen;
    let opening = before == sentence.start && !token.classes.is_empty();
    hyphened
        || token.is_capital()
            && document.tokens[at].spaced
            && !opening
            && !token.is(Classes::TITLE | Classes::PERSON_NOUN)
            && !token.name_classes.any(Classes::DEMONYM)
}

/// Puts `new` in the place of every mention that they touch. Both are in order.
fn overlay(mentions: &mut Vec<Mention>, new: Vec<Mention>) {
    if new.is_empty() {
        return;
    }
    let mut next = 0;
    mentions.retain(|m| {
        while next < new.len() && new[next].tokens.end <= m.tokens.start {
            next += 1;
        }
        new.get(next).is_none_or(|n| m.tokens.end <= n.tokens.start)
    });
    mentions.extend(new);
    mentions.sort_by_key(|m| m.tokens.start);
}
