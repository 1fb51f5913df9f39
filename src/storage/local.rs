//! localStorage. It can be missing, throw on access, be full, or forget.

use crate::storage::{Error, PREFIX, Store};
use gloo_storage::{LocalStorage, Storage};
use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// The browser's localStorage, or nothing when it is blocked.
#[derive(Clone, Copy, Debug, Default)]
pub struct Local {
    available: bool,
}

impl Local {
    /// Asks the browser once. Reading `window.localStorage` throws where site data is blocked
    /// (Chromium, "block all cookies"), and gloo would panic on that: so it is probed first.
    pub fn probe() -> Self {
        let storage = web_sys::window().and_then(|window| window.local_storage().ok().flatten());
        Self { available: storage.is_some() }
    }

    /// The value as the browser has it: a text with half a character in it is not one of Rust's.
    pub fn raw_value(self, key: &str) -> JsValue {
        let value = self.raw().map(|raw| Reflect::get(&raw, &JsValue::from_str(key)));
        value.unwrap_or(Ok(JsValue::UNDEFINED)).unwrap_or(JsValue::UNDEFINED)
    }

    fn raw(self) -> Result<web_sys::Storage, Error> {
        if self.available { Ok(LocalStorage::raw()) } else { Err(Error::Blocked) }
    }
}

impl Store for Local {
    fn get(&self, key: &str) -> Result<Option<String>, Error> {
        self.raw()?.get_item(key).map_err(|_| Error::Blocked)
    }
    fn set(&self, key: &str, value: &str) -> Result<(), Error> {
        self.raw()?.set_item(key, value).map_err(|_| Error::Full)
    }
    fn remove(&self, key: &str) -> Result<(), Error> {
        self.raw()?.remove_item(key).map_err(|_| Error::Blocked)
    }
    fn keys(&self) -> Result<Vec<String>, Error> {
        let raw = self.raw()?;
        let count = raw.length().map_err(|_| Error::Blocked)?;
        let keys = (0..count).filter_map(|index| raw.key(index).ok().flatten());
        Ok(keys.filter(|key| key.starts_with(PREFIX)).collect())
    }
}
