//! The publication an article stands in: from metadata, the dateline, or the host of its address.

use smol_str::{SmolStr, StrExt};

use crate::article::Article;
use crate::document::Document;
use crate::text::TokenKind;

/// The outlet, or an empty text.
pub(super) fn outlet(article: &Article, document: &Document<'_>) -> SmolStr {
    if !article.outlet.is_empty() {
        return SmolStr::new(&article.outlet);
    }
    dateline(document)
        .or_else(|| host(&article.url))
        .unwrap_or_default()
}

/// The agency in "ASTANA (Sputnik) -".
fn dateline(document: &Document<'_>) -> Option<SmolStr> {
    document.paragraphs.iter().find_map(|paragraph| {
        let line = paragraph.tokens.start..paragraph.body;
        let open = line
            .clone()
            .find(|&i| document.tokens[i].kind == TokenKind::Open)?;
        let close = (open..line.end).find(|&i| document.tokens[i].kind == TokenKind::Close)?;
        let agency = document.words(&(open + 1..close));
        (!agency.is_empty()).then(|| agency.into())
    })
}

/// "sputnikglobe.com" of an address.
fn host(url: &str) -> Option<SmolStr> {
    let host = url
        .split_once("://")?
        .1
        .split(['/', '?', '#', ':'])
        .next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    (!host.is_empty()).then(|| host.to_lowercase_smolstr())
}
