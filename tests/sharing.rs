//! What is told as left out stands nowhere: not in the file, the code, the document, the copies or
//! the text. Every free text of a session is a word of its own here, and each is looked for.

mod common;
#[path = "common/fixture.rs"]
mod fixture;

use proptest::prelude::*;
use std::collections::BTreeMap;
use std::sync::LazyLock;
use suunta::assessment::{Answer, tallies};
use suunta::content::instrument::{Form, Kind};
use suunta::content::source::Content;
use suunta::pdf::{Attached, Paper, make, summary::parts};
use suunta::session::{self, Fault, Leaving, Session, Stamp, faults, fields};
use suunta::summary::payload::{Mode, Payload, Role, Section};
use suunta::summary::sections::Change;
use suunta::summary::text::{Proof, Wording, plain_text};
use suunta::summary::{attached, base45, derived};

static CONTENT: LazyLock<Content> = LazyLock::new(common::content);

/// Fields of free text, each with the sections that it stands under. Written down a second time, so
/// that the rule is held against something.
const TEXTS: [(&str, &[Section]); 20] = [
    (fields::OWN_WORDS, &[Section::Goal]),
    (fields::GOAL, &[Section::Goal]),
    (fields::NEXT_STEP, &[Section::Goal]),
    (fields::TASK, &[Section::Plan]),
    (fields::OBSTACLE_OWN, &[Section::Background, Section::Goal]),
    ("career-wish", &[Section::Background, Section::Goal]),
    ("career-past", &[Section::Background, Section::Goal]),
    ("belonging", &[Section::Background, Section::Goal]),
    ("incentive-trap", &[Section::Background, Section::Goal]),
    ("proceed", &[Section::Background, Section::Goal]),
    ("went-well", &[Section::Background, Section::Goal]),
    ("needs-work", &[Section::Background, Section::Goal]),
    ("one-thing", &[Section::Background, Section::Goal]),
    ("check-in", &[Section::Background, Section::Goal]),
    ("task-how", &[Section::Background, Section::Goal]),
    (fields::MUNICIPALITY, &[Section::Background]),
    (fields::AGREED_GOAL, &[Section::CoachView]),
    (fields::DISSENT, &[Section::CoachView, Section::Goal]),
    (fields::WORK_FIRST, &[Section::CoachView]),
    (fields::OBSERVATION, &[Section::Observation]),
];

/// A word that stands nowhere else: letters alone, so that no format writes it otherwise.
fn marker(number: usize) -> String {
    let letters = ['b', 'd', 'f', 'g', 'h', 'j', 'k', 'm', 'p', 'q'];
    let digits = format!("{number:04}");
    let word = digits.chars().filter_map(|d| d.to_digit(10)).map(|d| letters[d as usize]);
    ["Zvx", &word.collect::<String>(), "xvz"].concat()
}

/// Everything said, each text by a word of its own; the words with the sections they stand under.
fn talkative(form: Form, mode: Mode) -> (Session, BTreeMap<String, Vec<Section>>) {
    let instrument = &CONTENT.catalogue.instrument;
    let mut session = Session { form, mode, ..Session::default() };
    let mut words = BTreeMap::new();
    let mut say = |session: &mut Session, field: String, under: Vec<Section>| {
        let word = marker(words.len());
        session.texts.insert(field, word.clone());
        words.insert(word, under);
    };
    for (field, under) in TEXTS {
        say(&mut session, field.to_owned(), under.to_vec());
    }
    for part in ["text", "responsible", "status"] {
        say(&mut session, fields::step("1", part), vec![Section::Plan]);
    }
    for item in &instrument.items {
        let own = match item.kind {
            Kind::Safety => Section::Safety,
            Kind::WorkAbility => Section::WorkAbility,
            Kind::Step => Section::Answers,
        };
        say(&mut session, fields::note(&item.id), vec![own, Section::Goal, Section::CoachView]);
        let step = if item.kind == Kind::WorkAbility { 6 } else { 1 };
        session.answers.insert(item.id.clone(), Answer::Step(step));
    }
    let mut set = |name: &str, value: &str| session.texts.insert(name.to_owned(), value.to_owned());
    set(fields::TASK_DUE, "2026-12-07");
    set(fields::FOLLOW_UP, "2026-12-24");
    set(fields::FIRST_SERVICE, "2026-11-01");
    set(fields::TASK_DONE, "partly");
    set(fields::AGE_BAND, "25-29");
    set(fields::MONTHS_UNEMPLOYED, "14");
    set(fields::COACH_SAVED, "yes");
    set("coach-F", "3");
    set("observation-F", "2");
    set(fields::AGREED_PHASE, "1");
    set(fields::IDENTITY, "yes");
    set("history.health.illness", "yes");
    for (name, value) in [
        (fields::VOTES, "E"),
        (fields::WISHES, "work"),
        (fields::FACTORS, "care"),
        (fields::SOCIAL, "friend"),
        (fields::OBSTACLES, fields::OBSTACLE_OWN),
        (fields::SERVICES, "training"),
        (fields::STEPS, "1"),
    ] {
        session.lists.insert(name.to_owned(), vec![value.to_owned()]);
    }
    (session, words)
}

fn stamp(session: &Session) -> Stamp {
    let instrument = &CONTENT.catalogue.instrument;
    let change = Change {
        since: "2026-01-01T12:00:00+02:00".to_owned(),
        jti: Some(fixture::JTI.to_owned()),
        dimensions: tallies(instrument, Form::Full, &session.answers),
        work_ability: Some(9),
    };
    Stamp {
        jti: fixture::JTI.to_owned(),
        issued_at: "2026-11-28T11:59:00+02:00".to_owned(),
        language: "fi".to_owned(),
        change: Some(change),
        ..Stamp::default()
    }
}

fn label(key: &str) -> String {
    CONTENT.locales["fi"].get(key).cloned().unwrap_or_else(|| key.to_owned())
}

fn wording() -> Wording<'static> {
    Wording { label: &label, date: &str::to_owned, tenths: &|tenths| tenths.to_string() }
}

fn paper(payload: &Payload, signed: &str) -> Paper {
    let (instrument, programme) = (&CONTENT.catalogue.instrument, &CONTENT.profiles["kainuu"]);
    let parts = parts(payload, instrument, programme, Proof::Signed("T65R"), wording());
    Paper {
        title: "Yhteenveto".to_owned(),
        language: "fi".to_owned(),
        rtl: false,
        issued_at: payload.issued_at.clone(),
        lead: Vec::new(),
        code: None,
        house: parts.house,
        blocks: parts.first,
        details: parts.details,
        attached: Some(Attached {
            name: "a.suunta.json".to_owned(),
            description: String::new(),
            text: signed.to_owned(),
        }),
    }
}

/// All that leaves, by what it is: as text, or as bytes in which texts stand as they are.
fn outputs(payload: &Payload) -> Vec<(&'static str, Vec<u8>)> {
    let instrument = &CONTENT.catalogue.instrument;
    let key = fixture::key(1);
    let bytes = serde_json::to_vec(payload).expect("JSON");
    let code = fixture::qr_text(payload, &key, Role::Client);
    let code = base45::decode(code.trim_start_matches("SUU1:")).expect("base45");
    let text = plain_text(
        payload,
        Proof::Signed("T65R"),
        instrument,
        &CONTENT.profiles["kainuu"],
        wording(),
    );
    let sheet = serde_json::to_vec(&paper(payload, "")).expect("JSON");
    let mut all =
        vec![("file", bytes), ("code", code), ("text", text.into_bytes()), ("document", sheet)];
    let copies = derived::of(payload, instrument, &label, "a");
    all.extend(copies.into_iter().map(|copy| (copy.format.key(), copy.text.into_bytes())));
    all
}

fn holds(bytes: &[u8], word: &str) -> bool {
    bytes.windows(word.len()).any(|part| part == word.as_bytes())
}

/// The payload as whoever signs completes it.
fn signed(payload: Payload) -> Payload {
    Payload { client_key: Some("A".repeat(43)), ..payload }
}

/// Whether what stands under these sections may leave with this choice.
fn may_leave(under: &[Section], chosen: &[Section], form: Form, mode: Mode) -> bool {
    under.iter().all(|section| {
        let here = chosen.contains(section);
        match section {
            Section::Safety => here && mode != Mode::Kiosk,
            Section::Answers => {
                here && (form == Form::Short || chosen.contains(&Section::Dimensions))
            }
            _ => here,
        }
    })
}

fn some_choice() -> impl Strategy<Value = Vec<Section>> {
    // Most sections most of the time: what is left out alone is what could stay behind.
    prop::collection::vec(prop::bool::weighted(0.7), Section::ALL.len()).prop_map(|chosen| {
        Section::ALL.into_iter().zip(chosen).filter(|(_, is)| *is).map(|(s, _)| s).collect()
    })
}

fn some_form() -> impl Strategy<Value = Form> {
    prop::sample::select(vec![Form::Full, Form::Full, Form::Short])
}

fn some_mode() -> impl Strategy<Value = Mode> {
    prop::sample::select(vec![Mode::Own, Mode::Coach, Mode::Kiosk])
}

/// Looks for every word of what was left out, and for the numbers that can be told apart.
fn look(form: Form, mode: Mode, chosen: &[Section]) {
    let (instrument, profile) = (&CONTENT.catalogue.instrument, CONTENT.profiles["kainuu"].first());
    let (session, words) = talkative(form, mode);
    let stamp = stamp(&session);
    let payload = session::payload(instrument, &profile, &session, chosen, stamp);
    let outputs = outputs(&payload);
    for (word, under) in &words {
        if may_leave(under, chosen, form, mode) {
            continue;
        }
        for (name, bytes) in &outputs {
            assert!(!holds(bytes, word), "{name}: {under:?} with {chosen:?}, {form:?} {mode:?}");
        }
    }
    for section in Section::ALL {
        assert!(!payload.omits(section) || !payload.holds(section), "{section:?}");
    }
    for section in Section::ALL {
        // In the short form the tallies are the answers.
        let told = form == Form::Short && section == Section::Dimensions;
        assert!(
            told || chosen.contains(&section) || !payload.holds(section),
            "{section:?}: {chosen:?}"
        );
    }
    let json = serde_json::to_string(&payload).expect("JSON");
    if !chosen.contains(&Section::WorkAbility) {
        assert!(!json.contains("workAbility\":"), "{json}");
        assert!(!json.contains("\"W\":6"), "{json}");
    }
    if !chosen.contains(&Section::Change) {
        assert!(!json.contains("days-to-service"), "it tells when the round before was: {json}");
    }
    if !chosen.contains(&Section::Histories) {
        assert!(!json.contains("\"health\":"), "{json}");
    }
    assert_eq!(signed(payload).validate_shape(), Ok(()), "{chosen:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..Default::default() })]

    #[test]
    fn nothing_that_was_left_out_stands_anywhere(
        form in some_form(), mode in some_mode(), chosen in some_choice()
    ) {
        look(form, mode, &chosen);
    }
}

#[test]
fn each_section_left_out_alone_and_each_chosen_alone() {
    for form in [Form::Full, Form::Short] {
        for mode in [Mode::Own, Mode::Coach, Mode::Kiosk] {
            for one in Section::ALL {
                look(form, mode, &[one]);
                let others: Vec<Section> =
                    Section::ALL.into_iter().filter(|section| *section != one).collect();
                look(form, mode, &others);
            }
        }
    }
}

/// The search would find them: with everything chosen each word stands in the file.
#[test]
fn what_was_chosen_is_there() {
    let (instrument, profile) = (&CONTENT.catalogue.instrument, CONTENT.profiles["kainuu"].first());
    let (session, words) = talkative(Form::Full, Mode::Coach);
    let payload = session::payload(instrument, &profile, &session, &Section::ALL, stamp(&session));
    let all = outputs(&payload);
    let (_, file) = &all[0];
    for (word, under) in &words {
        assert!(holds(file, word), "{under:?}");
    }
    let note = words.iter().find(|(_, under)| under[0] == Section::Safety).expect("a note").0;
    for name in ["file", "text", "document", "csv"] {
        let (_, bytes) = all.iter().find(|(known, _)| *known == name).expect("an output");
        assert!(holds(bytes, note), "{name}");
    }
}

/// Found as: a coach's note under a safety question in file, text and document though safety was
/// unticked and told as left out.
#[test]
fn a_coachs_note_under_a_safety_question_leaves_with_safety_alone() {
    let (instrument, profile) = (&CONTENT.catalogue.instrument, CONTENT.profiles["kainuu"].first());
    let mut session = Session { mode: Mode::Coach, ..Session::default() };
    session.answers.insert("E1".to_owned(), Answer::Step(1));
    session.answers.insert("Z1".to_owned(), Answer::Step(2));
    session.texts.insert(fields::note("Z1"), "Itsetuhoinen puhe".to_owned());
    session.texts.insert(fields::AGREED_GOAL.to_owned(), "Työkokeilu".to_owned());
    let offered = session::offered(instrument, &profile, &session, None);
    let without: Vec<Section> =
        offered.iter().copied().filter(|section| *section != Section::Safety).collect();
    let kept = session::payload(instrument, &profile, &session, &without, stamp(&session));
    assert!(kept.omits(Section::Safety));
    let view = kept.coach_view.as_ref().expect("what was agreed is told");
    assert!(view.notes.is_empty());
    for (name, bytes) in outputs(&kept) {
        assert!(!holds(&bytes, "Itsetuhoinen"), "{name}");
    }
    // Own words are told as left out: then no note stands in them either.
    let all = [offered, vec![Section::Goal]].concat();
    let with = session::payload(instrument, &profile, &session, &all, stamp(&session));
    assert_eq!(with.coach_view.expect("a view").notes["Z1"], "Itsetuhoinen puhe");
}

#[test]
fn the_document_itself_carries_no_more_than_the_file() {
    let (instrument, profile) = (&CONTENT.catalogue.instrument, CONTENT.profiles["kainuu"].first());
    let (session, words) = talkative(Form::Full, Mode::Coach);
    let chosen = [Section::Votes, Section::Dimensions, Section::CoachView];
    let payload = session::payload(instrument, &profile, &session, &chosen, stamp(&session));
    let signed = fixture::file(&payload, &fixture::key(1), Role::Client);
    let made = make(&paper(&payload, &signed)).expect("a document");
    assert_eq!(attached::file(&made.pdf), Some(signed.as_bytes()));
    for (word, under) in words {
        if !may_leave(&under, &chosen, Form::Full, Mode::Coach) {
            assert!(!holds(&made.pdf, &word), "{under:?}");
        }
    }
}

#[test]
fn what_a_signature_would_refuse_names_its_field() {
    let instrument = &CONTENT.catalogue.instrument;
    let profile = CONTENT.profiles["kainuu"].first();
    let found = |field: &str, text: &str, chosen: &[Section]| {
        let (mut session, _) = talkative(Form::Full, Mode::Coach);
        session.texts.insert(field.to_owned(), text.to_owned());
        let leaving = Leaving { instrument, session: &session, chosen };
        let payload = session::payload(instrument, &profile, &session, chosen, stamp(&session));
        (faults(&leaving), signed(payload).validate_shape().is_ok())
    };
    let long = "ä".repeat(2_001);
    let (too_long, town) = (Fault::Long(2_000), "Pitkäjärvi".repeat(7));
    let note = fields::note("Z1");
    let due = fields::step("1", "due");
    for (field, text, fault) in [
        (fields::OWN_WORDS, long.as_str(), too_long),
        (fields::DISSENT, &long, too_long),
        (fields::OBSTACLE_OWN, &long, too_long),
        (fields::OBSERVATION, &long, too_long),
        ("check-in", &long, too_long),
        (&note, &long, too_long),
        (fields::MUNICIPALITY, &town, Fault::Long(64)),
        (fields::TASK_DUE, "15.3.2027", Fault::Date),
        (fields::FOLLOW_UP, "2027-02-30", Fault::Date),
        (&due, "15.3.2027", Fault::Date),
        (fields::TASK_DUE, "", Fault::Undated),
        (fields::MONTHS_UNEMPLOYED, "1000", Fault::Number(999)),
        (fields::BENEFIT_DAYS, "viisi", Fault::Number(9_999)),
    ] {
        let (all, _) = found(field, text, &Section::ALL);
        assert_eq!(all, [(field.to_owned(), fault)], "{field}");
        // What does not leave stands in no signature's way.
        let (none, well) = found(field, text, &[Section::Votes]);
        assert_eq!((none, well), (Vec::new(), true), "{field}");
    }
    assert_eq!(found(fields::GOAL, "Puutarha", &Section::ALL), (Vec::new(), true));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..Default::default() })]

    /// Where no field has a fault the payload's own limits refuse nothing.
    #[test]
    fn what_is_refused_has_a_name(
        field in prop::sample::select(
            TEXTS.iter().map(|(field, _)| (*field).to_owned())
                .chain([fields::TASK_DUE, fields::FOLLOW_UP, fields::MONTHS_UNEMPLOYED].map(str::to_owned))
                .chain([fields::step("1", "due"), fields::step("1", "next"), fields::note("E1")])
                .collect::<Vec<_>>()
        ),
        text in prop_oneof![
            "[ä ]{1990,2010}", "[a-z]{60,70}", "[0-9]{1,6}", "[0-9.-]{8,10}", Just(String::new())
        ],
        chosen in some_choice(),
    ) {
        let (instrument, profile) =
            (&CONTENT.catalogue.instrument, CONTENT.profiles["kainuu"].first());
        let (mut session, _) = talkative(Form::Full, Mode::Own);
        session.texts.insert(field, text);
        let payload = session::payload(instrument, &profile, &session, &chosen, stamp(&session));
        let found = faults(&Leaving { instrument, session: &session, chosen: &chosen });
        prop_assert!(signed(payload).validate_shape().is_ok() || !found.is_empty());
    }
}
