//! Deterministic CBOR (RFC 8949 §4.2.1), the part that a COSE document of ours needs: integers,
//! byte and text strings, arrays, maps, tags, true, false and null. Whatever else is refused.

use super::Code;

const MAX_DEPTH: u32 = 8;
const MAX_ITEMS: u32 = 1_000;

/// A data item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// -2^64 to 2^64 - 1 on paper; what does not fit 64 signed bits is refused.
    Integer(i64),
    Bytes(Vec<u8>),
    Text(String),
    Array(Vec<Value>),
    /// In any order; written in the order of the encoded keys.
    Map(Vec<(Value, Value)>),
    Tag(u64, Box<Value>),
    Bool(bool),
    Null,
}

impl Value {
    pub fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    pub const fn as_integer(&self) -> Option<i64> {
        match self {
            Self::Integer(integer) => Some(*integer),
            _ => None,
        }
    }

    pub const fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(value) => Some(*value),
            _ => None,
        }
    }

    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    pub fn as_bytes(&self) -> Option<&[u8]> {
        match self {
            Self::Bytes(bytes) => Some(bytes),
            _ => None,
        }
    }

    pub fn as_array(&self) -> Option<&[Self]> {
        match self {
            Self::Array(items) => Some(items),
            _ => None,
        }
    }

    pub fn as_map(&self) -> Option<&[(Self, Self)]> {
        match self {
            Self::Map(entries) => Some(entries),
            _ => None,
        }
    }

    /// A map's entry by integer key.
    pub fn get(&self, key: i64) -> Option<&Self> {
        let mut entries = self.as_map()?.iter();
        entries.find(|(name, _)| name.as_integer() == Some(key)).map(|(_, value)| value)
    }
}

/// The one deterministic encoding of a value.
pub fn encode(value: &Value) -> Vec<u8> {
    let mut writer = Writer::default();
    writer.value(value);
    writer.finish()
}

/// Writes items one after another. Of arrays and maps the caller says how many follow, and gives a
/// map's keys in the order of their encodings (RFC 8949 §4.2.1).
#[derive(Default)]
pub struct Writer(Vec<u8>);

impl Writer {
    pub fn finish(self) -> Vec<u8> {
        self.0
    }

    /// Writes what another has written.
    pub fn append(&mut self, other: &Self) {
        self.0.extend_from_slice(&other.0);
    }

    pub fn integer(&mut self, integer: i64) {
        if integer >= 0 {
            self.head(0, integer.unsigned_abs());
        } else {
            self.head(1, !integer.cast_unsigned());
        }
    }

    pub fn bytes(&mut self, bytes: &[u8]) {
        self.head(2, bytes.len() as u64);
        self.0.extend_from_slice(bytes);
    }

    pub fn text(&mut self, text: &str) {
        self.head(3, text.len() as u64);
        self.0.extend_from_slice(text.as_bytes());
    }

    pub fn array(&mut self, items: usize) {
        self.head(4, items as u64);
    }

    pub fn map(&mut self, entries: usize) {
        self.head(5, entries as u64);
    }

    pub fn bool(&mut self, value: bool) {
        self.0.push(0xf4 + u8::from(value));
    }

    pub fn null(&mut self) {
        self.0.push(0xf6);
    }

    fn value(&mut self, value: &Value) {
        match value {
            Value::Integer(integer) => self.integer(*integer),
            Value::Bytes(bytes) => self.bytes(bytes),
            Value::Text(text) => self.text(text),
            Value::Array(items) => {
                self.array(items.len());
                items.iter().for_each(|item| self.value(item));
            }
            Value::Map(entries) => {
                self.map(entries.len());
                let mut pairs: Vec<_> =
                    entries.iter().map(|(key, value)| (encode(key), value)).collect();
                pairs.sort_by(|a, b| a.0.cmp(&b.0));
                for (key, value) in pairs {
                    self.0.extend(key);
                    self.value(value);
                }
            }
            Value::Tag(tag, inner) => {
                self.head(6, *tag);
                self.value(inner);
            }
            Value::Bool(value) => self.bool(*value),
            Value::Null => self.null(),
        }
    }

    /// The major type with the shortest form of its argument.
    fn head(&mut self, major: u8, argument: u64) {
        let kind = major << 5;
        let bytes = argument.to_be_bytes();
        match argument {
            0..24 => self.0.push(kind | bytes[7]),
            24..0x100 => self.0.extend([kind | 24, bytes[7]]),
            0x100..0x1_0000 => self.0.extend([kind | 25, bytes[6], bytes[7]]),
            0x1_0000..0x1_0000_0000 => {
                self.0.push(kind | 26);
                self.0.extend(&bytes[4..]);
            }
            _ => {
                self.0.push(kind | 27);
                self.0.extend(bytes);
            }
        }
    }
}

/// Reads one item that fills all of the bytes. Memory grows with what is there, never with a
/// claimed length.
///
/// # Errors
/// [`Code::TooLarge`] beyond the depth or the count; [`Code::BadCbor`] for anything that is not
/// deterministic: a longer form than needed, indefinite length, unsorted or duplicate keys,
/// floats, other simple values, text that is no UTF-8, too few or trailing bytes.
pub fn decode(bytes: &[u8]) -> Result<Value, Code> {
    let mut reader = Reader { rest: bytes, items: 0 };
    let value = reader.value(0)?;
    if reader.rest.is_empty() { Ok(value) } else { Err(Code::BadCbor) }
}

struct Reader<'a> {
    rest: &'a [u8],
    items: u32,
}

impl<'a> Reader<'a> {
    fn value(&mut self, depth: u32) -> Result<Value, Code> {
        self.items += 1;
        if depth > MAX_DEPTH || self.items > MAX_ITEMS {
            return Err(Code::TooLarge);
        }
        let first = self.take(1)?[0];
        let (major, info) = (first >> 5, first & 31);
        if major == 7 {
            return match info {
                20 | 21 => Ok(Value::Bool(info == 21)),
                22 => Ok(Value::Null),
                _ => Err(Code::BadCbor),
            };
        }
        let argument = self.argument(info)?;
        let signed = || i64::try_from(argument).map_err(|_| Code::BadCbor);
        Ok(match major {
            0 => Value::Integer(signed()?),
            1 => Value::Integer(!signed()?),
            2 => Value::Bytes(self.string(argument)?.to_vec()),
            3 => {
                let text = str::from_utf8(self.string(argument)?).map_err(|_| Code::BadCbor)?;
                Value::text(text)
            }
            4 => {
                let mut items = Vec::new();
                for _ in 0..argument {
                    items.push(self.value(depth + 1)?);
                }
                Value::Array(items)
            }
            5 => self.map(argument, depth)?,
            _ => Value::Tag(argument, Box::new(self.value(depth + 1)?)),
        })
    }

    fn map(&mut self, length: u64, depth: u32) -> Result<Value, Code> {
        let mut entries = Vec::new();
        let mut previous: &[u8] = &[];
        for _ in 0..length {
            let before = self.rest;
            let key = self.value(depth + 1)?;
            let written = &before[..before.len() - self.rest.len()];
            // Keys stand in bytewise order, each once; no key is empty.
            if written <= previous {
                return Err(Code::BadCbor);
            }
            previous = written;
            entries.push((key, self.value(depth + 1)?));
        }
        Ok(Value::Map(entries))
    }

    /// The argument of a head, in its shortest form only.
    fn argument(&mut self, info: u8) -> Result<u64, Code> {
        let (length, least) = match info {
            0..24 => return Ok(u64::from(info)),
            24 => (1, 24),
            25 => (2, 0x100),
            26 => (4, 0x1_0000),
            27 => (8, 0x1_0000_0000),
            _ => return Err(Code::BadCbor),
        };
        let bytes = self.take(length)?;
        let argument = bytes.iter().fold(0, |value, byte| value << 8 | u64::from(*byte));
        if argument >= least { Ok(argument) } else { Err(Code::BadCbor) }
    }

    fn string(&mut self, length: u64) -> Result<&'a [u8], Code> {
        self.take(usize::try_from(length).map_err(|_| Code::BadCbor)?)
    }

    fn take(&mut self, length: usize) -> Result<&'a [u8], Code> {
        let (taken, rest) = self.rest.split_at_checked(length).ok_or(Code::BadCbor)?;
        self.rest = rest;
        Ok(taken)
    }
}
