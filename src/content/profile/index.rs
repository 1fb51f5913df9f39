//! All profiles, to be compared.

use super::Programme;
use serde::{Deserialize, Serialize};

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
    /// Where the source names it.
    #[serde(default)]
    pub page: Option<String>,
}
