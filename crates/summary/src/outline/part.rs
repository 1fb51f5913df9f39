//! The parts of a summary, in the order in which a caseworker reads them.

/// A part of a summary. Down to the proof it is read in a minute; what follows is looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// When, how and with what it was made.
    Origin,
    OwnWords,
    Votes,
    Strengths,
    /// The short form: answers as they are, no scores.
    Short,
    /// Overall work ability, where neither scores nor the short form tell it.
    WorkAbility,
    Needs,
    Phase,
    /// The picture; what it shows is told by [`Part::Scores`].
    House,
    CoachView,
    Change,
    Obstacles,
    Wishes,
    Plan,
    /// What the client left out.
    Omitted,
    /// What a summary is not.
    Not,
    /// What is known of the signatures.
    Proof,
    Scores,
    Steps,
    Background,
    Observation,
    /// What was written down beside single questions.
    Notes,
    Safety,
    Answers,
}

impl Part {
    /// Whether it is looked up, after what is read in a minute.
    pub fn is_detail(self) -> bool {
        self >= Self::Scores
    }

    /// Whether its items stand in an order that means something.
    pub const fn is_ordered(self) -> bool {
        matches!(self, Self::Needs | Self::Obstacles | Self::Steps)
    }

    /// Whether a coach or a workplace is to have said it.
    pub(super) const fn is_of_others(self) -> bool {
        matches!(self, Self::CoachView | Self::Observation)
    }

    /// The key of its heading; sentences that speak for themselves have none.
    pub(super) const fn heading(self) -> Option<&'static str> {
        Some(match self {
            Self::Origin | Self::Omitted | Self::Not | Self::Proof => return None,
            Self::OwnWords => "summary.own-words",
            Self::Votes => "summary.votes",
            Self::Strengths => "summary.strengths",
            Self::Short => "summary.short",
            Self::WorkAbility => "summary.work-ability",
            Self::Needs => "summary.needs",
            Self::Phase => "phase.title",
            Self::House => "summary.house",
            Self::CoachView => "section.coachView",
            Self::Change => "section.change",
            Self::Obstacles => "summary.obstacles",
            Self::Wishes => "summary.wishes",
            Self::Plan => "summary.plan",
            Self::Scores => "house.table",
            Self::Steps => "plan.title",
            Self::Background => "summary.background",
            Self::Observation => "section.observation",
            Self::Notes => "coach.note",
            Self::Safety => "summary.safety",
            Self::Answers => "summary.answers",
        })
    }
}
