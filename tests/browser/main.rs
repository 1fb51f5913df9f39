//! Tests in a real browser: `cargo xtask test`.

mod gate;
mod load;
mod questions;
mod summary;
mod support;
