//! The wasm modules and their glue.

use crate::{hash, minify, project, slim, tool};
use anyhow::{Context, Result};
use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use wasm_bindgen_cli_support::Bindgen;

pub const TARGET: &str = "wasm32-unknown-unknown";

/// How the modules are compiled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// Small: what is deployed.
    Release,
    /// Quick to build: what is worked on.
    Quick,
}

impl Profile {
    /// The Cargo profile's name, also its folder's name below the target folder.
    fn cargo(self) -> &'static str {
        match self {
            Self::Release => "release",
            Self::Quick => "quick",
        }
    }
}

/// A wasm module and the script that starts it, under the names they are served by.
pub struct Module {
    pub wasm_name: String,
    pub wasm: Vec<u8>,
    pub script_name: String,
    pub script: Vec<u8>,
}

/// The packages that are programs of the browser: the app and its workers.
pub const PACKAGES: [&str; 7] = [
    "--package=suunta",
    "--package=signer",
    "--package=checker",
    "--package=scanner",
    "--package=vault",
    "--package=printer",
    "--package=speed",
];

/// The binaries that are compiled for speed when they are deployed: the one that checks, fetched by
/// those who check, and the one that times it.
const FAST: [&str; 2] = ["suunta-checker", "suunta-speed"];
/// What is compiled at 3 for them beside the cryptography, which always is.
const SPEED: [&str; 8] = [
    "--config=profile.release.package.checker.opt-level=3",
    "--config=profile.release.package.speed.opt-level=3",
    "--config=profile.release.package.suunta-summary.opt-level=3",
    "--config=profile.release.package.suunta-assessment.opt-level=3",
    "--config=profile.release.package.suunta-content.opt-level=3",
    "--config=profile.release.package.suunta-time.opt-level=3",
    "--config=profile.release.package.data-encoding.opt-level=3",
    "--config=profile.release.package.serde_json.opt-level=3",
];

/// Compiles the binaries for the browser.
///
/// # Errors
/// When the code does not compile or the target cannot be added.
pub fn compile(profile: Profile, names: &[&str]) -> Result<()> {
    add_target()?;
    let is_fast = |name: &&str| profile == Profile::Release && FAST.contains(name);
    let (fast, small): (Vec<&str>, Vec<&str>) = names.iter().copied().partition(is_fast);
    for (names, options) in [(small, [].as_slice()), (fast, &SPEED)] {
        if !names.is_empty() {
            let binaries = names.into_iter().flat_map(|name| ["--bin", name]);
            build(profile, options.iter().copied().chain(binaries))?;
        }
    }
    Ok(())
}

fn build<'a>(profile: Profile, options: impl Iterator<Item = &'a str>) -> Result<()> {
    let mut command = tool::cargo();
    command.args(["build", "--target", TARGET, "--profile", profile.cargo()]);
    command.args(PACKAGES).args(options);
    // In the environment it takes the place of RUSTFLAGS, so that a developer's own flags
    // do not change the bytes.
    command.env("CARGO_ENCODED_RUSTFLAGS", flags(profile)?.join(&OsString::from("\x1f")));
    tool::run(&mut command)
}

/// A compiled binary and its glue, not told yet how it starts.
pub struct Bound {
    name: &'static str,
    wasm: Vec<u8>,
    glue: String,
}

/// Makes the glue of a compiled binary.
///
/// # Errors
/// When the binary is missing or is not of this wasm-bindgen's version.
pub fn bind(profile: Profile, name: &'static str) -> Result<Bound> {
    let folder = project::target().join(TARGET).join(profile.cargo());
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(folder.join(name).with_extension("wasm"))
        .web(true)?
        .typescript(false)
        .omit_default_module_path(true)
        .remove_name_section(profile == Profile::Release)
        .remove_producers_section(true);
    let (glue, wasm) = slim::glue(&mut bindgen).with_context(|| format!("no glue for {name}"))?;
    Ok(Bound { name, wasm: optimise(wasm, profile)?, glue })
}

impl Bound {
    /// With the script that starts the module, where `{{wasm}}` and `{{integrity}}` stand for the
    /// module's file.
    ///
    /// # Errors
    /// When the script cannot be read.
    pub fn starting(&self, boot: &str) -> Result<Module> {
        let (name, wasm) = (self.name, &self.wasm);
        let wasm_name = format!("{name}-{}.wasm", hash::short(wasm));
        let boot =
            boot.replace("{{wasm}}", &wasm_name).replace("{{integrity}}", &hash::integrity(wasm));
        let script = minify::script(&format!("{}\n{boot}", self.glue))?;
        let script = format!("{EAGER}{script}").into_bytes();
        let script_name = format!("{name}-{}.js", hash::short(&script));
        Ok(Module { wasm_name, wasm: wasm.clone(), script_name, script })
    }
}

/// Chromium 136 and later then compile the whole script while they load it, not function by function
/// when the page waits for it (V8's explicit compile hints).
const EAGER: &str = "//# allFunctionsCalledOnLoad\n";

/// Adds the wasm target when rustup lacks it.
///
/// # Errors
/// When rustup cannot add it.
pub fn add_target() -> Result<()> {
    if tool::find("rustup").is_none() {
        return Ok(()); // a toolchain of another kind: cargo says what is missing
    }
    let mut list = Command::new("rustup");
    list.current_dir(project::root()).args(["target", "list", "--installed"]);
    if tool::output(&mut list)?.lines().any(|line| line == TARGET) {
        return Ok(());
    }
    tool::run(Command::new("rustup").current_dir(project::root()).args(["target", "add", TARGET]))
}

/// Flags of the compiler, of which most replace this machine's folders by fixed names, so that the same commit gives the
/// same bytes everywhere. What is only tried keeps them, and so what was compiled in another checkout.
fn flags(profile: Profile) -> Result<Vec<OsString>> {
    // Leptos erases the types of views: a third of the code that they make otherwise.
    let erase = ["--cfg", "erase_components"].map(OsString::from);
    if profile == Profile::Quick {
        return Ok(erase.into());
    }
    let mut folders = vec![(project::root().to_owned(), "suunta")];
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(std::env::home_dir()?.join(".cargo")));
    let sources = home.context("no home folder")?.join("registry/src");
    // One folder a registry, named by its address: a mirror has another name than the original.
    for entry in fs::read_dir(&sources).into_iter().flatten() {
        folders.push((entry?.path(), "crates"));
    }
    let sysroot = tool::output(tool::rustc().args(["--print", "sysroot"]))?;
    folders.push((PathBuf::from(sysroot.trim()).join("lib/rustlib/src/rust"), "rust"));
    let flag = |(folder, name): (PathBuf, &str)| {
        let mut flag = OsString::from("--remap-path-prefix=");
        flag.push(folder);
        flag.push(format!("=/{name}"));
        flag
    };
    Ok(folders.into_iter().map(flag).chain(erase).collect())
}

/// Makes the module smaller by `wasm-opt`, where there is one.
fn optimise(wasm: Vec<u8>, profile: Profile) -> Result<Vec<u8>> {
    let Some(wasm_opt) = tool::find("wasm-opt").filter(|_| profile == Profile::Release) else {
        return Ok(wasm);
    };
    let file = project::target().join("optimise.wasm");
    fs::write(&file, wasm)?;
    let mut command = Command::new(wasm_opt);
    tool::run(command.args(["-Oz", "--all-features"]).arg(&file).arg("-o").arg(&file))?;
    Ok(fs::read(&file)?)
}
