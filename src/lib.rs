//! quotary reads news articles and writes tables of who said what, and of every person, place and
//! organization named.
//!
//! ```
//! use quotary::lexicon::{Lexicon, builtin_files};
//!
//! let (lexicon, _) = Lexicon::load(&builtin_files());
//! assert!(lexicon.name_count() > 0);
//! ```

pub mod article;
pub mod attribution;
pub mod document;
pub mod error;
pub mod extract;
pub mod lexicon;
pub mod mention;
pub mod quotation;
pub mod record;
pub mod resolve;
pub mod sink;
pub mod source;
pub mod text;

pub use article::{Article, DateSource};
pub use error::{Error, Result};
pub use extract::{Extractor, extract};
