//! Where everything stands on sheets of A4, and what it is in the order of reading.

mod blocks;
mod column;
mod laid;

pub use column::SHEET;
pub use laid::{Entry, Figure, Laid, Page, Part, Placed};

use super::Paper;
use super::letters::Letters;
use super::lines::{Line, Style, broken};
use super::picture::{Picture, Words};
use column::{Column, GAP, MARGIN, WHOLE};
use laid::Rule;

/// The code with its quiet zone, 58 mm, so that its modules take 50 mm at least.
const CODE: f32 = 164.4;
/// How much smaller what is read in a minute may be set to keep to one sheet: 8.4 points at least.
const SCALES: [f32; 5] = [1.0, 0.95, 0.9, 0.85, 0.8];

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

/// The sheets as far as they are filled.
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
        // Never half of a line.
        let bold = style.bold && self.letters.are_bold(&text);
        let style = Style { bold, ..style };
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
                page.lines.push((text, Placed { line, style, x, y }));
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

    fn figure(&mut self, label: String, picture: Picture) {
        self.laid.parts.push(Part::Figure(label, self.laid.figures.len()));
        let page = self.laid.pages.len() - 1;
        let words = picture.words.into_iter().filter_map(|words| self.in_picture(&words)).collect();
        self.laid.figures.push(Figure { page, shapes: picture.shapes, words });
    }

    fn in_picture(&mut self, words: &Words) -> Option<Placed> {
        let mut style = Style { size: words.size, bold: false, quiet: false };
        let mut line = self.lines(&words.text, style, f32::MAX).into_iter().next()?;
        if line.width > words.room {
            style.size *= words.room / line.width;
            line = self.lines(&words.text, style, f32::MAX).into_iter().next()?;
        }
        let (x, y) = words.at;
        let x = x - line.width * words.before;
        Some(Placed { line, style, x, y })
    }

    fn outline(&mut self, title: &str, y: f32) {
        let page = self.laid.pages.len() - 1;
        self.laid.outline.push(Entry { title: title.to_owned(), page, y });
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
