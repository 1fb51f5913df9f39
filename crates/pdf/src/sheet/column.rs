//! The room for text on a sheet, and its parts side by side.

/// A4, points (1/72 inch).
pub const SHEET: (f32, f32) = (595.28, 841.89);
/// 18 mm.
pub const MARGIN: f32 = 51.0;
/// Between columns.
pub const GAP: f32 = 14.0;

/// A column of the sheet, from the side where reading begins.
#[derive(Clone, Copy)]
pub struct Column {
    pub inset: f32,
    pub width: f32,
}

pub const WHOLE: Column = Column { inset: 0.0, width: SHEET.0 - 2.0 * MARGIN };

impl Column {
    /// A part of it, in hundredths.
    pub fn part(self, from: f32, to: f32) -> Self {
        let space = if to < 100.0 { GAP } else { 0.0 };
        Self {
            inset: self.inset + self.width * from / 100.0,
            width: self.width * (to - from) / 100.0 - space,
        }
    }
}

/// The shares of a table's columns in hundredths: the first has two fifths, the others the rest.
#[expect(clippy::cast_precision_loss, reason = "a table has a handful of columns")]
pub fn shares(columns: usize) -> impl Iterator<Item = (f32, f32)> {
    let first = if columns < 2 { 100.0 } else { 40.0 };
    let other = (100.0 - first) / (columns.max(2) - 1) as f32;
    (0..columns).map(move |column| {
        let edge = |column: usize| {
            if column == 0 { 0.0 } else { first + other * (column - 1) as f32 }
        };
        (edge(column), edge(column + 1))
    })
}
