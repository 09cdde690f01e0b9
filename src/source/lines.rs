//! The lines of a file or stream, as bytes, with their numbers and places.
//!
//! `"one\ntwo"` gives line 1 `"one\n"` at byte 0 and line 2 `"two"` at byte 4: line ends are kept,
//! because an article's text is the exact rest of its file.

use std::io::{self, BufRead};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use memchr::memchr;

/// Longest line, and longest article, that is taken whole. Real articles stay below 10 MB; without
/// a limit a device such as /dev/zero would fill the memory.
pub(super) const LONGEST: usize = 256 << 20;

/// What some editors put before the first line; it is no part of the text.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Reads lines.
pub(super) struct Lines {
    reader: Box<dyn BufRead + Send>,
    read: Arc<AtomicU64>,
    number: u64,
    offset: u64,
}

/// Where a line stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    /// Its number, from 1.
    pub number: u64,
    /// The byte of the file at which it begins.
    pub offset: u64,
    /// True if it was longer than [`LONGEST`] and its end is left out.
    pub cut: bool,
}

impl Lines {
    /// Reads from `reader`; `read` counts the bytes for a progress bar.
    pub fn new(reader: Box<dyn BufRead + Send>, read: Arc<AtomicU64>) -> Self {
        Self {
            reader,
            read,
            number: 0,
            offset: 0,
        }
    }

    /// The bytes that stand next in the buffer; empty at the end.
    pub fn peek(&mut self) -> io::Result<&[u8]> {
        first_bytes(&mut self.reader)
    }

    /// Appends the next line to `line`; `None` at the end.
    pub fn next_into(&mut self, line: &mut Vec<u8>) -> io::Result<Option<Place>> {
        let mut place = Place {
            number: self.number + 1,
            offset: self.offset,
            cut: false,
        };
        let start = line.len();
        loop {
            let buffer = first_bytes(&mut self.reader)?;
            if buffer.is_empty() {
                break;
            }
            let end = memchr(b'\n', buffer).map(|at| at + 1);
            let taken = end.unwrap_or(buffer.len());
            let room = LONGEST.saturating_sub(line.len() - start);
            line.extend_from_slice(&buffer[..taken.min(room)]);
            place.cut |= taken > room;
            self.reader.consume(taken);
            self.offset += taken as u64;
            if end.is_some() {
                break;
            }
        }
        if self.offset == place.offset {
            return Ok(None);
        }
        self.read
            .fetch_add(self.offset - place.offset, Ordering::Relaxed);
        if self.number == 0 && line[start..].starts_with(BYTE_ORDER_MARK) {
            line.drain(start..start + BYTE_ORDER_MARK.len());
            place.offset += BYTE_ORDER_MARK.len() as u64;
        }
        self.number += 1;
        Ok(Some(place))
    }
}

/// `fill_buf` that begins again where a signal interrupted it.
fn first_bytes(reader: &mut Box<dyn BufRead + Send>) -> io::Result<&[u8]> {
    loop {
        match reader.fill_buf() {
            Ok(_) => break,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    reader.fill_buf()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_their_ends_and_places() {
        let reader = io::BufReader::with_capacity(2, io::Cursor::new("\u{feff}one\n\ntwo"));
        let mut lines = Lines::new(Box::new(reader), Arc::default());
        let mut found = Vec::new();
        let mut line = Vec::new();
        while let Some(place) = lines.next_into(&mut line).unwrap() {
            found.push((
                place.number,
                place.offset,
                String::from_utf8(std::mem::take(&mut line)).unwrap(),
            ));
        }
        let expected = [(1, 3, "one\n"), (2, 7, "\n"), (3, 8, "two")];
        assert_eq!(
            found,
            expected.map(|(number, offset, line)| (number, offset, line.to_owned()))
        );
    }
}
