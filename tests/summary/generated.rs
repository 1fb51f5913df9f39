//! Properties that every summary has, on generated ones.

use super::fixture::{desk, file, instrument, key, payload, payload_of, qr_text};
use super::schema::validator;
use proptest::prelude::*;
use std::collections::BTreeMap;
use suunta::assessment::{Answer, Answers};
use suunta::content::instrument::{Form, Instrument, Kind};
use suunta::summary::pair::same_document;
use suunta::summary::payload::{Mode, Payload, Role, Section};
use suunta::summary::sections::{Background, CoachView, Goal, History, Obstacle, Plan, Task};
use suunta::summary::{check, qr, strict_json};

fn some_answers(instrument: Instrument, form: Form) -> impl Strategy<Value = Answers> {
    let asked = instrument.items.iter().filter(|item| instrument.asks(form, item));
    let items: Vec<_> = asked.filter(|item| item.kind != Kind::Safety).cloned().collect();
    prop::collection::vec(0_u8..14, items.len()).prop_map(move |numbers| {
        let answer = |(item, number): (&suunta::content::instrument::Item, u8)| {
            let answer = match number {
                11 => Answer::Skip,
                12 if item.na => Answer::NotApplicable,
                12 | 13 => return None,
                step => Answer::Step(step % (instrument.top_step(item) + 1)),
            };
            Some((item.id.clone(), answer))
        };
        items.iter().zip(numbers).filter_map(answer).collect()
    })
}

fn some_sections() -> impl Strategy<Value = (Option<Goal>, Option<Background>, Option<Plan>)> {
    let text = || any::<String>().prop_map(|text| text.chars().take(2_000).collect::<String>());
    let goal = (prop::option::of(text()), prop::option::of(text()))
        .prop_map(|(own_words, goal)| Goal { own_words, goal, next_step: None });
    let background = (text(), any::<bool>()).prop_map(|(text, ill)| {
        let history = if ill { History::Yes } else { History::Later };
        let list = BTreeMap::from([("illness".to_owned(), history)]);
        Background {
            histories: BTreeMap::from([("health".to_owned(), list)]),
            obstacles: vec![Obstacle { text: Some(text), ..Obstacle::default() }],
            ..Background::default()
        }
    });
    let plan = text().prop_map(|text| Plan {
        task: Some(Task { text, due: "2026-03-16".to_owned() }),
        ..Plan::default()
    });
    (prop::option::of(goal), prop::option::of(background), prop::option::of(plan))
}

/// Any payload that the app can make.
fn some_payload() -> impl Strategy<Value = Payload> {
    some_payload_of(instrument())
}

/// Any payload that the app can make with the instrument; a history of `health` apart.
pub fn some_payload_of(instrument: Instrument) -> impl Strategy<Value = Payload> {
    let of = instrument.clone();
    let form = prop_oneof![Just(Form::Short), Just(Form::Full)];
    let answers = form.prop_flat_map(move |form| {
        some_answers(of.clone(), form).prop_map(move |answers| (form, answers))
    });
    let choices = (any::<bool>(), any::<bool>(), prop::option::of("[0-9A-HJKMNP-TV-Z]{16}"));
    let mode = prop_oneof![Just(Mode::Own), Just(Mode::Coach), Just(Mode::Kiosk)];
    (answers, some_sections(), choices, mode, prop::option::of(0_u8..=4)).prop_map(
        move |((form, answers), sections, (keep_answers, keep_numbers, nonce), mode, rating)| {
            let mut payload = payload_of(&instrument, form, answers);
            (payload.goal, payload.background, payload.plan) = sections;
            payload.mode = mode;
            payload.nonce = nonce;
            payload.coach_view = rating.map(|mark| CoachView {
                ratings: BTreeMap::from([('F', mark)]),
                ..CoachView::default()
            });
            if !keep_answers || !keep_numbers {
                payload.answers = None;
                payload.omitted.push(Section::Answers.into());
            }
            if !keep_numbers {
                payload.dimensions = BTreeMap::new();
                payload.phase = None;
                payload.near_line = false;
                payload.omitted.push(Section::Dimensions.into());
            }
            payload
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..Default::default() })]

    #[test]
    fn json_is_valid_and_reads_back(payload in some_payload()) {
        let bytes = serde_json::to_vec(&payload).unwrap();
        prop_assert!(validator().is_valid(&serde_json::from_slice(&bytes).unwrap()));
        prop_assert_eq!(payload.validate(&instrument()), Ok(()));
        let back: Payload = strict_json::parse(&bytes).unwrap();
        prop_assert_eq!(serde_json::to_vec(&back).unwrap(), bytes);
        prop_assert_eq!(back, payload);
    }

    #[test]
    fn file_and_qr_are_intact_and_the_same_document(payload in some_payload()) {
        let context = desk();
        let client = key(1);
        let on_file = check(file(&payload, &client, Role::Client).as_bytes(), &context);
        prop_assert_eq!((on_file.level, &on_file.codes), (1, &vec![]));
        prop_assert_eq!(on_file.payload.as_ref(), Some(&payload));

        let text = qr_text(&payload, &client, Role::Client);
        prop_assert!(qr::draw(&text).is_some(), "{} characters", text.len());
        let on_paper = check(text.as_bytes(), &context);
        prop_assert_eq!((on_paper.level, &on_paper.codes), (1, &vec![]));
        prop_assert_eq!(on_paper.payload.as_ref(), Some(&payload.scored_part()));
        prop_assert_eq!(same_document(&on_file, &on_paper), Ok(()));
    }

    #[test]
    fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        prop_assert_eq!(check(&bytes, &desk()).level, 0);
    }

    /// Cuts, copies and changes of good documents, as a fuzzer makes them.
    #[test]
    fn any_mutation_is_answered(
        paper: bool,
        edits in prop::collection::vec((any::<prop::sample::Index>(), 0_usize..12, any::<u8>()), 1..6),
    ) {
        let document = if paper {
            qr_text(&payload(), &key(1), Role::Client)
        } else {
            file(&payload(), &key(1), Role::Client)
        };
        let mut bytes = document.clone().into_bytes();
        for (place, length, byte) in edits {
            let place = place.index(bytes.len().max(1)).min(bytes.len());
            let end = (place + length).min(bytes.len());
            match byte % 4 {
                0 => drop(bytes.drain(place..end)),
                1 => drop(bytes.splice(place..place, bytes[place..end].to_vec())),
                _ => drop(bytes.splice(place..end, [byte])),
            }
        }
        let verdict = check(&bytes, &desk());
        let same = bytes.trim_ascii() == document.as_bytes();
        prop_assert_eq!(verdict.level > 0, same);
        prop_assert_eq!(verdict.payload.is_some(), same);
    }

    #[test]
    fn any_base45_text_is_answered(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let text = format!("SUU1:{}", suunta::summary::base45::encode(&bytes));
        prop_assert_eq!(check(text.as_bytes(), &desk()).level, 0);
    }
}

/// Flips every bit of a document in turn.
fn every_flip_is_refused(document: &str) {
    let context = desk();
    assert_eq!(check(document.as_bytes(), &context).level, 1);
    for place in 0..document.len() {
        for bit in 0..8 {
            let mut bytes = document.as_bytes().to_vec();
            bytes[place] ^= 1 << bit;
            let verdict = check(&bytes, &context);
            assert_eq!(verdict.level, 0, "byte {place} bit {bit}");
            assert!(!verdict.codes.is_empty());
            assert_eq!(verdict.payload, None);
        }
    }
}

#[test]
fn every_flipped_bit_of_a_file_is_refused() {
    every_flip_is_refused(&file(&payload(), &key(1), Role::Client));
}

#[test]
fn every_flipped_bit_of_a_qr_is_refused() {
    every_flip_is_refused(&qr_text(&payload(), &key(1), Role::Client));
}

#[test]
fn every_cut_file_is_refused() {
    let whole = file(&payload(), &key(1), Role::Client);
    for length in 0..whole.len() {
        let verdict = check(&whole.as_bytes()[..length], &desk());
        assert_eq!(verdict.level, 0);
    }
}
