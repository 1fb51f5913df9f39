//! Whom to turn to: dated contacts, kept in one file and shown offline. Some help at once ("help
//! now"), some answer the need of a dimension.

use super::instrument::DimensionId;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Contacts {
    /// `YYYY-MM-DD`: when the numbers were gathered, or every one of them was last checked.
    pub checked: String,
    #[serde(rename = "contact")]
    pub contacts: Vec<Contact>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Contact {
    pub id: String,
    /// As shown; absent when the contact is only named.
    #[serde(default)]
    pub number: Option<String>,
    /// As dialled.
    #[serde(default)]
    pub tel: Option<String>,
    /// Where the number is found that differs from area to area; `https://…`.
    #[serde(default)]
    pub web: Option<String>,
    /// Of which year the hours are that stand in the locales as `contact.<id>.hours`.
    #[serde(default)]
    pub hours: Option<u16>,
    /// Languages served, BCP 47; empty when not said.
    #[serde(default)]
    pub languages: Vec<String>,
    /// Safety items that show it.
    #[serde(default)]
    pub items: Vec<String>,
    /// Items below which it stands whatever is answered.
    #[serde(default)]
    pub beside: Vec<String>,
    /// Dimensions whose need it answers.
    #[serde(default)]
    pub dimensions: Vec<DimensionId>,
}

impl Contacts {
    /// Who answers the need of a dimension in a language, in the order of the file; those who speak
    /// it in particular first. Everybody when nobody speaks it.
    pub fn answering(&self, dimension: DimensionId, lang: &str) -> Vec<&Contact> {
        let of = |contact: &&Contact| contact.dimensions.contains(&dimension);
        let all: Vec<&Contact> = self.contacts.iter().filter(of).collect();
        let spoken = |wanted: bool| {
            let all = all.iter().copied();
            all.filter(move |c| c.speaks(lang) && c.languages.is_empty() != wanted)
        };
        let mut found: Vec<&Contact> = spoken(true).chain(spoken(false)).collect();
        if found.is_empty() {
            found = all;
        }
        found
    }
}

impl Contact {
    /// Whether it serves in a language; one that does not say which serves in each.
    pub fn speaks(&self, lang: &str) -> bool {
        self.languages.is_empty() || self.languages.iter().any(|known| lang.starts_with(known))
    }

    /// Whether it helps with something urgent.
    pub fn is_urgent(&self) -> bool {
        !self.items.is_empty() || !self.beside.is_empty()
    }
}
