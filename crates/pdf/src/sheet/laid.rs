//! What stands where on which sheet, and what it is.

use crate::lines::{Line, Style};
use crate::picture::Shape;

/// A line where it stands.
pub struct Placed {
    pub line: Line,
    pub style: Style,
    /// Left end and baseline, from the top left corner of the sheet, points.
    pub x: f32,
    pub y: f32,
}

/// A thin line that says nothing to a listener.
pub struct Rule {
    pub y: f32,
    pub left: f32,
    pub right: f32,
}

#[derive(Default)]
pub struct Page {
    /// Each with the number of the text that it belongs to.
    pub lines: Vec<(usize, Placed)>,
    pub rules: Vec<Rule>,
}

/// What the texts are, by their numbers.
pub enum Part {
    /// Level, and the heading's own words.
    Heading(u8, String, usize),
    Text(usize),
    Quote(usize),
    /// What it says, and its number.
    Figure(String, usize),
    /// Numbered or not; the label of each row, when it has one, and its body.
    List(bool, Vec<(Option<usize>, usize)>),
    /// Rows of cells: whether it is a heading, and for the whole column.
    Table(Vec<Vec<(bool, usize)>>),
}

/// An entry of the outline.
pub struct Entry {
    pub title: String,
    pub page: usize,
    pub y: f32,
}

pub struct Figure {
    pub page: usize,
    pub shapes: Vec<Shape>,
    pub words: Vec<Placed>,
}

#[derive(Default)]
pub struct Laid {
    pub pages: Vec<Page>,
    pub parts: Vec<Part>,
    pub outline: Vec<Entry>,
    pub figures: Vec<Figure>,
    /// How many texts there are.
    pub texts: usize,
    pub missing: usize,
}
