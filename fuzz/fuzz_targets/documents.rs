//! Trust lists, receipts and sealed keys: as they come, and signed.
#![no_main]

use libfuzzer_sys::fuzz_target;
use suunta::summary::receipt::{self, Receipt};
use suunta::summary::sealed::SealedKey;
use suunta::summary::trust::{self, Published};
use suunta_fuzz::document;

fuzz_target!(|bytes: &[u8]| {
    let _ = Published::read(bytes);
    let _ = Receipt::read(bytes);
    if let Ok((list, _)) = Published::read(document(trust::TYPE, bytes).as_bytes()) {
        let _ = (list.validate(), list.recipients_at(0), list.list());
    }
    let _ = Receipt::read(document(receipt::TYPE, bytes).as_bytes());
    if let Ok(key) = serde_json::from_slice::<SealedKey>(bytes) {
        let _ = key.public_key();
    }
});
