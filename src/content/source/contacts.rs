//! The contacts of "help now": every safety answer has somebody to turn to.

use super::file::{typed, unread};
use super::{Content, Fault, REFERENCE, instrument::repeated};
use crate::content::contacts::Contacts;
use crate::content::instrument::{Item, Kind};
use crate::time;
use std::path::Path;
use toml::Value;

pub const FILE: &str = "contacts/help.toml";

pub fn read(path: &Path, faults: &mut Vec<Fault>) -> Option<Contacts> {
    let contacts: Contacts = typed(path, faults)?;
    unread(path, [Value::try_from(&contacts)], faults);
    Some(contacts)
}

pub fn check(root: &Path, content: &Content, faults: &mut Vec<Fault>) {
    let contacts = &content.catalogue.contacts;
    let file = root.join(FILE);
    let mut wrong = |needle: &str, fault: String, remedy: &str| {
        faults.push(Fault::at(&file, needle, fault, remedy));
    };
    if time::date(&contacts.checked).is_none() {
        let fault = format!("“{}” is no date", contacts.checked);
        wrong("checked =", fault, "write it as YYYY-MM-DD");
    }
    let quoted = |id: &str| format!("\"{id}\"");
    for id in repeated(contacts.contacts.iter().map(|contact| &contact.id)) {
        wrong(&quoted(id), format!("contact {id} is there twice"), "give each an id of its own");
    }
    let safety = |item: &&Item| item.kind == Kind::Safety;
    let items: Vec<&Item> = content.catalogue.instrument.items.iter().filter(safety).collect();
    let reference = content.locales.get(REFERENCE);
    let said = |key: &str| reference.is_some_and(|locale| locale.get(key).is_some());
    for contact in &contacts.contacts {
        for id in contact.items.iter().filter(|id| !items.iter().any(|item| item.id == **id)) {
            let fault = format!("contact {} is of {id}, no safety item", contact.id);
            wrong(&quoted(id), fault, "use the id of an item of kind \"safety\"");
        }
        for key in ["name", "what"].map(|part| format!("contact.{}.{part}", contact.id)) {
            if !said(&key) {
                wrong(
                    &quoted(&contact.id),
                    format!("no text for {key}"),
                    "write it in the locales",
                );
            }
        }
    }
    let file = root.join(super::instrument::FILE);
    for Item { id, .. } in items {
        let mut wrong = |fault: String, remedy: &str| {
            faults.push(Fault::at(&file, &quoted(id), fault, remedy));
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
