//! What only the instrument can say of a payload: that ids are known, that the tallies are
//! possible, and that scores, phase and answers follow from each other.

use super::Code;
use super::limits::ensure;
use super::payload::{Edition, Payload, Section};
use std::collections::{BTreeMap, BTreeSet};
use suunta_assessment::{Answer, Answers, Scores, Suggestion, Tally, suggest, tallies};
use suunta_content::instrument::{DimensionId, Form, Instrument, Item, Kind};

/// The form that an edition names, when the instrument is this very one.
pub fn form(instrument: &Instrument, edition: &Edition) -> Option<Form> {
    let mut forms = [Form::Short, Form::Full].into_iter();
    let form = forms.find(|form| instrument.form_id(*form) == edition.id)?;
    (instrument.version == edition.version).then_some(form)
}

impl Payload {
    /// Checks that the payload is one that the instrument can give.
    ///
    /// # Errors
    /// As [`Self::validate_shape`] and [`Self::validate_meaning`].
    pub fn validate(&self, instrument: &Instrument) -> Result<(), Code> {
        self.validate_shape()?;
        self.validate_meaning(instrument)
    }

    /// Checks a payload of a good shape against the instrument.
    ///
    /// # Errors
    /// [`Code::UnknownVersion`] when it was made with another instrument or version,
    /// [`Code::OutOfRange`] for what cannot be answered so, and [`Code::ScoreMismatch`] for what
    /// does not follow.
    pub fn validate_meaning(&self, instrument: &Instrument) -> Result<(), Code> {
        let form = form(instrument, &self.instrument).ok_or(Code::UnknownVersion)?;
        let most = instrument.constants.max_votes.value;
        ensure(self.votes.len() <= most && known(instrument, &self.votes), Code::OutOfRange)?;
        ensure(subset(&self.wishes, &instrument.wishes), Code::OutOfRange)?;
        self.validate_dimensions(instrument, form)?;
        self.validate_answers(instrument, form)?;
        self.validate_phase(instrument, form)?;
        self.validate_ratings(instrument)?;
        self.validate_safety(instrument)?;
        self.validate_background(instrument)
    }

    /// The suggestion that follows from the answers, or where they were not shared from the
    /// tallies; `None` of another instrument, and when its items cannot give the tallies.
    pub fn suggestion(&self, instrument: &Instrument) -> Option<Suggestion> {
        let form = form(instrument, &self.instrument)?;
        let answers = self.answers.as_ref();
        let counted = answers.map(|answers| self.tallies_of(instrument, form, answers));
        let dimensions = counted.as_ref().unwrap_or(&self.dimensions);
        let work_ability = match &self.answers {
            Some(answers) => rating(instrument, answers),
            None => self.work_ability,
        };
        possible(instrument, form, dimensions).then(|| {
            suggest(instrument, &Scores::from_tallies(instrument, form, dimensions, work_ability))
        })
    }

    /// Every dimension of the form, each with a tally that its items can give.
    fn validate_dimensions(&self, instrument: &Instrument, form: Form) -> Result<(), Code> {
        let left_out: BTreeSet<_> = self.omitted_dimensions().collect();
        ensure(known(instrument, &left_out), Code::OutOfRange)?;
        if self.omits(Section::Dimensions) {
            return Ok(());
        }
        let asked: BTreeSet<_> = instrument.dimensions.iter().map(|d| d.id).collect();
        ensure(self.dimensions.keys().eq(asked.difference(&left_out)), Code::OutOfRange)?;
        ensure(possible(instrument, form, &self.dimensions), Code::OutOfRange)
    }

    /// Answers are to items of the form, and give the tallies.
    fn validate_answers(&self, instrument: &Instrument, form: Form) -> Result<(), Code> {
        let Some(answers) = &self.answers else { return Ok(()) };
        for (id, answer) in answers {
            let asked = instrument.item(id).filter(|item| instrument.asks(form, item));
            let item = asked.filter(|item| item.kind != Kind::Safety).ok_or(Code::OutOfRange)?;
            let can_be = match answer {
                Answer::Step(step) => *step <= instrument.top_step(item),
                Answer::NotApplicable => item.na,
                Answer::Skip => true,
            };
            ensure(can_be && !self.leaves_out(item), Code::OutOfRange)?;
        }
        ensure(self.tallies_of(instrument, form, answers) == self.dimensions, Code::ScoreMismatch)?;
        ensure(rating(instrument, answers) == self.work_ability, Code::ScoreMismatch)
    }

    /// The tallies of what was not left out.
    fn tallies_of(
        &self,
        instrument: &Instrument,
        form: Form,
        answers: &Answers,
    ) -> BTreeMap<DimensionId, Tally> {
        let mut tallies = tallies(instrument, form, answers);
        tallies.retain(|id, _| self.omitted_dimensions().all(|omitted| omitted != *id));
        tallies
    }

    /// Whether the item belongs to a dimension that was left out.
    fn leaves_out(&self, item: &Item) -> bool {
        self.omitted_dimensions().any(|id| item.dimension == Some(id))
    }

    /// Phase and mark follow from the numbers in the payload. The short form and a payload
    /// without tallies have none.
    fn validate_phase(&self, instrument: &Instrument, form: Form) -> Result<(), Code> {
        let scores = Scores::from_tallies(instrument, form, &self.dimensions, self.work_ability);
        let suggestion = suggest(instrument, &scores);
        let follows = (suggestion.phase, suggestion.near_line);
        ensure((self.phase, self.near_line) == follows, Code::ScoreMismatch)
    }

    fn validate_ratings(&self, instrument: &Instrument) -> Result<(), Code> {
        let coach = self.coach_view.iter().map(|view| &view.ratings);
        let observed = self.observation.iter().map(|view| &view.ratings);
        for ratings in coach.chain(observed) {
            ensure(known(instrument, ratings.keys()), Code::OutOfRange)?;
        }
        // A note follows its question.
        let notes = self.coach_view.iter().flat_map(|view| view.notes.keys());
        let mut items = notes.filter_map(|id| instrument.item(id));
        ensure(!items.any(|item| self.leaves_out(item)), Code::OutOfRange)?;
        let Some(change) = &self.change else { return Ok(()) };
        let fits = possible(instrument, Form::Full, &change.dimensions);
        ensure(known(instrument, change.dimensions.keys()) && fits, Code::OutOfRange)
    }

    fn validate_safety(&self, instrument: &Instrument) -> Result<(), Code> {
        for (id, answer) in self.safety.iter().flatten() {
            let item = instrument.item(id).filter(|item| item.kind == Kind::Safety);
            let top = instrument.top_step(item.ok_or(Code::OutOfRange)?);
            ensure(answer.step().is_none_or(|step| step <= top), Code::OutOfRange)?;
        }
        Ok(())
    }

    fn validate_background(&self, instrument: &Instrument) -> Result<(), Code> {
        let Some(background) = &self.background else { return Ok(()) };
        let lists = &instrument.background;
        for (list, answers) in &background.histories {
            let items = lists.histories.get(list).ok_or(Code::OutOfRange)?;
            ensure(subset(answers.keys(), items), Code::OutOfRange)?;
        }
        ensure(subset(&background.factors, &lists.factors), Code::OutOfRange)?;
        ensure(subset(&background.social, &lists.social), Code::OutOfRange)?;
        for (name, chosen) in &background.lists {
            let known = lists.list(name).ok_or(Code::OutOfRange)?;
            ensure(subset(chosen, known), Code::OutOfRange)?;
        }
        Ok(())
    }
}

/// The answer about overall work ability.
fn rating(instrument: &Instrument, answers: &Answers) -> Option<u8> {
    let mut items = instrument.items.iter().filter(|item| item.kind == Kind::WorkAbility);
    items.find_map(|item| answers.get(&item.id)).and_then(|answer| answer.step())
}

/// Whether the items of each dimension can give its tally.
fn possible(
    instrument: &Instrument,
    form: Form,
    dimensions: &BTreeMap<DimensionId, Tally>,
) -> bool {
    dimensions.iter().all(|(id, tally)| {
        // Items, those that need not concern everybody, the highest step.
        let (mut items, mut na, mut step) = (0, 0, 0);
        for item in instrument.scored_items(*id, form) {
            items += 1;
            na += u32::from(item.na);
            step = step.max(instrument.top_step(item).into());
        }
        let counts = tally.answered.checked_add(tally.na).is_some_and(|count| count <= items);
        counts && tally.na <= na && tally.sum <= step * tally.answered
    })
}

fn known<'a>(instrument: &Instrument, ids: impl IntoIterator<Item = &'a DimensionId>) -> bool {
    ids.into_iter().all(|id| instrument.dimension(*id).is_some())
}

fn subset<'a>(some: impl IntoIterator<Item = &'a String>, all: &[String]) -> bool {
    some.into_iter().all(|id| all.contains(id))
}
