//! Days of publication, as records and addresses write them.
//!
//! ```
//! use quotary::source::{parse_date, url_date};
//!
//! let day = Some(jiff::civil::date(2024, 1, 24));
//! assert_eq!(parse_date("2024-01-24"), day);
//! assert_eq!(parse_date("2024-01-24T23:30:00-05:00"), day);
//! assert_eq!(parse_date("Wed, 24 Jan 2024 10:00:00 GMT"), day);
//! assert_eq!(url_date("https://example.com/20240124/bridge-opens.html"), day);
//! assert_eq!(url_date("https://example.com/2024/jan/24/bridge-opens"), day);
//! assert_eq!(url_date("https://example.com/bridge-1116345092.html"), None);
//! ```

use std::sync::LazyLock;

use jiff::civil::Date;
use jiff::fmt::{rfc2822, temporal};
use regex::Regex;

/// The day that `text` names: a day, a timestamp (its day as written, wherever the clock stood), or
/// the date of a mail or feed.
pub fn parse_date(text: &str) -> Option<Date> {
    let text = text.trim();
    temporal::Pieces::parse(text)
        .map(|pieces| pieces.date())
        .or_else(|_| rfc2822::parse(text).map(|moment| moment.date()))
        .ok()
}

/// The day in the path of an address.
pub fn url_date(url: &str) -> Option<Date> {
    // Years from 1980 to 2049, and no digit beside them: article numbers have eight digits too.
    static DAY: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?xi) (?:^|[^0-9])
            (?: (?<y>19[89][0-9]|20[0-4][0-9]) (?<m>0[1-9]|1[0-2]) (?<d>[0-3][0-9])
              | (?<y2>19[89][0-9]|20[0-4][0-9]) [/_-] (?<m2>[01]?[0-9]|[a-z]{3}) [/_-] (?<d2>[0-3]?[0-9]) )
            (?:[^0-9]|$)",
        )
        .expect("the pattern is constant and a test runs it")
    });
    let address = url.split_once("://").map_or(url, |(_, rest)| rest);
    let (_, path) = address.split_once('/')?;
    let found = DAY.captures(path)?;
    let part = |name: &str, other: &str| {
        found
            .name(name)
            .or_else(|| found.name(other))
            .map(|part| part.as_str())
    };
    let written = format!(
        "{} {} {}",
        part("y", "y2")?,
        part("m", "m2")?,
        part("d", "d2")?
    );
    Date::strptime("%Y %m %d", &written)
        .or_else(|_| Date::strptime("%Y %b %d", &written))
        .ok()
}
