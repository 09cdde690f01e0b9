//! The blocks of a Markdown file that are tests.
//!
//! A line break within a block is a space, as in Markdown, and a blank line parts paragraphs; with the word `lines`
//! in the info string every line stands as it is.

use std::path::Path;

use jiff::civil::Date;
use quotary::lexicon::GazetteerFile;

/// What a block asserts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// The statements.
    News,
    /// The names.
    Names,
}

/// One block.
#[derive(Clone, Debug)]
pub struct Case {
    /// The file, as messages show it.
    pub file: String,
    /// Line of the opening fence, from 1.
    pub line: usize,
    /// What it asserts.
    pub asks: Asks,
    /// Its name.
    pub name: String,
    /// True if today's answer is wrong.
    pub known_gap: bool,
    /// Date of the article.
    pub date: Option<Date>,
    /// Title of the article.
    pub title: String,
    /// The marked text.
    pub source: String,
    /// Number of the quote or name, column, value.
    pub fields: Vec<(usize, String, String)>,
    /// Gazetteers laid over the built-in ones.
    pub gazetteers: Vec<(String, String)>,
}

impl Case {
    /// The gazetteers to lay over the built-in ones.
    pub fn overlay(&self) -> Vec<GazetteerFile> {
        let file = |(name, rows): &(String, String)| GazetteerFile {
            name: name.clone(),
            bytes: rows.clone().into_bytes().into(),
            layer: 1,
        };
        self.gazetteers.iter().map(file).collect()
    }
}

/// Reads the tests of a file; faults of the file itself are reported as (line, message).
pub fn cases(path: &Path, source: &str) -> (Vec<Case>, Vec<(usize, String)>) {
    let file = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let mut reader = Reader {
        file,
        cases: Vec::new(),
        gazetteers: Vec::new(),
        faults: Vec::new(),
    };
    let mut block: Option<(usize, &str, Vec<&str>)> = None;
    for (index, line) in source.lines().enumerate() {
        match &mut block {
            None => {
                if let Some(info) = line.strip_prefix("```") {
                    block = Some((index + 1, info, Vec::new()));
                }
            }
            Some((begin, info, lines)) if line.trim_end() == "```" => {
                reader.block(*begin, info, lines);
                block = None;
            }
            Some((.., lines)) => lines.push(line),
        }
    }
    if let Some((line, ..)) = block {
        reader
            .faults
            .push((line, "the block is not closed".to_owned()));
    }
    (reader.cases, reader.faults)
}

struct Reader {
    file: String,
    cases: Vec<Case>,
    gazetteers: Vec<(String, String)>,
    faults: Vec<(usize, String)>,
}

impl Reader {
    fn block(&mut self, line: usize, info: &str, lines: &[&str]) {
        let mut words = info_words(info).into_iter();
        let kind = words.next().unwrap_or_default();
        let name = words.next().unwrap_or_default();
        if name.is_empty() {
            return self.faults.push((line, "the block has no name".to_owned()));
        }
        match kind.as_str() {
            "news" => self.test(line, Asks::News, name, words, lines),
            "names" => self.test(line, Asks::Names, name, words, lines),
            "fields" => self.fields(line, &name, lines),
            "gazetteer" => {
                self.gazetteers
                    .push((format!("{name}.csv"), lines.join("\n") + "\n"));
            }
            _ => self
                .faults
                .push((line, format!("no block is called \"{kind}\""))),
        }
    }

    fn test(
        &mut self,
        line: usize,
        asks: Asks,
        name: String,
        words: impl Iterator<Item = String>,
        lines: &[&str],
    ) {
        if self.cases.iter().any(|case| case.name == name) {
            self.faults
                .push((line, format!("a second block of the name \"{name}\"")));
        }
        let mut case = Case {
            file: self.file.clone(),
            line,
            asks,
            name,
            known_gap: false,
            date: None,
            title: String::new(),
            source: joined(lines),
            fields: Vec::new(),
            gazetteers: self.gazetteers.clone(),
        };
        for word in words {
            match word.split_once('=') {
                None if word == "known-gap" => case.known_gap = true,
                None if word == "lines" => case.source = lines.join("\n"),
                Some(("date", day)) if day.parse::<Date>().is_ok() => case.date = day.parse().ok(),
                Some(("title", title)) => title.clone_into(&mut case.title),
                _ => self.faults.push((line, format!("what is \"{word}\"?"))),
            }
        }
        self.cases.push(case);
    }

    fn fields(&mut self, line: usize, name: &str, lines: &[&str]) {
        let Some(case) = self.cases.last_mut().filter(|case| case.name == name) else {
            return self.faults.push((
                line,
                format!("fields of \"{name}\" must stand right after that block"),
            ));
        };
        for (index, pair) in lines
            .iter()
            .enumerate()
            .filter(|(_, pair)| !pair.trim().is_empty())
        {
            let Some((key, value)) = pair.split_once('=') else {
                self.faults.push((
                    line + index + 1,
                    "a field is written key = value".to_owned(),
                ));
                continue;
            };
            let (number, key) = key.trim().split_once('.').unwrap_or(("1", key.trim()));
            let number = number.parse().unwrap_or(0);
            case.fields
                .push((number, key.to_owned(), value.trim().to_owned()));
        }
    }
}

/// The words of an info string; quotation marks hold words together.
fn info_words(info: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for c in info.trim().chars() {
        match c {
            '"' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            _ => words.last_mut().expect("one word is always there").push(c),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Lines of one paragraph joined by a space, paragraphs parted by a blank line.
fn joined(lines: &[&str]) -> String {
    let mut text = String::new();
    let mut blank = false;
    for line in lines {
        if line.trim().is_empty() {
            blank = true;
            continue;
        }
        if !text.is_empty() {
            text.push_str(if blank { "\n\n" } else { " " });
        }
        blank = false;
        text.push_str(line.trim_end());
    }
    text
}
