//! The marked notation: `{direct:It holds}`, `{speaker2@"Aino Tamm":she}`. Marks nest; a backslash escapes.

/// Whom a mark means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// `@aino-tamm`: an id of the gazetteers.
    Id(String),
    /// `@"Aino Tamm"`: a name; `@""` says that it stays open.
    Name(String),
}

/// A marked stretch of a text, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The word before the colon, its number left off.
    pub label: String,
    /// The number after the label; 1 if there is none.
    pub number: usize,
    /// Whom it means.
    pub target: Option<Target>,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// A text and its marks, in order of their first byte, outer ones first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marked {
    /// The text without its marks.
    pub text: String,
    /// The marks.
    pub marks: Vec<Mark>,
}

/// Reads a marked text.
pub fn parse(source: &str) -> Result<Marked, String> {
    let mut marked = Marked::default();
    let mut open: Vec<usize> = Vec::new();
    let mut rest = source;
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        match c {
            '\\' if after.starts_with(is_escapable) => {
                marked.text.push_str(&after[..1]);
                rest = &after[1..];
                continue;
            }
            '{' => {
                let (mark, used) = label(after, marked.text.len())?;
                open.push(marked.marks.len());
                marked.marks.push(mark);
                rest = &after[used..];
                continue;
            }
            '}' => {
                let index = open.pop().ok_or("a closing brace without an opening one")?;
                marked.marks[index].end = marked.text.len();
                if marked.marks[index].start == marked.text.len() {
                    return Err(format!("an empty mark: {}", marked.marks[index].label));
                }
            }
            _ => marked.text.push(c),
        }
        rest = after;
    }
    match open.last() {
        Some(&index) => Err(format!(
            "the mark \"{}\" is not closed",
            marked.marks[index].label
        )),
        None => Ok(marked),
    }
}

fn is_escapable(c: char) -> bool {
    matches!(c, '{' | '}' | ':' | '@' | '\\')
}

/// Reads `speaker2@"Aino Tamm":`; the mark and the bytes used.
fn label(source: &str, at: usize) -> Result<(Mark, usize), String> {
    let letters = source
        .find(|c: char| !c.is_ascii_alphabetic())
        .unwrap_or(source.len());
    let digits = source[letters..]
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(0);
    let wrong = || format!("no label after a brace: {source:.30}");
    let mut used = letters + digits;
    let mut target = None;
    if let Some(named) = source[used..].strip_prefix("@\"") {
        let end = named.find('"').ok_or_else(wrong)?;
        target = Some(Target::Name(named[..end].to_owned()));
        used += end + 3;
    } else if let Some(id) = source[used..].strip_prefix('@') {
        let end = id.find(':').ok_or_else(wrong)?;
        target = Some(Target::Id(id[..end].to_owned()));
        used += end + 1;
    }
    if letters == 0 || !source[used..].starts_with(':') {
        return Err(wrong());
    }
    let number = source[letters..letters + digits].parse().unwrap_or(1);
    let label = source[..letters].to_owned();
    Ok((
        Mark {
            label,
            number,
            target,
            start: at,
            end: at,
        },
        used + 1,
    ))
}

/// Writes a text and its marks in the notation.
pub fn render(text: &str, marks: &[Mark]) -> String {
    let mut order: Vec<&Mark> = marks.iter().collect();
    order.sort_by_key(|mark| (mark.start, std::cmp::Reverse(mark.end)));
    let mut out = String::new();
    let mut open: Vec<usize> = Vec::new();
    let mut next = 0;
    for (at, c) in text.char_indices().chain([(text.len(), '\0')]) {
        while open.last().is_some_and(|&end| end <= at) {
            open.pop();
            out.push('}');
        }
        while let Some(mark) = order.get(next).filter(|mark| mark.start <= at) {
            // A mark that crosses the end of another is cut there: this is for people to read.
            let end = open.last().map_or(mark.end, |&outer| mark.end.min(outer));
            out.push_str(&opening(mark));
            open.push(end);
            next += 1;
        }
        if at == text.len() {
            break;
        }
        if matches!(c, '{' | '}' | '\\') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

fn opening(mark: &Mark) -> String {
    let number = if mark.number == 1 {
        String::new()
    } else {
        mark.number.to_string()
    };
    let target = match &mark.target {
        Some(Target::Id(id)) => format!("@{id}"),
        Some(Target::Name(name)) => format!("@\"{name}\""),
        None => String::new(),
    };
    format!("{{{}{number}{target}:", mark.label)
}

/// Runs of white space as one space, none at the ends.
pub fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn marks_nest_and_are_written_as_they_are_read() {
    let source = "“{direct:It, {person@\"Aino Tamm\":Tamm}, holds},” {cue:said} {speaker2@tamm:she} \\{:\\}.";
    let marked = parse(source).expect("it is well formed");
    assert_eq!(marked.text, "“It, Tamm, holds,” said she {:}.");
    assert_eq!(marked.marks.len(), 4);
    assert_eq!(render(&marked.text, &marked.marks), source);
}
