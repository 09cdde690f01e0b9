//! What a source gives: an article, or what stood in the place of one.
//!
//! ```
//! use quotary::source::{Articles, Item, Options};
//!
//! let broken = std::io::Cursor::new("{\"text\": \n");
//! let item = Articles::from_reader(broken, "news.jsonl", &Options::default()).next();
//! let Some(Item::Skipped(problem)) = item else { panic!("a broken line") };
//! assert_eq!((problem.input.as_str(), problem.position), ("news.jsonl", 1));
//! ```

use crate::article::Article;
use crate::record::Problem;

/// One step of a source. Every step counts once: articles read = articles + skipped + failed.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// An article.
    Article(Box<Incoming>),
    /// Something in place of an article that is not one: an empty file, a broken line.
    Skipped(Problem),
    /// Something that could not be read: a missing file, a failing disk.
    Failed(Problem),
}

/// An article as it comes in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Incoming {
    /// The article; its `id` is not empty and given to no other article of the run.
    pub article: Article,
    /// `id` of an earlier article with the same id or the same text, else empty.
    pub duplicate_of: String,
    /// What was repaired, cut or noted.
    pub problems: Vec<Problem>,
}
