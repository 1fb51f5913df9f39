//! A new round in place of the last one.

use crate::platform::clock;
use crate::route::Route;
use crate::service::rounds::kept;
use crate::session::Session;
use crate::session::rounds::{Round, Rounds, begin_anew};
use crate::state::context::Context;
use crate::storage::Error;

/// Begins a new round in place of the form; that one is kept.
///
/// # Errors
/// As [`kept::keep_before`]; then nothing has changed.
pub fn begin(context: Context, rounds: &Rounds) -> Result<(), Error> {
    let now = context.session(Session::clone);
    kept::keep_before(&now)?;
    // After whatever was signed last: times of summaries are whole seconds.
    let last = rounds.0.last().map(Round::seconds);
    let start = last.map_or(0, |seconds| (seconds + 1) * 1000).max(clock::now());
    context.replace(begin_anew(&now, context.instrument(), start));
    context.keep();
    context.go(Route::Start);
    Ok(())
}
