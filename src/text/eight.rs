//! Eight bytes of a text as one number, the first byte lowest, so that one step of arithmetic looks at all of them.

/// A one in each of eight bytes.
const ONES: u64 = 0x0101_0101_0101_0101;
/// The highest bit of each of eight bytes.
pub(super) const HIGH: u64 = 0x80 * ONES;

/// The highest bit of each byte from `first` to `last`; the bytes must be ASCII.
#[inline]
pub(super) fn between(eight: u64, first: u8, last: u8) -> u64 {
    let at_least = eight + u64::from(0x80 - first) * ONES;
    let beyond = eight + u64::from(0x7f - last) * ONES;
    (at_least ^ beyond) & HIGH
}

/// The highest bit of each byte that is an ASCII letter.
#[inline]
pub(super) fn letters(eight: u64) -> u64 {
    between((eight | (0x20 * ONES)) & !HIGH, b'a', b'z') & !eight
}

/// A bit for each byte whose highest bit is set in `marks`, that of the first byte lowest.
#[inline]
pub(super) fn bits(marks: u64) -> u64 {
    // Byte number n has its bit moved to place 56 + n; no two of the sums meet.
    ((marks & HIGH) >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
}

/// Up to eight bytes as a number, the first one lowest; bytes after the eighth do not count.
#[inline]
pub fn packed(bytes: &[u8]) -> u64 {
    if let Some(eight) = bytes.first_chunk() {
        return u64::from_le_bytes(*eight);
    }
    // Head and tail overlap, which does no harm: where they do, they agree.
    if let (Some(head), Some(tail)) = (bytes.first_chunk(), bytes.last_chunk()) {
        let shift = 8 * (bytes.len() - 4);
        return u64::from(u32::from_le_bytes(*head))
            | u64::from(u32::from_le_bytes(*tail)) << shift;
    }
    match *bytes {
        [] => 0,
        [a] => u64::from(a),
        [a, b] => u64::from(a) | u64::from(b) << 8,
        [a, b, c, ..] => u64::from(a) | u64::from(b) << 8 | u64::from(c) << 16,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_byte_is_told_for_itself() {
        for byte in 0..=u8::MAX {
            for place in 0..8 {
                let mut bytes = *b"a.b@c`d{";
                bytes[place] = byte;
                let eight = u64::from_le_bytes(bytes);
                let expected = |is: fn(&u8) -> bool| {
                    let places = bytes.iter().enumerate().filter(|(_, byte)| is(byte));
                    places.fold(0, |bits, (place, _)| bits | 1 << place)
                };
                assert_eq!(bits(letters(eight)), expected(u8::is_ascii_alphabetic));
                assert_eq!(bits(eight), expected(|byte| !byte.is_ascii()));
            }
        }
    }
}
