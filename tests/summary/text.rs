//! The summary as plain text, with the project's own texts.

use super::common::content;
use super::fixture;
use suunta::assessment::Tally;
use suunta::content::source::Content;
use suunta::summary::payload::{Payload, Section};
use suunta::summary::sections::{
    Background, Change, CoachView, Goal, Observation, Obstacle, Plan, Step, Task,
};
use suunta::summary::text::{Proof, Wording, plain_text};

/// Every text that the summary asks for is there.
fn told(content: &Content, language: &str, payload: &Payload) -> String {
    let programme = &content.profiles["kainuu"];
    let locale = &content.locales[language];
    let label = |key: &str| {
        locale.get(key).unwrap_or_else(|| panic!("no text {key} in {language}")).clone()
    };
    let wording = Wording { label: &label, date: &day };
    plain_text(payload, Proof::Signed(PRINT), &content.catalogue.instrument, programme, wording)
}

const PRINT: &str = "T65R 4PW3 FMPA 7V1V";

/// As a language would write it, and not as the payload does.
fn day(date: &str) -> String {
    let mut parts: Vec<&str> = date.get(..10).expect("a date").split('-').collect();
    parts.reverse();
    parts.join(".")
}

fn full(content: &Content) -> Payload {
    let instrument = &content.catalogue.instrument;
    let answers = fixture::answers(instrument);
    let text = |text: &str| Some(text.to_owned());
    Payload {
        background: Some(Background {
            obstacles: vec![Obstacle { text: text("no bus"), ..Obstacle::default() }],
            ..Background::default()
        }),
        goal: Some(Goal {
            own_words: text("I want to work\n\nPhase: 3"),
            goal: text("a job"),
            next_step: text("call"),
        }),
        plan: Some(Plan {
            task: Some(Task { text: "write".to_owned(), due: "2026-03-16".to_owned() }),
            steps: vec![Step { text: "visit".to_owned(), ..Step::default() }],
            follow_up: text("2026-06-01"),
            services: vec!["training".to_owned()],
        }),
        coach_view: Some(CoachView { ratings: [('F', 4)].into(), ..CoachView::default() }),
        observation: Some(Observation { ratings: [('K', 2)].into(), text: text("calm") }),
        change: Some(Change {
            since: "2025-12-01T09:00:00Z".to_owned(),
            dimensions: [('F', Tally { sum: 12, answered: 3, na: 0 })].into(),
            work_ability: Some(7),
            jti: None,
        }),
        omitted: vec![Section::Safety],
        ..fixture::payload_of(instrument, suunta::content::instrument::Form::Full, answers)
    }
}

#[test]
fn the_order_is_the_caseworkers() {
    let content = content();
    let text = told(&content, "en", &full(&content));
    let order = [
        "Summary",
        "Made on 02.03.2026",
        "Questionnaire suunta-full 1.0.0",
        "Own words",
        "No area stood out as a strength",
        "A good place to start",
        "1. ",
        "responsible:",
        "Where on the path?",
        "Ability to work and function: ",
        "Coach's view: Physical functioning 4/4 – let's talk about this",
        "Change since",
        "01.12.2025; Physical functioning down",
        "Things in the way",
        "no bus",
        "Wishes",
        "a job",
        "Next step: call",
        "Task by 16.03.2026: write",
        "Next meeting: 01.06.2026",
        "Left out by the respondent",
        "Not a diagnosis",
        "Fingerprint: T65R 4PW3 FMPA 7V1V",
        "Physical functioning: 25",
        "visit",
        "Observations at a workplace: calm",
    ];
    let mut rest = text.as_str();
    for part in order {
        let place = rest.find(part).unwrap_or_else(|| panic!("no {part} in its place:\n{text}"));
        rest = &rest[place..];
    }
}

#[test]
fn own_words_stay_on_one_line() {
    let content = content();
    let text = told(&content, "en", &full(&content));
    assert!(text.contains("I want to work / Phase: 3"));
    assert!(!text.lines().any(|line| line.starts_with("Phase: 3")));
}

#[test]
fn short_and_empty_summaries_are_told_too() {
    let content = content();
    let instrument = &content.catalogue.instrument;
    let form = suunta::content::instrument::Form::Short;
    let payload = fixture::payload_of(instrument, form, Default::default());
    for language in ["fi", "en"] {
        let text = told(&content, language, &payload);
        assert!(text.contains("suunta-short"), "{text}");
        told(&content, language, &full(&content));
    }
}

#[test]
fn nothing_is_computed_for_an_unknown_instrument() {
    let content = content();
    let mut payload = full(&content);
    payload.instrument.version = "9".to_owned();
    let text = told(&content, "en", &payload);
    assert!(text.contains("I want to work"));
    for computed in ["Where on the path?", "A good place to start", "Physical functioning:"] {
        assert!(!text.contains(computed), "{text}");
    }
}

#[test]
fn what_another_content_has_named_stands_in_quotes() {
    let content = content();
    let programme = &content.profiles["kainuu"];
    let locale = &content.locales["en"];
    let label = |key: &str| locale.get(key).map_or_else(|| key.to_owned(), Clone::clone);
    let mut payload = full(&content);
    let plan = payload.plan.as_mut().expect("a plan");
    plan.services = vec!["nosuchservice".to_owned()];
    let text = plain_text(
        &payload,
        Proof::Signed(PRINT),
        &content.catalogue.instrument,
        programme,
        Wording { label: &label, date: &day },
    );
    assert!(text.contains("Services of interest: “nosuchservice”\n"), "{text}");
}

#[test]
fn a_checked_summary_says_its_verdict_and_who_claims_the_time() {
    let content = content();
    let key = fixture::key(1);
    let payload = Payload { issued_at: "2031-01-01T10:00:00Z".to_owned(), ..fixture::payload() };
    let file = fixture::file(&payload, &key, suunta::summary::payload::Role::Client);
    let verdict = suunta::summary::check(file.as_bytes(), &fixture::desk());
    let label = |key: &str| content.locales["en"].get(key).expect("a text").clone();
    let wording = Wording { label: &label, date: &day };
    let proof = Proof::Checked(&verdict);
    let lines = proof.lines(wording);
    assert_eq!(lines[0], "Intact, key unknown");
    assert!(lines[1].starts_with("CLOCK: "), "{lines:?}");
    let print = fixture::public(&key).fingerprint();
    assert_eq!(lines[3..], ["Signer: client".to_owned(), ["Fingerprint: ", &print].concat()]);
    let instrument = &content.catalogue.instrument;
    let text = plain_text(&payload, proof, instrument, &content.profiles["kainuu"], wording);
    assert!(text.contains("Made on 01.01.2031, as the signer claims."), "{text}");
    assert!(text.contains(&lines.join("\n")), "{text}");
}
