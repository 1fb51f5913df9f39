//! Reading QR codes from pictures. Pure: a picture is a slice of grey values.
//!
//! Without the feature `engine` only what a page asks of a picture is here, not what reads it.
#![forbid(unsafe_code)]

pub mod picture;
#[cfg(feature = "engine")]
mod reader;

#[cfg(feature = "engine")]
pub use reader::read;

/// More codes than this are not told apart.
pub const MOST_CODES: usize = 8;

/// Pixels on the longer side that are looked at: enough for a code of version 25 that fills a
/// third of the picture.
pub const SIDE: u32 = 1_600;
