//! Encrypted files, binary and armored, for a key that opens the seeds. Not by a passphrase: what
//! that costs is chosen by the file, and its limit has a test of its own.
#![no_main]

use libfuzzer_sys::fuzz_target;
use suunta_vault::{MOST, open};
use suunta_fuzz::IDENTITY;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(text) = open(bytes, IDENTITY) {
        assert!(text.len() as u64 <= MOST);
    }
});
