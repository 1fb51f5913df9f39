//! Every scoring, band, need, change and phase rule, against the tables of the specification
//! (tests/golden, which a domain expert can read) and by properties.

#[path = "../common/mod.rs"]
mod common;
mod properties;

use common::instrument;
use serde::Deserialize;
use std::collections::BTreeMap;
use suunta::assessment::{
    Answer, Answers, Band, Change, Deciding, Fraction, Phase, Scores, Tally, Why, assess, change,
    gap_to_discuss, needs, score, suggest, tallies, why, work_ability_change,
};
use suunta::content::instrument::{DimensionId, Form, Kind};

fn golden<T: serde::de::DeserializeOwned>(name: &str) -> Vec<T> {
    #[derive(Deserialize)]
    struct Table<T> {
        case: Vec<T>,
    }
    let path = common::content_root().join("../tests/golden").join(name);
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

/// Everything is 80 but what a case names, so that one value alone decides.
#[test]
fn each_gate_and_each_mark_of_a_near_line_is_where_the_table_says() {
    #[derive(Deserialize)]
    struct Case {
        name: String,
        #[serde(default)]
        scores: BTreeMap<DimensionId, i64>,
        #[serde(default)]
        unknown: Vec<DimensionId>,
        w: Option<i64>,
        phase: Option<String>,
        near: bool,
    }
    let instrument = instrument();
    for case in golden::<Case>("gate.toml") {
        let name = &case.name;
        let mut known: BTreeMap<_, _> = instrument.dimensions.iter().map(|d| (d.id, 80)).collect();
        known.extend(case.scores);
        known.retain(|id, _| !case.unknown.contains(id));
        let suggestion = suggest(&instrument, &scores(&known, case.w));
        let phase = suggestion.phase.map(|phase| phase.label().to_owned());
        assert_eq!(phase, case.phase, "phase: {name}");
        assert_eq!(suggestion.near_line, case.near, "near line: {name}");
    }
}

#[test]
fn bands_are_those_of_the_table() {
    #[derive(Deserialize)]
    struct Case {
        score: (i64, i64),
        band: String,
    }
    let instrument = instrument();
    for case in golden::<Case>("band.toml") {
        let score = Fraction::new(case.score.0, case.score.1).expect("a fraction");
        assert_eq!(Band::of(&instrument.constants, score).key(), case.band, "{:?}", case.score);
    }
}

#[test]
fn the_first_floor_is_the_mean_of_enough_kinds_of_functioning() {
    #[derive(Deserialize)]
    struct Case {
        scores: BTreeMap<DimensionId, i64>,
        floor: Option<(i64, i64)>,
    }
    let instrument = instrument();
    for case in golden::<Case>("floor.toml") {
        let floor = scores(&case.scores, None).floor1(&instrument);
        let expected = case.floor.map(|(n, d)| Fraction::new(n, d).expect("a fraction"));
        assert_eq!(floor, expected, "{:?}", case.scores);
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
    let work_ability = |then, now| work_ability_change(&instrument, then, now);
    assert_eq!(work_ability(Some(5), Some(6)), Some(Change::Unclear));
    assert_eq!(work_ability(Some(5), Some(7)), Some(Change::Up));
    assert_eq!(work_ability(Some(5), Some(3)), Some(Change::Down));
    assert_eq!(work_ability(None, Some(3)), None);
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
        let scores = scores(&case.scores, None);
        for id in found {
            let voted = case.votes.contains(&id);
            let low = case.scores.get(&id).is_some_and(|score| *score < 40);
            let expected = match (voted, low) {
                (true, true) => Why::Both,
                (true, false) => Why::Voted,
                _ => Why::Low,
            };
            assert_eq!(why(&instrument, &scores, &case.votes, id), Some(expected), "{id}");
        }
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
fn a_low_rating_beside_a_far_phase_is_noticed() {
    let instrument = instrument();
    let ahead = |step: u8, rating: Option<u8>| {
        let all = instrument.items.iter().map(|item| (item.id.clone(), Answer::Step(step)));
        let tallies = tallies(&instrument, Form::Full, &all.collect());
        let assessment = assess(&instrument, Form::Full, &tallies, rating, &[]);
        (assessment.suggestion.phase, assessment.is_ahead_of_rating(&instrument))
    };
    assert_eq!(ahead(3, Some(3)), (Some(Phase::Work), true));
    assert_eq!(ahead(3, Some(4)), (Some(Phase::Work), false));
    assert_eq!(ahead(3, None), (Some(Phase::Work), false));
    assert_eq!(ahead(1, Some(0)), (Some(Phase::Care), false));
}

#[test]
fn gaps_begin_at_one_step() {
    let instrument = instrument();
    assert!(gap_to_discuss(&instrument, Fraction::whole(50), 3));
    assert!(gap_to_discuss(&instrument, Fraction::whole(50), 1));
    assert!(!gap_to_discuss(&instrument, Fraction::whole(51), 3));
}
