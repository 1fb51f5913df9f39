//! The keys of the staff on this device.

pub mod kept;
pub mod state;
