//! The instrument's ids, and the texts that they need.

use super::{Content, Fault, REFERENCE};
use crate::content::instrument::{Instrument, Kind};
use std::path::Path;

pub fn check(root: &Path, content: &Content, faults: &mut Vec<Fault>) {
    let instrument = &content.catalogue.instrument;
    let file = root.join("instruments/suunta.toml");
    let mut wrong = |id: &str, fault: String, remedy: &str| {
        faults.push(Fault::at(&file, &format!("\"{id}\""), fault, remedy));
    };
    for item in &instrument.items {
        if item.kind != Kind::WorkAbility && instrument.scale(&item.scale).is_none() {
            let fault = format!("item {} has no known scale", item.id);
            wrong(&item.id, fault, "name one of the [[scale]] ids");
        }
        if item.dimension.is_some_and(|id| instrument.dimension(id).is_none()) {
            let fault = format!("item {} has an unknown dimension", item.id);
            wrong(&item.id, fault, "use a [[dimension]] id");
        }
        if !instrument.modules.iter().any(|module| module.items.contains(&item.id)) {
            wrong(&item.id, format!("item {} is in no module", item.id), "add it to a [[module]]");
        }
    }
    for id in instrument.modules.iter().flat_map(|module| &module.items) {
        if instrument.item(id).is_none() {
            let fault = format!("a module names unknown item {id}");
            wrong(id, fault, "write the [[item]] or remove it");
        }
    }
    let reference = content.locales.get(REFERENCE);
    for key in expected_keys(instrument) {
        if reference.is_none_or(|locale| locale.get(&key).is_none()) {
            faults.push(Fault {
                file: root.join("locales").join(REFERENCE),
                line: None,
                fault: format!("no text for {key}"),
                remedy: "write it".to_owned(),
            });
        }
    }
}

/// Texts that the instrument needs, whatever the pages say.
fn expected_keys(instrument: &Instrument) -> Vec<String> {
    let mut keys = Vec::new();
    for item in &instrument.items {
        keys.extend(["question", "meaning", "why"].map(|part| format!("item.{}.{part}", item.id)));
    }
    for scale in &instrument.scales {
        keys.extend((0..scale.steps).map(|step| format!("scale.{}.{step}", scale.id)));
    }
    for dimension in &instrument.dimensions {
        keys.extend(["name", "area"].map(|part| format!("dimension.{}.{part}", dimension.id)));
    }
    keys.extend(instrument.modules.iter().map(|module| format!("module.{}.name", module.id)));
    keys.extend(instrument.wishes.iter().map(|wish| format!("wish.{wish}.label")));
    let background = &instrument.background;
    let lists = [
        ("factor", &background.factors),
        ("social", &background.social),
        ("activity", &background.activities),
        ("transport", &background.transport),
        ("referral", &background.referrals),
    ];
    for (prefix, ids) in lists {
        keys.extend(ids.iter().map(|id| format!("{prefix}.{id}.label")));
    }
    for (history, items) in &background.histories {
        keys.push(format!("history.{history}.name"));
        keys.extend(items.iter().map(|id| format!("history.{history}.item.{id}.label")));
    }
    keys
}
