//! Many files at the desk: how long, how evenly, and beside the bare signature checks.

use crate::made::{payload, signed_with};
use crate::support::{Browser, DESKTOP, Result, Setup, tmp};
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;

/// What is given to the desk.
struct Case {
    files: usize,
    /// On each file.
    signatures: u8,
    /// Files of one person.
    each: usize,
}

/// The second tells how it grows, the third what it is when all are of one person, the last what a
/// signature costs.
const CASES: [Case; 4] = [
    Case { files: 1_000, signatures: 1, each: 2 },
    Case { files: 10_000, signatures: 1, each: 2 },
    Case { files: 10_000, signatures: 1, each: 10_000 },
    Case { files: 1_000, signatures: 8, each: 2 },
];

/// Notes each task of the page over 50 ms from the choice of the files on, and how long it took
/// until the list was there. That a driver puts the files into the input is no work of the page.
const WATCH: &str = "
    const day = document.querySelector('details[data-day]')
    globalThis.watched = { start: null, taken: null, long: [] }
    new PerformanceObserver((list) => {
      for (const task of list.getEntries()) {
        if (watched.start !== null && task.startTime >= watched.start) watched.long.push(task.duration)
      }
    }).observe({ type: 'longtask' })
    new MutationObserver(() => {
      if (day.dataset.day === arguments[0]) watched.taken = performance.now() - watched.start
    }).observe(day, { attributes: true })
    addEventListener('change', () => { watched.start = performance.now() }, true)";

/// The browser's own signature check, one after the other: microseconds for one.
const BARE: &str = "
    const told = arguments[0]
    const check = async () => {
      const { subtle } = crypto
      const { publicKey, privateKey } = await subtle.generateKey('Ed25519', false, ['sign', 'verify'])
      const signed = crypto.getRandomValues(new Uint8Array(1500))
      const signature = await subtle.sign('Ed25519', privateKey, signed)
      const start = performance.now()
      for (let n = 0; n < 2000; n++) await subtle.verify('Ed25519', publicKey, signature, signed)
      return (performance.now() - start) / 2
    }
    check().then(told, (error) => told(String(error)))";

/// Has a worker time the check of these files.
const SPEED: &str = "
    const [script, given, told] = arguments
    const worker = new Worker(script, { type: 'module' })
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }) => told(data)
    worker.onerror = () => told(null)
    worker.postMessage(given, [port2])";

/// Files, each of a key of its own, of which the whole check is timed beside the bare verification.
const TIMED: u32 = 2_000;

/// Summaries that a desk has received before it checks one more.
const RECEIVED: [usize; 3] = [0, 10_000, 16_000];

/// Checks pasted files one after the other, the worker warm: ms of each until the verdict is there.
const SINGLES: &str = "
    const [texts, told] = arguments
    const check = (text) => new Promise((seen) => {
      document.querySelector('.seal')?.remove()
      const field = document.querySelector('#desk-paste')
      field.value = text
      const start = performance.now()
      new MutationObserver((_, watch) => {
        if (!document.querySelector('.seal')) return
        watch.disconnect()
        seen(performance.now() - start)
      }).observe(document.body, { childList: true, subtree: true })
      field.form.requestSubmit()
    })
    const all = async () => {
      const times = []
      for (const text of texts) {
        times.push(await check(text))
        // What it leaves behind is no part of the next.
        await new Promise((rest) => requestIdleCallback(rest))
      }
      return times
    }
    all().then(told, (error) => told(String(error)))";

/// What the desk did with some files.
struct Measured {
    /// In ms.
    taken: f64,
    longest: f64,
    /// In MiB.
    heap: f64,
}

pub async fn measure(speed: &str) -> Result<()> {
    println!("\nThe desk, the processor as it is\n");
    let folder = tmp().join(format!("desk-{}", std::process::id()));
    let mut costs = Vec::new();
    for case in &CASES {
        let Case { files: count, signatures, each } = case;
        let about = format!("{count} files of {signatures} signatures, {each} of each person");
        eprintln!("{about}");
        let paths = files(&folder, case)?;
        let browser = Browser::open(Setup { screen: DESKTOP, ..Setup::default() }).await?;
        let measured = in_browser(&browser, &paths).await;
        browser.close().await?;
        fs::remove_dir_all(&folder)?;
        let Measured { taken, longest, heap } = measured?;
        let cost = taken / *count as f64;
        costs.push(cost);
        println!(
            "{about}: {:.2} s, {:.0} µs a file; longest task of the page {longest:.0} ms (0: none \
             over 50); script heap {heap:.1} MiB",
            taken / 1000.0,
            cost * 1000.0
        );
    }
    let [one, .., eight] = costs.as_slice() else { return Ok(()) };
    let signature = (eight - one) / 7.0;
    println!(
        "a further signature on a file: {:.0} µs, {:.0} % of what a file costs",
        signature * 1000.0,
        100.0 * signature / one
    );
    let browser = Browser::open(Setup { screen: DESKTOP, ..Setup::default() }).await?;
    browser.goto("#/desk").await?;
    let bare = browser.driver.execute_async(BARE, Vec::new()).await;
    let singles = singles(&browser).await;
    let speed = timed(&browser, speed).await;
    browser.close().await?;
    for (received, ms) in RECEIVED.iter().zip(singles?) {
        println!("one file, {received} received before: {ms:.0} ms from the button to the verdict");
    }
    let bare = bare?.json().as_f64().unwrap_or(f64::NAN);
    println!(
        "the browser's own check of a signature: {bare:.0} µs, {:.0} % of what a file costs",
        bare / one / 10.0
    );
    let (bare, whole) = speed?;
    println!(
        "without reading, in a worker: the bare verification {bare:.0} µs, the whole check \
         {whole:.0} µs a file, {:.0} % of the bare throughput",
        100.0 * bare / whole
    );
    Ok(())
}

/// µs of a bare verification and of the whole check.
async fn timed(browser: &Browser, script: &str) -> Result<(f64, f64)> {
    let mut payload = payload("Töihin");
    let files = (0..TIMED).map(|number| {
        payload["jti"] = json!(format!("urn:uuid:6b1f1f0e-5d3a-4c1e-9f6e-{number:012x}"));
        let mut seed = [1; 32];
        seed[..4].copy_from_slice(&number.to_be_bytes());
        signed_with(std::iter::once(seed), &payload)
    });
    let files: Vec<String> = files.collect();
    let given = json!({ "instrument": crate::common::instrument(), "files": files }).to_string();
    let told = browser.driver.execute_async(SPEED, vec![json!(script), json!(given)]).await?;
    let measured: Value = serde_json::from_str(told.json().as_str().unwrap_or("null"))?;
    let number = |name: &str| measured[name].as_f64().unwrap_or(f64::NAN);
    Ok((number("bare"), number("check")))
}

/// Different summaries as files.
fn files(folder: &PathBuf, case: &Case) -> Result<Vec<PathBuf>> {
    fs::create_dir_all(folder)?;
    let mut payload = payload("Töihin");
    let write = |index: usize| {
        payload["jti"] = json!(format!("urn:uuid:6b1f1f0e-5d3a-4c1e-9f6e-{index:012x}"));
        // A minute between one and the next.
        let (hour, minute) = (index / 60 % 24, index % 60);
        payload["issuedAt"] = json!(format!("2026-03-02T{hour:02}:{minute:02}:00+02:00"));
        let path = folder.join(format!("{index}.json"));
        let person = u32::try_from(index / case.each).unwrap_or_default().to_be_bytes();
        let seeds = (1..=case.signatures).map(|number| {
            let mut seed = [number; 32];
            seed[..4].copy_from_slice(&person);
            seed
        });
        fs::write(&path, signed_with(seeds, &payload))?;
        Ok(path)
    };
    (0..case.files).map(write).collect()
}

async fn in_browser(browser: &Browser, paths: &[PathBuf]) -> Result<Measured> {
    browser.goto("#/desk").await?;
    browser.click("details[data-day] > summary").await?;
    // The worker is warm, as on any but the first file of a day.
    let first = paths[0].to_string_lossy().into_owned();
    browser.wait_for("#desk-many").await?.send_keys(first).await?;
    browser.wait_for("details[data-day='1']").await?;
    let total = Value::from((paths.len() + 1).to_string());
    browser.driver.execute(WATCH, vec![total]).await?;
    let names: Vec<String> = paths.iter().map(|path| path.to_string_lossy().into_owned()).collect();
    browser.wait_for("#desk-many").await?.send_keys(names.join("\n")).await?;
    browser.wait_until("watched.taken !== null").await?;
    // The figures come in the task after the list.
    browser.settle().await?;
    let watched = browser.evaluate("[watched.taken, Math.max(0, ...watched.long)]").await?;
    browser.cdp("HeapProfiler.collectGarbage", json!({})).await?;
    let heap = browser.cdp("Runtime.getHeapUsage", json!({})).await?;
    let number = |value: &Value| value.as_f64().unwrap_or(f64::NAN);
    Ok(Measured {
        taken: number(&watched[0]),
        longest: number(&watched[1]),
        heap: number(&heap["usedSize"]) / f64::from(1 << 20),
    })
}

/// The median of some single checks for each number of [`RECEIVED`], ms.
async fn singles(browser: &Browser) -> Result<Vec<f64>> {
    let mut medians = Vec::new();
    for (round, received) in RECEIVED.iter().enumerate() {
        let line = |number: usize| format!("{number:043} {number:064} 1772532000\n");
        let lines: String = (0..*received).map(line).collect();
        let keep = "localStorage.setItem('suunta.seen', arguments[0])";
        browser.driver.execute(keep, vec![json!(lines)]).await?;
        let mut payload = payload("Töihin");
        let texts = (0..10).map(|number| {
            payload["jti"] =
                json!(format!("urn:uuid:6b1f1f0e-5d3a-4c1e-9f6e-{round:06x}{number:06x}"));
            signed_with(std::iter::once([7; 32]), &payload)
        });
        let texts: Vec<String> = texts.collect();
        let times = browser.driver.execute_async(SINGLES, vec![json!(texts)]).await?;
        let times = times.json().as_array().cloned().unwrap_or_default();
        // The first one of all starts the worker.
        let times = times.iter().skip(1).filter_map(Value::as_f64).collect();
        medians.push(crate::median(times));
    }
    Ok(medians)
}
