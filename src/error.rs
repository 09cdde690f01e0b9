//! The library's one error type: what went wrong, where in the input, and what to do about it.
//!
//! ```
//! use quotary::Error;
//!
//! let error = Error::data("people.csv", 214, 9, "unknown country \"RUS\"; use ISO 3166-1 alpha-2, for example RU");
//! assert_eq!(
//!     error.to_string(),
//!     "people.csv:214:9: unknown country \"RUS\"; use ISO 3166-1 alpha-2, for example RU"
//! );
//! ```

use std::path::{Path, PathBuf};

/// An error of the library. Only `source`, `lexicon` and `sink` return one: the floors between
/// them do no input or output and cannot fail.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file or stream could not be opened, read or written.
    #[error("{}: cannot {action}: {source}", path.display())]
    Io {
        /// What was being done, as it follows "cannot": "open", "read", "write".
        action: &'static str,
        /// The file, or a description such as `<stdin>`.
        path: PathBuf,
        /// What the operating system answered.
        source: std::io::Error,
    },
    /// A row or record of a data file is not as it must be.
    #[error("{file}:{line}:{column}: {message}")]
    Data {
        /// The file as the user named it.
        file: String,
        /// Line, counted from 1.
        line: u64,
        /// Column: the cell within the row, counted from 1 as a spreadsheet does.
        column: u64,
        /// What is wrong and what to do.
        message: String,
    },
    /// A setting cannot be used as given.
    #[error("{0}")]
    Usage(String),
}

/// A result of the library.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// An input or output error at `path`.
    pub fn io(action: &'static str, path: impl AsRef<Path>, source: std::io::Error) -> Self {
        Self::Io {
            action,
            path: path.as_ref().to_path_buf(),
            source,
        }
    }

    /// A fault in a data file; `line` and `column` count from 1.
    pub fn data(
        file: impl Into<String>,
        line: u64,
        column: u64,
        message: impl Into<String>,
    ) -> Self {
        Self::Data {
            file: file.into(),
            line,
            column,
            message: message.into(),
        }
    }

    /// True where the reader of our output went away (a broken pipe), which counts as success.
    pub fn is_broken_pipe(&self) -> bool {
        matches!(self, Self::Io { source, .. } if source.kind() == std::io::ErrorKind::BrokenPipe)
    }
}
