//! Accessible to everyone, in every language, theme and size.

use crate::common;
use crate::person::{QUESTIONS, come_back, someone};
use crate::rounds;
use crate::support::{Browser, DESKTOP, PHONE, Result, Screen, Setup, with_browser};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use thirtyfour::prelude::*;

const PAGES: [&str; 22] = [
    "#/",
    "#/vote",
    "#/q/E1",
    "#/q/W",
    "#/q/Z1",
    "#/tasks",
    "#/background",
    "#/goal",
    "#/result",
    "#/review",
    "#/services",
    "#/profiles",
    "#/rounds",
    "#/keys",
    "#/coach",
    "#/list/house",
    "#/share",
    "#/desk",
    "#/settings",
    "#/help",
    "#/statement",
    "#/nowhere",
];

/// Goes to a page and waits until its own heading is there and painted.
async fn visit(browser: &Browser, page: &str) -> Result<()> {
    browser.goto(page).await?;
    browser.wait_for("main h1").await?;
    browser.settle().await
}

async fn look(browser: &Browser, screen: Screen, scheme: &str) -> Result<()> {
    let metrics = json!({
        "width": screen.width, "height": screen.height,
        "deviceScaleFactor": 1, "mobile": screen.mobile,
    });
    browser.cdp("Emulation.setDeviceMetricsOverride", metrics).await?;
    let media = json!({ "features": [
        { "name": "prefers-color-scheme", "value": scheme },
        { "name": "prefers-reduced-motion", "value": "reduce" },
    ]});
    browser.cdp("Emulation.setEmulatedMedia", media).await.map(drop)
}

/// What axe-core finds on every page in a language, on a phone by day and a desktop by night.
fn axe_finds_nothing(lang: &str) {
    let setup = Setup { query: format!("lang={lang}"), ..Setup::default() };
    with_browser(setup, async |browser| {
        come_back(browser, &someone(&QUESTIONS), "#/").await?;
        rounds::keep(browser, 3).await?;
        let mut found = Vec::new();
        for page in PAGES {
            visit(browser, page).await?;
            for (screen, scheme) in [(PHONE, "light"), (DESKTOP, "dark")] {
                look(browser, screen, scheme).await?;
                for fault in browser.axe().await? {
                    found.push(format!("{page} {scheme}: {fault}"));
                }
            }
        }
        assert!(found.is_empty(), "{}", found.join("\n"));
        Ok(())
    });
}

#[test]
fn axe_finds_nothing_in_finnish() {
    axe_finds_nothing("fi");
}

#[test]
fn axe_finds_nothing_in_easy_finnish() {
    axe_finds_nothing("fi-x-selko");
}

#[test]
fn axe_finds_nothing_in_swedish() {
    axe_finds_nothing("sv");
}

#[test]
fn axe_finds_nothing_in_english() {
    axe_finds_nothing("en");
}

#[test]
fn axe_finds_nothing_from_right_to_left() {
    axe_finds_nothing("ar");
}

#[test]
fn axe_finds_nothing_with_the_colours_the_other_way_round() {
    with_browser(Setup::default(), async |browser| {
        come_back(browser, &someone(&QUESTIONS), "#/").await?;
        let mut found = Vec::new();
        for page in PAGES {
            visit(browser, page).await?;
            for (screen, scheme) in [(PHONE, "dark"), (DESKTOP, "light")] {
                look(browser, screen, scheme).await?;
                found.extend(
                    browser.axe().await?.into_iter().map(|fault| format!("{page}: {fault}")),
                );
            }
        }
        assert!(found.is_empty(), "{}", found.join("\n"));
        Ok(())
    });
}

#[test]
fn axe_finds_nothing_where_something_is_told() {
    with_browser(Setup::default(), async |browser| {
        browser.goto("#/q/Z1").await?;
        browser.answer("Z1", "2").await?;
        browser.wait_for(".help-card").await?;
        assert_eq!(browser.axe().await?, Vec::<String>::new(), "help");

        browser.goto("#/vote").await?;
        for area in ["E", "A", "R", "N"] {
            browser.click(&format!("label:has(input[name=vote][value={area}])")).await?;
        }
        browser.wait_until("document.querySelector('.error:not(:empty)')").await?;
        assert_eq!(browser.axe().await?, Vec::<String>::new(), "a fourth vote");

        browser.goto("#/share").await?;
        browser.click_action("sign").await?;
        browser.wait_for("[data-qr]").await?;
        assert_eq!(browser.axe().await?, Vec::<String>::new(), "signed");
        let text = browser.evaluate("document.querySelector('[data-qr]').dataset.qr").await?;
        crate::summary::desk(browser, text.as_str().unwrap_or_default()).await?;
        assert_eq!(browser.axe().await?, Vec::<String>::new(), "intact");
        crate::summary::desk(browser, "HC1:nothing of ours").await?;
        assert_eq!(browser.axe().await?, Vec::<String>::new(), "refused");
        Ok(())
    });
}

/// That the summary on top has the focus and leads to the field, which has the same words; that
/// the title tells it, and that axe-core finds nothing.
async fn told_as_an_error(browser: &Browser, field: &str) -> Result<()> {
    browser.wait_for(&format!("#{field}[aria-invalid=true]")).await?;
    browser.wait_until("document.activeElement?.matches('.errors')").await?;
    browser.wait_until("document.title.startsWith('Virhe: ')").await?;
    assert_eq!(browser.axe().await?, Vec::<String>::new(), "{field}");
    let said = format!(
        "[...document.querySelectorAll('.errors a')].some(({{ textContent }}) =>
          textContent === document.querySelector('#error-{field}').textContent)"
    );
    assert_eq!(browser.evaluate(&said).await?, json!(true), "{field}: the same words");
    let described = format!(
        "document.querySelector('#{field}').getAttribute('aria-describedby').split(' ')
          .every((id) => document.getElementById(id)?.textContent)"
    );
    assert_eq!(browser.evaluate(&described).await?, json!(true), "{field}: described");
    let before = browser.evaluate("location.hash").await?;
    browser.click(".errors li:last-child a").await?;
    browser.wait_until(&format!("document.activeElement.id === '{field}'")).await?;
    assert_eq!(browser.evaluate("location.hash").await?, before, "{field}: the same page");
    Ok(())
}

#[test]
fn an_error_is_told_on_top_by_the_field_and_in_the_title() {
    with_browser(Setup::default(), async |browser| {
        browser.goto("#/desk").await?;
        browser.click("form:has(#desk-paste) button[type=submit]").await?;
        told_as_an_error(browser, "desk-paste").await?;

        browser.goto("#/keys").await?;
        browser.click("details:has([data-form=enrol]) > summary").await?;
        browser.wait_for("#key-name").await?.send_keys("Kainuu").await?;
        browser.wait_for("#key-passphrase").await?.send_keys("lyhyt").await?;
        browser.wait_for("#key-again").await?.send_keys("lyhyt").await?;
        browser.click_action("enrol").await?;
        told_as_an_error(browser, "key-passphrase").await?;
        let kept = browser.evaluate("document.querySelector('#key-name').value").await?;
        assert_eq!(kept, json!("Kainuu"), "what was typed stays");

        browser.goto("#/settings").await?;
        browser.wait_for("#lock-new").await?.send_keys("1").await?;
        browser.click_action("lock-set").await?;
        told_as_an_error(browser, "lock-new").await?;
        browser.click_action("receive").await?;
        told_as_an_error(browser, "move-file").await?;

        browser.goto("#/q/E1").await?;
        browser.answer("E1", "2").await?;
        // Another page has its own title again.
        browser.wait_until("!document.title.startsWith('Virhe: ')").await?;
        browser.goto("#/share").await?;
        browser.click_action("sign").await?;
        browser.wait_for("[data-export=jws]").await?;
        browser.click("details:has(#recipient) > summary").await?;
        browser.click("[data-export=age]").await?;
        told_as_an_error(browser, "seal-passphrase").await?;
        browser.goto("#/result").await?;
        browser.goto("#/share").await?;
        browser.click("details:has(#nonce) > summary").await?;
        browser.wait_for("#nonce").await?.send_keys("ABCD").await?;
        browser.click_action("sign").await?;
        told_as_an_error(browser, "nonce").await
    });
}

#[test]
fn axe_finds_nothing_in_an_interview() {
    let query = "mode=coach".to_owned();
    with_browser(Setup { query, screen: DESKTOP, ..Setup::default() }, async |browser| {
        come_back(browser, &someone(&QUESTIONS), "#/coach").await?;
        browser.answer("coach-F", "3").await?;
        browser.click_action("save-rating").await?;
        browser.wait_for("table.beside caption").await?;
        assert_eq!(browser.axe().await?, Vec::<String>::new(), "both sides");
        browser.goto("#/list/economy").await?;
        browser.click("label:has(input[name=keys])").await?;
        assert_eq!(browser.axe().await?, Vec::<String>::new(), "the list without keys");
        Ok(())
    });
}

#[test]
fn every_page_has_a_title_of_its_own() {
    with_browser(Setup::default(), async |browser| {
        come_back(browser, &someone(&QUESTIONS), "#/").await?;
        let mut titles: BTreeMap<String, &str> = BTreeMap::new();
        for page in PAGES {
            visit(browser, page).await?;
            let heading = browser.evaluate("document.querySelector('main h1').textContent").await?;
            let told = format!("document.title.startsWith({heading}.trim())");
            browser.wait_until(&told).await?;
            let title = browser.driver.title().await?;
            assert!(title.ends_with("Suunta"), "{page}: {title}");
            let other = titles.insert(title.clone(), page);
            assert_eq!(other, None, "{page}: {title}");
        }
        Ok(())
    });
}

#[test]
fn focus_goes_to_the_heading_when_the_page_changes() {
    let focused = "document.activeElement?.matches('main h1')";
    with_browser(Setup::default(), async |browser| {
        browser.goto("#/q/E1").await?;
        browser.forward().await?;
        browser.wait_for("input[name=\"E2\"]").await?;
        browser.wait_until(focused).await?;
        browser.click_action("help").await?;
        browser.wait_for(".contacts").await?;
        browser.wait_until(focused).await?;
        browser.driver.back().await?;
        browser.wait_for("input[name=\"E2\"]").await?;
        browser.wait_until(focused).await?;
        browser.answer("E2", "1").await?;
        assert_eq!(browser.evaluate(focused).await?, json!(false), "an answer moves no focus");
        Ok(())
    });
}

/// Pages that can be scrolled sideways, with what sticks out.
async fn too_wide(browser: &Browser) -> Result<Vec<String>> {
    let mut wide = Vec::new();
    for page in PAGES {
        visit(browser, page).await?;
        let out = "(() => {
            const root = document.documentElement
            if (root.scrollWidth <= root.clientWidth) return ''
            const out = [...document.querySelectorAll('body *')].filter((element) =>
              element.getBoundingClientRect().right > root.clientWidth + 1)
            return `${root.scrollWidth}: ` + out.slice(0, 6).map((element) =>
              element.tagName + '.' + element.className).join(' ')
        })()";
        let out = browser.evaluate(out).await?;
        if out != json!("") {
            wide.push(format!("{page} {out}"));
        }
    }
    Ok(wide)
}

#[test]
fn nothing_scrolls_sideways_on_a_narrow_screen() {
    let screen = Screen { width: 320, height: 640, mobile: false };
    let setup = Setup { screen, query: "lang=fi".to_owned(), ..Setup::default() };
    with_browser(setup, async |browser| {
        come_back(browser, &someone(&QUESTIONS), "#/").await?;
        let wide = too_wide(browser).await?;
        assert!(wide.is_empty(), "{}", wide.join("\n"));
        Ok(())
    });
}

#[test]
fn nothing_scrolls_sideways_with_text_of_twice_the_size() {
    // The browser's own text size: twice the letters on the same screen.
    let screen = Screen { width: 640, height: 800, mobile: false };
    with_browser(Setup { screen, ..Setup::default() }, async |browser| {
        let larger = json!({ "source": "addEventListener('DOMContentLoaded', () => {
            const style = new CSSStyleSheet()
            style.replaceSync(':root { font-size: 200% !important }')
            document.adoptedStyleSheets = [style]
        })" });
        browser.cdp("Page.addScriptToEvaluateOnNewDocument", larger).await?;
        come_back(browser, &someone(&QUESTIONS), "#/").await?;
        let size = browser.evaluate("getComputedStyle(document.documentElement).fontSize").await?;
        assert_eq!(size, json!("32px"));
        let wide = too_wide(browser).await?;
        assert!(wide.is_empty(), "{}", wide.join("\n"));
        Ok(())
    });
}

/// Letters of a browser whose own text size is so many per cent.
async fn enlarge(browser: &Browser, percent: u32) -> Result<()> {
    let style = format!(":root {{ font-size: {percent}% !important }}");
    let source = format!(
        "addEventListener('DOMContentLoaded', () => {{
            const style = new CSSStyleSheet()
            style.replaceSync({})
            document.adoptedStyleSheets = [style]
        }})",
        json!(style)
    );
    let source = json!({ "source": source });
    browser.cdp("Page.addScriptToEvaluateOnNewDocument", source).await.map(drop)
}

/// What is cut: a text that is wider than the box that hides the rest of it, or out of the screen.
const CUT: &str = "(() => {
    const seen = (element) => element.checkVisibility() && getComputedStyle(element).clipPath === 'none'
    const cut = [...document.querySelectorAll('body *')].filter((element) => {
        if (!seen(element) || element.closest('svg, .wide, .unseen, .skip, select, pre')) return false
        const { left, right, width } = element.getBoundingClientRect()
        if (width > 1 && (left < -1 || right > innerWidth + 1)) return true
        const { overflowX } = getComputedStyle(element)
        return overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1
    })
    return cut.slice(0, 5).map((element) => `${element.localName}.${element.className} ${element.textContent.slice(0, 30)}`)
})()";

#[test]
fn very_large_letters_fit_a_phone_and_leave_it_to_the_page() {
    let screen = Screen { mobile: false, ..PHONE };
    for percent in [200, 250] {
        for language in ["fi", "ru"] {
            let query = format!("lang={language}");
            with_browser(Setup { screen, query, ..Setup::default() }, async |browser| {
                enlarge(browser, percent).await?;
                come_back(browser, &someone(&QUESTIONS), "#/").await?;
                rounds::keep(browser, 2).await?;
                let mut faults = Vec::new();
                for page in PAGES {
                    visit(browser, page).await?;
                    let fits = "document.documentElement.scrollWidth - innerWidth";
                    let wide = browser.evaluate(fits).await?.as_f64().unwrap_or_default();
                    let cut = browser.evaluate(CUT).await?;
                    if wide > 0.0 || cut != json!([]) {
                        faults.push(format!("{page}: {wide} px wider, cut: {cut}"));
                    }
                    let header = "document.querySelector('.top').offsetHeight / innerHeight";
                    let header = browser.evaluate(header).await?.as_f64().unwrap_or_default();
                    if header > 0.2 {
                        faults.push(format!("{page}: the header takes {header} of the screen"));
                    }
                }
                assert!(faults.is_empty(), "{language} {percent} %:\n{}", faults.join("\n"));
                Ok(())
            });
        }
    }
}

#[test]
fn nothing_scrolls_sideways_on_a_phone_with_the_largest_text() {
    let screen = Screen { mobile: false, ..PHONE };
    with_browser(Setup { screen, ..Setup::default() }, async |browser| {
        come_back(browser, &someone(&QUESTIONS), "#/settings").await?;
        rounds::keep(browser, 2).await?;
        browser.goto("#/settings").await?;
        browser.click("label:has(input[name=text][value='200'])").await?;
        browser.wait_until("document.documentElement.dataset.text === '200'").await?;
        let wide = too_wide(browser).await?;
        assert!(wide.is_empty(), "{}", wide.join("\n"));
        browser.goto("#/goal").await?;
        browser.click_action("add-step").await?;
        browser.wait_for("[data-step] select").await?;
        let fits = "document.documentElement.scrollWidth <= document.documentElement.clientWidth";
        assert_eq!(browser.evaluate(fits).await?, json!(true), "a step of the plan");
        browser.goto("#/result").await?;
        browser.click("details:has(.house-table) > summary").await?;
        browser.wait_for("details[open] .house-table").await?;
        assert_eq!(browser.evaluate(fits).await?, json!(true), "the house as a table");
        Ok(())
    });
}

#[test]
fn the_header_of_a_phone_stays_on_the_screen_in_every_language() {
    let content = common::content();
    for language in &content.catalogue.languages {
        for width in [344, 360, 412] {
            let setup = Setup {
                screen: Screen { width, ..PHONE },
                query: format!("lang={}", language.tag),
                ..Setup::default()
            };
            with_browser(setup, async |browser| {
                browser.goto("#/q/E1").await?;
                let out = "[...document.querySelectorAll('.top, .top > *')].filter((part) => {
                    const { left, right } = part.getBoundingClientRect()
                    return left < 0 || right > innerWidth || part.scrollWidth > part.clientWidth + 1
                }).map((part) => part.className || part.localName)";
                let out = browser.evaluate(out).await?;
                assert_eq!(out, json!([]), "{} at {width}", language.tag);
                Ok(())
            });
        }
    }
}

/// The smallest size of the house's letters as they are seen, in CSS pixels.
async fn smallest_letters(browser: &Browser) -> Result<f64> {
    browser.wait_for(".house p").await?;
    let sizes = "Math.min(...[...document.querySelectorAll('.house p, .house p *')].map((words) =>
        parseFloat(getComputedStyle(words).fontSize)))";
    Ok(browser.evaluate(sizes).await?.as_f64().unwrap_or_default())
}

#[test]
fn the_house_is_read_on_the_narrowest_screen_and_grows_with_the_text() {
    let screen = Screen { width: 320, height: 640, mobile: false };
    with_browser(Setup { screen, ..Setup::default() }, async |browser| {
        come_back(browser, &someone(&QUESTIONS), "#/result").await?;
        let normal = smallest_letters(browser).await?;
        assert!(normal >= 14.0, "{normal} px");
        assert!(!browser.is_there(".house svg text").await?, "letters that a picture would shrink");
        browser.click("details:has(.house-table) > summary").await?;
        browser.wait_for("details[open] .house-table").await?;
        let fits = "document.documentElement.scrollWidth <= document.documentElement.clientWidth";
        assert_eq!(browser.evaluate(fits).await?, json!(true), "the house as a table");
        browser.goto("#/settings").await?;
        browser.click("label:has(input[name=text][value='200'])").await?;
        browser.wait_until("document.documentElement.dataset.text === '200'").await?;
        browser.goto("#/result").await?;
        let large = smallest_letters(browser).await?;
        assert!(large >= 2.0 * normal, "{normal} px becomes {large} px");
        Ok(())
    });
}

#[test]
fn a_finger_finds_every_answer() {
    with_browser(Setup::default(), async |browser| {
        for page in ["#/", "#/vote", "#/q/E1", "#/q/W", "#/q/T1", "#/background"] {
            visit(browser, page).await?;
            let small = "[...document.querySelectorAll('.card')]
                .map((card) => [card.textContent.trim(), card.getBoundingClientRect()])
                .filter(([, { width, height }]) => width > 0 && (height < 48 || width < 48))
                .map(([text, { width, height }]) => `${text} ${width} × ${height}`)";
            assert_eq!(browser.evaluate(small).await?, json!([]), "{page}");
        }
        Ok(())
    });
}

/// Presses a key where the focus is.
async fn press(browser: &Browser, key: Key) -> Result<()> {
    browser.driver.action_chain().send_keys(key).perform().await
}

/// Presses Tab until the element in focus fits; gives how often.
async fn tab_to(browser: &Browser, css: &str) -> Result<usize> {
    for count in 1..60 {
        press(browser, Key::Tab).await?;
        if browser.evaluate(&format!("document.activeElement.matches({})", json!(css))).await?
            == json!(true)
        {
            return Ok(count);
        }
    }
    panic!("{css} is not reached by Tab");
}

#[test]
fn the_short_form_goes_by_keyboard_alone() {
    with_browser(Setup { screen: DESKTOP, ..Setup::default() }, async |browser| {
        browser.goto("#/").await?;
        tab_to(browser, "input[name=length]").await?;
        press(browser, Key::Up).await?;
        browser.wait_for("input[value=short]:checked").await?;
        tab_to(browser, "[data-action=start]").await?;
        press(browser, Key::Enter).await?;
        browser.wait_for("input[name=vote]").await?;
        tab_to(browser, "input[name=vote]").await?;
        browser.driver.action_chain().send_keys(" ").perform().await?;
        browser.wait_for("input[name=vote]:checked").await?;
        tab_to(browser, "form button[type=submit]").await?;
        press(browser, Key::Enter).await?;
        let mut count = 0;
        while count < 15 {
            browser.wait_until("location.hash.startsWith('#/q/')").await?;
            let item = browser.question().await?.unwrap_or_default();
            let inputs = format!("input[name=\"{item}\"]");
            browser.wait_for(&inputs).await?;
            browser.wait_until("document.activeElement?.matches('main h1')").await?;
            assert_eq!(tab_to(browser, &inputs).await?, 1, "{item}: first after the heading");
            // One stop for the whole group: the next Tab leaves it.
            press(browser, Key::Down).await?;
            browser.wait_for(&format!("{inputs}[value='1']:checked")).await?;
            press(browser, Key::Tab).await?;
            let left = format!("!document.activeElement.matches({})", json!(inputs));
            assert_eq!(browser.evaluate(&left).await?, json!(true), "{item}: one tab stop");
            tab_to(browser, "form button[type=submit]").await?;
            press(browser, Key::Enter).await?;
            browser.wait_until(&format!("location.hash !== '#/q/{item}'")).await?;
            count += 1;
        }
        browser.wait_for("input[name=factor]").await?;
        Ok(())
    });
}

#[test]
fn nothing_moves_while_one_reads() {
    with_browser(Setup::default(), async |browser| {
        let watch = json!({ "source": "window.shifts = []
            new PerformanceObserver((list) => shifts.push(...list.getEntries()
              .filter(({ hadRecentInput }) => !hadRecentInput)
              .map(({ value, sources }) => `${value} ${sources.map(({ node }) =>
                `${node?.nodeName}.${node?.className}`).join(' ')}`)))
              .observe({ type: 'layout-shift', buffered: true })" });
        browser.cdp("Page.addScriptToEvaluateOnNewDocument", watch).await?;
        for page in ["#/", "#/q/E1", "#/result", "#/share", "#/desk"] {
            come_back(browser, &someone(&QUESTIONS), page).await?;
            browser.wait_for("main h1").await?;
            browser.settle().await?;
            let shifts: Value = browser.evaluate("window.shifts").await?;
            assert_eq!(shifts, json!([]), "{page}");
        }
        Ok(())
    });
}
