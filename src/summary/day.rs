//! A day at the desk: many checked summaries as rows, and figures of them that tell nothing of
//! anybody.

use super::code::Code;
use super::payload::{Payload, Role};
use super::received::Seen;
use super::verdict::{Foreign, Pin, Verdict};
use super::{csv, key, time};
use crate::assessment::{Phase, Tally, assess};
use crate::content::instrument::{DimensionId, Instrument};
use crate::summary::meaning;
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::BTreeMap;

/// Counts below this many people are not told (as the Finnish statistics guidelines ask of small
/// groups).
pub const SMALLEST: u32 = 5;

/// One file that was checked: what the list and the figures need, without free text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// Of the file, as it was given.
    pub name: String,
    /// Of the verdict. At `0` everything below but the codes is empty.
    pub level: u8,
    pub codes: Vec<Code>,
    /// Encrypted with age: no code, to be opened by itself.
    pub encrypted: bool,
    /// The key of the sentence why nothing could be read of the file.
    pub failed: Option<String>,
    /// The desk's own label of the client's key, else its fingerprint.
    pub label: String,
    /// Whether the label is the desk's own.
    pub named: bool,
    /// RFC 7638 thumbprint of the client's key.
    pub kid: Option<String>,
    /// ISO 8601, as the signer says.
    pub issued_at: String,
    /// When the very same summary was received before, seconds since 1970.
    pub received: Option<i64>,
    /// [`Seen::id`] of what this reading leaves in the list of what was received.
    pub noted: Option<String>,
    pub phase: Option<Phase>,
    /// Empty where the instrument is not known: such sums are not to be compared.
    pub dimensions: BTreeMap<DimensionId, Tally>,
    pub needs: Vec<DimensionId>,
    /// Statuses of the plan's steps that have one, in its order.
    pub steps: Vec<String>,
    /// An outcome class of the profile, chosen at the desk.
    pub outcome: Option<String>,
}

impl Row {
    pub fn of(name: String, verdict: &Verdict, instrument: &Instrument) -> Self {
        let encrypted = verdict.foreign == Some(Foreign::Age);
        let codes = if encrypted { Vec::new() } else { verdict.codes.clone() };
        let found = Self { name, level: verdict.level, codes, encrypted, ..Self::default() };
        let payload = verdict.payload.as_ref().filter(|_| verdict.level > 0);
        let Some(payload) = payload else { return found };
        let client = verdict.signatures.iter().find(|s| s.role == Some(Role::Client));
        let form = meaning::form(instrument, &payload.instrument);
        let needs = form.map(|form| {
            let (overall, votes) = (payload.work_ability, &payload.votes);
            assess(instrument, form, &payload.dimensions, overall, votes).needs
        });
        let mut row = Self {
            kid: client.and_then(|signature| signature.kid.clone()),
            issued_at: payload.issued_at.clone(),
            received: verdict.received,
            noted: Seen::of(verdict, 0).map(|seen| seen.id),
            phase: payload.phase,
            dimensions: form.map(|_| payload.dimensions.clone()).unwrap_or_default(),
            needs: needs.unwrap_or_default(),
            steps: statuses(payload),
            ..found
        };
        row.call(client.and_then(|signature| signature.pin.as_ref()));
        row
    }

    /// A file of which nothing could be read; `key` of the sentence why.
    pub fn unread(name: String, key: &str) -> Self {
        Self { name, failed: Some(key.to_owned()), ..Self::default() }
    }

    /// Takes what the desk says of the client's key now: its label, and whether it was compared.
    pub fn call(&mut self, pin: Option<&Pin>) {
        let label = pin.map(|pin| pin.label.trim()).filter(|label| !label.is_empty());
        self.named = label.is_some();
        let print = || self.kid.as_deref().and_then(key::fingerprint_of).unwrap_or_default();
        self.label = label.map_or_else(print, str::to_owned);
        if matches!(self.level, 1 | 2) && self.codes.is_empty() {
            self.level = 1 + u8::from(pin.is_some());
        }
    }

    /// Who handed it over, as far as the desk knows: its own label, which several keys can have,
    /// else the key.
    pub fn person(&self) -> Option<(bool, &str)> {
        let key = self.kid.as_deref()?;
        Some(if self.named { (true, self.label.as_str()) } else { (false, key) })
    }

    /// Seconds since 1970; a time that cannot be read is before all others.
    pub fn seconds(&self) -> i64 {
        time::instant(&self.issued_at).unwrap_or(i64::MIN)
    }

    /// Whether it counts: it was not refused.
    pub const fn holds(&self) -> bool {
        self.level > 0
    }

    /// Whether somebody should look at it.
    pub const fn is_doubtful(&self) -> bool {
        let remark = self.encrypted || self.failed.is_some() || self.received.is_some();
        remark || !self.codes.is_empty()
    }

    /// `0`…`3`, `0/1`, or empty.
    pub fn phase(&self) -> &'static str {
        self.phase.map_or("", phase_name)
    }
}

fn statuses(payload: &Payload) -> Vec<String> {
    let steps = payload.plan.iter().flat_map(|plan| &plan.steps);
    steps.filter_map(|step| step.status.clone()).collect()
}

const fn phase_name(phase: Phase) -> &'static str {
    match phase {
        Phase::Care => "0",
        Phase::Border => "0/1",
        Phase::Rehabilitation => "1",
        Phase::Employability => "2",
        Phase::Work => "3",
    }
}

/// How many people have something; `None` when that is not told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// `all`, `level`, `phase`, `need` or `outcome`.
    pub group: &'static str,
    /// A level, a phase, a dimension, or an outcome's id.
    pub value: String,
    pub count: Option<u32>,
    /// Not told since they are too few; else what is not told would tell another's count.
    pub few: bool,
}

/// What is written for a count that would tell another one's.
pub const HIDDEN: &str = "hidden";

/// Of each person the newest row that holds; a row without a key is a person by itself.
fn newest(rows: &[Row]) -> Vec<&Row> {
    let mut of_person: BTreeMap<(bool, &str), &Row> = BTreeMap::new();
    let mut newest = Vec::new();
    for row in rows.iter().filter(|row| row.holds()) {
        let Some(person) = row.person() else {
            newest.push(row);
            continue;
        };
        let last = of_person.entry(person).or_insert(row);
        if row.seconds() >= last.seconds() {
            *last = row;
        }
    }
    newest.extend(of_person.into_values());
    newest
}

/// How many people have an outcome class: what a share of one is of.
pub fn with_outcome(rows: &[Row]) -> u32 {
    let chosen = newest(rows).into_iter().filter(|row| row.outcome.is_some()).count();
    u32::try_from(chosen).unwrap_or(u32::MAX)
}

/// A share in whole percent, half upwards.
pub fn percent(count: u32, of: u32) -> u32 {
    let (count, of) = (u64::from(count), u64::from(of.max(1)));
    u32::try_from((100 * count + of / 2) / of).unwrap_or(u32::MAX)
}

/// Figures of all rows that hold, each person once: of summaries of one key or label the newest
/// counts.
pub fn figures(rows: &[Row]) -> Vec<Figure> {
    let newest = newest(rows);
    let mut groups: [(&'static str, BTreeMap<String, u32>); 4] =
        ["level", "phase", "need", "outcome"].map(|group| (group, BTreeMap::new()));
    for row in &newest {
        let phase = row.phase.map_or("none", phase_name).to_owned();
        let needs = row.needs.iter().map(ToString::to_string).collect();
        let values = [
            vec![row.level.to_string()],
            vec![phase],
            needs,
            row.outcome.iter().cloned().collect(),
        ];
        for ((_, counts), values) in groups.iter_mut().zip(values) {
            values.into_iter().for_each(|value| *counts.entry(value).or_default() += 1);
        }
    }
    let total = u32::try_from(newest.len()).unwrap_or(u32::MAX);
    let all = ("all", BTreeMap::from([("all".to_owned(), total)]));
    std::iter::once(all).chain(groups).flat_map(|(group, counts)| told(group, counts)).collect()
}

/// Leaves small counts out, and one more where the only one could be computed from the rest.
fn told(group: &'static str, counts: BTreeMap<String, u32>) -> Vec<Figure> {
    let small = |count: u32| (1..SMALLEST).contains(&count);
    let hidden = counts.values().filter(|count| small(**count)).count();
    let next = counts.values().filter(|count| **count >= SMALLEST).min().copied();
    let mut beside = if hidden == 1 { next } else { None };
    let figures = counts.into_iter().map(|(value, count)| {
        let hide = small(count) || beside.take_if(|beside| *beside == count).is_some();
        Figure { group, value, count: (!hide).then_some(count), few: small(count) }
    });
    figures.collect()
}

/// Figures as CSV: group, value, count (`<5` where it is too small to be told, [`HIDDEN`] where it
/// would tell another one).
pub fn figures_csv(figures: &[Figure]) -> String {
    let rows = figures.iter().map(|figure| {
        let count = match (figure.count, figure.few) {
            (Some(count), _) => count.to_string(),
            (None, true) => ["<", &SMALLEST.to_string()].concat(),
            (None, false) => HIDDEN.to_owned(),
        };
        vec![figure.group.to_owned(), figure.value.clone(), count]
    });
    csv::table(&["group", "value", "count"], rows)
}

/// Figures as FHIR NDJSON: one R4 `MeasureReport` a group, without what is not told.
pub fn figures_ndjson(figures: &[Figure], date: &str) -> String {
    let mut lines = String::new();
    for group in ["all", "level", "phase", "need", "outcome"] {
        let told = figures.iter().filter(|figure| figure.group == group);
        let population: Vec<_> = told
            .filter_map(|figure| {
                Some(json!({ "code": { "text": figure.value }, "count": figure.count? }))
            })
            .collect();
        if population.is_empty() {
            continue;
        }
        let measure = ["urn:suunta:measure:", group].concat();
        let report = json!({
            "resourceType": "MeasureReport",
            "status": "complete",
            "type": "summary",
            "measure": measure,
            "period": { "start": date, "end": date },
            "group": [{ "code": { "text": group }, "population": population }],
        });
        lines.push_str(&report.to_string());
        lines.push('\n');
    }
    lines
}

/// The day's list as CSV: one file a row. `note` is `encrypted` or the key of what went wrong with
/// the reading.
pub fn list_csv(rows: &[Row]) -> String {
    let columns = [
        "file", "level", "codes", "note", "client", "issuedAt", "received", "phase", "needs",
        "steps", "outcome",
    ];
    let rows = rows.iter().map(|row| {
        let codes: Vec<&str> = row.codes.iter().map(|code| code.name()).collect();
        let needs: Vec<String> = row.needs.iter().map(ToString::to_string).collect();
        let note = row.encrypted.then(|| "encrypted".to_owned()).or_else(|| row.failed.clone());
        vec![
            row.name.clone(),
            row.level.to_string(),
            codes.join(" "),
            note.unwrap_or_default(),
            row.label.clone(),
            row.issued_at.clone(),
            row.received.map(time::format_instant).unwrap_or_default(),
            row.phase().to_owned(),
            needs.join(" "),
            row.steps.join(" "),
            row.outcome.clone().unwrap_or_default(),
        ]
    });
    csv::table(&columns, rows)
}
