//! Free text of others, made harmless to the eye.
//!
//! Markup is inert already, since text is only ever put into text nodes. What remains is what
//! fools a reader: characters that reorder, hide or pile up.

/// Combining marks on one letter that a real language needs; Unicode's stream-safe text format
/// (UAX #15 §13) allows 30, people's languages far fewer.
const MARKS: usize = 8;

/// Shows direction controls and invisible characters by name, and cuts piled-up marks.
///
/// Joiners that real languages need (U+200C, U+200D) stay when they stand between letters.
pub fn inert(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut marks = 0;
    let mut after_letter = false;
    for character in text.chars() {
        if is_mark(character) {
            marks += 1;
            if marks <= MARKS {
                out.push(character);
            }
            continue;
        }
        marks = 0;
        let joiner = matches!(character, '\u{200c}' | '\u{200d}');
        let shown = (joiner && after_letter)
            || !(is_hidden(character) || joiner)
            || matches!(character, '\n' | '\t');
        if shown {
            out.push(character);
        } else {
            out.push_str(&["[U+", &hex(character), "]"].concat());
        }
        after_letter = character.is_alphabetic() || character as u32 > 0x2_0000 || joiner;
    }
    out
}

fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{00ad}' | '\u{034f}' | '\u{061c}' | '\u{115f}' | '\u{1160}' | '\u{180e}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}')
}

fn is_mark(character: char) -> bool {
    matches!(character,
        '\u{0300}'..='\u{036f}' | '\u{0483}'..='\u{0489}' | '\u{0591}'..='\u{05bd}'
        | '\u{0610}'..='\u{061a}' | '\u{064b}'..='\u{065f}' | '\u{0e31}' | '\u{0e34}'..='\u{0e3a}'
        | '\u{0e47}'..='\u{0e4e}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}')
}

fn hex(character: char) -> String {
    let mut digits = String::new();
    let code = character as u32;
    for shift in (0..24).step_by(4).rev() {
        let digit = (code >> shift) & 0xf;
        if digit != 0 || !digits.is_empty() || shift < 16 {
            digits.extend(char::from_digit(digit, 16).map(|d| d.to_ascii_uppercase()));
        }
    }
    digits
}
