//! The municipalities' service maps.

use super::file::{toml_files, typed};
use super::instrument::repeated;
use super::{Content, Fault, REFERENCE};
use crate::profile::ServiceMap;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use suunta_time as time;

/// The maps of all profiles: a folder a profile, a file a municipality.
pub fn read_all(folder: &Path, faults: &mut Vec<Fault>) -> BTreeMap<String, Vec<ServiceMap>> {
    let folders = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let folders = folders.map(|entry| entry.path()).filter(|path| path.is_dir());
    folders
        .map(|folder| {
            let files = toml_files(&folder, faults);
            let maps = files.iter().filter_map(|path| read(path, faults)).collect();
            (folder.file_name().unwrap_or_default().to_string_lossy().into_owned(), maps)
        })
        .collect()
}

fn read(path: &Path, faults: &mut Vec<Fault>) -> Option<ServiceMap> {
    let map: ServiceMap = typed(path, faults)?;
    // The browser asks for a map by its id.
    if path.file_stem().is_none_or(|stem| stem != map.id.as_str()) {
        let fault = format!("id {} is not the file's name", map.id);
        faults.push(Fault::at(path, &["id"], fault, "make them the same"));
    }
    Some(map)
}

/// Checks the maps of a profile.
pub fn check(
    root: &Path,
    content: &Content,
    profile: &str,
    maps: &[ServiceMap],
    faults: &mut Vec<Fault>,
) {
    let folder = root.join("services").join(profile);
    let Some(programme) = content.profiles.get(profile) else {
        let fault = format!("no profile {profile} uses these maps");
        faults.push(Fault::of(&folder, fault, "name the folder as the profile's file"));
        return;
    };
    let reference = content.locales.get(REFERENCE);
    for map in maps {
        let file = folder.join(format!("{}.toml", map.id));
        let mut wrong = |place: &[&str], fault: String, remedy: &str| {
            faults.push(Fault::at(&file, place, fault, remedy));
        };
        if time::date(&map.checked).is_none() {
            let fault = format!("“{}” is no date", map.checked);
            wrong(&["checked"], fault, "write it as YYYY-MM-DD");
        }
        for (index, id) in repeated(map.services.iter().map(|service| &service.id)) {
            let fault = format!("service {id} is there twice");
            wrong(&["service", &index.to_string(), "id"], fault, "leave it there once");
        }
        for (index, service) in map.services.iter().enumerate() {
            let at = index.to_string();
            if !programme.services.iter().any(|known| known.id == service.id) {
                let remedy = format!("use an id of profiles/{profile}.toml, or add it there");
                wrong(&["service", &at, "id"], format!("unknown service {}", service.id), &remedy);
            }
            let party = format!("responsible.{}", service.responsible);
            if reference.is_none_or(|locale| locale.get(&party).is_none()) {
                let fault = format!("{party} has no name");
                wrong(&["service", &at, "responsible"], fault, "add it to the locales");
            }
            let web = service.web.as_deref().unwrap_or("https://");
            if !web.starts_with("https://") {
                let fault = format!("{web} is not a secure address");
                wrong(&["service", &at, "web"], fault, "write it with https://");
            }
        }
    }
}
