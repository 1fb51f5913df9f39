//! Tests in a real browser: `cargo xtask test`.

#[path = "../common/mod.rs"]
mod common;
#[path = "../common/made.rs"]
mod made;

mod access;
mod away;
mod coach;
mod day;
mod early;
mod exports;
mod gate;
mod interview;
mod kept;
mod keys;
mod kiosk;
mod load;
mod person;
mod place;
mod profiles;
mod questions;
mod refused;
mod rounds;
mod safety;
mod scan;
mod settings;
mod summary;
mod support;
mod vault;
mod way;
