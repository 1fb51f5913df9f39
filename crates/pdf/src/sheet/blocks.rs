//! The head of a paper and its blocks, in the order of reading.

use super::column::{Column, MARGIN, SHEET, shares};
use super::{CODE, Part, Sheet};
use crate::lines::Style;
use crate::picture::{self, Place};
use crate::{Block, Cell, Paper};

/// The path's height, points.
const PATH: f32 = 34.0;

const TITLE: Style = Style { size: 20.0, bold: true, quiet: false };
const HEADING: Style = Style { size: 13.0, bold: true, quiet: false };
const LOWER: Style = Style { size: 10.5, bold: true, quiet: false };
const BODY: Style = Style { size: 10.5, bold: false, quiet: false };
const SMALL: Style = Style { size: 9.0, bold: false, quiet: true };
const TERM: Style = Style { size: 10.5, ..SMALL };
/// The share of the names of terms, in hundredths.
const TERMS: f32 = 32.0;

impl Sheet<'_> {
    /// The title, what stands under it, and the code and the house beside them.
    pub(super) fn head(&mut self, paper: &Paper) {
        let left = if paper.rtl { MARGIN } else { SHEET.0 - MARGIN - CODE };
        let at = |top, height| Place { left, top, width: CODE, height };
        let code = paper.code.as_ref().map(|code| {
            let picture = picture::code(code, at(self.beside, CODE));
            self.beside += CODE;
            (code.label.clone(), picture)
        });
        let house = paper.house.as_ref().map(|house| {
            let height = picture::house::height(house);
            let picture = picture::house::house(house, at(self.beside + 6.0, height), paper.rtl);
            self.beside += height + 12.0;
            (house.label.clone(), picture)
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
        for (label, picture) in code.into_iter().chain(house) {
            self.figure(label, picture);
        }
    }

    pub(super) fn blocks(&mut self, blocks: &[Block]) {
        for (place, block) in blocks.iter().enumerate() {
            self.block(block, blocks.get(place + 1));
        }
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

    fn path(&mut self, at: &[u8], label: &str, stations: &[String]) {
        self.fit(PATH + BODY.leading());
        let column = self.column();
        let left = if self.rtl { SHEET.0 - MARGIN - column.width } else { MARGIN };
        let place = Place { left, top: self.y, width: column.width, height: PATH };
        self.figure(label.to_owned(), picture::path::path(at, place, self.rtl));
        self.y += PATH;
        // Small enough that no word of a station's name is parted.
        let room = column.part(0.0, 25.0).width;
        let names = stations.iter().flat_map(|name| name.split(' '));
        let widest = names
            .filter_map(|word| Some(self.lines(word, SMALL, f32::MAX).first()?.width))
            .fold(room, f32::max);
        let style = Style { size: SMALL.size * room / widest, ..SMALL };
        let quarters = [(0.0, 25.0), (25.0, 50.0), (50.0, 75.0), (75.0, 100.0)];
        let cells: Vec<(&str, Style, Column)> = stations
            .iter()
            .zip(quarters)
            .map(|(name, (from, to))| (name.as_str(), style, column.part(from, to)))
            .collect();
        let texts = self.row(&cells);
        self.laid.parts.push(Part::List(false, texts.into_iter().map(|t| (None, t)).collect()));
        self.gap(4.0);
    }
}
