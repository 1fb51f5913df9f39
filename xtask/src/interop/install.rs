//! The tools of others: from npm and PyPI below the target folder, the rest from the system.

use super::forms;
use crate::{debian, project, tool};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Programs and the Debian packages that have them. age, BSD-3-Clause; zbar, LGPL-2.1; jq, MIT;
/// OpenSSL, Apache-2.0; poppler, GPL-2.0: none is a part of the app.
const PROGRAMS: [(&str, &str); 6] = [
    ("age", "age"),
    ("age-keygen", "age"),
    ("zbarimg", "zbar-tools"),
    ("jq", "jq"),
    ("openssl", "openssl"),
    ("pdfinfo", "poppler-utils"),
];

/// What is installed.
pub struct Tools {
    pub folder: PathBuf,
}

impl Tools {
    /// A script with the packages of npm.
    pub fn node(&self, script: impl AsRef<Path>) -> Command {
        let mut node = Command::new("node");
        node.current_dir(&self.folder).arg(script.as_ref());
        node
    }

    /// A script with the packages of PyPI.
    pub fn python(&self, script: impl AsRef<Path>) -> Command {
        let mut python = Command::new(python(&self.folder));
        // Notices of the tools' own dependencies say nothing about our files.
        python.current_dir(&self.folder).args(["-W", "ignore"]).arg(script.as_ref());
        python
    }

    /// Spark for Python.
    ///
    /// # Errors
    /// When it cannot be installed.
    pub fn add_spark(&self) -> Result<()> {
        tool::run(pip(&self.folder).arg(SPARK))
    }
}

/// Of its own step, because of its size. Apache-2.0; the version that Pathling 10 is made for.
const SPARK: &str = "pyspark==4.0.5";

fn pip(folder: &Path) -> Command {
    let mut pip = Command::new(python(folder));
    pip.current_dir(folder);
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]);
    pip
}

fn python(folder: &Path) -> PathBuf {
    folder.join("python/bin/python")
}

/// Installs everything that is not there yet.
///
/// # Errors
/// When something is missing and cannot be installed: nothing is left out.
pub fn all(folder: PathBuf) -> Result<Tools> {
    for name in ["node", "npm", "python3"] {
        tool::find(name)
            .with_context(|| format!("`interop` needs Node and Python; {name} is not there"))?;
    }
    programs()?;
    let scripts = project::root().join("tests/interop");
    for entry in fs::read_dir(&scripts)? {
        let entry = entry?;
        fs::copy(entry.path(), folder.join(entry.file_name()))?;
    }
    let mut npm = Command::new("npm");
    npm.current_dir(&folder).args(["install", "--no-audit", "--no-fund", "--no-package-lock"]);
    tool::run(npm.args(["--loglevel", "error"]))?;
    forms::install(&folder)?;
    if !python(&folder).is_file() {
        tool::run(Command::new("python3").current_dir(&folder).args(["-m", "venv", "python"]))?;
    }
    tool::run(pip(&folder).args(["-r", "requirements.txt"]))?;
    Ok(Tools { folder })
}

fn programs() -> Result<()> {
    let missing = || -> Vec<_> {
        PROGRAMS.into_iter().filter(|(name, _)| tool::find(name).is_none()).collect()
    };
    let lacking = missing();
    if lacking.is_empty() {
        return Ok(());
    }
    let mut packages: Vec<&str> = lacking.into_iter().map(|(_, package)| package).collect();
    packages.dedup();
    debian::install(&packages)?;
    if let [(name, _), ..] = missing().as_slice() {
        let packages = packages.join(" ");
        bail!("`interop` needs {name} on the PATH; on Debian: apt-get install {packages}");
    }
    Ok(())
}
