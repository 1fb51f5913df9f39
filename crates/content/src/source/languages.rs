//! The languages offered.

use super::Fault;
use super::file::{typed, unread};
use super::plural::FORMS;
use crate::catalogue::Language;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::Path;
use toml::Value;

/// The languages, and of each the plural forms that it has.
type Spoken = (Vec<Language>, BTreeMap<String, Vec<String>>);

pub const FILE: &str = "locales/languages.toml";

#[derive(Serialize, Deserialize)]
struct Languages {
    language: Vec<Language>,
}

/// What stands beside it and is not fetched.
#[derive(Serialize, Deserialize)]
struct Beside {
    language: Vec<Plurals>,
}

#[derive(Serialize, Deserialize)]
struct Plurals {
    tag: String,
    #[serde(default)]
    plurals: Vec<String>,
}

/// The languages in the order of the chooser, and the plural forms of each by its tag.
pub fn read(path: &Path, faults: &mut Vec<Fault>) -> Option<Spoken> {
    let languages: Languages = typed(path, faults)?;
    let beside: Beside = typed(path, faults)?;
    unread(path, [Value::try_from(&languages), Value::try_from(&beside)], faults);
    for (index, Plurals { tag, plurals }) in beside.language.iter().enumerate() {
        let known = plurals.iter().all(|form| FORMS.contains(&form.as_str()));
        if !known || !plurals.iter().any(|form| form == "other") {
            let fault = format!("{tag} has no plural forms to count by");
            let remedy = format!("write `plurals` as CLDR has them, of {}", FORMS.join(", "));
            let place = ["language", &index.to_string(), "plurals"];
            faults.push(Fault::at(path, &place, fault, &remedy));
        }
    }
    let forms = beside.language.into_iter().map(|language| (language.tag, language.plurals));
    Some((languages.language, forms.collect()))
}
