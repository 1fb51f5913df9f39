//! Tests in a real browser: `cargo xtask test`.

#[path = "../common/hostile/mod.rs"]
mod cases;
#[path = "../common/mod.rs"]
mod common;
#[path = "../common/fixture.rs"]
mod fixture;
#[path = "../common/made.rs"]
mod made;
#[path = "../common/telling.rs"]
mod telling;

mod access;
mod acts;
mod addresses;
mod away;
mod coach;
mod dates;
mod day;
mod downloads;
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
mod network;
mod nowhere;
mod outline;
mod passphrases;
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
mod server;
mod settings;
mod sharing;
mod signed;
mod start;
mod summary;
mod support;
mod taps;
mod told;
mod translated;
mod updates;
mod vault;
mod vouched;
mod way;
