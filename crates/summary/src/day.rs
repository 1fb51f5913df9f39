//! A day at the desk: many checked summaries as rows, and figures of them that tell nothing of
//! anybody.

use super::code::Code;
use super::payload::Payload;
use super::received::Seen;
use super::verdict::{Foreign, Pin, Verdict};
use super::{csv, key};
use crate::meaning;
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::BTreeMap;
use suunta_assessment::{Phase, Tally, assess};
use suunta_content::instrument::{DimensionId, Instrument};
use suunta_time as time;

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
    /// Which other kind of document it is, where it is no summary.
    pub foreign: Option<Foreign>,
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
        let foreign = verdict.other_kind();
        let found =
            Self { name, level: verdict.level, codes, encrypted, foreign, ..Self::default() };
        let payload = verdict.payload.as_ref().filter(|_| verdict.level > 0);
        let Some(payload) = payload else { return found };
        let client = verdict.client();
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

    /// Takes the name that the desk has given to the client's key, whether or not it was compared.
    pub fn name(&mut self, label: Option<&str>) {
        if let Some(label) = label.map(str::trim).filter(|label| !label.is_empty()) {
            self.named = true;
            label.clone_into(&mut self.label);
        }
    }

    /// Whether the client's or the file's name has these letters, written small.
    pub fn has(&self, letters: &str) -> bool {
        [&self.label, &self.name].into_iter().any(|text| text.to_lowercase().contains(letters))
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
        self.phase.map_or("", Phase::label)
    }
}

fn statuses(payload: &Payload) -> Vec<String> {
    let steps = payload.plan.iter().flat_map(|plan| &plan.steps);
    steps.filter_map(|step| step.status.clone()).collect()
}

/// How many people have something; `None` when it is not told: they are too few, or would give
/// away others that are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// `all`, `level`, `phase`, `need` or `outcome`.
    pub group: &'static str,
    /// A level, a phase, a dimension, or an outcome's id.
    pub value: String,
    pub count: Option<u32>,
}

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
        let phase = row.phase.map_or("none", Phase::label).to_owned();
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
    let count = (total == 0 || total >= SMALLEST).then_some(total);
    let all = Figure { group: "all", value: "all".to_owned(), count };
    let groups = groups.into_iter().flat_map(|(group, counts)| told(group, counts, total));
    std::iter::once(all).chain(groups).collect()
}

/// Leaves small counts out, and then the smallest of the others, one by one, until those left out
/// do not follow from their sum. Where they follow even so, as two groups of 4 do from 8 people,
/// nothing is said of the group.
fn told(group: &'static str, counts: BTreeMap<String, u32>, total: u32) -> Vec<Figure> {
    let mut by_size: Vec<(u32, &String)> = counts.iter().map(|(name, n)| (*n, name)).collect();
    by_size.sort_unstable();
    let mut hidden = by_size.iter().take_while(|(count, _)| *count < SMALLEST).count();
    while hidden < by_size.len() && is_solved(&by_size[..hidden]) {
        hidden += 1;
    }
    let hidden = &by_size[..hidden];
    let sum: u32 = hidden.iter().map(|(count, _)| count).sum();
    if sum == total && total >= SMALLEST && is_solved(hidden) {
        return Vec::new();
    }
    let is_told = |value: &String| !hidden.iter().any(|(_, name)| *name == value);
    let figure = |(value, count): (&String, &u32)| Figure {
        group,
        value: value.clone(),
        count: is_told(value).then_some(*count),
    };
    counts.iter().map(figure).collect()
}

/// Whether the counts follow from their number and their sum: one does, and so do small ones that
/// are all as small or all as large as they can be. A larger one among them leaves it open, as
/// nothing tells which it is.
fn is_solved(hidden: &[(u32, &String)]) -> bool {
    let all = |wanted: u32| hidden.iter().all(|(count, _)| *count == wanted);
    hidden.len() == 1 || !hidden.is_empty() && (all(1) || all(SMALLEST - 1))
}

/// Stands for a count that is not told, the same whether it is small or would give a small one
/// away; as in the tables of Statistics Finland.
const UNTOLD: &str = "..";

/// Figures as CSV: group, value, count (`..` where it is not told).
pub fn figures_csv(figures: &[Figure]) -> String {
    let rows = figures.iter().map(|figure| {
        let count = figure.count.map_or_else(|| UNTOLD.to_owned(), |count| count.to_string());
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
