//! Which profile is in force.

use crate::content::profile::{Profile, Programme};
use std::cell::Cell;
use std::sync::LazyLock;

thread_local! {
    static IN_FORCE: Cell<Option<&'static Profile>> = const { Cell::new(None) };
    static WHOLE: Cell<Option<&'static Programme>> = const { Cell::new(None) };
}

/// The profile in use.
pub fn profile() -> &'static Profile {
    static NOTHING: LazyLock<Profile> = LazyLock::new(Profile::default);
    IN_FORCE.get().unwrap_or_else(|| &NOTHING)
}

/// The profile in use, whole. Without it nothing of it is offered.
pub fn programme() -> &'static Programme {
    static NOTHING: LazyLock<Programme> = LazyLock::new(Programme::default);
    WHOLE.get().unwrap_or_else(|| &NOTHING)
}

/// Puts one in force.
pub fn set(profile: &'static Profile, whole: Option<&'static Programme>) {
    IN_FORCE.set(Some(profile));
    WHOLE.set(whole);
}
