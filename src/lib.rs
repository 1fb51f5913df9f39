//! Suunta: the service-need assessment and the work-ability house, in the browser.
//!
//! Data flows one way: [`content`] → questions on a page → action → [`session`] → [`storage`]
//! and [`assessment`] → [`summary`] → file, QR or paper → check → the same summary page.
//! Each room imports only what stands below it (`tests/rooms.rs` has their order). The rooms above
//! the line know no browser and are tested on the host.
#![forbid(unsafe_code)]

// The engine: packages of their own in `crates`, under the names that the app calls them by.
pub use suunta_assessment as assessment;
pub use suunta_content as content;
pub use suunta_pdf as pdf;
pub use suunta_scan as scan;
pub use suunta_summary as summary;
pub use suunta_time as time;
pub use suunta_vault as vault;

pub mod route;
pub mod session;
pub mod storage;

// ---- the browser begins here ----
#[cfg(target_arch = "wasm32")]
mod pages;
#[cfg(target_arch = "wasm32")]
mod parts;
#[cfg(target_arch = "wasm32")]
pub mod platform;
#[cfg(target_arch = "wasm32")]
mod service;
#[cfg(target_arch = "wasm32")]
mod shell;
#[cfg(target_arch = "wasm32")]
pub mod site_map;
#[cfg(target_arch = "wasm32")]
pub mod start;
#[cfg(target_arch = "wasm32")]
mod state;
