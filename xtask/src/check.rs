//! `cargo xtask check`: format, lints, dependencies and the size budget.

use crate::{audit, build, size, tool, wasm};
use anyhow::Result;

pub fn command() -> Result<()> {
    tool::run(tool::cargo().args(["fmt", "--all", "--check"]))?;
    clippy(&["--workspace", "--all-targets"])?;
    wasm::add_target()?;
    clippy(&[&wasm::PACKAGES[..], &["--lib", "--bins", "--target", wasm::TARGET]].concat())?;
    audit::hold()?;
    let sizes = size::of(&build::release()?)?;
    size::print(&sizes);
    size::hold(&sizes)
}

fn clippy(of: &[&str]) -> Result<()> {
    tool::run(tool::cargo().args(["clippy", "--quiet"]).args(of).args(["--", "-D", "warnings"]))
}
