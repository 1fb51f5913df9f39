//! The instrument's ids, the reasons of its numbers, and the texts that it needs.

use super::constant::{self, Reason};
use super::file::{typed, unread};
use super::{Content, Fault, REFERENCE};
use crate::instrument::{Background, Dimension, Instrument, Kind};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use toml::Value;

pub const FILE: &str = "instruments/suunta.toml";

/// The version of the instrument's file that is read here.
const FORMAT: u32 = 1;
/// Places of the house's picture.
const PLACES: [&str; 8] =
    ["floor1", "floor2", "floor3", "floor4", "yard", "street", "landscape", "none"];
/// Indices of the phase rule.
const INDICES: [&str; 3] = ["i0", "i1", "i2"];

/// What stands in the same file and is not fetched with the instrument.
#[derive(Serialize, Deserialize)]
struct Beside {
    format: u32,
    constants: BTreeMap<String, Reason>,
    background: Background,
}

/// The instrument with the lists of the background page.
pub fn read(path: &Path, faults: &mut Vec<Fault>) -> Option<Instrument> {
    let instrument: Instrument = typed(path, faults)?;
    let beside: Beside = typed(path, faults)?;
    if beside.format != FORMAT {
        let fault = format!("format {} is not read here", beside.format);
        let remedy = format!("write it as format {FORMAT}");
        faults.push(Fault::at(path, &["format"], fault, &remedy));
    }
    constant::check(path, &["constants"], &beside.constants, faults);
    unread(path, [Value::try_from(&instrument), Value::try_from(&beside)], faults);
    Some(Instrument { background: beside.background, ..instrument })
}

pub fn check(root: &Path, content: &Content, faults: &mut Vec<Fault>) {
    let instrument = &content.catalogue.instrument;
    let file = root.join(FILE);
    let mut wrong = |place: &[&str], fault: String, remedy: &str| {
        faults.push(Fault::at(&file, place, fault, remedy));
    };
    once(instrument, &mut wrong);
    for (index, dimension) in instrument.dimensions.iter().enumerate() {
        check_dimension(instrument, (index, dimension), &mut wrong);
    }
    for (index, id) in instrument.constants.phase.critical_dims.iter().enumerate() {
        if instrument.dimension(*id).is_none() {
            let fault = format!("critical_dims has unknown dimension {id}");
            let place = ["constants", "phase", "critical_dims", &index.to_string()];
            wrong(&place, fault, "use a letter of `dimension`");
        }
    }
    for (index, item) in instrument.items.iter().enumerate() {
        let index = index.to_string();
        if item.kind != Kind::WorkAbility && instrument.scale(&item.scale).is_none() {
            let fault = format!("item {} has no known scale", item.id);
            wrong(&["item", &index, "scale"], fault, "use an id of `scale`");
        }
        if item.dimension.is_some_and(|id| instrument.dimension(id).is_none()) {
            let fault = format!("item {} has an unknown dimension", item.id);
            wrong(&["item", &index, "dimension"], fault, "use a letter of `dimension`");
        }
        if !instrument.modules.iter().any(|module| module.items.contains(&item.id)) {
            let fault = format!("item {} is in no module", item.id);
            wrong(&["item", &index], fault, "add it to a [[module]]");
        }
    }
    for ([module, index], id) in asked(instrument) {
        if instrument.item(id).is_none() {
            let fault = format!("a module names unknown item {id}");
            wrong(&["module", &module, "items", &index], fault, "write the item or remove it");
        }
    }
    let reference = content.locales.get(REFERENCE);
    for key in expected_keys(instrument) {
        if reference.is_none_or(|locale| locale.get(&key).is_none()) {
            let folder = root.join("locales").join(REFERENCE);
            faults.push(Fault::of(&folder, format!("no text for {key}"), "write it"));
        }
    }
}

/// The items that modules ask, each with the places of its module and of itself in it.
fn asked(instrument: &Instrument) -> Vec<([String; 2], &String)> {
    let modules = instrument.modules.iter().enumerate();
    let items = modules.flat_map(|(module, of)| {
        let places = move |index: usize| [module.to_string(), index.to_string()];
        of.items.iter().enumerate().map(move |(index, id)| (places(index), id))
    });
    items.collect()
}

/// Each id stands for one thing.
fn once(instrument: &Instrument, wrong: &mut impl FnMut(&[&str], String, &str)) {
    let dimensions: Vec<String> = instrument.dimensions.iter().map(|d| d.id.to_string()).collect();
    let twice = [
        ("dimension", repeated(&dimensions)),
        ("scale", repeated(instrument.scales.iter().map(|scale| &scale.id))),
        ("item", repeated(instrument.items.iter().map(|item| &item.id))),
        ("module", repeated(instrument.modules.iter().map(|module| &module.id))),
    ];
    for (kind, ids) in twice {
        for (index, id) in ids {
            let fault = format!("{kind} {id} is there twice");
            wrong(&[kind, &index.to_string(), "id"], fault, "give each an id of its own");
        }
    }
    let asked = asked(instrument);
    for (place, id) in repeated(asked.iter().map(|(_, id)| *id)) {
        let Some(([module, index], _)) = asked.get(place) else { continue };
        let fault = format!("item {id} is asked twice");
        wrong(&["module", module, "items", index], fault, "leave it in one [[module]], once");
    }
}

/// What is there more than once, each with the place where it is there again.
pub fn repeated<'a>(ids: impl IntoIterator<Item = &'a String>) -> Vec<(usize, &'a String)> {
    let mut seen = BTreeSet::new();
    ids.into_iter().enumerate().filter(|(_, id)| !seen.insert(*id)).collect()
}

fn check_dimension(
    instrument: &Instrument,
    (index, dimension): (usize, &Dimension),
    wrong: &mut impl FnMut(&[&str], String, &str),
) {
    let (id, at) = (dimension.id, index.to_string());
    let key = instrument.item(&dimension.key);
    if key.is_none_or(|item| item.dimension != Some(id) || item.kind != Kind::Step) {
        let fault = format!("key {} of dimension {id} is no item of it", dimension.key);
        wrong(&["dimension", &at, "key"], fault, "name one of its items");
    }
    if !PLACES.contains(&dimension.place.as_str()) {
        let fault = format!("dimension {id} has unknown place {}", dimension.place);
        let remedy = format!("use one of {}", PLACES.join(", "));
        wrong(&["dimension", &at, "place"], fault, &remedy);
    }
    for index in dimension.indices.iter().filter(|index| !INDICES.contains(&index.as_str())) {
        let fault = format!("dimension {id} has unknown index {index}");
        wrong(&["dimension", &at, "indices"], fault, &format!("use {}", INDICES.join(", ")));
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
    keys.extend(background.age_bands.iter().map(|band| format!("age-band.{}", band.id)));
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
