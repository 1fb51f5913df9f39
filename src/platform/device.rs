//! The device's database: texts by key in one store. The page's own script holds the door
//! (`xtask/web/device.js`), so that what is chosen before the app is there goes through the same one.

use crate::platform::Error;
use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["suuntaBoot", "device"], js_name = read, catch)]
    async fn read_all() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["suuntaBoot", "device"], js_name = write, catch)]
    async fn write_rows(keys: Array, expected: Array, changes: Array) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["suuntaBoot", "device"], js_name = erase, catch)]
    async fn erase_all() -> Result<JsValue, JsValue>;
}

/// Every row: its key and what stands there, which can be anything that somebody put there.
///
/// # Errors
/// [`Error::Refused`] where the browser gives no database.
pub async fn read() -> Result<Vec<(String, JsValue)>, Error> {
    let found: Array = read_all().await?.into();
    let (keys, values) = (Array::from(&found.get(0)), Array::from(&found.get(1)));
    let keys = keys.iter().map(|key| key.as_string().unwrap_or_default());
    Ok(keys.zip(values.iter()).collect())
}

/// Changes to be written in one transaction.
#[derive(Default)]
pub struct Changes(Array);

impl Changes {
    /// Puts a value in place of what stands under the key.
    pub fn put(&self, key: &str, value: &JsValue) {
        self.0.push(&Array::of2(&key.into(), value));
    }

    /// Takes a row away.
    pub fn delete(&self, key: &str) {
        self.put(key, &JsValue::UNDEFINED);
    }
}

/// Writes the changes where the rows of the keys hold what is expected; resolved when the transaction
/// is complete. `Some` tells that nothing was written, and what the rows hold.
///
/// # Errors
/// [`Error::Refused`] when it was not written.
pub async fn write(
    expected: &[(&str, Option<&str>)],
    changes: Changes,
) -> Result<Option<Vec<Option<String>>>, Error> {
    let (keys, texts) = (Array::new(), Array::new());
    for (key, text) in expected {
        keys.push(&JsValue::from_str(key));
        texts.push(&text.map_or(JsValue::UNDEFINED, JsValue::from_str));
    }
    let found = write_rows(keys, texts, changes.0).await?;
    Ok((!found.is_undefined()).then(|| Array::from(&found).iter().map(|t| t.as_string()).collect()))
}

/// Takes every row away and begins another era, whose name it gives; resolved when that is complete.
///
/// # Errors
/// [`Error::Refused`] when it was not done.
pub async fn erase() -> Result<Option<String>, Error> {
    Ok(erase_all().await?.as_string())
}

/// Whether there was no room.
pub fn is_full(error: &Error) -> bool {
    let Error::Refused(value) = error else { return false };
    let name = Reflect::get(value, &JsValue::from_str("name"));
    name.is_ok_and(|name| name == "QuotaExceededError")
}
