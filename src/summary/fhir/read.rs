//! Reads a `QuestionnaireResponse` of our questionnaire: its answers, and what follows from them.
//! Nothing in it is signed.

use super::canonical;
use super::form;
use super::response::{Answered, Given, QuestionnaireResponse};
use crate::assessment::{Answer, Answers, assess, tallies};
use crate::content::instrument::{DimensionId, Form, Instrument, Kind};
use crate::summary::code::Code;
use crate::summary::limits::ensure;
use crate::summary::payload::{Edition, Mode, Payload, Role, VERSION};
use crate::summary::sections::{Goal, Safety};
use serde_json::Value;

/// Largest file that is read, bytes; as for a summary.
pub const SIZE_LIMIT: usize = 256 * 1024;

/// The number of a response that has none of ours.
const NO_NUMBER: &str = "urn:uuid:00000000-0000-0000-0000-000000000000";

/// What the response says, in the shape of a summary so that it is shown by the same page. Scores
/// follow from the single answers; sums that the file claims are not believed.
///
/// # Errors
/// [`Code::TooLarge`], [`Code::BadJson`] or [`Code::Schema`] for what is no response,
/// [`Code::UnknownVersion`] for one of another questionnaire, and [`Code::OutOfRange`] for an
/// answer that the item does not have.
pub fn payload(bytes: &[u8], instrument: &Instrument) -> Result<Payload, Code> {
    ensure(bytes.len() <= SIZE_LIMIT, Code::TooLarge)?;
    // serde_json refuses what is nested too deep.
    let mut value: Value = serde_json::from_slice(bytes).map_err(|_| Code::BadJson)?;
    drop_extensions(&mut value);
    let response: QuestionnaireResponse =
        serde_json::from_value(value).map_err(|_| Code::Schema)?;
    ensure(response.resource_type == "QuestionnaireResponse", Code::Schema)?;
    let forms = [Form::Full, Form::Short].into_iter();
    let form =
        forms.into_iter().find(|form| canonical(instrument, *form) == response.questionnaire);
    let form = form.ok_or(Code::UnknownVersion)?;

    let mut read = Read::new(instrument, form);
    read.items(&response.item)?;
    let number = response.identifier.map_or_else(|| NO_NUMBER.to_owned(), |number| number.value);
    let payload = read.payload(number, response.authored, response.language);
    payload.validate(instrument)?;
    Ok(payload)
}

/// Nothing is read from an extension, and each tool has its own: what is in one refuses nothing.
fn drop_extensions(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(drop_extensions),
        Value::Object(members) => {
            // `_display` and its kind hold the extensions of a simple value.
            members.retain(|name, _| name != "extension" && !name.starts_with('_'));
            members.values_mut().for_each(drop_extensions);
        }
        _ => {}
    }
}

struct Read<'a> {
    instrument: &'a Instrument,
    form: Form,
    answers: Answers,
    safety: Safety,
    votes: Vec<DimensionId>,
    wishes: Vec<String>,
    goal: Goal,
}

impl<'a> Read<'a> {
    fn new(instrument: &'a Instrument, form: Form) -> Self {
        Self {
            instrument,
            form,
            answers: Answers::new(),
            safety: Safety::new(),
            votes: Vec::new(),
            wishes: Vec::new(),
            goal: Goal::default(),
        }
    }

    /// Groups may be nested as they like: link ids are unique.
    fn items(&mut self, items: &[Answered]) -> Result<(), Code> {
        for item in items {
            self.item(item)?;
            self.items(&item.item)?;
        }
        Ok(())
    }

    fn item(&mut self, answered: &Answered) -> Result<(), Code> {
        let codes = || answered.answer.iter().filter_map(|given| given.value_coding.as_ref());
        let instrument = self.instrument;
        match answered.link_id.as_str() {
            form::VOTES => {
                let known = |code: &str| {
                    let mut all = instrument.dimensions.iter().map(|dimension| dimension.id);
                    all.find(|id| form::vote(*id) == code).ok_or(Code::OutOfRange)
                };
                self.votes = codes().map(|coding| known(&coding.code)).collect::<Result<_, _>>()?;
            }
            form::WISHES => {
                let known = |code: &str| {
                    let mut all = instrument.wishes.iter();
                    all.find(|id| form::wish(id) == code).cloned().ok_or(Code::OutOfRange)
                };
                self.wishes =
                    codes().map(|coding| known(&coding.code)).collect::<Result<_, _>>()?;
            }
            "own-words" => self.goal.own_words = words(&answered.answer),
            "goal-text" => self.goal.goal = words(&answered.answer),
            "next-step" => self.goal.next_step = words(&answered.answer),
            id => {
                let Some(item) = instrument.item(id) else { return Ok(()) };
                let Some(coding) = codes().next() else { return Ok(()) };
                let answer = form::answer(instrument, item, &coding.code);
                let answer: Answer = answer.ok_or(Code::OutOfRange)?;
                ensure(answered.answer.len() == 1, Code::OutOfRange)?;
                let safe = item.kind == Kind::Safety;
                let answers = if safe { &mut self.safety } else { &mut self.answers };
                ensure(answers.insert(id.to_owned(), answer).is_none(), Code::OutOfRange)?;
            }
        }
        Ok(())
    }

    fn payload(self, jti: String, issued_at: String, language: String) -> Payload {
        let Self { instrument, form, answers, safety, votes, wishes, goal } = self;
        let dimensions = tallies(instrument, form, &answers);
        let mut rating = instrument.items.iter().filter(|item| item.kind == Kind::WorkAbility);
        let work_ability = rating.find_map(|item| answers.get(&item.id)).and_then(|a| a.step());
        let found = assess(instrument, form, &dimensions, work_ability, &votes).suggestion;
        Payload {
            v: VERSION,
            jti,
            issued_at,
            nonce: None,
            instrument: Edition {
                id: instrument.form_id(form),
                version: instrument.version.clone(),
            },
            profile: Edition { id: "fhir".to_owned(), version: "R4".to_owned() },
            mode: Mode::Own,
            language: if language.is_empty() { "fi".to_owned() } else { language },
            votes,
            wishes,
            dimensions,
            work_ability,
            phase: found.phase,
            near_line: found.near_line,
            answers: Some(answers),
            background: None,
            goal: (goal != Goal::default()).then_some(goal),
            plan: None,
            coach_view: None,
            observation: None,
            safety: (!safety.is_empty()).then_some(safety),
            change: None,
            // Nobody says what was left out: it is only not there.
            omitted: Vec::new(),
            expected_signers: vec![Role::Client],
            attachments: None,
        }
    }
}

fn words(given: &[Given]) -> Option<String> {
    given.first().and_then(|given| given.value_string.clone())
}
