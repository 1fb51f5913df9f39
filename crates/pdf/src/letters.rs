//! The letters of a document: which font has one, and how wide a text is.

use rustybuzz::{Direction, UnicodeBuffer, shape};

/// A font of the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Font {
    Regular,
    Bold,
    /// One weight: headings are told apart by their size.
    Arabic,
}

impl Font {
    pub const ALL: [Self; 3] = [Self::Regular, Self::Bold, Self::Arabic];

    pub const fn bytes(self) -> &'static [u8] {
        match self {
            Self::Regular => include_bytes!("../fonts/NotoSans-Regular.ttf"),
            Self::Bold => include_bytes!("../fonts/NotoSans-Bold.ttf"),
            Self::Arabic => include_bytes!("../fonts/NotoSansArabic-Regular.ttf"),
        }
    }
}

/// What stands for a letter that no font has.
const REPLACEMENT: char = '\u{fffd}';

/// ZERO WIDTH NON-JOINER.
const NON_JOINER: char = '\u{200c}';

pub struct Letters([rustybuzz::Face<'static>; 3]);

impl Letters {
    /// `None` when a font cannot be read.
    pub fn new() -> Option<Self> {
        let face = |font: Font| rustybuzz::Face::from_slice(font.bytes(), 0);
        let [regular, bold, arabic] = Font::ALL;
        Some(Self([face(regular)?, face(bold)?, face(arabic)?]))
    }

    fn face(&self, font: Font) -> &rustybuzz::Face<'static> {
        let [regular, bold, arabic] = &self.0;
        match font {
            Font::Regular => regular,
            Font::Bold => bold,
            Font::Arabic => arabic,
        }
    }

    /// Whether a letter is drawn in another way when one follows.
    fn joins(&self, letter: char) -> bool {
        letter.is_alphabetic() && !self.has(Font::Regular, letter) && self.has(Font::Arabic, letter)
    }

    fn has(&self, font: Font, letter: char) -> bool {
        self.face(font).glyph_index(letter).is_some()
    }

    /// The text with one blank for any other, without marks that say nothing to a reader, and with
    /// U+FFFD for letters that no font has; how many those were.
    pub fn readable(&self, text: &str) -> (String, usize) {
        let (mut readable, mut missing) = (String::with_capacity(text.len()), 0);
        for letter in text.chars() {
            match letter {
                // Persian and other languages write with it: it tells how the letter before is drawn.
                NON_JOINER if readable.ends_with(|before| self.joins(before)) => {
                    readable.push(letter)
                }
                '\n' => readable.push(letter),
                _ if letter.is_whitespace() => readable.push(' '),
                // Joiners, isolates and marks: the order is set by the letters themselves.
                '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' => {}
                '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' => {}
                _ if letter.is_control() => {}
                _ if self.has(Font::Regular, letter) || self.has(Font::Arabic, letter) => {
                    readable.push(letter);
                }
                _ => {
                    missing += 1;
                    readable.push(REPLACEMENT);
                }
            }
        }
        (readable, missing)
    }

    /// Whether the bold font has every letter.
    pub fn are_bold(&self, text: &str) -> bool {
        text.chars().all(|letter| letter == '\n' || self.has(Font::Bold, letter))
    }

    /// The text in pieces of one font each, in logical order. Blanks and marks stay in the font of
    /// what is before them, so that words of one script are one piece.
    pub fn pieces<'a>(&self, text: &'a str, bold: bool) -> Vec<(Font, &'a str)> {
        let latin = if bold { Font::Bold } else { Font::Regular };
        let (mut pieces, mut font, mut rest) = (Vec::new(), None, text);
        let mut end = 0;
        for letter in text.chars() {
            let stays = |font: &Font| {
                letter == NON_JOINER || !letter.is_alphanumeric() && self.has(*font, letter)
            };
            let own = if self.has(latin, letter) { latin } else { Font::Arabic };
            let next = font.filter(stays).unwrap_or(own);
            if let Some(before) = font.replace(next)
                && before != next
            {
                let (piece, after) = rest.split_at(end);
                pieces.push((before, piece));
                (rest, end) = (after, 0);
            }
            end += letter.len_utf8();
        }
        pieces.extend(font.map(|font| (font, rest)));
        pieces
    }

    /// The width of a text of one font, in the unit of `size`.
    #[expect(clippy::cast_precision_loss, reason = "advances are far below 2^23")]
    pub fn width(&self, font: Font, text: &str, rtl: bool, size: f32) -> f32 {
        let face = self.face(font);
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        buffer.set_direction(if rtl { Direction::RightToLeft } else { Direction::LeftToRight });
        let shaped = shape(face, &[], buffer);
        let advance: i32 = shaped.glyph_positions().iter().map(|glyph| glyph.x_advance).sum();
        advance as f32 * size / face.units_per_em() as f32
    }
}
