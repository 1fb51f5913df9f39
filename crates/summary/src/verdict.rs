//! What a check says: four separate parts, a level, and a verdict for each signature.

use super::Code;
pub use super::foreign::Foreign;
pub use super::parts::{Fresh, Intact, KnownKey, Mark, Part, Recomputed};
use super::payload::{Payload, Role};
use serde::{Deserialize, Serialize};

/// The answer of a check. Nothing of the payload is in it unless every signature holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Verdict {
    /// `0` refused, `1` intact, `2` compared at the desk, `3` also signed by a listed key,
    /// `4` receipt given.
    pub level: u8,
    /// What was given; absent when it is none of ours.
    pub carrier: Option<Carrier>,
    pub intact: Intact,
    pub known_key: KnownKey,
    pub fresh: Fresh,
    pub recomputed: Recomputed,
    /// Refusals and doubts in the order of checking, each once.
    pub codes: Vec<Code>,
    /// The kind of document when it is another's.
    pub foreign: Option<Foreign>,
    pub signatures: Vec<Signature>,
    /// Shown only with the verdict beside it. Of a QR: the scored part, without free text.
    pub payload: Option<Payload>,
    /// SHA-256 of the file's payload bytes, lower-case hexadecimal; a QR carries the same.
    pub payload_hash: Option<String>,
    /// The number of the summary.
    pub jti: Option<String>,
    /// Of the scored part with [`Self::payload_hash`]: SHA-256, base64url. File and QR of one summary
    /// have the same.
    pub digest: Option<String>,
    /// Names this `jti` in the desk's list of what was received: [`super::received::id`].
    pub seen_id: Option<String>,
    /// When it was received before in the same carrier, seconds since 1970.
    pub received: Option<i64>,
    /// Another summary answered its challenge before.
    pub nonce_used: bool,
    /// Its other carrier was checked before and says the same.
    pub matched: bool,
}

impl Verdict {
    /// The level of what was not refused: any doubt keeps it at 1.
    pub const fn level_held(&self) -> u8 {
        match self.known_key {
            _ if !self.codes.is_empty() => 1,
            KnownKey::Unknown | KnownKey::Revoked => 1,
            KnownKey::Pinned => 2,
            KnownKey::Listed => 3,
        }
    }

    /// Which other kind of document it is, when nothing else is to be said of it.
    pub fn other_kind(&self) -> Option<Foreign> {
        let only = self.codes.iter().all(|c| matches!(c, Code::WrongType | Code::BadEncoding));
        let none_holds = !self.signatures.iter().any(|signature| signature.ok);
        self.foreign.filter(|_| only && none_holds && self.intact == Intact::Unknown)
    }

    /// The key of its level in words. Of a known key it is something else that keeps it at 1.
    pub const fn headline(&self) -> &'static str {
        match self.level {
            0 => "desk.level.0",
            1 if matches!(self.known_key, KnownKey::Unknown) => "desk.level.1",
            1 => "desk.level.doubt",
            2 => "desk.level.2",
            3 => "desk.level.3",
            _ => "desk.level.4",
        }
    }

    /// What its four parts say; before a signature holds only the first of them was looked at.
    pub fn parts(&self) -> Vec<Part> {
        let judged = self.payload.is_some();
        let parts = [
            (Part::of("intact", self.intact.says()), true),
            (Part::of("known", self.known_key.says()), judged),
            (Part::of("fresh", self.fresh.says()), judged),
            (Part::of("recomputed", self.recomputed.says()), judged),
        ];
        parts.into_iter().filter(|(_, shown)| *shown).map(|(part, _)| part).collect()
    }

    /// The keys of the verdict in a few words: intact, key, fresh. Before a signature holds only the
    /// first of them was looked at.
    pub fn in_short(&self) -> Vec<&'static str> {
        let judged = self.payload.is_some();
        let short = [self.intact.short(), self.known_key.short(), self.fresh.short()];
        short.into_iter().take(if judged { 3 } else { 1 }).collect()
    }

    /// The key of what a code says here: a challenge that was used is no fault of the summary's
    /// number.
    pub const fn sentence(&self, code: Code) -> &'static str {
        if matches!(code, Code::Replay) && self.nonce_used { "desk.nonce-used" } else { code.key() }
    }

    /// The key of what the signature proves; where it does not hold, nothing.
    pub const fn proves(&self) -> &'static str {
        match self.intact {
            Intact::Yes => "desk.proves",
            Intact::No | Intact::Unknown => "desk.proves.nothing",
        }
    }

    /// The signer's time cannot be right: it is the signer's claim, not a fact.
    pub fn time_is_doubted(&self) -> bool {
        self.codes.contains(&Code::Clock)
    }

    /// The key of what a code alone does not tell.
    pub fn lacks(&self) -> Option<&'static str> {
        let alone = self.carrier == Some(Carrier::Qr) && !self.matched;
        (alone && self.payload.is_some()).then_some("summary.code-part")
    }

    /// The client's signature: the one whose key names the summary.
    pub fn client(&self) -> Option<&Signature> {
        self.signatures.iter().find(|signature| signature.role == Some(Role::Client))
    }

    /// Whether a signature of this verdict is the one of [`Self::client`].
    pub fn is_client(&self, signature: &Signature) -> bool {
        self.client().is_some_and(|client| std::ptr::eq(client, signature))
    }

    /// The key of what is said of who signed: a role is a claim until the trust list or this desk
    /// has confirmed it.
    pub fn signer(&self, signature: &Signature) -> &'static str {
        let pinned = signature.pin.is_some() && self.is_client(signature);
        match signature.role {
            None => "desk.signer.unknown",
            Some(_) if signature.role_confirmed || pinned => "desk.signer",
            Some(_) => "desk.signer.claimed",
        }
    }

    /// The same verdict after the client's key was confirmed at this desk, or not any more
    /// (`None`). What was refused stays so, and what is doubted.
    #[must_use]
    pub fn with_pin(mut self, kid: &str, pin: Option<&Pin>) -> Self {
        let of_key = |signature: &&mut Signature| signature.kid.as_deref() == Some(kid);
        for signature in self.signatures.iter_mut().filter(of_key) {
            signature.pin = pin.cloned();
        }
        if matches!(self.known_key, KnownKey::Unknown | KnownKey::Pinned) {
            let pinned = self.client().is_some_and(|client| client.pin.is_some());
            self.known_key = if pinned { KnownKey::Pinned } else { KnownKey::Unknown };
        }
        if matches!(self.level, 1 | 2) {
            self.level = self.level_held();
        }
        self
    }
}

/// The bytes that were given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Carrier {
    /// JWS JSON.
    File,
    /// The text of a QR.
    Qr,
}

/// One signature's own verdict.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Signature {
    /// As claimed.
    pub role: Option<Role>,
    /// RFC 7638 thumbprint of the key, base64url.
    pub kid: Option<String>,
    /// 16 characters, 4 by 4, to compare aloud.
    pub fingerprint: Option<String>,
    /// The signature holds.
    pub ok: bool,
    /// The role is confirmed by the trust list. A client's role is nobody's to confirm.
    pub role_confirmed: bool,
    /// The desk's own label for the key.
    pub pin: Option<Pin>,
    /// Name of the service point, from the trust list.
    pub name: Option<String>,
    pub codes: Vec<Code>,
}

/// A key whose fingerprint a caseworker has compared.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pin {
    pub kid: String,
    /// Names a client: never kept in the clear.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// `YYYY-MM-DD`.
    pub on: String,
}
