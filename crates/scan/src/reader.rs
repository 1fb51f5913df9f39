//! Finds the codes in a picture.

use crate::MOST_CODES;
use rxing::common::HybridBinarizer;
use rxing::multi::MultipleBarcodeReader;
use rxing::multi::qrcode::QRCodeMultiReader;
use rxing::{
    BarcodeFormat, BinaryBitmap, DecodeHints, FilteredImageReader, Luma8LuminanceSource,
    MultiFormatReader, RXingResult, Reader,
};
use std::collections::HashSet;

/// Modules on a side of the smallest code: no picture with a shorter side holds one.
const MODULES: u32 = 21;

/// Pictures with a shorter side are not filtered. The filter enlarges until the shorter side has some
/// hundred pixels: a strip of one row would fill the memory.
const FILTERED: u32 = 100;

/// The texts of the QR codes in a picture, each once, in the order of reading; none when none
/// can be read.
///
/// `grey` holds one byte a pixel, row by row; a slice of another length than `width * height`
/// has no code.
pub fn read(grey: &[u8], width: u32, height: u32) -> Vec<String> {
    let (Ok(columns), Ok(rows)) = (usize::try_from(width), usize::try_from(height)) else {
        return Vec::new();
    };
    let shorter = width.min(height);
    if columns.checked_mul(rows) != Some(grey.len()) || shorter < MODULES {
        return Vec::new();
    }
    let hints = DecodeHints {
        PossibleFormats: Some(HashSet::from([BarcodeFormat::QR_CODE])),
        TryHarder: Some(true),
        AlsoInverted: Some(true),
        ..DecodeHints::default()
    };
    let source = || Luma8LuminanceSource::new(grey.to_vec(), width, height);
    let bitmap = || Some(BinaryBitmap::new(HybridBinarizer::new(source().ok()?)));
    let Some(mut whole) = bitmap() else { return Vec::new() };
    // The corner that a reader comes to first: further down counts more than further right.
    let corner = |found: &RXingResult| {
        let places = found.getPoints().iter().map(|point| point.x + 2.0 * point.y);
        places.fold(f32::INFINITY, f32::min)
    };
    let several = QRCodeMultiReader::new().decode_multiple_with_hints(&mut whole, &hints);
    let mut texts = Vec::new();
    let mut several = several.unwrap_or_default();
    several.sort_by(|one, other| corner(one).total_cmp(&corner(other)));
    for found in several {
        let text = found.getText().to_owned();
        if !texts.contains(&text) && texts.len() < MOST_CODES {
            texts.push(text);
        }
    }
    if texts.is_empty()
        && shorter >= FILTERED
        && let Some(mut whole) = bitmap()
    {
        // Slower, on filtered copies: for blur, noise and glare.
        let mut reader = FilteredImageReader::new(MultiFormatReader::default());
        let found = reader.decode_with_hints(&mut whole, &hints);
        texts.extend(found.ok().map(|found| found.getText().to_owned()));
    }
    texts
}
