//! Where everything stands on sheets of A4, and what it is in the order of reading.

use super::letters::Letters;
use super::lines::{Line, Style, broken};
use super::picture::{self, Place, Shape};
use super::{Block, Cell, Paper};

/// A4, points (1/72 inch).
pub const SHEET: (f32, f32) = (595.28, 841.89);
/// 18 mm.
const MARGIN: f32 = 51.0;
/// The code with its quiet zone, 58 mm, so that its modules take 50 mm at least.
const CODE: f32 = 164.4;
const GAP: f32 = 14.0;
/// Of the house and of the path.
const HOUSE: f32 = 118.0;
const PATH: f32 = 34.0;
/// How much smaller what is read in a minute may be set to keep to one sheet: 8.4 points at least.
const SCALES: [f32; 5] = [1.0, 0.95, 0.9, 0.85, 0.8];

const TITLE: Style = Style { size: 20.0, bold: true, quiet: false };
const HEADING: Style = Style { size: 13.0, bold: true, quiet: false };
const LOWER: Style = Style { size: 10.5, bold: true, quiet: false };
const BODY: Style = Style { size: 10.5, bold: false, quiet: false };
const SMALL: Style = Style { size: 9.0, bold: false, quiet: true };
const TERM: Style = Style { size: 10.5, ..SMALL };
/// The share of the names of terms, in hundredths.
const TERMS: f32 = 32.0;

/// A line where it stands.
pub struct Placed {
    pub line: Line,
    pub style: Style,
    /// Left end and baseline, from the top left corner of the sheet, points.
    pub x: f32,
    pub y: f32,
    /// Number of the text that it belongs to.
    pub text: usize,
}

/// A thin line that says nothing to a listener.
pub struct Rule {
    pub y: f32,
    pub left: f32,
    pub right: f32,
}

#[derive(Default)]
pub struct Page {
    pub lines: Vec<Placed>,
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

/// Lays out a paper.
pub fn lay(paper: &Paper, letters: &Letters) -> Laid {
    let front = |scale: f32| {
        let laid = Laid { pages: vec![Page::default()], ..Laid::default() };
        let mut sheet = Sheet { laid, letters, rtl: paper.rtl, y: MARGIN, scale, beside: MARGIN };
        sheet.head(paper);
        sheet.blocks(&paper.blocks);
        sheet
    };
    let [usual, .., smallest] = SCALES;
    let one_sheet = SCALES.into_iter().map(front).find(|sheet| sheet.laid.pages.len() == 1);
    // Long own words take the room that they need.
    let mut sheet = one_sheet.unwrap_or_else(|| front(smallest));
    sheet.scale = usual;
    if !paper.details.is_empty() {
        sheet.turn();
        sheet.blocks(&paper.details);
    }
    sheet.laid
}

/// A column of the sheet, from the side where reading begins.
#[derive(Clone, Copy)]
struct Column {
    inset: f32,
    width: f32,
}

const WHOLE: Column = Column { inset: 0.0, width: SHEET.0 - 2.0 * MARGIN };

impl Column {
    /// A part of it, in hundredths.
    fn part(self, from: f32, to: f32) -> Self {
        let space = if to < 100.0 { GAP } else { 0.0 };
        Self {
            inset: self.inset + self.width * from / 100.0,
            width: self.width * (to - from) / 100.0 - space,
        }
    }
}

struct Sheet<'a> {
    laid: Laid,
    letters: &'a Letters,
    rtl: bool,
    /// Where the next line's top is, points from the top of the last page.
    y: f32,
    /// How large letters and gaps are set.
    scale: f32,
    /// How far down the first page the code and the house stand beside the text.
    beside: f32,
}

impl Sheet<'_> {
    fn blocks(&mut self, blocks: &[Block]) {
        for (place, block) in blocks.iter().enumerate() {
            self.block(block, blocks.get(place + 1));
        }
    }

    /// The room for text at this height.
    fn column(&self) -> Column {
        let narrow = self.laid.pages.len() == 1 && self.y < self.beside;
        let width = if narrow { WHOLE.width - CODE - GAP } else { WHOLE.width };
        Column { inset: 0.0, width }
    }

    fn scaled(&self, style: Style) -> Style {
        Style { size: style.size * self.scale, ..style }
    }

    fn gap(&mut self, points: f32) {
        self.y += points * self.scale;
    }

    fn lines(&mut self, text: &str, style: Style, width: f32) -> Vec<Line> {
        let (text, missing) = self.letters.readable(text);
        self.laid.missing += missing;
        broken(self.letters, &text, style, width, self.rtl)
    }

    /// Turns to a new page when less than `height` is left on this one.
    fn fit(&mut self, height: f32) {
        if self.y + height > SHEET.1 - MARGIN && self.y > MARGIN {
            self.turn();
        }
    }

    fn turn(&mut self) {
        self.laid.pages.push(Page::default());
        self.y = MARGIN;
    }

    /// Places lines one under the other; the number of the text.
    fn place(&mut self, lines: Vec<Line>, style: Style, column: Column) -> usize {
        let text = self.laid.texts;
        self.laid.texts += 1;
        for line in lines {
            self.fit(style.leading());
            let left = MARGIN
                + if self.rtl { WHOLE.width - column.inset - column.width } else { column.inset };
            let x = if line.rtl { left + column.width - line.width } else { left };
            let y = self.y + style.size * 1.05;
            self.y += style.leading();
            if let Some(page) = self.laid.pages.last_mut() {
                page.lines.push(Placed { line, style, x, y, text });
            }
        }
        text
    }

    fn text(&mut self, text: &str, style: Style, column: Column) -> usize {
        let style = self.scaled(style);
        let lines = self.lines(text, style, column.width);
        self.place(lines, style, column)
    }

    /// Texts side by side, kept on one page when a page can hold them.
    fn row(&mut self, cells: &[(&str, Style, Column)]) -> Vec<usize> {
        let cells: Vec<(&str, Style, Column)> = cells
            .iter()
            .map(|(text, style, column)| (*text, self.scaled(*style), *column))
            .collect();
        let broken: Vec<Vec<Line>> = cells
            .iter()
            .map(|(text, style, column)| self.lines(text, *style, column.width))
            .collect();
        let height = |(lines, cell): (&Vec<Line>, &(&str, Style, Column))| {
            lines.iter().map(|_| cell.1.leading()).sum::<f32>()
        };
        let tallest = broken.iter().zip(&cells).map(height).fold(0.0, f32::max);
        let beside = tallest < SHEET.1 - 2.0 * MARGIN;
        if beside {
            self.fit(tallest);
        }
        let top = self.y;
        let mut texts = Vec::new();
        for (lines, (_, style, column)) in broken.into_iter().zip(&cells) {
            if beside {
                self.y = top;
            }
            texts.push(self.place(lines, *style, *column));
        }
        if beside {
            self.y = top + tallest;
        }
        texts
    }

    fn head(&mut self, paper: &Paper) {
        let left = if paper.rtl { MARGIN } else { SHEET.0 - MARGIN - CODE };
        let at = |top, height| Place { left, top, width: CODE, height };
        let code = paper.code.as_ref().map(|code| {
            let shapes = picture::code(code, at(self.beside, CODE));
            self.beside += CODE;
            (code.label.clone(), shapes)
        });
        let house = paper.house.as_ref().map(|house| {
            let shapes = picture::house(house, at(self.beside + 6.0, HOUSE));
            self.beside += HOUSE + 12.0;
            (house.label.clone(), shapes)
        });
        let column = self.column();
        let title = self.text(&paper.title, TITLE, column);
        self.laid.parts.push(Part::Heading(1, paper.title.clone(), title));
        self.outline(&paper.title, MARGIN);
        self.gap(4.0);
        for line in &paper.lead {
            let text = self.text(line, BODY, column);
            self.laid.parts.push(Part::Text(text));
            self.gap(4.0);
        }
        for (label, shapes) in code.into_iter().chain(house) {
            self.figure(label, shapes);
        }
    }

    fn figure(&mut self, label: String, shapes: Vec<Shape>) {
        self.laid.parts.push(Part::Figure(label, self.laid.figures.len()));
        let page = self.laid.pages.len() - 1;
        self.laid.figures.push(Figure { page, shapes });
    }

    fn path(&mut self, at: &[u8], label: &str, stations: &[String]) {
        self.fit(PATH + BODY.leading());
        let column = self.column();
        let left = if self.rtl { SHEET.0 - MARGIN - column.width } else { MARGIN };
        let place = Place { left, top: self.y, width: column.width, height: PATH };
        self.figure(label.to_owned(), picture::path(at, place, self.rtl));
        self.y += PATH;
        let quarters = [(0.0, 25.0), (25.0, 50.0), (50.0, 75.0), (75.0, 100.0)];
        let cells: Vec<(&str, Style, Column)> = stations
            .iter()
            .zip(quarters)
            .map(|(name, (from, to))| (name.as_str(), SMALL, column.part(from, to)))
            .collect();
        let texts = self.row(&cells);
        self.laid.parts.push(Part::List(false, texts.into_iter().map(|t| (None, t)).collect()));
        self.gap(4.0);
    }

    fn outline(&mut self, title: &str, y: f32) {
        let page = self.laid.pages.len() - 1;
        self.laid.outline.push(Entry { title: title.to_owned(), page, y });
    }

    fn block(&mut self, block: &Block, next: Option<&Block>) {
        match block {
            Block::Heading(level, text) => {
                let style = if *level < 3 { HEADING } else { LOWER };
                self.gap(if *level < 3 { 12.0 } else { 8.0 });
                // A heading stays with what it is for.
                let after = if next.is_some() { 3.0 * BODY.leading() } else { 0.0 };
                self.fit((style.leading() + after) * self.scale);
                let y = self.y;
                let number = self.text(text, style, self.column());
                self.laid.parts.push(Part::Heading(*level, text.clone(), number));
                if *level < 3 {
                    self.outline(text, y);
                }
                self.gap(2.0);
            }
            Block::Text(text) => {
                let text = self.text(text, BODY, self.column());
                self.laid.parts.push(Part::Text(text));
                self.gap(4.0);
            }
            Block::Small(text) => {
                let text = self.text(text, SMALL, self.column());
                self.laid.parts.push(Part::Text(text));
                self.gap(3.0);
            }
            Block::Quote(text) => {
                let column = Column { inset: 12.0, width: self.column().width - 12.0 };
                let text = self.text(text, BODY, column);
                self.laid.parts.push(Part::Quote(text));
                self.gap(4.0);
            }
            Block::List { ordered, items } => self.list(*ordered, items),
            Block::Terms(terms) => self.terms(terms),
            Block::Table(rows) => self.table(rows),
            Block::Path { at, label, stations } => self.path(at, label, stations),
        }
    }

    fn list(&mut self, ordered: bool, items: &[String]) {
        let mark = Column { inset: 0.0, width: 18.0 };
        let mut rows = Vec::new();
        for (place, item) in items.iter().enumerate() {
            let label =
                if ordered { [&(place + 1).to_string(), "."].concat() } else { "•".into() };
            let body = Column { inset: 18.0, width: self.column().width - 18.0 };
            let texts = self.row(&[(&label, BODY, mark), (item, BODY, body)]);
            if let [label, body] = texts.as_slice() {
                rows.push((Some(*label), *body));
            }
            self.gap(1.5);
        }
        self.laid.parts.push(Part::List(ordered, rows));
        self.gap(3.0);
    }

    fn terms(&mut self, terms: &[(String, String)]) {
        let mut rows = Vec::new();
        for (name, matter) in terms {
            let column = self.column();
            let (term, said) = (column.part(0.0, TERMS), column.part(TERMS, 100.0));
            let texts = self.row(&[(name, TERM, term), (matter, BODY, said)]);
            if let [name, matter] = texts.as_slice() {
                rows.push((Some(*name), *matter));
            }
            self.rule(column);
        }
        self.laid.parts.push(Part::List(false, rows));
        self.gap(3.0);
    }

    fn table(&mut self, rows: &[Vec<Cell>]) {
        let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
        let mut parts = Vec::new();
        for row in rows {
            let column = self.column();
            let cells: Vec<(&str, Style, Column)> = row
                .iter()
                .zip(shares(columns))
                .map(|(cell, (from, to))| {
                    let style = Style { bold: cell.heading, ..BODY };
                    (cell.text.as_str(), style, column.part(from, to))
                })
                .collect();
            let texts = self.row(&cells);
            parts.push(row.iter().map(|cell| cell.heading).zip(texts).collect());
            self.rule(column);
        }
        self.laid.parts.push(Part::Table(parts));
        self.gap(3.0);
    }

    /// A thin line under a row.
    fn rule(&mut self, column: Column) {
        self.gap(2.0);
        let y = self.y;
        let left = if self.rtl { SHEET.0 - MARGIN - column.width } else { MARGIN };
        if let Some(page) = self.laid.pages.last_mut() {
            page.rules.push(Rule { y, left, right: left + column.width });
        }
        self.gap(2.5);
    }
}

/// The shares of a table's columns in hundredths: the first has two fifths, the others the rest.
#[expect(clippy::cast_precision_loss, reason = "a table has a handful of columns")]
fn shares(columns: usize) -> impl Iterator<Item = (f32, f32)> {
    let first = if columns < 2 { 100.0 } else { 40.0 };
    let other = (100.0 - first) / (columns.max(2) - 1) as f32;
    (0..columns).map(move |column| {
        let edge = |column: usize| {
            if column == 0 { 0.0 } else { first + other * (column - 1) as f32 }
        };
        (edge(column), edge(column + 1))
    })
}
