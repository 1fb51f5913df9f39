//! The summary on paper, and as text at the desk.

use crate::common;
use crate::person::{QUESTIONS, come_back, someone};
use crate::refused::signed;
use crate::summary::{desk, sign, to_share};
use crate::support::{Browser, DESKTOP, Result, Setup, with_browser};
use data_encoding::BASE64;
use serde_json::json;
use suunta::assessment::{Answer, Phase};
use suunta::content::instrument::Kind;
use suunta::session::{Action, Stamp, Work, everything};
use suunta::summary::payload::Payload;
use suunta::summary::sections::{
    Background, Change, CoachView, Consent, Goal, Obstacle, Plan, Step, Task,
};

/// What the first page must hold beside free texts, in this order.
const FIXED: [&str; 10] = [
    ".front > header",
    ".front .vote",
    ".front .needs li",
    ".front .phase-section dl",
    ".front [data-coach-view]",
    ".front [data-change-section]",
    ".front .order li",
    ".front > section:not([data-coach-view]) .said",
    ".front > footer",
    ".front > .verdict",
];

/// A summary with everything in it and a coach's view; each of the client's texts is this long.
fn rich(length: usize) -> Payload {
    let content = common::content();
    let instrument = &content.catalogue.instrument;
    let mut work = Work::default();
    for (number, item) in (0_u8..).zip(&instrument.items) {
        let step = match item.kind {
            Kind::Step => number % 4,
            Kind::WorkAbility => 6,
            Kind::Safety => continue,
        };
        work.act(Action::Answer { item: item.id.clone(), answer: Some(Answer::Step(step)) }, 1);
    }
    let stamp = Stamp {
        jti: "urn:uuid:6b1f1f0e-5d3a-4c1e-9f6e-0a1b2c3d4e5f".to_owned(),
        issued_at: "2026-03-02T11:59:00+02:00".to_owned(),
        language: "fi".to_owned(),
        ..Stamp::default()
    };
    let profile = &content.profiles["kainuu"].first();
    let made = everything(instrument, profile, work.session(), stamp);
    let words: String =
        "Haluaisin puutarhatyötä lähellä kotia. ".chars().cycle().take(length).collect();
    let words = words.trim_end().to_owned();
    let text = || Some(words.clone());
    let obstacle = |text| Obstacle { text, ..Obstacle::default() };
    Payload {
        votes: vec!['E', 'N', 'O'],
        wishes: vec!["work".to_owned(), "training".to_owned()],
        goal: Some(Goal { own_words: text(), goal: text(), next_step: text() }),
        plan: Some(Plan {
            task: Some(Task { text: words.clone(), due: "2026-03-16".to_owned() }),
            steps: vec![Step { text: words.clone(), ..Step::default() }],
            follow_up: Some("2026-03-20".to_owned()),
            services: Vec::new(),
        }),
        background: Some(Background {
            obstacles: vec![obstacle(text()), obstacle(text()), obstacle(text())],
            ..Background::default()
        }),
        coach_view: Some(CoachView {
            ratings: instrument.dimensions.iter().map(|dimension| (dimension.id, 3)).collect(),
            agreed_phase: Some(Phase::Rehabilitation),
            agreed_goal: text(),
            consent: Some(Consent::Dissent),
            dissent: text(),
            identity_seen: Some(true),
            work_first: text(),
            ..CoachView::default()
        }),
        change: Some(Change {
            since: "2025-12-01T09:00:00Z".to_owned(),
            dimensions: made.dimensions.clone(),
            work_ability: Some(4),
            jti: None,
        }),
        ..made
    }
}

/// How many pages of A4 the page in front gives.
async fn pages(browser: &Browser) -> Result<usize> {
    let printed = browser.cdp("Page.printToPDF", json!({ "preferCSSPageSize": true })).await?;
    let pdf = printed["data"].as_str().unwrap_or_default();
    let pdf = BASE64.decode(pdf.as_bytes()).expect("base64");
    Ok(String::from_utf8_lossy(&pdf).matches("/Type /Page\n").count())
}

/// Leaves only what must be on the first page.
async fn without_details(browser: &Browser) -> Result<()> {
    browser.evaluate("document.querySelector('.later').remove()").await.map(drop)
}

#[test]
fn what_is_read_in_a_minute_is_one_page_and_details_come_after_it() {
    for (language, length) in [("fi", 70), ("fi", 1990), ("sv", 1990), ("en", 1990), ("ar", 1990)] {
        let query = format!("lang={language}");
        with_browser(Setup { screen: DESKTOP, query, ..Setup::default() }, async |browser| {
            let payload = serde_json::to_value(rich(length)).expect("JSON");
            assert_eq!(desk(browser, &signed(&payload)).await?, ("1".to_owned(), vec![]));
            let print = browser.text(".seal .fingerprint").await?;
            assert!(pages(browser).await? > 1, "{language}: the details");

            browser.cdp("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
            let shown = "((css) => document.querySelector(css).getClientRects().length > 0)";
            let mut order = Vec::new();
            for css in FIXED {
                let css = json!(css);
                assert_eq!(
                    browser.evaluate(&format!("{shown}({css})")).await?,
                    json!(true),
                    "{css}"
                );
                order.push(css);
            }
            let follow = format!(
                "{}.map((css) => document.querySelector(css)).every((part, place, all) =>
                    place === 0 || all[place - 1].compareDocumentPosition(part) & 4)",
                json!(order)
            );
            assert_eq!(browser.evaluate(&follow).await?, json!(true), "the caseworker's order");
            let verdict = browser.text(".front > .verdict").await?;
            assert!(verdict.contains(&print), "{verdict}");
            assert_eq!(browser.evaluate(&format!("{shown}('.seal')")).await?, json!(false));
            let whole = browser.is_there(".later .whole blockquote").await?;
            assert_eq!(whole, length > 1000, "what is cut stands in full on a later page");

            without_details(browser).await?;
            assert_eq!(pages(browser).await?, 1, "{language}, {length}");
            Ok(())
        });
    }
}

#[test]
fn the_clients_own_first_page_holds_the_code_and_the_fingerprint() {
    with_browser(Setup { screen: DESKTOP, ..Setup::default() }, async |browser| {
        to_share(browser).await?;
        let print = sign(browser).await?;
        without_details(browser).await?;
        assert_eq!(pages(browser).await?, 1);
        browser.cdp("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
        let verdict = browser.text(".front > .verdict").await?;
        assert!(verdict.contains(&print), "{verdict}");
        let code = "document.querySelector('.verdict .qr').getBoundingClientRect().width";
        let millimetres = browser.evaluate(code).await?.as_f64().expect("a width") / 96.0 * 25.4;
        assert!(millimetres > 54.0, "{millimetres}");
        Ok(())
    });
}

#[test]
fn the_desk_copies_text_with_the_verdict_and_the_fingerprint() {
    let setup = Setup { query: "lang=en".to_owned(), ..Setup::default() };
    with_browser(setup, async |browser| {
        let payload = serde_json::to_value(rich(60)).expect("JSON");
        desk(browser, &signed(&payload)).await?;
        let print = browser.text(".seal .fingerprint").await?;
        // The clipboard itself is the browser's: what is put there is looked at.
        let listen = "Object.defineProperty(navigator.clipboard, 'writeText', {
            value: async (text) => { window.copied = text } })";
        browser.evaluate(listen).await?;
        browser.click("[data-export=text]").await?;
        browser.wait_until("window.copied").await?;
        let text = browser.evaluate("window.copied").await?;
        let mut rest = text.as_str().expect("a text");
        for part in ["Mar 2, 2026", "Goal: ", "Not a diagnosis", "Intact, key unknown", &print] {
            let place = rest.find(part).unwrap_or_else(|| panic!("no {part} in its place: {text}"));
            rest = &rest[place..];
        }
        Ok(())
    });
}

#[test]
fn the_clients_own_result_is_one_sheet_and_the_review_has_no_links() {
    for language in ["fi", "sv"] {
        let setup =
            Setup { screen: DESKTOP, query: format!("lang={language}"), ..Setup::default() };
        with_browser(setup, async |browser| {
            come_back(browser, &someone(&QUESTIONS), "#/result").await?;
            browser.wait_for(".own .house").await?;
            assert_eq!(pages(browser).await?, 1, "{language}: no blank sheet");
            browser.goto_hash("#/review").await?;
            browser.wait_for("[data-changes=E1]").await?;
            let sheets = pages(browser).await?;
            assert!(sheets <= 3, "{language}: {sheets}");
            browser.cdp("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
            let link = "document.querySelector('[data-changes]').getClientRects().length";
            assert_eq!(browser.evaluate(link).await?, json!(0), "{language}");
            Ok(())
        });
    }
}

#[test]
fn the_desks_paper_is_headed_by_what_it_is_and_keeps_its_tables() {
    with_browser(Setup { screen: DESKTOP, ..Setup::default() }, async |browser| {
        desk(browser, &signed(&serde_json::to_value(rich(60)).expect("JSON"))).await?;
        browser.cdp("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
        let shown = "[...document.querySelectorAll('h1, .paper > .h1')]
            .filter((heading) => heading.getClientRects().length > 0)
            .map((heading) => heading.textContent)";
        assert_eq!(browser.evaluate(shown).await?, json!(["Yhteenveto"]));
        let row = "getComputedStyle(document.querySelector('.front .beside tbody tr')).display";
        assert_eq!(browser.evaluate(row).await?, json!("table-row"));
        Ok(())
    });
}
