//! Programs that this machine lacks, from Debian's packages.

use crate::tool;
use anyhow::Result;
use std::path::Path;
use std::process::Command;

/// Installs packages as root on Debian; elsewhere nothing happens, and the caller says what to do.
///
/// # Errors
/// When apt fails.
pub fn install(packages: &[&str]) -> Result<()> {
    let is_debian = Path::new("/etc/debian_version").exists();
    if !is_debian || tool::output(Command::new("id").arg("-u"))?.trim() != "0" {
        return Ok(());
    }
    println!("Installing {}", packages.join(", "));
    tool::run(Command::new("apt-get").args(["update", "-qq"]))?;
    let mut install = Command::new("apt-get");
    install.args(["install", "-y", "-qq", "--no-install-recommends"]).args(packages);
    tool::run(install.env("DEBIAN_FRONTEND", "noninteractive"))
}
