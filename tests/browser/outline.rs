//! Every fact of a summary's outline stands on its page.

use crate::common;
use crate::fixture::{file, key};
use crate::summary::desk;
use crate::support::{DESKTOP, Setup, with_browser};
use crate::telling::{everything, words};
use serde_json::json;
use suunta::summary::outline::{Outline, Seen, Wording};
use suunta::summary::payload::Role;
use suunta::summary::vouched::Vouched;

/// As a browser writes a date in English.
fn date(date: &str) -> String {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let number = |part: &str| part.parse::<usize>().expect("a number");
    let month = MONTHS[number(&date[5..7]) - 1];
    format!("{month} {}, {}", number(&date[8..10]), &date[..4])
}

#[test]
fn every_fact_stands_on_the_page_at_the_desk() {
    let setup = Setup { screen: DESKTOP, query: "lang=en".to_owned(), ..Setup::default() };
    with_browser(setup, async |browser| {
        let content = common::content();
        let (instrument, programme) = (&content.catalogue.instrument, &content.profiles["kainuu"]);
        let payload = everything(instrument);
        let found = desk(browser, &file(&payload, &key(1), Role::Client)).await?;
        assert_eq!(found, ("1".to_owned(), vec![]));
        let page = "document.querySelector('article.summary').textContent";
        let page = browser.evaluate(page).await?;
        let page = page.as_str().expect("a text");

        let locale = &content.locales["en"];
        let wording = Wording {
            label: &|key| locale.get(key).map_or_else(|| key.to_owned(), Clone::clone),
            date: &date,
            tenths: &|tenths| format!("{}.{}", tenths / 10, tenths % 10).replace(".0", ""),
        };
        let seen = Seen { vouched: Vouched::signed(&payload), ..Seen::default() };
        let outline = Outline::of(&payload, &seen, instrument, programme, wording);
        let facts = outline.entries.iter().flat_map(|entry| &entry.facts);
        let missing: Vec<String> =
            facts.flat_map(|fact| words(fact, true)).filter(|word| !page.contains(word)).collect();
        assert_eq!(json!(missing), json!([]), "{page}");
        Ok(())
    });
}
