//! The pages, one file each, and the route table that reads as a site map.

mod context;
mod desk;
mod frame;
mod jobseeker;
mod keeper;
mod language;
mod notice;
mod office;
mod routes;
mod settings;
mod start_up;
mod statement;
mod summary_page;

pub use context::{Context, Saved};
pub use routes::Route;
pub use start_up::start;
