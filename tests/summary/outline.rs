//! The one list of what a summary tells: against golden files, and found whole in each of its formats.
//!
//! `tests/golden/outlines` has a file for each summary and language: a part and its heading, then each
//! fact with its path, its kind, its name and what is told.

use super::common::content;
use super::fixture::payload_of;
use super::telling::{everything, words};
use std::fmt::Write;
use std::path::Path;
use suunta::assessment::{Answer, Answers, Tally};
use suunta::content::instrument::{Form, Instrument, Kind};
use suunta::content::source::Content;
use suunta::pdf::Block;
use suunta::pdf::summary::parts;
use suunta::summary::outline::{Fact, Label, Outline, Part, Reader, Seen, Told, Value, Wording};
use suunta::summary::payload::{Payload, Role, Section};
use suunta::summary::text::{Proof, plain_text};

const LANGUAGES: [&str; 2] = ["fi", "en"];
const PROOF: Proof = Proof::Signed("T65R 4PW3 FMPA 7V1V");

/// Each with its name, and for whom it is told.
fn summaries(instrument: &Instrument) -> Vec<(&'static str, Payload, Reader)> {
    let alone = everything(instrument);
    let expected_signers = vec![Role::Client, Role::Coach];
    let omitted = vec![Section::Votes.into()];
    let everything = Payload { expected_signers, omitted, ..alone.clone() };
    // Of another content there is no question and no service to name.
    let mut old = everything.clone();
    old.instrument.version = "9.0.0".to_owned();
    old.coach_view.as_mut().expect("a view").notes.insert("Q9".to_owned(), "vanha".to_owned());
    old.plan.as_mut().expect("a plan").services.push("of-old".to_owned());
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
