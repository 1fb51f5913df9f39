//! A picture's size before it is opened, and codes in grey pictures of any shape and content.
#![no_main]

use libfuzzer_sys::fuzz_target;
use suunta_scan::{picture, read};

fuzz_target!(|bytes: &[u8]| {
    let _ = picture::size(bytes, bytes.len() as u64);
    // The first byte says how wide the picture is.
    if let Some((&width, grey)) = bytes.split_first()
        && width > 0
    {
        let height = grey.len() / usize::from(width);
        let _ = read(&grey[..height * usize::from(width)], u32::from(width), height as u32);
    }
});
