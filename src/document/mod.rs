//! Floor 2: an article's text as tokens, sentences and paragraphs, with its dateline and repeated stretches.
//!
//! Every layer is made once and never edited. Tokens cover all of the text but white space.

mod build;
mod cut;
mod dateline;
mod layout;
mod repeat;
mod sentence;
mod token;
mod words;

pub use crate::text::Shape;
pub use build::Document;
pub use cut::Mark;
pub use layout::{Paragraph, Sentence};
pub use token::{Token, TokenId};
