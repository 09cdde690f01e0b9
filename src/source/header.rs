//! The line that begins an article in the header layout.
//!
//! ` date 2024-01-24 https://example.com/bridge` gives the day and the address; the line after it is
//! the title, and the text is all that follows up to the next such line.

use jiff::civil::Date;

use super::dates::parse_date;

/// What a header line says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Header {
    /// The day, where it is one.
    pub date: Option<Date>,
    /// The day as written.
    pub written: String,
    /// The address; may be empty.
    pub url: String,
}

/// Reads a header line; `None` for any other line.
pub(super) fn parse(line: &[u8]) -> Option<Header> {
    // Most lines are not headers, and most are long: look at the first word only.
    let start = line.iter().position(|byte| !matches!(byte, b' ' | b'\t'))?;
    if !line[start..].starts_with(b"date ") || line.len() > 4096 {
        return None;
    }
    let line = String::from_utf8_lossy(line);
    let mut words = line.split_whitespace().skip(1);
    let written = words.next()?;
    let url = words.next().unwrap_or_default();
    let looks_like_day = written.split('-').count() == 3
        && written
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'-');
    if !looks_like_day || words.next().is_some() || !(url.is_empty() || url.contains("://")) {
        return None;
    }
    Some(Header {
        date: parse_date(written),
        written: written.to_owned(),
        url: url.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    type Found = Option<(Option<Date>, &'static str)>;

    #[test]
    fn only_headers_are_headers() {
        let day = Some(jiff::civil::date(2024, 1, 24));
        let table: [(&str, Found); 7] = [
            (
                " date 2024-01-24 https://example.com/a\r\n",
                Some((day, "https://example.com/a")),
            ),
            (
                "date 2024-01-24 https://example.com/a",
                Some((day, "https://example.com/a")),
            ),
            (" date 2024-01-24\n", Some((day, ""))),
            (
                " date 2024-13-24 https://example.com/a",
                Some((None, "https://example.com/a")),
            ),
            ("date palms grow here", None),
            ("date 2024-01-24 was agreed", None),
            ("", None),
        ];
        for (line, expected) in table {
            let found = parse(line.as_bytes());
            assert_eq!(
                found.as_ref().map(|h| (h.date, h.url.as_str())),
                expected,
                "{line}"
            );
        }
    }
}
