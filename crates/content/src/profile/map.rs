//! The services of a municipality, beside the profile's.

use serde::{Deserialize, Serialize};

/// The services of one municipality; its service point fills the file in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServiceMap {
    pub id: String,
    pub name: String,
    /// When somebody last checked it, `YYYY-MM-DD`.
    pub checked: String,
    /// Types only, until the service point has filled it in.
    #[serde(default)]
    pub indicative: bool,
    #[serde(default, rename = "service")]
    pub services: Vec<LocalService>,
}

/// A service as it is offered in one municipality.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LocalService {
    /// Id of a service of the profile.
    pub id: String,
    /// Key of the responsible party.
    pub responsible: String,
    /// The name it goes by here.
    #[serde(default)]
    pub name: Option<String>,
    #[serde(default)]
    pub phone: Option<String>,
    #[serde(default)]
    pub web: Option<String>,
}
