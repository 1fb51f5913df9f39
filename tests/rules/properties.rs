//! The rules by properties: what no answer, order or fact can do.

use crate::common::instrument;
use proptest::prelude::*;
use std::collections::BTreeMap;
use suunta::assessment::{Answer, Answers, Assessment, Band, Fraction, Tally, assess, tallies};
use suunta::content::instrument::{Form, Instrument, Kind};
use suunta::content::profile::Profile;
use suunta::session::{Action, Session, Stamp, Work, everything, fields};

/// Answers to the whole instrument: any step, skip, na where it can be given, or nothing.
fn any_answers() -> impl Strategy<Value = Answers> {
    let instrument = instrument();
    let items: Vec<_> = instrument
        .items
        .iter()
        .map(|item| (item.id.clone(), instrument.top_step(item), item.na))
        .collect();
    proptest::collection::vec(0_u8..14, items.len()).prop_map(move |dice| {
        let answer = |die: u8, top: u8, na: bool| match die {
            0 => None,
            1 => Some(Answer::Skip),
            2 if na => Some(Answer::NotApplicable),
            die => Some(Answer::Step(die % (top + 1))),
        };
        let with = items.iter().zip(&dice);
        with.filter_map(|((id, top, na), die)| Some((id.clone(), answer(*die, *top, *na)?)))
            .collect()
    })
}

fn full(instrument: &Instrument, answers: &Answers) -> Assessment {
    let w = answers.get("W").and_then(|answer| answer.step());
    assess(instrument, Form::Full, &tallies(instrument, Form::Full, answers), w, &[])
}

/// Every fact of the background page, each told in some way or not at all.
fn any_facts() -> impl Strategy<Value = BTreeMap<String, String>> {
    let bands: Vec<String> =
        instrument().background.age_bands.iter().map(|band| band.id.clone()).collect();
    let number = || proptest::option::of((0_u32..2_000).prop_map(|n| n.to_string()));
    let said = || proptest::option::of(prop::sample::select(vec!["yes", "no"]));
    let told = (
        proptest::option::of(prop::sample::select(bands)),
        proptest::option::of("[A-Za-zäöå]{1,12}"),
        (number(), number()),
        [said(), said(), said()],
        proptest::option::of(".{0,20}"),
    );
    told.prop_map(|(age, municipality, (months, days), yes_or_no, own)| {
        let told = [
            (fields::AGE_BAND, age),
            (fields::MUNICIPALITY, municipality),
            (fields::MONTHS_UNEMPLOYED, months),
            (fields::BENEFIT_DAYS, days),
            (fields::OWN_WORDS, own),
        ];
        let yes_or_no = yes_or_no.map(|said| said.map(str::to_owned));
        let told = told.into_iter().chain(fields::TOLD.into_iter().zip(yes_or_no));
        told.filter_map(|(field, text)| Some((field.to_owned(), text?))).collect()
    })
}

/// Factors, obstacles and ways to get about.
fn any_lists() -> impl Strategy<Value = BTreeMap<String, Vec<String>>> {
    let background = instrument().background;
    let some = |ids: &[String]| prop::sample::subsequence(ids.to_vec(), 0..=ids.len());
    let lists = [
        (fields::FACTORS, &background.factors),
        (fields::OBSTACLES, &background.factors),
        (fields::SOCIAL, &background.social),
        ("transport", &background.transport),
    ];
    lists
        .map(|(name, ids)| some(ids).prop_map(move |chosen| (name.to_owned(), chosen)))
        .prop_map(|lists| lists.into_iter().collect())
}

proptest! {
    #[test]
    fn bands_are_total_and_monotone(a in 0_i64..=1200, b in 0_i64..=1200) {
        let instrument = instrument();
        let band = |n| Band::of(&instrument.constants, Fraction::new(n, 12).expect("a fraction"));
        prop_assert!(a > b || band(a) <= band(b));
    }

    #[test]
    fn a_better_answer_never_lowers_a_score(answers in any_answers(), pick in 0_usize..50) {
        let instrument = instrument();
        let item = instrument.items.iter().filter(|i| i.kind == Kind::Step).nth(pick).expect("50");
        let mut better = answers.clone();
        if let Some(Answer::Step(step)) = answers.get(&item.id).copied() {
            better.insert(item.id.clone(), Answer::Step((step + 1).min(4)));
        }
        let (before, after) = (full(&instrument, &answers), full(&instrument, &better));
        let id = item.dimension.expect("a dimension");
        prop_assert!(before.scores.of(id) <= after.scores.of(id));
    }

    #[test]
    fn skipping_is_the_same_as_not_answering(answers in any_answers()) {
        let instrument = instrument();
        let without: Answers =
            answers.iter().filter(|(_, a)| **a != Answer::Skip).map(|(k, v)| (k.clone(), *v)).collect();
        prop_assert_eq!(full(&instrument, &answers), full(&instrument, &without));
    }

    #[test]
    fn missing_never_counts_as_zero(answers in any_answers()) {
        let instrument = instrument();
        let assessment = full(&instrument, &answers);
        for (id, score) in &assessment.scores.dimensions {
            let steps: Vec<i64> = instrument
                .scored_items(*id, Form::Full)
                .filter_map(|item| answers.get(&item.id)?.step().map(i64::from))
                .collect();
            // The score is the mean of what was answered, whatever was not.
            let count = i64::try_from(steps.len()).expect("few");
            prop_assert_eq!(*score, Fraction::new(25 * steps.iter().sum::<i64>(), count).expect("answered"));
        }
    }

    #[test]
    fn the_order_of_answers_is_irrelevant(
        (given, shuffled) in any_answers().prop_flat_map(|answers| {
            let given: Vec<_> = answers.into_iter().collect();
            (Just(given.clone()), Just(given).prop_shuffle())
        }),
    ) {
        let instrument = instrument();
        // One after another on the pages, in the order of the questions and in any other.
        let told = |given: &[(String, Answer)]| {
            let mut work = Work::default();
            for (item, answer) in given {
                work.act(Action::Answer { item: item.clone(), answer: Some(*answer) }, 1);
            }
            work.session().answers.clone()
        };
        prop_assert_eq!(full(&instrument, &told(&given)), full(&instrument, &told(&shuffled)));
        // And counted in any order.
        let tally = |given: &[(String, Answer)]| -> Tally {
            given.iter().map(|(_, answer)| *answer).collect()
        };
        prop_assert_eq!(tally(&given), tally(&shuffled));
    }

    #[test]
    fn what_is_told_of_the_person_never_moves_a_score(
        answers in any_answers(),
        texts in any_facts(),
        lists in any_lists(),
    ) {
        let instrument = instrument();
        let profile = Profile::default();
        let blank = Session { answers, ..Session::default() };
        let told = Session { texts, lists, ..blank.clone() };
        let [blank, told] = [blank, told]
            .map(|session| everything(&instrument, &profile, &session, Stamp::default()));
        prop_assert_eq!(&blank.dimensions, &told.dimensions);
        prop_assert_eq!(blank.work_ability, told.work_ability);
        prop_assert_eq!((blank.phase, blank.near_line), (told.phase, told.near_line));
        prop_assert_eq!(blank.answers, told.answers);
    }

    #[test]
    fn safety_answers_never_move_anything(answers in any_answers(), step in 0_u8..3) {
        let instrument = instrument();
        let mut other = answers.clone();
        for id in ["Z1", "Z2", "Z3", "Z4"] { other.insert(id.to_owned(), Answer::Step(step)); }
        prop_assert_eq!(full(&instrument, &answers), full(&instrument, &other));
    }
}
