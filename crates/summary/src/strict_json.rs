//! JSON as a signed document needs it (RFC 8259 within RFC 7493): one meaning for every reader.
//!
//! `serde_json` holds the grammar. What it lets pass and no document of ours may have is looked for
//! in the bytes themselves, in one walk: reading them as values once more took twice as long.

use super::Code;
use memchr::memchr2;
use serde::de::{DeserializeOwned, IgnoredAny};
use std::borrow::Cow;

/// Deeper than any document of ours.
const MAX_DEPTH: usize = 16;
/// More values than any document of ours.
const MAX_ITEMS: u32 = 10_000;
/// 2^53 - 1: beyond it readers disagree.
const MAX_INTEGER: u64 = (1 << 53) - 1;

/// Reads a strict document into a type.
///
/// # Errors
/// [`Code::Schema`] when it is strict JSON of another shape, else as [`check`].
pub fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Code> {
    let walked = walk(bytes);
    if walked == Err(Code::TooLarge) {
        return Err(Code::TooLarge);
    }
    match serde_json::from_slice(bytes) {
        Ok(value) => walked.map(|()| value),
        Err(_) => grammar(bytes).and(walked).and(Err(Code::Schema)),
    }
}

/// Checks that the bytes are one strict JSON document.
///
/// # Errors
/// [`Code::TooLarge`] beyond the depth or the count, [`Code::DuplicateMember`] for a member twice
/// in one object (however it is escaped), [`Code::BadJson`] for a byte order mark, a float, an
/// integer beyond 2^53 - 1, a lone surrogate, bytes that are no UTF-8, and trailing bytes.
pub fn check(bytes: &[u8]) -> Result<(), Code> {
    match walk(bytes) {
        Err(Code::TooLarge) => Err(Code::TooLarge),
        walked => grammar(bytes).and(walked),
    }
}

fn grammar(bytes: &[u8]) -> Result<(), Code> {
    serde_json::from_slice::<IgnoredAny>(bytes).map(|_| ()).map_err(|_| Code::BadJson)
}

/// Looks for what the grammar lets pass. Of bytes that are no JSON only [`Code::TooLarge`] says
/// something.
fn walk(bytes: &[u8]) -> Result<(), Code> {
    let text = str::from_utf8(bytes).map_err(|_| Code::BadJson)?;
    let mut walk = Walk { text, items: 0, open: Vec::new(), names: Vec::new() };
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        at = match byte {
            b'{' | b'[' => walk.open(at)?,
            b'}' | b']' => walk.close(at)?,
            b'"' => walk.string(at)?,
            b'-' | b'0'..=b'9' => walk.integer(at)?,
            b't' | b'f' | b'n' => walk.literal(at)?,
            _ => at + 1,
        };
    }
    Ok(())
}

struct Walk<'a> {
    text: &'a str,
    items: u32,
    /// Of each open object or array: where its members begin in `names`.
    open: Vec<usize>,
    /// Of the open objects; only one with escapes is written anew.
    names: Vec<Cow<'a, str>>,
}

/// Each step takes the place where something begins and gives the one after its end.
impl Walk<'_> {
    const fn count(&mut self) -> Result<(), Code> {
        self.items += 1;
        if self.items > MAX_ITEMS { Err(Code::TooLarge) } else { Ok(()) }
    }

    fn open(&mut self, at: usize) -> Result<usize, Code> {
        self.count()?;
        if self.open.len() == MAX_DEPTH {
            return Err(Code::TooLarge);
        }
        self.open.push(self.names.len());
        Ok(at + 1)
    }

    fn close(&mut self, at: usize) -> Result<usize, Code> {
        let start = self.open.pop().ok_or(Code::BadJson)?;
        let names = &mut self.names[start..];
        // Sorted at the end: most objects have three members, and a tree for each costs more.
        names.sort_unstable();
        if names.windows(2).any(|pair| pair[0] == pair[1]) {
            return Err(Code::DuplicateMember);
        }
        self.names.truncate(start);
        Ok(at + 1)
    }

    fn string(&mut self, at: usize) -> Result<usize, Code> {
        let (end, escaped) = closing(self.text.as_bytes(), at + 1).ok_or(Code::BadJson)?;
        let string = if escaped {
            // A lone surrogate is no text.
            let written = &self.text.as_bytes()[at..end];
            Cow::Owned(serde_json::from_slice(written).map_err(|_| Code::BadJson)?)
        } else {
            Cow::Borrowed(&self.text[at + 1..end - 1])
        };
        // In JSON nothing but a member's name stands before a colon.
        if self.text[end..].trim_ascii_start().starts_with(':') {
            self.names.push(string);
        } else {
            self.count()?;
        }
        Ok(end)
    }

    fn integer(&mut self, at: usize) -> Result<usize, Code> {
        self.count()?;
        let part = |byte: &u8| matches!(byte, b'0'..=b'9' | b'.' | b'e' | b'E' | b'+' | b'-');
        let written = self.run(at, part);
        let size = written.strip_prefix('-').unwrap_or(written).parse::<u64>();
        // For some readers -0 is a float.
        let one_meaning = size.is_ok_and(|size| size <= MAX_INTEGER) && written != "-0";
        if one_meaning { Ok(at + written.len()) } else { Err(Code::BadJson) }
    }

    /// `true`, `false` or `null`.
    fn literal(&mut self, at: usize) -> Result<usize, Code> {
        self.count()?;
        Ok(at + self.run(at, u8::is_ascii_lowercase).len())
    }

    /// The ASCII characters from `at` on for which it holds.
    fn run(&self, at: usize, holds: impl Fn(&u8) -> bool) -> &str {
        let bytes = self.text[at..].bytes();
        &self.text[at..at + bytes.take_while(|byte| holds(byte)).count()]
    }
}

/// The place after a string whose first character stands at `start`, and whether it has escapes.
fn closing(bytes: &[u8], start: usize) -> Option<(usize, bool)> {
    let (mut at, mut escaped) = (start, false);
    loop {
        at += memchr2(b'"', b'\\', bytes.get(at..)?)?;
        if bytes[at] == b'"' {
            return Some((at + 1, escaped));
        }
        (at, escaped) = (at + 2, true);
    }
}
