//! Writes marks into a text: as colours in a terminal, else as `{label:words}`.
//!
//! Marks may cross: "{a:one {b:two}{b: three}}" is how `a` over "one two" and `b` over "two three" come out,
//! cut where the outer one ends.

use super::marks::{Label, Mark};

const RESET: &str = "\x1b[0m";

/// How to write.
#[derive(Clone, Copy)]
pub(super) struct Paint {
    /// With the colours of a terminal.
    pub is_coloured: bool,
}

impl Paint {
    /// A heading.
    pub fn heading(self, text: &str) -> String {
        self.styled(text, "\x1b[1m")
    }

    /// Something less important.
    pub fn aside(self, text: &str) -> String {
        self.styled(text, "\x1b[2m")
    }

    fn styled(self, text: &str, style: &str) -> String {
        if self.is_coloured {
            format!("{style}{text}{RESET}")
        } else {
            text.to_owned()
        }
    }

    /// The text with its marks, which are in order.
    pub fn marked(self, text: &str, marks: Vec<Mark>) -> String {
        let mut out = String::with_capacity(text.len() * 2);
        let mut open: Vec<Mark> = Vec::new();
        let mut next = marks.into_iter().peekable();
        for (at, c) in text.chars().chain(std::iter::once('\n')).enumerate() {
            let mut changed = self.close(&mut open, at, &mut out);
            while let Some(mark) = next.next_if(|mark| mark.range.start <= at) {
                self.begin(&mark, true, &mut out);
                open.push(mark);
                changed = true;
            }
            if changed && self.is_coloured {
                out.push_str(RESET);
                out.push_str(&style(&open));
            }
            out.push(c);
        }
        out
    }

    /// Ends the marks that end here; what stands inside one and goes on is begun again.
    fn close(self, open: &mut Vec<Mark>, at: usize, out: &mut String) -> bool {
        let Some(first) = open.iter().position(|mark| mark.range.end <= at) else {
            return false;
        };
        let inner: Vec<Mark> = open.drain(first..).collect();
        if !self.is_coloured {
            out.push_str(&"}".repeat(inner.len()));
        }
        for mark in inner.into_iter().filter(|mark| mark.range.end > at) {
            self.begin(&mark, false, out);
            open.push(mark);
        }
        true
    }

    fn begin(self, mark: &Mark, is_first: bool, out: &mut String) {
        if !self.is_coloured {
            out.push('{');
            out.push_str(&name(&mark.label));
            out.push(':');
        } else if let (Label::Content(number, _), true) = (&mark.label, is_first) {
            out.push_str(RESET);
            out.push_str("\x1b[2m[");
            out.push_str(&number.to_string());
            out.push(']');
        }
    }
}

fn name(label: &Label) -> String {
    match label {
        Label::Repeat => "repeat".to_owned(),
        Label::Title => "title".to_owned(),
        Label::Dateline => "dateline".to_owned(),
        Label::Content(number, kind) => format!("{kind}{number}"),
        Label::Speaker(number) => format!("speaker{number}"),
        Label::Cue(number) => format!("cue{number}"),
        Label::Name(kind) => kind.clone(),
    }
}

/// The colours of characters on which these marks lie; inner ones last, so that they win.
fn style(open: &[Mark]) -> String {
    let codes = open.iter().map(|mark| match &mark.label {
        Label::Repeat | Label::Dateline => "\x1b[2m",
        Label::Title => "\x1b[2;3m",
        Label::Content(_, "direct") => "\x1b[32m",
        Label::Content(_, "mixed") => "\x1b[33m",
        Label::Content(..) => "\x1b[36m",
        Label::Speaker(_) => "\x1b[1;34m",
        Label::Cue(_) => "\x1b[1;35m",
        Label::Name(_) => "\x1b[4m",
    });
    codes.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(start: usize, end: usize, label: Label) -> Mark {
        Mark {
            range: start..end,
            label,
        }
    }

    fn plain(text: &str, marks: Vec<Mark>) -> String {
        Paint { is_coloured: false }.marked(text, marks)
    }

    #[test]
    fn marks_nest() {
        let marks = vec![
            mark(0, 8, Label::Speaker(1)),
            mark(6, 8, Label::Name("person".to_owned())),
            mark(9, 13, Label::Cue(1)),
        ];
        let marked = plain("Mayor Oé said", marks);
        assert_eq!(marked, "{speaker1:Mayor {person:Oé}} {cue1:said}\n");
    }

    #[test]
    fn marks_that_cross_are_cut() {
        let marks = vec![mark(0, 7, Label::Title), mark(4, 13, Label::Cue(2))];
        let marked = plain("one two three", marks);
        assert_eq!(marked, "{title:one {cue2:two}}{cue2: three}\n");
    }

    #[test]
    fn colours_end_with_their_mark() {
        let paint = Paint { is_coloured: true };
        let marked = paint.marked("a b c", vec![mark(2, 3, Label::Cue(1))]);
        assert_eq!(marked, "a \x1b[0m\x1b[1;35mb\x1b[0m c\n");
    }
}
