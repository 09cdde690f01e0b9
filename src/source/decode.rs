//! Bytes to text: UTF-8, with what is not UTF-8 repaired and told.
//!
//! The bytes `He said "f\xfcr"` become `He said "f\u{fffd}r"`, and the first bad byte is number 10.

/// How many bytes are looked at to tell a binary file from text, as git and grep do.
const LOOKED_AT: usize = 8192;

/// A text, and the byte at which the first repair was made.
pub(super) struct Decoded {
    /// The text.
    pub text: String,
    /// Byte of the first fault, from 0.
    pub fault: Option<usize>,
    /// How many faults were mended.
    pub faults: usize,
}

/// Reads UTF-8; each fault becomes U+FFFD.
pub(super) fn decode(bytes: Vec<u8>) -> Decoded {
    match String::from_utf8(bytes) {
        Ok(text) => Decoded {
            text,
            fault: None,
            faults: 0,
        },
        Err(error) => {
            let fault = error.utf8_error().valid_up_to();
            let bytes = error.into_bytes();
            let faults = bytes
                .utf8_chunks()
                .filter(|chunk| !chunk.invalid().is_empty())
                .count();
            Decoded {
                text: String::from_utf8_lossy(&bytes).into_owned(),
                fault: Some(fault),
                faults,
            }
        }
    }
}

/// True for bytes that are no text: a NUL, or control characters for the most part.
pub(super) fn is_binary(bytes: &[u8]) -> bool {
    let bytes = &bytes[..bytes.len().min(LOOKED_AT)];
    let control = bytes
        .iter()
        .filter(|&&byte| {
            byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c) || byte == 0x7f
        })
        .count();
    bytes.contains(&0) || control * 2 > bytes.len()
}

/// Removes escapes of half a surrogate pair (`\ud83d` alone), which Python writes and JSON readers
/// refuse; `None` if there is none.
pub(super) fn mend_surrogates(json: &str) -> Option<String> {
    let mut mended = String::with_capacity(json.len());
    let mut rest = json;
    let mut found = false;
    while let Some(at) = rest.find('\\') {
        mended.push_str(&rest[..at]);
        rest = &rest[at..];
        let taken = match (surrogate(rest), rest.get(6..).and_then(surrogate)) {
            (Some(0xd800..=0xdbff), Some(0xdc00..=0xdfff)) => 12,
            (Some(_), _) => {
                found = true;
                mended.push_str("\\ufffd");
                rest = &rest[6..];
                continue;
            }
            // An escaped backslash or quotation mark is two bytes, and the second begins nothing.
            (None, _) => 1 + rest[1..].chars().next().map_or(0, char::len_utf8),
        };
        mended.push_str(&rest[..taken]);
        rest = &rest[taken..];
    }
    mended.push_str(rest);
    found.then_some(mended)
}

/// The surrogate that an escape at the beginning of `json` stands for.
fn surrogate(json: &str) -> Option<u32> {
    let digits = json.strip_prefix("\\u")?.get(..4)?;
    let value = u32::from_str_radix(digits, 16).ok()?;
    (0xd800..=0xdfff).contains(&value).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_are_repaired_and_counted() {
        let decoded = decode(b"He said \"f\xfcr\xff\"".to_vec());
        assert_eq!(decoded.text, "He said \"f\u{fffd}r\u{fffd}\"");
        assert_eq!((decoded.fault, decoded.faults), (Some(10), 2));
    }

    #[test]
    fn binary_is_told_from_text() {
        assert!(is_binary(b"PK\x03\x04\x00"));
        assert!(is_binary(b"\x01\x02\x03a"));
        assert!(!is_binary("„Gut“, sagte er.\r\n".as_bytes()));
        assert!(!is_binary(b""));
    }

    #[test]
    fn lone_surrogates_are_mended() {
        let table = [
            (r#""a\ud83d""#, Some(r#""a\ufffd""#)),
            (r#""\ud83d\ude00""#, None),
            (r#""\\ud83d""#, None),
            (r#""\ude00\ud83dx""#, Some(r#""\ufffd\ufffdx""#)),
            ("\"\\", None),
        ];
        for (json, expected) in table {
            assert_eq!(mend_surrogates(json).as_deref(), expected, "{json}");
        }
    }
}
