//! One respondent at work: the state, the actions that change it, undo, and the way through.
//!
//! State changes only by [`Work::act`], [`Work::undo`] and [`Work::redo`].

mod action;
pub mod calendar;
pub mod dates;
mod faults;
pub mod fields;
mod flow;
mod hint;
mod payload;
pub mod rounds;
mod sections;
mod sharing;
mod state;

pub use crate::session::action::{Action, Work};
pub use crate::session::faults::{Fault, faults};
pub use crate::session::flow::{
    Progress, Standing, items, module_standing, next_item, previous_item, progress,
};
pub use crate::session::hint::{any_worrying, calls_for_help, facts, is_worrying, worrying};
pub use crate::session::payload::{Stamp, everything, offered, payload};
pub use crate::session::sharing::{Leaving, sections_of};
pub use crate::session::state::Session;

pub use crate::summary::payload::Mode;
