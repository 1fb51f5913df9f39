//! A day at the desk: many checked summaries as rows, and figures of them that tell nothing of
//! anybody.

use super::code::Code;
use super::csv;
use super::payload::Role;
use super::verdict::Verdict;
use crate::assessment::{Phase, Tally, assess};
use crate::content::instrument::{DimensionId, Instrument};
use crate::summary::meaning;
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::BTreeMap;
use std::ops::Bound;

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
    /// The desk's own label of the client's key, else its fingerprint.
    pub label: String,
    /// RFC 7638 thumbprint of the client's key.
    pub kid: Option<String>,
    /// ISO 8601, as the signer says.
    pub issued_at: String,
    pub phase: Option<Phase>,
    pub dimensions: BTreeMap<DimensionId, Tally>,
    pub needs: Vec<DimensionId>,
    /// An outcome class of the profile, chosen at the desk.
    pub outcome: Option<String>,
}

impl Row {
    pub fn of(name: String, verdict: &Verdict, instrument: &Instrument) -> Self {
        let found =
            Self { name, level: verdict.level, codes: verdict.codes.clone(), ..Self::default() };
        let payload = verdict.payload.as_ref().filter(|_| verdict.level > 0);
        let Some(payload) = payload else { return found };
        let client = verdict.signatures.iter().find(|s| s.role == Some(Role::Client));
        let label = client.and_then(|signature| {
            let label = signature.pin.as_ref().map(|pin| pin.label.clone());
            label.filter(|label| !label.is_empty()).or_else(|| signature.fingerprint.clone())
        });
        let needs = meaning::form(instrument, &payload.instrument).map(|form| {
            let (overall, votes) = (payload.work_ability, &payload.votes);
            assess(instrument, form, &payload.dimensions, overall, votes).needs
        });
        Self {
            label: label.unwrap_or_default(),
            kid: client.and_then(|signature| signature.kid.clone()),
            issued_at: payload.issued_at.clone(),
            phase: payload.phase,
            dimensions: payload.dimensions.clone(),
            needs: needs.unwrap_or_default(),
            ..found
        }
    }

    /// Whether it counts: it was not refused.
    pub const fn holds(&self) -> bool {
        self.level > 0
    }

    /// Whether somebody should look at it.
    pub const fn is_doubtful(&self) -> bool {
        !self.codes.is_empty()
    }

    /// `0`…`3`, `0/1`, or empty.
    pub fn phase(&self) -> &'static str {
        self.phase.map_or("", phase_name)
    }
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

/// The rows of each key by their time: among thousands of one key the one before is found at once.
#[derive(Debug, Default)]
pub struct Timeline(BTreeMap<String, BTreeMap<String, usize>>);

impl Timeline {
    /// Takes a row and where it stands.
    pub fn add(&mut self, row: &Row, index: usize) {
        if let Some(kid) = &row.kid {
            self.0.entry(kid.clone()).or_default().insert(row.issued_at.clone(), index);
        }
    }

    /// Where the newest row before this one stands that the same key signed.
    pub fn earlier(&self, row: &Row) -> Option<usize> {
        let before = (Bound::Unbounded, Bound::Excluded(row.issued_at.as_str()));
        let of_key = self.0.get(row.kid.as_ref()?)?;
        of_key.range::<str, _>(before).next_back().map(|(_, index)| *index)
    }
}

/// How many summaries have something; `None` when they are too few to be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// `all`, `level`, `phase`, `need` or `outcome`.
    pub group: &'static str,
    /// A level, a phase, a dimension, or an outcome's id.
    pub value: String,
    pub count: Option<u32>,
}

/// Figures of all rows that hold, each person once: of summaries of one key the newest counts.
pub fn figures(rows: &[Row]) -> Vec<Figure> {
    let mut of_key: BTreeMap<&str, &Row> = BTreeMap::new();
    let (known, mut newest): (Vec<&Row>, Vec<&Row>) =
        rows.iter().filter(|row| row.holds()).partition(|row| row.kid.is_some());
    for row in known {
        let last = of_key.entry(row.kid.as_deref().unwrap_or_default()).or_insert(row);
        if row.issued_at >= last.issued_at {
            *last = row;
        }
    }
    newest.extend(of_key.into_values());
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
        Figure { group, value, count: (!hide).then_some(count) }
    });
    figures.collect()
}

/// Figures as CSV: group, value, count (`<5` where it is too small to be told).
pub fn figures_csv(figures: &[Figure]) -> String {
    let rows = figures.iter().map(|figure| {
        let few = ["<", &SMALLEST.to_string()].concat();
        let count = figure.count.map_or(few, |count| count.to_string());
        vec![figure.group.to_owned(), figure.value.clone(), count]
    });
    csv::table(&["group", "value", "count"], rows)
}

/// Figures as FHIR NDJSON: one R4 `MeasureReport` a group, without what is too small to be told.
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

/// The day's list as CSV: one file a row.
pub fn list_csv(rows: &[Row]) -> String {
    let columns = ["file", "level", "codes", "client", "issuedAt", "phase", "needs", "outcome"];
    let rows = rows.iter().map(|row| {
        let codes: Vec<&str> = row.codes.iter().map(|code| code.name()).collect();
        let needs: String = row.needs.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
        vec![
            row.name.clone(),
            row.level.to_string(),
            codes.join(" "),
            row.label.clone(),
            row.issued_at.clone(),
            row.phase().to_owned(),
            needs,
            row.outcome.clone().unwrap_or_default(),
        ]
    });
    csv::table(&columns, rows)
}
