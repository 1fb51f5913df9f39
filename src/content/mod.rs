//! What is asked and offered: the instrument, the profiles, the texts, the contacts.
//!
//! The data lies beside this code as TOML. `source` (host only) reads, checks and compiles it to
//! the files that the browser fetches; the types are the same on both sides.

pub mod catalogue;
pub mod contacts;
pub mod instrument;
pub mod periods;
pub mod profile;
pub mod rule;
pub mod text;

#[cfg(not(target_arch = "wasm32"))]
pub mod source;

/// Where quick exit leads: a page that says nothing about the person, the weather.
pub const NEUTRAL: &str = "https://www.ilmatieteenlaitos.fi/";
