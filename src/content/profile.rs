//! A profile: how a service point or programme uses the instrument.

use serde::{Deserialize, Serialize};

/// One profile in one language, as the browser fetches it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Profile {
    /// Version of the profile format.
    pub format: u32,
    pub id: String,
    pub version: String,
    /// Module ids in the order they are asked; empty means the instrument's order.
    #[serde(default)]
    pub modules: Vec<String>,
    #[serde(default, rename = "service")]
    pub services: Vec<Service>,
    /// Days between follow-up talks.
    #[serde(default)]
    pub follow_up_days: Option<u32>,
    /// Texts in the language that was asked for; they stand above the locale's.
    /// Compiled, see [`super::text`].
    #[serde(default)]
    pub text: String,
}

/// A type of service on the path.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Service {
    pub id: String,
    /// `0..=3`.
    pub phase: u8,
    /// Dimensions whose need it answers.
    #[serde(default)]
    pub needs: Vec<char>,
    /// Key of the responsible party.
    pub responsible: String,
}
