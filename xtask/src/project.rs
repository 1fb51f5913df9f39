//! Where things are.

use std::path::{Path, PathBuf};

/// The project's top folder.
pub fn root() -> &'static Path {
    // xtask is compiled in the project it serves; its manifest lies one folder below the top.
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
}

/// Cargo's target folder.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// The deployable site.
pub fn dist() -> PathBuf {
    root().join("dist")
}
