//! The summaries of one person along time, among many of others.

use super::day::Row;
use std::collections::BTreeMap;

/// The rows of each key or label by their time: among thousands of one person the one before is
/// found at once.
#[derive(Debug, Default)]
pub struct Timeline(BTreeMap<(bool, String), BTreeMap<i64, usize>>);

impl Timeline {
    pub fn of(rows: &[Row]) -> Self {
        let mut timeline = Self::default();
        rows.iter().enumerate().for_each(|(index, row)| timeline.add(row, index));
        timeline
    }

    /// Takes a row and where it stands.
    pub fn add(&mut self, row: &Row, index: usize) {
        if let Some((named, who)) = row.person() {
            let of_person = self.0.entry((named, who.to_owned())).or_default();
            of_person.insert(row.seconds(), index);
        }
    }

    /// Where the rows before this one stand that are of the same key or label, the newest first.
    pub fn earlier(&self, row: &Row) -> impl Iterator<Item = usize> {
        let person = row.person().map(|(named, who)| (named, who.to_owned()));
        let rows = person.and_then(|person| self.0.get(&person));
        let rows = rows.map(|rows| rows.range(..row.seconds()).rev());
        rows.into_iter().flatten().map(|(_, index)| *index)
    }
}
