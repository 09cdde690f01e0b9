//! Floor 3: names and roles in a document, each with the rule that found it.
//!
//! Three steps: phrases of the lists, runs of capitalised words, and a decision for each run by ordered rules.
//! What needs the whole article (short forms, one reading a name) is decided a floor higher.

mod decide;
mod body;
mod found;
mod phrases;
mod listed;
mod run;
mod shape;
mod spread;
mod unlisted;

pub use decide::find_mentions;
pub use found::{Mention, MentionKind};
pub use phrases::{PhraseMatch, Phrases};
