//! Tests in a real browser: `cargo xtask test`.

#[path = "../common/mod.rs"]
mod common;

mod access;
mod gate;
mod kept;
mod load;
mod person;
mod profiles;
mod place;
mod questions;
mod refused;
mod safety;
mod summary;
mod support;
mod way;
