//! What the law says by when.

use serde::{Deserialize, Serialize};

/// A legal deadline, dated; to be checked against the enacted text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deadline {
    pub id: String,
    /// In force from, `YYYY-MM-DD`.
    #[serde(default)]
    pub from: Option<String>,
    /// In force until and with, `YYYY-MM-DD`.
    #[serde(default)]
    pub until: Option<String>,
    #[serde(default)]
    pub working_days: Option<u32>,
    #[serde(default)]
    pub months: Option<u32>,
    /// The act or bill, with its year.
    pub source: String,
}
