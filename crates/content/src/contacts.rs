//! "Help now": dated contacts, kept in one file and shown offline.

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
}
