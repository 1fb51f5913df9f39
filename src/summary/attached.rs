//! The signed file in a document of ours (PDF): found, not believed. What it holds is checked as if
//! it had been handed over alone, and nothing else of the document is read.

/// What the dictionary of an embedded file says of its type.
const MARK: &[u8] = b"/EmbeddedFile";
/// No dictionary of an embedded file is longer, bytes; a search goes no further.
const DICTIONARY: usize = 1024;

/// The first attached file that is stored as it is; `None` when there is none.
///
/// The stream of an embedded file (ISO 32000-1 §7.11.4) begins after the dictionary that says
/// `/Type/EmbeddedFile` and ends before `endstream`.
pub fn file(document: &[u8]) -> Option<&[u8]> {
    let mut rest = document.strip_prefix(b"%PDF-")?;
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

/// What stands before and after the first of some bytes.
fn split<'a>(bytes: &'a [u8], by: &[u8]) -> Option<(&'a [u8], &'a [u8])> {
    let at = bytes.windows(by.len()).position(|window| window == by)?;
    Some((bytes.get(..at)?, bytes.get(at + by.len()..)?))
}
