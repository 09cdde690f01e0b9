//! Loads the gazetteers of a run: the built-in ones and what the user lays over them.
//!
//! `--gazetteer mine.csv --gazetteer more/` makes `mine.csv` layer 1 and every CSV file below `more`
//! layer 2; where two layers differ, the later one holds.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use quotary::Error;
use quotary::lexicon::{GazetteerFile, Lexicon, builtin_files};
use quotary::record::{Action, Problem};
use quotary::sink::GazetteerUsed;
use sha2::{Digest, Sha256};
use walkdir::WalkDir;

/// The gazetteers of a run.
pub(super) struct Gazetteers {
    /// What articles are read with.
    pub lexicon: Lexicon,
    /// Rows that could not be used.
    problems: Vec<Problem>,
    files: Vec<GazetteerFile>,
}

impl Gazetteers {
    /// Reads `paths`, files or folders, over the built-in gazetteers.
    pub fn load(paths: &[PathBuf], builtin: bool) -> anyhow::Result<Self> {
        let mut files = Vec::new();
        for (index, path) in paths.iter().enumerate() {
            let layer = u8::try_from(index + 1)
                .context("more than 255 gazetteers; put them into one folder")?;
            read(path, layer, &mut files)?;
        }
        let (lexicon, errors) = if builtin {
            Lexicon::with_overlay(&files)
        } else {
            Lexicon::without_builtin_names(&files)
        };
        let own: HashSet<&str> = files.iter().map(|file| file.name.as_str()).collect();
        let problems = errors.iter().map(|error| problem(error, &own)).collect();
        if builtin {
            files.splice(..0, builtin_files());
        }
        Ok(Self {
            lexicon,
            problems,
            files,
        })
    }

    /// Reads the built-in gazetteers from their files, which takes longer but tells what is wrong with them.
    pub fn check_builtin() -> Self {
        let files = builtin_files();
        let (lexicon, errors) = Lexicon::load(&files);
        let own = HashSet::new();
        Self {
            lexicon,
            problems: errors.iter().map(|error| problem(error, &own)).collect(),
            files,
        }
    }

    /// Rows of the user's files that could not be used.
    pub fn problems(&self) -> impl Iterator<Item = &Problem> {
        let own = |problem: &&Problem| problem.action.is_loss();
        self.problems.iter().filter(own)
    }

    /// Rows of any file that could not be used.
    pub fn all_problems(&self) -> impl Iterator<Item = &Problem> {
        self.problems.iter()
    }

    /// The files that were read, built-in ones first.
    pub fn files(&self) -> &[GazetteerFile] {
        &self.files
    }

    /// The files with their hashes, for run.json.
    pub fn used(&self) -> Vec<GazetteerUsed> {
        let used = |file: &GazetteerFile| GazetteerUsed {
            name: file.name.clone(),
            layer: file.layer,
            sha256: format!("{:x}", Sha256::digest(&file.bytes)),
        };
        self.files.iter().map(used).collect()
    }
}

fn read(path: &Path, layer: u8, files: &mut Vec<GazetteerFile>) -> anyhow::Result<()> {
    let about = fs::metadata(path)
        .with_context(|| format!("{}: cannot open the gazetteer", path.display()))?;
    let before = files.len();
    if about.is_dir() {
        for entry in WalkDir::new(path).follow_links(true).sort_by_file_name() {
            let entry =
                entry.with_context(|| format!("{}: cannot read the gazetteers", path.display()))?;
            let is_csv = entry
                .path()
                .extension()
                .is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
            if is_csv && entry.file_type().is_file() {
                files.push(file(entry.path(), layer)?);
            }
        }
    } else {
        files.push(file(path, layer)?);
    }
    if files.len() == before {
        bail!("{}: the folder holds no .csv file", path.display());
    }
    Ok(())
}

fn file(path: &Path, layer: u8) -> anyhow::Result<GazetteerFile> {
    let bytes =
        fs::read(path).with_context(|| format!("{}: cannot read the gazetteer", path.display()))?;
    Ok(GazetteerFile {
        name: path.display().to_string(),
        bytes: Cow::Owned(bytes),
        layer,
    })
}

/// A faulty row as a row of errors.csv. A fault in a built-in file is ours, not the user's: no run
/// tells of it, only `quotary gazetteer lint`.
fn problem(error: &Error, own: &HashSet<&str>) -> Problem {
    let Error::Data {
        file,
        line,
        column,
        message,
    } = error
    else {
        return Problem {
            problem: error.to_string(),
            action: Action::Skipped,
            ..Problem::default()
        };
    };
    Problem {
        input: file.clone(),
        position: *line,
        problem: format!("column {column}: {message}"),
        action: if own.contains(file.as_str()) {
            Action::Skipped
        } else {
            Action::Noted
        },
        ..Problem::default()
    }
}
