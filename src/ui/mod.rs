//! Parts that pages are made of.

pub mod anew;
pub mod ask;
pub mod choice;
pub mod contacts;
pub mod errors;
pub mod field;
pub mod fold;
pub mod house;
pub mod passphrase;
pub mod path;
pub mod target;
pub mod text;
