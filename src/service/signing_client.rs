//! Asks the workers: the only way from the pages to signing and checking.

use crate::platform::worker::{self, Error};
use crate::state::context::Context;
use crate::state::error;
use crate::summary::message::{Request, Response};

/// The worker that signs and keeps the staff's keys.
pub const SIGNER: &str = "suunta-worker";

/// Sends a request, starting the worker when it is its first one.
///
/// # Errors
/// [`error::Error`].
pub async fn ask(context: Context, request: Request) -> Result<Response, error::Error> {
    ask_about(context, request, &[]).await
}

/// Sends a request with the bytes that it is about.
///
/// # Errors
/// [`error::Error`].
pub async fn ask_about(
    context: Context,
    request: Request,
    beside: &[Vec<u8>],
) -> Result<Response, error::Error> {
    let name = if request.is_check() { "suunta-checker" } else { SIGNER };
    match worker::ask_about(name, || init(context), &request, beside).await {
        Ok(Response::Failed(failure)) => Err(failure.into()),
        Ok(response) => Ok(response),
        Err(error) => Err(error.into()),
    }
}

/// What a worker is told before anything is asked.
fn init(context: Context) -> Result<Request, Error> {
    let lists = &context.programme().lists;
    let instrument = serde_json::to_string(context.instrument()).map_err(|_| Error::Protocol)?;
    let lists = serde_json::to_string(lists).map_err(|_| Error::Protocol)?;
    Ok(Request::Init(instrument, lists))
}
