//! The document to read and archive: what it holds, and what it is made of.

mod common;

use suunta::assessment::{Answer, Tally};
use suunta::content::instrument::{Form, Kind};
use suunta::content::source::Content;
use suunta::pdf::summary::{Parts, parts};
use suunta::pdf::{Attached, Block, Cell, Code, Floor, Group, House, Paper, make};
use suunta::session::{self, Session, Stamp, fields};
use suunta::summary::message::Matrix;
use suunta::summary::payload::{Mode, Payload, Role, Section};
use suunta::summary::sections::{CoachView, Consent, Observation, Obstacle, Plan, Task};
use suunta::summary::text::{Proof, Wording};

fn cell(heading: bool, text: &str) -> Cell {
    Cell { heading, text: text.to_owned() }
}

fn house() -> House {
    let group = |lights| Group { name: "Keho 40".to_owned(), word: "seurataan".to_owned(), lights };
    let floor = |lights: &[Option<u8>]| Floor {
        said: "Toimintakyky 50 · seurataan".to_owned(),
        groups: lights.iter().copied().map(group).collect(),
    };
    House {
        floors: vec![floor(&[Some(2), None, Some(5), Some(0)]), floor(&[Some(3)]), floor(&[None])],
        around: vec![group(Some(1)), group(None)],
        label: "Talo".to_owned(),
    }
}

fn paper() -> Paper {
    let terms = [("Tavoite", "Puutarhatyötä lähellä kotia"), ("Välitehtävä", "Soitan puutarhaan")];
    Paper {
        title: "Yhteenveto".to_owned(),
        language: "fi".to_owned(),
        rtl: false,
        issued_at: "2026-11-23T10:00:00+02:00".to_owned(),
        lead: vec!["Lukukappale.".to_owned()],
        code: Some(Code {
            matrix: Matrix { size: 29, path: "M4 4h7v1h-7zM12 4h1v1h-1z".to_owned() },
            label: "QR-koodi".to_owned(),
        }),
        house: Some(house()),
        details: vec![Block::Text("Yksittäiset vastaukset".to_owned())],
        blocks: vec![
            Block::Path {
                at: vec![0, 1],
                label: "Polku".to_owned(),
                stations: ["Arki", "Voimat", "Valmiudet", "Työ"].map(str::to_owned).into(),
            },
            Block::Heading(2, "Omin sanoin".to_owned()),
            Block::Quote("Haluan töihin.\nMieluiten ulos.".to_owned()),
            Block::Heading(2, "Talosi tänään".to_owned()),
            Block::Table(vec![
                vec![cell(true, "Osa"), cell(true, "Pisteet")],
                vec![cell(true, "Arjen taidot"), cell(false, "75")],
            ]),
            Block::List { ordered: true, items: vec!["Talous".to_owned(), "Uni".to_owned()] },
            Block::Terms(terms.map(|(name, said)| (name.to_owned(), said.to_owned())).into()),
            Block::Text("Vahvuudet".to_owned()),
            Block::Small("Itsearvio, ei diagnoosi, ei päätös".to_owned()),
        ],
        attached: Some(Attached {
            name: "suunta.json".to_owned(),
            description: "Allekirjoitettu tiedosto".to_owned(),
            text: r#"{"payload":"e30"}"#.to_owned(),
        }),
    }
}

#[test]
fn the_same_paper_gives_the_same_bytes() {
    let made = make(&paper()).unwrap();
    assert_eq!(made.missing, 0);
    assert_eq!(made, make(&paper()).unwrap());
    std::fs::write(concat!(env!("CARGO_TARGET_TMPDIR"), "/paper.pdf"), &made.pdf).unwrap();
}

#[test]
fn letters_of_no_font_are_counted_and_replaced() {
    let strange = Paper {
        blocks: vec![Block::Text(
            "Привіт, ąčęėįšųūž, مرحبا 12, 漢字 😀 \u{202e}kääntö\u{202c}".to_owned(),
        )],
        ..paper()
    };
    let made = make(&strange).unwrap();
    assert_eq!(made.missing, 3);
    std::fs::write(concat!(env!("CARGO_TARGET_TMPDIR"), "/strange.pdf"), &made.pdf).unwrap();
}

#[test]
fn the_sign_that_parts_letters_of_one_word_stays() {
    let written = |words: &str| {
        let paper = Paper { blocks: vec![Block::Quote(words.to_owned())], ..paper() };
        make(&paper).unwrap()
    };
    let right = written("می\u{200c}خواهم کار کنم");
    assert_eq!(right.missing, 0);
    assert_ne!(right.pdf, written("میخواهم کار کنم").pdf, "misspelt");
    // Where no letter joins it says nothing.
    assert_eq!(written("Haluan\u{200c} töihin").pdf, written("Haluan töihin").pdf);
}

const WORDS: &str = "Haluan töihin, mieluiten ulos, ja ensin velat järjestykseen.";

/// A talk in which everything was said.
fn everything(content: &Content) -> Payload {
    let instrument = &content.catalogue.instrument;
    let mut session =
        Session { instrument: instrument.version.clone(), mode: Mode::Coach, ..Session::default() };
    let steps = instrument.items.iter().filter(|item| item.kind == Kind::Step);
    let answers = (0_u8..).zip(steps).map(|(n, item)| (item.id.clone(), Answer::Step(n % 5)));
    session.answers = answers.collect();
    session.answers.insert("W".to_owned(), Answer::Step(4));
    let mut list = |name: &str, values: &[&str]| {
        let values = values.iter().map(|value| (*value).to_owned()).collect();
        session.lists.insert(name.to_owned(), values);
    };
    list(fields::VOTES, &["E", "N", "P"]);
    list(fields::WISHES, &["work", "training"]);
    list(fields::FACTORS, &["transport", "health"]);
    for field in [fields::OWN_WORDS, fields::GOAL, fields::NEXT_STEP] {
        session.texts.insert(field.to_owned(), WORDS.to_owned());
    }
    let issued_at = "2026-03-02T11:59:00+02:00".to_owned();
    // The coach signs beside the client, and vouches for what is told as the coach's.
    let beside = Some(Role::Coach);
    let stamp = Stamp { issued_at, language: "fi".to_owned(), beside, ..Stamp::default() };
    let profile = content.profiles["kainuu"].first();
    let mut payload = session::everything(instrument, &profile, &session, stamp);
    let text = |text: &str| Some(text.to_owned());
    if let Some(background) = &mut payload.background {
        let obstacle = |id: &str| Obstacle { id: text(id), ..Obstacle::default() };
        background.obstacles = ["debts", "transport", "health"].map(obstacle).into();
    }
    payload.plan = Some(Plan {
        task: Some(Task { text: WORDS.to_owned(), due: "2026-03-16".to_owned() }),
        follow_up: text("2026-06-01"),
        services: vec!["training".to_owned()],
        ..Plan::default()
    });
    payload.coach_view = Some(CoachView {
        // Few are far from what the client says.
        ratings: instrument
            .dimensions
            .iter()
            .map(|d| (d.id, if d.id == 'F' { 4 } else { 2 }))
            .collect(),
        agreed_goal: text(WORDS),
        consent: Some(Consent::Dissent),
        dissent: text(WORDS),
        identity_seen: Some(true),
        ..CoachView::default()
    });
    payload.observation = Some(Observation { text: text(WORDS), ..Observation::default() });
    payload.change = Some(suunta::summary::sections::Change {
        since: "2025-12-01T09:00:00Z".to_owned(),
        dimensions: [('F', Tally { sum: 12, answered: 3, na: 0 })].into(),
        work_ability: Some(7),
        jti: None,
    });
    payload.omitted = vec![Section::Answers.into(), Section::Safety.into()];
    payload
}

fn laid_out(content: &Content, language: &str, payload: &Payload) -> Parts {
    let wording = Wording {
        label: &|key| {
            content.locales[language].get(key).map_or_else(|| key.to_owned(), Clone::clone)
        },
        date: &|date| date[..10].to_owned(),
        tenths: &|tenths| tenths.to_string(),
    };
    let proof = Proof::Signed("A0RD 2Y76 CQB2 MNR1");
    let (instrument, programme) = (&content.catalogue.instrument, &content.profiles["kainuu"]);
    parts(payload, instrument, programme, proof, wording)
}

fn sheets(parts: &Parts, language: &str) -> usize {
    let paper = Paper {
        blocks: parts.first.clone(),
        house: parts.house.clone(),
        details: vec![],
        language: language.to_owned(),
        rtl: language == "ar",
        ..paper()
    };
    make(&paper).unwrap().sheets
}

#[test]
fn what_is_read_in_a_minute_is_on_one_sheet_in_every_language() {
    let content = common::content();
    let payload = everything(&content);
    let all = content.locales.keys().map(|language| {
        let parts = laid_out(&content, language, &payload);
        (language, sheets(&parts, language))
    });
    let longer: Vec<_> = all.filter(|(_, sheets)| *sheets != 1).collect();
    assert_eq!(longer, []);
    let Parts { first, details, .. } = laid_out(&content, "fi", &payload);
    let whole = Paper { blocks: first, details, ..paper() };
    assert!(make(&whole).unwrap().sheets > 1, "the rest is on sheets of its own");
}

#[test]
fn what_is_on_it_stands_in_the_caseworkers_order() {
    let content = common::content();
    let locale = &content.locales["fi"];
    let first = laid_out(&content, "fi", &everything(&content)).first;
    let words = first.iter().map(|block| format!("{block:?}")).collect::<Vec<_>>().join("\n");
    let order = [
        "summary.mode.coach",
        "summary.own-words",
        "summary.votes",
        "summary.strengths",
        "summary.needs",
        "phase.title",
        "phase.index.0",
        "summary.gap",
        "field.dissent.label",
        "coach.identity",
        "coach.identity.yes",
        "section.change",
        "summary.obstacles",
        "summary.wishes",
        "summary.next-step",
        "summary.follow-up",
        "section.safety",
        "summary.not",
    ];
    let mut rest = words.as_str();
    for key in order {
        let text = locale.get(key).unwrap();
        let at = rest.find(text).unwrap_or_else(|| panic!("{key} is not in its place: {words}"));
        rest = &rest[at + text.len()..];
    }
    assert!(rest.contains("A0RD 2Y76 CQB2 MNR1"), "the proof comes last: {rest}");
}

#[test]
fn own_words_of_any_length_are_all_there() {
    let content = common::content();
    let mut payload = everything(&content);
    payload.goal.as_mut().unwrap().own_words = Some([WORDS; 60].join("\n"));
    assert!(sheets(&laid_out(&content, "fi", &payload), "fi") > 1);
}

#[test]
fn the_short_forms_answers_are_on_paper_once_and_only_when_shared() {
    let content = common::content();
    let (instrument, profile) = (&content.catalogue.instrument, content.profiles["kainuu"].first());
    let answers = [("E1", 1), ("W", 3)].map(|(item, step)| (item.to_owned(), Answer::Step(step)));
    let session = Session { form: Form::Short, answers: answers.into(), ..Session::default() };
    let stamp = || Stamp { issued_at: "2026-03-02T11:59:00+02:00".to_owned(), ..Stamp::default() };
    let locale = &content.locales["fi"];
    let question = locale.get("item.E1.question").unwrap();
    let left_out = locale.get("section.answers").unwrap();
    for (chosen, answers, names) in [(vec![], 0, 1), (vec![Section::Answers], 1, 0)] {
        let payload = session::payload(instrument, &profile, &session, &chosen, stamp());
        let Parts { first, details, .. } = laid_out(&content, "fi", &payload);
        let words = |blocks: &[Block]| format!("{blocks:?}");
        let all = [words(&first), words(&details)].concat();
        assert_eq!(all.matches(question).count(), answers, "{all}");
        assert_eq!(words(&first).matches(left_out).count(), names, "{first:?}");
    }
}

#[test]
fn a_change_of_work_ability_alone_is_not_called_no_change() {
    let content = common::content();
    let locale = &content.locales["fi"];
    let same = locale.get("rounds.same").unwrap();
    let mut payload = everything(&content);
    let told = |payload: &Payload| format!("{:?}", laid_out(&content, "fi", payload).first);
    payload.change.as_mut().unwrap().dimensions = [('F', payload.dimensions[&'F'])].into();
    assert!(told(&payload).contains(same), "the dimensions have not changed");
    payload.change.as_mut().unwrap().dimensions.clear();
    let words = told(&payload);
    assert!(!words.contains(same), "{words}");
    assert!(words.contains(locale.get("summary.change.down").unwrap()), "7 then, 4 now: {words}");
}

#[test]
fn the_house_tells_each_floors_score_beside_its_lights() {
    let content = common::content();
    let mut payload = everything(&content);
    let tally = |sum| Tally { sum, answered: 4, na: 0 };
    payload.dimensions = [('O', tally(16)), ('L', tally(0))].into();
    let house = laid_out(&content, "fi", &payload).house.unwrap();
    let [ground, skills, attitude, _] = house.floors.as_slice() else {
        panic!("four floors: {house:?}")
    };
    assert_eq!(ground.groups.len(), 4);
    assert!(ground.groups.iter().all(|group| group.word == "ei riittävästi tietoa"));
    assert_eq!(skills.said, "Osaaminen 100 · vahvuus");
    assert_eq!(skills.groups[0].lights, Some(5));
    assert_eq!(attitude.said, "Arvot ja motivaatio · ei riittävästi tietoa");
    assert_eq!(attitude.groups[0].lights, None, "unknown is no dark window");
    let yard = &house.around[0];
    assert_eq!(yard.name, "Perhe ja läheiset 0");
    assert_eq!(yard.lights, Some(0));
}
