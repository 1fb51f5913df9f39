//! The times that pages keep to.

use super::constant::{self, Reason};
use super::file::{typed, unread};
use super::profile::LEAST_WARNING;
use super::{Content, Fault, REFERENCE};
use crate::periods::Periods;
use std::collections::BTreeMap;
use std::path::Path;
use toml::Value;

pub const FILE: &str = "periods.toml";
/// The last hour of a day.
const LAST_HOUR: u32 = 23;

pub fn read(path: &Path, faults: &mut Vec<Fault>) -> Option<Periods> {
    let periods: Periods = typed(path, faults)?;
    let reasons: BTreeMap<String, Reason> = typed(path, faults)?;
    constant::check(path, &[], &reasons, faults);
    unread(path, [Value::try_from(&periods), Value::try_from(&reasons)], faults);
    Some(periods)
}

/// What is to be chosen from has a name, and a kiosk's warning can be read.
pub fn check(root: &Path, content: &Content, faults: &mut Vec<Fault>) {
    if content.periods.kiosk_warning_seconds.value < LEAST_WARNING {
        let fault = "the warning is too short to be read";
        let remedy = format!("give at least {LEAST_WARNING} seconds");
        faults.push(Fault::at(
            &root.join(FILE),
            &["kiosk_warning_seconds", "value"],
            fault.to_owned(),
            &remedy,
        ));
    }
    if content.periods.reminder_hour.value > LAST_HOUR {
        let fault = format!("{} is no hour of the day", content.periods.reminder_hour.value);
        let place = ["reminder_hour", "value"];
        let remedy = format!("give an hour from 0 to {LAST_HOUR}");
        faults.push(Fault::at(&root.join(FILE), &place, fault, &remedy));
    }
    let reference = content.locales.get(REFERENCE);
    for (index, (id, _)) in content.periods.erase_after_hours.value.iter().enumerate() {
        let key = format!("away.{id}");
        if reference.is_none_or(|locale| locale.get(&key).is_none()) {
            let fault = format!("no text for {key}");
            let remedy = "write it in the locales";
            let place = ["erase_after_hours", "value", &index.to_string()];
            faults.push(Fault::at(&root.join(FILE), &place, fault, remedy));
        }
    }
}
