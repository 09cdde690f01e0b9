//! The gazetteers of the repository, built into the binary.

use std::borrow::Cow;

use super::table::GazetteerFile;

const FILES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/builtin_files.rs"));

/// The files below `gazetteers/`, sorted by name.
pub fn builtin_files() -> Vec<GazetteerFile> {
    FILES
        .iter()
        .map(|&(name, bytes)| GazetteerFile {
            name: name.to_owned(),
            bytes: Cow::Borrowed(bytes),
            layer: 0,
        })
        .collect()
}
