//! Reads the content files, checks them and compiles them to what the browser fetches. Host only.
//!
//! A folder of content holds `instruments/`, `profiles/`, `contacts/` and `locales/`, all TOML.

use super::{
    catalogue::{Catalogue, Language},
    contacts::Contacts,
    instrument::{Instrument, Kind},
    profile::Profile,
    text,
};
use serde::{Deserialize, de::DeserializeOwned};
use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

/// The language whose keys every other locale must have.
pub const REFERENCE: &str = "fi";

/// The file whose texts are all of the first load.
const FIRST_LOAD: &str = "interface.toml";

/// What the first load needs of the other files: (beginning, end) of keys. The rest of a locale is
/// fetched after the first page.
const FIRST_LOAD_KEYS: [(&str, &str); 9] = [
    ("dimension.", ".area"),
    ("item.", ".high"),
    ("item.", ".low"),
    ("item.", ".question"),
    ("module.", ".name"),
    ("purpose.", ""),
    ("scale.", ""),
    ("source.", ""),
    ("wish.", ".label"),
];

/// Something to mend in a content file, said so that its writer can mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub file: PathBuf,
    /// 1-based; absent when the fault is not at one place.
    pub line: Option<usize>,
    pub fault: String,
    pub remedy: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}", self.file.display())?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": {} — {}", self.fault, self.remedy)
    }
}

/// All content, read and typed.
pub struct Content {
    pub catalogue: Catalogue,
    /// By language: (texts of the first load, texts of the later pages).
    pub locales: BTreeMap<String, (Flat, Flat)>,
    /// By id; texts by language.
    pub profiles: BTreeMap<String, (Profile, BTreeMap<String, Flat>)>,
}

/// Compiles the content below `root` to (relative file name, bytes).
///
/// # Errors
/// Every fault found, so that they can be mended in one go.
pub fn compile(root: &Path) -> Result<Vec<(String, Vec<u8>)>, Vec<Fault>> {
    let content = read(root)?;
    let mut files = vec![("catalogue.bin".to_owned(), binary(&content.catalogue))];
    for language in &content.catalogue.languages {
        let Some((first, later)) = content.locales.get(&language.tag) else { continue };
        for (suffix, texts) in [("", first), (".later", later)] {
            files
                .push((format!("{}{suffix}.txt", language.tag), text::compile(texts).into_bytes()));
        }
        for (id, (profile, texts)) in &content.profiles {
            let texts = texts.get(&language.tag).or_else(|| texts.get(REFERENCE));
            let text = texts.map(text::compile).unwrap_or_default();
            let profile = Profile { text, ..profile.clone() };
            files.push((format!("profiles/{id}.{}.bin", language.tag), binary(&profile)));
        }
    }
    Ok(files)
}

/// Reads and checks the content below `root`.
///
/// # Errors
/// Every fault found.
pub fn read(root: &Path) -> Result<Content, Vec<Fault>> {
    let mut faults = Vec::new();
    let instrument: Option<Instrument> = typed(&root.join("instruments/suunta.toml"), &mut faults);
    let contacts: Option<Contacts> = typed(&root.join("contacts/help.toml"), &mut faults);
    #[derive(Deserialize)]
    struct Languages {
        language: Vec<Language>,
    }
    let languages: Option<Languages> = typed(&root.join("locales/languages.toml"), &mut faults);
    let mut locales = BTreeMap::new();
    for language in languages.iter().flat_map(|languages| &languages.language) {
        locales.insert(
            language.tag.clone(),
            locale(&root.join("locales").join(&language.tag), &mut faults),
        );
    }
    let mut profiles = BTreeMap::new();
    for path in toml_files(&root.join("profiles"), &mut faults) {
        #[derive(Deserialize)]
        struct Texts {
            #[serde(default)]
            texts: BTreeMap<String, toml::Table>,
        }
        let profile: Option<Profile> = typed(&path, &mut faults);
        let texts: Option<Texts> = typed(&path, &mut faults);
        if let (Some(profile), Some(texts)) = (profile, texts) {
            let texts = texts.texts.into_iter().map(|(tag, table)| (tag, flat(&table))).collect();
            profiles.insert(profile.id.clone(), (profile, texts));
        }
    }
    let (Some(instrument), Some(contacts), Some(languages)) = (instrument, contacts, languages)
    else {
        return Err(faults);
    };
    let catalogue = Catalogue { instrument, contacts, languages: languages.language };
    let content = Content { catalogue, locales, profiles };
    check(root, &content, &mut faults);
    if faults.is_empty() { Ok(content) } else { Err(faults) }
}

/// Checks what types cannot: that ids are known and that every language says everything.
fn check(root: &Path, content: &Content, faults: &mut Vec<Fault>) {
    let instrument = &content.catalogue.instrument;
    let instrument_file = root.join("instruments/suunta.toml");
    let mut wrong = |fault: String, remedy: &str| {
        let remedy = remedy.to_owned();
        faults.push(Fault { file: instrument_file.clone(), line: None, fault, remedy });
    };
    for item in &instrument.items {
        if item.kind != Kind::WorkAbility && instrument.scale(&item.scale).is_none() {
            wrong(format!("item {} has no known scale", item.id), "name one of the [[scale]] ids");
        }
        if item.dimension.is_some_and(|id| instrument.dimension(id).is_none()) {
            wrong(format!("item {} has an unknown dimension", item.id), "use a [[dimension]] id");
        }
        if !instrument.modules.iter().any(|module| module.items.contains(&item.id)) {
            wrong(format!("item {} is in no module", item.id), "add it to a [[module]]");
        }
    }
    for id in instrument.modules.iter().flat_map(|module| &module.items) {
        if instrument.item(id).is_none() {
            wrong(format!("a module names unknown item {id}"), "write the [[item]] or remove it");
        }
    }
    let reference = keys(content, REFERENCE);
    for key in expected_keys(instrument) {
        if !reference.contains(&key) {
            faults.push(Fault {
                file: root.join("locales").join(REFERENCE),
                line: None,
                fault: format!("no text for {key}"),
                remedy: "write it".to_owned(),
            });
        }
    }
    for language in &content.catalogue.languages {
        let present = keys(content, &language.tag);
        let missing = reference.difference(&present).map(|key| (key, "translate it"));
        let extra = present.difference(&reference).map(|key| (key, "remove or add to the others"));
        for (key, remedy) in missing.chain(extra) {
            faults.push(Fault {
                file: root.join("locales").join(&language.tag),
                line: None,
                fault: format!("{key} is not the same as in {REFERENCE}: one of them has it"),
                remedy: remedy.to_owned(),
            });
        }
    }
}

fn keys(content: &Content, tag: &str) -> std::collections::BTreeSet<String> {
    content
        .locales
        .get(tag)
        .map(|(first, later)| first.keys().chain(later.keys()).cloned().collect())
        .unwrap_or_default()
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
    keys.extend(instrument.background.factors.iter().map(|id| format!("factor.{id}.label")));
    keys.extend(instrument.background.social.iter().map(|id| format!("social.{id}.label")));
    for (history, items) in &instrument.background.histories {
        keys.push(format!("history.{history}.name"));
        keys.extend(items.iter().map(|id| format!("history.{history}.item.{id}.label")));
    }
    keys
}

/// Sentences by flat key.
pub type Flat = BTreeMap<String, String>;

fn locale(folder: &Path, faults: &mut Vec<Fault>) -> (Flat, Flat) {
    let (mut first, mut later) = (Flat::new(), Flat::new());
    for path in toml_files(folder, faults) {
        let Some(table) = typed::<toml::Table>(&path, faults) else { continue };
        let all = path.ends_with(FIRST_LOAD);
        for (key, sentence) in flat(&table) {
            let named = |(start, end): &(&str, &str)| key.starts_with(start) && key.ends_with(end);
            let texts =
                if all || FIRST_LOAD_KEYS.iter().any(named) { &mut first } else { &mut later };
            texts.insert(key, sentence);
        }
    }
    (first, later)
}

/// `[a.b] c = "…"` becomes `a.b.c`.
fn flat(table: &toml::Table) -> Flat {
    fn walk(prefix: &str, table: &toml::Table, out: &mut Flat) {
        for (key, value) in table {
            let key = if prefix.is_empty() { key.clone() } else { format!("{prefix}.{key}") };
            match value {
                toml::Value::Table(inner) => walk(&key, inner, out),
                toml::Value::String(text) => {
                    out.insert(key, text.trim().to_owned());
                }
                other => {
                    out.insert(key, other.to_string());
                }
            }
        }
    }
    let mut out = Flat::new();
    walk("", table, &mut out);
    out
}

fn toml_files(folder: &Path, faults: &mut Vec<Fault>) -> Vec<PathBuf> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => {
            faults.push(Fault {
                file: folder.to_owned(),
                line: None,
                fault: error.to_string(),
                remedy: "make the folder and put its files there".to_owned(),
            });
            return Vec::new();
        }
    };
    let mut files: Vec<PathBuf> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .collect();
    files.sort();
    files
}

/// Reads a TOML file into a type, or notes where it does not fit.
fn typed<T: DeserializeOwned>(path: &Path, faults: &mut Vec<Fault>) -> Option<T> {
    let fault = |line, fault, remedy: &str| Fault {
        file: path.to_owned(),
        line,
        fault,
        remedy: remedy.to_owned(),
    };
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => {
            faults.push(fault(None, error.to_string(), "put the file there, as UTF-8 text"));
            return None;
        }
    };
    match toml::from_str(&text) {
        Ok(value) => Some(value),
        Err(error) => {
            let line = error.span().map(|span| text[..span.start].matches('\n').count() + 1);
            let found = fault(line, error.message().to_owned(), "see the files beside it");
            if !faults.contains(&found) {
                faults.push(found);
            }
            None
        }
    }
}

fn binary<T: serde::Serialize>(value: &T) -> Vec<u8> {
    // The types are plain lists and strings, for which serialising cannot fail.
    postcard::to_allocvec(value).unwrap_or_default()
}
