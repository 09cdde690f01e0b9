//! The options that say which gazetteers a command reads.
//!
//! ```text
//! quotary explain article.txt --gazetteer names.csv
//! ```

use std::path::PathBuf;

use super::gazetteers::Gazetteers;
use super::report::{line, warning};

/// The gazetteers of a command.
#[derive(Debug, Default, clap::Args)]
pub(super) struct Overlay {
    /// Gazetteer to lay over the built-in ones: a CSV file, or a folder of them. May be given again.
    #[arg(long = "gazetteer", value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Leave out the built-in gazetteers and word lists.
    #[arg(long)]
    no_builtin: bool,
}

impl Overlay {
    /// Reads them; faulty rows of the user's files are told on standard error.
    pub fn load(&self) -> anyhow::Result<Gazetteers> {
        let gazetteers = Gazetteers::load(&self.paths, !self.no_builtin)?;
        for problem in gazetteers.problems() {
            line(&warning(problem));
        }
        Ok(gazetteers)
    }
}
