//! The signed summary: round trips, the published schema, hostile input and plain text.

mod check;
#[path = "../common/mod.rs"]
mod common;
mod day;
mod encodings;
mod exports;
mod external;
mod fixture;
mod generated;
mod hostile;
mod keys;
mod mutated;
mod schema;
mod text;
