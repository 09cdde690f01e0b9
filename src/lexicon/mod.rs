//! Floor 1: what is known of words and of the world, read from `gazetteers/*.csv`.
//!
//! Names are found case-sensitively on whole words, everything else (roles, reporting words, occasions) in lower
//! case. The lexicon never reads articles.

mod builder;
mod builtin;
mod by_id;
mod classes;
mod derive;
mod derived_id;
mod doubt;
mod entity;
mod entity_rows;
mod hash;
mod ids;
mod image;
mod index;
mod interner;
mod key_traits;
mod records;
mod stock;
mod table;
mod trie;
mod uses;
mod verb;
mod vocabulary;
mod word_rows;
mod words;

pub use builtin::builtin_files;
pub use classes::Classes;
pub use doubt::FAMOUS;
pub use entity::{Entity, EntityKind, Gender, Office, Text};
pub use ids::{EntityId, NodeId, VerbId, WordId};
pub use index::{Lexicon, WordInfo};
pub use key_traits::KeyTraits;
pub use table::GazetteerFile;
pub use uses::{NameUse, PhraseUse};
pub use verb::{CuePart, Frame, Strength, Verb, VerbForm, VerbUse};
pub use vocabulary::{Reading, Vocabulary};
pub use words::{Calendar, Demonym, Role, RoleKind, SourceKind, SourceNoun};
