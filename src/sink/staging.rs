//! Files that appear in a folder all at once, when the run has gone well.
//!
//! `quotes.csv` is written as `quotes.csv.partial` and renamed at the end; a run that fails takes its
//! partial files away and leaves the tables of an earlier run as they were.

use std::fs::{self, File};
use std::io::BufWriter;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};

/// Files on their way into a folder.
pub(super) struct Staging {
    folder: PathBuf,
    names: Vec<String>,
}

impl Staging {
    /// Makes the folder where there is none.
    pub fn new(folder: &Path) -> Result<Self> {
        fs::create_dir_all(folder).map_err(|error| Error::io("make the folder", folder, error))?;
        Ok(Self {
            folder: folder.to_path_buf(),
            names: Vec::new(),
        })
    }

    /// Begins a file.
    pub fn create(&mut self, name: &str) -> Result<BufWriter<File>> {
        let path = self.path(name);
        let file = File::create(&path).map_err(|error| Error::io("write", &path, error))?;
        self.names.push(name.to_owned());
        Ok(BufWriter::with_capacity(1 << 16, file))
    }

    /// Where the file `name` is until the end.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{name}.partial"))
    }

    /// Puts the file `from` in the place of `to`; both are still partial.
    pub fn replace(&mut self, from: &str, to: &str) -> Result<()> {
        let path = self.path(from);
        fs::rename(&path, self.path(to)).map_err(|error| Error::io("rename", &path, error))?;
        self.names.retain(|name| name != from);
        Ok(())
    }

    /// Gives all files their names.
    pub fn commit(&mut self) -> Result<()> {
        while let Some(name) = self.names.first() {
            let path = self.path(name);
            fs::rename(&path, self.folder.join(name))
                .map_err(|error| Error::io("rename", &path, error))?;
            self.names.remove(0);
        }
        Ok(())
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        for name in &self.names {
            // There is nobody left to tell; the name says that the file is partial.
            let _ = fs::remove_file(self.path(name));
        }
    }
}
