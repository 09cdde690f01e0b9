//! Floor 0: places in a text and the folding of spellings.

mod fold;
mod letters;
mod span;
mod token;

pub use fold::{fold, fold_into, is_folded};
pub use letters::{Letters, packed};
pub use span::{CharOffsets, Span};
pub use token::{RawToken, TokenKind, tokens};
