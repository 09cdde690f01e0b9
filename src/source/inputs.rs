//! What the user named, taken apart: files, the files of folders, standard input.
//!
//! `news/ extra.jsonl -` becomes every text and JSON Lines file below `news`, sorted by name, then
//! `extra.jsonl`, then standard input.

use std::fs;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::item::Item;
use crate::record::{Action, Problem};

/// How the content of an input is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// Text: one article, or several with header lines.
    Text,
    /// JSON Lines.
    JsonLines,
    /// To be told from its first bytes.
    Unknown,
}

/// A thing to read.
#[derive(Debug)]
pub(super) enum Input {
    /// Standard input.
    Stdin,
    /// A file.
    File(PathBuf, Layout),
    /// Something that cannot be read.
    Unreadable(Item),
}

/// Goes through inputs in order; folders are walked as they come, so that their size does not matter.
pub(super) struct Inputs {
    given: std::vec::IntoIter<PathBuf>,
    walk: Option<Walk>,
    left_out: Option<PathBuf>,
    unreadable: Option<Item>,
}

struct Walk {
    folder: PathBuf,
    entries: Box<dyn Iterator<Item = walkdir::Result<DirEntry>> + Send>,
    is_empty: bool,
}

impl Inputs {
    /// The folder `left_out` is passed over where it lies inside a folder to read.
    pub fn new(given: Vec<PathBuf>, left_out: Option<&Path>) -> Self {
        Self {
            given: given.into_iter(),
            walk: None,
            unreadable: None,
            left_out: left_out.and_then(|folder| folder.canonicalize().ok()),
        }
    }

    /// Nothing to read, for the reason that `item` gives.
    pub fn unreadable(item: Item) -> Self {
        Self {
            unreadable: Some(item),
            ..Self::new(Vec::new(), None)
        }
    }

    fn given(&mut self, path: PathBuf) -> Option<Input> {
        if path.as_os_str() == "-" {
            return Some(Input::Stdin);
        }
        match fs::metadata(&path) {
            Err(error) => Some(Input::Unreadable(failed(&path, format!("cannot open: {error}")))),
            Ok(about) if about.is_dir() => {
                self.walk = Some(Walk {
                    entries: Box::new(walk(&path, self.left_out.clone())),
                    folder: path,
                    is_empty: true,
                });
                None
            }
            Ok(about) if about.is_file() => Some(match layout(&path) {
                Some(layout) => Input::File(path, layout),
                None => Input::Unreadable(Item::Skipped(file_problem(
                    &path,
                    "unknown kind of file; quotary reads .txt, .jsonl and .ndjson (rename it, or pipe it into \"-\")".to_owned(),
                ))),
            }),
            // A pipe or device has no ending to go by.
            Ok(_) => Some(Input::File(path, Layout::Unknown)),
        }
    }

    fn walked(&mut self) -> Option<Input> {
        let walk = self.walk.as_mut()?;
        for entry in walk.entries.by_ref() {
            match entry {
                Ok(entry) if entry.file_type().is_file() => {
                    if let Some(layout) = layout(entry.path()) {
                        walk.is_empty = false;
                        return Some(Input::File(entry.into_path(), layout));
                    }
                }
                Ok(_) => {}
                Err(error) => {
                    walk.is_empty = false;
                    let path = error.path().unwrap_or(&walk.folder).to_path_buf();
                    return Some(Input::Unreadable(failed(
                        &path,
                        format!("cannot open: {error}"),
                    )));
                }
            }
        }
        let walk = self.walk.take()?;
        walk.is_empty.then(|| {
            Input::Unreadable(Item::Skipped(file_problem(
                &walk.folder,
                "the folder holds no articles; quotary reads .txt, .jsonl and .ndjson".to_owned(),
            )))
        })
    }
}

impl Iterator for Inputs {
    type Item = Input;

    fn next(&mut self) -> Option<Input> {
        if let Some(item) = self.unreadable.take() {
            return Some(Input::Unreadable(item));
        }
        loop {
            if let Some(input) = self.walked() {
                return Some(input);
            }
            let path = self.given.next()?;
            if let Some(input) = self.given(path) {
                return Some(input);
            }
        }
    }
}

/// Bytes of all the files to be read, for a progress bar; what has no size counts nothing.
pub fn total_size(inputs: &[PathBuf]) -> u64 {
    Inputs::new(inputs.to_vec(), None)
        .map(|input| match input {
            Input::File(path, _) => fs::metadata(path).map_or(0, |about| about.len()),
            _ => 0,
        })
        .sum()
}

/// Files below `folder` in the order of their names. Hidden ones are passed over: `._a.txt` is no
/// article but what macOS leaves beside one.
fn walk(
    folder: &Path,
    left_out: Option<PathBuf>,
) -> impl Iterator<Item = walkdir::Result<DirEntry>> + Send + use<> {
    WalkDir::new(folder)
        .follow_links(true)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(move |entry| {
            let hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
            let ours = || {
                let left_out = left_out.as_ref().filter(|_| entry.file_type().is_dir());
                left_out.is_some_and(|folder| {
                    entry
                        .path()
                        .canonicalize()
                        .is_ok_and(|path| path == *folder)
                })
            };
            entry.depth() == 0 || !hidden && !ours()
        })
}

fn layout(path: &Path) -> Option<Layout> {
    let ending = path.extension()?.to_str()?.to_ascii_lowercase();
    match ending.as_str() {
        "txt" => Some(Layout::Text),
        "jsonl" | "ndjson" => Some(Layout::JsonLines),
        _ => None,
    }
}

fn failed(path: &Path, problem: String) -> Item {
    Item::Failed(file_problem(path, problem))
}

/// A problem with a file as a whole.
pub(super) fn file_problem(path: &Path, problem: String) -> Problem {
    Problem {
        input: path.display().to_string(),
        position: 0,
        problem,
        action: Action::Skipped,
        ..Problem::default()
    }
}
