//! Bytes that may be a text: byte order marks, and where some bytes stand in others.

use memchr::memchr;

/// Byte order marks of UTF-8 and UTF-16.
const MARK: &[u8] = b"\xef\xbb\xbf";
const WIDE_LITTLE: &[u8] = b"\xff\xfe";
const WIDE_BIG: &[u8] = b"\xfe\xff";

/// Whether a text says that it is UTF-16.
pub fn is_wide(bytes: &[u8]) -> bool {
    bytes.starts_with(WIDE_LITTLE) || bytes.starts_with(WIDE_BIG)
}

/// A text without the byte order marks, however many, and the blanks that stand before it.
pub fn unmarked(mut text: &[u8]) -> &[u8] {
    text = text.trim_ascii();
    while let Some(rest) = text.strip_prefix(MARK) {
        text = rest.trim_ascii_start();
    }
    text
}

/// UTF-16 with its byte order mark as UTF-8, for editors that save so; `None` for anything else.
pub fn narrowed(bytes: &[u8]) -> Option<String> {
    let (rest, read): (_, fn([u8; 2]) -> u16) = match bytes {
        [0xff, 0xfe, rest @ ..] => (rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => (rest, u16::from_be_bytes),
        _ => return None,
    };
    let (units, []) = rest.as_chunks::<2>() else { return None };
    String::from_utf16(&units.iter().map(|unit| read(*unit)).collect::<Vec<_>>()).ok()
}

/// Whether some bytes stand in others.
pub fn has(bytes: &[u8], part: &[u8]) -> bool {
    split(bytes, part).is_some()
}

/// What stands before and after the first of some bytes.
pub fn split<'a>(bytes: &'a [u8], by: &[u8]) -> Option<(&'a [u8], &'a [u8])> {
    let first = *by.first()?;
    let mut at = 0;
    loop {
        at += memchr(first, bytes.get(at..)?)?;
        let after = bytes.get(at..)?.strip_prefix(by);
        if let Some(after) = after {
            return Some((bytes.get(..at)?, after));
        }
        at += 1;
    }
}
