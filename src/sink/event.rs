//! What a sink is told, and the one method by which it is told.
//!
//! ```
//! use quotary::sink::{Event, Run, Sink};
//!
//! struct Count(usize);
//!
//! impl Sink for Count {
//!     fn receive(&mut self, event: &Event<'_>) -> quotary::Result<()> {
//!         self.0 += usize::from(matches!(event, Event::Article(_)));
//!         Ok(())
//!     }
//! }
//!
//! let mut count = Count(0);
//! count.receive(&Event::Article(&Default::default()))?;
//! count.receive(&Event::End(&Run::default()))?;
//! assert_eq!(count.0, 1);
//! # Ok::<(), quotary::Error>(())
//! ```

use serde::Serialize;

use crate::error::Result;
use crate::record::{ArticleRecord, Problem};

/// One step of a run. Articles come in the order of the input.
#[derive(Debug)]
pub enum Event<'a> {
    /// An article is done; its problems are inside.
    Article(&'a ArticleRecord),
    /// Something went wrong that belongs to no article.
    Problem(&'a Problem),
    /// The input pauses: write out what is buffered, somebody may be waiting for it.
    Pause,
    /// The run is over.
    End(&'a Run),
}

/// Receives the results of a run.
pub trait Sink {
    /// Takes one event. After [`Event::End`] nothing follows.
    ///
    /// # Errors
    ///
    /// Where the output cannot be written.
    fn receive(&mut self, event: &Event<'_>) -> Result<()>;
}

/// What run.json says. It holds no times and no number of threads: the same input gives the same bytes.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Run {
    /// Version of quotary.
    pub version: String,
    /// The gazetteers, in the order in which they are laid over each other.
    pub gazetteers: Vec<GazetteerUsed>,
    /// The inputs as the user named them.
    pub inputs: Vec<String>,
    /// What was read.
    pub counts: Counts,
}

/// A gazetteer file of the run.
#[derive(Clone, Debug, Default, Serialize)]
pub struct GazetteerUsed {
    /// Path, or name of a built-in file.
    pub name: String,
    /// 0 for built-in files, then the place on the command line.
    pub layer: u8,
    /// SHA-256 of its bytes, hexadecimal.
    pub sha256: String,
}

/// Articles that were read: `read` = `done` + `skipped` + `failed`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Articles met, or what stood in the place of one.
    pub read: u64,
    /// Articles worked on.
    pub done: u64,
    /// Not articles: empty and binary files, broken lines.
    pub skipped: u64,
    /// Not to be read, or given up.
    pub failed: u64,
}
