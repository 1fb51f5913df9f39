//! A text broken into lines, each in pieces from left to right (Unicode annex 9).

use super::letters::{Font, Letters};
use unicode_bidi::{BidiInfo, Level};

/// How a text looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    /// Points.
    pub size: f32,
    pub bold: bool,
    pub quiet: bool,
}

impl Style {
    /// From one line to the next, points.
    pub fn leading(self) -> f32 {
        self.size * 1.36
    }
}

/// A piece of one font and one direction.
#[derive(Clone, Debug)]
pub struct Piece {
    pub font: Font,
    pub text: String,
    pub rtl: bool,
    /// From the line's left end, points.
    pub x: f32,
}

#[derive(Clone, Debug)]
pub struct Line {
    pub pieces: Vec<Piece>,
    /// Points.
    pub width: f32,
    /// Begins at the right.
    pub rtl: bool,
}

/// Breaks a text at blanks and line ends, and a word wider than the line where it must be.
pub fn broken(letters: &Letters, text: &str, style: Style, width: f32) -> Vec<Line> {
    let mut lines = Vec::new();
    for paragraph in text.split('\n').map(str::trim).filter(|text| !text.is_empty()) {
        let info = BidiInfo::new(paragraph, None);
        let Some(whole) = info.paragraphs.first() else { continue };
        for (from, to) in breaks(letters, paragraph, style, width) {
            let (levels, runs) = info.visual_runs(whole, from..to);
            let mut line = Line { pieces: Vec::new(), width: 0.0, rtl: whole.level.is_rtl() };
            for run in runs {
                let rtl = levels.get(run.start).is_some_and(Level::is_rtl);
                let mut pieces = letters.pieces(paragraph.get(run).unwrap_or_default(), style.bold);
                if rtl {
                    pieces.reverse();
                }
                for (font, text) in pieces {
                    let x = line.width;
                    line.width += letters.width(font, text, rtl, style.size);
                    line.pieces.push(Piece { font, text: text.to_owned(), rtl, x });
                }
            }
            lines.push(line);
        }
    }
    lines
}

/// Where the lines of a paragraph begin and end, bytes. A line keeps its last blank, so that words
/// stay apart for whoever listens or copies.
fn breaks(letters: &Letters, text: &str, style: Style, width: f32) -> Vec<(usize, usize)> {
    let wide = |text: &str| -> f32 {
        let pieces = letters.pieces(text, style.bold);
        pieces.iter().map(|(font, text)| letters.width(*font, text, false, style.size)).sum()
    };
    let blank = wide(" ");
    let (mut lines, mut start, mut end, mut filled) = (Vec::new(), 0, 0, 0.0);
    for word in text.split_inclusive(' ') {
        let bare = wide(word.trim_end());
        if filled + bare > width && end > start {
            lines.push((start, end));
            (start, filled) = (end, 0.0);
        }
        if bare > width {
            for letter in word.chars() {
                let step = wide(letter.encode_utf8(&mut [0; 4]));
                if filled + step > width && end > start {
                    lines.push((start, end));
                    (start, filled) = (end, 0.0);
                }
                filled += step;
                end += letter.len_utf8();
            }
        } else {
            filled += bare + blank;
            end += word.len();
        }
    }
    if end > start {
        lines.push((start, end));
    }
    lines
}
