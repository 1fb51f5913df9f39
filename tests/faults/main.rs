//! Proof that nothing is lost: `cargo xtask faults [kill|disk-full|damaged|tabs] [--runs N]
//! [--seed N]`.
//!
//! A browser with a profile of its own has the app in it; a person answers by real clicks, and then
//! something breaks. What the page had told as saved must be there afterwards, or its loss must be
//! told. It ends with a failure when anything was lost in silence or a run came to no end.

#[path = "../browser/support.rs"]
mod support;

mod damaged;
mod device;
mod disk_full;
mod kill;
mod ledger;
mod random;
mod tabs;

use random::Random;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};
use support::Result;
use tokio::runtime::Runtime;

/// Something that breaks, again and again.
trait Fault {
    /// How often, unless told otherwise: the bar.
    const RUNS: usize;

    fn new() -> Self;
    /// One run; what was lost in it, in words.
    async fn run(&mut self, random: &mut Random) -> Result<Vec<String>>;
    /// Begins anew after a run that came to no end.
    fn reset(&mut self);
    /// Puts everything away; what there is to say beside the counts, a line each.
    async fn end(self) -> Result<Vec<String>>;
}

struct Report {
    name: &'static str,
    runs: usize,
    /// Runs that lost something.
    lost: usize,
    /// Runs that came to no end.
    broken: usize,
    took: Duration,
    notes: Vec<String>,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |name: &str| {
        let mut after = arguments.iter().skip_while(|argument| *argument != name).skip(1);
        after.next().map(|number| number.parse::<u64>().expect("a whole number"))
    };
    let runs = number("--runs").map(|runs| usize::try_from(runs).expect("a number of runs"));
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let seed = number("--seed").unwrap_or(now);
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let named = |name: &str| arguments.iter().any(|argument| argument == name);
    let all = !["kill", "disk-full", "damaged", "tabs"].into_iter().any(named);
    println!("seed {seed}");
    let mut reports = Vec::new();
    if all || named("kill") {
        reports.push(repeat::<kill::Kill>("kill", runs, seed, &runtime));
    }
    if all || named("disk-full") {
        reports.push(repeat::<disk_full::DiskFull>("disk-full", runs, seed, &runtime));
    }
    if all || named("damaged") {
        reports.push(repeat::<damaged::Damaged>("damaged", runs, seed, &runtime));
    }
    if all || named("tabs") {
        reports.push(repeat::<tabs::Tabs>("tabs", runs, seed, &runtime));
    }
    println!("\n{:<10} {:>5} {:>5} {:>7} {:>8}", "fault", "runs", "lost", "no end", "seconds");
    for Report { name, runs, lost, broken, took, notes } in &reports {
        println!("{name:<10} {runs:>5} {lost:>5} {broken:>7} {:>8.1}", took.as_secs_f64());
        for note in notes {
            println!("  {note}");
        }
    }
    if reports.iter().all(|report| report.lost + report.broken == 0) {
        return ExitCode::SUCCESS;
    }
    ExitCode::FAILURE
}

fn repeat<F: Fault>(
    name: &'static str,
    runs: Option<usize>,
    seed: u64,
    runtime: &Runtime,
) -> Report {
    let runs = runs.unwrap_or(F::RUNS);
    let (mut lost, mut broken) = (0, 0);
    let start = Instant::now();
    let mut fault = F::new();
    let mut random = Random::new(seed);
    for run in 1..=runs {
        let ended = catch_unwind(AssertUnwindSafe(|| runtime.block_on(fault.run(&mut random))));
        match ended {
            Ok(Ok(losses)) if losses.is_empty() => {}
            Ok(Ok(losses)) => {
                lost += 1;
                println!("{name} {run}: {}", losses.join("; "));
            }
            Ok(Err(error)) => {
                broken += 1;
                println!("{name} {run}: no end: {error}");
                fault.reset();
            }
            Err(_) => {
                broken += 1;
                println!("{name} {run}: no end");
                fault.reset();
            }
        }
    }
    let took = start.elapsed();
    let notes = runtime.block_on(fault.end()).unwrap_or_else(|error| vec![error.to_string()]);
    Report { name, runs, lost, broken, took, notes }
}
