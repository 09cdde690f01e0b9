//! Floor 3: the stretches between quotation marks, of any style, nested, continued or left open.

mod pair;

pub use pair::{Quotation, find_quotations};
