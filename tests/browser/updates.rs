//! New versions: whole or not at all, never a mixture, never under somebody who is answering.

use crate::network::{copied, open};
use crate::server::{Answer, Files, Server, needed, renamed, version};
use crate::support::{Browser, PAGE, Result, Setup, with_browser};
use serde_json::json;

/// The number of the version in front: the last figure of its content's name.
async fn number(browser: &Browser) -> Result<u8> {
    let number = browser.evaluate("document.documentElement.dataset.content.at(-2)").await?;
    Ok(number.as_str().and_then(|number| number.parse().ok()).unwrap_or_default())
}

/// Looks for a new version and waits until it is here or was thrown away; true when one waits.
async fn looked(browser: &Browser) -> Result<bool> {
    let look = "(async () => {
        const registration = await navigator.serviceWorker.getRegistration()
        await registration.update().catch(() => {})
        const worker = registration.installing
        if (worker) await new Promise((resolve) => {
            worker.onstatechange = () => worker.state !== 'installing' && resolve()
        })
        return !!registration.waiting
    })()";
    Ok(browser.evaluate(look).await? == json!(true))
}

/// Without a network the app starts whole in this version: the first page and a later one.
async fn is_whole(browser: &Browser, server: &Server, expected: u8, told: &str) -> Result<()> {
    server.falls_silent();
    open(browser, server, "#/review").await?;
    browser.wait_for("input[name=E1], [href='#/q/E1']").await?;
    assert_eq!(number(browser).await?, expected, "{told}");
    assert!(!browser.is_there(".notice").await?, "{told}");
    server.mends();
    Ok(())
}

async fn first_visit(browser: &Browser, files: &Files) -> Result<Server> {
    let server = Server::start(files);
    open(browser, &server, "#/q/E1").await?;
    browser.answer("E1", "3").await?;
    copied(browser).await?;
    Ok(server)
}

#[test]
fn an_install_broken_off_at_each_file_leaves_the_old_version_whole() {
    with_browser(Setup::default(), async |browser| {
        let versions = [version(1), version(2), version(3)];
        let server = first_visit(browser, &versions[0]).await?;
        for (before, files) in (1..).zip(&versions[1..]) {
            server.deploys(files);
            let wrong =
                [Answer::Off, Answer::Page(200), Answer::Page(503), Answer::Cut, Answer::Altered];
            let wrong: Vec<Answer> = wrong.iter().cycle().take(40).cloned().collect();
            for (missing, wrong) in needed(files).into_iter().zip(wrong) {
                let told = format!("{missing} {wrong:?}");
                server.answers(
                    move |name| {
                        if name == missing { wrong.clone() } else { Answer::Right }
                    },
                );
                assert!(!looked(browser).await?, "{told}");
                is_whole(browser, &server, before, &told).await?;
            }
            assert!(looked(browser).await?);
            // The page in front stays as it is, reloads included.
            assert_eq!(number(browser).await?, before);
            browser.reload().await?;
            assert_eq!(number(browser).await?, before);
            browser.driver.goto("about:blank").await?;
            is_whole(browser, &server, before + 1, "taken when no page was open").await?;
            open(browser, &server, "#/q/E1").await?;
            browser.wait_for("input[name=E1][value=\"3\"]:checked").await?;
            let names = browser
                .evaluate("caches.keys().then((names) => names.filter((name) => name.startsWith('suunta-')))")
                .await?;
            assert_eq!(names.as_array().map(Vec::len), Some(1), "{names}");
        }
        Ok(())
    });
}

#[test]
fn what_did_not_change_is_not_fetched_again() {
    with_browser(Setup::default(), async |browser| {
        let server = first_visit(browser, &version(1)).await?;
        server.deploys(&version(2));
        assert!(looked(browser).await?);
        browser.driver.goto("about:blank").await?;
        open(browser, &server, "?lang=sv#/tasks").await?;
        server.asked();
        // The names differ, the modules and texts do not.
        server.deploys(&renamed(2, 3));
        assert!(looked(browser).await?);
        let asked = server.asked();
        assert!(asked.iter().any(|name| name.ends_with(".js")), "{asked:?}");
        let same = asked.iter().find(|name| name.ends_with(".wasm") || name.ends_with(".bin"));
        assert_eq!(same, None);
        browser.driver.goto("about:blank").await?;
        is_whole(browser, &server, 3, "half of it taken over").await?;
        // Whoever had another language has it again.
        server.falls_silent();
        open(browser, &server, "?lang=sv#/tasks").await?;
        browser.wait_for("html[lang=sv]").await?;
        Ok(())
    });
}

#[test]
fn a_server_between_two_versions_breaks_nothing() {
    with_browser(Setup::default(), async |browser| {
        let (old, new) = (version(1), version(2));
        let server = first_visit(browser, &old).await?;
        // The new page with the old service worker, then the other way round.
        for (page, worker) in [(&new, &old), (&old, &new)] {
            let mut mixed = (**page).clone();
            mixed.insert("sw.js".to_owned(), worker["sw.js"].clone());
            server.deploys(&mixed.into());
            looked(browser).await?;
            open(browser, &server, "#/q/E1").await?;
            looked(browser).await?;
            is_whole(browser, &server, 1, "between two versions").await?;
        }
        // The browser may keep the old page for a while: the install asks past that.
        server.lets_keep("max-age=600");
        server.deploys(&old);
        browser.evaluate("fetch('./', { cache: 'reload' }).then(() => 1)").await?;
        server.deploys(&new);
        assert!(looked(browser).await?);
        browser.driver.goto("about:blank").await?;
        is_whole(browser, &server, 2, "the new version").await?;
        Ok(())
    });
}

#[test]
fn where_the_server_cannot_answer_the_copy_does() {
    with_browser(Setup::default(), async |browser| {
        let server = first_visit(browser, &version(1)).await?;
        let elsewhere = Answer::Moved("http://127.0.0.1:9/login");
        let pages = [500, 503, 404, 403, 200].map(Answer::Page);
        for wrong in pages.into_iter().chain([elsewhere, Answer::Cut, Answer::Off]) {
            let told = format!("{wrong:?}");
            server.answers(move |_| wrong.clone());
            for address in ["#/q/E1", "?lang=fi#/q/E1", "index.html#/q/E1"] {
                open(browser, &server, address).await?;
                let kept = browser.is_there("input[name=E1][value=\"3\"]:checked").await?;
                assert!(kept, "{told} {address}");
            }
        }
        Ok(())
    });
}

#[test]
fn a_new_version_is_offered_in_words_and_taken_with_the_answers() {
    with_browser(Setup::default(), async |browser| {
        let server = first_visit(browser, &version(1)).await?;
        server.deploys(&version(2));
        assert!(looked(browser).await?);
        // Not to somebody who is answering.
        browser.goto_hash("#/goal").await?;
        browser.wait_for("#main [name=goal], #main textarea").await?;
        assert!(!browser.is_there("[data-action=update]").await?);
        browser.goto_hash("#/tasks").await?;
        browser.wait_for("[data-action=update]").await?;
        // Another page of it would change under somebody.
        let here = browser.another_tab().await?;
        browser.driver.goto(format!("{}#/q/E1", server.url)).await?;
        browser.wait_for(PAGE).await?;
        let there = browser.driver.window().await?;
        browser.driver.switch_to_window(here.clone()).await?;
        browser.click_action("update").await?;
        browser.wait_for("[data-action=update] ~ .error").await?;
        assert_eq!(number(browser).await?, 1);
        browser.driver.switch_to_window(there).await?;
        browser.driver.close_window().await?;
        browser.driver.switch_to_window(here).await?;
        browser.click_action("update").await?;
        browser.wait_until("document.documentElement.dataset.content.at(-2) === '2'").await?;
        browser.wait_for(PAGE).await?;
        browser.goto_hash("#/q/E1").await?;
        browser.wait_for("input[name=E1][value=\"3\"]:checked").await?;
        Ok(())
    });
}
