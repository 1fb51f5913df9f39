//! What acts on the state, whatever page is in front.

pub mod clipboard;
pub mod compiled;
pub mod due;
pub mod erase;
pub mod given;
pub mod hand_over;
pub mod kiosk_device;
pub mod kiosk_visit;
pub mod language;
pub mod local_services;
pub mod missing;
pub mod pdf_client;
pub mod profile;
pub mod rounds;
pub mod screen_lock;
pub mod signing_client;
pub mod staff_keys;
pub mod taps;
pub mod task;
pub mod vault_client;
