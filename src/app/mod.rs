//! The pages, one file each, and the route table that reads as a site map.

mod aside;
mod back;
mod coach;
mod context;
mod copies;
mod desk;
mod field;
mod frame;
mod given;
mod hand_over;
mod jobseeker;
mod keeper;
mod keys;
mod kiosk;
mod language;
mod lock;
mod notice;
mod office;
mod outdated;
mod paper;
mod profile;
mod profiles;
mod read_aloud;
mod receipt_card;
mod routes;
mod settings;
mod start_up;
mod summary_page;
mod taps;
mod task;
mod trusted;
mod vault;

pub use context::{Context, Saved};
pub use outdated::erase as erase_outdated;
pub use routes::{EVERY, FIRST, Pages, Route};
pub use start_up::start;
