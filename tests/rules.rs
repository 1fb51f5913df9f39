//! Every scoring, band, need, change and phase rule, against the tables of the specification
//! (tests/golden, which a domain expert can read) and by properties.

mod common;

use common::instrument;
use proptest::prelude::*;
use serde::Deserialize;
use std::collections::BTreeMap;
use suunta::assessment::{
    Answer, Answers, Band, Change, Deciding, Fraction, Scores, Tally, assess, change,
    gap_to_discuss, needs, score, suggest, tallies, work_ability_change,
};
use suunta::content::instrument::{DimensionId, Form, Instrument, Kind};

fn golden<T: serde::de::DeserializeOwned>(name: &str) -> Vec<T> {
    #[derive(Deserialize)]
    struct Table<T> {
        case: Vec<T>,
    }
    let path = common::content_root().join("../../tests/golden").join(name);
    let text = std::fs::read_to_string(&path).expect("the golden table is there");
    let table: Table<T> = toml::from_str(&text).expect("the golden table is read");
    assert!(!table.case.is_empty(), "{name} has no case");
    table.case
}

fn scores(dimensions: &BTreeMap<DimensionId, i64>, w: Option<i64>) -> Scores {
    Scores {
        dimensions: dimensions.iter().map(|(id, s)| (*id, Fraction::whole(*s))).collect(),
        work_ability: w.map(|w| Fraction::whole(10 * w)),
    }
}

#[test]
fn phases_are_those_of_the_table() {
    #[derive(Deserialize)]
    struct Case {
        name: String,
        scores: BTreeMap<DimensionId, i64>,
        w: i64,
        indices: Option<[i64; 3]>,
        phase: Option<String>,
        near: bool,
        critical: Option<DimensionId>,
        missing: Option<Vec<DimensionId>>,
    }
    let instrument = instrument();
    for case in golden::<Case>("phase.toml") {
        let name = &case.name;
        let suggestion = suggest(&instrument, &scores(&case.scores, Some(case.w)));
        let phase = suggestion.phase.map(|phase| phase.label().to_owned());
        assert_eq!(phase, case.phase, "phase of {name}");
        assert_eq!(suggestion.near_line, case.near, "near line of {name}");
        if let Some(expected) = case.indices {
            let values = suggestion.indices.each_ref().map(|i| i.value.map(Fraction::tenths));
            assert_eq!(values, expected.map(Some), "indices of {name}");
        }
        if let Some(id) = case.critical {
            assert_eq!(suggestion.deciding, Some(Deciding::Critical(id)), "reason of {name}");
        }
        // What decided at the border of two phases is said without leaning to either.
        let border = phase.as_deref() == Some("0/1");
        let leans = suggestion.reason().is_some_and(|(key, _)| !key.starts_with("border"));
        assert_eq!(suggestion.phase.is_some() && !leans, border, "reason of {name}");
        if let Some(missing) = case.missing {
            assert_eq!(suggestion.indices[0].missing, missing, "missing of {name}");
        }
    }
}

#[test]
fn scores_are_those_of_the_table() {
    #[derive(Deserialize)]
    struct Case {
        answers: Vec<String>,
        exact: Option<(i64, i64)>,
        shown: Option<i64>,
    }
    let instrument = instrument();
    for case in golden::<Case>("score.toml") {
        let seen = case.answers.iter().filter(|answer| *answer != "-");
        let tally = seen.map(|answer| Answer::from_form(answer).expect("an answer")).collect();
        let items = u32::try_from(case.answers.len()).expect("few items");
        let score = score(&instrument, tally, items);
        let exact = case.exact.map(|(n, d)| Fraction::new(n, d).expect("a fraction"));
        assert_eq!(score, exact, "{:?}", case.answers);
        assert_eq!(score.map(Fraction::rounded), case.shown, "{:?}", case.answers);
    }
}

#[test]
fn changes_are_those_of_the_table() {
    #[derive(Deserialize)]
    struct Case {
        items: u32,
        then: Tally,
        now: Tally,
        change: Option<String>,
    }
    let instrument = instrument();
    for case in golden::<Case>("change.toml") {
        let name =
            change(&instrument, case.then, case.now, case.items).map(|change| match change {
                Change::Up => "up",
                Change::Down => "down",
                Change::Unclear => "unclear",
            });
        assert_eq!(name, case.change.as_deref(), "{:?} {:?}", case.then, case.now);
    }
    assert_eq!(work_ability_change(&instrument, 5, 6), Change::Unclear);
    assert_eq!(work_ability_change(&instrument, 5, 7), Change::Up);
    assert_eq!(work_ability_change(&instrument, 5, 3), Change::Down);
}

#[test]
fn needs_are_ordered_as_the_table_says() {
    #[derive(Deserialize)]
    struct Case {
        name: String,
        scores: BTreeMap<DimensionId, i64>,
        votes: Vec<DimensionId>,
        needs: Vec<DimensionId>,
    }
    let instrument = instrument();
    for case in golden::<Case>("need.toml") {
        let found = needs(&instrument, &scores(&case.scores, None), &case.votes);
        assert_eq!(found, case.needs, "{}", case.name);
    }
}

#[test]
fn the_instrument_is_whole() {
    let instrument = instrument();
    let expected = [
        ('F', 3),
        ('P', 3),
        ('S', 3),
        ('K', 3),
        ('O', 5),
        ('M', 4),
        ('T', 5),
        ('L', 3),
        ('Y', 3),
        ('X', 4),
        ('E', 4),
        ('A', 4),
        ('R', 2),
        ('N', 4),
    ];
    let counted: Vec<_> = instrument
        .dimensions
        .iter()
        .map(|d| (d.id, instrument.scored_items(d.id, Form::Full).count()))
        .collect();
    assert_eq!(counted, expected);
    let of_kind = |kind| instrument.items.iter().filter(|item| item.kind == kind).count();
    assert_eq!(of_kind(Kind::Step), 50);
    assert_eq!(of_kind(Kind::WorkAbility), 1);
    assert_eq!(of_kind(Kind::Safety), 4);
    let short = instrument.items.iter().filter(|item| instrument.asks(Form::Short, item)).count();
    assert_eq!(short, 15, "a key item per dimension and overall work ability");
    for item in instrument.items.iter().filter(|item| item.kind == Kind::Step) {
        assert_eq!(instrument.top_step(item), 4, "{} has five steps", item.id);
    }
}

#[test]
fn the_short_form_has_neither_scores_nor_phase() {
    let instrument = instrument();
    let answers: Answers =
        instrument.items.iter().map(|item| (item.id.clone(), Answer::Step(4))).collect();
    let tallies = tallies(&instrument, Form::Short, &answers);
    let assessment = assess(&instrument, Form::Short, &tallies, Some(8), &[]);
    assert!(tallies.values().all(|tally| tally.answered == 1));
    assert!(assessment.scores.dimensions.is_empty());
    assert_eq!(assessment.suggestion.phase, None);
}

#[test]
fn gaps_begin_at_one_step() {
    let instrument = instrument();
    assert!(gap_to_discuss(&instrument, Fraction::whole(50), 3));
    assert!(gap_to_discuss(&instrument, Fraction::whole(50), 1));
    assert!(!gap_to_discuss(&instrument, Fraction::whole(51), 3));
}

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

fn full(instrument: &Instrument, answers: &Answers) -> suunta::assessment::Assessment {
    let w = answers.get("W").and_then(|answer| answer.step());
    assess(instrument, Form::Full, &tallies(instrument, Form::Full, answers), w, &[])
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
    fn the_order_of_answers_is_irrelevant(answers in any_answers(), seed in any::<u64>()) {
        let instrument = instrument();
        let mut pairs: Vec<_> = answers.clone().into_iter().collect();
        let length = pairs.len().max(1);
        let places = usize::try_from(seed % length as u64).expect("small");
        pairs.rotate_left(places);
        if seed % 2 == 0 { pairs.reverse(); }
        let mut shuffled = Answers::new();
        for (id, answer) in pairs { shuffled.insert(id, answer); }
        prop_assert_eq!(full(&instrument, &answers), full(&instrument, &shuffled));
    }

    #[test]
    fn safety_answers_never_move_anything(answers in any_answers(), step in 0_u8..3) {
        let instrument = instrument();
        let mut other = answers.clone();
        for id in ["Z1", "Z2", "Z3", "Z4"] { other.insert(id.to_owned(), Answer::Step(step)); }
        prop_assert_eq!(full(&instrument, &answers), full(&instrument, &other));
    }
}
