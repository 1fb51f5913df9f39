//! What several tests need: the project's own content, read as the build reads it.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use suunta::content::instrument::Instrument;
use suunta::content::source::{Content, read};

pub fn content_root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("content")
}

pub fn content() -> Content {
    match read(&content_root()) {
        Ok(content) => content,
        Err(faults) => {
            let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
            panic!("the content has faults:\n{}", faults.join("\n"))
        }
    }
}

#[allow(dead_code, reason = "not every test needs it")]
pub fn instrument() -> Instrument {
    // Read once: property tests ask thousands of times.
    static INSTRUMENT: LazyLock<Instrument> = LazyLock::new(|| content().catalogue.instrument);
    INSTRUMENT.clone()
}
