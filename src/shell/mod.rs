//! What stands around every page.

pub mod broken;
pub mod frame;
pub mod idle;
pub mod kiosk;
pub mod notice;
pub mod unknown;
pub mod update;
pub mod veil;
