//! What a summary holds, and what the client left out of it.

use super::omitted::{Omitted, Section};
use super::payload::Payload;
use super::sections::Background;
use std::collections::BTreeSet;
use suunta_content::instrument::{DimensionId, Form};

impl Payload {
    /// Whether the payload holds anything of the section.
    pub fn holds(&self, section: Section) -> bool {
        match section {
            Section::Votes => !self.votes.is_empty(),
            Section::Wishes => !self.wishes.is_empty(),
            Section::Dimensions => !self.dimensions.is_empty(),
            Section::WorkAbility => self.work_ability.is_some(),
            Section::Answers => self.answers.is_some(),
            Section::Background => self.background.as_ref().is_some_and(Background::holds_more),
            Section::Goal => self.goal.is_some(),
            Section::Plan => self.plan.is_some(),
            Section::CoachView => self.coach_view.is_some(),
            Section::Observation => self.observation.is_some(),
            Section::Safety => self.safety.is_some(),
            Section::Change => self.change.is_some(),
            Section::Histories => {
                self.background.as_ref().is_some_and(|all| !all.histories.is_empty())
            }
        }
    }

    /// The sections left out, as a reader knows them: in the short form, where a tally is an answer,
    /// the dimensions are the single answers, and have not been left out where the tallies are there.
    pub fn left_out(&self, form: Option<Form>) -> BTreeSet<Omitted> {
        let short = form == Some(Form::Short);
        let answers = Omitted::Section(Section::Answers);
        let named = |omitted: &Omitted| match omitted {
            Omitted::Section(Section::Dimensions) if short => answers,
            other => *other,
        };
        let there =
            |omitted: &Omitted| short && *omitted == answers && self.holds(Section::Dimensions);
        self.omitted.iter().map(named).filter(|omitted| !there(omitted)).collect()
    }

    /// Whether the client left the section out.
    pub fn omits(&self, section: Section) -> bool {
        self.omitted.contains(&section.into())
    }

    /// The single dimensions that the client left out.
    pub fn omitted_dimensions(&self) -> impl Iterator<Item = DimensionId> {
        self.omitted.iter().filter_map(|omitted| match omitted {
            Omitted::Dimension(id) => Some(*id),
            Omitted::Section(_) => None,
        })
    }
}
