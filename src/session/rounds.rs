//! Rounds: what was signed before, so that change can be seen.

use crate::assessment::{Phase, Tally};
use crate::content::instrument::{DimensionId, Form, Instrument};
use crate::session::{Session, fields};
use crate::summary::payload::{Edition, Payload};
use crate::summary::sections;
use crate::time;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One signed summary as it is kept for comparing: numbers, what was agreed, and what was told of
/// the time before it. Single answers are not in it, so its size does not follow their number.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Round {
    pub jti: String,
    /// ISO 8601 with zone.
    pub issued_at: String,
    pub instrument: Edition,
    /// RFC 7638 thumbprint of the client's key; `None` for the round of a one-time key.
    pub key: Option<String>,
    pub dimensions: BTreeMap<DimensionId, Tally>,
    /// `0..=10`.
    pub work_ability: Option<u8>,
    pub phase: Option<Phase>,
    pub near_line: bool,
    /// The between-session task that was agreed.
    pub task: Option<String>,
    /// Fields of [`fields::SINCE`]: follow-up, check-in, the task.
    #[serde(default)]
    pub since: BTreeMap<String, String>,
    /// Steps of the plan that have a status, each with its id.
    #[serde(default)]
    pub steps: Vec<(String, String)>,
    /// Of a round signed here: when its form was begun ([`Session::started`]).
    #[serde(default)]
    pub form: Option<i64>,
}

/// Why an earlier summary is worth a second look before it is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Made with another version of the questions: shown, but no change is computed.
    OtherInstrument,
    /// Signed by another key than the other rounds: it may be somebody else's.
    OtherKey,
    /// It is here already.
    Known,
    /// There are no scores in it.
    NoScores,
}

impl Doubt {
    /// The key of its sentence.
    pub const fn key(self) -> &'static str {
        match self {
            Self::OtherInstrument => "rounds.doubt.instrument",
            Self::OtherKey => "rounds.doubt.key",
            Self::Known => "rounds.doubt.known",
            Self::NoScores => "rounds.doubt.scores",
        }
    }
}

/// All rounds kept on the device, the oldest first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Rounds(pub Vec<Round>);

impl Round {
    pub fn of(payload: &Payload, key: Option<String>) -> Self {
        let texts = payload.background.iter().flat_map(|background| &background.texts);
        let since = texts.filter(|(field, _)| fields::SINCE.contains(&field.as_str()));
        let steps = payload.plan.iter().flat_map(|plan| &plan.steps);
        let steps = steps.filter_map(|step| Some((step.text.clone(), step.status.clone()?)));
        Self {
            jti: payload.jti.clone(),
            issued_at: payload.issued_at.clone(),
            instrument: payload.instrument.clone(),
            key,
            dimensions: payload.dimensions.clone(),
            work_ability: payload.work_ability,
            phase: payload.phase,
            near_line: payload.near_line,
            since: since.map(|(field, text)| (field.clone(), text.clone())).collect(),
            steps: steps.collect(),
            task: payload.plan.as_ref().and_then(|plan| Some(plan.task.as_ref()?.text.clone())),
            form: None,
        }
    }

    /// Seconds since 1970; a time that cannot be read is before all others.
    pub fn seconds(&self) -> i64 {
        time::instant(&self.issued_at).unwrap_or(i64::MIN)
    }

    /// Whether its numbers can be set beside today's.
    pub fn is_comparable(&self, instrument: &Instrument) -> bool {
        let forms = [Form::Full, Form::Short].map(|form| instrument.form_id(form));
        self.instrument.version == instrument.version && forms.contains(&self.instrument.id)
    }

    /// What the payload says of the earlier time. The short form had no scores, only answers.
    pub fn as_change(&self, instrument: &Instrument) -> sections::Change {
        let change = sections::Change {
            since: self.issued_at.clone(),
            jti: Some(self.jti.clone()),
            dimensions: self.dimensions.clone(),
            work_ability: self.work_ability,
        };
        let short = self.instrument.id == instrument.form_id(Form::Short);
        if short { change.of_work_ability() } else { change }
    }
}

impl Rounds {
    /// Puts a round in its place by time; one of the same number is replaced.
    pub fn add(&mut self, round: Round) {
        self.remove(&round.jti);
        let place = self.0.partition_point(|earlier| earlier.seconds() <= round.seconds());
        self.0.insert(place, round);
    }

    pub fn remove(&mut self, jti: &str) {
        self.0.retain(|round| round.jti != jti);
    }

    /// Takes the round that the session has just become; what was signed of the same form before
    /// gives way to it. Opened ones stay.
    pub fn finish(&mut self, session: &Session, round: Round) {
        let form = Some(session.started);
        self.0.retain(|earlier| earlier.form != form);
        self.add(Round { form, ..round });
    }

    /// The newest round that is not of this form nor of a later one.
    pub fn previous(&self, session: &Session) -> Option<&Round> {
        self.0.iter().rev().find(|round| round.form.is_none_or(|form| form < session.started))
    }

    /// What is to be said of a round before it is taken.
    pub fn doubts(&self, instrument: &Instrument, round: &Round) -> Vec<Doubt> {
        let mut keys = self.0.iter().filter_map(|earlier| earlier.key.as_ref()).peekable();
        let known_key = keys.peek().is_none() || keys.any(|key| Some(key) == round.key.as_ref());
        let doubts = [
            (self.0.iter().any(|earlier| earlier.jti == round.jti), Doubt::Known),
            (!round.is_comparable(instrument), Doubt::OtherInstrument),
            (!known_key, Doubt::OtherKey),
            (round.dimensions.is_empty() && round.work_ability.is_none(), Doubt::NoScores),
        ];
        doubts.into_iter().filter_map(|(holds, doubt)| holds.then_some(doubt)).collect()
    }
}

/// A blank session for a new round, of the instrument as it is now. Facts are carried forward, to
/// be confirmed.
pub fn begin_anew(before: &Session, instrument: &Instrument, now: i64) -> Session {
    let carried = |name: &&String| fields::CARRIED_FACTS.contains(&name.as_str());
    let mut texts: BTreeMap<String, String> = before
        .texts
        .iter()
        .filter(|(name, text)| carried(name) && !text.is_empty())
        .map(|(name, text)| (name.clone(), text.clone()))
        .collect();
    if !texts.is_empty() {
        texts.insert(fields::CARRIED.to_owned(), "yes".to_owned());
    }
    Session {
        instrument: instrument.version.clone(),
        profile: before.profile.clone(),
        form: before.form,
        mode: before.mode,
        started: now,
        updated: now,
        texts,
        ..Session::default()
    }
}

/// Whole days between two dates (`YYYY-MM-DD…`); `None` when either is none or they are the wrong
/// way round.
pub fn days_between(start: &str, end: &str) -> Option<i64> {
    let day = |text: &str| time::date(text.get(..10)?);
    let days = day(end)? - day(start)?;
    (days >= 0).then_some(days)
}
