//! Grey pictures (PGM): the simplest form that every tool reads and writes.

use crate::Fallible;
use qrcodegen::{QrCode, QrCodeEcc, QrSegment};

/// Pixels of a module, and light modules around the code.
const MODULE: usize = 4;
const QUIET_ZONE: usize = 4;

/// The QR of a text for print.
pub fn draw(text: &str) -> Fallible<Vec<u8>> {
    let segment = QrSegment::make_alphanumeric(text);
    let code = QrCode::encode_segments(&[segment], QrCodeEcc::Quartile)?;
    let side = usize::try_from(code.size())? + 2 * QUIET_ZONE;
    let width = side * MODULE;
    let mut picture = format!("P5 {width} {width} 255\n").into_bytes();
    for y in 0..width {
        for x in 0..width {
            let [x, y] = [x, y].map(|pixel| (pixel / MODULE) as i32 - QUIET_ZONE as i32);
            picture.push(if code.get_module(x, y) { 0 } else { 255 });
        }
    }
    Ok(picture)
}

/// Width, height and grey values.
pub fn read(picture: &[u8]) -> Fallible<(u32, u32, &[u8])> {
    let mut rest = picture;
    let mut word = || -> Fallible<String> {
        let end = rest.iter().position(u8::is_ascii_whitespace).ok_or("cut")?;
        let (word, after) = rest.split_at(end);
        rest = &after[1..];
        Ok(String::from_utf8(word.to_vec())?)
    };
    let [kind, width, height, white] = [word()?, word()?, word()?, word()?];
    if kind != "P5" || white != "255" {
        return Err("not a grey picture of 256 steps".into());
    }
    Ok((width.parse()?, height.parse()?, rest))
}
