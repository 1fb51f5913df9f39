//! Free text of others, made harmless to the eye.
//!
//! Markup is inert already, since text is only ever put into text nodes. What remains is what
//! fools a reader: characters that reorder, hide or pile up.

/// Different combining marks on one letter that a real language needs: Tibetan and pointed Hebrew
/// have five; none repeats a mark on a letter.
const MARKS: usize = 5;

/// Shows direction controls and invisible characters by name, and cuts piled-up marks.
///
/// Joiners that real languages need (U+200C, U+200D) stay when they stand between letters or
/// pictographs.
pub fn inert(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut marks = Vec::new();
    let mut after_letter = false;
    for character in text.chars() {
        let joiner = matches!(character, '\u{200c}' | '\u{200d}');
        let hidden = is_hidden(character);
        if !joiner && !hidden && is_mark(character) {
            if marks.len() < MARKS && !marks.contains(&character) {
                marks.push(character);
                out.push(character);
            }
            continue;
        }
        marks.clear();
        let shown =
            (joiner && after_letter) || !(hidden || joiner) || matches!(character, '\n' | '\t');
        if shown {
            out.push(character);
        } else {
            out.push_str(&["[U+", &hex(character), "]"].concat());
        }
        let pictograph = matches!(character, '\u{2600}'..='\u{27bf}' | '\u{1f000}'..='\u{1faff}');
        after_letter = character.is_alphabetic() || pictograph || joiner;
    }
    out
}

/// An id that no content knows: in quotes, lest it pass for a word of ours.
pub fn quoted(id: &str) -> String {
    ["“", &inert(id), "”"].concat()
}

/// Unicode's property Grapheme_Extend, as the standard library has it: it escapes such a character
/// where a text begins, for it would join what stands before.
fn is_mark(character: char) -> bool {
    is_escaped(character.escape_debug(), character)
}

/// What is drawn as nothing or moves others: the general categories Cc, Cf, Co, Cn, Zl and Zp,
/// which the standard library escapes anywhere, and the letters, marks and symbols that are blank.
/// The spaces of real languages (Zs) and Arabic's signs around numbers and verses are not.
fn is_hidden(character: char) -> bool {
    let text = ['a', character].iter().collect::<String>();
    let unprintable = is_escaped(text.escape_debug().skip(1), character);
    let line_end = matches!(character, '\u{2028}' | '\u{2029}');
    let space = character.is_whitespace() && !character.is_control() && !line_end;
    let sign = matches!(character, '\u{0600}'..='\u{0605}' | '\u{06dd}' | '\u{08e2}');
    (unprintable && !space && !sign)
        || matches!(character,
            '\u{034f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{2800}' | '\u{3164}' | '\u{ffa0}' | '\u{1d159}'
            | '\u{e0100}'..='\u{e01ef}')
}

/// Quotes and backslashes, which people write, are escaped as well.
fn is_escaped(mut escape: impl Iterator<Item = char>, character: char) -> bool {
    escape.next() == Some('\\') && !matches!(character, '\\' | '\'' | '"')
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
