//! Tests in a real browser: `cargo xtask test`.

#[path = "../common/hostile/mod.rs"]
mod cases;
#[path = "../common/mod.rs"]
mod common;
#[path = "../common/fixture.rs"]
mod fixture;
#[path = "../common/made.rs"]
mod made;

mod access;
mod addresses;
mod away;
mod coach;
mod day;
mod early;
mod erasing;
mod exports;
mod gate;
mod given;
mod hostile;
mod interview;
mod kept;
mod keys;
mod kiosk;
mod leaving;
mod lists;
mod load;
mod nowhere;
mod person;
mod place;
mod print;
mod profiles;
mod questions;
mod refused;
mod result;
mod room;
mod rounds;
mod safety;
mod scan;
mod settings;
mod summary;
mod support;
mod taps;
mod told;
mod translated;
mod vault;
mod vouched;
mod way;
