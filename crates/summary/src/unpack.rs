//! What was given, as it was before mail programs, editors and readers of PDF put something around
//! it: nothing of it is believed for that, and what is checked is what was signed.

use super::bytes::{narrowed, unmarked};
use super::foreign::Foreign;
use super::kind::{Kind, kind_of};
use super::{attached, cose};
use std::borrow::Cow;

/// Characters of a line after which programs break texts that have no blanks.
const WIDTHS: [usize; 6] = [64, 72, 75, 76, 78, 80];

/// The document in what was given: out of a PDF, without byte order marks, and the text of a code in
/// one line. What cannot be unpacked is given back as it is.
pub fn unpacked(bytes: &[u8]) -> Cow<'_, [u8]> {
    match kind_of(bytes, "") {
        Kind::Pdf => attached::of(bytes).unwrap_or(Cow::Borrowed(bytes)),
        // JSON of no kind that is known stays what it is: it is no summary with something around it.
        Kind::Json | Kind::Picture | Kind::Other(Foreign::Unknown) => Cow::Borrowed(bytes),
        kind => match (narrowed(bytes), kind) {
            (Some(text), Kind::Code) => joined(&text).into_bytes().into(),
            (Some(text), _) => text.into_bytes().into(),
            (None, Kind::Code) => match str::from_utf8(unmarked(bytes)) {
                Ok(text) => joined(text).into_bytes().into(),
                Err(_) => Cow::Borrowed(bytes),
            },
            (None, _) if bytes.trim_ascii().starts_with(b"\xef\xbb\xbf") => {
                Cow::Borrowed(unmarked(bytes))
            }
            (None, _) => Cow::Borrowed(bytes),
        },
    }
}

/// The text of a code in one line. A blank is a character of base45 as well, so what is taken out is
/// tried from the least on, and the first that is a whole code is it.
fn joined(text: &str) -> String {
    let whole = |text: &String| cose::parse(text).is_ok();
    // In a mail each line of what is quoted begins with `>`, and mostly a blank.
    let unquoted = |line| match str::strip_prefix(line, '>') {
        Some(quoted) => quoted.strip_prefix(' ').unwrap_or(quoted),
        None => line,
    };
    let lines = || text.trim().lines().map(unquoted);
    let as_written: String = text.trim().split(['\r', '\n', '\t']).collect();
    let tried = [
        as_written.clone(),
        lines().collect(),
        // Format=flowed (RFC 3676) leaves a blank at the end of a line, quoted-printable (RFC 2045) `=`.
        lines().map(|line| line.strip_suffix(' ').unwrap_or(line)).collect(),
        lines().map(|line| line.strip_suffix('=').unwrap_or(line)).collect(),
        lines().map(str::trim).collect(),
        text.split_whitespace().collect(),
    ];
    let unfolded = WIDTHS.into_iter().filter_map(|width| unfolded(text.trim(), width));
    tried.into_iter().chain(unfolded).find(whole).unwrap_or(as_written)
}

/// Without the blanks that stand where lines of this width ended; `None` where something else does.
fn unfolded(text: &str, width: usize) -> Option<String> {
    let mut parts = text.as_bytes().chunks(width + 1);
    let line = |part: &[u8]| match part.split_at_checked(width) {
        Some((line, [] | [b' ' | b'\n'])) => String::from_utf8(line.to_vec()).ok(),
        None => String::from_utf8(part.to_vec()).ok(),
        Some(_) => None,
    };
    parts.try_fold(String::new(), |text, part| Some(text + &line(part)?))
}
