use super::{Answer, Answers, Fraction};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use suunta_content::instrument::{DimensionId, Form, Instrument};

/// What was answered in one dimension; the signed form of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tally {
    /// Sum of the answered steps, each `0..=4`.
    pub sum: u32,
    /// Items answered with a step.
    pub answered: u32,
    /// Items that do not concern the person.
    pub na: u32,
}

impl Tally {
    /// Counts one answer. Skipped items count as nothing at all, as unseen ones do.
    fn count(&mut self, answer: Answer) {
        match answer {
            Answer::Step(step) => {
                self.sum += u32::from(step);
                self.answered += 1;
            }
            Answer::NotApplicable => self.na += 1,
            Answer::Skip => {}
        }
    }
}

impl FromIterator<Answer> for Tally {
    fn from_iter<I: IntoIterator<Item = Answer>>(answers: I) -> Self {
        let mut tally = Self::default();
        answers.into_iter().for_each(|answer| tally.count(answer));
        tally
    }
}

/// The tally of every dimension of the form.
pub fn tallies(
    instrument: &Instrument,
    form: Form,
    answers: &Answers,
) -> BTreeMap<DimensionId, Tally> {
    let none = instrument.dimensions.iter().map(|dimension| (dimension.id, Tally::default()));
    let mut tallies: BTreeMap<_, _> = none.collect();
    for item in instrument.items.iter().filter(|item| instrument.asks(form, item)) {
        let tally = item.dimension.and_then(|id| tallies.get_mut(&id));
        if let (Some(tally), Some(answer)) = (tally, answers.get(&item.id)) {
            tally.count(*answer);
        }
    }
    tallies
}

/// The score of a dimension in whole points, `0..=100`; `None` where there is none.
pub fn points(
    instrument: &Instrument,
    id: DimensionId,
    tallies: &BTreeMap<DimensionId, Tally>,
) -> Option<i64> {
    Some(score(instrument, *tallies.get(&id)?, items(instrument, id)?)?.rounded())
}

/// How many items of the dimension the full form asks.
fn items(instrument: &Instrument, id: DimensionId) -> Option<u32> {
    u32::try_from(instrument.scored_items(id, Form::Full).count()).ok()
}

/// The score of a dimension of `items` items: `100 * sum / (4 * answered)`, `0..=100`.
///
/// With n = items less those that do not concern the person, a score needs n >= `min_items` and
/// answered >= ceil(`answer_share` * n). Otherwise there is not enough information: never 0,
/// never imputed.
pub fn score(instrument: &Instrument, tally: Tally, items: u32) -> Option<Fraction> {
    let constants = &instrument.constants;
    let (numerator, denominator) = constants.answer_share.value;
    let applicable = items.checked_sub(tally.na)?;
    let enough = (numerator * applicable).div_ceil(denominator);
    if applicable < constants.min_items.value || tally.answered < enough {
        return None;
    }
    Fraction::new(100 * i64::from(tally.sum), 4 * i64::from(tally.answered))
}

/// Known scores; what is not known is absent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scores {
    /// By dimension, `0..=100`.
    pub dimensions: BTreeMap<DimensionId, Fraction>,
    /// Overall work ability times ten, `0..=100`.
    pub work_ability: Option<Fraction>,
}

impl Scores {
    /// Scores of the full form; the short form has no dimension scores.
    pub fn from_tallies(
        instrument: &Instrument,
        form: Form,
        tallies: &BTreeMap<DimensionId, Tally>,
        work_ability: Option<u8>,
    ) -> Self {
        let known = |(id, tally): (&DimensionId, &Tally)| {
            Some((*id, score(instrument, *tally, items(instrument, *id)?)?))
        };
        let dimensions = match form {
            Form::Short => BTreeMap::new(),
            Form::Full => tallies.iter().filter_map(known).collect(),
        };
        Self { dimensions, work_ability: work_ability.map(|w| Fraction::whole(10 * i64::from(w))) }
    }

    pub fn of(&self, dimension: DimensionId) -> Option<Fraction> {
        self.dimensions.get(&dimension).copied()
    }

    /// Floor 1 of the house: the mean of its dimensions when enough of them are known.
    pub fn floor1(&self, instrument: &Instrument) -> Option<Fraction> {
        let known: Vec<Fraction> = instrument
            .dimensions
            .iter()
            .filter(|dimension| dimension.place == "floor1")
            .filter_map(|dimension| self.of(dimension.id))
            .collect();
        if known.len() < instrument.constants.floor1_need.value {
            return None;
        }
        Fraction::mean(&known)
    }
}
