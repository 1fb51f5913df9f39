//! The memory of a browser's renderer process, as the system counts it (Linux).

use crate::support::Browser;
use std::fs;

/// Proportional set size in bytes of the browser's largest renderer: its own memory and its share
/// of what it has in common with others. `None` where the system does not tell.
pub fn of_renderer(browser: &Browser) -> Option<f64> {
    let capabilities = browser.driver.handle().capabilities().clone();
    let root = capabilities.get("goog:processID")?.as_u64()?;
    let parents = parents();
    let below = |mut pid: u64| {
        while pid != root {
            let found = parents.iter().find(|(child, _)| *child == pid);
            match found {
                Some((_, parent)) => pid = *parent,
                None => return false,
            }
        }
        true
    };
    let renderers =
        parents.iter().map(|(pid, _)| *pid).filter(|pid| is_renderer(*pid) && below(*pid));
    renderers.filter_map(proportional_set).max_by(f64::total_cmp)
}

/// (process, parent) of every process.
fn parents() -> Vec<(u64, u64)> {
    let entries = fs::read_dir("/proc").into_iter().flatten().filter_map(Result::ok);
    let pids = entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    pids.filter_map(|pid| Some((pid, parent(pid)?))).collect()
}

fn parent(pid: u64) -> Option<u64> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // The name in brackets may hold spaces; after it come state and parent.
    stat.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse().ok()
}

fn is_renderer(pid: u64) -> bool {
    fs::read(format!("/proc/{pid}/cmdline"))
        .is_ok_and(|line| String::from_utf8_lossy(&line).contains("--type=renderer"))
}

fn proportional_set(pid: u64) -> Option<f64> {
    let map = fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).ok()?;
    let line = map.lines().find_map(|line| line.strip_prefix("Pss:"))?;
    let kib: f64 = line.trim().trim_end_matches(" kB").parse().ok()?;
    Some(kib * 1024.0)
}
