//! Which document of others was held out.

use super::verdict::Foreign;
use super::{receipt, trust};

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
