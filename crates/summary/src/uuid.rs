//! The number of a summary: `urn:uuid:` and a lower-case UUID (RFC 9562 §4), as text and as the 16
//! bytes that a QR carries.

const URN: &str = "urn:uuid:";

/// `None` of any other text.
pub fn bytes(jti: &str) -> Option<Vec<u8>> {
    let text = jti.strip_prefix(URN)?;
    text.split('-').map(str::len).eq([8, 4, 4, 4, 12]).then_some(())?;
    data_encoding::HEXLOWER.decode(text.replace('-', "").as_bytes()).ok()
}

/// `None` unless there are 16.
pub fn text(bytes: &[u8]) -> Option<String> {
    let hex = data_encoding::HEXLOWER.encode(<&[u8; 16]>::try_from(bytes).ok()?);
    let parts = [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]];
    Some([URN, &parts.join("-")].concat())
}
