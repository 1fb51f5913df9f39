//! The names of the files that people save. A folder of them tells which is which without opening
//! one: the day first, then what it is and of whom, then four characters of its number. The words are
//! the same in every language, as the columns of a table are: recipes and other programs read them.

use super::limits::SHORT_LIMIT;
use super::payload::{Mode, Payload};
use suunta_time as time;

/// What every name begins with.
const PREFIX: &str = "suunta-";
/// Characters of a number that are told: enough to tell a day's files apart.
const TOLD: usize = 4;
/// The ending of the signed file; a PDF names what is attached to it in the same way.
const SIGNED: &str = ".suunta.json";
/// The longest ending that is put after a stem.
const LONGEST: usize = "-encrypted.suunta.json.age".len();

/// What a file of the app holds that is no summary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// The plan's dates.
    Plan,
    /// A form on its way to another device.
    Transfer,
    /// Damaged data that was set aside.
    Raw,
    /// The list of a desk.
    DayList,
    /// A desk's figures as a table.
    Figures,
    /// The same as FHIR.
    FiguresNdjson,
}

impl Content {
    const fn says(self) -> (&'static str, &'static str) {
        match self {
            Self::Plan => ("-plan", ".ics"),
            Self::Transfer => ("-transfer", ".suunta.age"),
            Self::Raw => ("-damaged", ".txt"),
            Self::DayList => ("-desk-list", ".csv"),
            Self::Figures => ("-desk-figures", ".csv"),
            Self::FiguresNdjson => ("-desk-figures", ".ndjson"),
        }
    }
}

/// A file of a day, `YYYY-MM-DD`.
pub fn of_day(content: Content, date: &str) -> String {
    let (name, ending) = content.says();
    [PREFIX, date, name, ending].concat()
}

/// What the names of a summary's files begin with: its day, who filled it in, to which party of the
/// profile it goes when one was chosen, and its number.
pub fn stem(payload: &Payload, party: &str) -> String {
    let role = match payload.mode {
        Mode::Own => "client",
        other => other.key(),
    };
    let end = ["-", &number(&payload.jti)].concat();
    let mut stem = [PREFIX, day(&payload.issued_at), "-", role].concat();
    if !party.is_empty() {
        // A signed list of copies has room for so many characters.
        let room = SHORT_LIMIT.saturating_sub(stem.len() + 1 + end.len() + LONGEST);
        stem.push('-');
        stem.extend(party.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(room));
    }
    stem + &end
}

/// The signed file.
pub fn signed(stem: &str) -> String {
    [stem, SIGNED].concat()
}

/// The signed file, encrypted. A form on its way to another device is named otherwise, for both are
/// age files.
pub fn encrypted(stem: &str) -> String {
    [stem, "-encrypted", SIGNED, ".age"].concat()
}

/// The document to read.
pub fn document(stem: &str) -> String {
    [stem, ".pdf"].concat()
}

/// A receipt given on a day, `YYYY-MM-DD`, for the summary of this number.
pub fn receipt(date: &str, jti: &str) -> String {
    [PREFIX, date, "-receipt-", &number(jti), ".receipt.json"].concat()
}

/// A key of the staff made on a day: its holder, and the first characters of its fingerprint.
/// `sealed` is its backup, else it is the public part.
pub fn key(holder: &str, made: &str, fingerprint: &str, sealed: bool) -> String {
    let print: String =
        fingerprint.chars().filter(char::is_ascii_alphanumeric).take(TOLD).collect();
    let ending = if sealed { "-backup.sealed.json" } else { "-public.key.json" };
    [PREFIX, made, "-", holder, "-", &print.to_ascii_lowercase(), ending].concat()
}

/// A trust list by the day and the number it was published with.
pub fn trust_list(date: &str, serial: u64) -> String {
    [PREFIX, date, "-trust-list-", &serial.to_string(), ".trust.json"].concat()
}

/// The day that the signer wrote, when it is one.
fn day(issued_at: &str) -> &str {
    issued_at.get(..10).filter(|day| time::date(day).is_some()).unwrap_or("undated")
}

/// The first characters of a summary's number.
fn number(jti: &str) -> String {
    let number = jti.strip_prefix("urn:uuid:").unwrap_or(jti);
    number.chars().filter(char::is_ascii_alphanumeric).take(TOLD).collect()
}
