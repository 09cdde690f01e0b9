//! The identifier of an article that came without one: its address, else a hash of its text.
//!
//! ```
//! use quotary::source::article_id;
//!
//! // The same page under another spelling of its address is the same article.
//! let id = "example.com/20240124/bridge-opens.html";
//! assert_eq!(article_id("https://example.com/20240124/bridge-opens.html", ""), id);
//! assert_eq!(article_id("http://WWW.Example.com/20240124/bridge-opens.html?utm_source=x#top", ""), id);
//! assert_eq!(article_id("", "The bridge will open in May."), "7529f7f746f95f71");
//! ```

use sha2::{Digest, Sha256};

/// Query parameters that say where a reader came from, not what is read.
const TRACKING: &[&str] = &["utm_", "fbclid", "gclid", "yclid", "mc_cid", "mc_eid"];

/// The identifier made from an article's address, or from its text where there is no address.
pub fn article_id(url: &str, text: &str) -> String {
    let url = normal_url(url);
    if url.is_empty() { text_hash(text) } else { url }
}

/// The address without scheme, "www.", fragment, tracking parameters and closing slash.
fn normal_url(url: &str) -> String {
    let url = url.trim();
    let url = url.split_once("://").map_or(url, |(_, rest)| rest);
    let url = url.split_once('#').map_or(url, |(before, _)| before);
    let (address, query) = url.split_once('?').unwrap_or((url, ""));
    let (host, path) = address.split_at(address.find('/').unwrap_or(address.len()));
    let host = host.to_lowercase();
    let mut normal = host.strip_prefix("www.").unwrap_or(&host).to_owned();
    normal.push_str(path.trim_end_matches('/'));
    let mut mark = '?';
    for parameter in query.split('&').filter(|parameter| !parameter.is_empty()) {
        if !TRACKING
            .iter()
            .any(|tracking| parameter.starts_with(tracking))
        {
            normal.push(mark);
            normal.push_str(parameter);
            mark = '&';
        }
    }
    normal
}

/// The first 16 hexadecimal digits of the text's SHA-256.
fn text_hash(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    digest
        .iter()
        .take(8)
        .fold(String::with_capacity(16), |mut id, byte| {
            id.push(char::from_digit(u32::from(byte >> 4), 16).unwrap_or('0'));
            id.push(char::from_digit(u32::from(byte & 15), 16).unwrap_or('0'));
            id
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_keep_what_tells_articles_apart() {
        let table = [
            (
                "https://example.com/news?id=7&utm_medium=rss",
                "example.com/news?id=7",
            ),
            ("https://example.com/a/b/", "example.com/a/b"),
            ("example.com/A", "example.com/A"),
            ("https://example.com", "example.com"),
            ("  ", ""),
        ];
        for (url, expected) in table {
            assert_eq!(normal_url(url), expected, "{url}");
        }
    }
}
