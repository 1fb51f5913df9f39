//! What is checked in a profile.

use super::instrument::repeated;
use super::{Content, Fault, Flat, REFERENCE, colour::contrast};
use crate::profile::{FORMAT, Programme};
use crate::rule::{Condition, Fact};
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
    let mut wrong = |place: &[&str], fault: String, remedy: &str| {
        faults.push(Fault::at(&file, place, fault, remedy));
    };
    let instrument = &content.catalogue.instrument;
    let known_dimension = |id: char| instrument.dimension(id).is_some();
    if programme.format != FORMAT {
        let fault = format!("format {} is not read here", programme.format);
        wrong(&["format"], fault, &format!("write it as format {FORMAT}"));
    }
    if programme.id != stem {
        let fault = format!("id {} is not the file's name", programme.id);
        wrong(&["id"], fault, "make them the same");
    }
    for (index, id) in programme.modules.iter().enumerate() {
        if !instrument.modules.iter().any(|module| module.id == *id) {
            let remedy = "use ids of the instrument's modules";
            wrong(&["modules", &index.to_string()], format!("unknown module {id}"), remedy);
        }
    }
    for (index, id) in programme.stress.iter().enumerate().filter(|(_, id)| !known_dimension(**id))
    {
        let remedy = "use a letter of the instrument";
        wrong(&["stress", &index.to_string()], format!("unknown dimension {id}"), remedy);
    }
    for (index, id) in programme.deadlines.iter().enumerate() {
        if !content.law.deadlines.iter().any(|law| law.id == *id) {
            let place = ["deadlines", &index.to_string()];
            wrong(&place, format!("unknown deadline {id}"), "write it in law.toml");
        }
    }
    for (index, mode) in programme.modes.iter().enumerate() {
        if !["self", "coach", "kiosk"].contains(&mode.as_str()) {
            let place = ["modes", &index.to_string()];
            wrong(&place, format!("unknown mode {mode}"), "use self, coach or kiosk");
        }
    }
    let places = programme.languages.iter().enumerate();
    let places = places.map(|(index, tag)| (["languages".to_owned(), index.to_string()], tag));
    let own = programme.texts.keys().map(|tag| (["texts".to_owned(), tag.clone()], tag));
    for ([list, at], tag) in places.chain(own) {
        if !content.locales.contains_key(tag) {
            let remedy = "use a tag of locales/languages.toml";
            wrong(&[&list, &at], format!("unknown language {tag}"), remedy);
        }
    }
    if !programme.texts.contains_key(REFERENCE) {
        let fault = format!("no texts in {REFERENCE}, which stand in for other languages");
        wrong(&["texts"], fault, &format!("write [texts.{REFERENCE}.profile]"));
    }
    for tag in &programme.languages {
        let own = texts(programme, tag);
        if !programme.texts.contains_key(tag) {
            let remedy = format!("write [texts.{tag}.profile] or leave the language out");
            wrong(&["languages"], format!("no texts in {tag}"), &remedy);
        }
        for key in OWN_TEXTS.iter().filter(|key| !own.contains_key(**key)) {
            wrong(&["texts", tag, "profile"], format!("no {key} in {tag}"), "write it");
        }
        for plain in content.plain.iter().filter(|plain| plain.tag == *tag) {
            let mut found = Vec::new();
            super::wording::check_plain(plain, &own, &mut found);
            for (key, fault, remedy) in found {
                wrong(&place(tag, &key), fault, &remedy);
            }
        }
    }
    // Every id that is shown has a name.
    let own = texts(programme, REFERENCE);
    let reference = content.locales.get(REFERENCE);
    let has = |key: &str| {
        own.contains_key(key) || reference.is_some_and(|locale| locale.get(key).is_some())
    };
    for (index, service) in programme.services.iter().enumerate() {
        let at = index.to_string();
        if service.phase > 3 {
            let fault = format!("phase {}", service.phase);
            wrong(&["service", &at, "phase"], fault, "use 0, 1, 2 or 3");
        }
        for id in service.needs.iter().filter(|id| !known_dimension(**id)) {
            let remedy = "use a letter of the instrument";
            wrong(&["service", &at, "needs"], format!("unknown dimension {id}"), remedy);
        }
    }
    let named = named(programme);
    for (prefix, place, id) in &named {
        if !has(&format!("{prefix}.{id}")) {
            let remedy = format!("add {prefix}.{id} to the locales or to the profile's own texts");
            wrong(&steps(place), format!("{prefix} {id} has no name"), &remedy);
        }
    }
    // Parties are named by many services; everything else is there once.
    for prefix in ["service", "consent", "outcome", "deadline", "path-kind", "step-status"] {
        let of: Vec<_> = named.iter().filter(|(kind, ..)| *kind == prefix).collect();
        for (index, id) in repeated(of.iter().map(|(.., id)| id)) {
            let fault = format!("{prefix} {id} is there twice");
            wrong(&steps(&of[index].1), fault, "leave it there once");
        }
    }
    for dimension in &instrument.dimensions {
        if programme.service_for(dimension.id).is_none() {
            let fault = format!("no service answers the need {}", dimension.id);
            wrong(&["service"], fault, "add the letter to a service's `needs`");
        }
    }
    check_texts(programme, &mut wrong);
    targets(content, programme, &mut wrong);
    theme(programme, &mut wrong);
    if programme.kiosk.as_ref().is_some_and(|kiosk| kiosk.warning_seconds < LEAST_WARNING) {
        let remedy = format!("give at least {LEAST_WARNING} seconds");
        wrong(
            &["kiosk", "warning_seconds"],
            "the warning is too short to be read".to_owned(),
            &remedy,
        );
    }
}

/// Every id of a profile that is shown, with what its name's key begins with and where it stands.
fn named(programme: &Programme) -> Vec<(&'static str, Vec<String>, String)> {
    let mut names = Vec::new();
    let mut name = |prefix, place: &[&str], id: &str| {
        names.push((prefix, place.iter().map(|&step| step.to_owned()).collect(), id.to_owned()));
    };
    for (index, service) in programme.services.iter().enumerate() {
        let at = index.to_string();
        name("service", &["service", &at, "id"], &service.id);
        name("responsible", &["service", &at, "responsible"], &service.responsible);
    }
    for (index, id) in programme.recipients.iter().enumerate() {
        name("responsible", &["recipients", &index.to_string()], id);
    }
    for (index, consent) in programme.consents.iter().enumerate() {
        name("consent", &["consent", &index.to_string(), "id"], &consent.id);
    }
    for (index, outcome) in programme.outcomes.iter().enumerate() {
        name("outcome", &["outcome", &index.to_string(), "id"], &outcome.id);
    }
    for (index, id) in programme.deadlines.iter().enumerate() {
        name("deadline", &["deadlines", &index.to_string()], id);
    }
    if let Some(plan) = &programme.plan {
        let lists =
            [("path-kind", "kinds", &plan.kinds), ("step-status", "statuses", &plan.statuses)];
        for (prefix, list, ids) in lists {
            for (index, id) in ids.iter().enumerate() {
                name(prefix, &["plan", list, &index.to_string()], id);
            }
        }
    }
    names
}

fn steps(place: &[String]) -> Vec<&str> {
    place.iter().map(String::as_str).collect()
}

/// Where an own text of a profile stands: its key is a table's name, a dot and a name in it.
fn place<'a>(tag: &'a str, key: &'a str) -> Vec<&'a str> {
    let (table, name) = key.split_once('.').unwrap_or((key, ""));
    vec!["texts", tag, table, name]
}

/// What is wrong with the own texts: said, and with the places of those they stand in for.
fn check_texts(programme: &Programme, wrong: &mut impl FnMut(&[&str], String, &str)) {
    let reference = texts(programme, REFERENCE);
    for tag in programme.texts.keys() {
        for (key, sentence) in texts(programme, tag) {
            let at = place(tag, &key);
            if let Some((fault, remedy)) =
                super::wording::misfit(&key, &sentence, reference.get(&key))
            {
                wrong(&at, fault, &remedy);
            }
        }
    }
}

fn targets(
    content: &Content,
    programme: &Programme,
    wrong: &mut impl FnMut(&[&str], String, &str),
) {
    for (index, rule) in programme.targets.iter().enumerate() {
        let at = index.to_string();
        if let Some(condition) = rule.impossible() {
            let key = condition.fact.key();
            let fault = format!("the conditions on {key} can never hold together");
            wrong(&["target", &at, "all"], fault, "mend a limit");
        }
        if rule.all.is_empty() && rule.any.is_empty() {
            let fault = "the rule has no condition".to_owned();
            wrong(&["target", &at], fault, "write one or remove it");
        }
        for (list, conditions) in [("all", &rule.all), ("any", &rule.any)] {
            for (index, condition) in conditions.iter().enumerate() {
                if let Some(remedy) = misfit(content, condition) {
                    let fault = format!("the condition on {} says nothing", condition.fact.key());
                    wrong(&["target", &at, list, &index.to_string()], fault, &remedy);
                }
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

fn theme(programme: &Programme, wrong: &mut impl FnMut(&[&str], String, &str)) {
    let mut pair = |name: &str, index: usize, one: &str, other: &str| {
        let ratio = contrast(one, other);
        if ratio.is_none_or(|ratio| ratio < LEAST_CONTRAST) {
            let shown = ratio.map_or("no colour".to_owned(), |ratio| format!("{ratio:.1}:1"));
            let fault = format!("{name} {one} against {other}: {shown}");
            let place = ["theme", name, &index.to_string()];
            wrong(&place, fault, &format!("choose #RRGGBB with at least {LEAST_CONTRAST}:1"));
        }
    };
    let actions = programme.theme.action.iter().flatten().enumerate();
    for ((index, colour), (ground, on)) in actions.zip(GROUNDS) {
        pair("action", index, colour, ground);
        pair("action", index, colour, on);
    }
    for (index, colour) in programme.theme.window.iter().flatten().enumerate() {
        pair("window", index, colour, ON_WINDOW);
    }
}
