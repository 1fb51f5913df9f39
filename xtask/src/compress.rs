//! Brotli and gzip at their best, for files that are compressed once and sent often.

use anyhow::Result;
use flate2::{Compression, write::GzEncoder};
use std::io::Write;

/// Whether compression gains anything for this kind of file.
pub fn worthwhile(name: &str) -> bool {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    matches!(
        extension,
        "html" | "css" | "js" | "wasm" | "json" | "txt" | "bin" | "svg" | "webmanifest"
    )
}

/// Brotli, quality 11.
///
/// # Errors
/// None in practice: it writes to memory.
pub fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 24,
        size_hint: bytes.len(),
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &parameters)?;
    Ok(out)
}

/// Gzip, level 9, without a date so that the same bytes give the same file.
///
/// # Errors
/// None in practice: it writes to memory.
pub fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}
