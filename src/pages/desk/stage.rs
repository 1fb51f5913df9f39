//! What the checking page has come to.

use crate::state::error::Error;
use crate::summary::message::Input;
use crate::summary::verdict::Verdict;

#[derive(Clone)]
pub enum Stage {
    Waiting,
    Checking,
    Failed(Error),
    /// The verdict, and what it is of.
    Checked(Box<(Verdict, Input)>),
}
