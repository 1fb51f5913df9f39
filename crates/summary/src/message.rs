//! What the page and its workers say to each other: a request as JSON text with a port and the bytes
//! it is about, and one response as JSON text on that port. One worker checks summaries, the other
//! signs.

use super::code::Code;
use super::day::Row;
use super::holder::Holder;
use super::payload::{Payload, Section};
use super::receipt::Receipt;
use super::sealed::SealedKey;
use super::trust::Published;
use super::verdict::{Pin, Verdict};
use serde::{Deserialize, Serialize};
use suunta_content::instrument::Instrument;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// The instrument to check against and its background lists, each as JSON; the first message to
    /// either.
    Init(String, String),
    /// Sign a new summary as the client, and beside the client by a staff's unlocked key.
    Sign {
        payload: Box<Payload>,
        one_time: bool,
        beside: Option<Holder>,
    },
    /// The document in what was given, see [`super::unpack`].
    Unpack(Input),
    /// Check a file or a text.
    Check(Check),
    /// What the desk knows for all [`Request::CheckFiles`] to come.
    Desk(Desk),
    /// Check files of these names, whose bytes stand beside the message; what is accepted counts
    /// as received for those after it.
    CheckFiles(Vec<String>),
    /// Make a key of the staff: its holder, name and day (`YYYY-MM-DD`), sealed by a passphrase; it
    /// is open for so many hours.
    Enrol {
        holder: Holder,
        name: String,
        made: String,
        passphrase: String,
        hours: u32,
    },
    /// Open a key of the staff for signing, for so many hours.
    Unlock {
        key: Box<SealedKey>,
        passphrase: String,
        hours: u32,
    },
    Lock(Holder),
    /// Which keys of the staff are open.
    Open,
    /// Sign a trust list by the organisation's unlocked key.
    Publish(Box<Published>),
    /// Read a trust list's text, beside the one that is held and the lines of
    /// [`super::trust::Serials`].
    Trust {
        list: String,
        held: Option<String>,
        serials: String,
    },
    /// Sign a receipt for a file by the caseworker's unlocked key: the file's bytes in standard
    /// base64, who received it and when (ISO 8601).
    Receipt {
        file: String,
        name: String,
        received_at: String,
    },
    /// Read a receipt.
    ReadReceipt(Input),
    /// Draw a text as a QR.
    Draw(String),
    /// The SHA-256 of a text or of a file's bytes.
    Hash(Input),
}

impl Request {
    /// Whether the checker answers it, else it is for the one that signs.
    pub const fn is_check(&self) -> bool {
        matches!(self, Self::Unpack(_) | Self::Check(_) | Self::Desk(_) | Self::CheckFiles(_))
    }
}

/// The instrument of [`Request::Init`].
///
/// # Errors
/// [`Failure::Protocol`] when it is none.
pub fn instrument(instrument: &str, lists: &str) -> Result<Instrument, Failure> {
    // From slices, as the check reads: one reader, half the code.
    let instrument: Instrument =
        serde_json::from_slice(instrument.as_bytes()).map_err(|_| Failure::Protocol)?;
    let background = serde_json::from_slice(lists.as_bytes()).map_err(|_| Failure::Protocol)?;
    Ok(Instrument { background, ..instrument })
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Check {
    pub input: Input,
    /// Of the file, where there is one.
    pub name: String,
    pub desk: Desk,
}

/// What the desk knows.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Desk {
    /// The challenge that was shown, as [`Payload::nonce`].
    pub nonce: Option<String>,
    pub pins: Vec<Pin>,
    /// What it received: the lines of [`super::received::Seen::line`].
    pub seen: String,
    /// The text of the trust list that this desk holds.
    pub trust: Option<String>,
    /// Seconds since 1970.
    pub now: i64,
}

/// Text that was pasted or read from a QR, or a file's bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Input {
    Text(String),
    /// The bytes in standard base64.
    File(String),
}

impl Input {
    /// A file's bytes.
    pub fn file(bytes: &[u8]) -> Self {
        Self::File(data_encoding::BASE64.encode(bytes))
    }

    /// # Errors
    /// [`Failure::Protocol`] when it is not base64.
    pub fn into_bytes(self) -> Result<Vec<u8>, Failure> {
        match self {
            Self::Text(text) => Ok(text.into_bytes()),
            Self::File(base64) => {
                data_encoding::BASE64.decode(base64.as_bytes()).map_err(|_| Failure::Protocol)
            }
        }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Response {
    Ready,
    Signed(Box<Signed>),
    Unpacked(Input),
    /// Not signed: this section holds what no summary can.
    Unsigned(Section),
    Checked(Box<Verdict>),
    /// Rows in the order of the files, and the lines to remember of those that were accepted.
    CheckedFiles {
        rows: Vec<Row>,
        received: String,
    },
    Enrolled(Box<SealedKey>),
    /// Holders whose keys are open, each with its key's thumbprint.
    Open(Vec<(Holder, String)>),
    /// The text of a signed trust list or receipt.
    Document(String),
    Trusted(Box<Trusted>),
    /// A receipt whose signature holds, and the 16 characters of its signer's fingerprint.
    Receipt(Box<Receipt>, String),
    /// A trust list or a receipt that is refused.
    Refused(Code),
    Drawn(Option<Qr>),
    /// Lower-case hexadecimal.
    Hashed(String),
    Failed(Failure),
}

/// A trust list whose signature holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Trusted {
    pub list: Published,
    /// Of the organisation's key: RFC 7638 thumbprint, and 16 characters to compare.
    pub kid: String,
    pub fingerprint: String,
    /// SHA-256 of what was signed, lower-case hexadecimal.
    pub hash: String,
}

/// A signed summary in all its forms.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Signed {
    /// JWS JSON General, the file's text.
    pub file: String,
    /// `SUU1:` and base45, by the client's key alone; absent when the code does not fit.
    pub qr: Option<Qr>,
    /// Of the client's key: RFC 7638 thumbprint, and 16 characters to compare.
    pub kid: String,
    pub fingerprint: String,
    /// Of the key that signed beside the client.
    #[serde(default)]
    pub beside: Option<String>,
    pub key: KeyKind,
    /// SHA-256 of the payload bytes, lower-case hexadecimal.
    pub payload_hash: String,
}

/// The same QR for screen and print.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Qr {
    pub text: String,
    /// Error correction M.
    pub screen: Matrix,
    /// Error correction Q, at least 50 mm wide.
    pub print: Matrix,
}

/// A QR as an SVG path.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Matrix {
    /// Modules on a side, with the quiet zone of four on each side: the width of the `viewBox`.
    pub size: u32,
    /// SVG path data; one unit is one module.
    pub path: String,
}

/// What the signature was made with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum KeyKind {
    /// A key that this browser keeps and cannot give away.
    Kept,
    /// A key that is gone after this signature.
    OneTime,
}

/// Why the worker could not do it. A refusal by the check is not a failure but a [`Verdict`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Failure {
    /// The message is not one of ours, or came before [`Request::Init`].
    Protocol,
    /// The payload does not agree with itself.
    Payload,
    /// The file to sign as well does not hold.
    File,
    /// The browser refused to sign.
    Signing,
    /// The key of the staff is locked.
    Locked,
    /// Another passphrase than the key was sealed by.
    Passphrase,
    /// The device has not the memory that the sealed key asks for.
    Costly,
}

impl Failure {
    /// The key of the user's sentence and advice.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Protocol => "worker.protocol",
            Self::Payload => "worker.payload",
            Self::File => "worker.file",
            Self::Signing => "worker.signing",
            Self::Locked => "worker.locked",
            Self::Passphrase => "worker.passphrase",
            Self::Costly => "worker.costly",
        }
    }
}
