//! Towns that stand for their clubs on sport pages: "Norport beat Estvale", "the Norport striker".
//!
//! Countries stay places, and so does a town where something is: "in Norport".

use crate::document::{Document, TokenId};
use crate::lexicon::{Classes, Lexicon};
use crate::text::TokenKind;

use super::found::{Mention, MentionKind};
use super::scores::Scores;

/// The subtype of leagues, which sport pages name as competitions.
const LEAGUE: &str = "league";
/// How many words may stand between "Norport's" and "striker".
const GAP: usize = 3;

/// Turns places into organizations where they play.
pub(super) fn play(
    document: &Document<'_>,
    lexicon: &Lexicon,
    scores: &Scores,
    mentions: &mut [Mention],
) {
    if !scores.is_sport {
        return;
    }
    for mention in mentions.iter_mut() {
        if mention.kind == MentionKind::Organization && mention.subtype == LEAGUE {
            mention.kind = MentionKind::Event;
        }
    }
    for index in 0..mentions.len() {
        let mention = &mentions[index];
        let country = mention.entity.is_some_and(|e| {
            matches!(
                lexicon.text(lexicon.entity(e).subtype),
                "country" | "territory" | "continent"
            )
        });
        if mention.kind != MentionKind::Place || country || mention.weak && mention.entity.is_none()
        {
            continue;
        }
        let beside = Beside {
            document,
            mentions,
            index,
        };
        let known = scores
            .teams
            .contains(&document.words(&mention.tokens).to_lowercase());
        let rule = if beside.is_dateline() || beside.is_located() {
            None
        } else if beside.plays() {
            Some("team-plays")
        } else if beside.is_club_of_player() {
            Some("team-of-player")
        } else if known {
            Some("team-known")
        } else {
            None
        };
        if let Some(rule) = rule {
            let mention = &mut mentions[index];
            mention.kind = MentionKind::Organization;
            mention.place = mention.entity.take();
            "club".clone_into(&mut mention.subtype);
            mention.rule = rule;
            mention.weak = false;
        }
    }
}

/// A mention and what stands around it.
struct Beside<'a> {
    document: &'a Document<'a>,
    mentions: &'a [Mention],
    index: usize,
}

impl Beside<'_> {
    fn mention(&self) -> &Mention {
        &self.mentions[self.index]
    }

    /// The token before the name within its sentence.
    fn before(&self) -> Option<TokenId> {
        let start = self.mention().tokens.start;
        let (_, sentence) = self.document.sentence_at(start);
        start
            .checked_sub(1)
            .filter(|&at| at >= sentence.tokens.start)
    }

    /// The token after the name within its sentence.
    fn after(&self) -> Option<TokenId> {
        let (_, sentence) = self.document.sentence_at(self.mention().tokens.start);
        Some(self.mention().tokens.end).filter(|&at| at < sentence.tokens.end)
    }

    /// "NORPORT 1996-08-30" and "NORPORT (Agency) -".
    fn is_dateline(&self) -> bool {
        let tokens = &self.mention().tokens;
        let paragraph = &self.document.paragraphs[self.document.paragraph_of(tokens.start)];
        tokens.end <= paragraph.body && paragraph.body > paragraph.tokens.start
            || tokens.start == paragraph.tokens.start
                && self
                    .document
                    .tokens
                    .get(tokens.end)
                    .is_some_and(|t| t.kind == TokenKind::Number && t.span.len() == 4)
    }

    /// "in Norport", "Norport, Estonia", "Estvale, Norport".
    fn is_located(&self) -> bool {
        let tokens = &self.document.tokens;
        let preposition = self
            .before()
            .is_some_and(|at| tokens[at].is(Classes::LOCATIVE | Classes::MOTION));
        let neighbour = |other: Option<&Mention>, gap: Option<TokenId>| {
            other.is_some_and(|m| m.kind == MentionKind::Place)
                && gap.is_some_and(|at| tokens[at].kind == TokenKind::Comma)
        };
        let next = self
            .mentions
            .get(self.index + 1)
            .filter(|m| m.tokens.start == self.mention().tokens.end + 1);
        let last = self
            .index
            .checked_sub(1)
            .map(|i| &self.mentions[i])
            .filter(|m| m.tokens.end + 1 == self.mention().tokens.start);
        preposition || neighbour(next, self.after()) || neighbour(last, self.before())
    }

    /// "Norport beat", "Norport's young striker", "against Norport".
    fn plays(&self) -> bool {
        let tokens = &self.document.tokens;
        let acts = self.after().is_some_and(|mut at| {
            if tokens[at].is(Classes::ADVERB | Classes::ADVERB_OPEN | Classes::HAVE) {
                at += 1;
            }
            if tokens
                .get(at)
                .is_some_and(|t| t.is_possessive(self.document.text))
            {
                return (at + 1..at + 1 + GAP)
                    .any(|i| tokens.get(i).is_some_and(|t| t.is(Classes::TEAM_NOUN)));
            }
            tokens
                .get(at)
                .is_some_and(|t| t.is(Classes::TEAM_VERB | Classes::TEAM_NOUN))
        });
        // "Norport 290 and 185-6": an innings.
        let innings = self.after().is_some_and(|at| {
            tokens[at].kind == TokenKind::Number && tokens[at].spaced && tokens[at].span.len() <= 3
        });
        let faced = self
            .before()
            .is_some_and(|at| tokens[at].is(Classes::TEAM_BEFORE));
        acts || faced || innings
    }

    /// "Aino Tamm (Norport)".
    fn is_club_of_player(&self) -> bool {
        let tokens = &self.document.tokens;
        let bracketed = self
            .before()
            .is_some_and(|at| tokens[at].kind == TokenKind::Open)
            && self
                .after()
                .is_some_and(|at| tokens[at].kind == TokenKind::Close);
        let player = self.index.checked_sub(1).map(|i| &self.mentions[i]);
        bracketed
            && player.is_some_and(|m| {
                m.kind == MentionKind::Person && m.tokens.end + 1 == self.mention().tokens.start
            })
    }
}
