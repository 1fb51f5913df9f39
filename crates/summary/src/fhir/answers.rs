//! The answers of a response, and what follows from them.

use super::refusal::Refusal;
use super::{SYSTEM, form};
use crate::payload::{Edition, Mode, Payload, Role, VERSION_1};
use crate::sections::{Goal, Safety};
use serde_json::{Map, Value};
use suunta_assessment::{self as assessment, assess, tallies};
use suunta_content::instrument::{DimensionId, Form, Instrument, Item, Kind};

/// What was read so far.
pub struct Answers<'a> {
    instrument: &'a Instrument,
    form: Form,
    answers: assessment::Answers,
    safety: Safety,
    votes: Vec<DimensionId>,
    wishes: Vec<String>,
    goal: Goal,
    /// Whether there were codes of another system, or of none: what they mean is not ours to say.
    pub passed_over: bool,
}

impl<'a> Answers<'a> {
    pub fn new(instrument: &'a Instrument, form: Form) -> Self {
        Self {
            instrument,
            form,
            answers: assessment::Answers::new(),
            safety: Safety::new(),
            votes: Vec::new(),
            wishes: Vec::new(),
            goal: Goal::default(),
            passed_over: false,
        }
    }

    /// Reads `item`. Groups may be nested as they like, also below an answer: link ids are unique.
    ///
    /// # Errors
    /// [`Refusal::Shape`], [`Refusal::Answer`].
    pub fn items(&mut self, items: Option<&Value>) -> Result<(), Refusal> {
        for item in list(items)? {
            let given = list(item.get("answer"))?;
            self.item(item, &given)?;
            self.items(item.get("item"))?;
            given.into_iter().try_for_each(|answer| self.items(answer.get("item")))?;
        }
        Ok(())
    }

    fn item(
        &mut self,
        item: &Map<String, Value>,
        given: &[&Map<String, Value>],
    ) -> Result<(), Refusal> {
        let id = item.get("linkId").and_then(Value::as_str).ok_or(Refusal::Shape)?;
        let instrument = self.instrument;
        match id {
            form::VOTES => {
                let all = instrument.dimensions.iter().map(|dimension| dimension.id);
                let all: Vec<DimensionId> = all.collect();
                let known = |code: &str| all.iter().find(|id| form::vote(**id) == code).copied();
                self.votes = self
                    .codes(given)?
                    .into_iter()
                    .map(known)
                    .collect::<Option<_>>()
                    .ok_or(Refusal::Answer)?;
            }
            form::WISHES => {
                let known = |code: &str| {
                    instrument.wishes.iter().find(|id| form::wish(id) == code).cloned()
                };
                self.wishes = self
                    .codes(given)?
                    .into_iter()
                    .map(known)
                    .collect::<Option<_>>()
                    .ok_or(Refusal::Answer)?;
            }
            "own-words" => self.goal.own_words = words(given),
            "goal-text" => self.goal.goal = words(given),
            "next-step" => self.goal.next_step = words(given),
            id => {
                if let Some(item) = instrument.item(id) {
                    self.answer(item, given)?;
                }
            }
        }
        Ok(())
    }

    fn answer(&mut self, item: &Item, given: &[&Map<String, Value>]) -> Result<(), Refusal> {
        let answer = match self.codes(given)?[..] {
            [] => return Ok(()),
            [code] => form::answer(self.instrument, item, code).ok_or(Refusal::Answer)?,
            _ => return Err(Refusal::Answer),
        };
        let safe = item.kind == Kind::Safety;
        let answers = if safe { &mut self.safety } else { &mut self.answers };
        match answers.insert(item.id.clone(), answer) {
            None => Ok(()),
            Some(_) => Err(Refusal::Answer),
        }
    }

    /// The codes of ours among what was given.
    fn codes<'v>(&mut self, given: &[&'v Map<String, Value>]) -> Result<Vec<&'v str>, Refusal> {
        let mut codes = Vec::new();
        for coding in given.iter().filter_map(|answer| answer.get("valueCoding")) {
            if coding.is_null() {
                continue;
            }
            let coding = coding.as_object().ok_or(Refusal::Shape)?;
            let text = |name: &str| coding.get(name).and_then(Value::as_str);
            match (text("system"), text("code")) {
                (Some(SYSTEM), Some(code)) => codes.push(code),
                _ => self.passed_over = true,
            }
        }
        Ok(codes)
    }

    /// In the shape of a summary.
    pub fn payload(self, jti: String, issued_at: String, language: String) -> Payload {
        let Self { instrument, form, answers, safety, votes, wishes, goal, .. } = self;
        let dimensions = tallies(instrument, form, &answers);
        let mut rating = instrument.items.iter().filter(|item| item.kind == Kind::WorkAbility);
        let work_ability =
            rating.find_map(|item| answers.get(&item.id)).and_then(|answer| answer.step());
        let found = assess(instrument, form, &dimensions, work_ability, &votes).suggestion;
        Payload {
            // Nobody signed it: it names no client's key.
            v: VERSION_1,
            jti,
            issued_at,
            nonce: None,
            client_key: None,
            replaces: None,
            withdraws: None,
            instrument: Edition {
                id: instrument.form_id(form),
                version: instrument.version.clone(),
            },
            profile: Edition { id: "fhir".to_owned(), version: "R4".to_owned() },
            mode: Mode::Own,
            language,
            work_reference: None,
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

/// The objects of a list; one that is not there, or `null`, is empty.
fn list(value: Option<&Value>) -> Result<Vec<&Map<String, Value>>, Refusal> {
    match value {
        None | Some(Value::Null) => Ok(Vec::new()),
        Some(Value::Array(values)) => {
            let filled = values.iter().filter(|value| !value.is_null());
            filled.map(|value| value.as_object().ok_or(Refusal::Shape)).collect()
        }
        Some(_) => Err(Refusal::Shape),
    }
}

fn words(given: &[&Map<String, Value>]) -> Option<String> {
    given.iter().find_map(|answer| answer.get("valueString")?.as_str()).map(str::to_owned)
}
