//! `cargo xtask rooms`: files that import from each other in a circle.
//!
//! `tests/rooms.rs` holds the order with the same eyes.

mod imports;
mod words;

use crate::project;
use anyhow::{Result, bail};
use imports::Graph;

pub fn command() -> Result<()> {
    let graph = Graph::read(project::root())?;
    let circles = graph.circles();
    for circle in &circles {
        println!("A circle of {} files:", circle.len());
        for file in circle {
            let others = graph.from(*file).filter(|to| circle.contains(to));
            let others: Vec<&str> = others.map(|to| graph.files[to].as_str()).collect();
            println!("  {}\n    imports {}", graph.files[*file], others.join(", "));
        }
    }
    println!("{} files, {} imports", graph.files.len(), graph.imports.len());
    match circles.len() {
        0 => println!("No circle"),
        count => bail!("{count} circles"),
    }
    Ok(())
}
