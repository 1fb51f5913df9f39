//! What was read, before anything is checked or compiled.

use super::locale::Locale;
use super::wording::Plain;
use crate::catalogue::Catalogue;
use crate::periods::Periods;
use crate::profile::{Deadline, Named, Programme, ServiceMap};
use crate::rule::Target;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The language whose keys every other locale must have.
pub const REFERENCE: &str = "fi";

/// Rules and dates of the law: data, never code.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Law {
    #[serde(default, rename = "deadline")]
    pub deadlines: Vec<Deadline>,
    /// When the need for multi-sector support is worth assessing.
    #[serde(default, rename = "support")]
    pub support: Vec<Target>,
}

/// All content, read and typed.
pub struct Content {
    pub catalogue: Catalogue,
    pub locales: BTreeMap<String, Locale>,
    /// By id.
    pub profiles: BTreeMap<String, Programme>,
    /// By profile's id.
    pub maps: BTreeMap<String, Vec<ServiceMap>>,
    pub named: Vec<Named>,
    pub law: Law,
    pub periods: Periods,
    /// What plain language keeps to.
    pub plain: Vec<Plain>,
    /// The plural forms of each language, by its tag.
    pub forms: BTreeMap<String, Vec<String>>,
}
