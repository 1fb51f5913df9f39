//! All profiles, to be compared.

use super::Programme;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Every profile and what is known by name only: for the page that compares them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Index {
    pub programmes: Vec<Programme>,
    pub named: Vec<Named>,
}

/// A trial that the sources name without saying more.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Named {
    pub name: String,
    /// The name in other languages, where it is another one, by BCP 47.
    #[serde(default, rename = "in")]
    pub names: BTreeMap<String, String>,
    /// Where the source names it.
    #[serde(default)]
    pub page: Option<String>,
}

#[cfg(feature = "source")]
impl Named {
    /// By the name that it has in a language.
    pub fn in_language(&self, tag: &str) -> Self {
        let name = self.names.get(tag).unwrap_or(&self.name).clone();
        Self { name, names: BTreeMap::new(), page: self.page.clone() }
    }
}
