//! Why a check is not content: stable names, each with a sentence in every language.

use serde::{Deserialize, Serialize};

/// What a refusal or a doubt is called. The names never change; they are shown, logged and
/// tested by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Code {
    /// Bigger, deeper or with more parts than any summary can have.
    TooLarge,
    /// Not base64url, base45 or UTF-8 as it must be, or of a foreign prefix.
    BadEncoding,
    /// Not strict JSON: a float, a number beyond 2^53 - 1, a lone surrogate, trailing bytes.
    BadJson,
    /// The same member twice in one JSON object.
    DuplicateMember,
    /// Not deterministic CBOR (RFC 8949 §4.2.1).
    BadCbor,
    /// A document of another kind.
    WrongType,
    /// A header that must not be there, is missing, or stands outside the protected part.
    BadHeader,
    /// Made with a newer version of the summary or of the instrument.
    UnknownVersion,
    /// Another signature algorithm than Ed25519.
    UnsupportedAlg,
    /// The key is not an Ed25519 public key, or its name does not follow from it.
    KeyMismatch,
    /// The document carries a private key: whoever has the file can sign in its name.
    PrivateKeyLeaked,
    /// The signature does not hold.
    BadSignature,
    /// Signed, but not of the shape of a summary.
    Schema,
    /// Signed, but a value cannot be: out of range, unknown, too long, or the wrong count.
    OutOfRange,
    /// Signed, but scores, phase and answers do not follow from each other.
    ScoreMismatch,
    /// Signed as the client by another key than the one whose summary it says it is.
    ClientKeyMismatch,
    /// Version 1 with more signatures: those beside the client's do not say whose summary it is.
    ClientNotBound,
    /// A signature that the summary says it should have is not there.
    MissingSigner,
    /// One key signed twice; it counts once.
    DuplicateSigner,
    /// More than one client signed: whose summary it is cannot be told.
    UnexpectedSigner,
    /// The signer's role is only claimed: the key is not on the trust list in that role.
    RoleNotConfirmed,
    /// The key was revoked.
    RevokedKey,
    /// The trust list is past its next update: it confirms nobody any more.
    ExpiredTrustList,
    /// The trust list is of a time that has not come.
    FutureTrustList,
    /// An older trust list than the one that is held, or another one of the same number.
    OldTrustList,
    /// The claimed time cannot be right.
    Clock,
    /// Answers another challenge than the one shown.
    WrongNonce,
    /// The same challenge or summary number with other content.
    Replay,
    /// Paper and file are not the same document.
    NotSameDocument,
}

impl Code {
    /// Every code, in the order of checking.
    pub const ALL: [Self; 29] = [
        Self::TooLarge,
        Self::BadEncoding,
        Self::BadJson,
        Self::DuplicateMember,
        Self::BadCbor,
        Self::WrongType,
        Self::BadHeader,
        Self::UnknownVersion,
        Self::UnsupportedAlg,
        Self::KeyMismatch,
        Self::PrivateKeyLeaked,
        Self::BadSignature,
        Self::Schema,
        Self::OutOfRange,
        Self::ScoreMismatch,
        Self::ClientKeyMismatch,
        Self::ClientNotBound,
        Self::MissingSigner,
        Self::DuplicateSigner,
        Self::UnexpectedSigner,
        Self::RoleNotConfirmed,
        Self::RevokedKey,
        Self::ExpiredTrustList,
        Self::FutureTrustList,
        Self::OldTrustList,
        Self::Clock,
        Self::WrongNonce,
        Self::Replay,
        Self::NotSameDocument,
    ];

    /// The key of its sentence: `code.` and the stable name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::TooLarge => "code.TOO_LARGE",
            Self::BadEncoding => "code.BAD_ENCODING",
            Self::BadJson => "code.BAD_JSON",
            Self::DuplicateMember => "code.DUPLICATE_MEMBER",
            Self::BadCbor => "code.BAD_CBOR",
            Self::WrongType => "code.WRONG_TYPE",
            Self::BadHeader => "code.BAD_HEADER",
            Self::UnknownVersion => "code.UNKNOWN_VERSION",
            Self::UnsupportedAlg => "code.UNSUPPORTED_ALG",
            Self::KeyMismatch => "code.KEY_MISMATCH",
            Self::PrivateKeyLeaked => "code.PRIVATE_KEY_LEAKED",
            Self::BadSignature => "code.BAD_SIGNATURE",
            Self::Schema => "code.SCHEMA",
            Self::OutOfRange => "code.OUT_OF_RANGE",
            Self::ScoreMismatch => "code.SCORE_MISMATCH",
            Self::ClientKeyMismatch => "code.CLIENT_KEY_MISMATCH",
            Self::ClientNotBound => "code.CLIENT_NOT_BOUND",
            Self::MissingSigner => "code.MISSING_SIGNER",
            Self::DuplicateSigner => "code.DUPLICATE_SIGNER",
            Self::UnexpectedSigner => "code.UNEXPECTED_SIGNER",
            Self::RoleNotConfirmed => "code.ROLE_NOT_CONFIRMED",
            Self::RevokedKey => "code.REVOKED_KEY",
            Self::ExpiredTrustList => "code.EXPIRED_TRUST_LIST",
            Self::FutureTrustList => "code.FUTURE_TRUST_LIST",
            Self::OldTrustList => "code.OLD_TRUST_LIST",
            Self::Clock => "code.CLOCK",
            Self::WrongNonce => "code.WRONG_NONCE",
            Self::Replay => "code.REPLAY",
            Self::NotSameDocument => "code.NOT_SAME_DOCUMENT",
        }
    }

    /// The stable name, as in `[data-code]`.
    pub fn name(self) -> &'static str {
        self.key().split_at("code.".len()).1
    }
}
