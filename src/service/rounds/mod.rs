//! Earlier rounds, kept on the device.

pub mod anew;
pub mod kept;
