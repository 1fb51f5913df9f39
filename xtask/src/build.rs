//! The deployable site: every file of it, in memory and then in `dist/`.

use crate::content::{self, Content};
use crate::page::{self, Parts};
use crate::site::{Files, Site};
use crate::wasm::{self, Bound, Module, Profile};
use crate::{bill, compress, early, fhir, hash, hosting, project, size, style};
use anyhow::{Context, Result, ensure};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::thread;

/// `cargo xtask build`
pub fn command() -> Result<()> {
    let site = release()?;
    size::print(&size::of(&site)?);
    println!("{} files in {}", site.files.len(), project::dist().display());
    Ok(())
}

/// Builds the deployable site and writes it to `dist/`.
///
/// # Errors
/// When any part of it does not build.
pub fn release() -> Result<Site> {
    let mut site = site(Profile::Release)?;
    let hashes: String = site
        .files
        .iter()
        .map(|(name, bytes)| format!("{}  {name}\n", hash::sha256(bytes)))
        .collect();
    precompress(&mut site.files)?;
    let files = [
        ("hashes.txt", hashes),
        ("_headers", hosting::headers_file()),
        ("nginx.conf.sample", hosting::nginx()),
        (bill::FILE, bill::make()?),
    ];
    site.files.extend(files.map(|(name, text)| (name.to_owned(), text.into_bytes())));
    write(&site.files, &project::dist())?;
    Ok(site)
}

/// Builds the site: the app, its workers, style, content, page and service worker.
///
/// # Errors
/// When any part of it does not build.
pub fn site(profile: Profile) -> Result<Site> {
    let content = content::compile()?;
    assemble(&modules(profile)?, content)
}

/// The app until the last question, and with every page.
const APP: &str = "suunta";
const LATER: &str = "suunta-later";
/// Workers, fetched when first used. The pages know them by these names.
const WORKERS: [&str; 5] =
    ["suunta-worker", "suunta-checker", "suunta-scanner", "suunta-vault", "suunta-printer"];

/// The worker that the way to a signed summary needs.
const SIGNER: &str = "suunta-worker";
/// The file of every page.
const PAGE: &str = "index.html";
/// What the browser itself asks for when a page is opened.
const SHOWN_BY_THE_BROWSER: [&str; 2] = ["icon-192.png", "manifest.webmanifest"];

/// How a worker's script goes on after the glue.
pub const WORKER: &str = include_str!("../web/worker.js");

/// The app's compiled modules, bound to the page.
pub struct Modules {
    app: Bound,
    later: Bound,
    workers: Vec<(&'static str, Bound)>,
}

/// Compiles the app and its workers.
///
/// # Errors
/// When they do not compile.
pub fn modules(profile: Profile) -> Result<Modules> {
    wasm::compile(profile, &[&[APP, LATER], WORKERS.as_slice()].concat())?;
    Ok(Modules {
        app: wasm::bind(profile, APP)?,
        later: wasm::bind(profile, LATER)?,
        workers: WORKERS
            .into_iter()
            .map(|name| Ok((name, wasm::bind(profile, name)?)))
            .collect::<Result<_>>()?,
    })
}

/// Puts modules, style, content, page and service worker together.
///
/// # Errors
/// When a part does not fit.
pub fn assemble(modules: &Modules, content: Content) -> Result<Site> {
    let workers: Vec<(&str, Module)> = modules
        .workers
        .iter()
        .map(|(name, bound)| Ok((*name, bound.starting(WORKER)?)))
        .collect::<Result<_>>()?;
    let scripts: BTreeMap<&str, &str> =
        workers.iter().map(|(name, module)| (*name, module.script_name.as_str())).collect();
    let later =
        include_str!("../web/later.js").replace("{{workers}}", &serde_json::to_string(&scripts)?);
    let later = modules.later.starting(&later)?;
    let later_sheet = style::sheet("style/later")?;
    let later_style = format!("later-{}.css", hash::short(&later_sheet));
    let boot = boot(&later, (&later_style, &later_sheet), content.texts()?)? + &early::script()?;
    let app = modules.app.starting(&boot)?;
    let sheet = style::sheet("style")?;
    let style = format!("style-{}.css", hash::short(&sheet));
    let parts = Parts { content: &content, style: (&style, &sheet), app: &app };
    let html = page::html(&parts)?;
    let not_found = page::not_found(&content, (&style, &sheet))?;

    let mut first =
        vec![PAGE.to_owned(), style.clone(), app.script_name.clone(), app.wasm_name.clone()];
    first.extend(Content::first_load().map(|name| content.folder.clone() + &name));
    let mut way = vec![later_style.clone(), later.script_name.clone(), later.wasm_name.clone()];
    way.extend(Content::whole_way().map(|name| content.folder.clone() + &name));
    let signer = workers.iter().filter(|(name, _)| *name == SIGNER);
    way.extend(signer.flat_map(|(_, it)| [it.script_name.clone(), it.wasm_name.clone()]));
    way.extend(SHOWN_BY_THE_BROWSER.map(str::to_owned));
    let mut files = Files::new();
    files.insert(style, sheet);
    files.insert(later_style, later_sheet);
    let workers = workers.into_iter().map(|(_, module)| module);
    for module in [app, later].into_iter().chain(workers) {
        files.insert(module.wasm_name, module.wasm);
        files.insert(module.script_name, module.script);
    }
    let folder = content.folder;
    files.extend(content.files.into_iter().map(|(name, bytes)| (folder.clone() + &name, bytes)));
    copy(&project::root().join("static"), "", &mut files)?;
    copy(&project::root().join("content/words"), "words/", &mut files)?;
    files.insert(PAGE.to_owned(), html);
    let service_worker = service_worker(&[first.as_slice(), &way].concat(), &files)?;
    files.insert("sw.js".to_owned(), service_worker);
    files.insert(hosting::NOT_FOUND.to_owned(), not_found);
    // Published beside the app, not part of it: what others check our files against.
    for folder in ["crates/summary/schema", "content/schema"] {
        copy(&project::root().join(folder), "schema/", &mut files)?;
    }
    files.extend(fhir::files()?);
    Ok(Site { files, first_load: first })
}

/// The script that starts the app, told where the later pages and their style are, with the default
/// language's texts.
fn boot(later: &Module, (style, sheet): (&str, &[u8]), texts: &str) -> Result<String> {
    let script = [include_str!("../web/device.js"), include_str!("../web/boot.js")]
        .concat()
        .replace("{{torn}}", suunta::storage::keys::TORN)
        .replace("{{database}}", suunta::storage::DATABASE)
        .replace("{{durability}}", suunta::storage::DURABILITY)
        .replace("{{language}}", content::LANGUAGE)
        .replace("{{profile}}", content::PROFILE)
        .replace("{{languages}}", &early::languages()?)
        .replace("{{style}}", style)
        .replace("{{style-integrity}}", &hash::integrity(sheet))
        .replace("{{later}}", &later.script_name)
        .replace("{{later-integrity}}", &hash::integrity(&later.script))
        .replace("{{keys}}", suunta::summary::KEY_DATABASE)
        .replace("{{neutral}}", suunta::content::NEUTRAL)
        .replace("{{texts}}", &serde_json::to_string(texts)?);
    Ok(script)
}

/// The service worker, told the site's files by their hashes. Its version follows from all it says.
fn service_worker(needed: &[String], files: &Files) -> Result<Vec<u8>> {
    let lacking = needed.iter().find(|name| !files.contains_key(*name));
    ensure!(lacking.is_none(), "the service worker needs {lacking:?}, which is not there");
    let known: Vec<_> = files.iter().map(|(name, bytes)| (name, hash::known_by(bytes))).collect();
    let script = include_str!("../web/sw.js")
        .replace("{{files}}", &serde_json::to_string(&known)?)
        .replace("{{needed}}", &serde_json::to_string(needed)?);
    let version = hash::short(script.as_bytes());
    Ok(script.replace("{{version}}", &version).into_bytes())
}

/// Adds `.br` and `.gz` beside each file that gains by it.
///
/// # Errors
/// When a file was not compressed.
pub fn precompress(files: &mut Files) -> Result<()> {
    type Compressor = fn(&[u8]) -> Result<Vec<u8>>;
    let ways: [(&str, Compressor); 2] = [("br", compress::brotli), ("gz", compress::gzip)];
    let mut compressed = Vec::new();
    for (extension, way) in ways {
        let names = files.iter().filter(|(name, _)| compress::worthwhile(name));
        let made = thread::scope(|scope| {
            let threads: Vec<_> = names
                .map(|(name, bytes)| (format!("{name}.{extension}"), scope.spawn(|| way(bytes))))
                .collect();
            threads.into_iter().map(|(name, thread)| (name, thread.join())).collect::<Vec<_>>()
        });
        for (name, bytes) in made {
            let bytes = bytes.ok().with_context(|| format!("{name} was not made"))??;
            compressed.push((name, bytes));
        }
    }
    files.extend(compressed);
    Ok(())
}

/// Copies a folder's files below `prefix`; a folder that does not exist has none.
fn copy(folder: &Path, prefix: &str, files: &mut Files) -> Result<()> {
    for (name, bytes) in read(folder)? {
        files.insert(format!("{prefix}{name}"), bytes);
    }
    Ok(())
}

/// Reads all files below a folder; none when it does not exist.
///
/// # Errors
/// When a file in it cannot be read.
pub fn read(folder: &Path) -> Result<Files> {
    let mut files = Files::new();
    let mut folders = vec![(folder.to_owned(), String::new())];
    while let Some((folder, prefix)) = folders.pop() {
        if !folder.is_dir() {
            continue;
        }
        for entry in fs::read_dir(&folder)? {
            let entry = entry?;
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_dir() {
                folders.push((entry.path(), name + "/"));
            } else {
                files.insert(name, fs::read(entry.path())?);
            }
        }
    }
    Ok(files)
}

/// Writes the files to a folder in place of what was there.
fn write(files: &Files, folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("{} stays", folder.display()))?;
    }
    for (name, bytes) in files {
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(&path, bytes).with_context(|| format!("could not write {}", path.display()))?;
    }
    Ok(())
}
