//! The signed summary: round trips, the published schema, and hostile input.

mod check;
mod encodings;
mod external;

mod fixture;
mod generated;

mod hostile;
mod schema;
