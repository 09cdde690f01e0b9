//! Floor 6: where articles come from. Files, folders and streams become [`Article`]s, one at a time.
//!
//! ```
//! use quotary::source::{Articles, Item, Options};
//!
//! let line = "{\"id\": \"a1\", \"text\": \"\\\"It holds,\\\" said Aino Tamm.\"}\n";
//! let mut articles = Articles::from_reader(std::io::Cursor::new(line), "-", &Options::default());
//! let Some(Item::Article(incoming)) = articles.next() else { panic!("one article") };
//! assert_eq!(incoming.article.id, "a1");
//! assert_eq!(incoming.article.text, "\"It holds,\" said Aino Tamm.");
//! assert!(articles.next().is_none());
//! ```
//!
//! Nothing here stops a run: what cannot be read is an [`Item`] like any other, with the row that
//! errors.csv will hold. Never more than one article is in memory, whatever the size of its file.
//!
//! [`Article`]: crate::Article

mod articles;
mod dates;
mod decode;
mod duplicates;
mod header;
mod identity;
mod inputs;
mod item;
mod json_lines;
mod json_scalar;
mod lines;
mod plain_text;

pub use articles::{Articles, Options};
pub use dates::{parse_date, url_date};
pub use identity::article_id;
pub use inputs::total_size;
pub use item::{Incoming, Item};
