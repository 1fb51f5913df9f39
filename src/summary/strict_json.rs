//! JSON as a signed document needs it (RFC 8259 within RFC 7493): one meaning for every reader.

use super::Code;
use serde::Deserialize;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor,
};
use std::borrow::Cow;
use std::cell::Cell;
use std::fmt;

/// Deeper than any document of ours.
const MAX_DEPTH: u32 = 16;
/// More values than any document of ours.
const MAX_ITEMS: u32 = 10_000;
/// 2^53 - 1: beyond it readers disagree.
const MAX_INTEGER: u64 = (1 << 53) - 1;

/// Reads a strict document into a type.
///
/// # Errors
/// [`Code::Schema`] when it is strict JSON of another shape, else as [`check`].
pub fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Code> {
    check(bytes)?;
    serde_json::from_slice(bytes).map_err(|_| Code::Schema)
}

/// Checks that the bytes are one strict JSON document.
///
/// # Errors
/// [`Code::TooLarge`] beyond the depth or the count, [`Code::DuplicateMember`] for a member twice
/// in one object (however it is escaped), [`Code::BadJson`] for a byte order mark, a float, an
/// integer beyond 2^53 - 1, a lone surrogate, bytes that are no UTF-8, and trailing bytes.
pub fn check(bytes: &[u8]) -> Result<(), Code> {
    let walk = Walk { items: Cell::new(0), code: Cell::new(Code::BadJson) };
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    Strict { walk: &walk, depth: 0 }
        .deserialize(&mut reader)
        .and_then(|()| reader.end())
        .map_err(|_| walk.code.get())
}

struct Walk {
    items: Cell<u32>,
    /// Why the reader stopped; its own error says only where.
    code: Cell<Code>,
}

/// Of a member; only one with escapes is written anew.
#[derive(Deserialize)]
struct Name<'a>(#[serde(borrow)] Cow<'a, str>);

#[derive(Clone, Copy)]
struct Strict<'a> {
    walk: &'a Walk,
    depth: u32,
}

impl Strict<'_> {
    fn refuse<E: Error>(self, code: Code) -> E {
        self.walk.code.set(code);
        E::custom("")
    }

    fn within<E: Error>(self, integer: u64) -> Result<(), E> {
        if integer <= MAX_INTEGER { Ok(()) } else { Err(self.refuse(Code::BadJson)) }
    }

    /// One level further in.
    fn deeper<E: Error>(self) -> Result<Self, E> {
        if self.depth < MAX_DEPTH {
            Ok(Self { depth: self.depth + 1, ..self })
        } else {
            Err(self.refuse(Code::TooLarge))
        }
    }
}

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.walk.items.set(self.walk.items.get() + 1);
        if self.walk.items.get() > MAX_ITEMS {
            return Err(self.refuse(Code::TooLarge));
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict<'_> {
    type Value = ();
    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("strict JSON")
    }
    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }
    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        Ok(())
    }
    fn visit_str<E: Error>(self, _: &str) -> Result<(), E> {
        Ok(())
    }
    fn visit_u64<E: Error>(self, integer: u64) -> Result<(), E> {
        self.within(integer)
    }
    fn visit_i64<E: Error>(self, integer: i64) -> Result<(), E> {
        self.within(integer.unsigned_abs())
    }
    fn visit_f64<E: Error>(self, _: f64) -> Result<(), E> {
        Err(self.refuse(Code::BadJson))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let inner = self.deeper()?;
        while items.next_element_seed(inner)?.is_some() {}
        Ok(())
    }
    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        let inner = self.deeper()?;
        let mut names = Vec::new();
        while let Some(Name(name)) = members.next_key()? {
            names.push(name);
            members.next_value_seed(inner)?;
        }
        // Sorted at the end: most objects have three members, and a tree for each costs more.
        names.sort_unstable();
        if names.windows(2).any(|pair| pair[0] == pair[1]) {
            return Err(self.refuse(Code::DuplicateMember));
        }
        Ok(())
    }
}
