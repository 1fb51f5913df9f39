//! Under which sections each field of a session leaves the device. There is no other door: whatever
//! is put into a summary asks here first.

use crate::content::instrument::{Form, Instrument, Item, Kind};
use crate::session::{Session, fields};
use crate::summary::payload::{Mode, Section};

/// What was chosen to leave of a session.
#[derive(Clone, Copy)]
pub struct Leaving<'a> {
    pub instrument: &'a Instrument,
    pub session: &'a Session,
    pub chosen: &'a [Section],
}

impl Leaving<'_> {
    /// Whether anything of the section may leave.
    pub fn shares(&self, section: Section) -> bool {
        let chosen = |section: Section| self.chosen.contains(&section);
        chosen(section)
            && match section {
                // On a device that many use nobody's safety answers are shown or leave.
                Section::Safety => self.session.mode != Mode::Kiosk,
                // Single answers say more than the scores: never the one without the other.
                Section::Answers => self.is_short() || chosen(Section::Dimensions),
                _ => true,
            }
    }

    /// Whether the tallies leave. In the short form a tally of one question is its answer.
    pub fn shares_tallies(&self) -> bool {
        self.shares(if self.is_short() { Section::Answers } else { Section::Dimensions })
    }

    fn is_short(&self) -> bool {
        self.session.form == Form::Short
    }

    /// Whether a field leaves: each section that it stands under was chosen.
    pub fn leaves(&self, field: &str) -> bool {
        let sections = sections_of(self.instrument, self.session.form, field);
        !sections.is_empty() && sections.into_iter().all(|section| self.shares(section))
    }

    /// What was written in a field that leaves.
    pub fn text(&self, field: &str) -> Option<String> {
        let text = self.session.text(field).trim();
        (!text.is_empty() && self.leaves(field)).then(|| text.to_owned())
    }

    /// What was chosen in a list that leaves.
    pub fn list(&self, name: &str) -> &[String] {
        if self.leaves(name) { self.session.list(name) } else { &[] }
    }
}

/// The sections that a field or list stands under, by its name; none when it never leaves.
///
/// Own words stand under [`Section::Goal`] as well, whose name on the page is "own words": whoever
/// leaves those out leaves out every word of theirs. A note follows its question, whoever wrote it.
pub fn sections_of(instrument: &Instrument, form: Form, field: &str) -> Vec<Section> {
    if let Some(item) = field.strip_prefix(fields::NOTE) {
        // What is not asked, or not any more, does not leave, and no word about it.
        let item = instrument.item(item).filter(|item| instrument.asks(form, item));
        return item.map_or_else(Vec::new, |item| {
            vec![section_of(item), Section::Goal, Section::CoachView]
        });
    }
    let named = |names: &[&str]| names.contains(&field);
    // `history.health.pain` and `step.2.text` stand under what they begin with.
    match field.split('.').next().unwrap_or_default() {
        fields::VOTES => vec![Section::Votes],
        fields::WISHES => vec![Section::Wishes],
        fields::OWN_WORDS | fields::GOAL | fields::NEXT_STEP => vec![Section::Goal],
        fields::TASK | fields::TASK_DUE | fields::FOLLOW_UP | fields::SERVICES | fields::STEPS => {
            vec![Section::Plan]
        }
        fields::HISTORY => vec![Section::Histories],
        fields::DAYS_TO_SERVICE => vec![Section::Background, Section::Change],
        fields::TASK_DONE | fields::FIRST_SERVICE => vec![Section::Background],
        fields::OBSTACLE_OWN => vec![Section::Background, Section::Goal],
        _ if named(&fields::BACKGROUND_TEXTS) => vec![Section::Background, Section::Goal],
        fields::FACTORS
        | fields::SOCIAL
        | fields::OBSTACLES
        | fields::OBSTACLE_STATUS
        | fields::MUNICIPALITY
        | fields::AGE_BAND
        | fields::MONTHS_UNEMPLOYED
        | fields::BENEFIT_DAYS => vec![Section::Background],
        _ if named(&fields::TOLD) || named(&fields::BACKGROUND_LISTS) => vec![Section::Background],
        fields::DISSENT => vec![Section::CoachView, Section::Goal],
        fields::AGREED | fields::AGREED_GOAL | fields::IDENTITY | fields::WORK_FIRST => {
            vec![Section::CoachView]
        }
        _ if field.starts_with(fields::COACH_MARK) => vec![Section::CoachView],
        _ if field.starts_with(fields::OBSERVATION) => vec![Section::Observation],
        // What was agreed before signing, to whom it goes, and what the app notes for itself.
        _ => Vec::new(),
    }
}

/// The section that an item's answer leaves with.
pub const fn section_of(item: &Item) -> Section {
    match item.kind {
        Kind::Step => Section::Answers,
        Kind::WorkAbility => Section::WorkAbility,
        Kind::Safety => Section::Safety,
    }
}
