//! The benchmark: `cargo xtask bench [--runs N]`; with `--opening`, `--desk` or `--rounds` only
//! that part of it.
//!
//! Each run opens every page in a browser of its own with an empty cache and a processor slowed
//! four times, taps the first answer as soon as that has an effect, answers all questions and asks
//! the browser what it cost. Pages take turns, so that a busy moment meets all of them alike. How
//! soon a page opens differs most from one time to the next: so the app and the page that it comes
//! closest to are opened more often than answered, and the interval is told.

#[path = "../common/mod.rs"]
mod common;
#[path = "../common/made.rs"]
mod made;
#[path = "../browser/support.rs"]
mod support;

mod desk;
mod memory;
mod rounds;

use serde::Deserialize;
use serde_json::{Value, json};
use support::{Browser, Result, Setup, variable};

const SLOWED: f64 = 4.0;
const RUNS: usize = 12;
/// How often a run opens the first [`CLOSE`] pages; for the others, with wide bars, once is enough.
const OPENINGS: usize = 8;
const CLOSE: usize = 2;

#[derive(Deserialize)]
struct Bench {
    /// The app, the page that it comes closest to, and the others.
    pages: Vec<Page>,
    /// Item ids in the order that they are asked.
    items: Vec<String>,
    /// The script of the worker that times the check, see `speed.rs`.
    speed: String,
}

#[derive(Deserialize)]
struct Page {
    name: String,
    url: String,
    /// Selector of the button that leads forward.
    forward: String,
}

/// What is measured, in the order of a run's values.
const MEASURES: [&str; 12] = [
    "first contentful paint, ms",
    "ready to answer, ms",
    "tap to painted and saved, median ms",
    "tap to painted and saved, worst ms",
    "work of a tap, median ms",
    "work of a tap, worst ms",
    "next question painted, median ms",
    "next question painted, worst ms",
    "script heap and wasm memory, MiB",
    "renderer's own memory, MiB",
    "layout shift",
    "fetched until ready, brotli KiB",
];

type Values = [f64; MEASURES.len()];

/// First contentful paint and ready to answer: the first of the measures.
type Opening = [f64; 2];

/// What one page was measured to need.
#[derive(Default)]
struct Measured {
    openings: Vec<Opening>,
    runs: Vec<Values>,
}

fn main() {
    let bench: Bench = serde_json::from_str(&variable("SUUNTA_BENCH")).expect("the pages");
    let runs = runs();
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let asked = |name: &str| std::env::args().any(|argument| argument == name);
    let opening_only = asked("--opening");
    if asked("--desk") {
        return runtime.block_on(desk::measure(&bench.speed)).expect("the desk's measurement");
    }
    if asked("--rounds") {
        return runtime.block_on(rounds::measure()).expect("the timeline's measurement");
    }
    let mut measured: Vec<Measured> = bench.pages.iter().map(|_| Measured::default()).collect();
    for run in 1..=runs {
        for opening in 1..=OPENINGS {
            let last = opening == OPENINGS;
            let pages = if last { bench.pages.len() } else { CLOSE };
            // Another begins each time: none always follows the same one.
            for turn in 0..pages {
                let index = (run + opening + turn) % pages;
                let page = &bench.pages[index];
                eprintln!("run {run} of {runs}: {}", page.name);
                let answered = last && !opening_only;
                let found = runtime.block_on(measure(page, &bench.items, answered));
                let (opening, values) = found.expect("a measurement");
                measured[index].openings.push(opening);
                measured[index].runs.extend(values);
            }
        }
    }
    let medians: Vec<Values> = measured.iter().map(medians).collect();
    print(&bench, &medians, runs);
    print_intervals(&bench, &measured);
    if opening_only {
        return;
    }
    runtime.block_on(rounds::measure()).expect("the timeline's measurement");
    runtime.block_on(desk::measure(&bench.speed)).expect("the desk's measurement");
}

/// The number after `--runs`.
fn runs() -> usize {
    let mut arguments = std::env::args().skip_while(|argument| argument != "--runs").skip(1);
    arguments.next().map_or(RUNS, |runs| runs.parse().expect("--runs needs a number"))
}

/// Opens a page and, where asked for, answers all questions.
async fn measure(
    page: &Page,
    items: &[String],
    answered: bool,
) -> Result<(Opening, Option<Values>)> {
    let setup = Setup { slowed: SLOWED, ..Setup::default() };
    let browser = Browser::open(setup).await?;
    // What fails must not leave a browser behind that slows the next.
    let measured = async {
        let opening = open(&browser, page, items).await?;
        let values = if answered { Some(answer(&browser, page, opening).await?) } else { None };
        Ok((opening, values))
    };
    let measured = measured.await;
    browser.close().await?;
    measured
}

async fn open(browser: &Browser, page: &Page, items: &[String]) -> Result<Opening> {
    let config = json!({ "items": items, "forward": page.forward });
    let source = format!("const config = {config};\n{}", include_str!("probe.js"));
    let script = json!({ "source": source });
    browser.cdp("Page.addScriptToEvaluateOnNewDocument", script).await?;
    browser.driver.goto(format!("{}#/q/{}", page.url, items[0])).await?;
    // Asked once: a question in between would take time from the page.
    let opened = "bench.opened().then(arguments[0])";
    let opening = browser.driver.execute_async(opened, Vec::new()).await?;
    Ok([0, 1].map(|part| number(&opening.json()[part])))
}

async fn answer(browser: &Browser, page: &Page, [paint, ready]: Opening) -> Result<Values> {
    let run = "bench.run().then(arguments[0], (error) => arguments[0]({ error: String(error) }))";
    let bench = browser.driver.execute_async(run, Vec::new()).await?.json().clone();
    assert!(bench["error"].is_null(), "{}: {}", page.name, bench["error"]);

    browser.cdp("HeapProfiler.collectGarbage", json!({})).await?;
    browser.cdp("Performance.enable", json!({})).await?;
    let metrics = browser.cdp("Performance.getMetrics", json!({})).await?;
    let mut heaps = metrics["metrics"].as_array().into_iter().flatten();
    let heap = heaps.find(|metric| metric["name"] == "JSHeapUsedSize");
    let heap = heap.map_or(f64::NAN, |metric| number(&metric["value"]));

    let [work, painted] = ["work", "painted"].map(|part| spread(&bench["taps"], Some(part)));
    let turns = spread(&bench["turns"], None);
    let mib = |bytes: f64| bytes / f64::from(1 << 20);
    Ok([
        paint,
        ready,
        painted.0,
        painted.1,
        work.0,
        work.1,
        turns.0,
        turns.1,
        mib(heap + number(&bench["wasm"])),
        memory::of_renderer(browser).map_or(f64::NAN, mib),
        number(&bench["shift"]),
        number(&bench["bytes"]) / 1024.0,
    ])
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or(f64::NAN)
}

/// Median and worst of a list of numbers, or of one part of each of its members.
fn spread(list: &Value, part: Option<&str>) -> (f64, f64) {
    let values = list.as_array().into_iter().flatten();
    let values: Vec<f64> = values.map(|one| number(part.map_or(one, |part| &one[part]))).collect();
    (median(values.clone()), values.into_iter().fold(f64::NAN, f64::max))
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    match (values.len(), values.len() / 2) {
        (0, _) => f64::NAN,
        (len, half) if len % 2 == 1 => values[half],
        (_, half) => f64::midpoint(values[half - 1], values[half]),
    }
}

fn medians(Measured { openings, runs }: &Measured) -> Values {
    std::array::from_fn(|measure| {
        let opened = openings.iter().filter_map(|opening| opening.get(measure)).copied();
        let opened: Vec<f64> = opened.collect();
        median(if opened.is_empty() {
            runs.iter().map(|run| run[measure]).collect()
        } else {
            opened
        })
    })
}

/// Prints values, and in brackets the app's value as a multiple of the other's.
fn print(bench: &Bench, medians: &[Values], runs: usize) {
    println!(
        "\nMedians of {runs} runs, {} questions, processor slowed {SLOWED} times, cold cache; the \
         first two of {} openings of the first {CLOSE} pages; in brackets the app as a multiple\n",
        bench.items.len(),
        runs * OPENINGS
    );
    print!("{:36}", "");
    bench.pages.iter().for_each(|page| print!("{:>18}", page.name));
    println!();
    for (measure, name) in MEASURES.iter().enumerate() {
        let own = medians[0][measure];
        if own.is_nan() {
            continue; // not asked for
        }
        print!("{name:36}");
        for (page, values) in medians.iter().enumerate() {
            let value = values[measure];
            let ratio = if page == 0 || value == 0.0 {
                String::new()
            } else {
                format!(" ({:.2})", own / value)
            };
            let value = format!("{value:.*}{ratio}", if value < 10.0 { 2 } else { 1 });
            print!("{value:>18}");
        }
        println!();
    }
}

/// How sure the multiples of the openings are.
fn print_intervals(bench: &Bench, measured: &[Measured]) {
    println!("\nWhere the multiple lies by 95 %:");
    for (measure, name) in MEASURES.iter().enumerate().take(2) {
        let opened = |page: &Measured| page.openings.iter().map(|one| one[measure]).collect();
        let [own, other] = [0, 1].map(|page| median_within(opened(&measured[page])));
        let error = own.1.hypot(other.1);
        let at = |sign: f64| own.0 / other.0 * (sign * error).exp();
        println!("{name:36}{:.2} to {:.2} of {}", at(-1.0), at(1.0), bench.pages[1].name);
    }
}

/// A median and half the width of its 95 % interval, as a share of it; the interval reaches from
/// one order statistic to another, whatever the distribution: 1.96 standard deviations of the
/// median's rank, each half the root of the count.
fn median_within(mut values: Vec<f64>) -> (f64, f64) {
    values.sort_by(f64::total_cmp);
    let (count, middle) = (values.len() as f64, median(values.clone()));
    let [low, high] = [-1.96, 1.96].map(|deviations: f64| {
        let rank = count / 2.0 + deviations * count.sqrt() / 2.0;
        values[(rank.max(0.0) as usize).min(values.len() - 1)]
    });
    (middle, (high - low) / 2.0 / middle)
}
