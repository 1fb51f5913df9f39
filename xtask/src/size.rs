//! The size budget: what the browser has fetched when the first question can be answered.

use crate::{compress, site::Site};
use anyhow::{Context, Result, ensure};

/// At most this much, brotli 11, in bytes. The bar is 120 KiB: what keeps answers through a killed browser,
/// slips of a finger and bad networks took it beyond, see README, "Known gaps". It may not grow further.
pub const BUDGET: usize = 144 * 1024;

/// Names and brotli sizes, in bytes.
pub type Sizes = Vec<(String, usize)>;

/// The sizes of a built site's first load.
///
/// # Errors
/// When a file of it is missing.
pub fn of(site: &Site) -> Result<Sizes> {
    let size = |name: &String| {
        if let Some(compressed) = site.files.get(&format!("{name}.br")) {
            return Ok((name.clone(), compressed.len()));
        }
        let bytes = site.files.get(name).with_context(|| format!("{name} was not built"))?;
        Ok((name.clone(), compress::brotli(bytes)?.len()))
    };
    site.first_load.iter().map(size).collect()
}

pub fn total(sizes: &Sizes) -> usize {
    sizes.iter().map(|(_, size)| size).sum()
}

/// Prints the table.
pub fn print(sizes: &Sizes) {
    let kib = |bytes: usize| bytes as f64 / 1024.0;
    println!("First load, brotli 11:");
    for (name, size) in sizes {
        println!("{:>8.1} KiB  {name}", kib(*size));
    }
    let total = total(sizes);
    let left = kib(BUDGET) - kib(total);
    println!("{:>8.1} KiB  of {} KiB ({left:.1} left)", kib(total), BUDGET / 1024);
}

/// Holds the sizes to the budget.
///
/// # Errors
/// When they are over it.
pub fn hold(sizes: &Sizes) -> Result<()> {
    let total = total(sizes);
    ensure!(total <= BUDGET, "the first load is {} bytes over its budget", total - BUDGET);
    Ok(())
}
