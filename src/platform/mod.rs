//! One browser fact a file.

pub mod boot;
pub mod clock;
pub mod date_input;
pub mod device;
pub mod dom;
pub mod exit;
pub mod file;
pub mod in_app;
pub mod intl;
pub mod key_store;
pub mod offline;
pub mod passphrase;
pub mod persist;
pub mod picture;
pub mod port;
pub mod scanner;
pub mod speech;
pub mod worker;

use wasm_bindgen::JsValue;

/// What the browser refused.
#[derive(Clone, Debug)]
pub enum Error {
    /// A file of the app could not be fetched (no network and not in the cache).
    Fetch,
    /// A file of the app is not what it should be.
    Content,
    /// The browser lacks or refused an interface.
    Refused(JsValue),
}

impl Error {
    /// The key of the user's sentence and advice.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Fetch => "platform.fetch",
            Self::Content => "platform.content",
            Self::Refused(_) => "platform.refused",
        }
    }
}

/// A member that not every browser has: to call one that is missing would throw, and what is thrown
/// through the app ends it.
///
/// # Errors
/// [`Error::Refused`] when it is missing.
pub fn member(of: &JsValue, name: &str) -> Result<JsValue, Error> {
    let found = js_sys::Reflect::get(of, &JsValue::from_str(name))?;
    if found.is_undefined() || found.is_null() { Err(Error::Refused(found)) } else { Ok(found) }
}

impl From<JsValue> for Error {
    fn from(value: JsValue) -> Self {
        Self::Refused(value)
    }
}
