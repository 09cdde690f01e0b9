//! Reads `gazetteers/*.csv` with the program's own code and writes the finished tables, so that a program starts in
//! milliseconds; lists the files as well, so that adding one needs no change of code.
//!
//! A faulty row is a warning here and a failing test in `tests/gazetteers.rs`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use lexicon::{GazetteerFile, Lexicon};

// Unused parts and style are judged where these modules belong.
#[allow(dead_code, clippy::all, clippy::pedantic)]
#[path = "src/error.rs"]
mod error;
#[allow(dead_code, unused_imports, clippy::all, clippy::pedantic)]
#[path = "src/text/mod.rs"]
mod text;
/// The modules of `src/lexicon/mod.rs` but `builtin`, which contains what is built here.
#[allow(dead_code, clippy::all, clippy::pedantic)]
#[path = "src/lexicon"]
mod lexicon {
    mod builder;
    mod by_id;
    mod classes;
    mod derive;
    mod derived_id;
    mod doubt;
    mod entity;
    mod entity_rows;
    mod hash;
    mod ids;
    mod image;
    mod index;
    mod interner;
    mod key_traits;
    mod records;
    mod stock;
    mod table;
    mod trie;
    mod uses;
    mod verb;
    mod word_rows;
    mod words;

    pub use index::Lexicon;
    pub use table::GazetteerFile;
}

fn main() -> io::Result<()> {
    let root =
        PathBuf::from(env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?).join("gazetteers");
    let out = PathBuf::from(env::var("OUT_DIR").map_err(io::Error::other)?);
    let mut paths = Vec::new();
    collect(&root, &mut paths)?;
    paths.sort();
    let mut list = String::from("&[\n");
    let mut files = Vec::new();
    for path in &paths {
        let name = path.strip_prefix(&root).map_err(io::Error::other)?;
        let name = name.to_string_lossy().replace('\\', "/");
        writeln!(
            list,
            "    ({name:?}, include_bytes!({:?})),",
            path.to_string_lossy()
        )
        .map_err(io::Error::other)?;
        files.push(GazetteerFile {
            name,
            bytes: fs::read(path)?.into(),
            layer: 0,
        });
    }
    list.push(']');
    fs::write(out.join("builtin_files.rs"), list)?;
    let (lexicon, problems) = Lexicon::load(&files);
    for problem in problems {
        println!("cargo::warning=gazetteers/{problem}");
    }
    fs::write(out.join("lexicon.bin"), lexicon.image())
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    println!("cargo::rerun-if-changed={}", folder.display());
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|ending| ending == "csv") {
            println!("cargo::rerun-if-changed={}", path.display());
            files.push(path);
        }
    }
    Ok(())
}
