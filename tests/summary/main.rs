//! The signed summary: round trips, the published schema, and hostile input.

mod encodings;

mod fixture;
mod generated;

mod schema;
