//! What acts on the app's state whatever page is in front.

pub mod due;
pub mod erase;
