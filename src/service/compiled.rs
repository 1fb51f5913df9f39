//! Reads what the content was compiled to.

use crate::content::catalogue::Catalogue;
use crate::platform::{Error, dom};
use crate::state::text::install_language;
use serde::de::DeserializeOwned;

/// Reads a compiled content file.
///
/// # Errors
/// [`Error::Content`] when it is not of the type.
pub fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Error> {
    postcard::from_bytes(bytes).map_err(|_| Error::Content)
}

/// Reads a file of texts.
///
/// # Errors
/// [`Error::Content`] when it is not UTF-8, or cut.
pub fn text(bytes: Vec<u8>) -> Result<String, Error> {
    String::from_utf8(bytes).ok().filter(|text| text.ends_with('\n')).ok_or(Error::Content)
}

/// Puts a language in force on the page; gives its tag.
pub fn speak(catalogue: &Catalogue, tag: &str, text: String) -> &'static str {
    let language = catalogue.languages.iter().find(|language| language.tag == tag);
    dom::set_root("lang", tag);
    dom::set_root("dir", language.map_or("ltr", |language| &language.dir));
    install_language(tag, text)
}
