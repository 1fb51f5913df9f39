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
        self.phase.map_or("", Phase::label)
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

/// How many summaries have something; `None` when it is not told: they are too few, or would give
/// away others that are.
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
