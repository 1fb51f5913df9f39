//! Base45 (RFC 9285), strict.

use super::Code;

const ALPHABET: &[u8; 45] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

/// Whether the byte is a letter of the alphabet.
pub fn is_letter(byte: u8) -> bool {
    ALPHABET.contains(&byte)
}

/// Two bytes as three characters, a last single byte as two.
pub fn encode(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len().div_ceil(2) * 3);
    let mut push = |digit: usize| out.push(char::from(ALPHABET[digit]));
    for chunk in bytes.chunks(2) {
        let value = chunk.iter().fold(0, |value, byte| value << 8 | usize::from(*byte));
        push(value % 45);
        push(value / 45 % 45);
        if chunk.len() == 2 {
            push(value / 2_025);
        }
    }
    out
}

/// The bytes of a text.
///
/// # Errors
/// [`Code::BadEncoding`] for a character outside the alphabet (lower case included), a length of
/// 1 modulo 3, or a group beyond its one or two bytes.
pub fn decode(text: &str) -> Result<Vec<u8>, Code> {
    let mut out = Vec::with_capacity(text.len() / 3 * 2 + 1);
    for chunk in text.as_bytes().chunks(3) {
        let mut value = 0_usize;
        for character in chunk.iter().rev() {
            let digit = ALPHABET.iter().position(|letter| letter == character);
            value = value * 45 + digit.ok_or(Code::BadEncoding)?;
        }
        match chunk.len() {
            3 => out.extend(u16::try_from(value).map_err(|_| Code::BadEncoding)?.to_be_bytes()),
            2 => out.push(u8::try_from(value).map_err(|_| Code::BadEncoding)?),
            _ => return Err(Code::BadEncoding),
        }
    }
    Ok(out)
}
