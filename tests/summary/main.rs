//! The signed summary: round trips, the published schema, hostile input and plain text.

#[path = "../common/hostile/mod.rs"]
mod cases;
mod check;
#[path = "../common/mod.rs"]
mod common;
mod day;
mod encodings;
mod exports;
mod external;
mod fhir;
mod file_names;
#[path = "../common/fixture.rs"]
mod fixture;
mod generated;
mod given;
mod hostile;
mod inert;
mod keys;
mod mutated;
mod outline;
mod received;
mod schema;
mod seeds;
#[path = "../common/telling.rs"]
mod telling;
mod text;
mod worded;
