//! Every profile walked: what its data says is what a person meets.

use crate::common;
use crate::person::{QUESTIONS, come_back, someone};
use crate::support::{Browser, Result, Setup, with_browser};
use serde_json::json;
use suunta::content::profile::Programme;

fn setup(query: &str) -> Setup {
    Setup { query: query.to_owned(), ..Setup::default() }
}

async fn walk(browser: &Browser, programme: &Programme) -> Result<()> {
    let id = programme.id.as_str();
    browser.goto("#/").await?;
    browser.wait_for(&format!("main [data-profile='{id}']")).await?;
    let promised = programme.texts["fi"]["profile"].get("promise");
    if let Some(promise) = promised {
        assert!(browser.text(".points").await?.contains(promise.trim()), "{id}");
    }
    browser.click_action("start").await?;
    browser.forward().await?;
    let first = browser.question().await?.unwrap_or_default();
    let expected = match programme.modules[0].as_str() {
        "economy" => "E",
        "everyday" => "A",
        "house" => "F",
        _ => "O",
    };
    assert!(first.starts_with(expected), "{id} begins with {first}");

    come_back(browser, &someone(&QUESTIONS), "#/background").await?;
    browser.wait_for("[data-part]").await?;
    let parts: Vec<&str> = programme.background.iter().map(|part| part.key()).collect();
    let shown = "Array.from(document.querySelectorAll('[data-part]'), (p) => p.dataset.part)";
    assert_eq!(browser.evaluate(shown).await?, json!(parts), "{id}");
    let status = browser.is_there("select[name^='obstacle-status.']").await?;
    assert_eq!(status, programme.obstacle_status, "{id}");

    browser.goto("#/goal").await?;
    browser.wait_for("[name=goal]").await?;
    assert_eq!(
        browser.is_there("[data-action=follow-up]").await?,
        programme.follow_up_days.is_some()
    );
    assert_eq!(browser.is_there("[data-action=add-step]").await?, programme.plan.is_some(), "{id}");
    assert_eq!(browser.is_there("[name=check-in]").await?, programme.check_in, "{id}");
    if let Some(plan) = &programme.plan {
        browser.click_action("add-step").await?;
        browser.wait_for("[data-step] input[name='step.1.text']").await?;
        for (field, values) in [("path", &plan.kinds), ("status", &plan.statuses)] {
            let options = format!("document.querySelectorAll(\"[name='step.1.{field}'] option\")");
            let count = browser.evaluate(&format!("{options}.length")).await?;
            let expected = if values.is_empty() { 0 } else { values.len() + 1 };
            assert_eq!(count, json!(expected), "{id}: {field}");
        }
        assert_eq!(browser.is_there("[name='step.1.next']").await?, plan.next, "{id}");
    }

    browser.goto("#/services").await?;
    browser.wait_for(".map input[name=service]").await?;
    let count = browser.evaluate("document.querySelectorAll('[name=service]').length").await?;
    assert_eq!(count, json!(programme.services.len()), "{id}");
    assert_eq!(browser.is_there("#map").await?, id == "kainuu");

    browser.goto("#/share").await?;
    browser.wait_for("input[name=share]").await?;
    let count = |name: &str| format!("document.querySelectorAll('input[name={name}]').length");
    let consents = browser.evaluate(&count("consent")).await?;
    assert_eq!(consents, json!(programme.consents.len()), "{id}");
    let parties = browser.evaluate(&count("party")).await?;
    assert_eq!(parties, json!(programme.recipients.len()), "{id}");

    browser.goto("#/profiles").await?;
    let card = format!("article[data-profile='{id}']");
    browser.wait_for(&format!("{card} [role=status]")).await?;
    let outcomes = browser.is_there(&format!("{card} [data-change=outcomes]")).await?;
    assert_eq!(outcomes, !programme.outcomes.is_empty(), "{id}");
    assert_eq!(browser.console_errors().await?, Vec::<String>::new(), "{id}");
    Ok(())
}

macro_rules! walked {
    ($($name:ident $id:literal),* $(,)?) => {
        $(
            #[test]
            fn $name() {
                with_browser(setup(concat!("profile=", $id)), async |browser| {
                    walk(browser, &common::content().profiles[$id]).await
                });
            }
        )*

        #[test]
        fn every_profile_has_a_walk() {
            let walked = [$($id),*];
            for id in common::content().profiles.keys() {
                assert!(walked.contains(&id.as_str()), "{id}");
            }
        }
    };
}

walked! {
    kainuu "kainuu", national "national", joensuu "joensuu", pori "pori", helsinki "helsinki",
    kemi "kemi", kuopio_2013 "kuopio-2013", kuopio_2017 "kuopio-2017",
    mikkeli_2013 "mikkeli-2013", mikkeli_2021 "mikkeli-2021", lieksa "lieksa",
    kokkola "kokkola", jyvaskyla "jyvaskyla", hako "hako", hameenlinna "hameenlinna",
    espoo "espoo", etela_karjala "etela-karjala", etela_pirkanmaa "etela-pirkanmaa",
    kajaani_kuhmo "kajaani-kuhmo", keuruu "keuruu", oulu "oulu",
}

#[test]
fn without_consent_nothing_leaves() {
    with_browser(setup("profile=pori"), async |browser| {
        come_back(browser, &someone(&QUESTIONS), "#/share").await?;
        browser.click_action("sign").await?;
        browser.wait_until("document.activeElement?.matches('.errors')").await?;
        browser.click(".errors a").await?;
        browser.wait_until("document.activeElement?.id === 'handing-over'").await?;
        assert!(!browser.is_there("[data-export=jws]").await?);
        assert!(!browser.is_there("[data-qr]").await?);
        browser.answer("consent", "handing-over").await?;
        browser.click_action("sign").await?;
        browser.wait_for("[data-export=jws]").await?;
        Ok(())
    });
}

#[test]
fn each_recipient_has_a_choice_of_its_own() {
    with_browser(setup("profile=etela-pirkanmaa"), async |browser| {
        come_back(browser, &someone(&QUESTIONS), "#/share").await?;
        browser.wait_for("input[name=party]").await?;
        let parties = &common::content().profiles["etela-pirkanmaa"].recipients;
        browser.answer("party", &parties[0]).await?;
        browser.wait_for("input[name=share][value=goal]:checked").await?;
        browser.click("label:has(input[name=share][value=goal])").await?;
        browser.wait_for("input[name=share][value=goal]:not(:checked)").await?;
        browser.answer("party", &parties[1]).await?;
        browser.wait_for("input[name=share][value=goal]:checked").await?;
        browser.answer("party", &parties[0]).await?;
        browser.wait_for("input[name=share][value=goal]:not(:checked)").await?;
        Ok(())
    });
}

#[test]
fn another_profile_is_chosen_midway_and_the_answers_stay() {
    with_browser(setup("lang=sv"), async |browser| {
        browser.goto("#/q/E1").await?;
        browser.answer("E1", "3").await?;
        browser.goto("#/profiles").await?;
        browser.click("article[data-profile=lieksa] [data-action=profile]").await?;
        browser.wait_for("article[data-profile=lieksa] [role=status]").await?;
        let colour = "getComputedStyle(document.documentElement).getPropertyValue('--action')";
        let own = browser.evaluate(colour).await?;
        let theme = common::content().profiles["lieksa"].theme.action.clone().expect("a colour");
        assert_eq!(own.as_str().map(str::to_lowercase), Some(theme[0].to_lowercase()));
        browser.click_action("back").await?;
        browser.wait_for("input[name=E1][value='3']:checked").await?;
        // On the next visit too.
        browser.driver.goto(browser.url("#/tasks").replace("lang=sv", "")).await?;
        browser.goto("#/").await?;
        browser.wait_for("main [data-profile=lieksa]").await?;
        Ok(())
    });
}

#[test]
fn a_profile_that_does_not_exist_gives_way_to_the_default_and_says_so() {
    with_browser(setup("profile=atlantis"), async |browser| {
        browser.goto("#/").await?;
        browser.wait_for("main [data-profile=kainuu]").await?;
        assert!(browser.text(".notice").await?.contains("atlantis"));
        Ok(())
    });
}

#[test]
fn the_map_of_a_municipality_marks_what_is_indicative_and_what_comes_later() {
    with_browser(Setup::default(), async |browser| {
        come_back(browser, &someone(&[]), "#/services").await?;
        browser.wait_for("#map").await?;
        let choose = "(() => { const map = document.querySelector('#map')
            map.value = 'sotkamo'
            map.dispatchEvent(new Event('change', { bubbles: true })) })()";
        browser.evaluate(choose).await?;
        browser.wait_for("[data-map=sotkamo]").await?;
        browser.click("label:has(input[name=service][value=workshop])").await?;
        browser.wait_for("input[value=workshop]:checked").await?;
        browser.goto("#/background").await?;
        browser.wait_for("[name=municipality]").await?;
        let told = browser.evaluate("document.querySelector('[name=municipality]').value").await?;
        assert_eq!(told, json!("Sotkamo"));
        browser.goto("#/services").await?;
        browser.wait_for("[data-map=sotkamo]").await?;
        browser.wait_for("input[value=workshop]:checked").await?;
        Ok(())
    });
}

#[test]
fn whom_a_programme_was_meant_for_is_a_hint_that_stops_nobody() {
    with_browser(setup("profile=joensuu"), async |browser| {
        browser.goto("#/background").await?;
        browser.wait_for("[name=age-band]").await?;
        assert!(!browser.is_there("[data-target]").await?);
        let band = |band: &str| {
            format!(
                "(() => {{ const age = document.querySelector('[name=age-band]')
                age.value = '{band}'
                age.dispatchEvent(new Event('change', {{ bubbles: true }}))
                const months = document.querySelector('[name=months-unemployed]')
                months.value = '12'
                for (const kind of ['input', 'change'])
                    months.dispatchEvent(new Event(kind, {{ bubbles: true }})) }})()"
            )
        };
        browser.evaluate(&band("46-54")).await?;
        browser.wait_for("[data-target=yes]").await?;
        browser.evaluate(&band("over54")).await?;
        browser.wait_for("[data-target=no]").await?;
        browser.forward().await?;
        browser.wait_for("[name=goal]").await?;
        Ok(())
    });
}

/// Makes the page get these bytes for a file whose address ends so.
async fn serve_instead(browser: &Browser, end: &str, bytes: &[u8]) -> Result<()> {
    let source = format!(
        "(() => {{
            const usual = window.fetch
            window.fetch = async (address, ...rest) => String(address.url ?? address).endsWith({})
              ? new Response(new Uint8Array({}))
              : usual(address, ...rest)
        }})()",
        json!(end),
        json!(bytes)
    );
    let script = json!({ "source": source });
    browser.cdp("Page.addScriptToEvaluateOnNewDocument", script).await.map(drop)
}

#[test]
fn a_broken_profile_gives_way_to_the_default_and_says_so() {
    for bytes in [b"no profile at all".as_slice(), b"", &[255; 4_000]] {
        with_browser(setup("profile=lieksa"), async |browser| {
            serve_instead(browser, "profiles/lieksa.fi.bin", bytes).await?;
            browser.goto("#/").await?;
            browser.wait_for("main [data-profile=kainuu]").await?;
            assert!(browser.text(".notice").await?.contains("lieksa"));
            Ok(())
        });
    }
}

#[test]
fn a_profile_of_another_format_gives_way_to_the_default() {
    with_browser(setup("profile=lieksa"), async |browser| {
        let newer = suunta::content::profile::Profile {
            format: 2,
            ..common::content().profiles["lieksa"].first()
        };
        let bytes = postcard::to_allocvec(&newer).expect("bytes");
        serve_instead(browser, "profiles/lieksa.fi.bin", &bytes).await?;
        browser.goto("#/").await?;
        browser.wait_for("main [data-profile=kainuu]").await.map(drop)
    });
}

#[test]
fn markup_in_a_profiles_text_is_shown_and_does_nothing() {
    with_browser(setup("profile=lieksa"), async |browser| {
        let hostile = "<img src=x onerror=\"document.title='hit'\"><script>alert(1)</script>";
        let profile = suunta::content::profile::Profile {
            text: format!("profile.name\t{hostile}\nprofile.promise\t{hostile}\n"),
            ..common::content().profiles["lieksa"].first()
        };
        let bytes = postcard::to_allocvec(&profile).expect("bytes");
        serve_instead(browser, "profiles/lieksa.fi.bin", &bytes).await?;
        browser.goto("#/").await?;
        browser.wait_for("main [data-profile=lieksa]").await?;
        assert!(browser.text("main [data-profile=lieksa]").await?.contains("<img src=x"));
        for injected in ["main img", "main script", "main [onerror]"] {
            assert!(!browser.is_there(injected).await?, "{injected}");
        }
        assert_ne!(browser.evaluate("document.title").await?, json!("hit"));
        Ok(())
    });
}

#[test]
fn a_rule_is_a_sentence_with_its_blanks() {
    with_browser(setup("profile=helsinki"), async |browser| {
        browser.goto("#/profiles").await?;
        let rules = "article[data-profile=helsinki] details";
        browser.click(&format!("{rules} > summary")).await?;
        let said = browser.text(rules).await?;
        let rule = "ikä 30–45 vuotta, vähintään 500 työttömyysetuuspäivää, toiveena ”Työtä”";
        assert!(said.contains(rule), "{said}");
        // The towns whose services it knows are named.
        browser.click("article[data-profile=kainuu] details > summary").await?;
        let towns = browser.text("article[data-profile=kainuu] [data-change=maps]").await?;
        assert!(towns.contains("Sotkamo"), "{towns}");
        Ok(())
    });
}
