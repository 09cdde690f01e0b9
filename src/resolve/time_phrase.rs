//! Reads the words of a time phrase into its parts: "late Monday, Jan. 22" has a weekday, a month and a day.
//!
//! Which dates the parts make is left to [`super::said_dates`].

use crate::lexicon::{Calendar, Classes, Lexicon, NodeId, WordId};
use crate::text::{RawToken, TokenKind, fold, tokens};

/// How much of a week, month or year is meant, seen from the article's date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Extent {
    #[default]
    Whole,
    SoFar,
    ToCome,
}

/// What the words of a time phrase say, before any calendar is opened. Offsets count units from the article's date.
#[derive(Debug, Default)]
pub(super) struct TimePhrase {
    pub weekday: Option<i32>,
    pub month: Option<i32>,
    /// First month of a season.
    pub season: Option<i32>,
    /// Days of the month, first and last.
    pub days: Option<(i32, i32)>,
    pub year: Option<i32>,
    pub decade: Option<i32>,
    /// Last, this, next before a weekday, month or season.
    pub shift: Option<i32>,
    pub day_offset: Option<i32>,
    pub week_offset: Option<i32>,
    pub month_offset: Option<i32>,
    pub year_offset: Option<i32>,
    pub weekend_offset: Option<i32>,
    pub latest_weekend: Option<i32>,
    pub extent: Extent,
}

impl TimePhrase {
    /// Reads the words; `None` if one of them is no part of a time phrase, or two contradict each other.
    pub(super) fn read(words: &str, lexicon: &Lexicon) -> Option<Self> {
        Reader::new(words, lexicon).read()
    }
}

/// A word or mark of the phrase.
struct Piece<'a> {
    text: &'a str,
    kind: TokenKind,
    spaced: bool,
    word: WordId,
}

struct Reader<'a> {
    pieces: Vec<Piece<'a>>,
    lexicon: &'a Lexicon,
    phrase: TimePhrase,
}

impl<'a> Reader<'a> {
    fn new(words: &'a str, lexicon: &'a Lexicon) -> Self {
        let piece = |token: RawToken| {
            let text = token.span.of(words);
            Piece {
                text,
                kind: token.kind,
                spaced: token.spaced,
                word: small(text, lexicon),
            }
        };
        Self {
            pieces: tokens(words).map(piece).collect(),
            lexicon,
            phrase: TimePhrase::default(),
        }
    }

    fn read(mut self) -> Option<TimePhrase> {
        let mut at = 0;
        while let Some(piece) = self.pieces.get(at) {
            if let Some((end, row)) = self.listed(at) {
                self.put(self.lexicon.text(row.kind), row.value)?;
                at = end;
                continue;
            }
            match piece.kind {
                TokenKind::Number => self.number(at)?,
                TokenKind::Word if !self.is_filler(piece.word) => return None,
                TokenKind::Word
                | TokenKind::Clitic
                | TokenKind::Hyphen
                | TokenKind::Dash
                | TokenKind::Comma
                | TokenKind::Period => {}
                _ => return None,
            }
            at += 1;
        }
        Some(self.phrase)
    }

    /// "On", "the", "almost"; not "since" or "after", behind which the day meant is another.
    fn is_filler(&self, word: WordId) -> bool {
        let classes = self.lexicon.classes(word);
        classes.any(Classes::PREPOSITION | Classes::ARTICLE | Classes::ADVERB)
            && !classes.any(Classes::SUBORDINATOR | Classes::NEGATION)
    }

    /// The longest row that begins at `at`, and where it ends.
    fn listed(&self, at: usize) -> Option<(usize, Calendar)> {
        let whole = self.walk(None, at);
        let part = self
            .lexicon
            .calendar_part()
            .and_then(|root| self.walk(Some(root), at))
            .filter(|(_, row)| {
                let named = matches!(self.lexicon.text(row.kind), "weekday" | "month");
                !named || self.pieces[at].text.starts_with(char::is_uppercase)
            });
        match (whole, part) {
            (Some(whole), Some(part)) => Some(if part.0 > whole.0 { part } else { whole }),
            (whole, part) => whole.or(part),
        }
    }

    fn walk(&self, mut node: Option<NodeId>, start: usize) -> Option<(usize, Calendar)> {
        let mut found = None;
        for (at, piece) in self.pieces.iter().enumerate().skip(start) {
            match piece.kind {
                TokenKind::Hyphen if at > start => continue,
                TokenKind::Period if at > start && !piece.spaced => continue,
                _ => {}
            }
            let next = match node {
                None => self.lexicon.begin_phrase(piece.word),
                Some(node) => self.lexicon.step_phrase(node, piece.word),
            };
            let Some(next) = next else { break };
            node = Some(next);
            let row = self.lexicon.calendar_at(next);
            found = row.map(|row| (at + 1, *row)).or(found);
        }
        found
    }

    /// Notes what a row says; `None` if it contradicts an earlier one.
    fn put(&mut self, kind: &str, value: i32) -> Option<()> {
        let phrase = &mut self.phrase;
        // "Earlier this month": the unit before the ending counts from the article's date.
        let (kind, extent) = match (kind.strip_suffix("_so_far"), kind.strip_suffix("_to_come")) {
            (Some("month"), _) => ("month_offset", Extent::SoFar),
            (_, Some("month")) => ("month_offset", Extent::ToCome),
            (Some(unit), _) => (unit, Extent::SoFar),
            (_, Some(unit)) => (unit, Extent::ToCome),
            (None, None) => (kind, phrase.extent),
        };
        phrase.extent = extent;
        let slot = match kind {
            "weekday" => &mut phrase.weekday,
            "month" => &mut phrase.month,
            "season" => &mut phrase.season,
            "shift" => &mut phrase.shift,
            "day" => &mut phrase.day_offset,
            "week" => &mut phrase.week_offset,
            "month_offset" => &mut phrase.month_offset,
            "year" => &mut phrase.year_offset,
            "weekend" => &mut phrase.weekend_offset,
            "latest_weekend" => &mut phrase.latest_weekend,
            "filler" | "clock" => return Some(()),
            _ => return None,
        };
        fill(slot, value)
    }

    /// A day of the month, a year, a decade or a time of day; `None` for another number.
    fn number(&mut self, at: usize) -> Option<()> {
        let text = self.pieces[at].text;
        let next = self
            .listed(at + 1)
            .map(|(_, row)| self.lexicon.text(row.kind));
        if next == Some("clock") || text.contains(':') {
            return Some(());
        }
        let (digits, ending) = text.split_at(
            text.find(|c: char| !c.is_ascii_digit())
                .unwrap_or(text.len()),
        );
        // "10.30am": the hour is not looked at, only the letters behind it.
        let ending = ending.trim_start_matches(|c: char| c == '.' || c.is_ascii_digit());
        let kind = if ending.is_empty() {
            ""
        } else {
            self.lexicon
                .text(self.lexicon.calendar_ending(ending)?.kind)
        };
        let value = if kind == "clock" {
            0
        } else {
            digits.parse::<i32>().ok()?
        };
        match (kind, digits.len()) {
            ("clock", _) => Some(()),
            ("", 4) if text.len() == 4 && (1500..2200).contains(&value) => {
                fill(&mut self.phrase.year, value)
            }
            ("decade_ending", 4) if value % 10 == 0 => fill(&mut self.phrase.decade, value),
            ("" | "ordinal_ending", 1 | 2) if text.len() == digits.len() + ending.len() => {
                self.day(at, value)
            }
            _ => None,
        }
    }

    /// "Jan. 24", or the end of "Jan. 24-25".
    fn day(&mut self, at: usize, value: i32) -> Option<()> {
        let range = at
            .checked_sub(1)
            .and_then(|before| self.pieces.get(before))
            .is_some_and(|before| {
                matches!(before.kind, TokenKind::Hyphen | TokenKind::Dash)
                    || self.lexicon.classes(before.word).any(Classes::TO)
            });
        self.phrase.days = match self.phrase.days {
            None => Some((value, value)),
            Some((first, last)) if range && first == last => Some((first, value)),
            Some(_) => return None,
        };
        Some(())
    }
}

/// Puts a value where none is, or the same.
fn fill(slot: &mut Option<i32>, value: i32) -> Option<()> {
    (*slot.get_or_insert(value) == value).then_some(())
}

/// The word in small letters, as phrases list it.
fn small(text: &str, lexicon: &Lexicon) -> WordId {
    lexicon.word(&fold(&text.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::builtin_files;

    #[test]
    fn words_become_parts() {
        let (lexicon, _) = Lexicon::load(&builtin_files());
        let phrase = TimePhrase::read("late Monday, Jan. 22", &lexicon).unwrap();
        assert_eq!(
            (phrase.weekday, phrase.month, phrase.days),
            (Some(1), Some(1), Some((22, 22)))
        );
        let phrase = TimePhrase::read("earlier this month", &lexicon).unwrap();
        assert_eq!(
            (phrase.month_offset, phrase.extent),
            (Some(0), Extent::SoFar)
        );
        assert!(TimePhrase::read("Monday or Tuesday", &lexicon).is_none());
    }
}
