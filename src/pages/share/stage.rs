//! What the page that shares has come to.

use crate::state::error::Error;
use crate::summary::derived::Derived;
use crate::summary::message::Signed;
use crate::summary::payload::Payload;

/// A payload with the copies made of it.
pub type Copied = (Payload, Vec<Derived>);

/// A signed summary in all its forms, with the copies made of it.
#[derive(Clone)]
pub struct Done {
    pub payload: Payload,
    pub signed: Signed,
    pub copies: Vec<Derived>,
    /// What the names of its files begin with.
    pub stem: String,
}

/// What the page has come to.
#[derive(Clone)]
pub enum Stage {
    Choosing,
    /// The second signature was wanted and its key is locked.
    Asking,
    Signing,
    Failed(Error),
    /// Signed; and whether it was kept on the device, where it is to be.
    Done(Box<Done>, Option<bool>),
}
