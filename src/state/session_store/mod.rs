//! Keeps the session on the device, and small things beside it: the one place that writes them.
//!
//! The device's database is what counts: what it has completed outlives a killed browser. localStorage is
//! the mirror that a killed tab leaves behind, and holds the settings that a page begins with.

mod beside;
mod keeper;
mod opening;
mod wiping;
mod writing;

pub use beside::{NOT_KEPT, keep, on_trouble, recall, remember};
pub use keeper::State;
pub use opening::{open, raw, resume, state};
pub use wiping::wipe;
pub use writing::{Kept, look, save, settle, take_over};
