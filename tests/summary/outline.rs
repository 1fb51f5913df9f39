//! The one list of what a summary tells: against golden files, and found whole in each of its formats.
//!
//! `tests/golden/outlines` has a file for each summary and language: a part and its heading, then each
//! fact with its path, its kind, its name and what is told.

use super::common::content;
use super::fixture::{self, payload_of};
use std::fmt::Write;
use std::path::Path;
use suunta::assessment::{Answer, Answers, Phase, Tally};
use suunta::content::instrument::{Form, Instrument, Kind};
use suunta::content::source::Content;
use suunta::paper::Block;
use suunta::paper::summary::parts;
use suunta::summary::outline::{Fact, Label, Outline, Part, Reader, Seen, Told, Value, Wording};
use suunta::summary::payload::{Mode, Payload, Role, Section, WorkReference};
use suunta::summary::sections::{
    Background, Change, CoachView, Consent, Facts, Goal, History, Observation, Obstacle,
    ObstacleStatus, Path as Way, Plan, Step, Task,
};
use suunta::summary::text::{Proof, plain_text};

const LANGUAGES: [&str; 2] = ["fi", "en"];
const PROOF: Proof = Proof::Signed("T65R 4PW3 FMPA 7V1V");

fn text(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn list(ids: &[&str]) -> Vec<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}

/// Everything that a summary can tell, of a talk with a coach.
fn everything(instrument: &Instrument) -> Payload {
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
                path: Some(Way::Work),
                responsible: text("own-coach"),
                status: text("referred"),
                due: text("2026-04-01"),
                next: text("2026-05-01"),
            }],
            follow_up: text("2026-06-01"),
            services: list(&["training", "of-old"]),
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
            notes: [("E1", "vuokra"), ("Q9", "vanha")]
                .map(|(item, note)| (item.to_owned(), note.to_owned()))
                .into(),
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
        omitted: vec![Section::Votes.into()],
        expected_signers: vec![Role::Client, Role::Coach],
        ..payload_of(instrument, Form::Full, fixture::answers(instrument))
    }
}

/// Each with its name, and for whom it is told.
fn summaries(instrument: &Instrument) -> Vec<(&'static str, Payload, Reader)> {
    let everything = everything(instrument);
    let alone = Payload { expected_signers: vec![Role::Client], ..everything.clone() };
    let mut old = everything.clone();
    old.instrument.version = "9.0.0".to_owned();
    let of = |form, answers: &[(&str, u8)]| {
        let answers = answers.iter().map(|(item, step)| ((*item).to_owned(), Answer::Step(*step)));
        let payload = payload_of(instrument, form, answers.collect());
        Payload { votes: Vec::new(), wishes: Vec::new(), ..payload }
    };
    let items = instrument.items.iter().filter(|item| item.kind == Kind::Step);
    let best: Answers =
        items.map(|item| (item.id.clone(), Answer::Step(instrument.top_step(item)))).collect();
    let best = Payload { answers: None, ..payload_of(instrument, Form::Full, best) };
    vec![
        ("everything", everything.clone(), Reader::Caseworker),
        ("alone", alone, Reader::Caseworker),
        ("own", everything.clone(), Reader::Client),
        ("refused", everything, Reader::Refuser),
        ("old-version", old, Reader::Caseworker),
        ("strengths", best, Reader::Caseworker),
        ("short", of(Form::Short, &[("E1", 1), ("W", 3)]), Reader::Caseworker),
        ("few", of(Form::Full, &[("E1", 1), ("E2", 2)]), Reader::Caseworker),
    ]
}

fn label<'a>(content: &'a Content, language: &str) -> impl Fn(&str) -> String + 'a {
    let locale = &content.locales[language];
    move |key| locale.get(key).map_or_else(|| key.to_owned(), Clone::clone)
}

fn wording(label: Label) -> Wording {
    let date: &dyn Fn(&str) -> String = &|date| date.get(..10).unwrap_or(date).to_owned();
    Wording { label, date, tenths: &|tenths| format!("{},{}", tenths / 10, tenths % 10) }
}

fn outline(content: &Content, payload: &Payload, reader: Reader, label: Label) -> Outline {
    let (instrument, programme) = (&content.catalogue.instrument, &content.profiles["kainuu"]);
    let seen = Seen { reader, ..PROOF.seen(payload, wording(label)) };
    Outline::of(payload, &seen, instrument, programme, wording(label))
}

/// An outline as a golden file has it.
fn written(outline: &Outline) -> String {
    let mut out = String::new();
    for entry in &outline.entries {
        let heading = entry.heading.as_str();
        writeln!(out, "{:?}{}{heading}", entry.part, if heading.is_empty() { "" } else { ": " })
            .expect("a text");
        for fact in &entry.facts {
            let name =
                if fact.name.is_empty() { String::new() } else { format!("{} = ", fact.name) };
            writeln!(out, "  {} {name}{}", fact.path, told(fact)).expect("a text");
        }
    }
    out
}

fn told(fact: &Fact) -> String {
    let value = |value: &Value| match value {
        Value::Text(text) => text.clone(),
        Value::Number(text) => format!("number {text}"),
        Value::Date(text) => format!("date {text}"),
        Value::Words(words) => format!("words {:?}", words.whole()),
    };
    match &fact.told {
        Told::Sentence(text) => format!("sentence {text}"),
        Told::Note(text) => format!("note {text}"),
        Told::Value(told) => value(told),
        Told::Item(told, beside) if beside.is_empty() => value(told),
        Told::Item(told, beside) => format!("{} + {}", value(told), beside.join(" + ")),
        Told::List(items) => {
            items.iter().map(|(id, name)| format!("{id}: {name}")).collect::<Vec<_>>().join("; ")
        }
        Told::Mark(mark) => format!("{mark:?}"),
        Told::Score(score) => format!("{score:?}"),
    }
}

/// Compares with a file in `tests/golden/outlines`; `UPDATE_GOLDEN=1` writes it.
#[test]
fn what_is_told_is_as_it_was() {
    let content = content();
    for (name, payload, reader) in summaries(&content.catalogue.instrument) {
        for language in LANGUAGES {
            let label = label(&content, language);
            let found = written(&outline(&content, &payload, reader, &label));
            let file = format!("tests/golden/outlines/{name}.{language}.txt");
            let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
            if std::env::var_os("UPDATE_GOLDEN").is_some() {
                std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
                std::fs::write(&file, &found).expect("a file");
            }
            let wanted = std::fs::read_to_string(&file).expect("the golden file");
            assert_eq!(found, wanted, "{name} {language}");
        }
    }
}

/// The words of a fact, each of which every format has.
fn words(fact: &Fact, whole: bool) -> Vec<String> {
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

/// All that a document says, block by block.
fn document(blocks: &[Block]) -> String {
    let of = |block: &Block| match block {
        Block::Heading(_, text) | Block::Text(text) | Block::Small(text) | Block::Quote(text) => {
            text.clone()
        }
        Block::List { items, .. } => items.join("\n"),
        Block::Terms(rows) => {
            rows.iter().map(|(name, told)| format!("{name}: {told}\n")).collect::<String>()
        }
        Block::Table(rows) => {
            rows.iter().flatten().map(|cell| format!("{} ", cell.text)).collect::<String>()
        }
        Block::Path { label, .. } => label.clone(),
    };
    blocks.iter().map(of).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_fact_stands_in_the_text_and_in_the_document_in_every_language() {
    let content = content();
    let (instrument, programme) = (&content.catalogue.instrument, &content.profiles["kainuu"]);
    let summaries = summaries(instrument);
    let signed = summaries.iter().filter(|(_, _, reader)| *reader == Reader::Caseworker);
    for (name, payload, reader) in signed {
        for language in content.locales.keys() {
            let label = label(&content, language);
            let outline = outline(&content, payload, *reader, &label);
            let text = plain_text(payload, PROOF, instrument, programme, wording(&label));
            let paper = parts(payload, instrument, programme, PROOF, wording(&label));
            let paper = document(&[paper.first, paper.details].concat());
            for fact in outline.entries.iter().flat_map(|entry| &entry.facts) {
                for word in words(fact, false) {
                    assert!(text.contains(&word), "{name} {language}: no {word} in\n{text}");
                }
                for word in words(fact, true) {
                    let word = word.replace('\u{200e}', "");
                    assert!(paper.contains(&word), "{name} {language}: no {word} in\n{paper}");
                }
            }
        }
    }
}

#[test]
fn the_parts_stand_in_the_caseworkers_order_each_once() {
    let content = content();
    let label = label(&content, "fi");
    for (name, payload, reader) in summaries(&content.catalogue.instrument) {
        let outline = outline(&content, &payload, reader, &label);
        let parts: Vec<Part> = outline.entries.iter().map(|entry| entry.part).collect();
        // The client sees the house early, and how it was made at the foot.
        let moved =
            |part: &Part| reader == Reader::Client && matches!(part, Part::House | Part::Origin);
        let parts: Vec<Part> = parts.into_iter().filter(|part| !moved(part)).collect();
        let in_order = parts.windows(2).all(|pair| matches!(pair, [one, next] if one < next));
        assert!(in_order, "{name}: {parts:?}");
    }
}

#[test]
fn a_worry_that_has_grown_less_is_not_called_more_of_it() {
    let content = content();
    let mut payload = everything(&content.catalogue.instrument);
    for (language, locale) in &content.locales {
        let label = label(&content, language);
        for (sum, key) in [(0, "dimension.R.up"), (8, "dimension.R.down")] {
            let then = Tally { sum, answered: 2, na: 0 };
            let change = payload.change.as_mut().expect("a change");
            change.dimensions = [('R', then)].into();
            payload.dimensions.insert('R', Tally { sum: 8 - sum, answered: 2, na: 0 });
            let outline = outline(&content, &payload, Reader::Caseworker, &label);
            let change = outline.entry(Part::Change).expect("a change");
            let own = locale.get(key).unwrap_or_else(|| panic!("no {key} in {language}"));
            let said = change.facts.iter().any(|fact| match &fact.told {
                Told::List(items) => items.iter().any(|(_, name)| name == own),
                _ => false,
            });
            assert!(said, "{language}: {change:?}");
        }
    }
}
