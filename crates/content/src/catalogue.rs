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

impl Catalogue {
    /// The language that a tag asks for: the tag itself, else with its last parts left away one by one
    /// (RFC 4647 §3.4, lookup). Letters of any case, and `_` as systems write it for `-`.
    pub fn language(&self, asked: &str) -> Option<&Language> {
        let tag = asked.trim().replace('_', "-");
        let mut range = tag.as_str();
        loop {
            let found = self.languages.iter().find(|known| known.tag.eq_ignore_ascii_case(range));
            match range.rsplit_once('-') {
                Some((shorter, _)) if found.is_none() => range = shorter,
                _ => return found,
            }
        }
    }
}
