//! A profile: how a service point or programme uses the instrument.
//!
//! A profile is one TOML file ([`Programme`]). The browser fetches it in two parts: what the
//! questions need ([`Profile`]) and, with the later pages, all of it.

mod index;
mod law;
mod map;
mod part;
mod tables;

pub use index::{Index, Named};
pub use law::Deadline;
pub use map::{LocalService, ServiceMap};
pub use part::Part;
pub use tables::{Consent, Kiosk, Outcome, PlanRule, Service, Theme, TrustedKey};

use super::instrument::{Background, DimensionId};
use super::periods::Periods;
use super::rule::Target;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The version of the profile format that this app reads.
pub const FORMAT: u32 = 1;

/// What the first load needs of a profile, in one language.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Profile {
    /// Version of the profile format.
    pub format: u32,
    pub id: String,
    pub version: String,
    /// Module ids in the order they are asked; empty means the instrument's order.
    pub modules: Vec<String>,
    /// Colours of its own as (custom property, value).
    pub colours: Vec<(String, String)>,
    /// Texts in the language that was asked for; they stand above the locale's.
    /// Compiled, see [`super::text`].
    pub text: String,
}

/// A profile whole, as its file says it. What a file leaves out is not a part of the programme.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Programme {
    pub format: u32,
    pub id: String,
    pub version: String,
    /// Years of a historical programme, as its source says.
    #[serde(default)]
    pub years: Option<String>,
    /// A historical programme: a model to start from, not an offer.
    #[serde(default)]
    pub model: bool,
    /// Where the facts come from, with the year.
    #[serde(default)]
    pub source: Option<String>,
    #[serde(default)]
    pub modules: Vec<String>,
    /// Dimensions that the programme stresses.
    #[serde(default)]
    pub stress: Vec<char>,
    /// The parts of the background page, in order.
    #[serde(default = "Part::usual")]
    pub background: Vec<Part>,
    /// Each obstacle has a status: found, in work, removed (Hamina–Kotka).
    #[serde(default)]
    pub obstacle_status: bool,
    /// A workplace observation is a third view (Hämeenlinna); the coach's.
    #[serde(default)]
    pub observation: bool,
    /// The one thing in the way is asked first of all (Etelä-Karjala).
    #[serde(default)]
    pub one_thing: bool,
    /// Support goes on at work with a check-in (Oulu).
    #[serde(default)]
    pub check_in: bool,
    /// "Work first" can be the agreed order (Jyväskylä); the coach's.
    #[serde(default)]
    pub work_first: bool,
    /// Services are shown together and the client marks some (Kuopio 2017).
    #[serde(default)]
    pub mark_services: bool,
    /// Days between follow-up talks.
    #[serde(default)]
    pub follow_up_days: Option<u32>,
    /// Days until a between-session task is due, when not the instrument's.
    #[serde(default)]
    pub task_days: Option<u32>,
    /// BCP 47 tags of the languages that the profile's own texts are in.
    #[serde(default)]
    pub languages: Vec<String>,
    /// `self`, `coach`, `kiosk`.
    #[serde(default)]
    pub modes: Vec<String>,
    /// Parties to whom the summary goes, each with a choice of its own; empty: one for all.
    #[serde(default)]
    pub recipients: Vec<String>,
    /// Ids of legal deadlines that are shown.
    #[serde(default)]
    pub deadlines: Vec<String>,
    #[serde(default)]
    pub plan: Option<PlanRule>,
    #[serde(default, rename = "target")]
    pub targets: Vec<Target>,
    #[serde(default, rename = "consent")]
    pub consents: Vec<Consent>,
    #[serde(default, rename = "outcome")]
    pub outcomes: Vec<Outcome>,
    #[serde(default, rename = "service")]
    pub services: Vec<Service>,
    #[serde(default)]
    pub theme: Theme,
    #[serde(default)]
    pub kiosk: Option<Kiosk>,
    /// Keys that the service point trusts.
    #[serde(default, rename = "key")]
    pub keys: Vec<TrustedKey>,
    /// Texts by language, table and key. Empty once compiled: see `text`.
    #[serde(default)]
    pub texts: BTreeMap<String, BTreeMap<String, BTreeMap<String, String>>>,
    /// Texts in one language, compiled; not for a file.
    #[serde(default)]
    pub text: String,
    /// The deadlines that `deadlines` names; not for a file.
    #[serde(default)]
    pub law: Vec<Deadline>,
    /// When the need for multi-sector support is worth assessing; not for a file.
    #[serde(default)]
    pub support: Vec<Target>,
    /// The lists of the background page; not for a file.
    #[serde(default)]
    pub lists: Background,
    /// The times that pages keep to; not for a file.
    #[serde(default)]
    pub periods: Periods,
    /// Municipalities with a service map, (id, name); not for a file.
    #[serde(default)]
    pub municipalities: Vec<(String, String)>,
}

impl Programme {
    /// The first service that answers the need of a dimension.
    pub fn service_for(&self, dimension: DimensionId) -> Option<&Service> {
        self.services.iter().find(|service| service.needs.contains(&dimension))
    }

    /// What the first load needs of it, without its texts.
    #[cfg(feature = "source")]
    pub fn first(&self) -> Profile {
        let colours = [("action", &self.theme.action), ("light", &self.theme.window)];
        let colours = colours.into_iter().flat_map(|(name, pair)| {
            let schemes = ["day", "night"].into_iter().zip(pair.iter().flatten());
            schemes.map(move |(scheme, value)| (format!("--own-{name}-{scheme}"), value.clone()))
        });
        Profile {
            format: FORMAT,
            id: self.id.clone(),
            version: self.version.clone(),
            modules: self.modules.clone(),
            colours: colours.collect(),
            text: String::new(),
        }
    }
}
