//! An audit of the dependencies: licences, sources and what must not be among them.
//!
//! Known vulnerabilities are not looked up: their database cannot be fetched offline. The audit
//! says so each time.

use crate::tool;
use anyhow::{Result, bail};
use serde_json::Value;
use spdx::{Expression, LicenseReq};

/// Licences that go with the project's own.
const LICENCES: [&str; 13] = [
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// The only place that dependencies come from, as Cargo names it.
const SOURCE: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// Packages that must not enter the lock file, with the reason.
const REFUSED: [(&str, &str); 1] = [("hpke", "it breaks `age`")];

/// Audits every package in the lock file.
///
/// # Errors
/// With each package that is not in order.
pub fn hold() -> Result<()> {
    let mut command = tool::cargo();
    command.args(["metadata", "--format-version=1", "--locked", "--quiet"]);
    let metadata: Value = serde_json::from_str(&tool::output(&mut command)?)?;
    let packages = metadata["packages"].as_array().map(Vec::as_slice).unwrap_or_default();
    // Packages without a source are the project's own.
    let foreign: Vec<_> = packages.iter().filter(|package| !package["source"].is_null()).collect();
    let faults: Vec<String> = foreign.iter().filter_map(|package| fault(package)).collect();
    for fault in &faults {
        eprintln!("{fault}");
    }
    if !faults.is_empty() {
        bail!("{} dependencies are not in order", faults.len());
    }
    println!("{} dependencies: licences and sources are in order", foreign.len());
    println!("Not looked up: known vulnerabilities (their database is not at hand offline)");
    Ok(())
}

/// What is wrong with a package.
fn fault(package: &Value) -> Option<String> {
    let name = package["name"].as_str().unwrap_or_default();
    let version = package["version"].as_str().unwrap_or_default();
    let says = |what: String| Some(format!("{name} {version}: {what}"));
    if let Some((_, reason)) = REFUSED.iter().find(|(refused, _)| *refused == name) {
        return says(format!("must not be a dependency: {reason}"));
    }
    if package["source"] != SOURCE {
        return says(format!("comes from {}", package["source"]));
    }
    match package["license"].as_str() {
        Some(licence) if allowed(licence) => None,
        Some(licence) => says(format!("its licence is {licence}")),
        None => says("names no licence".to_owned()),
    }
}

/// Whether a licence expression can be satisfied by the allowed licences alone.
fn allowed(expression: &str) -> bool {
    // Older packages write `MIT/Apache-2.0`; the lax mode reads it as `OR`.
    let Ok(expression) = Expression::parse_mode(expression, spdx::ParseMode::LAX) else {
        return false;
    };
    let is_allowed = |required: &LicenseReq| {
        required.license.id().is_some_and(|licence| LICENCES.contains(&licence.name))
    };
    expression.evaluate(is_allowed)
}

#[cfg(test)]
mod tests {
    use super::{SOURCE, allowed, fault};
    use serde_json::json;

    #[test]
    fn a_choice_needs_one_allowed_licence_and_a_sum_needs_all() {
        assert!(allowed("MIT OR GPL-3.0-only"));
        assert!(allowed("MIT/Apache-2.0"));
        assert!(allowed("(MIT OR Apache-2.0) AND Unicode-3.0"));
        assert!(allowed("Apache-2.0 WITH LLVM-exception"));
        assert!(!allowed("MIT AND GPL-3.0-only"));
        assert!(!allowed("anything else"));
    }

    #[test]
    fn foreign_sources_and_refused_packages_are_told() {
        let package = |name: &str, source: &str| {
            fault(&json!({ "name": name, "version": "1.0.0", "source": source, "license": "MIT" }))
        };
        assert_eq!(package("serde", SOURCE), None);
        assert!(package("serde", "git+https://example.org/serde").is_some());
        assert!(package("hpke", SOURCE).is_some());
    }
}
