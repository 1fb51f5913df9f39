//! What a file or a text is, told by its content before anything is measured or judged: only then
//! is it known how large it may be and by whose rules it is read.

use super::bytes::{has, is_wide, narrowed, unmarked};
use super::cose;
use super::foreign::{self, Foreign};
use super::limits::{MAX_FHIR, MAX_FILE};
use serde::de::IgnoredAny;
use std::collections::BTreeMap;

/// What was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A signed document as JSON, whole or not: the check says which, and whether it holds.
    Signed,
    /// JSON of no kind that is known; the check says what is wrong with it.
    Json,
    /// The text of a code of ours.
    Code,
    /// A picture that browsers open: it may show a code.
    Picture,
    /// Any PDF. Whether a signed file is attached is for [`super::attached`] to say.
    Pdf,
    /// Another document, named.
    Other(Foreign),
}

impl Kind {
    /// Bytes of the largest one that is read.
    pub const fn most(self) -> usize {
        match self {
            // With its fonts, and with pictures that another program may have added.
            Self::Pdf => 16 * 1024 * 1024,
            Self::Other(Foreign::Fhir) => MAX_FHIR,
            // Armored, a third more than what is in it.
            Self::Other(Foreign::Age) => 3 * 1024 * 1024,
            _ => MAX_FILE,
        }
    }
}

/// Lines at the beginning of a text that are looked at for the headers of a mail.
const MAIL_LINES: usize = 40;
/// The first bytes of a packed file that tell whether a program of an office made it.
const PACKED_HEAD: usize = 4096;

/// The kind of these bytes, all or the first of a file's; `name` is the file's own, and says
/// something only where the content does not.
pub fn kind_of(bytes: &[u8], name: &str) -> Kind {
    let text = bytes.trim_ascii();
    // How every file of ours begins: of thousands none is read twice.
    if text.starts_with(b"{\"payload\":") {
        return Kind::Signed;
    }
    if let Some(kind) = of_binary(bytes) {
        return kind;
    }
    if is_wide(bytes) {
        let text = narrowed(bytes).unwrap_or_default();
        return of_text(text.as_bytes(), name);
    }
    of_text(unmarked(text), name)
}

fn of_binary(bytes: &[u8]) -> Option<Kind> {
    const MAGIC: [(&[u8], Kind); 16] = [
        (b"\x89PNG", Kind::Picture),
        (b"\xff\xd8\xff", Kind::Picture),
        (b"GIF8", Kind::Picture),
        (b"II*\0", Kind::Other(Foreign::Image)),
        (b"MM\0*", Kind::Other(Foreign::Image)),
        (b"PK\x03\x04", Kind::Other(Foreign::Zip)),
        (b"PK\x05\x06", Kind::Other(Foreign::Zip)),
        (b"\x1f\x8b", Kind::Other(Foreign::Zip)),
        (b"7z\xbc\xaf", Kind::Other(Foreign::Zip)),
        (b"Rar!", Kind::Other(Foreign::Zip)),
        (b"{\\rtf", Kind::Other(Foreign::Office)),
        // COSE_Sign1: tag 18, an array of four.
        (b"\xd2\x84", Kind::Other(Foreign::OtherSigned)),
        (b"age-encryption.org/", Kind::Other(Foreign::Age)),
        // Some printers and scanners leave a few bytes before it (ISO 32000-1, note 13 of annex H).
        (b"%PDF-", Kind::Pdf),
        (b"\n%PDF-", Kind::Pdf),
        (b"\r\n%PDF-", Kind::Pdf),
    ];
    let known = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, kind)| *kind);
    let holds = |part: &[u8]| has(bytes.get(..PACKED_HEAD).unwrap_or(bytes), part);
    match known {
        Some(Kind::Other(Foreign::Zip)) => {
            let office: [&[u8]; 3] = [b"[Content_Types].xml", b"word/", b"vnd.oasis.opendocument"];
            let of_office = office.into_iter().any(holds);
            Some(Kind::Other(if of_office { Foreign::Office } else { Foreign::Zip }))
        }
        Some(kind) => Some(kind),
        None if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") => {
            Some(Kind::Picture)
        }
        None if is_bitmap(bytes) => Some(Kind::Picture),
        None if bytes.get(4..8) == Some(b"ftyp") => {
            const PHOTOS: [&[u8]; 8] =
                [b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1", b"avif"];
            let photo = bytes.get(8..12).is_some_and(|brand| PHOTOS.contains(&brand));
            Some(Kind::Other(if photo { Foreign::Heic } else { Foreign::Unknown }))
        }
        // A compound file of older office programs; a message of Outlook names its parts so.
        None if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") => {
            let mail = has(bytes, b"_\0_\0s\0u\0b\0s\0t\0g\0");
            Some(Kind::Other(if mail { Foreign::Mail } else { Foreign::Office }))
        }
        None => None,
    }
}

/// A bitmap: the length of its second header is one of a few.
fn is_bitmap(bytes: &[u8]) -> bool {
    let length =
        bytes.get(14..18).and_then(|length| length.try_into().ok()).map(u32::from_le_bytes);
    let known = length.is_some_and(|length| [12, 40, 52, 56, 64, 108, 124].contains(&length));
    bytes.starts_with(b"BM") && known
}

fn of_text(text: &[u8], name: &str) -> Kind {
    if text.is_empty() {
        return Kind::Other(Foreign::Empty);
    }
    if text.starts_with(b"-----BEGIN AGE ENCRYPTED FILE-----") {
        return Kind::Other(Foreign::Age);
    }
    if matches!(text.first(), Some(b'{' | b'[')) {
        return of_json(text);
    }
    // Bytes that end within a letter are still a text.
    let text = match str::from_utf8(text) {
        Ok(text) => text,
        Err(error) if error.error_len().is_none() => {
            str::from_utf8(&text[..error.valid_up_to()]).unwrap_or_default()
        }
        Err(_) => return Kind::Other(unknown(name)),
    };
    // In a mail each line of what is quoted begins with `>`.
    if starts(text.trim_start_matches(['>', ' ']), cose::PREFIX) {
        return Kind::Code;
    }
    let kind = foreign::of_prefix(text)
        .or_else(|| foreign::of_token(text))
        .or_else(|| of_lines(text))
        .unwrap_or_else(|| unknown(name));
    Kind::Other(kind)
}

/// What is not known by its content; a download that was not finished says so by its name.
fn unknown(name: &str) -> Foreign {
    const UNFINISHED: [&str; 5] = [".crdownload", ".part", ".partial", ".opdownload", ".download"];
    let name = name.to_ascii_lowercase();
    if UNFINISHED.iter().any(|ending| name.ends_with(ending)) {
        Foreign::Unfinished
    } else {
        Foreign::Unknown
    }
}

/// An object by its members; one that is cut, or only begun, by what stands in it.
fn of_json(text: &[u8]) -> Kind {
    let members = serde_json::from_slice::<BTreeMap<String, IgnoredAny>>(text).ok();
    let holds = |name: &str| match &members {
        Some(members) => members.contains_key(name),
        None => has(text, ["\"", name, "\""].concat().as_bytes()),
    };
    if holds("payload") && (holds("signatures") || holds("signature")) {
        Kind::Signed
    } else if holds("resourceType") {
        Kind::Other(Foreign::Fhir)
    } else if holds("sealed") && holds("holder") {
        Kind::Other(Foreign::SealedKey)
    } else if holds("kid") && holds("jwk") && holds("role") {
        Kind::Other(Foreign::PublicKey)
    } else if holds("rev") && holds("session") && holds("check") {
        Kind::Other(Foreign::Form)
    } else {
        Kind::Json
    }
}

/// What its first lines say.
fn of_lines(text: &str) -> Option<Foreign> {
    let first = text.lines().next().unwrap_or_default();
    let mut cells = first.split([';', ',', '\t']).map(|cell| cell.trim().trim_matches('"'));
    let head = [cells.next(), cells.next(), cells.next()].map(Option::unwrap_or_default);
    let lower = first.trim_start().to_ascii_lowercase();
    match head {
        // The columns are ours, whatever program saved the table again.
        ["summary", "issuedAt", "path"] => Some(Foreign::Table),
        ["file", "level", "codes"] | ["group", "value", "count"] => Some(Foreign::Figures),
        _ if starts(first, "BEGIN:VCALENDAR") => Some(Foreign::Calendar),
        _ if lower.starts_with("<!doctype html") || lower.starts_with("<html") => {
            Some(Foreign::Page)
        }
        _ if text.starts_with('<') && text.contains("http://hl7.org/fhir") => Some(Foreign::Fhir),
        _ if is_mail(text) => Some(Foreign::Mail),
        _ => None,
    }
}

/// A mail as a file (RFC 5322), or several (mbox): it begins with headers, two of them of every mail.
fn is_mail(text: &str) -> bool {
    const HEADERS: [&str; 10] = [
        "received:",
        "return-path:",
        "delivered-to:",
        "mime-version:",
        "message-id:",
        "from:",
        "subject:",
        "date:",
        "to:",
        "content-type:",
    ];
    let head = text.lines().take(MAIL_LINES).take_while(|line| !line.trim().is_empty());
    let header = |line: &&str| HEADERS.iter().any(|header| starts(line, header));
    let shaped = |line: &str| {
        let name = line.split(':').next().unwrap_or_default();
        let named =
            !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        line.starts_with([' ', '\t']) || line.starts_with("From ") || named && line.contains(':')
    };
    let lines: Vec<&str> = head.collect();
    lines.iter().all(|line| shaped(line)) && lines.iter().filter(|line| header(line)).count() >= 2
}

fn starts(text: &str, prefix: &str) -> bool {
    text.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
}
