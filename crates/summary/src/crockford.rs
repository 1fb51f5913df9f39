//! Crockford base32: 80 bits as 16 characters that are easy to read aloud and to type.

/// Digits and letters without I, L, O and U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Ten bytes as 16 characters.
pub fn encode(bytes: &[u8; 10]) -> String {
    let bits = bytes.iter().fold(0_u128, |bits, byte| bits << 8 | u128::from(*byte));
    (0..16).rev().map(|place| char::from(ALPHABET[(bits >> (5 * place) & 31) as usize])).collect()
}

/// The ten bytes of exactly 16 characters of the alphabet, upper case; `None` otherwise.
pub fn decode(text: &str) -> Option<[u8; 10]> {
    if text.len() != 16 {
        return None;
    }
    let mut bits = 0_u128;
    for character in text.bytes() {
        let value = ALPHABET.iter().position(|letter| *letter == character)?;
        bits = bits << 5 | value as u128;
    }
    let mut bytes = [0; 10];
    bytes.copy_from_slice(&bits.to_be_bytes()[6..]);
    Some(bytes)
}

/// What a person typed, as [`decode`] reads it: blanks and hyphens dropped, upper case, `I` and
/// `L` read as `1`, `O` as `0`. `None` when it is no challenge.
pub fn normalise(typed: &str) -> Option<String> {
    let text: String = typed
        .chars()
        .filter(|character| !character.is_whitespace() && *character != '-')
        .map(|character| match character.to_ascii_uppercase() {
            'I' | 'L' => '1',
            'O' => '0',
            other => other,
        })
        .collect();
    decode(&text).map(|_| text)
}

/// In groups of four, as shown: `ABCD EFGH JKMN PQRS`.
pub fn grouped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 4);
    for (place, character) in text.chars().enumerate() {
        if place > 0 && place % 4 == 0 {
            out.push(' ');
        }
        out.push(character);
    }
    out
}
