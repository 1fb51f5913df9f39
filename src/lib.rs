//! Suunta: the service-need assessment and the work-ability house, in the browser.
//!
//! Data flows one way: [`content`] → questions on a page → action → [`session`] → [`storage`]
//! and [`assessment`] → [`summary`] → file, QR or paper → check → the same summary page.
//! Each room imports only what stands below it (`tests/rooms.rs` has their order). The rooms above
//! the line know no browser and are tested on the host.
#![forbid(unsafe_code)]

pub mod assessment;
pub mod content;
pub mod encrypted;
pub mod paper;
pub mod route;
pub mod scan;
pub mod session;
pub mod storage;
pub mod summary;
pub mod time;

// ---- the browser begins here ----
#[cfg(target_arch = "wasm32")]
pub mod app;
#[cfg(target_arch = "wasm32")]
pub mod platform;
#[cfg(target_arch = "wasm32")]
pub mod ui;
