//! From what was said to what is shared.

use super::{Session, fields, rounds};
use crate::assessment::{Answer, Phase, assess, tallies};
use crate::content::instrument::{Form, Instrument, Item, Kind};
use crate::content::profile::Profile;
use crate::summary::payload::{self, Edition, Mode, Omitted, Payload, Role, Section};
use crate::summary::sections::{
    Background, Change, CoachView, Consent, Facts, Goal, History, MOST_BENEFIT_DAYS, MOST_MONTHS,
    Observation, Obstacle, ObstacleStatus, Path, Plan, Ratings, Step, Task,
};
use crate::time;

/// What a summary is stamped with when it is made.
#[derive(Clone, Debug, Default)]
pub struct Stamp {
    /// `urn:uuid:…`
    pub jti: String,
    /// ISO 8601 with zone.
    pub issued_at: String,
    /// The caseworker's challenge.
    pub nonce: Option<String>,
    /// BCP 47 tag of the language in use.
    pub language: String,
    /// The role of the staff who signs as well.
    pub beside: Option<Role>,
    /// The round before this one.
    pub change: Option<Change>,
}

/// Sections of which there is something to share. The short form has single answers instead of
/// scores: they are offered once.
pub fn offered(
    instrument: &Instrument,
    profile: &Profile,
    session: &Session,
    change: Option<Change>,
) -> Vec<Section> {
    let all = everything(instrument, profile, session, Stamp { change, ..Stamp::default() });
    let twice = |section: Section| section == Section::Dimensions && session.form == Form::Short;
    Section::ALL.into_iter().filter(|s| all.holds(*s) && !twice(*s)).collect()
}

/// The payload with every section that there is: what the client sees on the result page.
pub fn everything(
    instrument: &Instrument,
    profile: &Profile,
    session: &Session,
    stamp: Stamp,
) -> Payload {
    payload(instrument, profile, session, &Section::ALL, stamp)
}

/// The payload with the chosen sections; those left out are named in `omitted`.
pub fn payload(
    instrument: &Instrument,
    profile: &Profile,
    session: &Session,
    chosen: &[Section],
    stamp: Stamp,
) -> Payload {
    let share = |section: Section| chosen.contains(&section);
    let short = session.form == Form::Short;
    // A tally of one question is its answer.
    let tallied = share(if short { Section::Answers } else { Section::Dimensions });
    let dimensions = if tallied {
        tallies(instrument, session.form, &session.answers)
    } else {
        Default::default()
    };
    let work_ability = session.work_ability(instrument).filter(|_| share(Section::WorkAbility));
    let votes = if share(Section::Votes) { session.votes() } else { Vec::new() };
    let suggestion = assess(instrument, session.form, &dimensions, work_ability, &votes).suggestion;
    // Overall work ability is a section of its own.
    let kept_back = |item: &Item, answer: &Answer| {
        item.kind == Kind::WorkAbility && answer.step().is_some() && !share(Section::WorkAbility)
    };
    let of_kind = |safety: bool| {
        let answers = session.answers.iter().filter(|(id, answer)| {
            let item = instrument.item(id).filter(|item| instrument.asks(session.form, item));
            item.is_some_and(|item| {
                (item.kind == Kind::Safety) == safety && !kept_back(item, answer)
            })
        });
        let answers: std::collections::BTreeMap<_, _> =
            answers.map(|(id, answer)| (id.clone(), *answer)).collect();
        (!answers.is_empty()).then_some(answers)
    };
    let before = stamp.change.clone();
    let since = before.as_ref().map(|change| change.since.as_str());
    let mut payload = Payload {
        v: payload::VERSION,
        jti: stamp.jti,
        issued_at: stamp.issued_at,
        nonce: stamp.nonce,
        // Filled in by who signs.
        client_key: None,
        replaces: None,
        withdraws: None,
        instrument: Edition {
            id: instrument.form_id(session.form),
            version: instrument.version.clone(),
        },
        profile: Edition { id: profile.id.clone(), version: profile.version.clone() },
        mode: session.mode,
        language: stamp.language,
        work_reference: None,
        votes,
        wishes: if share(Section::Wishes) {
            session.list(fields::WISHES).to_vec()
        } else {
            Vec::new()
        },
        phase: suggestion.phase,
        near_line: suggestion.near_line,
        dimensions,
        work_ability,
        // Single answers follow from the dimensions and say more: never the one without the other.
        answers: of_kind(false).filter(|_| share(Section::Answers) && tallied),
        background: background(session, since).filter(|_| share(Section::Background)),
        goal: goal(session).filter(|_| share(Section::Goal)),
        plan: plan(session).filter(|_| share(Section::Plan)),
        coach_view: coach_view(session).filter(|_| share(Section::CoachView)),
        observation: observation(session).filter(|_| share(Section::Observation)),
        // On a device that many use nobody's safety answers are shown or leave.
        safety: of_kind(true).filter(|_| share(Section::Safety) && session.mode != Mode::Kiosk),
        // A change says nothing without the numbers that it is of.
        change: stamp.change.filter(|_| share(Section::Change)).and_then(|change| match short {
            true => work_ability.and(change.work_ability).map(|_| change.of_work_ability()),
            false => tallied.then_some(change),
        }),
        omitted: Vec::new(),
        expected_signers: [Role::Client].into_iter().chain(stamp.beside).collect(),
        attachments: None,
    };
    if chosen.len() < Section::ALL.len() {
        let stamp = Stamp { change: before, ..Stamp::default() };
        let all = everything(instrument, profile, session, stamp);
        payload.omitted = Section::ALL
            .into_iter()
            .filter(|section| all.holds(*section) && !payload.holds(*section))
            .map(Omitted::from)
            .collect();
    }
    payload
}

fn written(session: &Session, field: &str) -> Option<String> {
    let text = session.text(field).trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// A whole number; one that no summary can say is left out.
fn number(session: &Session, field: &str, most: u32) -> Option<u32> {
    session.text(field).trim().parse().ok().filter(|number| *number <= most)
}

fn background(session: &Session, since: Option<&str>) -> Option<Background> {
    let mut background = Background {
        factors: session.list(fields::FACTORS).to_vec(),
        social: session.list(fields::SOCIAL).to_vec(),
        ..Background::default()
    };
    for id in session.list(fields::OBSTACLES) {
        let own = id == fields::OBSTACLE_OWN;
        let text = if own { written(session, fields::OBSTACLE_OWN) } else { None };
        if !own || text.is_some() {
            let status = match session.text(&[fields::OBSTACLE_STATUS, ".", id].concat()) {
                "found" => Some(ObstacleStatus::Found),
                "inWork" => Some(ObstacleStatus::InWork),
                "removed" => Some(ObstacleStatus::Removed),
                _ => None,
            };
            let id = (!own).then(|| id.clone());
            background.obstacles.push(Obstacle { id, text, status });
        }
    }
    for (field, told) in &session.texts {
        let mut parts = field.split('.');
        let (Some(fields::HISTORY), Some(list), Some(item)) =
            (parts.next(), parts.next(), parts.next())
        else {
            continue;
        };
        let told = match told.as_str() {
            "yes" => History::Yes,
            "no" => History::No,
            _ => History::Later,
        };
        background.histories.entry(list.to_owned()).or_default().insert(item.to_owned(), told);
    }
    for field in fields::BACKGROUND_TEXTS {
        background.texts.extend(written(session, field).map(|text| (field.to_owned(), text)));
    }
    let first = session.text(fields::FIRST_SERVICE);
    if let Some(days) = since.and_then(|since| rounds::days_between(since, first)) {
        background.texts.insert(fields::DAYS_TO_SERVICE.to_owned(), days.to_string());
    }
    for name in fields::BACKGROUND_LISTS {
        let chosen = session.list(name);
        if !chosen.is_empty() {
            background.lists.insert(name.to_owned(), chosen.to_vec());
        }
    }
    let told = fields::TOLD.iter().filter_map(|fact| match session.text(fact) {
        "yes" => Some(((*fact).to_owned(), true)),
        "no" => Some(((*fact).to_owned(), false)),
        _ => None,
    });
    let facts = Facts {
        told: told.collect(),
        municipality: written(session, fields::MUNICIPALITY),
        age_band: written(session, fields::AGE_BAND),
        months_unemployed: number(session, fields::MONTHS_UNEMPLOYED, MOST_MONTHS),
        benefit_days: number(session, fields::BENEFIT_DAYS, MOST_BENEFIT_DAYS),
    };
    // What was true the last time is not told as true now.
    let confirmed = session.text(fields::CARRIED) != "yes";
    background.facts = (confirmed && facts != Facts::default()).then_some(facts);
    (background != Background::default()).then_some(background)
}

fn goal(session: &Session) -> Option<Goal> {
    let goal = Goal {
        own_words: written(session, fields::OWN_WORDS),
        goal: written(session, fields::GOAL),
        next_step: written(session, fields::NEXT_STEP),
    };
    (goal != Goal::default()).then_some(goal)
}

fn plan(session: &Session) -> Option<Plan> {
    let due = session.text(fields::TASK_DUE).to_owned();
    let plan = Plan {
        task: written(session, fields::TASK)
            .filter(|_| !due.is_empty())
            .map(|text| Task { text, due }),
        follow_up: written(session, fields::FOLLOW_UP),
        services: session.list(fields::SERVICES).to_vec(),
        steps: session.list(fields::STEPS).iter().filter_map(|id| step(session, id)).collect(),
    };
    (plan != Plan::default()).then_some(plan)
}

/// The coach's marks once they are saved, what was agreed, and notes in the client's own words.
fn coach_view(session: &Session) -> Option<CoachView> {
    let saved = session.text(fields::COACH_SAVED) == "yes";
    let notes = session.texts.iter().filter_map(|(field, text)| {
        let item = field.strip_prefix(fields::NOTE)?;
        (!text.trim().is_empty()).then(|| (item.to_owned(), text.trim().to_owned()))
    });
    let view = CoachView {
        ratings: if saved { fields::marks(session, fields::COACH_MARK) } else { Ratings::new() },
        agreed_phase: match session.text(fields::AGREED_PHASE) {
            "0" => Some(Phase::Care),
            "0-1" => Some(Phase::Border),
            "1" => Some(Phase::Rehabilitation),
            "2" => Some(Phase::Employability),
            "3" => Some(Phase::Work),
            _ => None,
        },
        agreed_goal: written(session, fields::AGREED_GOAL),
        consent: match session.text(fields::CONSENT_SAID) {
            "agreed" => Some(Consent::Agreed),
            "dissent" => Some(Consent::Dissent),
            _ => None,
        },
        dissent: written(session, fields::DISSENT),
        identity_seen: match session.text(fields::IDENTITY) {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        },
        work_first: written(session, fields::WORK_FIRST),
        notes: notes.collect(),
    };
    (view != CoachView::default()).then_some(view)
}

fn observation(session: &Session) -> Option<Observation> {
    let ratings = fields::marks(session, fields::OBSERVATION_MARK);
    let text = written(session, fields::OBSERVATION);
    (!ratings.is_empty() || text.is_some()).then_some(Observation { ratings, text })
}

/// A step of the plan; `None` while nothing is written.
fn step(session: &Session, id: &str) -> Option<Step> {
    let part = |name: &str| written(session, &fields::step(id, name));
    // A date that is being typed is no date yet.
    let date = |name: &str| part(name).filter(|text| time::date(text).is_some());
    Some(Step {
        text: part("text")?,
        path: match part("path").as_deref() {
            Some("work") => Some(Path::Work),
            Some("education") => Some(Path::Education),
            Some("rehabilitation") => Some(Path::Rehabilitation),
            _ => None,
        },
        responsible: part("responsible"),
        status: part("status"),
        due: date("due"),
        next: date("next"),
    })
}
