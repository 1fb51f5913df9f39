//! The signed summary: what it holds, how it is signed, shared and checked.
//!
//! [`Payload`] is what the client chose to share. It is signed as a file (JWS) and as a QR
//! (COSE); one check answers for both with a [`Verdict`]. Nothing here knows a browser, a
//! clock or a network: the time, the keys and the random numbers are given.
#![forbid(unsafe_code)]

pub mod attached;
pub mod base45;
mod bytes;
pub mod calendar;
pub mod cbor;
pub mod check;
pub mod code;
mod context;
pub mod cose;
pub mod crockford;
pub mod csv;
pub mod day;
pub mod derived;
pub mod fhir;
pub mod file_name;
mod foreign;
pub mod holder;
pub mod inert;
mod judge;
pub mod jws;
pub mod key;
pub mod kind;
mod left_out;
pub mod limits;
pub mod meaning;
pub mod message;
pub mod nothing;
mod omitted;
pub mod origin;
pub mod outline;
pub mod pair;
mod parts;
pub mod payload;
pub mod qr;
pub mod receipt;
pub mod received;
pub mod scored;
pub mod sealed;
pub mod sections;
mod shape;
pub mod strict_json;
pub mod text;
pub mod timeline;
pub mod trust;
pub mod unpack;
mod uuid;
pub mod verdict;
pub mod vouched;
pub mod worded;

/// IndexedDB database of the client's signing key; erasing everything deletes it.
pub const KEY_DATABASE: &str = "suunta-keys";

/// IndexedDB database of the staff's unlocked keys; erasing a client leaves it.
pub const STAFF_DATABASE: &str = "staff-keys";

pub use check::check;
pub use code::Code;
pub use context::Context;
pub use payload::{Payload, Section};
pub use verdict::Verdict;
