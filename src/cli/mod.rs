//! Floor 7: the command line. One command a file, its usage text first.
//!
//! ```text
//! quotary extract article.txt
//! quotary schema --table quotes
//! ```

mod engine;
mod explain;
mod extract;
mod gazetteer;
mod gazetteers;
mod overlay;
mod program;
mod progress;
mod report;
mod schema;
mod suggest;
mod table;
mod work;

pub(crate) use program::{Ending, main};
