//! Which document of others was held out.

use super::{receipt, trust};
use serde::{Deserialize, Serialize};

/// Documents of others that people hold out by mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Foreign {
    /// EU digital COVID or health certificate, `HC1:` and its kin.
    HealthCertificate,
    /// SMART health card, `shc:/`.
    SmartHealthCard,
    WebAddress,
    /// A compact JWS or JWT.
    Token,
    SdJwt,
    /// A JWS or COSE document of another type.
    OtherSigned,
    /// Ours: who received a summary.
    Receipt,
    /// Ours: whose keys are to be trusted.
    TrustList,
    Fhir,
    /// Encrypted with age: decrypt first.
    Age,
    /// Ours: a staff's sealed key.
    SealedKey,
    /// Ours: the public part of a staff's key, for the keeper of a trust list.
    PublicKey,
    /// Ours: the unsigned copy as a table.
    Table,
    /// Ours: figures or the list of a desk.
    Figures,
    /// Ours: a form on its way to another device, opened.
    Form,
    Calendar,
    Pdf,
    /// Ours, but another program saved it anew and left the signed file out.
    PdfEmptied,
    /// Locked by a passphrase of its own.
    PdfEncrypted,
    Image,
    /// A photo that only some devices open: HEIC or AVIF.
    Heic,
    /// A message, and perhaps what was sent with it.
    Mail,
    /// A document of an office program.
    Office,
    /// A web page.
    Page,
    Zip,
    Empty,
    /// A download that was not finished.
    Unfinished,
    Unknown,
}

impl Foreign {
    /// The key of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::HealthCertificate => "foreign.healthCertificate",
            Self::SmartHealthCard => "foreign.smartHealthCard",
            Self::WebAddress => "foreign.webAddress",
            Self::Token => "foreign.token",
            Self::SdJwt => "foreign.sdJwt",
            Self::OtherSigned => "foreign.otherSigned",
            Self::Receipt => "foreign.receipt",
            Self::TrustList => "foreign.trustList",
            Self::Fhir => "foreign.fhir",
            Self::Age => "foreign.age",
            Self::SealedKey => "foreign.sealedKey",
            Self::PublicKey => "foreign.publicKey",
            Self::Table => "foreign.table",
            Self::Figures => "foreign.figures",
            Self::Form => "foreign.form",
            Self::Calendar => "foreign.calendar",
            Self::Pdf => "foreign.pdf",
            Self::PdfEmptied => "foreign.pdfEmptied",
            Self::PdfEncrypted => "foreign.pdfEncrypted",
            Self::Image => "foreign.image",
            Self::Heic => "foreign.heic",
            Self::Mail => "foreign.mail",
            Self::Office => "foreign.office",
            Self::Page => "foreign.page",
            Self::Zip => "foreign.zip",
            Self::Empty => "foreign.empty",
            Self::Unfinished => "foreign.unfinished",
            Self::Unknown => "foreign.unknown",
        }
    }

    /// Its stable name.
    pub fn name(self) -> &'static str {
        self.key().split_at("foreign.".len()).1
    }

    /// The end of the key of what to do with it.
    pub fn advice(self) -> &'static str {
        match self {
            Self::HealthCertificate
            | Self::SmartHealthCard
            | Self::WebAddress
            | Self::Token
            | Self::SdJwt
            | Self::OtherSigned
            | Self::Unknown => "other",
            named => named.name(),
        }
    }

    /// Whether it is a text of another kind rather than a file.
    pub const fn is_text(self) -> bool {
        matches!(self, Self::HealthCertificate | Self::SmartHealthCard | Self::WebAddress)
    }
}

/// What the prefix of a text says: another kind of QR, or an address.
pub fn of_prefix(text: &str) -> Option<Foreign> {
    const PREFIXES: [(&str, Foreign); 8] = [
        ("hc1:", Foreign::HealthCertificate),
        ("dc1:", Foreign::HealthCertificate),
        ("nl2:", Foreign::HealthCertificate),
        ("shc:/", Foreign::SmartHealthCard),
        ("http://", Foreign::WebAddress),
        ("https://", Foreign::WebAddress),
        ("www.", Foreign::WebAddress),
        ("mailto:", Foreign::WebAddress),
    ];
    let starts = |prefix: &str| {
        text.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
    };
    PREFIXES.iter().find(|(prefix, _)| starts(prefix)).map(|(_, kind)| *kind)
}

/// A compact JWS, or an SD-JWT with its `~`.
pub fn of_token(text: &str) -> Option<Foreign> {
    let token = text.split('~').next().unwrap_or_default();
    let part =
        |part: &str| part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    let parts = token.split('.').count();
    if !(3..=5).contains(&parts) || !token.starts_with("ey") || !token.split('.').all(part) {
        None
    } else if text.contains('~') {
        Some(Foreign::SdJwt)
    } else {
        Some(Foreign::Token)
    }
}

/// Which signed document of ours a `typ` names; others' are just signed.
pub fn of_type(typ: &str) -> Option<Foreign> {
    match typ {
        receipt::TYPE => Some(Foreign::Receipt),
        trust::TYPE => Some(Foreign::TrustList),
        _ => None,
    }
}

/// What a JSON object is by its members, when it is no JWS JSON.
pub fn of_members<'a>(members: impl IntoIterator<Item = &'a str>) -> Option<Foreign> {
    members.into_iter().find_map(|name| match name {
        "resourceType" => Some(Foreign::Fhir),
        // The file of a SMART health card.
        "verifiableCredential" => Some(Foreign::SmartHealthCard),
        // RFC 7515 §7.2.2 and RFC 7516: one signature, or encrypted.
        "protected" | "signature" | "ciphertext" | "recipients" => Some(Foreign::OtherSigned),
        _ => None,
    })
}
