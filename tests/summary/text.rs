//! The summary as plain text, with the project's own texts.

use super::common::content;
use super::fixture;
use suunta::assessment::{Answer, Phase, Tally};
use suunta::content::source::Content;
use suunta::summary::payload::{Payload, Role, Section};
use suunta::summary::sections::{
    Background, Change, CoachView, Consent, Goal, Observation, Obstacle, Plan, Step, Task,
};
use suunta::summary::text::{Label, Proof, Wording, plain_text};

/// Every text that the summary asks for is there.
fn told(content: &Content, language: &str, payload: &Payload) -> String {
    let programme = &content.profiles["kainuu"];
    let locale = &content.locales[language];
    let label = |key: &str| match locale.get(key) {
        Some(text) => text.clone(),
        None if may_lack(key) => key.to_owned(),
        None => panic!("no text {key} in {language}"),
    };
    let wording = wording(&label);
    plain_text(payload, Proof::Signed(PRINT), &content.catalogue.instrument, programme, wording)
}

/// Words of their own are there only where a dimension has the name of a worry, and none are for a
/// question of another content.
fn may_lack(key: &str) -> bool {
    let ends = [".strength", ".up", ".down"];
    let own = key.starts_with("dimension.") && ends.iter().any(|end| key.ends_with(end));
    own || key == "item.Q9.question"
}

const PRINT: &str = "T65R 4PW3 FMPA 7V1V";

/// Dates and numbers as a language would write them, and not as the payload does.
fn wording<'a>(label: Label<'a>) -> Wording<'a> {
    Wording { label, date: &day, tenths: &|tenths| format!("{},{}", tenths / 10, tenths % 10) }
}

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
        omitted: vec![Section::Safety.into()],
        // What only the client signs is told as the client's: see `worded.rs`.
        expected_signers: vec![Role::Client, Role::Coach],
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
        "In my own words",
        "Strengths do not show in these answers",
        "A good place to start",
        "1. ",
        "responsible:",
        "Where on the path?",
        "Ability to work and function: ",
        "Coach's view: Physical functioning (Client 25, Coach 100) – let's talk about this",
        "Change since last time: Compared with 01.12.2025. Down: Physical functioning.",
        "Things in the way",
        "no bus",
        "Wishes",
        "a job",
        "Next step: call",
        "Task by 16.03.2026: write",
        "Next meeting: 01.06.2026",
        "Left out by the respondent",
        "Not a diagnosis",
        "Key’s identifier: T65R 4PW3 FMPA 7V1V",
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
fn what_was_agreed_has_the_names_that_it_has_on_the_page() {
    let content = content();
    let text = |text: &str| Some(text.to_owned());
    let view = CoachView {
        ratings: [('F', 4)].into(),
        agreed_phase: Some(Phase::Border),
        agreed_goal: text("a garden job"),
        consent: Some(Consent::Dissent),
        dissent: text("not yet"),
        identity_seen: Some(true),
        work_first: text("a job is waiting"),
        notes: [("E1".to_owned(), "rent".to_owned()), ("Q9".to_owned(), "old".to_owned())].into(),
    };
    let payload = Payload { coach_view: Some(view), ..full(&content) };
    let said = told(&content, "en", &payload);
    let locale = &content.locales["en"];
    for (key, matter) in [
        ("coach.agreed.phase", locale.get("coach.phase.0-1").expect("a text").as_str()),
        ("field.agreed-goal.label", "a garden job"),
        ("coach.agreed.consent", "Does not agree"),
        ("field.dissent.label", "not yet"),
        ("coach.identity", locale.get("coach.identity.yes").expect("a text").as_str()),
        ("field.work-first.label", "a job is waiting"),
        ("item.E1.question", "rent"),
    ] {
        let name = locale.get(key).unwrap_or_else(|| panic!("no text {key}"));
        let line = said.lines().find(|line| line.starts_with(name.as_str()));
        let line = line.unwrap_or_else(|| panic!("no {name} in\n{said}"));
        assert!(line.ends_with(matter), "{line}");
    }
    assert!(said.lines().any(|line| line == "“Q9”: old"), "{said}");
    let coach = said.lines().filter(|line| line.starts_with("Coach's view"));
    assert_eq!(
        coach.collect::<Vec<_>>(),
        ["Coach's view: Physical functioning (Client 25, Coach 100) – let's talk about this"]
    );
    for language in content.locales.keys() {
        told(&content, language, &payload);
    }
}

#[test]
fn index_values_are_written_as_the_language_writes_numbers() {
    let content = content();
    let text = told(&content, "fi", &full(&content));
    let name = content.locales["fi"].get("phase.index.0").expect("a text");
    let line = text.lines().find(|line| line.starts_with(name.as_str())).expect("an index");
    let (whole, tenth) = line.rsplit_once(',').expect("a comma");
    assert!(whole.ends_with(|c: char| c.is_ascii_digit()) && tenth.len() == 1, "{line}");
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
fn the_short_forms_answers_are_told_when_they_are_shared_and_only_then() {
    let content = content();
    let instrument = &content.catalogue.instrument;
    let form = suunta::content::instrument::Form::Short;
    let answers = [("E1", 1), ("W", 3)].map(|(item, step)| (item.to_owned(), Answer::Step(step)));
    let shared =
        Payload { votes: Vec::new(), ..fixture::payload_of(instrument, form, answers.into()) };
    let kept = Payload {
        dimensions: [].into(),
        answers: None,
        omitted: vec![Section::Dimensions.into(), Section::Answers.into()],
        ..shared.clone()
    };
    let locale = &content.locales["en"];
    let label = |key: &str| locale.get(key).unwrap_or_else(|| panic!("no text {key}")).as_str();
    let scale = &instrument.item("E1").expect("an item").scale;
    let answer = [label("item.E1.question"), " ", label(&format!("scale.{scale}.1"))].concat();
    let (shared, kept) = (told(&content, "en", &shared), told(&content, "en", &kept));
    assert!(shared.contains(&answer), "{shared}");
    assert!(shared.contains(label("summary.needs.short")), "{shared}");
    assert!(!kept.contains(label("item.E1.question")), "{kept}");
    assert!(!kept.contains(label("summary.needs")), "nothing was shared that could be one: {kept}");
    assert!(kept.contains("Left out by the respondent: Individual answers."), "{kept}");
    for text in [shared, kept] {
        assert!(text.contains("Work ability now: 3 out of 10"), "{text}");
    }
}

#[test]
fn where_too_little_was_answered_nothing_is_said_to_stand_out() {
    let content = content();
    let instrument = &content.catalogue.instrument;
    let form = suunta::content::instrument::Form::Full;
    let locale = &content.locales["en"];
    let lines = |key: &str, text: &str| {
        let sentence = locale.get(key).expect("a text").as_str();
        text.lines().filter(|line| line.ends_with(sentence)).count()
    };
    let of = |steps: &[&str], step| {
        let answers = steps.iter().map(|item| ((*item).to_owned(), Answer::Step(step)));
        let payload = fixture::payload_of(instrument, form, answers.collect());
        told(&content, "en", &Payload { votes: Vec::new(), ..payload })
    };
    let few = of(&["E1", "E2"], 1);
    assert_eq!(lines("summary.too-few", &few), 2, "strengths and needs: {few}");
    assert_eq!(lines("summary.needs.none", &few), 0, "{few}");
    let all: Vec<&str> = instrument.items.iter().map(|item| item.id.as_str()).collect();
    let middling = of(&all, 2);
    assert_eq!(lines("summary.needs.none", &middling), 1, "{middling}");
    assert_eq!(lines("summary.too-few", &middling), 0, "{middling}");
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
        wording(&label),
    );
    assert!(text.contains("Services of interest: “nosuchservice”\n"), "{text}");
}

#[test]
fn a_checked_summary_says_its_verdict_and_who_claims_the_time() {
    let content = content();
    let key = fixture::key(1);
    let payload = Payload { issued_at: "2031-01-01T10:00:00Z".to_owned(), ..fixture::payload() };
    let file = fixture::file(&payload, &key, Role::Client);
    let verdict = suunta::summary::check(file.as_bytes(), &fixture::desk());
    let label = |key: &str| content.locales["en"].get(key).expect("a text").clone();
    let wording = wording(&label);
    let proof = Proof::Checked(&verdict);
    let lines = proof.lines(wording);
    assert_eq!(lines[0], "Intact, key unknown");
    assert!(lines[1].starts_with("CLOCK: "), "{lines:?}");
    let print = fixture::public(&key).fingerprint();
    assert_eq!(
        lines[3..],
        [
            "Signer: client, by their own account".to_owned(),
            ["Key’s identifier: ", &print].concat()
        ]
    );
    let instrument = &content.catalogue.instrument;
    let text = plain_text(&payload, proof, instrument, &content.profiles["kainuu"], wording);
    assert!(text.contains("Made on 01.01.2031, as the signer claims."), "{text}");
    assert!(text.contains(&lines.join("\n")), "{text}");
}
