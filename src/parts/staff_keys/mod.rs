//! Keys of the staff, to be seen, made and opened.

pub mod card;
pub mod cards;
pub mod read;
