//! What leaves with each choice, of the short form and of the full one.

mod common;

use suunta::assessment::Answer;
use suunta::content::instrument::Form;
use suunta::content::profile::Profile;
use suunta::session::{self, Session, Stamp, fields, payload};
use suunta::summary::payload::{Mode, Omitted, Payload, Section};

fn profile() -> Profile {
    common::content().profiles["kainuu"].first()
}

/// Each question of the form answered, and something in other sections.
fn answered(form: Form) -> Session {
    let mut session = Session { form, ..Session::default() };
    for item in common::instrument().items {
        let step = if item.id.starts_with('Z') { 0 } else { 1 };
        session.answers.insert(item.id, Answer::Step(step));
    }
    for (name, value) in [(fields::VOTES, "E"), (fields::WISHES, "work"), (fields::FACTORS, "care")]
    {
        session.lists.insert(name.to_owned(), vec![value.to_owned()]);
    }
    session.texts.insert(fields::GOAL.to_owned(), "Puutarha".to_owned());
    session
}

#[test]
fn whatever_is_left_out_the_rest_follows_from_itself() {
    let (instrument, profile) = (common::instrument(), profile());
    for form in [Form::Short, Form::Full] {
        let session = answered(form);
        let offered = session::offered(&instrument, &profile, &session, None);
        for choice in 0..1_u32 << offered.len() {
            let chosen: Vec<Section> = (0..)
                .zip(&offered)
                .filter(|(place, _)| choice >> place & 1 == 1)
                .map(|(_, section)| *section)
                .collect();
            let payload = payload(&instrument, &profile, &session, &chosen, Stamp::default());
            assert_eq!(payload.validate_meaning(&instrument), Ok(()), "{form:?} {chosen:?}");
            let told: Vec<Omitted> = payload.left_out(Some(form)).into_iter().collect();
            let left = offered.iter().copied().filter(|section| !chosen.contains(section));
            let left: Vec<Omitted> = left.map(Omitted::from).collect();
            // Single answers say more than the scores, and never leave without them.
            let bare = chosen.contains(&Section::Answers) && !payload.holds(Section::Dimensions);
            if !bare {
                assert_eq!(told, left, "{form:?} {chosen:?}");
            }
        }
    }
}

#[test]
fn overall_work_ability_is_in_the_answers_only_when_it_is_shared() {
    let (instrument, profile, session) = (common::instrument(), profile(), answered(Form::Full));
    let chosen = [Section::Dimensions, Section::Answers];
    let without = payload(&instrument, &profile, &session, &chosen, Stamp::default());
    assert!(without.answers.is_some_and(|answers| !answers.contains_key("W")));
    let chosen = [Section::Dimensions, Section::Answers, Section::WorkAbility];
    let with = payload(&instrument, &profile, &session, &chosen, Stamp::default());
    assert!(with.answers.is_some_and(|answers| answers.contains_key("W")));
}

#[test]
fn the_short_forms_answers_leave_only_when_they_are_chosen() {
    let (instrument, profile, session) = (common::instrument(), profile(), answered(Form::Short));
    let offered = session::offered(&instrument, &profile, &session, None);
    assert!(offered.contains(&Section::Answers), "{offered:?}");
    assert!(!offered.contains(&Section::Dimensions), "there are no scores to offer: {offered:?}");
    let by_default: Vec<Section> =
        offered.into_iter().filter(|section| section.shared_by_default()).collect();
    let kept = payload(&instrument, &profile, &session, &by_default, Stamp::default());
    assert!(kept.dimensions.is_empty(), "a tally of one question is its answer");
    assert_eq!(kept.answers, None);
    let left_out = kept.left_out(Some(Form::Short));
    assert_eq!(left_out, [Section::Answers.into(), Section::Background.into()].into());
    let given = [by_default, vec![Section::Answers]].concat();
    let given = payload(&instrument, &profile, &session, &given, Stamp::default());
    assert_eq!(given.dimensions[&'E'].answered, 1);
    assert_eq!(given.answers.as_ref().map(|answers| answers.len()), Some(15));
    assert_eq!(given.left_out(Some(Form::Short)), [Section::Background.into()].into());
}

#[test]
fn an_earlier_short_summary_does_not_say_that_its_answers_were_left_out() {
    let (instrument, profile, session) = (common::instrument(), profile(), answered(Form::Short));
    let all = session::everything(&instrument, &profile, &session, Stamp::default());
    let omitted = vec![Section::Answers.into(), Section::Goal.into()];
    let earlier = Payload { answers: None, goal: None, omitted, ..all };
    assert_eq!(earlier.left_out(Some(Form::Short)), [Section::Goal.into()].into());
    let full = [Section::Answers, Section::Goal].map(Omitted::from);
    assert_eq!(earlier.left_out(Some(Form::Full)), full.into());
}

#[test]
fn help_is_offered_to_the_person_alone() {
    let instrument = common::instrument();
    let told = |step, mode| {
        let mut session = Session { mode, ..Session::default() };
        session.answers.insert("Z1".to_owned(), step);
        session.answers.insert("E1".to_owned(), Answer::Step(4));
        session::calls_for_help(&instrument, &session)
    };
    assert!(told(Answer::Step(1), Mode::Own));
    assert!(told(Answer::Step(2), Mode::Own));
    assert!(!told(Answer::Step(0), Mode::Own));
    assert!(!told(Answer::Skip, Mode::Own));
    for others_look_on in [Mode::Coach, Mode::Kiosk] {
        assert!(!told(Answer::Step(2), others_look_on), "{others_look_on:?}");
    }
}
