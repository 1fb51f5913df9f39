//! The site while somebody edits its data: rebuilt when a file is saved, shown again by itself.

use crate::build::{self, Modules};
use crate::content;
use crate::project;
use crate::site::Files;
use anyhow::Result;
use std::fs;
use std::path::Path;
use std::sync::RwLock;
use std::thread;
use std::time::{Duration, SystemTime};

/// How often the folders are looked at.
const PACE: Duration = Duration::from_millis(500);
/// What the page's script asks for: a version, then faults.
const STATE: &str = "preview.txt";

/// The site with the script that reloads it, and without a service worker: nothing old is shown.
///
/// # Errors
/// When it cannot be built.
pub fn site(modules: &Modules) -> Result<Files> {
    let mut files = build::assemble(modules, content::compile()?)?.files;
    let page = files.get("index.html").map(|page| String::from_utf8_lossy(page).into_owned());
    let tag = "<script type=\"module\" src=\"preview.js\"></script>\n</head>";
    let page = page.unwrap_or_default().replacen("</head>", tag, 1);
    files.insert("index.html".to_owned(), page.into_bytes());
    files.insert("preview.js".to_owned(), include_bytes!("../web/preview.js").to_vec());
    let gone = "addEventListener('install', () => skipWaiting())\nregistration.unregister()\n";
    files.insert("sw.js".to_owned(), gone.as_bytes().to_vec());
    let version = newest().duration_since(SystemTime::UNIX_EPOCH)?.as_millis();
    files.insert(STATE.to_owned(), format!("{version}\n").into_bytes());
    Ok(files)
}

/// Builds the site again whenever a data or style file was saved. Faults are told here and on the
/// page, which stays as it was.
pub fn watch(modules: &Modules, served: &RwLock<Files>) {
    let mut seen = newest();
    loop {
        thread::sleep(PACE);
        let now = newest();
        if now == seen {
            continue;
        }
        seen = now;
        let built = match content::faults() {
            faults if faults.is_empty() => {
                site(modules).map_err(|error| vec![format!("{error:#}")])
            }
            faults => Err(faults),
        };
        let Ok(mut served) = served.write() else { return };
        match built {
            Ok(files) => {
                println!("Saved: shown again");
                *served = files;
            }
            Err(faults) => {
                eprintln!("{}", faults.join("\n"));
                let state = served.entry(STATE.to_owned()).or_default();
                let version = state.split(|byte| *byte == b'\n').next().unwrap_or_default();
                let version = String::from_utf8_lossy(version).into_owned();
                *state = format!("{version}\n{}\n", faults.join("\n")).into_bytes();
            }
        }
    }
}

/// When a data or style file was last changed.
fn newest() -> SystemTime {
    fn look(folder: &Path, newest: &mut SystemTime) {
        // A file that is just being replaced is seen the next time.
        for entry in fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok) {
            let path = entry.path();
            let changed = entry.metadata().and_then(|data| data.modified());
            *newest = changed.map_or(*newest, |changed| changed.max(*newest));
            if path.is_dir() {
                look(&path, newest);
            }
        }
    }
    let mut newest = SystemTime::UNIX_EPOCH;
    for folder in ["content", "style", "static"] {
        look(&project::root().join(folder), &mut newest);
    }
    newest
}
