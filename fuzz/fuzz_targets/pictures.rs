//! A picture's size before it is opened, and codes in grey pictures of any content.
#![no_main]

use libfuzzer_sys::fuzz_target;
use suunta::scan::{picture, read};

fuzz_target!(|bytes: &[u8]| {
    let _ = picture::size(bytes, bytes.len() as u64);
    let side = (bytes.len() as f64).sqrt() as u32;
    let pixels = (side * side) as usize;
    let _ = read(&bytes[..pixels], side, side);
});
