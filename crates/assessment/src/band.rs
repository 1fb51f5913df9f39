use super::Fraction;
use suunta_content::instrument::Constants;

/// What a score calls for; a word beside the number, never a colour or a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Band {
    Urgent,
    Support,
    Watch,
    Strength,
}

impl Band {
    /// Lower bounds are inclusive: a score of exactly `strong` is a strength.
    pub fn of(constants: &Constants, score: Fraction) -> Self {
        let at_least = |bound: i64| score >= Fraction::whole(bound);
        if at_least(constants.strong.value) {
            Self::Strength
        } else if at_least(constants.support.value) {
            Self::Watch
        } else if at_least(constants.critical.value) {
            Self::Support
        } else {
            Self::Urgent
        }
    }

    /// The band's part of a content key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Urgent => "urgent",
            Self::Support => "support",
            Self::Watch => "watch",
            Self::Strength => "strength",
        }
    }
}
