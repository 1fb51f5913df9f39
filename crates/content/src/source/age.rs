//! What has to be looked at again because it was last checked long ago.

use super::{Content, Fault, contacts};
use std::path::{Path, PathBuf};
use suunta_time as time;

/// Contacts and service maps are looked at twice a year.
const MOST_DAYS: i64 = 183;

/// What was last checked more than six months before `today` (days since 1970). No fault: the
/// build goes on.
pub fn stale(root: &Path, content: &Content, today: i64) -> Vec<Fault> {
    let old = |day: i64| today - day > MOST_DAYS;
    let found = checked(root, content).into_iter().filter(|(.., day)| old(*day));
    let found = found.map(|(file, checked, _)| {
        let fault = format!("last checked {checked}, more than six months ago");
        Fault::at(&file, &["checked"], fault, "check each entry and write the date in `checked`")
    });
    found.collect()
}

/// What is said to have been checked on a day after `today`: it would never be asked for again.
pub fn ahead(root: &Path, content: &Content, today: i64) -> Vec<Fault> {
    // Where the day begins first it is a day later than in UTC.
    let found = checked(root, content).into_iter().filter(|(.., day)| *day > today + 1);
    let found = found.map(|(file, checked, _)| {
        let fault = format!("checked on {checked}, which is still to come");
        Fault::at(&file, &["checked"], fault, "write the day on which each entry was looked at")
    });
    found.collect()
}

/// Every file with such a day, the day as written and in days since 1970. What is no day is a
/// fault that the check of its file names.
fn checked(root: &Path, content: &Content) -> Vec<(PathBuf, String, i64)> {
    let contacts = (contacts::FILE.to_owned(), content.catalogue.contacts.checked.clone());
    let maps = content.maps.iter().flat_map(|(profile, maps)| {
        maps.iter().map(move |map| (map_file(profile, &map.id), map.checked.clone()))
    });
    let all = std::iter::once(contacts).chain(maps);
    all.filter_map(|(file, checked)| {
        let day = time::date(&checked)?;
        Some((root.join(file), checked, day))
    })
    .collect()
}

fn map_file(profile: &str, id: &str) -> String {
    format!("services/{profile}/{id}.toml")
}
