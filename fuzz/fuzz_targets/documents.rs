//! Trust lists, receipts and sealed keys.
#![no_main]

use libfuzzer_sys::fuzz_target;
use suunta::summary::receipt::Receipt;
use suunta::summary::sealed::SealedKey;
use suunta::summary::trust::Published;

fuzz_target!(|bytes: &[u8]| {
    let _ = Published::read(bytes);
    let _ = Receipt::read(bytes);
    if let Ok(key) = serde_json::from_slice::<SealedKey>(bytes) {
        let _ = key.public_key();
    }
});
