//! Tests in a real browser: `cargo xtask test`.

mod gate;
mod kept;
mod load;
mod questions;
mod summary;
mod support;
mod way;
