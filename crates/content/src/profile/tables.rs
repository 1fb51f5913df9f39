//! What a profile's file says in tables of their own.

use serde::{Deserialize, Serialize};

/// What a step of the plan says.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanRule {
    /// Kinds of path: `work`, `education`, `rehabilitation`.
    #[serde(default)]
    pub kinds: Vec<String>,
    /// Status ids, such as `referred` and `attached` (Keuruu).
    #[serde(default)]
    pub statuses: Vec<String>,
    /// Each step says when what comes after it is looked at (Kajaani–Kuhmo).
    #[serde(default)]
    pub next: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Consent {
    pub id: String,
    /// Without it nothing leaves the device (Pori).
    #[serde(default)]
    pub gates_export: bool,
}

/// A class of outcomes with its target share.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    pub id: String,
    /// Per cent of the clients, when the programme set one.
    #[serde(default)]
    pub target: Option<u8>,
}

/// A type of service on the path.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
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

/// Colours as `[light, dark]`, each `#RRGGBB`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    #[serde(default)]
    pub action: Option<[String; 2]>,
    #[serde(default)]
    pub window: Option<[String; 2]>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kiosk {
    /// Seconds without a touch until the warning.
    pub idle_seconds: u32,
    /// Seconds of the warning until everything is wiped.
    pub warning_seconds: u32,
    /// Several people one after another; only counts are kept.
    #[serde(default)]
    pub group: bool,
}

/// A key on the service point's own list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TrustedKey {
    /// RFC 7638 thumbprint.
    pub kid: String,
    /// `coach` or `kiosk`.
    pub role: String,
    /// Name of the service point.
    pub name: String,
}
