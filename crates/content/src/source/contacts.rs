//! The contacts: every safety answer and every need has somebody to turn to.

use super::file::{typed, unread};
use super::{Content, Fault, REFERENCE, instrument::repeated};
use crate::contacts::{Contact, Contacts};
use crate::instrument::{Item, Kind};
use serde::{Deserialize, Serialize};
use std::path::Path;
use suunta_time as time;
use toml::Value;

pub const FILE: &str = "contacts/help.toml";

pub fn read(path: &Path, faults: &mut Vec<Fault>) -> Option<Contacts> {
    let contacts: Contacts = typed(path, faults)?;
    let beside: Beside = typed(path, faults)?;
    unread(path, [Value::try_from(&contacts), Value::try_from(&beside)], faults);
    Some(contacts)
}

/// What stands beside the contacts for those who look after them.
#[derive(Serialize, Deserialize)]
struct Beside {
    contact: Vec<Look>,
}

#[derive(Serialize, Deserialize)]
struct Look {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    number: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    hours: Option<u16>,
    /// Where it comes from, until somebody has looked it up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    verify: Option<String>,
}

/// The contacts that nobody has looked up yet, and the numbers of which nobody knows when they are
/// answered. No fault: the build goes on.
pub fn unverified(root: &Path) -> Vec<Fault> {
    let path = root.join(FILE);
    // What cannot be read is a fault that reading names.
    let beside: Option<Beside> = typed(&path, &mut Vec::new());
    let looks = beside.into_iter().flat_map(|beside| beside.contact).enumerate();
    let found = looks.flat_map(|(index, look)| {
        let index = index.to_string();
        let unsaid = (look.number.is_some() && look.hours.is_none()).then(|| {
            let fault = "a number without opening hours".to_owned();
            let remedy = "write them in the locales as `contact.<id>.hours`, and here their year";
            Fault::at(&path, &["contact", &index, "number"], fault, remedy)
        });
        let unknown = look.verify.map(|source| {
            let fault = format!("not looked up yet: {source}");
            let remedy = "look it up or call it, then take `verify` away";
            Fault::at(&path, &["contact", &index, "verify"], fault, remedy)
        });
        unsaid.into_iter().chain(unknown)
    });
    found.collect()
}

pub fn check(root: &Path, content: &Content, faults: &mut Vec<Fault>) {
    let contacts = &content.catalogue.contacts;
    let file = root.join(FILE);
    let mut wrong = |place: &[&str], fault: String, remedy: &str| {
        faults.push(Fault::at(&file, place, fault, remedy));
    };
    if time::date(&contacts.checked).is_none() {
        let fault = format!("“{}” is no date", contacts.checked);
        wrong(&["checked"], fault, "write it as YYYY-MM-DD");
    }
    for (index, id) in repeated(contacts.contacts.iter().map(|contact| &contact.id)) {
        let fault = format!("contact {id} is there twice");
        wrong(&["contact", &index.to_string(), "id"], fault, "give each an id of its own");
    }
    let dimensions = &content.catalogue.instrument.dimensions;
    let safety = |item: &&Item| item.kind == Kind::Safety;
    let items: Vec<&Item> = content.catalogue.instrument.items.iter().filter(safety).collect();
    let reference = content.locales.get(REFERENCE);
    let said = |key: &str| reference.is_some_and(|locale| locale.get(key).is_some());
    for (index, contact) in contacts.contacts.iter().enumerate() {
        let at = index.to_string();
        for (place, id) in contact.items.iter().enumerate() {
            if !items.iter().any(|item| item.id == *id) {
                let fault = format!("contact {} is of {id}, no safety item", contact.id);
                let place = ["contact", &at, "items", &place.to_string()];
                wrong(&place, fault, "use the id of an item of kind \"safety\"");
            }
        }
        for (place, id) in contact.beside.iter().enumerate() {
            if content.catalogue.instrument.item(id).is_none() {
                let fault = format!("contact {} is beside {id}, no item", contact.id);
                let place = ["contact", &at, "beside", &place.to_string()];
                wrong(&place, fault, "use the id of an item of the instrument");
            }
        }
        for (place, id) in contact.dimensions.iter().enumerate() {
            if !dimensions.iter().any(|dimension| dimension.id == *id) {
                let fault = format!("contact {} is of {id}, no dimension", contact.id);
                let place = ["contact", &at, "dimensions", &place.to_string()];
                wrong(&place, fault, "use the id of a dimension of the instrument");
            }
        }
        if contact.web.as_ref().is_some_and(|web| !web.starts_with("https://")) {
            let fault = format!("contact {} has no secure address", contact.id);
            wrong(&["contact", &at, "web"], fault, "write it with https://");
        }
        for key in ["name", "what"].map(|part| format!("contact.{}.{part}", contact.id)) {
            if !said(&key) {
                let fault = format!("no text for {key}");
                wrong(&["contact", &at, "id"], fault, "write it in the locales");
            }
        }
        let key = format!("contact.{}.hours", contact.id);
        match (contact.hours, said(&key)) {
            (Some(_), false) => {
                let fault = format!("no text for {key}");
                wrong(&["contact", &at, "hours"], fault, "write it in the locales");
            }
            (None, true) => {
                let fault = format!("{key} has a text, but its year is not said");
                wrong(&["contact", &at, "id"], fault, "add `hours`, the year of its source");
            }
            _ => {}
        }
    }
    for dimension in dimensions {
        let id = dimension.id;
        let reached = |contact: &&Contact| contact.number.is_some() || contact.web.is_some();
        if !contacts.answering(id, REFERENCE).iter().any(reached) {
            let fault = format!("no contact with a number or an address answers {id}");
            wrong(&["contact"], fault, "name it in the `dimensions` of a contact");
        }
        for key in ["week", "say"].map(|part| format!("act.{id}.{part}")) {
            if !said(&key) {
                wrong(&["contact"], format!("no text for {key}"), "write it in the locales");
            }
        }
    }
    let file = root.join(super::instrument::FILE);
    for (index, item) in content.catalogue.instrument.items.iter().enumerate() {
        if !safety(&item) {
            continue;
        }
        let (id, at) = (&item.id, index.to_string());
        let mut wrong = |fault: String, remedy: &str| {
            faults.push(Fault::at(&file, &["item", &at], fault, remedy));
        };
        if !contacts.contacts.iter().any(|contact| contact.items.contains(id)) {
            let remedy = format!("name it in the `items` of a contact in {FILE}");
            wrong(format!("no contact helps with {id}"), &remedy);
        }
        let key = format!("help.card.{id}");
        if !said(&key) {
            wrong(format!("no text for {key}"), "write it in the locales");
        }
    }
}
