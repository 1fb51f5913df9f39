//! A text broken into lines, each in pieces that stand as Unicode annex 9 says.

use super::letters::{Font, Letters};
use unicode_bidi::{BidiInfo, Direction, Level, get_base_direction};

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
    /// As it is read.
    pub text: String,
    /// In the order of reading, wherever they stand.
    pub pieces: Vec<Piece>,
    /// Points.
    pub width: f32,
    /// Begins at the right.
    pub rtl: bool,
}

/// Breaks a text at blanks and line ends, and a word wider than the line where it must be. What has
/// no direction of its own, as a number, has the paper's.
pub fn broken(letters: &Letters, text: &str, style: Style, width: f32, rtl: bool) -> Vec<Line> {
    let mut lines = Vec::new();
    let paragraphs = text.split('\n').map(str::trim).filter(|text| !text.is_empty());
    let mut paragraphs = paragraphs.peekable();
    while let Some(paragraph) = paragraphs.next() {
        // A blank at the end keeps the words of two lines apart for whoever listens or copies.
        let apart = paragraphs.peek().map(|_| [paragraph, " "].concat());
        let paragraph = apart.as_deref().unwrap_or(paragraph);
        let rtl = match get_base_direction(paragraph) {
            Direction::Ltr => false,
            Direction::Rtl => true,
            Direction::Mixed => rtl,
        };
        let base = if rtl { Level::rtl() } else { Level::ltr() };
        let info = BidiInfo::new(paragraph, Some(base));
        let Some(whole) = info.paragraphs.first() else { continue };
        for (from, to) in breaks(letters, paragraph, style, width) {
            let (levels, runs) = info.visual_runs(whole, from..to);
            let (mut placed, mut line_width) = (Vec::new(), 0.0);
            for run in runs {
                let (start, rtl) = (run.start, levels.get(run.start).is_some_and(Level::is_rtl));
                let mut pieces = letters.pieces(paragraph.get(run).unwrap_or_default(), style.bold);
                if rtl {
                    pieces.reverse();
                }
                let mut pieces: Vec<Piece> = pieces
                    .into_iter()
                    .map(|(font, text)| {
                        let x = line_width;
                        line_width += letters.width(font, text, rtl, style.size);
                        Piece { font, text: text.to_owned(), rtl, x }
                    })
                    .collect();
                if rtl {
                    pieces.reverse();
                }
                placed.push((start, pieces));
            }
            placed.sort_by_key(|(start, _)| *start);
            let pieces = placed.into_iter().flat_map(|(_, pieces)| pieces).collect();
            let text = paragraph.get(from..to).unwrap_or_default().to_owned();
            lines.push(Line { text, pieces, width: line_width, rtl });
        }
    }
    lines
}

/// Where the lines of a paragraph begin and end, bytes. A line keeps its last blank, so that words
/// stay apart for whoever listens or copies.
fn breaks(letters: &Letters, text: &str, style: Style, width: f32) -> Vec<(usize, usize)> {
    let wide = |text: &str| -> f32 {
        let pieces = letters.pieces(text, style.bold);
        let width = |(font, text): &(Font, &str)| {
            // Letters that are joined have another width, and they join in their own direction.
            letters.width(*font, text, *font == Font::Arabic, style.size)
        };
        pieces.iter().map(width).sum()
    };
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
            filled += wide(word);
            end += word.len();
        }
    }
    if end > start {
        lines.push((start, end));
    }
    lines
}
