//! What every page needs whatever the language: the instrument, the contacts, the languages.

use super::{contacts::Contacts, instrument::Instrument};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Catalogue {
    pub instrument: Instrument,
    pub contacts: Contacts,
    pub languages: Vec<Language>,
}

/// A language that the app can be used in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Language {
    /// BCP 47 tag, also the folder of its locale.
    pub tag: String,
    /// The language's name in itself.
    pub name: String,
    /// `ltr` or `rtl`.
    pub dir: String,
    /// A native speaker has not read the texts yet; the statement page says so.
    #[serde(default)]
    pub review: bool,
}
