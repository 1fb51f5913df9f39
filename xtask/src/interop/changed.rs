//! A signed document changed so little that its form is still right: only the signature fails.

use anyhow::{Context, Result};
use data_encoding::BASE64URL_NOPAD;
use serde_json::Value;

/// Bytes of the signature, at the end of a QR, are about 96 of its characters.
const FROM_THE_END: usize = 60;

/// A summary file whose payload has one blank more, or the text of a QR with one character changed.
pub fn of(document: &str) -> Result<String> {
    if document.starts_with('{') { file(document) } else { qr(document) }
}

fn file(document: &str) -> Result<String> {
    let mut file: Value = serde_json::from_str(document)?;
    let payload = file["payload"].as_str().context("no payload")?;
    let mut payload = BASE64URL_NOPAD.decode(payload.as_bytes())?;
    payload.push(b' ');
    file["payload"] = BASE64URL_NOPAD.encode(&payload).into();
    Ok(file.to_string())
}

fn qr(text: &str) -> Result<String> {
    let (prefix, body) = text.trim_end().split_once(':').context("no prefix")?;
    // The first of three characters is the least of their number: no change makes it too large.
    let place = body.len().saturating_sub(FROM_THE_END) / 3 * 3;
    let other = if body.get(place..=place) == Some("0") { "1" } else { "0" };
    let mut body = body.to_owned();
    body.replace_range(place..=place, other);
    Ok([prefix, ":", &body].concat())
}

#[cfg(test)]
mod tests {
    #[test]
    fn one_place_differs_and_the_form_does_not() {
        let file = r#"{"payload":"e30","signatures":[]}"#;
        assert_eq!(super::of(file).unwrap(), r#"{"payload":"e30g","signatures":[]}"#);
        let text = ["SUU1:", &"ABC".repeat(40)].concat();
        let changed = super::of(&text).unwrap();
        let differs = |place: &usize| text.as_bytes()[*place] != changed.as_bytes()[*place];
        assert_eq!((0..text.len()).filter(differs).collect::<Vec<_>>(), [65]);
    }
}
