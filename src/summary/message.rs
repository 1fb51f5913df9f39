//! What the page and the worker say to each other, as JSON texts: a request with a port, and one
//! response on that port.

use super::payload::{Payload, Role};
use super::verdict::{Pin, Seen, Verdict};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// The instrument to check against and its background lists, each as JSON; the first message.
    Init(String, String),
    /// Sign a new summary.
    Sign { payload: Box<Payload>, one_time: bool, role: Role },
    /// Sign an existing summary file as well, as a coach or a kiosk.
    CoSign { file: String, one_time: bool, role: Role },
    /// Check a file or a text.
    Check(Check),
}

/// What to check and what the desk knows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Check {
    pub input: Input,
    /// The challenge that was shown, as [`Payload::nonce`].
    pub nonce: Option<String>,
    pub pins: Vec<Pin>,
    pub seen: Vec<Seen>,
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

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Response {
    Ready,
    Signed(Box<Signed>),
    Checked(Box<Verdict>),
    Failed(Failure),
}

/// A signed summary in all its forms.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Signed {
    /// JWS JSON General, the file's text.
    pub file: String,
    /// `SUU1:` and base45; absent when a second signature was added or the code does not fit.
    pub qr: Option<Qr>,
    /// Of the key that signed.
    pub fingerprint: String,
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
}

impl Failure {
    /// The key of the user's sentence and advice.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Protocol => "worker.protocol",
            Self::Payload => "worker.payload",
            Self::File => "worker.file",
            Self::Signing => "worker.signing",
        }
    }
}
