//! A small instrument of the real shape, keys, and a good summary made with it.

#![allow(dead_code, reason = "each of the programs that share it uses a part")]

use data_encoding::BASE64URL_NOPAD;
use ed25519_dalek::{Signer, SigningKey};
use std::collections::BTreeMap;
use std::sync::LazyLock;
use suunta::assessment::{Answer, Answers, assess, tallies};
use suunta::content::instrument::{
    Background as Lists, Constant, Constants, Dimension, Form, Instrument, Item, Kind, PhaseRule,
    Scale,
};
use suunta::summary::key::PublicKey;
use suunta::summary::payload::{Edition, Mode, Payload, Role, Section, VERSION_1};
use suunta::summary::received::NOTHING_RECEIVED;
use suunta::summary::{Context, jws};

/// 2026-03-02T10:00:00Z, when the fixture's summaries are checked.
pub const NOW: i64 = 1_772_445_600;

pub const VERSION: &str = "1.0.0";

/// The number of the fixture's summary.
pub const JTI: &str = "urn:uuid:6b1f1f0e-5d3a-4c1e-9f6e-0a1b2c3d4e5f";

/// Letter, items, phase order of needs, index.
const DIMENSIONS: [(char, u8, u8, &str); 14] = [
    ('F', 3, 1, "i1"),
    ('P', 3, 0, "i1"),
    ('S', 3, 1, "i1"),
    ('K', 3, 1, "i1"),
    ('O', 5, 2, "i2"),
    ('M', 4, 2, "i2"),
    ('T', 5, 3, ""),
    ('L', 3, 0, "i0"),
    ('Y', 3, 3, ""),
    ('X', 4, 2, "i2"),
    ('E', 4, 0, "i0"),
    ('A', 4, 0, "i0"),
    ('R', 2, 0, "i0"),
    ('N', 4, 2, "i2"),
];

/// The instrument of the specification; every item but a dimension's first may be "does not
/// concern me".
pub fn instrument() -> Instrument {
    let texts = |list: &[&str]| list.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    let indices = |id: char, index: &str| match (id, index) {
        ('P', _) => texts(&["i0", "i1"]),
        (_, "") => Vec::new(),
        (_, index) => texts(&[index]),
    };
    let dimensions = DIMENSIONS.iter().map(|(id, _, need_group, index)| Dimension {
        id: *id,
        place: if "FPSK".contains(*id) { "floor1" } else { "none" }.to_owned(),
        need_group: *need_group,
        indices: indices(*id, index),
        key: format!("{id}1"),
    });
    let step_items = DIMENSIONS.iter().flat_map(|(id, count, _, _)| {
        (1..=*count).map(move |number| Item {
            id: format!("{id}{number}"),
            dimension: Some(*id),
            kind: Kind::Step,
            scale: "steps".to_owned(),
            na: number > 1,
        })
    });
    let other = |id: &str, kind, scale: &str| Item {
        id: id.to_owned(),
        dimension: None,
        kind,
        scale: scale.to_owned(),
        na: false,
    };
    let mut items: Vec<Item> = step_items.collect();
    items.push(other("W", Kind::WorkAbility, "work-ability"));
    items.extend((1..=4).map(|n| other(&format!("Z{n}"), Kind::Safety, "safety")));
    let scale = |id: &str, steps| Scale { id: id.to_owned(), steps };
    let constant = |value| Constant { value };
    Instrument {
        id: "suunta".to_owned(),
        version: VERSION.to_owned(),
        constants: Constants {
            answer_share: Constant { value: (2, 3) },
            min_items: Constant { value: 2 },
            critical: constant(25),
            support: constant(40),
            strong: constant(70),
            band: constant(7),
            gap: constant(25),
            work_ability_change: Constant { value: 2 },
            change: Constant { value: vec![(2, 75, 2), (3, 100, 3), (4, 25, 1), (5, 25, 1)] },
            phase: PhaseRule {
                i0_low: 33,
                i0_high: 47,
                i1: 50,
                i2: 60,
                i0_need: 4,
                i1_need: 4,
                i2_need: 3,
                critical_dims: vec!['A', 'R', 'P'],
            },
            floor1_need: Constant { value: 3 },
            max_votes: Constant { value: 3 },
            max_needs: Constant { value: 3 },
            task_days: Constant { value: 14 },
        },
        scales: vec![scale("steps", 5), scale("work-ability", 11), scale("safety", 3)],
        dimensions: dimensions.collect(),
        modules: Vec::new(),
        items,
        wishes: texts(&["work", "training", "activity", "unknown"]),
        background: Lists {
            histories: BTreeMap::from([("health".to_owned(), texts(&["illness", "surgery"]))]),
            factors: texts(&["transport", "care"]),
            social: texts(&["friend", "family"]),
            activities: texts(&["nature"]),
            referrals: texts(&["self"]),
            ..Lists::default()
        },
    }
}

/// Item `n` of the instrument answered with `n mod 5`, work ability 7.
pub fn answers(instrument: &Instrument) -> Answers {
    let scored = instrument.items.iter().filter(|item| item.kind == Kind::Step);
    let steps = (0_u8..).zip(scored).map(|(n, item)| (item.id.clone(), Answer::Step(n % 5)));
    steps.chain([("W".to_owned(), Answer::Step(7))]).collect()
}

/// A payload in which everything follows from the answers, of the client whose key is number 1.
pub fn payload_of(instrument: &Instrument, form: Form, answers: Answers) -> Payload {
    let dimensions = tallies(instrument, form, &answers);
    let work_ability = answers.get("W").and_then(|answer| answer.step());
    let votes = vec!['E', 'N'];
    let suggestion = assess(instrument, form, &dimensions, work_ability, &votes).suggestion;
    let edition = |id: &str| Edition { id: id.to_owned(), version: VERSION.to_owned() };
    Payload {
        v: suunta::summary::payload::VERSION,
        jti: JTI.to_owned(),
        issued_at: "2026-03-02T11:59:00+02:00".to_owned(),
        nonce: None,
        client_key: Some(public(&key(1)).thumbprint()),
        replaces: None,
        withdraws: None,
        instrument: edition(&instrument.form_id(form)),
        profile: edition("kainuu"),
        mode: Mode::Own,
        language: "fi".to_owned(),
        work_reference: None,
        votes,
        wishes: vec!["work".to_owned()],
        dimensions,
        work_ability,
        phase: suggestion.phase,
        near_line: suggestion.near_line,
        answers: Some(answers),
        background: None,
        goal: None,
        plan: None,
        coach_view: None,
        observation: None,
        safety: None,
        change: None,
        omitted: vec![Section::Safety.into()],
        expected_signers: vec![Role::Client],
        attachments: None,
    }
}

pub fn payload() -> Payload {
    let instrument = instrument();
    let answers = answers(&instrument);
    payload_of(&instrument, Form::Full, answers)
}

/// A key that anyone can make again: for tests only.
pub fn key(number: u8) -> SigningKey {
    SigningKey::from_bytes(&[number; 32])
}

pub fn public(key: &SigningKey) -> PublicKey {
    PublicKey(key.verifying_key().to_bytes())
}

/// The same as version 1 has it.
pub fn version_1(payload: Payload) -> Payload {
    Payload { v: VERSION_1, client_key: None, ..payload }
}

/// The payload as who signs it as the client fills it in.
pub fn of_client(payload: &Payload, key: &SigningKey, role: Role) -> Payload {
    let client_key = match (payload.v, role) {
        (VERSION_1, _) => None,
        (_, Role::Client) => Some(public(key).thumbprint()),
        _ => payload.client_key.clone(),
    };
    Payload { client_key, ..payload.clone() }
}

pub fn file(payload: &Payload, key: &SigningKey, role: Role) -> String {
    let bytes = serde_json::to_vec(&of_client(payload, key, role)).unwrap();
    let unsigned = jws::Unsigned::new(&bytes, &public(key), role).unwrap();
    let signature = key.sign(&unsigned.signing_input()).to_bytes();
    unsigned.attach(&signature).unwrap()
}

pub fn qr_text(payload: &Payload, key: &SigningKey, role: Role) -> String {
    use sha2::{Digest, Sha256};
    let payload = &of_client(payload, key, role);
    let bytes = serde_json::to_vec(payload).unwrap();
    let hash: [u8; 32] = Sha256::digest(&bytes).into();
    let unsigned =
        suunta::summary::cose::Unsigned::new(payload, &hash, &public(key), role).unwrap();
    let signature = key.sign(&unsigned.to_be_signed()).to_bytes();
    unsigned.attach(&signature)
}

pub fn base64url(bytes: &[u8]) -> String {
    BASE64URL_NOPAD.encode(bytes)
}

static INSTRUMENTS: LazyLock<[Instrument; 1]> = LazyLock::new(|| [instrument()]);

/// A desk that knows the instrument and nothing else.
pub fn desk() -> Context<'static> {
    let instruments = &*INSTRUMENTS;
    Context { instruments, now: NOW, nonce: None, pins: &[], seen: &NOTHING_RECEIVED, trust: None }
}
