//! The signed summary: what it holds, how it is signed, shared and checked.
//!
//! [`Payload`] is what the client chose to share. It is signed as a file (JWS) and as a QR
//! (COSE); one check answers for both with a [`Verdict`]. Nothing here knows a browser, a
//! clock or a network: the time, the keys and the random numbers are given.

pub mod code;
pub mod message;
pub mod payload;
pub mod sections;
pub mod verdict;

pub use code::Code;
pub use payload::{Payload, Section};
pub use verdict::Verdict;
