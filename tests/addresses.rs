//! Addresses mean the same however they are written, and what nobody knows is no default in silence.

use serde::Deserialize;
use suunta::route::Route;
use suunta::summary::payload::Mode;

mod common;

#[derive(Deserialize)]
struct Case {
    asked: String,
    means: Option<String>,
}

#[derive(Deserialize)]
struct Table {
    mode: Vec<Case>,
    lang: Vec<Case>,
    page: Vec<Case>,
}

fn table() -> Table {
    let path = common::content_root().join("../tests/golden/addresses.toml");
    let text = std::fs::read_to_string(path).expect("the golden table is there");
    toml::from_str(&text).expect("the golden table is read")
}

#[test]
fn a_mode_is_found_or_told_as_unknown() {
    for Case { asked, means } in table().mode {
        assert_eq!(Mode::from_query(&asked).map(Mode::key), means.as_deref(), "{asked:?}");
    }
}

#[test]
fn a_language_is_looked_up_or_told_as_unknown() {
    let catalogue = common::content().catalogue;
    for Case { asked, means } in table().lang {
        let found = catalogue.language(&asked).map(|language| language.tag.as_str());
        assert_eq!(found, means.as_deref(), "{asked:?}");
    }
}

#[test]
fn a_page_is_found_or_told_as_unknown() {
    for Case { asked, means } in table().page {
        let route = Route::parse(&asked);
        match means {
            Some(path) => assert_eq!(route.path(), path, "{asked:?}"),
            None => assert_eq!(route, Route::Unknown, "{asked:?}"),
        }
    }
}

#[test]
fn every_page_is_found_by_its_own_address() {
    for Case { means, .. } in table().page {
        let Some(path) = means else { continue };
        assert_eq!(Route::parse(&path).path(), path);
    }
    let instrument = common::instrument();
    for item in &instrument.items {
        let route = Route::Question(item.id.clone());
        assert_eq!(Route::parse(&route.path()), route);
    }
    for module in &instrument.modules {
        let route = Route::List(module.id.clone());
        assert_eq!(Route::parse(&route.path()), route);
    }
}
