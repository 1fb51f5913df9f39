//! A text as a QR, drawn as an SVG path.

use super::message::{Matrix, Qr};
use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};
use std::fmt::Write;

/// Larger codes are too fine for a phone's camera and 50 mm of paper.
const MAX_VERSION: u8 = 25;
/// Light modules on each side (ISO/IEC 18004).
const QUIET_ZONE: i32 = 4;

/// A text for screen and print, in the alphanumeric alphabet (base45's) where it is one.
///
/// `None` when it does not fit into one code of version 25.
pub fn draw(text: &str) -> Option<Qr> {
    Some(Qr {
        text: text.to_owned(),
        screen: matrix(text, QrCodeEcc::Medium)?,
        print: matrix(text, QrCodeEcc::Quartile)?,
    })
}

fn matrix(text: &str, correction: QrCodeEcc) -> Option<Matrix> {
    let code = QrCode::encode_segments_advanced(
        &QrSegment::make_segments(text),
        correction,
        Version::MIN,
        Version::new(MAX_VERSION),
        None,
        false,
    )
    .ok()?;
    Some(Matrix { size: u32::try_from(code.size() + 2 * QUIET_ZONE).ok()?, path: path(&code) })
}

/// One rectangle for each run of dark modules in a row.
fn path(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let run = (x..code.size()).take_while(|x| code.get_module(*x, y)).count();
            if run > 0 {
                let (left, top) = (x + QUIET_ZONE, y + QUIET_ZONE);
                // Writing to a string cannot fail.
                let _ = write!(path, "M{left} {top}h{run}v1h-{run}z");
            }
            x += i32::try_from(run).unwrap_or(0) + 1;
        }
    }
    path
}
