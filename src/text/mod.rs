//! Floor 0: places in a text and the folding of spellings.

mod bytes;
mod cutter;
mod eight;
mod fold;
mod letters;
mod space;
mod span;
mod token;

pub use cutter::tokens;
pub use eight::packed;
pub use fold::{fold, fold_into, is_folded};
pub use letters::{Letters, Shape};
pub use space::{fold_space, fold_space_into, folded};
pub use span::{CharOffsets, Span};
pub use token::{RawToken, TokenKind};
