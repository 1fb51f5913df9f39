//! What has to be looked at again because it was last checked long ago.

use super::{Content, Fault};
use crate::time;
use std::path::Path;

/// Contacts and service maps are looked at twice a year.
const MOST_DAYS: i64 = 183;

/// What was last checked more than six months before `today` (days since 1970). No fault: the
/// build goes on.
pub fn stale(root: &Path, content: &Content, today: i64) -> Vec<Fault> {
    let old = |checked: &str| time::date(checked).is_none_or(|day| today - day > MOST_DAYS);
    let mut found = Vec::new();
    let mut note = |file: &str, checked: &str| {
        if old(checked) {
            let fault = format!("last checked {checked}, more than six months ago");
            let remedy = "check each entry and write the date in `checked`";
            found.push(Fault::at(&root.join(file), "checked", fault, remedy));
        }
    };
    note("contacts/help.toml", &content.catalogue.contacts.checked);
    for (profile, maps) in &content.maps {
        for map in maps {
            note(&format!("services/{profile}/{}.toml", map.id), &map.checked);
        }
    }
    found
}
