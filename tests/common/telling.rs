//! A summary that tells everything, and the words of what it tells.

#![allow(dead_code, reason = "each of the programs that share it uses a part")]

use crate::fixture::{self, payload_of};
use suunta::assessment::{Answer, Phase, Tally};
use suunta::content::instrument::{Form, Instrument, Kind};
use suunta::summary::outline::{Fact, Told, Value};
use suunta::summary::payload::{Mode, Payload, Role, WorkReference};
use suunta::summary::sections::{
    Background, Change, CoachView, Consent, Facts, Goal, History, Observation, Obstacle,
    ObstacleStatus, Path, Plan, Step, Task,
};

fn text(text: &str) -> Option<String> {
    Some(text.to_owned())
}

/// Everything that a summary can tell, of a talk with a coach; only the client signs.
pub fn everything(instrument: &Instrument) -> Payload {
    let lists = &instrument.background;
    let (history, items) = lists.histories.first_key_value().expect("a history");
    let told = [History::Yes, History::No, History::Later];
    let said = items.iter().cloned().zip(told).collect();
    let activity = lists.activities.first().expect("an activity").clone();
    let safety = instrument.items.iter().filter(|item| item.kind == Kind::Safety);
    let tally = |sum| Tally { sum, answered: 3, na: 0 };
    Payload {
        mode: Mode::Coach,
        work_reference: Some(WorkReference::Hoped),
        goal: Some(Goal {
            own_words: text("Haluan töihin\n\nVaihe: 3"),
            goal: text("puutarhatyö"),
            next_step: text("soitan"),
        }),
        plan: Some(Plan {
            task: Some(Task { text: "kirjoitan".to_owned(), due: "2026-03-16".to_owned() }),
            steps: vec![Step {
                text: "käyn pajalla".to_owned(),
                path: Some(Path::Work),
                responsible: text("employment"),
                status: text("referred"),
                due: text("2026-04-01"),
                next: text("2026-05-01"),
            }],
            follow_up: text("2026-06-01"),
            services: vec!["training".to_owned()],
        }),
        background: Some(Background {
            histories: [(history.clone(), said)].into(),
            factors: lists.factors.iter().take(2).cloned().collect(),
            social: lists.social.iter().take(1).cloned().collect(),
            obstacles: vec![
                Obstacle {
                    text: text("ei bussia"),
                    status: Some(ObstacleStatus::InWork),
                    ..Obstacle::default()
                },
                Obstacle { id: lists.factors.first().cloned(), ..Obstacle::default() },
            ],
            lists: [("activity".to_owned(), vec![activity])].into(),
            texts: [
                ("belonging", "naapurit"),
                ("first-service", "2026-01-15"),
                ("task-done", "partly"),
            ]
            .map(|(field, text)| (field.to_owned(), text.to_owned()))
            .into(),
            facts: Some(Facts {
                municipality: text("Kajaani"),
                age_band: text("30-45"),
                months_unemployed: Some(14),
                benefit_days: Some(310),
                told: [("immigrant".to_owned(), true)].into(),
            }),
        }),
        coach_view: Some(CoachView {
            ratings: [('E', 1), ('F', 4)].into(),
            agreed_phase: Some(Phase::Border),
            agreed_goal: text("lyhyt viikko"),
            consent: Some(Consent::Dissent),
            dissent: text("en vielä"),
            identity_seen: Some(true),
            work_first: text("paikka odottaa"),
            notes: [("E1".to_owned(), "vuokra".to_owned())].into(),
        }),
        observation: Some(Observation { ratings: [('K', 2)].into(), text: text("rauhallinen") }),
        safety: Some(safety.map(|item| (item.id.clone(), Answer::Step(1))).collect()),
        change: Some(Change {
            since: "2025-12-01T09:00:00Z".to_owned(),
            dimensions: [
                ('F', tally(12)),
                ('S', tally(4)),
                ('R', Tally { answered: 2, ..tally(0) }),
            ]
            .into(),
            work_ability: Some(4),
            jti: None,
        }),
        omitted: Vec::new(),
        expected_signers: vec![Role::Client],
        ..payload_of(instrument, Form::Full, fixture::answers(instrument))
    }
}

/// The words of a fact, each of which every format has.
pub fn words(fact: &Fact, whole: bool) -> Vec<String> {
    let value = |value: &Value| match value {
        Value::Words(words) if !whole => words.on_one_line(),
        value => value.whole(),
    };
    let number = |number: Option<i64>| number.map(|number| number.to_string());
    let told = match &fact.told {
        Told::Sentence(text) | Told::Note(text) => vec![text.clone()],
        Told::Value(told) => vec![value(told)],
        Told::Item(told, beside) => [vec![value(told)], beside.clone()].concat(),
        Told::List(items) => items.iter().map(|(_, name)| name.clone()).collect(),
        Told::Mark(mark) => {
            number(mark.client).into_iter().chain(number(Some(mark.mark))).collect()
        }
        Told::Score(score) => {
            let numbers = number(score.then).into_iter().chain(number(score.now));
            numbers.chain([score.word.clone()]).collect()
        }
    };
    std::iter::once(fact.name.clone()).chain(told).filter(|word| !word.is_empty()).collect()
}
