//! Who a programme was meant for: conditions as data. How they are weighed: `assessment::target`.

use serde::{Deserialize, Serialize};

/// A rule: every condition of `all`, and at least one of `any` when there is an `any`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Target {
    #[serde(default)]
    pub class: Class,
    #[serde(default)]
    pub all: Vec<Condition>,
    #[serde(default)]
    pub any: Vec<Condition>,
}

impl Target {
    /// A condition of `all` that can never hold beside the others: the rule can never be true.
    pub fn impossible(&self) -> Option<&Condition> {
        let clash = |condition: &&Condition| {
            let (mut low, mut high) = condition.range();
            let mut said = condition.is;
            let same = self.all.iter().filter(|other| other.fact == condition.fact);
            for other in same {
                let (from, to) = other.range();
                (low, high) = (low.max(from), high.min(to));
                if condition.fact.is_yes_or_no() && other.is != said {
                    said = None;
                }
            }
            (condition.fact.is_number() && low > high)
                || (condition.fact.is_yes_or_no() && said.is_none())
        };
        self.all.iter().find(clash)
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Class {
    #[default]
    Primary,
    Secondary,
}

impl Class {
    pub const fn key(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Secondary => "secondary",
        }
    }
}

/// One condition on one fact. "At least" (vähintään) and "over" (yli) are not the same.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    pub fact: Fact,
    #[serde(default)]
    pub at_least: Option<u32>,
    #[serde(default)]
    pub over: Option<u32>,
    #[serde(default)]
    pub at_most: Option<u32>,
    #[serde(default)]
    pub under: Option<u32>,
    /// For facts that are yes or no.
    #[serde(default)]
    pub is: Option<bool>,
    /// The wish, or what the talk judges.
    #[serde(default)]
    pub id: Option<String>,
}

impl Condition {
    /// The whole numbers that fit, both ends included; the first is larger than the last when
    /// none does.
    pub fn range(&self) -> (u32, u32) {
        let over = self.over.map(|n| n.saturating_add(1));
        let low = self.at_least.max(over).unwrap_or(0);
        let high = match (self.at_most, self.under) {
            (None, None) => u32::MAX,
            (most, under) => {
                let under = under.map_or(u32::MAX, |n| n.saturating_sub(1));
                most.unwrap_or(u32::MAX).min(under)
            }
        };
        // Nothing is under 0.
        if self.under == Some(0) { (1, 0) } else { (low, high) }
    }
}

/// What a condition is about. None of these enters a score or a phase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fact {
    /// Whole years.
    Age,
    /// Paid days of unemployment benefit.
    BenefitDays,
    MonthsUnemployed,
    Wish,
    /// Right to earnings-related unemployment allowance.
    EarningsRight,
    Immigrant,
    /// Client of the multi-sector joint service.
    MultiSector,
    /// Only the talk can tell.
    Judged,
}

impl Fact {
    pub const fn key(self) -> &'static str {
        match self {
            Self::Age => "age",
            Self::BenefitDays => "benefit-days",
            Self::MonthsUnemployed => "months-unemployed",
            Self::Wish => "wish",
            Self::EarningsRight => "earnings-right",
            Self::Immigrant => "immigrant",
            Self::MultiSector => "multi-sector",
            Self::Judged => "judged",
        }
    }

    pub const fn is_number(self) -> bool {
        matches!(self, Self::Age | Self::BenefitDays | Self::MonthsUnemployed)
    }

    pub const fn is_yes_or_no(self) -> bool {
        matches!(self, Self::EarningsRight | Self::Immigrant | Self::MultiSector)
    }
}
