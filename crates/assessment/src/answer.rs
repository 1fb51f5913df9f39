use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::collections::BTreeMap;
use std::fmt;

/// One answer as stored and signed: a step (`0..=4`, `W` `0..=10`), `"skip"` ("I'd rather not
/// answer", missing) or `"na"` ("does not concern me").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    Step(u8),
    Skip,
    NotApplicable,
}

/// Answers by item id. Order never matters to a rule.
pub type Answers = BTreeMap<String, Answer>;

impl Answer {
    /// The value that a form control carries: a digit, `skip` or `na`.
    pub fn from_form(value: &str) -> Option<Self> {
        match value {
            "skip" => Some(Self::Skip),
            "na" => Some(Self::NotApplicable),
            step => step.parse().ok().map(Self::Step),
        }
    }

    pub const fn step(self) -> Option<u8> {
        match self {
            Self::Step(step) => Some(step),
            Self::Skip | Self::NotApplicable => None,
        }
    }
}

impl Serialize for Answer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Step(step) => serializer.serialize_u8(*step),
            Self::Skip => serializer.serialize_str("skip"),
            Self::NotApplicable => serializer.serialize_str("na"),
        }
    }
}

impl<'de> Deserialize<'de> for Answer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl de::Visitor<'_> for Visitor {
            type Value = Answer;
            fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
                formatter.write_str("a step, \"skip\" or \"na\"")
            }
            fn visit_u64<E: de::Error>(self, value: u64) -> Result<Answer, E> {
                u8::try_from(value).map(Answer::Step).map_err(E::custom)
            }
            fn visit_str<E: de::Error>(self, value: &str) -> Result<Answer, E> {
                match value {
                    "skip" => Ok(Answer::Skip),
                    "na" => Ok(Answer::NotApplicable),
                    other => Err(E::custom(other)),
                }
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}
