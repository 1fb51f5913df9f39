//! Limits of files, and of single values: those are the same as the patterns and lengths of the JSON
//! Schema.

use super::payload::TEXT_LIMIT;
use super::{Code, uuid};
use data_encoding::BASE64URL_NOPAD;
use std::collections::{BTreeMap, BTreeSet};
use suunta_assessment::{Answer, Answers, Tally};
use suunta_content::instrument::DimensionId;
use suunta_time as time;

/// A bigger file is refused unread.
pub const MAX_FILE: usize = 256 * 1024;
/// Clocks differ; a claimed time further ahead than this many seconds is doubted.
pub const MAX_AHEAD: i64 = 600;
/// 2025-01-01: a claimed time before the first summary was ever made is doubted.
pub const EARLIEST: i64 = 1_735_689_600;
/// The largest file of FHIR that is read, bytes: a bundle may hold a person's other resources as well.
pub const MAX_FHIR: usize = 4 * 1024 * 1024;

/// Longest id, name or party, in characters.
pub const SHORT_LIMIT: usize = 64;
/// Most items of a dimension.
pub const COUNT_LIMIT: u32 = 99;
/// Most entries of a list.
pub const LIST_LIMIT: usize = 100;

/// `Ok` when it holds, else the code.
pub const fn ensure(holds: bool, code: Code) -> Result<(), Code> {
    if holds { Ok(()) } else { Err(code) }
}

/// An id of the content data: letters, digits, `.`, `_` and `-`.
pub fn id(text: &str) -> Result<(), Code> {
    let inner = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
    let starts = text.bytes().next().is_some_and(|byte| byte.is_ascii_alphanumeric());
    ensure(starts && text.bytes().all(inner), Code::Schema)?;
    ensure(text.len() <= SHORT_LIMIT, Code::OutOfRange)
}

/// Ids, each once.
pub fn ids(list: &[String]) -> Result<(), Code> {
    list.iter().try_for_each(|text| id(text))?;
    count(list.len())?;
    ensure(unique(list), Code::OutOfRange)
}

/// Dimensions are single upper-case letters.
pub fn dimensions<'a>(ids: impl IntoIterator<Item = &'a DimensionId>) -> Result<(), Code> {
    ensure(ids.into_iter().all(char::is_ascii_uppercase), Code::Schema)
}

/// Tallies small enough that no rule can overflow, whatever instrument they claim to be of.
pub fn tallies(tallies: &BTreeMap<DimensionId, Tally>) -> Result<(), Code> {
    dimensions(tallies.keys())?;
    let small = |tally: &Tally| {
        tally.sum <= 4 * COUNT_LIMIT && tally.answered <= COUNT_LIMIT && tally.na <= COUNT_LIMIT
    };
    ensure(tallies.values().all(small), Code::OutOfRange)
}

/// `0..=10`.
pub fn work_ability(rating: Option<u8>) -> Result<(), Code> {
    ensure(rating.is_none_or(|rating| rating <= 10), Code::OutOfRange)
}

/// Answers whose steps go to `top`.
pub fn answers(answers: &Answers, top: u8) -> Result<(), Code> {
    answers.keys().try_for_each(|item| id(item))?;
    let within = |answer: &Answer| answer.step().is_none_or(|step| step <= top);
    ensure(answers.values().all(within), Code::OutOfRange)
}

pub fn free_text(text: &str) -> Result<(), Code> {
    ensure(text.chars().count() <= TEXT_LIMIT, Code::OutOfRange)
}

pub fn short_text(text: &str) -> Result<(), Code> {
    ensure(text.chars().count() <= SHORT_LIMIT, Code::OutOfRange)
}

pub const fn count(entries: usize) -> Result<(), Code> {
    ensure(entries <= LIST_LIMIT, Code::OutOfRange)
}

/// ISO 8601 with seconds and zone, from 1970 on: no clock says less.
pub fn instant(text: &str) -> Result<(), Code> {
    let seconds = time::instant(text).ok_or(Code::Schema)?;
    ensure(seconds >= 0, Code::OutOfRange)
}

/// `YYYY-MM-DD`.
pub fn date(text: &str) -> Result<(), Code> {
    ensure(time::date(text).is_some(), Code::Schema)
}

/// `urn:uuid:` and a lower-case UUID.
pub fn jti(text: &str) -> Result<(), Code> {
    ensure(uuid::bytes(text).is_some(), Code::Schema)
}

/// An RFC 7638 thumbprint by SHA-256: 32 bytes of strict base64url.
pub fn thumbprint(text: &str) -> Result<(), Code> {
    let bytes = BASE64URL_NOPAD.decode(text.as_bytes());
    ensure(bytes.is_ok_and(|bytes| bytes.len() == 32), Code::Schema)
}

/// SHA-256 in lower-case hexadecimal.
pub fn hash(text: &str) -> Result<(), Code> {
    let hex = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    ensure(text.len() == 64 && text.bytes().all(hex), Code::Schema)
}

/// BCP 47, as far as its shape goes: subtags of at most eight letters or digits.
pub fn language(tag: &str) -> Result<(), Code> {
    let subtag = |text: &str| {
        (1..=8).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    let primary = tag.split('-').next().unwrap_or_default();
    let lower = primary.len() >= 2 && primary.bytes().all(|byte| byte.is_ascii_lowercase());
    ensure(lower && tag.split('-').all(subtag), Code::Schema)?;
    ensure(tag.len() <= SHORT_LIMIT, Code::OutOfRange)
}

pub fn unique<T: Ord>(items: &[T]) -> bool {
    items.iter().collect::<BTreeSet<_>>().len() == items.len()
}
