//! What is asked and offered: the instrument, the profiles, the texts, the contacts.
//!
//! The data lies in the folder `content` at the top as TOML. `source` (feature `source`, for the host)
//! reads, checks and compiles it to the files that the browser fetches; the types are the same on
//! both sides.
#![forbid(unsafe_code)]

pub mod catalogue;
pub mod contacts;
pub mod instrument;
pub mod periods;
pub mod profile;
pub mod rule;
pub mod text;

#[cfg(feature = "source")]
pub mod source;

/// Where quick exit leads: a page that says nothing about the person, the weather.
pub const NEUTRAL: &str = "https://www.ilmatieteenlaitos.fi/";
