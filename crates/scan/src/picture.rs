//! How large a picture file will be when it is decoded, read from its first bytes, so that no
//! browser is asked to unfold a hundred megapixels.

/// Pixels of the largest picture that is opened: more than phones' cameras take.
pub const MOST_PIXELS: u64 = 50_000_000;

/// Bytes of the largest file that is opened.
pub const MOST_BYTES: u64 = 20 * 1024 * 1024;

/// Why a picture is not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    /// Not PNG, JPEG or WebP, or cut before its size is told.
    Kind,
    /// More bytes or pixels than any camera's picture.
    TooLarge,
}

impl Error {
    /// The key of the user's sentence and advice.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Kind => "scan.kind",
            Self::TooLarge => "scan.too-large",
        }
    }
}

/// Width and height in pixels, when the picture may be opened.
///
/// # Errors
/// [`Error`].
pub fn size(bytes: &[u8], length: u64) -> Result<(u32, u32), Error> {
    if length > MOST_BYTES {
        return Err(Error::TooLarge);
    }
    let (width, height) =
        png(bytes).or_else(|| jpeg(bytes)).or_else(|| webp(bytes)).ok_or(Error::Kind)?;
    match u64::from(width) * u64::from(height) {
        0 => Err(Error::Kind),
        pixels if pixels > MOST_PIXELS => Err(Error::TooLarge),
        _ => Ok((width, height)),
    }
}

fn big(bytes: &[u8], at: usize, length: usize) -> Option<u32> {
    let digits = bytes.get(at..at.checked_add(length)?)?;
    Some(digits.iter().fold(0, |number, byte| number << 8 | u32::from(*byte)))
}

fn little(bytes: &[u8], at: usize, length: usize) -> Option<u32> {
    let digits = bytes.get(at..at.checked_add(length)?)?;
    Some(digits.iter().rev().fold(0, |number, byte| number << 8 | u32::from(*byte)))
}

/// PNG (ISO/IEC 15948) §11.2.2: the first chunk is the header.
fn png(bytes: &[u8]) -> Option<(u32, u32)> {
    bytes.starts_with(b"\x89PNG\r\n\x1a\n").then_some(())?;
    (bytes.get(12..16)? == b"IHDR").then_some(())?;
    Some((big(bytes, 16, 4)?, big(bytes, 20, 4)?))
}

/// JPEG (ITU-T T.81) §B.2.2: the size stands in the frame header, after segments of any length.
fn jpeg(bytes: &[u8]) -> Option<(u32, u32)> {
    bytes.starts_with(&[0xff, 0xd8]).then_some(())?;
    let mut at = 2;
    loop {
        (*bytes.get(at)? == 0xff).then_some(())?;
        let marker = *bytes.get(at + 1)?;
        match marker {
            0xff => at += 1,
            0x01 | 0xd0..=0xd8 => at += 2,
            0xc0..=0xcf if ![0xc4, 0xc8, 0xcc].contains(&marker) => {
                return Some((big(bytes, at + 7, 2)?, big(bytes, at + 5, 2)?));
            }
            _ => at = at.checked_add(2 + usize::try_from(big(bytes, at + 2, 2)?).ok()?)?,
        }
    }
}

/// WebP (RFC 9649) §2.7: extended, lossy or lossless.
fn webp(bytes: &[u8]) -> Option<(u32, u32)> {
    (bytes.starts_with(b"RIFF") && bytes.get(8..12)? == b"WEBP").then_some(())?;
    match bytes.get(12..16)? {
        b"VP8X" => Some((little(bytes, 24, 3)? + 1, little(bytes, 27, 3)? + 1)),
        b"VP8 " => Some((little(bytes, 26, 2)? & 0x3fff, little(bytes, 28, 2)? & 0x3fff)),
        b"VP8L" => {
            let bits = little(bytes, 21, 4)?;
            Some(((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1))
        }
        _ => None,
    }
}
