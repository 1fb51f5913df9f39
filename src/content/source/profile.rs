//! What is checked in a profile and in its municipalities' service maps.

use super::{Content, Fault, Flat, REFERENCE, colour::contrast};
use crate::content::profile::{FORMAT, Programme, ServiceMap};
use crate::content::rule::{Condition, Fact};
use crate::time;
use std::path::Path;

/// Texts that a profile has in each of its languages.
const OWN_TEXTS: [&str; 4] = ["profile.name", "profile.place", "profile.about", "profile.note"];
/// Text on its ground, and white or the dark ground on it (WCAG 2.2, 1.4.3).
const LEAST_CONTRAST: f64 = 4.5;
/// The app's grounds: light and dark, and what stands on the action colour.
const GROUNDS: [(&str, &str); 2] = [("#FBF8F3", "#FFFFFF"), ("#111B1D", "#111B1D")];
/// Text stands on the light of the windows.
const ON_WINDOW: &str = "#1B2B2E";
/// A time-out is announced at least this long before (WCAG 2.2, 2.2.1).
pub const LEAST_WARNING: u32 = 20;

/// The profile's own texts in a language; the reference's where it has none.
pub fn texts(programme: &Programme, tag: &str) -> Flat {
    let tables = programme.texts.get(tag).or_else(|| programme.texts.get(REFERENCE));
    let sentence = |table: &String, (key, text): (&String, &String)| {
        (format!("{table}.{key}"), text.trim().to_owned())
    };
    tables
        .into_iter()
        .flatten()
        .flat_map(|(table, texts)| texts.iter().map(move |text| sentence(table, text)))
        .collect()
}

pub fn check(
    root: &Path,
    content: &Content,
    stem: &str,
    programme: &Programme,
    faults: &mut Vec<Fault>,
) {
    let file = root.join("profiles").join(format!("{stem}.toml"));
    let mut wrong = |needle: &str, fault: String, remedy: &str| {
        faults.push(Fault::at(&file, needle, fault, remedy));
    };
    let instrument = &content.catalogue.instrument;
    let known_dimension = |id: char| instrument.dimension(id).is_some();
    if programme.format != FORMAT {
        let fault = format!("format {} is not read here", programme.format);
        wrong("format", fault, &format!("write it as format {FORMAT}"));
    }
    if programme.id != stem {
        wrong("id", format!("id {} is not the file's name", programme.id), "make them the same");
    }
    for id in &programme.modules {
        if !instrument.modules.iter().any(|module| module.id == *id) {
            wrong("modules", format!("unknown module {id}"), "use ids of the instrument's modules");
        }
    }
    for id in programme.stress.iter().filter(|id| !known_dimension(**id)) {
        wrong("stress", format!("unknown dimension {id}"), "use a letter of the instrument");
    }
    for id in &programme.deadlines {
        if !content.law.deadlines.iter().any(|law| law.id == *id) {
            wrong("deadlines", format!("unknown deadline {id}"), "write it in law.toml");
        }
    }
    for mode in &programme.modes {
        if !["self", "coach", "kiosk"].contains(&mode.as_str()) {
            wrong("modes", format!("unknown mode {mode}"), "use self, coach or kiosk");
        }
    }
    for tag in programme.languages.iter().chain(programme.texts.keys()) {
        if !content.locales.contains_key(tag) {
            wrong(tag, format!("unknown language {tag}"), "use a tag of locales/languages.toml");
        }
    }
    if !programme.texts.contains_key(REFERENCE) {
        let fault = format!("no texts in {REFERENCE}, which stand in for other languages");
        wrong("id", fault, &format!("write [texts.{REFERENCE}.profile]"));
    }
    for tag in &programme.languages {
        let own = texts(programme, tag);
        if !programme.texts.contains_key(tag) {
            let remedy = format!("write [texts.{tag}.profile] or leave the language out");
            wrong("languages", format!("no texts in {tag}"), &remedy);
        }
        for key in OWN_TEXTS.iter().filter(|key| !own.contains_key(**key)) {
            wrong(&format!("texts.{tag}"), format!("no {key} in {tag}"), "write it");
        }
        for plain in content.plain.iter().filter(|plain| plain.tag == *tag) {
            let mut found = Vec::new();
            super::locale::check_plain(&file, plain, &own, &mut found);
            for fault in found {
                wrong(&format!("texts.{tag}"), fault.fault, &fault.remedy);
            }
        }
    }
    // Every id that is shown has a name.
    let own = texts(programme, REFERENCE);
    let reference = content.locales.get(REFERENCE);
    let has = |key: &str| {
        own.contains_key(key) || reference.is_some_and(|locale| locale.get(key).is_some())
    };
    let mut names: Vec<(&str, &str)> = Vec::new();
    for service in &programme.services {
        names.push(("service", &service.id));
        names.push(("responsible", &service.responsible));
        if service.phase > 3 {
            wrong(&service.id, format!("phase {}", service.phase), "use 0, 1, 2 or 3");
        }
        for id in service.needs.iter().filter(|id| !known_dimension(**id)) {
            wrong(&service.id, format!("unknown dimension {id}"), "use a letter of the instrument");
        }
    }
    names.extend(programme.recipients.iter().map(|id| ("responsible", id.as_str())));
    names.extend(programme.consents.iter().map(|consent| ("consent", consent.id.as_str())));
    names.extend(programme.outcomes.iter().map(|outcome| ("outcome", outcome.id.as_str())));
    names.extend(programme.deadlines.iter().map(|id| ("deadline", id.as_str())));
    if let Some(plan) = &programme.plan {
        names.extend(plan.kinds.iter().map(|id| ("path-kind", id.as_str())));
        names.extend(plan.statuses.iter().map(|id| ("step-status", id.as_str())));
    }
    for (prefix, id) in names {
        if !has(&format!("{prefix}.{id}")) {
            let remedy = format!("add {prefix}.{id} to the locales or to the profile's own texts");
            wrong(id, format!("{prefix} {id} has no name"), &remedy);
        }
    }
    for dimension in &instrument.dimensions {
        if programme.service_for(dimension.id).is_none() {
            let fault = format!("no service answers the need {}", dimension.id);
            wrong("[[service]]", fault, "add the letter to a service's `needs`");
        }
    }
    targets(content, programme, &mut wrong);
    theme(programme, &mut wrong);
    if programme.kiosk.as_ref().is_some_and(|kiosk| kiosk.warning_seconds < LEAST_WARNING) {
        let remedy = format!("give at least {LEAST_WARNING} seconds");
        wrong("warning_seconds", "the warning is too short to be read".to_owned(), &remedy);
    }
}

fn targets(content: &Content, programme: &Programme, wrong: &mut impl FnMut(&str, String, &str)) {
    for rule in &programme.targets {
        if let Some(condition) = rule.impossible() {
            let key = condition.fact.key();
            wrong(key, format!("the conditions on {key} can never hold together"), "mend a limit");
        }
        if rule.all.is_empty() && rule.any.is_empty() {
            wrong("[[target]]", "the rule has no condition".to_owned(), "write one or remove it");
        }
        for condition in rule.all.iter().chain(&rule.any) {
            if let Some(remedy) = misfit(content, condition) {
                let key = condition.fact.key();
                wrong(key, format!("the condition on {key} says nothing"), &remedy);
            }
        }
    }
}

/// What a condition of its fact needs and does not have.
fn misfit(content: &Content, condition: &Condition) -> Option<String> {
    let fact = condition.fact;
    let limits = [condition.at_least, condition.over, condition.at_most, condition.under]
        .iter()
        .any(Option::is_some);
    if fact.is_number() {
        return (!limits).then(|| "give at_least, over, at_most or under".to_owned());
    }
    if fact.is_yes_or_no() {
        return condition.is.is_none().then(|| "give is = true or is = false".to_owned());
    }
    let wishes = &content.catalogue.instrument.wishes;
    match (&condition.id, fact) {
        (None, _) => Some("give an id".to_owned()),
        (Some(id), Fact::Wish) if !wishes.contains(id) => {
            Some(format!("use one of {}", wishes.join(", ")))
        }
        _ => None,
    }
}

fn theme(programme: &Programme, wrong: &mut impl FnMut(&str, String, &str)) {
    let mut pair = |name: &str, one: &str, other: &str| {
        let ratio = contrast(one, other);
        if ratio.is_none_or(|ratio| ratio < LEAST_CONTRAST) {
            let shown = ratio.map_or("no colour".to_owned(), |ratio| format!("{ratio:.1}:1"));
            let fault = format!("{name} {one} against {other}: {shown}");
            wrong(one, fault, &format!("choose #RRGGBB with at least {LEAST_CONTRAST}:1"));
        }
    };
    for (colours, (ground, on)) in programme.theme.action.iter().flatten().zip(GROUNDS) {
        pair("action", colours, ground);
        pair("action", colours, on);
    }
    for colour in programme.theme.window.iter().flatten() {
        pair("window", colour, ON_WINDOW);
    }
}

pub fn check_maps(
    root: &Path,
    content: &Content,
    profile: &str,
    maps: &[ServiceMap],
    faults: &mut Vec<Fault>,
) {
    let folder = root.join("services").join(profile);
    let Some(programme) = content.profiles.get(profile) else {
        faults.push(Fault {
            file: folder,
            line: None,
            fault: format!("no profile {profile} uses these maps"),
            remedy: "name the folder as the profile's file".to_owned(),
        });
        return;
    };
    let reference = content.locales.get(REFERENCE);
    for map in maps {
        let file = folder.join(format!("{}.toml", map.id));
        let mut wrong = |needle: &str, fault: String, remedy: &str| {
            faults.push(Fault::at(&file, needle, fault, remedy));
        };
        if time::date(&map.checked).is_none() {
            wrong("checked", format!("“{}” is no date", map.checked), "write it as YYYY-MM-DD");
        }
        for service in &map.services {
            if !programme.services.iter().any(|known| known.id == service.id) {
                let remedy = format!("use an id of profiles/{profile}.toml, or add it there");
                wrong(&service.id, format!("unknown service {}", service.id), &remedy);
            }
            let party = format!("responsible.{}", service.responsible);
            if reference.is_none_or(|locale| locale.get(&party).is_none()) {
                let fault = format!("{party} has no name");
                wrong(&service.responsible, fault, "add it to the locales");
            }
            let web = service.web.as_deref().unwrap_or("https://");
            if !web.starts_with("https://") {
                wrong(web, format!("{web} is not a secure address"), "write it with https://");
            }
        }
    }
}
