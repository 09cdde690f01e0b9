//! Runs the program on files made for a test.
//!
//! `Desk::new().file("a.txt", "…")` is a folder with one file; `desk.run("extract a.txt")` runs the
//! program in it.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// An article with one statement that any version must find.
pub const HOLDS: &str = "\"The bridge will open in May,\" Aino Tamm said.\n";

/// A folder to work in.
pub struct Desk {
    folder: TempDir,
}

/// What a run left.
pub struct Ran {
    pub status: i32,
    pub out: String,
    pub err: String,
}

impl Desk {
    pub fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    /// Lays a file on the desk.
    pub fn file(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
        self
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn read(&self, name: &str) -> String {
        String::from_utf8(fs::read(self.path(name)).unwrap()).unwrap()
    }

    /// The program with arguments parted by spaces.
    pub fn command(&self, arguments: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_quotary"));
        command
            .args(arguments.split_whitespace())
            .current_dir(self.folder.path())
            .stdin(Stdio::null());
        command
    }

    pub fn run(&self, arguments: &str) -> Ran {
        Ran::from(self.command(arguments).output().unwrap())
    }

    pub fn pipe(&self, input: impl AsRef<[u8]>, arguments: &str) -> Ran {
        let mut command = self.command(arguments);
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let input = input.as_ref().to_vec();
        let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
        let output = child.wait_with_output().unwrap();
        writer.join().unwrap();
        Ran::from(output)
    }
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        let ran = Self {
            status: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        };
        assert!(!ran.err.contains("panicked"), "{}", ran.err);
        ran
    }
}

/// The cells of some columns of a table.
pub fn columns(table: &str, names: &[&str]) -> Vec<Vec<String>> {
    let table = table.trim_start_matches('\u{feff}');
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let header = reader.headers().unwrap().clone();
    let at: Vec<_> = names
        .iter()
        .map(|name| {
            header
                .iter()
                .position(|column| column == *name)
                .unwrap_or_else(|| panic!("no column {name}"))
        })
        .collect();
    let rows = reader.records().map(|row| row.unwrap());
    rows.map(|row| at.iter().map(|&index| row[index].to_owned()).collect())
        .collect()
}

/// The cells of one column.
pub fn column(table: &str, name: &str) -> Vec<String> {
    columns(table, &[name]).into_iter().flatten().collect()
}
