//! The scored part of a payload as a CBOR map with integer keys: what a QR carries.
//!
//! No free text. Of the sections only votes, wishes, numbers and (when shared) single answers;
//! the rest is in the file, whose payload bytes the last entry names by their SHA-256.

use super::cbor::{Value, Writer};
use super::payload::{Edition, Mode, Omitted, Payload, Role, Section, VERSION_1, WorkReference};
use super::{Code, crockford, key, uuid};
use data_encoding::BASE64URL_NOPAD;
use std::collections::BTreeMap;
use suunta_assessment::{Answer, Answers, Phase, Tally};
use suunta_content::instrument::DimensionId;
use suunta_time as time;

/// Keys of the map, in the order of the payload's members.
mod label {
    pub const VERSION: i64 = 1;
    pub const JTI: i64 = 2;
    pub const ISSUED_AT: i64 = 3;
    pub const NONCE: i64 = 4;
    pub const INSTRUMENT: i64 = 5;
    pub const PROFILE: i64 = 6;
    pub const MODE: i64 = 7;
    pub const LANGUAGE: i64 = 8;
    pub const VOTES: i64 = 9;
    pub const WISHES: i64 = 10;
    pub const DIMENSIONS: i64 = 11;
    pub const WORK_ABILITY: i64 = 12;
    pub const PHASE: i64 = 13;
    pub const NEAR_LINE: i64 = 14;
    pub const ANSWERS: i64 = 15;
    pub const OMITTED: i64 = 16;
    pub const PAYLOAD_HASH: i64 = 17;
    /// Up to here version 1 goes.
    pub const ALL_1: std::ops::RangeInclusive<i64> = VERSION..=PAYLOAD_HASH;
    pub const CLIENT_KEY: i64 = 18;
    pub const EXPECTED_SIGNERS: i64 = 19;
    pub const WORK_REFERENCE: i64 = 20;
    pub const REPLACES: i64 = 21;
    pub const WITHDRAWS: i64 = 22;
    pub const ALL: std::ops::RangeInclusive<i64> = VERSION..=WITHDRAWS;
}

/// Answers in a byte: steps as they are.
const SKIP: u8 = 0xf0;
const NOT_APPLICABLE: u8 = 0xf1;
const NOT_ANSWERED: u8 = 0xff;

const PHASES: [Phase; 5] =
    [Phase::Care, Phase::Border, Phase::Rehabilitation, Phase::Employability, Phase::Work];
const MODES: [Mode; 3] = [Mode::Own, Mode::Coach, Mode::Kiosk];

/// Who should have signed.
pub(super) const SIGNERS: [&[Role]; 3] =
    [&[Role::Client], &[Role::Client, Role::Coach], &[Role::Client, Role::Kiosk]];

/// The version of the payload that a map claims, before anything else of it is read.
pub fn version(map: &Value) -> Option<i64> {
    map.get(label::VERSION)?.as_integer()
}

/// The scored part of a payload with the SHA-256 of the file's payload bytes, as deterministic CBOR.
///
/// # Errors
/// [`Code::Schema`] when the payload is not one that [`Payload::validate`] accepts.
pub fn encode(payload: &Payload, payload_hash: &[u8; 32]) -> Result<Vec<u8>, Code> {
    let mut map = Entries::default();
    map.entry(label::VERSION).integer(payload.v.into());
    map.entry(label::JTI).bytes(&uuid::bytes(&payload.jti).ok_or(Code::Schema)?);
    map.entry(label::ISSUED_AT).integer(time::instant(&payload.issued_at).ok_or(Code::Schema)?);
    if let Some(nonce) = &payload.nonce {
        map.entry(label::NONCE).bytes(&crockford::decode(nonce).ok_or(Code::Schema)?);
    }
    write_edition(map.entry(label::INSTRUMENT), &payload.instrument);
    write_edition(map.entry(label::PROFILE), &payload.profile);
    map.entry(label::MODE).integer(place(&MODES, &payload.mode)?);
    map.entry(label::LANGUAGE).text(&payload.language);
    map.entry(label::VOTES).text(&payload.votes.iter().collect::<String>());
    let wishes = map.entry(label::WISHES);
    wishes.array(payload.wishes.len());
    payload.wishes.iter().for_each(|wish| wishes.text(wish));
    write_dimensions(map.entry(label::DIMENSIONS), &payload.dimensions);
    if let Some(work_ability) = payload.work_ability {
        map.entry(label::WORK_ABILITY).integer(work_ability.into());
    }
    match payload.phase {
        Some(phase) => map.entry(label::PHASE).text(phase.label()),
        None => map.entry(label::PHASE).null(),
    }
    map.entry(label::NEAR_LINE).bool(payload.near_line);
    if let Some(answers) = &payload.answers {
        write_answers(map.entry(label::ANSWERS), answers)?;
    }
    let omitted = map.entry(label::OMITTED);
    omitted.array(payload.omitted.len());
    for one in &payload.omitted {
        match one {
            Omitted::Section(section) => omitted.integer(place(&Section::ALL, section)?),
            Omitted::Dimension(id) => omitted.text(id.encode_utf8(&mut [0; 4])),
        }
    }
    map.entry(label::PAYLOAD_HASH).bytes(payload_hash);
    if payload.v != VERSION_1 {
        write_later(&mut map, payload)?;
    }
    Ok(map.finish())
}

/// The members of version 2.
fn write_later(map: &mut Entries, payload: &Payload) -> Result<(), Code> {
    let client = payload.client_key.as_deref().ok_or(Code::Schema)?;
    let client = BASE64URL_NOPAD.decode(client.as_bytes()).map_err(|_| Code::Schema)?;
    map.entry(label::CLIENT_KEY).bytes(&client);
    let expected = place(&SIGNERS, &payload.expected_signers.as_slice())?;
    map.entry(label::EXPECTED_SIGNERS).integer(expected);
    if let Some(reference) = &payload.work_reference {
        map.entry(label::WORK_REFERENCE).integer(place(&WorkReference::ALL, reference)?);
    }
    let earlier = [(label::REPLACES, &payload.replaces), (label::WITHDRAWS, &payload.withdraws)];
    for (label, jti) in earlier {
        if let Some(jti) = jti {
            map.entry(label).bytes(&uuid::bytes(jti).ok_or(Code::Schema)?);
        }
    }
    Ok(())
}

/// A map in the making, its keys in ascending order: how many there are is known at the end.
#[derive(Default)]
struct Entries {
    written: Writer,
    count: usize,
}

impl Entries {
    /// Begins an entry; its value is to be written.
    fn entry(&mut self, label: i64) -> &mut Writer {
        self.count += 1;
        self.written.integer(label);
        &mut self.written
    }

    fn finish(self) -> Vec<u8> {
        let mut map = Writer::default();
        map.map(self.count);
        map.append(&self.written);
        map.finish()
    }
}

fn place<T: PartialEq>(all: &[T], one: &T) -> Result<i64, Code> {
    let mut places = (0..).zip(all);
    places.find(|(_, other)| *other == one).map(|(place, _)| place).ok_or(Code::Schema)
}

fn write_edition(writer: &mut Writer, edition: &Edition) {
    writer.array(2);
    writer.text(&edition.id);
    writer.text(&edition.version);
}

/// SHA-256, base64url, of the scored part with the SHA-256 of the file's payload bytes (lower-case
/// hexadecimal): a file and its QR have the same. `None` of a payload that no QR can carry.
pub fn digest(payload: &Payload, payload_hash: &str) -> Option<String> {
    let hash = data_encoding::HEXLOWER.decode(payload_hash.as_bytes()).ok()?;
    let scored = encode(payload, &hash.try_into().ok()?).ok()?;
    Some(BASE64URL_NOPAD.encode(&key::sha256(&scored)))
}

/// The payload of a map, as far as a QR tells it, and the hash of the file's payload.
///
/// # Errors
/// [`Code::Schema`] for an unknown key, a missing one, or a value of another kind.
pub fn from_cbor(map: &Value) -> Result<(Payload, [u8; 32]), Code> {
    let entries = map.as_map().ok_or(Code::Schema)?;
    let all = if version(map) == Some(VERSION_1.into()) { label::ALL_1 } else { label::ALL };
    let known = |key: &Value| key.as_integer().is_some_and(|key| all.contains(&key));
    if !entries.iter().all(|(key, _)| known(key)) {
        return Err(Code::Schema);
    }
    read(map).ok_or(Code::Schema)
}

fn read(map: &Value) -> Option<(Payload, [u8; 32])> {
    let nonce = match map.get(label::NONCE) {
        Some(bytes) => Some(crockford::encode(bytes.as_bytes()?.try_into().ok()?)),
        None => None,
    };
    let work_ability = match map.get(label::WORK_ABILITY) {
        Some(value) => Some(value.as_integer()?.try_into().ok()?),
        None => None,
    };
    let answers = match map.get(label::ANSWERS) {
        Some(value) => Some(answers_from_cbor(value)?),
        None => None,
    };
    let phase = match map.get(label::PHASE)? {
        Value::Null => None,
        value => Some(*PHASES.iter().find(|phase| value.as_text() == Some(phase.label()))?),
    };
    let texts = |value: &Value| -> Option<Vec<String>> {
        value.as_array()?.iter().map(|item| item.as_text().map(str::to_owned)).collect()
    };
    let edition = |value: &Value| match value.as_array()? {
        [id, version] => {
            Some(Edition { id: id.as_text()?.to_owned(), version: version.as_text()?.to_owned() })
        }
        _ => None,
    };
    let omitted = |value: &Value| match value.as_text() {
        Some(id) => Some(Omitted::Dimension(single(id)?)),
        None => Some((*Section::ALL.get(usize::try_from(value.as_integer()?).ok()?)?).into()),
    };
    let later = read_later(map)?;
    let payload = Payload {
        v: map.get(label::VERSION)?.as_integer()?.try_into().ok()?,
        jti: uuid::text(map.get(label::JTI)?.as_bytes()?)?,
        issued_at: time::format_instant(written_year(map.get(label::ISSUED_AT)?.as_integer()?)?),
        nonce,
        client_key: later.client_key,
        replaces: later.replaces,
        withdraws: later.withdraws,
        instrument: edition(map.get(label::INSTRUMENT)?)?,
        profile: edition(map.get(label::PROFILE)?)?,
        mode: *MODES.get(usize::try_from(map.get(label::MODE)?.as_integer()?).ok()?)?,
        language: map.get(label::LANGUAGE)?.as_text()?.to_owned(),
        work_reference: later.work_reference,
        votes: map.get(label::VOTES)?.as_text()?.chars().collect(),
        wishes: texts(map.get(label::WISHES)?)?,
        dimensions: dimensions_from_cbor(map.get(label::DIMENSIONS)?)?,
        work_ability,
        phase,
        near_line: map.get(label::NEAR_LINE)?.as_bool()?,
        answers,
        background: None,
        goal: None,
        plan: None,
        coach_view: None,
        observation: None,
        safety: None,
        change: None,
        omitted: map.get(label::OMITTED)?.as_array()?.iter().map(omitted).collect::<Option<_>>()?,
        expected_signers: later.expected_signers.to_vec(),
        attachments: None,
    };
    let payload = Payload { expected_signers: payload.signers_on_paper(), ..payload };
    let payload_hash = map.get(label::PAYLOAD_HASH)?.as_bytes()?.try_into().ok()?;
    Some((payload, payload_hash))
}

/// The members of version 2, which version 1 lacks.
struct Later {
    client_key: Option<String>,
    expected_signers: &'static [Role],
    work_reference: Option<WorkReference>,
    replaces: Option<String>,
    withdraws: Option<String>,
}

fn read_later(map: &Value) -> Option<Later> {
    let place = |value: &Value| usize::try_from(value.as_integer()?).ok();
    let jti = |label| match map.get(label) {
        Some(bytes) => uuid::text(bytes.as_bytes()?).map(Some),
        None => Some(None),
    };
    let client_key = match map.get(label::CLIENT_KEY) {
        Some(bytes) => Some(BASE64URL_NOPAD.encode(bytes.as_bytes()?)),
        None => None,
    };
    let expected_signers = match map.get(label::EXPECTED_SIGNERS) {
        Some(value) => *SIGNERS.get(place(value)?)?,
        None => SIGNERS[0],
    };
    let whole = client_key.is_some() && map.get(label::EXPECTED_SIGNERS).is_some();
    if !whole && version(map)? != i64::from(VERSION_1) {
        return None;
    }
    let work_reference = match map.get(label::WORK_REFERENCE) {
        Some(value) => Some(*WorkReference::ALL.get(place(value)?)?),
        None => None,
    };
    let (replaces, withdraws) = (jti(label::REPLACES)?, jti(label::WITHDRAWS)?);
    Some(Later { client_key, expected_signers, work_reference, replaces, withdraws })
}

/// `{"F": [sum, answered, na], …}`
fn write_dimensions(map: &mut Writer, dimensions: &BTreeMap<DimensionId, Tally>) {
    map.map(dimensions.len());
    for (id, tally) in dimensions {
        map.text(id.encode_utf8(&mut [0; 4]));
        map.array(3);
        for number in [tally.sum, tally.answered, tally.na] {
            map.integer(number.into());
        }
    }
}

fn dimensions_from_cbor(value: &Value) -> Option<BTreeMap<DimensionId, Tally>> {
    let entry = |(id, numbers): &(Value, Value)| {
        let [sum, answered, na] = numbers.as_array()? else { return None };
        let number = |value: &Value| u32::try_from(value.as_integer()?).ok();
        let tally = Tally { sum: number(sum)?, answered: number(answered)?, na: number(na)? };
        Some((single(id.as_text()?)?, tally))
    };
    value.as_map()?.iter().map(entry).collect()
}

/// Answers to the items of one letter.
enum Lettered {
    /// To an item that is the letter alone.
    Alone(u8),
    /// To numbered items, from 1 on.
    Numbered(Vec<u8>),
}

/// `{"F": h'030201', "W": 7}`: a byte for each of a letter's numbered items in order, an integer
/// for an item that is a letter alone.
fn write_answers(map: &mut Writer, answers: &Answers) -> Result<(), Code> {
    let mut letters: BTreeMap<char, Lettered> = BTreeMap::new();
    for (item, answer) in answers {
        let byte = match answer {
            Answer::Step(step) => *step,
            Answer::Skip => SKIP,
            Answer::NotApplicable => NOT_APPLICABLE,
        };
        let mut characters = item.chars();
        let letter = characters.next().ok_or(Code::Schema)?;
        let number = characters.as_str();
        if number.is_empty() {
            letters.insert(letter, Lettered::Alone(byte));
            continue;
        }
        let place = number.parse::<u8>().ok().filter(|n| *n > 0 && n.to_string() == number);
        let place = usize::from(place.ok_or(Code::Schema)?);
        let entry = letters.entry(letter).or_insert_with(|| Lettered::Numbered(Vec::new()));
        let Lettered::Numbered(bytes) = entry else { return Err(Code::Schema) };
        bytes.resize(bytes.len().max(place), NOT_ANSWERED);
        bytes[place - 1] = byte;
    }
    map.map(letters.len());
    for (letter, answers) in letters {
        map.text(letter.encode_utf8(&mut [0; 4]));
        match answers {
            Lettered::Alone(byte) => map.integer(byte.into()),
            Lettered::Numbered(bytes) => map.bytes(&bytes),
        }
    }
    Ok(())
}

fn answers_from_cbor(value: &Value) -> Option<Answers> {
    let answer = |byte: u8| match byte {
        SKIP => Answer::Skip,
        NOT_APPLICABLE => Answer::NotApplicable,
        step => Answer::Step(step),
    };
    let mut answers = Answers::new();
    for (letter, value) in value.as_map()? {
        let letter = single(letter.as_text()?)?;
        if let Some(integer) = value.as_integer() {
            answers.insert(letter.into(), answer(integer.try_into().ok()?));
            continue;
        }
        for (place, byte) in value.as_bytes()?.iter().enumerate() {
            if *byte != NOT_ANSWERED {
                answers.insert(format!("{letter}{}", place + 1), answer(*byte));
            }
        }
    }
    Some(answers)
}

fn single(text: &str) -> Option<char> {
    let mut characters = text.chars();
    characters.next().filter(|_| characters.as_str().is_empty())
}

/// Only instants that the payload's form of time can say: years 0 to 9999.
fn written_year(seconds: i64) -> Option<i64> {
    (-62_167_219_200..253_402_300_800).contains(&seconds).then_some(seconds)
}
