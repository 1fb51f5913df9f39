//! What lives while the app runs.

pub mod context;
pub mod error;
pub mod in_force;
pub mod notice;
pub mod remains;
pub mod session_store;
pub mod shown;
pub mod text;
