//! Teams and players in results, tables, fixtures and score cards, where a line says by its shape who is who.
//!
//! "Norport 2 Estvale 1" and "Norport 3 2 0 1 5 3 6" name two clubs although Norport is a town; countries stay places.

use std::ops::Range;

use foldhash::fast::FixedState;
use hashbrown::HashSet;

use crate::document::{Document, Shape, Token, TokenId};
use crate::lexicon::{Classes, EntityKind, Gender, Lexicon, NameUse};
use crate::text::TokenKind;

use super::found::{Mention, MentionKind};
use super::phrases::Phrases;
use super::run::is_time;

/// Longest name of a team or player, in words and marks.
const LONGEST_NAME: usize = 7;
/// How far into the article a word of sport must stand.
const OPENING: usize = 120;
/// Numbers that a row of a table has at least.
const COLUMNS: usize = 3;
/// Goals of a club are fewer; strokes and points of a single player are more.
const MOST_GOALS: usize = 20;

/// What lines of scores say.
#[derive(Default)]
pub(super) struct Scores {
    /// The names in them, in order.
    pub found: Vec<Mention>,
    /// Names of teams, in small letters.
    pub teams: HashSet<String, FixedState>,
    /// True if the article is about sport.
    pub is_sport: bool,
}

/// What the rules look at.
struct Page<'a> {
    document: &'a Document<'a>,
    lexicon: &'a Lexicon,
    phrases: &'a Phrases,
}

/// Reads the lines of an article.
pub(super) fn scores(document: &Document<'_>, lexicon: &Lexicon, phrases: &Phrases) -> Scores {
    let page = Page {
        document,
        lexicon,
        phrases,
    };
    let mut scores = Scores {
        is_sport: document
            .tokens
            .iter()
            .take(OPENING)
            .any(|token| token.is(Classes::SPORT_PAGE)),
        ..Scores::default()
    };
    if !scores.is_sport {
        return scores;
    }
    for paragraph in &document.paragraphs {
        let line = paragraph.tokens.clone();
        let mut found = page.result(&line);
        if found.is_empty() {
            found = page.row(&line).into_iter().collect();
        }
        if found.is_empty() {
            found = page.away(&line);
        }
        if found.is_empty() {
            page.fixtures(&line, &mut found);
            page.dismissals(&line, &mut found);
            page.figures(&line, &mut found);
            page.entrants(&line, &mut found);
        } else {
            page.scorers(&line, &mut found);
        }
        found.sort_by_key(|m| m.tokens.start);
        for mention in found {
            if scores
                .found
                .last()
                .is_some_and(|last| mention.tokens.start < last.tokens.end)
            {
                continue;
            }
            if mention.kind == MentionKind::Organization {
                scores
                    .teams
                    .insert(document.words(&mention.tokens).to_lowercase());
            }
            scores.found.push(mention);
        }
    }
    scores
}

impl Page<'_> {
    fn token(&self, at: TokenId) -> &Token {
        &self.document.tokens[at]
    }

    fn is(&self, at: TokenId, line: &Range<TokenId>, kind: TokenKind) -> bool {
        at < line.end && self.token(at).kind == kind
    }

    /// The end of the capitalised words from `at`; links of fixtures and words of time end them.
    fn name(&self, at: TokenId, line: &Range<TokenId>) -> Option<TokenId> {
        let mut end = at;
        while end < line.end && end < at + LONGEST_NAME {
            let token = self.token(end);
            let fits = match token.kind {
                TokenKind::Word => {
                    (token.is_capital() || end > at && token.is(Classes::PARTICLE))
                        && !is_time(self.document, end)
                        && !token.is(Classes::MATCH_LINK | Classes::MATCH_AT)
                }
                TokenKind::Hyphen | TokenKind::Slash => end > at,
                TokenKind::Period => {
                    end > at
                        && end + 1 < line.end
                        && self.token(end + 1).is_capital()
                        && self.token(end - 1).span.len() < 3
                }
                TokenKind::Clitic => end > at && self.token(end).is_possessive(self.document.text),
                _ => false,
            };
            if !fits {
                break;
            }
            end += 1;
        }
        let whole = end > at && self.token(end - 1).is_capital();
        whole.then_some(end)
    }

    /// A number of at most three digits.
    fn points(&self, at: TokenId, line: &Range<TokenId>) -> Option<usize> {
        if !self.is(at, line, TokenKind::Number) {
            return None;
        }
        let text = self.token(at).span.of(self.document.text);
        (text.len() <= 3).then(|| text.parse().ok()).flatten()
    }

    /// The end of what stands in brackets at `at`; `at` itself if no bracket opens there.
    fn brackets(&self, at: TokenId, line: &Range<TokenId>) -> TokenId {
        if !self.is(at, line, TokenKind::Open) {
            return at;
        }
        (at..line.end)
            .find(|&i| self.token(i).kind == TokenKind::Close)
            .map_or(line.end, |close| close + 1)
    }

    /// True if these tokens are exactly a listed country.
    fn is_country(&self, tokens: &Range<TokenId>) -> bool {
        self.phrases.names_at(tokens.start).iter().any(|found| {
            found.end as TokenId == tokens.end
                && matches!(found.value, NameUse::Entity { entity, weak: false }
                    if matches!(self.lexicon.text(self.lexicon.entity(entity).subtype), "country" | "territory"))
        })
    }

    /// True if the capitals may be those of a column's heading.
    fn is_plain(&self, tokens: &Range<TokenId>) -> bool {
        let listed = self
            .phrases
            .names_at(tokens.start)
            .iter()
            .any(|found| found.end as TokenId == tokens.end);
        !listed
            && (tokens.clone()).all(|at| {
                !self.token(at).is_word()
                    || !self.token(at).classes.is_empty() && self.token(at).name_classes.is_empty()
            })
    }

    fn mention(&self, tokens: Range<TokenId>, kind: MentionKind, rule: &'static str) -> Mention {
        let entity = self
            .phrases
            .names_at(tokens.start)
            .iter()
            .find_map(|found| match found.value {
                NameUse::Entity { entity, .. }
                    if found.end as TokenId == tokens.end
                        && MentionKind::from(self.lexicon.entity(entity).kind) == kind =>
                {
                    Some(entity)
                }
                _ => None,
            });
        // The club of a listed town: its country, and a name not in capitals.
        let town = self
            .phrases
            .names_at(tokens.start)
            .iter()
            .find_map(|found| match found.value {
                NameUse::Entity { entity, .. }
                    if found.end as TokenId == tokens.end
                        && kind == MentionKind::Organization
                        && self.lexicon.entity(entity).kind == EntityKind::Place =>
                {
                    Some(entity)
                }
                _ => None,
            })
            .filter(|_| entity.is_none());
        let gender = if kind == MentionKind::Person {
            super::person::name_gender(self.token(tokens.start))
        } else {
            Gender::Unknown
        };
        Mention {
            tokens,
            kind,
            entity,
            place: town,
            subtype: town.map(|_| "club".to_owned()).unwrap_or_default(),
            gender,
            rule,
            weak: false,
        }
    }

    fn team(&self, tokens: Range<TokenId>, rule: &'static str, found: &mut Vec<Mention>) {
        if !self.is_country(&tokens) {
            found.push(self.mention(tokens, MentionKind::Organization, rule));
        }
    }

    fn player(&self, tokens: Range<TokenId>, rule: &'static str, found: &mut Vec<Mention>) {
        found.push(self.mention(tokens, MentionKind::Person, rule));
    }

    /// "Norport 2 Estvale 1", also with the scorers or countries in brackets.
    fn result(&self, line: &Range<TokenId>) -> Vec<Mention> {
        let mut found = Vec::new();
        let mut at = line.start;
        let mut sides = 0;
        while sides < 2 {
            let Some(end) = self.name(at, line) else {
                return Vec::new();
            };
            let tokens = at..end;
            let next = self.brackets(end, line);
            if self.points(next, line).is_none()
                || self.is_plain(&tokens)
                || self.is(next + 1, line, TokenKind::Hyphen)
            {
                return Vec::new();
            }
            self.team(tokens, "result", &mut found);
            at = self.brackets(next + 1, line);
            sides += 1;
        }
        let closed = at >= line.end
            || matches!(
                self.token(at).kind,
                TokenKind::Period
                    | TokenKind::Comma
                    | TokenKind::Semicolon
                    | TokenKind::Open
                    | TokenKind::Dash
            );
        if closed { found } else { Vec::new() }
    }

    /// "Norport 3 2 0 1 5 3 6": a row of a table.
    fn row(&self, line: &Range<TokenId>) -> Option<Mention> {
        let end = self.name(line.start, line)?;
        let tokens = line.start..end;
        let rest = self.brackets(end, line);
        // "NORPORT 1996-08-30" is a dateline.
        if self.is(rest, line, TokenKind::Number)
            && self.token(rest).span.len() == 4
            && self.is(rest + 1, line, TokenKind::Hyphen)
        {
            return None;
        }
        let mut numbers = 0;
        for at in rest..line.end {
            match self.token(at).kind {
                TokenKind::Number => numbers += 1,
                TokenKind::Dash
                | TokenKind::Hyphen
                | TokenKind::Slash
                | TokenKind::Period
                | TokenKind::Symbol => {}
                _ => return None,
            }
        }
        let first = self.token(line.start);
        let person = first.name_classes.any(Classes::FIRST_NAME)
            && tokens.len() > 1
            && !self.is_listed_team(&tokens);
        if numbers < COLUMNS || person || self.is_plain(&tokens) || self.is_country(&tokens) {
            return None;
        }
        Some(self.mention(tokens, MentionKind::Organization, "table-row"))
    }

    fn is_listed_team(&self, tokens: &Range<TokenId>) -> bool {
        self.phrases.names_at(tokens.start).iter().any(|found| {
            found.end as TokenId == tokens.end && matches!(found.value, NameUse::Entity { entity, .. } if self.lexicon.entity(entity).kind != EntityKind::Person)
        })
    }

    /// "NORPORT AT ESTVALE", alone on its line.
    fn away(&self, line: &Range<TokenId>) -> Vec<Mention> {
        let mut found = Vec::new();
        if line.len() > 2 * LONGEST_NAME
            || self.document.tokens[line.clone()]
                .iter()
                .any(|t| t.kind == TokenKind::Word && t.shape == Shape::Lower)
        {
            return found;
        }
        let Some(versus) = self.name(line.start, line) else {
            return found;
        };
        if versus >= line.end || !self.token(versus).is(Classes::MATCH_AT) {
            return found;
        }
        if self.name(versus + 1, line) == Some(line.end) {
            // The second place is where they meet.
            self.team(line.start..versus, "fixture", &mut found);
        }
        found
    }

    /// "Norport v Estvale, Kirby v Oldham": every pair on a line.
    fn fixtures(&self, line: &Range<TokenId>, found: &mut Vec<Mention>) {
        for link in line.start + 1..line.end.saturating_sub(1) {
            if !self.token(link).is(Classes::MATCH_LINK) {
                continue;
            }
            let mut start = link;
            while start > line.start && link - start < LONGEST_NAME {
                let before = self.token(start - 1);
                let fits = before.is_capital()
                    || before.kind == TokenKind::Hyphen
                    || before.kind == TokenKind::Clitic;
                if !fits {
                    break;
                }
                start -= 1;
            }
            let Some(end) = self.name(link + 1, line) else {
                continue;
            };
            if start < link && self.token(start).is_capital() {
                self.team(start..link, "fixture", found);
                self.team(link + 1..end, "fixture", found);
            }
        }
    }

    /// "(Tamm 8th, Kask 52nd)" after a result: those who scored.
    fn scorers(&self, line: &Range<TokenId>, found: &mut Vec<Mention>) {
        let mut inside = false;
        let mut at = line.start;
        while at < line.end {
            match self.token(at).kind {
                TokenKind::Open => inside = true,
                TokenKind::Close => inside = false,
                TokenKind::Word if inside && self.token(at).is_capital() => {
                    let Some(end) = self.name(at, line) else {
                        at += 1;
                        continue;
                    };
                    let timed = self.is(end, line, TokenKind::Number);
                    if timed
                        && !self.is_plain(&(at..end))
                        && end - at <= 3
                        && !self.is_country(&(at..end))
                    {
                        self.player(at..end, "scorer", found);
                    }
                    at = end;
                    continue;
                }
                _ => {}
            }
            at += 1;
        }
    }

    /// "A. Tamm c Kask b Rebane 54" of a cricket score card.
    fn dismissals(&self, line: &Range<TokenId>, found: &mut Vec<Mention>) {
        let is_dismissal = |at: TokenId| {
            at < line.end
                && self.token(at).shape == Shape::Lower
                && self.token(at).is(Classes::DISMISSAL)
        };
        let Some(first) = self.name(line.start, line) else {
            return;
        };
        if !is_dismissal(first) || line.len() > 24 {
            return;
        }
        let ends_in_number = (first..line.end)
            .rev()
            .find(|&at| self.token(at).kind != TokenKind::Close)
            .is_some_and(|at| self.token(at).kind == TokenKind::Number);
        if !ends_in_number {
            return;
        }
        self.player(line.start..first, "score-card", found);
        for at in first..line.end {
            if is_dismissal(at) && self.token(at).span.len() <= 2 {
                if let Some(end) = self.name(at + 1, line) {
                    self.player(at + 1..end, "score-card", found);
                }
            }
        }
    }

    /// "Tamm 22-6-56-2": the figures of a bowler.
    fn figures(&self, line: &Range<TokenId>, found: &mut Vec<Mention>) {
        let mut at = line.start;
        while at < line.end {
            if !self.token(at).is_capital() {
                at += 1;
                continue;
            }
            let Some(end) = self.name(at, line) else {
                at += 1;
                continue;
            };
            let dashes = (0..3).all(|i| {
                self.is(end + 2 * i, line, TokenKind::Number)
                    && self.is(end + 2 * i + 1, line, TokenKind::Hyphen)
                    && self.is(end + 2 * i + 2, line, TokenKind::Number)
            });
            if dashes && end - at <= 4 {
                self.player(at..end, "figures", found);
            }
            at = end;
        }
    }

    /// "3. Aino Tamm (Estonia) 7:36.81": a name before its country in brackets.
    fn entrants(&self, line: &Range<TokenId>, found: &mut Vec<Mention>) {
        let mut at = line.start;
        while at < line.end {
            if !self.token(at).is_capital() {
                at += 1;
                continue;
            }
            let Some(end) = self.name(at, line) else {
                at += 1;
                continue;
            };
            let close = self.brackets(end, line);
            let country = close > end + 2 && self.is_country(&(end + 1..close - 1));
            if country && end - at >= 2 && end - at <= 5 {
                let club = self
                    .points(close, line)
                    .is_some_and(|points| points < MOST_GOALS)
                    && !self.is(close + 1, line, TokenKind::Hyphen);
                let keyed = (at..end).any(|i| {
                    self.token(i).name_classes.any(Classes::ORGANIZATION_WORD)
                        && !self
                            .token(i)
                            .name_classes
                            .any(Classes::FIRST_NAME | Classes::SURNAME)
                });
                if club && self.token(at).name_classes.any(Classes::FIRST_NAME)
                    || !club && !keyed && !self.is_listed_team(&(at..end))
                {
                    self.player(at..end, "entrant", found);
                } else if club {
                    self.team(at..end, "entrant-club", found);
                }
            }
            at = close.max(end);
        }
    }
}
