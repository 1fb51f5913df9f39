//! Every row of the table of hostile input, handed over at a desk in the browser: all cases of what
//! the desk knows as one day's files; in a meeting one by one, for a day's list is none. The same cases as on the host (`tests/summary/hostile.rs`),
//! which also looks at what no row shows: the kind of a document, each signature's own verdict.

use crate::cases::{Case, rows};
use crate::fixture::{NOW, key, public};
use crate::support::{Browser, DESKTOP, Result, Setup, tmp, with_browser};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// What a row of the list shows: its level, its codes, and whatever else there is to read.
type Shown = (String, String, String);

/// The rows on this page of the list, by the names of their files.
const LIST: &str = "[...document.querySelectorAll('tr[data-row]')].map((row) => [row.dataset.row, [
    row.dataset.level,
    [...row.querySelectorAll('strong')].map(({ textContent }) => textContent).join(' '),
    [...row.cells].slice(2).map((cell) => cell.textContent).join('').trim()]])";

/// What the desk knows before the files of a group come: the time (s), whether a challenge is shown,
/// the keys it has compared, its trust list, and whether it has received earlier files.
type Knows = (i64, bool, Vec<u8>, Option<String>, bool);

/// A case as a file of its own, of a summary with a number of its own.
struct Handed {
    name: String,
    jti: String,
    case: Case,
}

fn groups() -> BTreeMap<Knows, Vec<Handed>> {
    let mut groups: BTreeMap<Knows, Vec<Handed>> = BTreeMap::new();
    let cases = rows()
        .into_iter()
        .flat_map(|(name, row)| row.case.into_iter().map(move |case| (name.clone(), case)));
    for (number, (row, case)) in cases.enumerate() {
        let desk = &case.desk;
        let knows = (
            desk.now.unwrap_or(NOW),
            desk.nonce.is_some(),
            desk.pinned.clone(),
            case.trust(),
            !case.seen("").is_empty(),
        );
        let jti = format!("urn:uuid:6b1f1f0e-5d3a-4c1e-9f6e-{number:012x}");
        groups.entry(knows).or_default().push(Handed {
            name: format!("{number:03} {row}"),
            jti,
            case,
        });
    }
    groups
}

/// Opens a desk that knows this and nothing else.
async fn desk(browser: &Browser, (now, nonce, pinned, trust, _): &Knows) -> Result<()> {
    let pins: Vec<Value> = pinned
        .iter()
        .map(|number| {
            let kid = public(&key(*number)).thumbprint();
            json!({ "kid": kid, "label": "pinned", "on": "2026-03-01" })
        })
        .collect();
    let pins = json!(json!(pins).to_string());
    browser.goto("#/desk").await?;
    // The database too, which would bring back what an earlier group left.
    let pinned = "suuntaBoot.device.erase()
        .then(() => (localStorage.clear(), localStorage.setItem('suunta.pins', PINS)))";
    browser.evaluate(&pinned.replace("PINS", &pins.to_string())).await?;
    if let Some(list) = trust {
        let list = json!(list);
        browser.evaluate(&format!("localStorage.setItem('suunta.trust', {list})")).await?;
    }
    browser.reload().await?;
    browser.wait_for("#desk-many").await?;
    browser.evaluate(&format!("Date.now = () => {now} * 1000")).await?;
    if *nonce {
        // The challenge of the cases, for the desk's random one: eighty bits.
        let bits = "[0, 68, 50, 20, 199, 66, 84, 182, 53, 207]";
        let random = format!("crypto.getRandomValues = (into) => (into.set({bits}), into)");
        browser.evaluate(&random).await?;
        browser.click("details:has([data-action=meeting-code]) > summary").await?;
        browser.click_action("meeting-code").await?;
        browser.wait_for("[data-nonce='0123456789ABCDEF']").await?;
    }
    browser.click("details[data-day] > summary").await
}

/// Hands files over at once; returns when the list has so many.
async fn hand_over(browser: &Browser, paths: &[PathBuf], total: usize) -> Result<()> {
    let names: Vec<String> = paths.iter().map(|path| path.to_string_lossy().into_owned()).collect();
    browser.wait_for("#desk-many").await?.send_keys(names.join("\n")).await?;
    browser.wait_for(&format!("details[data-day='{total}']")).await.map(drop)
}

/// What the list shows, page by page.
async fn list(browser: &Browser, total: usize) -> Result<BTreeMap<String, Shown>> {
    let mut shown = BTreeMap::new();
    loop {
        let page: Vec<(String, Shown)> = serde_json::from_value(browser.evaluate(LIST).await?)?;
        let last = page.last().map(|(name, _)| json!(name));
        shown.extend(page);
        if shown.len() == total {
            return Ok(shown);
        }
        browser.click_action("day-older").await?;
        let turned = "[...document.querySelectorAll('tr[data-row]')].at(-1)?.dataset.row";
        browser.wait_until(&format!("{turned} !== {}", json!(last))).await?;
    }
}

/// Hands each file over by itself; what its verdict shows.
async fn one_by_one(
    browser: &Browser,
    files: &[(String, PathBuf)],
) -> Result<BTreeMap<String, Shown>> {
    let mut shown = BTreeMap::new();
    for (name, path) in files {
        // A code that has served is put away; the next client is shown the same one here.
        if !browser.is_there("[data-nonce]").await? {
            browser.click_action("meeting-code").await?;
            browser.wait_for("[data-nonce]").await?;
        }
        browser
            .evaluate("document.querySelector('.seal')?.setAttribute('data-before', '') ?? 0")
            .await?;
        browser.wait_for("#desk-file").await?.send_keys(path.to_string_lossy()).await?;
        browser.wait_for(".seal[data-verdict]:not([data-before])").await?;
        let found = "[document.querySelector('[data-verdict]').dataset.verdict,
            [...document.querySelectorAll('.codes [data-code]')]
                .map(({ dataset }) => dataset.code).join(' '),
            document.querySelector(':not(details) > .paper')?.textContent ?? '']";
        shown.insert(name.clone(), serde_json::from_value(browser.evaluate(found).await?)?);
    }
    Ok(shown)
}

fn write(folder: &Path, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, bytes).expect("a file");
    path
}

#[test]
fn every_row_of_the_table_is_answered_at_the_desk() {
    let folder = tmp().join(format!("hostile-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    with_browser(Setup { screen: DESKTOP, ..Setup::default() }, async |browser| {
        let (mut cases, mut wrong) = (0, Vec::new());
        for (knows, handed) in groups() {
            desk(browser, &knows).await?;
            let mut total = 0;
            let seen = handed.iter().flat_map(|Handed { jti, case, .. }| case.seen(jti));
            let seen: Vec<PathBuf> = seen
                .enumerate()
                .map(|(number, bytes)| write(&folder, &format!("seen {number}"), &bytes))
                .collect();
            if !seen.is_empty() {
                total = seen.len();
                hand_over(browser, &seen, total).await?;
            }
            let paths = handed
                .iter()
                .map(|Handed { name, jti, case }| write(&folder, name, &case.input(jti)));
            let paths: Vec<PathBuf> = paths.collect();
            let list = if knows.1 {
                let names = handed.iter().map(|handed| handed.name.clone());
                one_by_one(browser, &names.zip(paths).collect::<Vec<_>>()).await?
            } else {
                total += paths.len();
                hand_over(browser, &paths, total).await?;
                list(browser, total).await?
            };
            for Handed { name, case, .. } in &handed {
                // An encrypted file is not refused in the list: it is to be opened alone.
                let told_of = if case.name == "age" { &[][..] } else { &case.codes };
                let codes: Vec<&str> = told_of.iter().map(|code| code.name()).collect();
                let (level, told, rest) = list.get(name).expect("a row for each file");
                // Of what is refused nothing but the codes is shown.
                let silent = case.level > 0 || rest.is_empty();
                if *level != case.level.to_string() || *told != codes.join(" ") || !silent {
                    wrong.push(format!("{name}, {}: {level} {told} {rest}", case.name));
                }
            }
            cases += handed.len();
        }
        println!("{cases} cases");
        assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
        // `jku` and `x5u` named addresses; a request that the site's policy stops is an error too.
        let away = "performance.getEntriesByType('resource').map(({ name }) => name)
            .filter((name) => new URL(name).origin !== location.origin)";
        assert_eq!(browser.evaluate(away).await?, json!([]));
        assert_eq!(browser.console_errors().await?, Vec::<String>::new());
        Ok(())
    });
    fs::remove_dir_all(&folder).expect("removed");
}
