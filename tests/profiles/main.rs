//! Profiles: whom they are for, what is refused, and that data alone makes new ones.

mod cases;
#[path = "../common/mod.rs"]
mod common;
mod copy;
mod faults;

use copy::{Copy, NEW};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use suunta::assessment::target::{Facts, Fit, hint};
use suunta::content::profile::{Index, Profile, Programme};
use suunta::content::rule::Fact;
use suunta::content::source;

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Case {
    profile: String,
    age: Option<u32>,
    benefit_days: Option<u32>,
    months_unemployed: Option<u32>,
    earnings_right: Option<bool>,
    immigrant: Option<bool>,
    multi_sector: Option<bool>,
    wishes: Option<BTreeSet<String>>,
    fit: String,
}

impl Case {
    fn facts(&self) -> Facts {
        let numbers = [
            (Fact::Age, self.age),
            (Fact::BenefitDays, self.benefit_days),
            (Fact::MonthsUnemployed, self.months_unemployed),
        ];
        let said = [
            (Fact::EarningsRight, self.earnings_right),
            (Fact::Immigrant, self.immigrant),
            (Fact::MultiSector, self.multi_sector),
        ];
        Facts {
            numbers: numbers.into_iter().filter_map(|(f, n)| Some((f, (n?, n?)))).collect(),
            said: said.into_iter().filter_map(|(f, said)| Some((f, said?))).collect(),
            wishes: self.wishes.clone(),
        }
    }
}

#[test]
fn rules_at_their_limits() {
    #[derive(Deserialize)]
    struct Table {
        case: Vec<Case>,
    }
    let table: Table = toml::from_str(include_str!("../golden/targets.toml")).unwrap();
    let content = common::content();
    for (number, case) in table.case.iter().enumerate() {
        let programme = &content.profiles[&case.profile];
        let (_, fit) = hint(&programme.targets, &case.facts()).expect("a rule");
        let expected = match case.fit.as_str() {
            "yes" => Fit::Yes,
            "no" => Fit::No,
            _ => Fit::Ask,
        };
        assert_eq!(fit, expected, "case {} of {}", number + 1, case.profile);
    }
}

#[test]
fn a_band_of_ages_across_a_limit_is_asked_and_not_guessed() {
    let content = common::content();
    let rule = &content.profiles["joensuu"].targets;
    let aged = |range| {
        let facts = Facts {
            numbers: [(Fact::Age, range), (Fact::MonthsUnemployed, (12, 12))].into(),
            ..Facts::default()
        };
        hint(rule, &facts).unwrap().1
    };
    assert_eq!(aged((46, 54)), Fit::Yes);
    assert_eq!(aged((55, 120)), Fit::No);
    assert_eq!(aged((50, 60)), Fit::Ask);
    assert_eq!(hint(rule, &Facts::default()).unwrap().1, Fit::Ask);
}

#[test]
fn support_of_many_sectors_is_hinted_at_by_the_limits_of_the_law_file() {
    let content = common::content();
    let fit = |facts: &[(Fact, u32)]| {
        let numbers = facts.iter().map(|(fact, n)| (*fact, (*n, *n))).collect();
        hint(&content.law.support, &Facts { numbers, ..Facts::default() }).unwrap().1
    };
    assert_eq!(fit(&[(Fact::BenefitDays, 300)]), Fit::Yes);
    assert_ne!(fit(&[(Fact::BenefitDays, 299)]), Fit::Yes);
    assert_eq!(fit(&[(Fact::Age, 25), (Fact::MonthsUnemployed, 12)]), Fit::Yes);
    assert_ne!(fit(&[(Fact::Age, 25), (Fact::MonthsUnemployed, 11)]), Fit::Yes);
    assert_eq!(fit(&[(Fact::Age, 24), (Fact::MonthsUnemployed, 6)]), Fit::Yes);
    assert_ne!(fit(&[(Fact::Age, 24), (Fact::MonthsUnemployed, 5)]), Fit::Yes);
}

/// Every system of the table, and the nine that have a name only.
#[test]
fn the_table_in_the_docs_is_the_profiles_and_every_one_is_complete() {
    let content = common::content();
    let table = fs::read_to_string(root().join("docs/systems.md")).unwrap();
    let rows: BTreeSet<String> = table
        .lines()
        .filter(|line| line.starts_with("| ") && line.contains('`'))
        .filter_map(|line| line.split('`').nth(1).map(str::to_owned))
        .collect();
    assert_eq!(rows, content.profiles.keys().cloned().collect());
    assert_eq!(content.profiles.len(), 21);
    assert_eq!(content.named.len(), 9);
    for (id, programme) in &content.profiles {
        assert_eq!(programme.languages.len(), content.locales.len(), "{id}");
        let money = programme.services.iter().find(|service| service.id == "money-advice");
        assert!(money.is_some(), "{id}: money advice is for everyone");
    }
    let shares = content.profiles["joensuu"].outcomes.iter().filter_map(|outcome| outcome.target);
    assert_eq!(shares.collect::<Vec<_>>(), [40, 35, 10, 15]);
    assert!(content.profiles["pori"].consents.iter().any(|consent| consent.gates_export));
    assert_eq!(content.profiles["lieksa"].task_days, Some(14));
    assert_eq!(content.profiles["jyvaskyla"].follow_up_days, Some(30));
    assert_eq!(content.maps["kainuu"].len(), 8);
}

/// What a row says is seen on a page is in the profile's data; what the walk in the browser finds
/// there follows from the same data.
#[test]
fn each_row_of_the_table_names_the_pages_where_the_profile_is_seen() {
    let content = common::content();
    let table = fs::read_to_string(root().join("docs/systems.md")).unwrap();
    let usual = content.profiles["national"].background.clone();
    let rows = table.lines().filter(|line| line.starts_with("| ") && line.contains('`'));
    for row in rows {
        let id = row.split('`').nth(1).unwrap();
        let pages = row.rsplit('|').nth(1).unwrap();
        let programme = &content.profiles[id];
        let seen = |page: &str| pages.contains(&format!("`{page}`"));
        let agreed = !programme.consents.is_empty() || !programme.recipients.is_empty();
        assert_eq!(seen("#/share"), agreed, "{id}: consent or recipients");
        let coach = programme.observation || programme.work_first;
        assert_eq!(seen("#/coach"), coach, "{id}: the coach's views");
        if seen("#/background") {
            let own = programme.background != usual;
            assert!(own || programme.obstacle_status || programme.one_thing, "{id}: background");
        }
        if seen("#/goal") {
            let plan = programme.plan.is_some() || programme.follow_up_days.is_some();
            assert!(plan || programme.task_days.is_some() || programme.check_in, "{id}: plan");
        }
        if seen("#/profiles") {
            assert!(!programme.targets.is_empty() || !programme.outcomes.is_empty(), "{id}: rule");
        }
    }
}

#[test]
fn every_profile_file_fits_the_published_schema_and_a_slip_does_not() {
    let schema = |name: &str| {
        let text = fs::read_to_string(common::content_root().join("schema").join(name)).unwrap();
        jsonschema::draft202012::new(&serde_json::from_str(&text).unwrap()).unwrap()
    };
    let value = |path: &Path| {
        let table: toml::Table = toml::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        serde_json::to_value(table).unwrap()
    };
    let files = |folder: &str| {
        let entries = fs::read_dir(common::content_root().join(folder)).unwrap();
        entries.map(|entry| entry.unwrap().path()).collect::<Vec<_>>()
    };
    let profile = schema("profile-v1.json");
    for path in files("profiles") {
        let errors: Vec<_> = profile.iter_errors(&value(&path)).map(|e| e.to_string()).collect();
        assert!(errors.is_empty(), "{}: {errors:?}", path.display());
    }
    let map = schema("service-map-v1.json");
    for path in files("services/kainuu") {
        assert!(map.is_valid(&value(&path)), "{}", path.display());
    }
    let mut slip = value(&common::content_root().join("profiles/pori.toml"));
    slip["modulez"] = serde_json::json!([]);
    assert!(!profile.is_valid(&slip));
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

#[test]
fn a_new_profile_and_a_new_language_need_data_only() {
    let copy = Copy::new("new");
    fs::write(copy.0.join("profiles/mallila.toml"), NEW).unwrap();
    // A language: a folder of texts and a line in the list.
    let folder = copy.0.join("locales/fr");
    fs::create_dir(&folder).unwrap();
    for entry in fs::read_dir(copy.0.join("locales/en")).unwrap().map(Result::unwrap) {
        fs::copy(entry.path(), folder.join(entry.file_name())).unwrap();
    }
    let list = copy.0.join("locales/languages.toml");
    let line = "\n[[language]]\ntag = \"fr\"\nname = \"Français\"\ndir = \"ltr\"\n\
                plurals = [\"one\", \"other\"]\n";
    fs::write(&list, fs::read_to_string(&list).unwrap() + line).unwrap();

    let files: BTreeMap<String, Vec<u8>> = match source::compile(&copy.0) {
        Ok(files) => files.into_iter().collect(),
        Err(faults) => panic!("{faults:#?}"),
    };
    let first: Profile = postcard::from_bytes(&files["profiles/mallila.fr.bin"]).unwrap();
    assert_eq!(first.id, "mallila");
    assert!(first.text.contains("profile.name\tMallilan malli"), "{}", first.text);
    let whole: Programme = postcard::from_bytes(&files["profiles/mallila.fi.later.bin"]).unwrap();
    assert!(whole.services.iter().any(|service| service.id == "workshop"));
    let index: Index = postcard::from_bytes(&files["profiles/index.fi.bin"]).unwrap();
    assert!(index.programmes.iter().any(|programme| programme.id == "mallila"));
    assert!(files.contains_key("fr.txt") && files.contains_key("fr.later.txt"));
}

#[test]
fn a_trials_model_says_where_it_is_in_use_that_the_trial_has_ended() {
    let files = source::compile(&common::content_root()).unwrap();
    let files: BTreeMap<String, Vec<u8>> = files.into_iter().collect();
    for (id, programme) in &common::content().profiles {
        for tag in ["fi", "sv", "ar"] {
            let first: Profile =
                postcard::from_bytes(&files[&format!("profiles/{id}.{tag}.bin")]).unwrap();
            let in_use = first.text.lines().find(|line| line.starts_with("start.profile\t"));
            assert_eq!(in_use.is_some(), programme.model, "{id}.{tag}");
            let years = programme.years.as_deref().unwrap_or_default();
            assert!(in_use.is_none_or(|text| text.contains("{name}") && text.contains(years)));
        }
    }
}

#[test]
fn names_with_a_comma_of_their_own_are_parted_by_a_dot() {
    let list = |names: &[&str]| {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        suunta::content::text::list(&names, ",")
    };
    assert_eq!(list(&["Raha-asiat", "Työnhaku"]), "Raha-asiat, Työnhaku");
    assert_eq!(
        list(&["Raha-asiat", "Arki, turva ja läheiset"]),
        "Raha-asiat · Arki, turva ja läheiset"
    );
    assert_eq!(list(&[]), "");
}

/// A hundred profiles and ten languages change no file of the first load but the list of languages.
#[test]
fn more_profiles_and_languages_leave_the_first_load_as_it_is() {
    let first = |root: &Path| -> Vec<usize> {
        let files: BTreeMap<_, _> = source::compile(root).unwrap().into_iter().collect();
        let names = ["fi.txt", "profiles/kainuu.fi.bin", "catalogue.bin"];
        names.iter().map(|name| files[*name].len()).collect()
    };
    let before = first(&common::content_root());
    let copy = Copy::new("many");
    for number in 0..100 {
        let text = NEW.replace("\"mallila\"", &format!("\"mallila-{number}\""));
        fs::write(copy.0.join(format!("profiles/mallila-{number}.toml")), text).unwrap();
    }
    assert_eq!(first(&copy.0), before);
}

#[test]
fn contacts_are_to_be_looked_at_after_six_months() {
    let content = common::content();
    let root = common::content_root();
    let checked = suunta::time::date(&content.catalogue.contacts.checked).unwrap();
    let contacts = |today| {
        let stale = source::stale(&root, &content, today);
        stale.iter().any(|fault| fault.file.ends_with("contacts/help.toml"))
    };
    assert!(!contacts(checked + 183));
    assert!(contacts(checked + 184));
}
