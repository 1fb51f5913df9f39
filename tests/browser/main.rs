//! Tests in a real browser: `cargo xtask test`.

mod access;
mod gate;
mod kept;
mod load;
mod person;
mod place;
mod questions;
mod refused;
mod safety;
mod summary;
mod support;
mod way;
