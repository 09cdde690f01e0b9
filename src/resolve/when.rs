//! Works out the first and last day that the words of a time phrase stand for.
//!
//! ```
//! use jiff::civil::date;
//! use quotary::lexicon::{Lexicon, builtin_files};
//! use quotary::resolve::said_dates;
//!
//! let (lexicon, _) = Lexicon::load(&builtin_files());
//! let published = Some(date(2024, 1, 24));
//! let week = said_dates("last week", published, &lexicon).unwrap();
//! assert_eq!((week.from, week.to), (date(2024, 1, 15), date(2024, 1, 21)));
//! assert_eq!(week.rule, "last-week");
//! assert_eq!(said_dates("last week", None, &lexicon), None);
//! assert_eq!(said_dates("Bloody Sunday", published, &lexicon), None);
//! ```
//!
//! Weeks run Monday to Sunday. A bare weekday, month, season or weekend is the latest one that has begun by the
//! article's date; "last Wednesday" is the Wednesday of the week before, as a newspaper calls the one of its own week
//! plain "Wednesday". A month and day without a year may lie up to a week ahead. "Early", "mid" and "late" narrow
//! nothing, since no two newspapers draw the same line. A word that is neither listed nor a plain function word leaves
//! the whole phrase unresolved, as do two weekdays or two months: no date is better than a wrong one.
//!
//! The words themselves are rows of `words/calendar.csv`. Those that are times only inside a time phrase ("March",
//! "fall", "last") stand there after "~", so that running text never matches them.

use jiff::Span;
use jiff::civil::{Date, Weekday};

use super::time_phrase::{Extent, TimePhrase};
use crate::lexicon::Lexicon;

/// First and last day of a time phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SaidDates {
    /// First day.
    pub from: Date,
    /// Last day, the same or later.
    pub to: Date,
    /// How they were worked out: "weekday", "last-week", "month-day".
    pub rule: &'static str,
}

/// Days that a month and day without a year may lie ahead of the article: announcements of next week's events.
const DAYS_AHEAD: i32 = 7;

/// The days that `words` stand for in an article of this date; without a date only absolute ones resolve.
pub fn said_dates(words: &str, article_date: Option<Date>, lexicon: &Lexicon) -> Option<SaidDates> {
    let words = words.trim();
    // Of most statements no time is named, and of most times no date.
    let first = words.chars().next()?;
    if !first.is_alphabetic()
        && let Ok(date) = words.parse::<Date>()
    {
        return Some(SaidDates {
            from: date,
            to: date,
            rule: "date",
        });
    }
    let (from, to, rule) = TimePhrase::read(words, lexicon)?.resolve(article_date)?;
    (from <= to).then_some(SaidDates { from, to, rule })
}

type Days = (Date, Date, &'static str);

impl TimePhrase {
    /// The most precise reading that the parts allow.
    fn resolve(&self, article: Option<Date>) -> Option<Days> {
        let year = match (self.year, self.year_offset) {
            (Some(year), _) => Some(year),
            // "Late last year" needs the article's date, "in 2019" does not.
            (None, Some(offset)) => Some(i32::from(article?.year()).checked_add(offset)?),
            (None, None) => None,
        };
        if let Some((first, last)) = self.days {
            return month_days(self.month?, first, last, year, article);
        }
        if let Some(month) = self.month {
            return self.month(month, year, article);
        }
        if let Some(start) = self.season {
            return self.season(start, year, article);
        }
        if let Some(decade) = self.decade {
            return Some((
                day_of(decade, 1, 1)?,
                day_of(decade.checked_add(9)?, 12, 31)?,
                "decade",
            ));
        }
        if let Some(year) = year {
            let days = (day_of(year, 1, 1)?, day_of(year, 12, 31)?);
            let names = [
                "years-ago",
                "last-year",
                "this-year",
                "next-year",
                "years-ahead",
            ];
            return match self.year {
                Some(_) => Some((days.0, days.1, "year")),
                None => Some(self.cut(days, article?, name(self.year_offset?, names))),
            };
        }
        self.near(article?)
    }

    /// Days, weeks, weekends and months counted from the article's date.
    fn near(&self, article: Date) -> Option<Days> {
        if let Some(offset) = self.month_offset {
            let first = plus_months(article.first_of_month(), offset)?;
            let names = [
                "months-ago",
                "last-month",
                "this-month",
                "next-month",
                "months-ahead",
            ];
            return Some(self.cut((first, first.last_of_month()), article, name(offset, names)));
        }
        if let Some(offset) = self.weekend_offset {
            let first = plus_days(week(article, offset)?, 5)?;
            let names = [
                "weekends-ago",
                "last-weekend",
                "this-weekend",
                "next-weekend",
                "weekends-ahead",
            ];
            return Some((first, plus_days(first, 1)?, name(offset, names)));
        }
        if self.latest_weekend.is_some() {
            let begun = matches!(article.weekday(), Weekday::Saturday | Weekday::Sunday);
            let first = plus_days(week(article, if begun { 0 } else { -1 })?, 5)?;
            return Some((first, plus_days(first, 1)?, "weekend"));
        }
        if let Some(offset) = self.day_offset {
            let day = plus_days(article, offset)?;
            return Some((
                day,
                day,
                name(
                    offset,
                    ["days-ago", "yesterday", "today", "tomorrow", "days-ahead"],
                ),
            ));
        }
        if let Some(weekday) = self.weekday {
            return self.weekday(weekday, article);
        }
        let offset = self.week_offset?;
        let first = week(article, offset)?;
        let names = [
            "weeks-ago",
            "last-week",
            "this-week",
            "next-week",
            "weeks-ahead",
        ];
        Some(self.cut((first, plus_days(first, 6)?), article, name(offset, names)))
    }

    fn weekday(&self, weekday: i32, article: Date) -> Option<Days> {
        let offset = self.week_offset.or(self.shift);
        let mut day = plus_days(week(article, offset.unwrap_or(0))?, weekday.checked_sub(1)?)?;
        let Some(offset) = offset else {
            if day > article {
                day = plus_days(day, -7)?;
            }
            return Some((day, day, "weekday"));
        };
        let names = [
            "weekday-of-week",
            "last-weekday",
            "this-weekday",
            "next-weekday",
            "weekday-of-week",
        ];
        Some((day, day, name(offset, names)))
    }

    fn month(&self, month: i32, year: Option<i32>, article: Option<Date>) -> Option<Days> {
        let span = |first: Date, rule| Some((first, first.last_of_month(), rule));
        if let Some(year) = year {
            return span(day_of(year, month, 1)?, "month-year");
        }
        let own = article?.first_of_month();
        let this = day_of(own.year().into(), month, 1)?;
        match self.shift {
            None => span(
                if this > own {
                    plus_months(this, -12)?
                } else {
                    this
                },
                "month",
            ),
            Some(0) => span(this, "this-named-month"),
            Some(..0) => span(
                if this >= own {
                    plus_months(this, -12)?
                } else {
                    this
                },
                "last-named-month",
            ),
            Some(1..) => span(
                if this <= own {
                    plus_months(this, 12)?
                } else {
                    this
                },
                "next-named-month",
            ),
        }
    }

    /// Three months from the one that `start` names; a winter belongs to the year in which it begins.
    fn season(&self, start: i32, year: Option<i32>, article: Option<Date>) -> Option<Days> {
        let last_day = |first: Date| Some(plus_months(first, 2)?.last_of_month());
        if let Some(year) = year {
            let first = day_of(year, start, 1)?;
            return Some((first, last_day(first)?, "season-year"));
        }
        let article = article?;
        let year = i32::from(article.year());
        let begun = |year: i32| Some((day_of(year, start, 1)?, last_day(day_of(year, start, 1)?)?));
        let years = [begun(year - 1)?, begun(year)?, begun(year + 1)?];
        let (found, rule) = match self.shift {
            None => (years.iter().rev().find(|days| days.0 <= article), "season"),
            // In January "this winter" began last year.
            Some(0) => {
                let own = years
                    .iter()
                    .find(|days| days.0 <= article && article <= days.1);
                (own.or(years.get(1)), "this-season")
            }
            Some(..0) => (
                years.iter().rev().find(|days| days.1 < article),
                "last-season",
            ),
            Some(1..) => (years.iter().find(|days| days.0 > article), "next-season"),
        };
        match found {
            Some(&(from, to)) => Some((from, to, rule)),
            // In January last year's autumn has ended, last year's winter has not: the one before has.
            None => begun(year - 2).map(|(from, to)| (from, to, rule)),
        }
    }

    /// Cuts a stretch at the article's date for "earlier this week" and "later this week".
    fn cut(&self, (from, to): (Date, Date), article: Date, rule: &'static str) -> Days {
        match self.extent {
            Extent::Whole => (from, to, rule),
            Extent::SoFar => (from, to.min(article), "so-far"),
            Extent::ToCome => (from.max(article), to, "to-come"),
        }
    }
}

fn month_days(
    month: i32,
    first: i32,
    last: i32,
    year: Option<i32>,
    article: Option<Date>,
) -> Option<Days> {
    if let Some(year) = year {
        return Some((
            day_of(year, month, first)?,
            day_of(year, month, last)?,
            "date",
        ));
    }
    let latest = plus_days(article?, DAYS_AHEAD)?;
    let year = i32::from(latest.year());
    // February 29 may lie up to eight years back.
    let from = (0..=8)
        .filter_map(|back| day_of(year - back, month, first))
        .find(|day| *day <= latest)?;
    Some((from, day_of(from.year().into(), month, last)?, "month-day"))
}

/// Name for an offset: several back, one back, none, one ahead, several ahead.
fn name(offset: i32, names: [&'static str; 5]) -> &'static str {
    names[(offset.clamp(-2, 2) + 2).unsigned_abs() as usize]
}

/// Monday of the week that lies `offset` weeks from the week of `day`.
fn week(day: Date, offset: i32) -> Option<Date> {
    plus_days(
        day,
        offset
            .checked_mul(7)?
            .checked_sub(day.weekday().to_monday_zero_offset().into())?,
    )
}

fn plus_days(day: Date, days: i32) -> Option<Date> {
    day.checked_add(Span::new().try_days(days).ok()?).ok()
}

fn plus_months(day: Date, months: i32) -> Option<Date> {
    day.checked_add(Span::new().try_months(months).ok()?).ok()
}

fn day_of(year: i32, month: i32, day: i32) -> Option<Date> {
    Date::new(
        year.try_into().ok()?,
        month.try_into().ok()?,
        day.try_into().ok()?,
    )
    .ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::builtin_files;
    use jiff::civil::date;
    use proptest::prelude::*;
    use std::sync::LazyLock;

    static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::load(&builtin_files()).0);

    /// Words, and "from to rule" seen from Wednesday 2024-01-24; one day is written once, nothing as "-".
    const CASES: &[(&str, &str)] = &[
        ("Wednesday", "2024-01-24 weekday"),
        ("on Thursday", "2024-01-18 weekday"),
        ("late Monday night", "2024-01-22 weekday"),
        ("early on Sat.", "2024-01-20 weekday"),
        ("10:30 a.m. local time Tuesday", "2024-01-23 weekday"),
        ("10am on Tuesday", "2024-01-23 weekday"),
        ("last Wednesday", "2024-01-17 last-weekday"),
        ("last Friday", "2024-01-19 last-weekday"),
        ("this past Friday", "2024-01-19 weekday"),
        ("Tuesday last week", "2024-01-16 last-weekday"),
        ("next Monday", "2024-01-29 next-weekday"),
        ("today", "2024-01-24 today"),
        ("this morning", "2024-01-24 today"),
        ("late yesterday", "2024-01-23 yesterday"),
        ("last night", "2024-01-23 yesterday"),
        ("tomorrow", "2024-01-25 tomorrow"),
        ("two days ago", "2024-01-22 days-ago"),
        ("a week ago", "2024-01-15 2024-01-21 last-week"),
        ("last week", "2024-01-15 2024-01-21 last-week"),
        ("this week", "2024-01-22 2024-01-28 this-week"),
        ("earlier this week", "2024-01-22 2024-01-24 so-far"),
        ("later in the week", "2024-01-24 2024-01-28 to-come"),
        ("the week before last", "2024-01-08 2024-01-14 weeks-ago"),
        ("three weeks ago", "2024-01-01 2024-01-07 weeks-ago"),
        ("earlier this month", "2024-01-01 2024-01-24 so-far"),
        ("last month", "2023-12-01 2023-12-31 last-month"),
        ("late last year", "2023-01-01 2023-12-31 last-year"),
        ("almost 20 years ago", "2004-01-01 2004-12-31 years-ago"),
        ("the weekend", "2024-01-20 2024-01-21 weekend"),
        ("last weekend", "2024-01-20 2024-01-21 last-weekend"),
        ("this weekend", "2024-01-27 2024-01-28 this-weekend"),
        ("on Jan. 24", "2024-01-24 month-day"),
        ("January 31st", "2024-01-31 month-day"),
        ("Feb 1", "2023-02-01 month-day"),
        ("Dec. 30-31", "2023-12-30 2023-12-31 month-day"),
        ("Feb. 29", "2020-02-29 month-day"),
        ("Jan. 24, 2024", "2024-01-24 date"),
        ("24 January", "2024-01-24 month-day"),
        ("the 24th of January 2021", "2021-01-24 date"),
        ("Tuesday, Jan. 23", "2024-01-23 month-day"),
        ("2024-01-05", "2024-01-05 date"),
        ("May 3 last year", "2023-05-03 date"),
        ("September", "2023-09-01 2023-09-30 month"),
        ("mid-January", "2024-01-01 2024-01-31 month"),
        ("last January", "2023-01-01 2023-01-31 last-named-month"),
        ("in March 2019", "2019-03-01 2019-03-31 month-year"),
        (
            "earlier this year, in March",
            "2024-03-01 2024-03-31 month-year",
        ),
        ("in 2019", "2019-01-01 2019-12-31 year"),
        ("the mid-1990s", "1990-01-01 1999-12-31 decade"),
        ("last summer", "2023-06-01 2023-08-31 last-season"),
        ("last winter", "2022-12-01 2023-02-28 last-season"),
        ("this winter", "2023-12-01 2024-02-29 this-season"),
        ("the fall of 2020", "2020-09-01 2020-11-30 season-year"),
        ("may", "-"),
        ("sun", "-"),
        ("Bloody Sunday", "-"),
        ("since Monday", "-"),
        ("Monday and Tuesday", "-"),
        ("the week of Jan. 22", "-"),
        ("24", "-"),
        ("Jan. 45", "-"),
        ("2,000", "-"),
        ("recently", "-"),
        ("", "-"),
    ];

    fn shown(found: Option<SaidDates>) -> String {
        match found {
            None => "-".to_owned(),
            Some(SaidDates { from, to, rule }) if from == to => format!("{from} {rule}"),
            Some(SaidDates { from, to, rule }) => format!("{from} {to} {rule}"),
        }
    }

    #[test]
    fn each_phrase_gives_its_days() {
        let wrong: Vec<String> = CASES
            .iter()
            .map(|(words, days)| {
                (
                    words,
                    days,
                    shown(said_dates(words, Some(date(2024, 1, 24)), &LEXICON)),
                )
            })
            .filter(|(_, days, found)| *days != found)
            .map(|(words, days, found)| format!("{words:?}: expected {days}, found {found}"))
            .collect();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn only_absolute_dates_need_no_article() {
        let rules = ["date", "year", "decade", "month-year", "season-year"];
        for (words, days) in CASES {
            let absolute = days
                .rsplit(' ')
                .next()
                .is_some_and(|rule| rules.contains(&rule));
            let found = shown(said_dates(words, None, &LEXICON));
            assert_eq!(
                found,
                if absolute && !words.contains("year") {
                    days
                } else {
                    "-"
                },
                "{words}"
            );
        }
    }

    const DATES: &[Date] = &[Date::MIN, Date::MAX, date(2024, 2, 29), date(2023, 12, 31)];

    proptest! {
        #[test]
        fn no_words_panic(
            odd in ".{0,12}",
            listed in proptest::collection::vec(proptest::sample::select(CASES), 0..4),
            day in proptest::option::of(proptest::sample::select(DATES)),
        ) {
            let words: Vec<&str> = listed.iter().map(|(words, _)| *words).chain([odd.as_str()]).collect();
            for words in [words.join(" "), words.concat(), odd.clone()] {
                prop_assert!(said_dates(&words, day, &LEXICON).is_none_or(|found| found.from <= found.to));
            }
        }
    }
}
