//! Stand-in.
use crate::content::instrument::Instrument;
use crate::summary::message::{Request, Response};
use super::Error;
pub async fn call(_: &Instrument, _: &Request) -> Result<Response, Error> { Err(Error::Fetch) }
