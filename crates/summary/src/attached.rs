//! The signed file in a document of ours (PDF): found, not believed. What it holds is checked as if
//! it had been handed over alone, and nothing else of the document is read.
//!
//! Other programs save a document anew: they pack the file, or move what tells of it into streams of
//! objects. The file itself stays a stream of its own (ISO 32000-1 §7.5.7), so it is looked for among
//! all of them, whatever the document's own tables say.

use super::bytes::split;
use super::foreign::Foreign;
use super::limits::MAX_FILE;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_zlib_with_limit};
use std::borrow::Cow;

/// What the dictionary of an embedded file says of its type.
const MARK: &[u8] = b"/EmbeddedFile";
/// No dictionary of an embedded file is longer, bytes; a search goes no further.
const DICTIONARY: usize = 1024;
/// Streams that are unpacked at most: more than any document of ours has.
const MOST_STREAMS: usize = 4_000;
/// Bytes of a stream that are unpacked to see what it is.
const PEEK: usize = 64;
/// Bytes of a stream of objects that are unpacked to see whether they name a file of ours.
const OBJECTS: usize = 64 * 1024;
/// How the name of the file ends, as the document tells it.
const NAME: &[u8] = b".suunta.json";
/// The program that made the document, as it tells it.
const MAKER: &[u8] = b"(Suunta)";

/// The signed file, stored as it is or packed.
///
/// # Errors
/// What the document is without one.
pub fn of(document: &[u8]) -> Result<Cow<'_, [u8]>, Foreign> {
    // Nothing in it can be read, and it is not to be taken for one that lost its file.
    if split(document, b"/Encrypt").is_some() {
        return Err(Foreign::PdfEncrypted);
    }
    if let Some(file) = file(document).filter(|file| file.starts_with(b"{")) {
        return Ok(Cow::Borrowed(file));
    }
    if let Some(file) = packed(document) {
        return Ok(Cow::Owned(file));
    }
    Err(if is_ours(document) { Foreign::PdfEmptied } else { Foreign::Pdf })
}

/// The first attached file that is stored as it is; `None` when there is none.
///
/// The stream of an embedded file (ISO 32000-1 §7.11.4) begins after the dictionary that says
/// `/Type/EmbeddedFile` and ends before `endstream`.
pub fn file(document: &[u8]) -> Option<&[u8]> {
    let mut rest = document.trim_ascii_start().strip_prefix(b"%PDF-")?;
    loop {
        let (_, after) = split(rest, MARK)?;
        // No further than to the next mark: however many there are, all is read a few times at most.
        let near = after.get(..DICTIONARY).unwrap_or(after);
        let near = split(near, MARK).map_or(near, |(before, _)| before);
        // Not the catalogue's list of names, and not packed.
        if let Some((dictionary, _)) = split(near, b"stream")
            && !after.starts_with(b"s")
            && split(dictionary, b"/Filter").is_none()
        {
            let matter = after.get(dictionary.len() + b"stream".len()..)?;
            let matter = matter.strip_prefix(b"\r").unwrap_or(matter).strip_prefix(b"\n")?;
            return Some(split(matter, b"endstream")?.0.trim_ascii_end());
        }
        rest = after;
    }
}

/// The signed file in a stream that another program packed.
fn packed(document: &[u8]) -> Option<Vec<u8>> {
    let signed = |stream: &&[u8]| {
        let head = inflated(stream, PEEK);
        head.trim_ascii_start().starts_with(b"{") && split(&head, b"\"payload\"").is_some()
    };
    let stream = streams(document).map(|(_, stream)| stream).find(signed)?;
    // One byte more than a check takes: enough to see that it is too large.
    let file = inflated(stream, MAX_FILE + 1);
    Some(file.trim_ascii_end().to_vec())
}

/// Whether the document says that it is one of ours, which had a signed file.
fn is_ours(document: &[u8]) -> bool {
    let says = |bytes: &[u8]| split(bytes, NAME).is_some() || split(bytes, MAKER).is_some();
    let objects = streams(document)
        .filter(|(dictionary, _)| split(dictionary, b"/ObjStm").is_some())
        .take(MOST_STREAMS / 100);
    let mut objects = objects.map(|(_, stream)| inflated(stream, OBJECTS));
    says(document) || objects.any(|objects| says(&objects))
}

/// The packed streams from their first byte on, each with the end of its dictionary.
fn streams(document: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    let mut rest = document;
    let all = std::iter::from_fn(move || {
        let (before, after) = split(rest, b"stream")?;
        rest = after;
        let from = before.len().saturating_sub(DICTIONARY);
        let matter = after.strip_prefix(b"\r").unwrap_or(after).strip_prefix(b"\n");
        Some((&before[from..], matter.unwrap_or_default()))
    });
    let packed = |(before, matter): &(&[u8], &[u8])| {
        let begins = !before.ends_with(b"end") && !matter.is_empty();
        begins && split(before, b"/Fl").is_some()
    };
    all.filter(packed).take(MOST_STREAMS)
}

/// The first bytes of what is packed (RFC 1950), `most` at most; none of what cannot be unpacked.
fn inflated(stream: &[u8], most: usize) -> Vec<u8> {
    match decompress_to_vec_zlib_with_limit(stream, most) {
        Ok(bytes) => bytes,
        Err(error) if error.status == TINFLStatus::HasMoreOutput => error.output,
        Err(_) => Vec::new(),
    }
}
