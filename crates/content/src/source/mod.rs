//! Reads the content files, checks them and compiles them to what the browser fetches. Host only.
//!
//! A folder of content holds `instruments/`, `profiles/`, `services/`, `contacts/` and `locales/`,
//! all TOML, and beside them `law.toml`, `named.toml`, `periods.toml` and `plain-language.toml`.

mod age;
mod colour;
mod constant;
mod contacts;
mod file;
mod gathered;
mod instrument;
mod languages;
mod locale;
mod map;
mod periods;
mod place;
mod plural;
mod profile;
mod stray;
mod wording;

pub use age::{ahead, stale};
pub use contacts::unverified;
pub use file::Fault;
pub use gathered::{Content, Law, REFERENCE};
pub use locale::{Flat, Locale};

use super::{
    catalogue::Catalogue,
    profile::{Index, Named, Profile, Programme},
    text,
};
use file::{toml_files, typed};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

/// Compiles the content below `root` to (relative file name, bytes).
///
/// # Errors
/// Every fault found, so that they can be mended in one go.
pub fn compile(root: &Path) -> Result<Vec<(String, Vec<u8>)>, Vec<Fault>> {
    let content = read(root)?;
    let mut files = vec![binary("catalogue.bin".to_owned(), &content.catalogue)?];
    for language in &content.catalogue.languages {
        let tag = language.tag.as_str();
        let Some(locale) = content.locales.get(tag) else { continue };
        for (suffix, texts) in [("", &locale.first), (".later", &locale.later)] {
            files.push((format!("{tag}{suffix}.txt"), text::compile(texts).into_bytes()));
        }
        let named = content.named.iter().map(|named| named.in_language(tag)).collect();
        let mut index = Index { named, ..Index::default() };
        for (id, programme) in &content.profiles {
            let (first, whole) = in_language(&content, programme, tag);
            files.push(binary(format!("profiles/{id}.{tag}.bin"), &first)?);
            files.push(binary(format!("profiles/{id}.{tag}.later.bin"), &whole)?);
            index.programmes.push(whole);
        }
        files.push(binary(format!("profiles/index.{tag}.bin"), &index)?);
    }
    for (profile, maps) in &content.maps {
        for map in maps {
            files.push(binary(format!("services/{profile}/{}.bin", map.id), map)?);
        }
    }
    Ok(files)
}

/// A profile in one language: what the first load needs, and all of it.
fn in_language(content: &Content, programme: &Programme, tag: &str) -> (Profile, Programme) {
    let mut texts = profile::texts(programme, tag);
    let reference = content.locales.get(tag);
    // A trial's model says where it is in use that the trial has ended.
    if programme.model
        && let Some(ended) = reference.and_then(|locale| locale.get("profiles.ended"))
    {
        let years = programme.years.as_deref().unwrap_or_default();
        texts.insert("start.profile".to_owned(), text::fill(ended, &[("years", years)]));
    }
    let is_first = |key: &str| {
        matches!(key, "profile.name" | "profile.promise")
            || reference.is_some_and(|locale| locale.first.contains_key(key))
    };
    let first: Flat = texts
        .iter()
        .filter(|(key, _)| is_first(key))
        .map(|(k, v)| (k.clone(), v.clone()))
        .collect();
    let short = Profile { text: text::compile(&first), ..programme.first() };
    let law = &content.law.deadlines;
    let maps = content.maps.get(&programme.id);
    let whole = Programme {
        texts: BTreeMap::new(),
        text: text::compile(&texts),
        law: law.iter().filter(|law| programme.deadlines.contains(&law.id)).cloned().collect(),
        support: content.law.support.clone(),
        lists: content.catalogue.instrument.background.clone(),
        periods: content.periods.clone(),
        municipalities: maps
            .into_iter()
            .flatten()
            .map(|map| (map.id.clone(), map.name.clone()))
            .collect(),
        ..programme.clone()
    };
    (short, whole)
}

/// Reads and checks the content below `root`.
///
/// # Errors
/// Every fault found.
pub fn read(root: &Path) -> Result<Content, Vec<Fault>> {
    #[derive(Deserialize, Default)]
    #[serde(deny_unknown_fields)]
    struct NamedOnly {
        #[serde(default)]
        named: Vec<Named>,
    }
    #[derive(Deserialize, Default)]
    #[serde(deny_unknown_fields)]
    struct PlainLanguage {
        #[serde(default)]
        language: Vec<wording::Plain>,
    }
    let mut faults = Vec::new();
    let instrument = instrument::read(&root.join(instrument::FILE), &mut faults);
    let contacts = contacts::read(&root.join(contacts::FILE), &mut faults);
    let periods = periods::read(&root.join(periods::FILE), &mut faults);
    let languages = languages::read(&root.join(languages::FILE), &mut faults);
    let law: Option<Law> = typed(&root.join("law.toml"), &mut faults);
    let named: Option<NamedOnly> = typed(&root.join("named.toml"), &mut faults);
    let plain: Option<PlainLanguage> = typed(&root.join("plain-language.toml"), &mut faults);
    let mut locales = BTreeMap::new();
    for language in languages.iter().flat_map(|(languages, _)| languages) {
        let folder = root.join("locales").join(&language.tag);
        locales.insert(language.tag.clone(), locale::read(&folder, &mut faults));
    }
    let mut profiles = BTreeMap::new();
    for path in toml_files(&root.join("profiles"), &mut faults) {
        let Some(programme) = typed::<Programme>(&path, &mut faults) else { continue };
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        profiles.insert(stem, programme);
    }
    let maps = map::read_all(&root.join("services"), &mut faults);
    stray::check(root, &locales, &mut faults);
    let (Some(instrument), Some(contacts), Some((languages, forms)), Some(periods)) =
        (instrument, contacts, languages, periods)
    else {
        return Err(faults);
    };
    let content = Content {
        catalogue: Catalogue { instrument, contacts, languages },
        locales,
        profiles,
        maps,
        named: named.unwrap_or_default().named,
        law: law.unwrap_or_default(),
        periods,
        plain: plain.unwrap_or_default().language,
        forms,
    };
    check(root, &content, &mut faults);
    if faults.is_empty() { Ok(content) } else { Err(faults) }
}

/// Checks what types cannot: that ids are known and that every language says everything.
fn check(root: &Path, content: &Content, faults: &mut Vec<Fault>) {
    instrument::check(root, content, faults);
    contacts::check(root, content, faults);
    periods::check(root, content, faults);
    let empty = Locale::default();
    let reference = content.locales.get(REFERENCE).unwrap_or(&empty);
    for (tag, locale) in &content.locales {
        let forms = content.forms.get(tag).map_or(&[][..], Vec::as_slice);
        wording::check_complete((REFERENCE, reference), locale, forms, faults);
    }
    for plain in &content.plain {
        let Some(locale) = content.locales.get(&plain.tag) else { continue };
        let mut found = Vec::new();
        wording::check_plain(plain, &locale.first, &mut found);
        wording::check_plain(plain, &locale.later, &mut found);
        faults.extend(
            found.into_iter().map(|(key, fault, remedy)| locale.fault(&key, fault, &remedy)),
        );
    }
    for (stem, programme) in &content.profiles {
        profile::check(root, content, stem, programme, faults);
    }
    for (profile, maps) in &content.maps {
        map::check(root, content, profile, maps, faults);
    }
}

/// A compiled file: its name and its bytes.
fn binary<T: serde::Serialize>(name: String, value: &T) -> Result<(String, Vec<u8>), Vec<Fault>> {
    match postcard::to_allocvec(value) {
        Ok(bytes) => Ok((name, bytes)),
        Err(error) => {
            let remedy = "give it a type that postcard writes";
            Err(vec![Fault::of(Path::new(&name), error.to_string(), remedy)])
        }
    }
}
