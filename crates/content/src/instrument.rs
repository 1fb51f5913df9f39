//! The instrument: dimensions, items, modules and the constants of its rules.

use serde::{Deserialize, Serialize};

/// A dimension's one-letter id, `F`, `P`, … (see the instrument's table).
pub type DimensionId = char;

/// Which length of the questionnaire was filled in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// The key item of each dimension and overall work ability: no scores, no phase.
    Short,
    #[default]
    Full,
}

impl Form {
    pub const fn key(self) -> &'static str {
        match self {
            Self::Short => "short",
            Self::Full => "full",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Instrument {
    pub id: String,
    pub version: String,
    pub constants: Constants,
    #[serde(rename = "scale")]
    pub scales: Vec<Scale>,
    #[serde(rename = "dimension")]
    pub dimensions: Vec<Dimension>,
    #[serde(rename = "module")]
    pub modules: Vec<Module>,
    #[serde(rename = "item")]
    pub items: Vec<Item>,
    pub wishes: Vec<String>,
    /// Not a part of the first load: it comes with the profile whole, and to the worker apart.
    #[serde(skip)]
    pub background: Background,
}

/// One constant of a rule; its reason stands beside it in the content file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Constant<T> {
    pub value: T,
}

/// Every number that a rule uses. Scores and indices are points of `0..=100`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Constants {
    /// Numerator and denominator of the share of items that must be answered.
    pub answer_share: Constant<(u32, u32)>,
    pub min_items: Constant<u32>,
    pub critical: Constant<i64>,
    pub support: Constant<i64>,
    pub strong: Constant<i64>,
    pub band: Constant<i64>,
    pub gap: Constant<i64>,
    /// In points of `0..=10`.
    pub work_ability_change: Constant<u8>,
    /// (answered items, numerator, denominator) of the smallest difference that counts.
    pub change: Constant<Vec<(u32, i64, i64)>>,
    pub phase: PhaseRule,
    pub floor1_need: Constant<usize>,
    pub max_votes: Constant<usize>,
    pub max_needs: Constant<usize>,
    /// Days until a between-session task is due.
    pub task_days: Constant<u32>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PhaseRule {
    pub i0_low: i64,
    pub i0_high: i64,
    pub i1: i64,
    pub i2: i64,
    pub i0_need: usize,
    pub i1_need: usize,
    pub i2_need: usize,
    pub critical_dims: Vec<DimensionId>,
}

/// A verbal scale; its steps are `0..steps`, the highest is best.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Scale {
    pub id: String,
    pub steps: u8,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dimension {
    pub id: DimensionId,
    /// `floor1`–`floor4`, `yard`, `street`, `landscape` or `none` of the house.
    pub place: String,
    /// `0..=3`: the phase order of needs.
    pub need_group: u8,
    /// `i0`, `i1`, `i2`: the indices it is a part of.
    #[serde(default)]
    pub indices: Vec<String>,
    /// The item of the short form.
    pub key: String,
}

/// A part of the questionnaire, a row of the task list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Module {
    pub id: String,
    /// Item ids in the order they are asked.
    pub items: Vec<String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Five steps, scored.
    #[default]
    Step,
    /// `W`: 0–10.
    WorkAbility,
    /// `Z1`–`Z4`: never scored, help is shown at once.
    Safety,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Item {
    pub id: String,
    #[serde(default)]
    pub dimension: Option<DimensionId>,
    #[serde(default)]
    pub kind: Kind,
    #[serde(default)]
    pub scale: String,
    /// "Does not concern me" can be answered.
    #[serde(default)]
    pub na: bool,
}

/// Lists of the background module, by id; labels are in the locales.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Background {
    pub histories: std::collections::BTreeMap<String, Vec<String>>,
    pub factors: Vec<String>,
    pub social: Vec<String>,
    /// What one likes to do.
    pub activities: Vec<String>,
    /// How one gets about.
    pub transport: Vec<String>,
    pub age_bands: Vec<AgeBand>,
    /// Who referred.
    pub referrals: Vec<String>,
    pub limits: Limits,
}

/// The highest whole numbers that can be told; the lowest is 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Limits {
    pub months_unemployed: u32,
    pub benefit_days: u32,
}

impl Background {
    /// The ids of a list that only some profiles ask, by the name of its controls.
    pub fn list(&self, name: &str) -> Option<&Vec<String>> {
        match name {
            "activity" => Some(&self.activities),
            "transport" => Some(&self.transport),
            "referral" => Some(&self.referrals),
            _ => None,
        }
    }
}

/// Whole years, both ends included. The limits of the programmes' rules fall between bands where
/// they can.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AgeBand {
    pub id: String,
    pub from: u32,
    pub to: u32,
}

impl Instrument {
    pub fn item(&self, id: &str) -> Option<&Item> {
        self.items.iter().find(|item| item.id == id)
    }

    pub fn dimension(&self, id: DimensionId) -> Option<&Dimension> {
        self.dimensions.iter().find(|dimension| dimension.id == id)
    }

    pub fn scale(&self, id: &str) -> Option<&Scale> {
        self.scales.iter().find(|scale| scale.id == id)
    }

    /// Whether the form asks the item. The short form asks key items and overall work ability.
    pub fn asks(&self, form: Form, item: &Item) -> bool {
        match (form, item.kind) {
            (Form::Full, _) | (Form::Short, Kind::WorkAbility) => true,
            (Form::Short, Kind::Safety) => false,
            (Form::Short, Kind::Step) => item
                .dimension
                .and_then(|id| self.dimension(id))
                .is_some_and(|dimension| dimension.key == item.id),
        }
    }

    /// The dimension's items that the form asks.
    pub fn scored_items(&self, dimension: DimensionId, form: Form) -> impl Iterator<Item = &Item> {
        self.items
            .iter()
            .filter(move |item| item.dimension == Some(dimension) && self.asks(form, item))
    }

    /// Ids of instruments as signed: `suunta-full`, `suunta-short`.
    pub fn form_id(&self, form: Form) -> String {
        [self.id.as_str(), "-", form.key()].concat()
    }

    /// The highest answer an item takes.
    pub fn top_step(&self, item: &Item) -> u8 {
        match item.kind {
            Kind::WorkAbility => 10,
            Kind::Step | Kind::Safety => {
                self.scale(&item.scale).map_or(4, |scale| scale.steps.saturating_sub(1))
            }
        }
    }
}
