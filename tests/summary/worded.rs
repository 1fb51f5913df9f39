//! How strengths, and what others are to have said, are worded in every language and copy.

use super::common::content;
use super::fixture::{self, desk, file, key, payload_of, public, qr_text};
use ed25519_dalek::Signer;
use suunta::assessment::{Answer, Answers};
use suunta::content::instrument::{Form, Kind};
use suunta::content::source::Content;
use suunta::content::text::fill;
use suunta::pdf::Block;
use suunta::pdf::summary::parts;
use suunta::summary::payload::{Mode, Payload, Role, WorkReference};
use suunta::summary::sections::{CoachView, Consent, Observation};
use suunta::summary::text::{Proof, Wording, plain_text};
use suunta::summary::trust::{TrustList, TrustedKey};
use suunta::summary::vouched::Vouched;
use suunta::summary::{Context, Verdict, check, csv, jws};

/// A summary in each of its copies.
struct Copies {
    text: String,
    csv: String,
    /// Names and what is said of them, row by row.
    rows: Vec<(String, String)>,
    /// All else of the document.
    words: Vec<String>,
}

type Label<'a> = &'a dyn Fn(&str) -> String;

fn copies(content: &Content, payload: &Payload, proof: Proof, label: Label) -> Copies {
    let (instrument, programme) = (&content.catalogue.instrument, &content.profiles["kainuu"]);
    let wording = Wording { label, date: &str::to_owned, tenths: &|n| n.to_string() };
    let paper = parts(payload, instrument, programme, proof, wording);
    let (mut rows, mut words) = (Vec::new(), Vec::new());
    for block in paper.first.into_iter().chain(paper.details) {
        match block {
            Block::Terms(terms) => rows.extend(terms),
            Block::Table(table) => rows.extend(table.into_iter().map(|cells| {
                let mut cells = cells.into_iter().map(|cell| cell.text);
                (cells.next().unwrap(), cells.collect::<Vec<_>>().join(" "))
            })),
            Block::Heading(_, text) | Block::Text(text) | Block::Small(text) => words.push(text),
            _ => {}
        }
    }
    Copies {
        text: plain_text(payload, proof, instrument, programme, wording),
        csv: csv::of(payload, instrument, label),
        rows,
        words,
    }
}

const PRINT: Proof = Proof::Signed("T65R 4PW3 FMPA 7V1V");

#[test]
fn a_strength_is_said_as_one_in_every_language_and_copy() {
    let content = content();
    let instrument = &content.catalogue.instrument;
    let items = instrument.items.iter().filter(|item| item.kind == Kind::Step);
    let best: Answers =
        items.map(|item| (item.id.clone(), Answer::Step(instrument.top_step(item)))).collect();
    let payload = payload_of(instrument, Form::Full, best);
    for (language, locale) in &content.locales {
        let label = |key: &str| locale.get(key).map_or_else(|| key.to_owned(), Clone::clone);
        let Copies { text, csv, rows, .. } = copies(&content, &payload, PRINT, &label);
        let told = |key: &str| {
            let heading = label(key);
            rows.iter().find(|(name, _)| *name == heading).expect("a row").1.clone()
        };
        let line = |start: &str| {
            let found = text.lines().find(|line| line.starts_with(start));
            found.unwrap_or_else(|| panic!("no {start} in\n{text}")).to_owned()
        };
        let strengths = label("summary.strengths") + ": ";
        assert!(locale.get("dimension.R.strength").is_some(), "{language}");
        for dimension in &instrument.dimensions {
            let (id, of) =
                (dimension.id, |part: &str| format!("dimension.{}.{part}", dimension.id));
            let name = label(&of("name"));
            let own = locale.get(&of("strength")).cloned();
            let said = own.clone().unwrap_or_else(|| name.clone());
            let lists = [line(&strengths).replacen(&strengths, "", 1), told("summary.strengths")];
            let comma = label("list.comma") + " ";
            for list in lists {
                let names: Vec<&str> = list.split("; ").flat_map(|n| n.split(&comma)).collect();
                let part = |one: &str| names.contains(&one) || list.contains(one);
                assert!(part(&said), "{language} {id}: {list}");
                assert!(
                    own.is_none() || !names.contains(&name.as_str()),
                    "{language} {id}: {list}"
                );
            }
            let word = own.unwrap_or_else(|| label("band.strength.name"));
            assert_eq!(line(&format!("{name}: 100 ")), format!("{name}: 100 ({word})"));
            let scored = format!(";scores.{id};100;");
            let row = csv.lines().find(|line| line.contains(&scored)).expect("a row of the table");
            assert!(row.ends_with(&word) || row.ends_with(&format!("\"{word}\"")), "{row}");
            assert!(rows.contains(&(name, format!("100 {word}"))), "{language} {id}: {rows:?}");
        }
    }
}

/// A talk with a coach as it is told.
fn talk(instrument: &suunta::content::instrument::Instrument) -> Payload {
    let view = CoachView {
        ratings: [('F', 4)].into(),
        agreed_goal: Some("a garden job".to_owned()),
        consent: Some(Consent::Agreed),
        identity_seen: Some(true),
        ..CoachView::default()
    };
    Payload {
        mode: Mode::Coach,
        coach_view: Some(view),
        observation: Some(Observation {
            ratings: [('K', 2)].into(),
            text: Some("calm".to_owned()),
        }),
        ..payload_of(instrument, Form::Full, fixture::answers(instrument))
    }
}

fn with_coach(text: &str) -> String {
    let unsigned = jws::Unsigned::beside(text, &public(&key(2)), Role::Coach).unwrap();
    let signature = key(2).sign(&unsigned.signing_input()).to_bytes();
    unsigned.attach(&signature).unwrap()
}

#[test]
fn what_only_the_client_signed_is_told_as_the_clients_in_every_language_and_copy() {
    let content = content();
    let instruments = std::slice::from_ref(&content.catalogue.instrument);
    let payload = talk(&instruments[0]);
    let expected_signers = vec![Role::Client, Role::Coach];
    let signed_by_both = Payload { expected_signers, ..payload.clone() };
    let listed = TrustedKey {
        kid: public(&key(2)).thumbprint(),
        role: Some(Role::Coach),
        name: "Kajaani".to_owned(),
        not_before: 0,
        not_after: i64::MAX,
        is_revoked: false,
    };
    let (issued_at, next_update) = (0, i64::MAX);
    let trust = TrustList { serial: 1, issued_at, next_update, keys: vec![listed] };
    let checked =
        |text: &str, trust| check(text.as_bytes(), &Context { instruments, trust, ..desk() });
    let alone = checked(&file(&payload, &key(1), Role::Client), Some(&trust));
    let both = with_coach(&file(&signed_by_both, &key(1), Role::Client));
    let claimed = checked(&both, None);
    let confirmed = checked(&both, Some(&trust));
    assert_eq!([alone.level, claimed.level, confirmed.level], [1, 1, 3]);
    let cases: [(&Payload, Proof, Option<&str>); 5] = [
        (&payload, PRINT, Some("summary.told.client")),
        (&signed_by_both, PRINT, None),
        (&payload, Proof::Checked(&alone), Some("summary.told.client")),
        (&signed_by_both, Proof::Checked(&claimed), Some("summary.told.claimed")),
        (&signed_by_both, Proof::Checked(&confirmed), None),
    ];
    for (language, locale) in &content.locales {
        let label = |key: &str| locale.get(key).map_or_else(|| key.to_owned(), Clone::clone);
        for (payload, proof, why) in cases {
            let Copies { text, csv, rows, words } = copies(&content, payload, proof, &label);
            let mode =
                label(if why.is_some() { "summary.mode.coach.told" } else { "summary.mode.coach" });
            assert!(text.contains(&mode), "{language}: {text}");
            assert!(csv.contains(&label("summary.mode.coach.told")), "{language}: {csv}");
            assert!(words.iter().any(|word| word.contains(&mode)), "{language}: {words:?}");
            for key in ["summary.told.client", "summary.told.claimed"] {
                let said = why == Some(key);
                assert_eq!(text.contains(&label(key)), said, "{language} {key}: {text}");
                assert_eq!(words.contains(&label(key)), said, "{language} {key}: {words:?}");
            }
            let told = |key: &str| fill(&label("summary.told"), &[("name", &label(key))]);
            let marked = |key: &str| if why.is_some() { told(key) } else { label(key) };
            // Every heading stands alone on a line of the text or in a row of the document.
            for key in ["coach.identity", "coach.agreed.consent", "field.agreed-goal.label"] {
                assert!(rows.iter().any(|(name, _)| *name == marked(key)), "{language}: {rows:?}");
                assert!(
                    text.lines().any(|line| line.starts_with(&marked(key))),
                    "{language}: {text}"
                );
            }
            for key in ["section.coachView", "section.observation"] {
                assert!(words.contains(&marked(key)), "{language}: {words:?}");
                assert!(
                    text.lines().any(|line| line.starts_with(&marked(key))),
                    "{language}: {text}"
                );
                // A name with an apostrophe stands in quotes.
                let cell = |name: &str| {
                    let cells = [format!(";{name};"), format!(";\"{name}\";")];
                    cells.iter().any(|cell| csv.contains(cell))
                };
                // A table is signed by nobody, and is the same before the signatures and at a desk.
                assert!(cell(&told(key)) && !cell(&label(key)), "{language} {key}: {csv}");
            }
        }
    }
}

#[test]
fn a_kiosk_that_nobody_confirms_is_the_clients_word() {
    let verdict = |payload: &Payload| -> Verdict {
        check(file(payload, &key(1), Role::Client).as_bytes(), &desk())
    };
    let payload = Payload { mode: Mode::Kiosk, ..fixture::payload() };
    assert_eq!(Vouched::checked(&verdict(&payload)).mode(payload.mode), "summary.mode.kiosk.told");
    assert_eq!(Vouched::signed(&payload).mode(payload.mode), "summary.mode.kiosk.told");
    let expected_signers = vec![Role::Client, Role::Kiosk];
    let payload = Payload { expected_signers, ..payload };
    assert_eq!(Vouched::signed(&payload).mode(payload.mode), "summary.mode.kiosk");
    // At the desk the second signature is missing.
    assert_eq!(Vouched::checked(&verdict(&payload)).mode(payload.mode), "summary.mode.kiosk.told");
    let own = fixture::payload();
    assert_eq!(Vouched::checked(&verdict(&own)).mode(own.mode), "summary.mode.self");
}

#[test]
fn what_a_code_alone_lacks_is_said_and_a_file_lacks_nothing() {
    let content = content();
    let on_paper = check(qr_text(&fixture::payload(), &key(1), Role::Client).as_bytes(), &desk());
    let on_file = check(file(&fixture::payload(), &key(1), Role::Client).as_bytes(), &desk());
    for (language, locale) in &content.locales {
        let label = |key: &str| locale.get(key).unwrap_or_else(|| panic!("no {key}")).clone();
        let wording = Wording { label: &label, date: &str::to_owned, tenths: &|n| n.to_string() };
        let said = |verdict: &Verdict| {
            let sentence = label("summary.code-part");
            Proof::Checked(verdict).lines(wording).contains(&sentence)
        };
        assert!(said(&on_paper), "{language}");
        assert!(!said(&on_file), "{language}");
        assert!(!said(&on_paper.clone().beside(&on_file)), "{language}: the file is at hand");
    }
}

#[test]
fn the_work_that_was_thought_of_and_earlier_summaries_are_told() {
    let content = content();
    let instrument = &content.catalogue.instrument;
    let id = "00000000-0000-4000-8000-00000000000";
    let payload = Payload {
        work_reference: Some(WorkReference::Hoped),
        replaces: Some(format!("urn:uuid:{id}1")),
        withdraws: Some(format!("urn:uuid:{id}2")),
        ..payload_of(instrument, Form::Full, fixture::answers(instrument))
    };
    for (language, locale) in &content.locales {
        let label = |key: &str| locale.get(key).map_or_else(|| key.to_owned(), Clone::clone);
        let Copies { text, csv, words, .. } = copies(&content, &payload, PRINT, &label);
        let said = [
            format!(
                "{}: {}.",
                label("summary.work-reference"),
                label("summary.work-reference.hoped")
            ),
            fill(&label("summary.replaces"), &[("id", &format!("{id}1"))]),
            fill(&label("summary.withdraws"), &[("id", &format!("{id}2"))]),
        ];
        for sentence in said {
            assert!(text.lines().any(|line| line == sentence), "{language}: {text}");
            assert!(words.iter().any(|word| word.contains(&sentence)), "{language}: {words:?}");
        }
        assert!(csv.contains(&label("summary.work-reference.hoped")), "{language}: {csv}");
    }
}
