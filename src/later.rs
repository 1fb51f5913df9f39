//! Mounts the app with every page, in place of the first load's.
#![forbid(unsafe_code)]

fn main() {
    #[cfg(target_arch = "wasm32")]
    suunta::start::start(suunta::site_map::EVERY);
}
