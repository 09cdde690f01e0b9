//! An article as a source hands it to the pipeline: its text and what is known about it.
//!
//! ```
//! use quotary::Article;
//!
//! let article = Article::from_text("\"It holds,\" said Aino Tamm.");
//! assert_eq!(article.date, None);
//! ```

use jiff::civil::Date;

/// How the article's date became known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DateSource {
    /// Given on the command line.
    Given,
    /// From the record or header line the article came with.
    Metadata,
    /// From the article's address.
    Url,
    /// From the dateline at the beginning of the text.
    Dateline,
    /// Not known.
    #[default]
    None,
}

impl DateSource {
    /// The word for the `date_source` column.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::Metadata => "metadata",
            Self::Url => "url",
            Self::Dateline => "dateline",
            Self::None => "none",
        }
    }
}

/// One article. Every value is valid; `text` may be empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Article {
    /// The identifier the input gave, else empty.
    pub id: String,
    /// Day of publication.
    pub date: Option<Date>,
    /// Where `date` comes from.
    pub date_source: DateSource,
    /// Web address, else empty.
    pub url: String,
    /// Headline, else empty.
    pub title: String,
    /// Name of the publication where the input gave one, else empty.
    pub outlet: String,
    /// The body, exactly as offsets count it.
    pub text: String,
    /// The file (or `-`) the article came from.
    pub input: String,
    /// Place in that input: the line at which the article begins, from 1.
    pub position: u64,
}

impl Article {
    /// An article of which only the text is known.
    pub fn from_text(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }
}
