//! The project's commands: `cargo xtask <command>`.
#![forbid(unsafe_code)]

mod audit;
mod bench;
mod bill;
mod browse;
mod build;
mod check;
mod chromium;
mod compress;
mod content;
mod debian;
mod early;
mod engines;
mod fhir;
mod fuzz;
mod hash;
mod hosting;
mod interop;
mod minify;
mod page;
mod preview;
mod project;
mod rooms;
mod serve;
mod site;
mod size;
mod slim;
mod style;
mod tool;
mod wasm;

use anyhow::{Result, bail};
use std::process::ExitCode;

const HELP: &str = "\
cargo xtask <command>

  serve [--release] [--port N]   build and serve the app at http://localhost:8080
  build                          write the deployable site to dist/
  test [--quick] [--engine chromium|firefox|webkit] [--test=NAME] [filter]
                                 all tests, those in a browser included
  faults [kill|disk-full|damaged|tabs] [--runs N] [--quick] [--engine chromium|firefox]
                                 nothing is lost when the browser is killed, its disk is full, its
                                 files are damaged or two tabs write
  shots [--quick] [--page P] [--lang L]
                                 screenshots of every page, in target/shots
  bench [--runs N | --desk | --rounds]
                                 the app beside the same questions in other hands; needs Node
  check                          format, lints, dependencies, size budget
  interop [--spark]              our files against independent tools, and theirs against ours
  content                        check the data files
  rooms                          files that import from each other in a circle
  fuzz [target] [--seconds N]    every parser of what strangers hand over, from the vectors on
";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let flags = arguments.get(1..).unwrap_or_default();
    match arguments.first().map(String::as_str) {
        Some("build") => build::command(),
        Some("serve") => serve::command(flags),
        Some("test") => browse::test(flags),
        Some("faults") => browse::faults(flags),
        Some("shots") => browse::shots(flags),
        Some("bench") => bench::command(flags),
        Some("check") => check::command(),
        Some("interop") => interop::command(flags),
        Some("content") => content::command(),
        Some("fuzz") => fuzz::command(flags),
        Some("rooms") => rooms::command(),
        Some("help" | "--help") | None => {
            print!("{HELP}");
            Ok(())
        }
        Some(other) => bail!("no command `{other}`\n\n{HELP}"),
    }
}
