//! Floor 3: names and roles in a document, each with the rule that found it.
//!
//! Three steps: phrases of the lists, runs of capitalised words, and a decision for each run by ordered rules.
//! What needs the whole article (short forms, one reading a name) is decided a floor higher.

mod acronym;
mod alike;
mod ballot;
mod body;
mod choice;
mod countries;
mod decide;
mod event;
mod found;
mod landmarks;
mod listed;
mod longer;
mod misread;
mod neighbours;
mod office;
mod organization;
mod person;
mod phrases;
mod run;
mod scores;
mod shape;
mod spread;
mod stretch;
mod teams;
mod trim;
mod unlisted;

pub use decide::find_mentions;
pub use found::{Mention, MentionKind, mention_at, mention_before, mentions_within};
pub use phrases::{PhraseMatch, Phrases};
