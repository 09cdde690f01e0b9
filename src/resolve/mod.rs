//! Floor 4: which mentions mean the same person, what the article says of each, and which days its words of time mean.

mod cast;
mod character;
mod names;
mod naming;
mod owner;
mod portfolio;
mod role;
mod role_words;
mod subject;
mod time_phrase;
mod when;

pub use cast::{Cast, CharacterId};
pub use character::Character;
pub use naming::Acronyms;
pub use owner::{is_country, owner_of};
pub use role::{Role, role_of};
pub use subject::is_subject;
pub use when::{SaidDates, said_dates};
