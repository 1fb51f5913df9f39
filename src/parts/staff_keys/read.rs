//! Reads files of keys and lists.

use crate::platform::file;

/// Reads the chosen file as JSON of one shape.
pub fn read_json<T: serde::de::DeserializeOwned>(
    event: &web_sys::Event,
    then: impl FnOnce(Option<T>) + 'static,
) {
    file::text_of(file::taken(event), |text| {
        then(text.and_then(|text| serde_json::from_str(&text).ok()))
    });
}
