//! The reasons of the constants, each beside its number.

use super::Fault;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::Path;

/// What stands beside the number.
#[derive(Serialize, Deserialize)]
pub struct Reason {
    #[serde(default)]
    reason: String,
}

/// Notes each constant without a reason; `above` is the table that they are in.
pub fn check(
    path: &Path,
    above: &[&str],
    constants: &BTreeMap<String, Reason>,
    faults: &mut Vec<Fault>,
) {
    for (name, _) in constants.iter().filter(|(_, constant)| constant.reason.trim().is_empty()) {
        let fault = format!("the constant {name} has no reason");
        let place = [above, &[name, "reason"]].concat();
        faults.push(Fault::at(path, &place, fault, "say in `reason` why it is what it is"));
    }
}
