//! Floor 4: what the words of a statement stand for outside the text: dates, people, places.

mod time_phrase;
mod when;

pub use when::{SaidDates, said_dates};
