//! The summary that was signed last, kept on the person's own device: file, code and document can be
//! had again until everything is erased or another one is signed.

use crate::pages::share::stage::Done;
use crate::parts::copies;
use crate::service::signing_client;
use crate::state::context::Context;
use crate::state::error;
use crate::state::session_store;
use crate::state::text::lang;
use crate::storage::keys::SIGNED;
use crate::storage::{Error, decode, encode};
use crate::summary::message::{KeyKind, Qr, Request, Response, Signed};
use crate::summary::payload::Payload;
use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Serialize};

/// What is needed to draw the code and to make the document again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Kept {
    /// When it was signed, milliseconds since 1970.
    pub at: i64,
    /// What the names of its files begin with.
    stem: String,
    /// The signed file's text; the payload stands in it.
    file: String,
    /// The text of the code, when it fits one.
    code: Option<String>,
    kid: String,
    fingerprint: String,
    beside: Option<String>,
    key: KeyKind,
    payload_hash: String,
}

/// Keeps what was just signed, in place of what was signed before.
///
/// # Errors
/// The storage's, where it is not kept.
pub fn keep(done: &Done, at: i64) -> Result<(), Error> {
    let Signed { file, qr, kid, fingerprint, beside, key, payload_hash } = done.signed.clone();
    let code = qr.map(|qr| qr.text);
    let stem = done.stem.clone();
    let kept = Kept { at, stem, file, code, kid, fingerprint, beside, key, payload_hash };
    session_store::keep(SIGNED, &encode(1, &kept)?)
}

/// What was signed last; `None` when there is nothing, or nothing that can be read.
pub fn last() -> Option<Kept> {
    let text = session_store::recall(SIGNED).filter(|text| !text.is_empty())?;
    decode(&text).ok().map(|(_, kept)| kept)
}

/// Forgets it.
///
/// # Errors
/// The storage's, where it is still there.
pub fn forget() -> Result<(), Error> {
    session_store::keep(SIGNED, "")
}

impl Kept {
    fn payload(&self) -> Option<Payload> {
        let file: serde_json::Value = serde_json::from_slice(self.file.as_bytes()).ok()?;
        let payload = file.get("payload")?.as_str()?;
        let bytes = BASE64URL_NOPAD.decode(payload.as_bytes()).ok()?;
        serde_json::from_slice(&bytes).ok()
    }

    /// As it was on the page where it was signed, the code drawn anew.
    ///
    /// # Errors
    /// [`error::Error`].
    pub async fn again(self, context: Context) -> Result<Done, error::Error> {
        let payload = self.payload().ok_or(error::Error::SignedDamaged)?;
        let qr = match &self.code {
            Some(code) => drawn(context, code.clone()).await?,
            None => None,
        };
        // In another language they would be other files than those that the payload names.
        let copies = if payload.language == lang() {
            copies::of(context, &payload, &self.stem)
        } else {
            Vec::new()
        };
        let Self { stem, file, kid, fingerprint, beside, key, payload_hash, .. } = self;
        let signed = Signed { file, qr, kid, fingerprint, beside, key, payload_hash };
        Ok(Done { payload, signed, copies, stem })
    }
}

async fn drawn(context: Context, code: String) -> Result<Option<Qr>, error::Error> {
    match signing_client::ask(context, Request::Draw(code)).await? {
        Response::Drawn(qr) => Ok(qr),
        _ => Err(error::Error::PROTOCOL),
    }
}
