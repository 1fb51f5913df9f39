//! One person over time: order, what comes before, doubts, facts carried forward.

mod common;

use suunta::assessment::{Answer, Change, Tally, changes};
use suunta::content::instrument::Form;
use suunta::session::rounds::{Doubt, Round, Rounds, begin_anew, days_between};
use suunta::session::{Action, Session, Stamp, Work, everything, fields, offered, payload};
use suunta::summary::payload::{Edition, Section};

fn round(jti: &str, issued_at: &str, sum: u32) -> Round {
    Round {
        jti: jti.to_owned(),
        issued_at: issued_at.to_owned(),
        instrument: Edition { id: "suunta-full".to_owned(), version: common::instrument().version },
        key: Some("one".to_owned()),
        dimensions: [('E', Tally { sum, answered: 4, na: 0 })].into(),
        work_ability: Some(5),
        phase: None,
        near_line: false,
        task: None,
        since: [].into(),
        steps: Vec::new(),
        form: None,
    }
}

fn numbers(rounds: &Rounds) -> Vec<&str> {
    rounds.0.iter().map(|round| round.jti.as_str()).collect()
}

#[test]
fn rounds_stand_by_time_and_each_once() {
    let mut rounds = Rounds::default();
    rounds.add(round("b", "2026-05-01T10:00:00+03:00", 4));
    rounds.add(round("a", "2026-02-01T10:00:00+02:00", 4));
    rounds.add(round("c", "2026-09-01T10:00:00+03:00", 4));
    rounds.add(round("b", "2026-05-01T10:00:00+03:00", 8));
    assert_eq!(numbers(&rounds), ["a", "b", "c"]);
    rounds.remove("b");
    assert_eq!(numbers(&rounds), ["a", "c"]);
}

#[test]
fn signing_again_replaces_only_what_was_signed_of_the_same_form() {
    let mut rounds = Rounds::default();
    // The first form of all: its beginning was never noted.
    let first = Session::default();
    assert!(rounds.previous(&first).is_none());
    // An earlier summary was opened, whatever its date.
    rounds.add(round("opened", "2026-02-01T10:00:00+02:00", 4));
    rounds.finish(&first, round("a", "2026-05-01T10:00:00+03:00", 4));
    rounds.finish(&first, round("b", "2026-05-01T11:00:00+03:00", 4));
    assert_eq!(numbers(&rounds), ["opened", "b"]);
    assert_eq!(rounds.previous(&first).map(|round| round.jti.as_str()), Some("opened"));
    // A new round, and then the first form brought back: each has the other's past, not future.
    let second = Session { started: 1_777_000_000_000, ..Session::default() };
    assert_eq!(rounds.previous(&second).map(|round| round.jti.as_str()), Some("b"));
    rounds.finish(&second, round("c", "2026-05-02T10:00:00+03:00", 4));
    assert_eq!(rounds.previous(&first).map(|round| round.jti.as_str()), Some("opened"));
    rounds.finish(&first, round("d", "2026-05-03T10:00:00+03:00", 4));
    assert_eq!(numbers(&rounds), ["opened", "c", "d"]);
}

#[test]
fn what_is_doubtful_of_an_earlier_summary_is_said_before_it_is_taken() {
    let instrument = common::instrument();
    let mut rounds = Rounds::default();
    let first = round("a", "2026-02-01T10:00:00+02:00", 4);
    assert_eq!(rounds.doubts(&instrument, &first), []);
    rounds.add(first.clone());
    assert_eq!(rounds.doubts(&instrument, &first), [Doubt::Known]);
    let other = Round { key: Some("two".to_owned()), ..round("b", "2026-03-01T10:00:00+02:00", 4) };
    assert_eq!(rounds.doubts(&instrument, &other), [Doubt::OtherKey]);
    let edition = Edition { id: "suunta-full".to_owned(), version: "0.9.0".to_owned() };
    let old = Round { instrument: edition, dimensions: [].into(), work_ability: None, ..other };
    let all = [Doubt::OtherInstrument, Doubt::OtherKey, Doubt::NoScores];
    assert_eq!(rounds.doubts(&instrument, &old), all);
}

#[test]
fn a_change_is_in_the_payload_only_with_the_scores_it_is_of() {
    let instrument = common::instrument();
    let profile = suunta::content::profile::Profile::default();
    let mut work = Work::new(Session { form: Form::Full, ..Session::default() });
    for item in ["E1", "E2", "E3", "E4"] {
        work.act(Action::Answer { item: item.to_owned(), answer: Some(Answer::Step(4)) }, 1);
    }
    let session = work.session();
    let before =
        round("urn:uuid:6b1f1f0e-5d3a-4c1e-9f6e-0a1b2c3d4e5f", "2026-02-01T10:00:00+02:00", 2);
    let change = Some(before.as_change(&instrument));
    assert!(offered(&instrument, &profile, session, change.clone()).contains(&Section::Change));
    assert!(!offered(&instrument, &profile, session, None).contains(&Section::Change));
    let stamp = || Stamp { change: change.clone(), ..Stamp::default() };
    let whole = everything(&instrument, &profile, session, stamp());
    let then = &whole.change.as_ref().expect("a change").dimensions;
    assert_eq!(changes(&instrument, then, &whole.dimensions), [('E', Change::Up)].into());
    let without = payload(&instrument, &profile, session, &[Section::Change], stamp());
    assert_eq!(without.change, None);
    assert!(without.omits(Section::Change));
}

#[test]
fn of_the_short_form_only_work_ability_is_compared() {
    let instrument = common::instrument();
    let profile = suunta::content::profile::Profile::default();
    let full = round("urn:uuid:6b1f1f0e-5d3a-4c1e-9f6e-0a1b2c3d4e5f", "2026-02-01T10:00:00Z", 2);
    let edition = Edition { id: "suunta-short".to_owned(), ..full.instrument.clone() };
    let short = Round { instrument: edition, ..full.clone() };
    assert!(short.as_change(&instrument).dimensions.is_empty(), "a tally of one is its answer");
    assert!(!full.as_change(&instrument).dimensions.is_empty());

    let mut session = Session { form: Form::Short, ..Session::default() };
    session.answers.insert("E1".to_owned(), Answer::Step(4));
    let stamp = || Stamp { change: Some(full.as_change(&instrument)), ..Stamp::default() };
    assert_eq!(everything(&instrument, &profile, &session, stamp()).change, None);
    session.answers.insert("W".to_owned(), Answer::Step(8));
    let all = everything(&instrument, &profile, &session, stamp()).change.expect("a change");
    assert_eq!((all.dimensions, all.work_ability), ([].into(), Some(5)));
    let chosen = [Section::Change, Section::Answers];
    assert_eq!(payload(&instrument, &profile, &session, &chosen, stamp()).change, None);
}

#[test]
fn facts_are_carried_forward_but_not_told_before_they_are_confirmed() {
    let instrument = common::instrument();
    let profile = suunta::content::profile::Profile::default();
    let mut before = Session::default();
    before.texts.insert(fields::MUNICIPALITY.to_owned(), "Kuhmo".to_owned());
    before.texts.insert(fields::OWN_WORDS.to_owned(), "Töihin".to_owned());
    let mut work = Work::new(begin_anew(&before, &instrument, 1_000));
    assert_eq!(work.session().text(fields::MUNICIPALITY), "Kuhmo");
    assert_eq!(work.session().text(fields::OWN_WORDS), "");
    assert!(work.session().answers.is_empty());
    assert_eq!(work.session().instrument, instrument.version, "what is asked from now on");
    let facts = |session: &Session| {
        everything(&instrument, &profile, session, Stamp::default())
            .background
            .and_then(|b| b.facts)
    };
    assert_eq!(facts(work.session()), None);
    work.act(Action::text(fields::CARRIED, String::new()), 2_000);
    let told = facts(work.session()).expect("facts");
    assert_eq!(told.municipality.as_deref(), Some("Kuhmo"));
    assert!(begin_anew(&Session::default(), &instrument, 1).texts.is_empty());
}

#[test]
fn days_to_the_first_service_are_whole_and_never_negative() {
    assert_eq!(days_between("2026-02-27T10:00:00+02:00", "2026-03-01"), Some(2));
    assert_eq!(days_between("2026-03-01", "2026-03-01"), Some(0));
    assert_eq!(days_between("2026-03-02", "2026-03-01"), None);
    assert_eq!(days_between("2026-03-02", "soon"), None);
}
