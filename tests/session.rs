//! A session: what undo takes back, what is offered and shared, and the way through the questions.

mod common;

use proptest::prelude::*;
use std::collections::BTreeSet;
use suunta::assessment::Answer;
use suunta::content::instrument::Form;
use suunta::content::profile::Profile;
use suunta::session::{
    self, Action, Session, Stamp, Standing, Work, fields, module_standing, next_item, payload,
    previous_item, progress,
};
use suunta::summary::payload::{Mode, Payload, Section};

fn profile() -> Profile {
    common::content().profiles["kainuu"].first()
}

fn answer(item: &str, answer: Answer) -> Action {
    Action::Answer { item: item.to_owned(), answer: Some(answer) }
}

fn list(name: &str, values: &[&str]) -> Action {
    Action::List { name: name.to_owned(), values: values.iter().map(|v| (*v).to_owned()).collect() }
}

/// What was said; when and where it was said is left out.
fn said(work: &Work) -> Session {
    Session { updated: 0, place: String::new(), ..work.session().clone() }
}

#[derive(Clone, Debug)]
enum Deed {
    Act(Action),
    Visit(&'static str),
    Undo,
    Redo,
}

fn some_action() -> impl Strategy<Value = Action> {
    let item = prop::sample::select(vec!["E1", "E2", "F1", "W"]);
    let given = prop_oneof![
        Just(None),
        Just(Some(Answer::Skip)),
        Just(Some(Answer::NotApplicable)),
        (0_u8..5).prop_map(|step| Some(Answer::Step(step))),
    ];
    let field = prop::sample::select(vec![fields::GOAL, fields::OWN_WORDS]);
    let name = prop::sample::select(vec![fields::VOTES, fields::WISHES]);
    prop_oneof![
        (item, given).prop_map(|(item, answer)| Action::Answer { item: item.to_owned(), answer }),
        (field, ".{0,4}").prop_map(|(field, text)| Action::text(field, text)),
        (name, prop::collection::vec("[A-C]", 0..3))
            .prop_map(|(name, values)| Action::List { name: name.to_owned(), values }),
        prop::sample::select(vec![Form::Short, Form::Full]).prop_map(Action::Form),
    ]
}

fn some_deeds() -> impl Strategy<Value = Vec<Deed>> {
    let deed = prop_oneof![
        6 => some_action().prop_map(Deed::Act),
        2 => prop::sample::select(vec!["/q/E1", "/goal", "/vote"]).prop_map(Deed::Visit),
        1 => Just(Deed::Undo),
        1 => Just(Deed::Redo),
    ];
    prop::collection::vec(deed, 0..80)
}

fn done(deeds: Vec<Deed>) -> Work {
    let mut work = Work::new(Session::default());
    for (now, deed) in (1..).zip(deeds) {
        match deed {
            Deed::Act(action) => work.act(action, now),
            Deed::Visit(place) => work.visit(place),
            Deed::Undo => drop(work.undo(now)),
            Deed::Redo => drop(work.redo(now)),
        }
    }
    work
}

proptest! {
    #[test]
    fn undoing_everything_leads_back_to_the_start(deeds in some_deeds()) {
        let mut work = done(deeds);
        while work.undo(0).is_some() {}
        prop_assert_eq!(said(&work), Session::default());
        prop_assert!(!work.can_undo());
    }

    #[test]
    fn redoing_everything_leads_back_to_the_end(deeds in some_deeds()) {
        let mut work = done(deeds);
        while work.redo(0).is_some() {}
        let end = said(&work);
        while work.undo(0).is_some() {}
        while work.redo(0).is_some() {}
        prop_assert_eq!(said(&work), end);
        prop_assert!(!work.can_redo());
    }

    #[test]
    fn one_undo_takes_back_one_answer(deeds in some_deeds(), step in 0_u8..5) {
        let mut work = done(deeds);
        work.visit("/q/X1");
        let before = said(&work);
        work.act(answer("X1", Answer::Step(step)), 100);
        work.visit("/q/X2");
        prop_assert_eq!(work.undo(101), Some("/q/X1".to_owned()));
        prop_assert_eq!(said(&work), before);
    }

    #[test]
    fn what_is_handed_over_is_the_same(deeds in some_deeds()) {
        let work = done(deeds);
        let text = serde_json::to_string(&work).expect("JSON");
        prop_assert_eq!(serde_json::from_str::<Work>(&text).expect("JSON"), work);
    }
}

#[test]
fn typing_on_is_one_step_of_undo() {
    let mut work = Work::new(Session::default());
    work.visit("/goal");
    for text in ["T", "Ty", "Työ"] {
        work.act(Action::text(fields::GOAL, text), 1);
    }
    assert_eq!(work.session().text(fields::GOAL), "Työ");
    work.undo(2);
    assert_eq!(work.session().text(fields::GOAL), "");
    work.redo(3);
    assert_eq!(work.session().text(fields::GOAL), "Työ");
}

#[test]
fn a_new_change_ends_what_could_be_redone() {
    let mut work = Work::new(Session::default());
    work.act(answer("E1", Answer::Step(1)), 1);
    work.undo(2);
    work.act(answer("E2", Answer::Step(2)), 3);
    assert!(!work.can_redo());
}

#[test]
fn a_text_that_is_too_long_is_kept_whole() {
    let mut work = Work::new(Session::default());
    let pasted = "ä".repeat(5_000);
    work.act(Action::text(fields::GOAL, pasted.clone()), 1);
    assert_eq!(work.session().text(fields::GOAL), pasted);
}

/// A session in which every field that a person writes in freely holds a text of its own, as long
/// as `length` says.
fn written(length: impl Fn(&str) -> usize) -> Session {
    let step = fields::step("1", "text");
    let note = fields::note("E1");
    let own = [
        fields::OWN_WORDS,
        fields::GOAL,
        fields::NEXT_STEP,
        fields::TASK,
        fields::MUNICIPALITY,
        fields::OBSERVATION,
        fields::AGREED_GOAL,
        fields::DISSENT,
        fields::WORK_FIRST,
        fields::OBSTACLE_OWN,
        &step,
        &note,
    ];
    // Whether the task was done is a choice, and when a service began a date.
    let of_background = fields::BACKGROUND_TEXTS.into_iter();
    let of_background =
        of_background.filter(|field| ![fields::TASK_DONE, fields::FIRST_SERVICE].contains(field));
    let names = own.into_iter().chain(of_background);
    let mut texts: std::collections::BTreeMap<String, String> =
        names.map(|field| (field.to_owned(), "ä".repeat(length(field)))).collect();
    texts.insert(fields::TASK_DUE.to_owned(), "2026-03-01".to_owned());
    let lists = [(fields::STEPS, "1"), (fields::OBSTACLES, fields::OBSTACLE_OWN)];
    let lists = lists.map(|(name, id)| (name.to_owned(), vec![id.to_owned()])).into();
    Session { texts, lists, ..Session::default() }
}

#[test]
fn a_fields_limit_is_the_payloads() {
    let (instrument, profile) = (common::instrument(), profile());
    let stamp = || Stamp {
        jti: "urn:uuid:00000000-0000-4000-8000-000000000000".to_owned(),
        issued_at: "2026-02-01T10:00:00+02:00".to_owned(),
        language: "fi".to_owned(),
        ..Stamp::default()
    };
    let holds = |session: &Session| {
        let session = Session { instrument: instrument.version.clone(), ..session.clone() };
        let all = session::everything(&instrument, &profile, &session, stamp());
        Payload { client_key: Some("A".repeat(43)), ..all }.validate_shape()
    };
    let whole = written(fields::limit);
    assert_eq!(holds(&whole), Ok(()), "as long as each may be");
    for field in whole.texts.keys().filter(|field| *field != fields::TASK_DUE) {
        let mut session = whole.clone();
        session.texts.entry(field.clone()).and_modify(|text| text.push('ä'));
        assert!(holds(&session).is_err(), "{field} takes more than its limit");
    }
}

#[test]
fn each_form_asks_each_of_its_questions_once_and_back_is_the_way_it_came() {
    let (instrument, profile) = (common::instrument(), profile());
    for (form, count) in [(Form::Short, 15), (Form::Full, 55)] {
        let session = Session { form, ..Session::default() };
        let asked: Vec<String> = session::items(&instrument, &profile, &session)
            .into_iter()
            .flat_map(|(_, items)| items)
            .map(|item| item.id.clone())
            .collect();
        assert_eq!(asked.len(), count, "{form:?}");
        assert_eq!(asked.iter().collect::<BTreeSet<_>>().len(), count, "{form:?}");
        for (index, pair) in asked.windows(2).enumerate() {
            let [here, next] = pair else { unreachable!("pairs") };
            let after = next_item(&instrument, &profile, &session, here);
            assert_eq!(after.as_ref(), Some(next));
            let before = previous_item(&instrument, &profile, &session, next);
            assert_eq!(before.as_ref(), Some(here));
            let progress = progress(&instrument, &profile, &session, here).expect("a place");
            assert_eq!((progress.number, progress.total), (index + 1, count));
        }
        let last = asked.last().expect("a question");
        assert_eq!(next_item(&instrument, &profile, &session, last), None);
    }
}

#[test]
fn a_module_is_done_when_each_question_has_an_answer_of_any_kind() {
    let instrument = common::instrument();
    let items = ["E1", "E2"].map(|id| instrument.item(id).expect("an item"));
    let mut work = Work::default();
    assert_eq!(module_standing(work.session(), &items), (Standing::NotStarted, 0));
    work.act(answer("E1", Answer::Skip), 1);
    assert_eq!(module_standing(work.session(), &items), (Standing::InProgress, 1));
    work.act(answer("E2", Answer::Step(0)), 2);
    assert_eq!(module_standing(work.session(), &items), (Standing::Done, 2));
}

/// Something in every section that a client can fill.
fn filled() -> Session {
    let mut work = Work::default();
    for item in ["E1", "E2", "E3", "E4"] {
        work.act(answer(item, Answer::Step(1)), 1);
    }
    work.act(answer("W", Answer::Step(6)), 1);
    work.act(answer("Z1", Answer::Step(2)), 1);
    work.act(list(fields::VOTES, &["E"]), 1);
    work.act(list(fields::WISHES, &["work"]), 1);
    work.act(list(fields::FACTORS, &["care"]), 1);
    work.act(list(fields::SERVICES, &["training"]), 1);
    work.act(Action::text(fields::GOAL, "Puutarha"), 1);
    work.session().clone()
}

#[test]
fn what_is_not_chosen_is_not_there_and_is_named() {
    let (instrument, profile, session) = (common::instrument(), profile(), filled());
    let offered = session::offered(&instrument, &profile, &session, None);
    assert!(offered.len() > 6, "{offered:?}");
    for left_out in &offered {
        let chosen: Vec<Section> = offered.iter().copied().filter(|s| s != left_out).collect();
        let payload = payload(&instrument, &profile, &session, &chosen, Stamp::default());
        assert!(!payload.holds(*left_out), "{left_out:?} is in it");
        assert!(payload.omits(*left_out), "{left_out:?} is not named");
    }
    let all = payload(&instrument, &profile, &session, &offered, Stamp::default());
    assert_eq!(all.omitted, []);
}

#[test]
fn a_number_that_cannot_be_is_not_shared() {
    let (instrument, profile) = (common::instrument(), profile());
    let shared = |months: &str| {
        let mut session = filled();
        session.texts.insert(fields::MONTHS_UNEMPLOYED.to_owned(), months.to_owned());
        let all = session::everything(&instrument, &profile, &session, Stamp::default());
        all.background.and_then(|background| background.facts?.months_unemployed)
    };
    assert_eq!(shared("14"), Some(14));
    for impossible in ["-5", "99999999", "1000", "1.5", "viisi"] {
        assert_eq!(shared(impossible), None, "{impossible}");
    }
}

#[test]
fn nothing_sensitive_is_shared_unless_it_is_chosen() {
    let off: Vec<Section> =
        Section::ALL.into_iter().filter(|section| !section.shared_by_default()).collect();
    let sensitive = [
        Section::Answers,
        Section::Background,
        Section::CoachView,
        Section::Observation,
        Section::Safety,
        Section::Histories,
    ];
    assert_eq!(off, sensitive);
}

#[test]
fn safety_answers_change_no_score_and_stand_in_their_own_section() {
    let (instrument, profile, session) = (common::instrument(), profile(), filled());
    let with = session::everything(&instrument, &profile, &session, Stamp::default());
    let mut without = session.clone();
    without.answers.remove("Z1");
    let without = session::everything(&instrument, &profile, &without, Stamp::default());
    assert_eq!(with.dimensions, without.dimensions);
    assert_eq!(with.phase, without.phase);
    assert_eq!(with.answers, without.answers);
    assert!(with.safety.is_some_and(|safety| safety.contains_key("Z1")));
    assert_eq!(without.safety, None);
}

#[test]
fn an_answer_to_what_is_asked_no_more_is_kept_and_counts_nowhere() {
    let (mut instrument, profile) = (common::instrument(), profile());
    // Another version of the instrument: a scored question, the work ability and a safety question
    // are gone, and with them their answers count no more.
    let gone = ["E2", "W", "Z1"];
    instrument.items.retain(|item| !gone.contains(&item.id.as_str()));
    let with = filled();
    assert_eq!(with.old_answers(&instrument).keys().collect::<Vec<_>>(), gone);
    let mut without = with.clone();
    without.answers.retain(|item, _| !gone.contains(&item.as_str()));
    let whole =
        |session: &Session| session::everything(&instrument, &profile, session, Stamp::default());
    let offered = |session: &Session| session::offered(&instrument, &profile, session, None);
    assert_eq!(whole(&with), whole(&without));
    assert_eq!(whole(&with).work_ability, None);
    assert_eq!(offered(&with), offered(&without));
    assert!(with.is_answered(&instrument));
    for (_, items) in session::items(&instrument, &profile, &with) {
        assert_eq!(module_standing(&with, &items), module_standing(&without, &items));
    }
    assert_eq!(progress(&instrument, &profile, &with, "E2"), None);

    let mut work = Work::default();
    work.act(answer("W", Answer::Step(6)), 1);
    assert!(!work.session().is_answered(&instrument));
    assert_eq!(offered(work.session()), offered(&Session::default()), "as if nothing was said");
    // Taking it away is a step like any other.
    work.act(Action::Answer { item: "W".to_owned(), answer: None }, 2);
    assert_eq!(work.session().old_answers(&instrument).len(), 0);
    work.undo(3);
    assert_eq!(work.session().old_answers(&instrument), [("W".to_owned(), Answer::Step(6))].into());
}

#[test]
fn at_a_kiosk_safety_answers_are_in_no_summary_and_not_offered() {
    let (instrument, profile) = (common::instrument(), profile());
    let kiosk = Session { mode: Mode::Kiosk, ..filled() };
    let offered = session::offered(&instrument, &profile, &kiosk, None);
    assert!(!offered.contains(&Section::Safety), "{offered:?}");
    let all = session::everything(&instrument, &profile, &kiosk, Stamp::default());
    assert_eq!(all.safety, None);
    let chosen = payload(&instrument, &profile, &kiosk, &[Section::Safety], Stamp::default());
    assert_eq!(chosen.safety, None);
    assert!(!chosen.omits(Section::Safety), "it does not say that there was one");
}

#[test]
fn a_coach_who_does_not_rate_gives_no_marks() {
    let (instrument, profile) = (common::instrument(), profile());
    let mut session = Session { mode: Mode::Coach, ..filled() };
    session.texts.insert(fields::mark(fields::COACH_MARK, 'E'), "3".to_owned());
    let view = |saved: &str| {
        let mut session = session.clone();
        session.texts.insert(fields::COACH_SAVED.to_owned(), saved.to_owned());
        session::everything(&instrument, &profile, &session, Stamp::default()).coach_view
    };
    assert!(view("yes").is_some_and(|view| view.ratings.get(&'E') == Some(&3)));
    assert_eq!(view("skipped"), None);
}

#[test]
fn a_removed_steps_words_come_back_by_undo_only() {
    let mut work = Work::default();
    assert_eq!(work.session().new_step(), "1");
    work.act(list(fields::STEPS, &["1", "2"]), 1);
    work.act(Action::text(&fields::step("2", "text"), "Soitan pajalle"), 2);
    work.act(list(fields::STEPS, &["1"]), 3);
    let next = work.session().new_step();
    assert_eq!(work.session().text(&fields::step(&next, "text")), "");
    work.undo(4);
    assert_eq!(work.session().list(fields::STEPS), ["1", "2"]);
    assert_eq!(work.session().text(&fields::step("2", "text")), "Soitan pajalle");
}
