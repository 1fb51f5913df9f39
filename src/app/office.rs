//! Asks the worker: the only way from the pages to signing and checking.

use super::Context;
use crate::platform::worker;
use crate::summary::message::{Request, Response};

/// Sends a request, starting the worker when it is the first one.
///
/// # Errors
/// The key of the user's sentence.
pub async fn ask(context: Context, request: Request) -> Result<Response, &'static str> {
    ask_about(context, request, &[]).await
}

/// Sends a request with the bytes that it is about.
///
/// # Errors
/// The key of the user's sentence.
pub async fn ask_about(
    context: Context,
    request: Request,
    beside: &[Vec<u8>],
) -> Result<Response, &'static str> {
    let known = (context.instrument(), &context.programme().lists);
    match worker::call(known, &request, beside).await {
        Ok(Response::Failed(failure)) => Err(failure.key()),
        Ok(response) => Ok(response),
        Err(error) => Err(error.key()),
    }
}
