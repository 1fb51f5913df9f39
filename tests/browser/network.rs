//! Networks that answer for us, and none at all: what is kept is the app or nothing, and whoever goes on
//! without a network is told what is missing.

use crate::server::{Answer, Server, version};
use crate::support::{Browser, PAGE, Result, Setup, with_browser};
use serde_json::json;

/// Opens a page of a server's app.
pub async fn open(browser: &Browser, server: &Server, address: &str) -> Result<()> {
    // A page that differs in its hash alone would not be loaded.
    browser.driver.goto("about:blank").await?;
    browser.driver.goto(format!("{}{address}", server.url)).await?;
    browser.wait_for(PAGE).await.map(drop)
}

/// Waits until the copy is whole and the page is answered from it.
pub async fn copied(browser: &Browser) -> Result<()> {
    browser.wait_until("!!navigator.serviceWorker.controller").await
}

/// The addresses of all copies whose type is a page's, but the app's own page.
const STRANGERS: &str = "(async () => {
    const found = []
    for (const name of (await caches.keys()).filter((name) => name.startsWith('suunta-'))) {
        const cache = await caches.open(name)
        for (const request of await cache.keys()) {
            const html = (await cache.match(request)).headers.get('content-type').includes('html')
            if (html && !request.url.endsWith('/')) found.push(request.url)
        }
    }
    return found
})()";

#[test]
fn a_page_of_the_network_is_never_kept_and_the_app_starts_again() {
    with_browser(Setup::default(), async |browser| {
        let server = Server::start(&version(1));
        // Everything that is asked for once the service worker was, as a filter does.
        let asked = std::sync::atomic::AtomicBool::new(false);
        server.answers(move |name| {
            let before = asked.fetch_or(name == "sw.js", std::sync::atomic::Ordering::SeqCst);
            if before { Answer::Page(200) } else { Answer::Right }
        });
        open(browser, &server, "#/q/E1").await?;
        browser.answer("E1", "3").await?;
        let given_up =
            "performance.getEntriesByType('resource').some(({ name }) => name.endsWith('.wasm'))
            && navigator.serviceWorker.getRegistration().then((it) => !it)";
        let registered = "navigator.serviceWorker.getRegistration().then((it) => !!it)";
        browser.wait_until(registered).await?;
        browser.wait_until(given_up).await?;
        let copies =
            "caches.keys().then((names) => names.filter((name) => name.startsWith('suunta-')))";
        assert_eq!(browser.evaluate(copies).await?, json!([]));
        server.mends();
        open(browser, &server, "#/q/E1").await?;
        browser.wait_for("input[name=E1][value=\"3\"]:checked").await?;
        copied(browser).await?;
        open(browser, &server, "?lang=sv#/q/E1").await?;
        browser.wait_for("html[lang=sv] input[name=E1]").await?;
        assert_eq!(browser.evaluate(STRANGERS).await?, json!([]));
        Ok(())
    });
}

#[test]
fn a_language_that_the_network_answers_for_is_told_and_comes_by_asking_again() {
    for wrong in [Answer::Page(200), Answer::Page(403), Answer::Cut, Answer::Off] {
        with_browser(Setup::default(), async |browser| {
            let server = Server::start(&version(1));
            let (told, answer) = (format!("{wrong:?}"), wrong.clone());
            server.answers(move |name| {
                let swedish = name.ends_with("/sv.txt") || name.ends_with("/sv.later.txt");
                if swedish { answer.clone() } else { Answer::Right }
            });
            open(browser, &server, "#/tasks").await?;
            let choose = "(document.querySelector('select[name=lang]').value = 'sv',
                document.querySelector('select[name=lang]').dispatchEvent(new Event('change', { bubbles: true })))";
            browser.evaluate(choose).await?;
            browser.wait_for("[data-action=retry]").await?;
            let text = browser.text("body").await?;
            assert!(!text.contains("undefined"), "{told}: {text}");
            assert!(browser.is_there("html[lang=fi]").await?, "{told}");
            server.mends();
            browser.click_action("retry").await?;
            browser.wait_for("html[lang=sv] #main h1").await?;
            assert!(!browser.is_there("[data-action=retry]").await?, "{told}");
            Ok(())
        });
    }
}

#[test]
fn the_whole_way_is_gone_without_a_network_after_the_first_visit() {
    with_browser(Setup::default(), async |browser| {
        let server = Server::start(&version(1));
        open(browser, &server, "#/q/E1").await?;
        browser.answer("E1", "1").await?;
        copied(browser).await?;
        server.falls_silent();
        browser.goto_hash("#/q/W").await?;
        browser.answer("W", "6").await?;
        browser.goto_hash("#/q/N4").await?;
        browser.answer("N4", "2").await?;
        browser.forward().await?;
        for place in ["#/background", "#/goal", "#/result", "#/review", "#/share"] {
            browser.goto_hash(place).await?;
            browser.wait_for("#main h1").await?;
            assert!(!browser.is_there(".notices .notice").await?, "{place}");
        }
        browser.click_action("sign").await?;
        browser.wait_for("[data-qr]").await?;
        browser.click("[data-export=jws]").await?;
        let (_, file) = browser.download(".suunta.json").await?;
        assert!(String::from_utf8_lossy(&file).contains("\"signature\""));
        // And from the beginning.
        open(browser, &server, "#/result").await?;
        Ok(())
    });
}

#[test]
fn without_a_copy_what_is_missing_is_told_and_comes_when_the_network_is_back() {
    with_browser(Setup::default(), async |browser| {
        let server = Server::start(&version(1));
        // No service worker to be had, as at an address without encryption.
        let no_copy = |name: &str| if name == "sw.js" { Answer::Page(404) } else { Answer::Right };
        server.answers(no_copy);
        open(browser, &server, "#/q/N4").await?;
        browser.answer("N4", "2").await?;
        for again in [
            "document.querySelector('[data-action=retry]').click()",
            "dispatchEvent(new Event('online'))",
        ] {
            server.falls_silent();
            browser.click("form button[type=submit]").await?;
            browser.wait_for("[data-action=retry]:focus").await?;
            // Still where one was, with the answer.
            browser.wait_for("input[name=N4][value=\"2\"]:checked").await?;
            assert_eq!(browser.evaluate("location.hash").await?, json!("#/q/N4"));
            // Nothing comes of it as long as there is no network.
            browser.evaluate(again).await?;
            browser.wait_for("[data-action=retry]:focus").await?;
            browser.wait_for("input[name=N4][value=\"2\"]:checked").await?;
            server.answers(no_copy);
            browser.evaluate(again).await?;
            browser.wait_until("location.hash === '#/background'").await?;
            browser.wait_for("#main h1").await?;
            browser.wait_until_gone("[data-action=retry]").await?;
            open(browser, &server, "#/q/N4").await?;
            browser.wait_for("input[name=N4][value=\"2\"]:checked").await?;
        }
        Ok(())
    });
}

#[test]
fn a_bad_copy_heals_when_it_is_taken() {
    with_browser(Setup::default(), async |browser| {
        let server = Server::start(&version(1));
        open(browser, &server, "#/").await?;
        copied(browser).await?;
        let spoil = "(async () => {
            const name = (await caches.keys()).find((name) => name.startsWith('suunta-'))
            const cache = await caches.open(name)
            for (const { url } of await cache.keys()) {
                const type = (await cache.match(url)).headers.get('content-type')
                await cache.put(url, new Response('<h1>Log in</h1>', { headers: { 'content-type': type } }))
            }
        })()";
        browser.evaluate(spoil).await?;
        open(browser, &server, "#/result").await?;
        // What was taken is right again, and needs no network.
        server.falls_silent();
        open(browser, &server, "#/result").await?;
        Ok(())
    });
}

#[test]
fn whoever_saves_data_gets_what_the_way_needs_when_it_begins() {
    let saves = "Object.defineProperty(navigator, 'connection', { value: { saveData: true, effectiveType: '4g' } })";
    with_browser(Setup::default(), async |browser| {
        let server = Server::start(&version(1));
        browser.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": saves })).await?;
        open(browser, &server, "#/").await?;
        browser.click_action("start").await?;
        copied(browser).await?;
        let asked = server.asked();
        assert!(asked.iter().any(|name| name.starts_with("suunta-worker-")), "the signer");
        for unused in ["suunta-scanner-", "suunta-vault-", "suunta-printer-", "suunta-checker-"] {
            assert!(!asked.iter().any(|name| name.starts_with(unused)), "{unused} was fetched");
        }
        let once: std::collections::BTreeSet<&String> = asked.iter().collect();
        assert!(once.len() < 40, "{} files for one person's way", once.len());
        Ok(())
    });
}

#[test]
fn everything_can_be_fetched_ahead() {
    with_browser(Setup::default(), async |browser| {
        let server = Server::start(&version(1));
        open(browser, &server, "#/settings").await?;
        copied(browser).await?;
        // A file that does not come is told, and the others come all the same.
        server.answers(|name| {
            if name.starts_with("suunta-printer-") { Answer::Off } else { Answer::Right }
        });
        browser.click_action("fetch-all").await?;
        let told = "[...document.querySelectorAll('[data-offline=true]')].some((it) => it.textContent.includes('verkko toimii'))";
        browser.wait_until(told).await?;
        server.mends();
        browser.click_action("fetch-all").await?;
        let done =
            "document.querySelector('[data-offline=true]')?.textContent.includes('Kaikki on nyt')";
        browser.wait_until(done).await?;
        server.falls_silent();
        open(browser, &server, "?lang=ar#/profiles").await?;
        browser.wait_for("html[lang=ar] [data-profile=lieksa]").await?;
        open(browser, &server, "?lang=sv&profile=lieksa#/desk").await?;
        let text = browser.text("body").await?;
        assert!(!text.contains("undefined") && !browser.is_there(".notice").await?, "{text}");
        Ok(())
    });
}
