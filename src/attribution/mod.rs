//! Floor 5: statements, and the words beside them that say who made them.
//!
//! For every reporting verb outside quotation marks the sieves of [`sieves`] are tried, most precise first; then the
//! quotations that no verb claimed are attributed by their place. Which person the words mean is the floor of
//! `resolve`; here the source is what stands beside the quote.

mod according;
mod before;
mod body;
mod clause;
mod cue;
mod designation;
mod edges;
mod gathered;
mod leftover;
mod main_clause;
mod nested;
mod nominal;
mod object;
mod phrase;
mod pronoun;
mod quoted;
mod region;
mod relayed;
mod scene;
mod sieves;
mod site;
mod source;
mod speaker;
mod spoken;
mod statement;
mod subject;
mod tail;
mod transcript;

pub use scene::Scene;
pub use sieves::{RULES, find_statements};
pub use speaker::{Speaker, find_speakers};
pub use statement::Statement;
pub use tail::Tail;
