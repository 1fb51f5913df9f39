//! Mounts the app with the pages of the first load. On the host there is nothing to run: the pages
//! need a browser.
#![forbid(unsafe_code)]

fn main() {
    #[cfg(target_arch = "wasm32")]
    suunta::start::start(suunta::site_map::FIRST);
}
