//! Asks the worker: the only way from the pages to signing and checking.

use super::Context;
use crate::platform::worker;
use crate::summary::message::{Request, Response};

/// Sends a request, starting the worker when it is the first one.
///
/// # Errors
/// The key of the user's sentence.
pub async fn ask(context: Context, request: Request) -> Result<Response, &'static str> {
    let response = worker::call((context.instrument(), &context.programme().lists), &request).await;
    match response {
        Ok(Response::Failed(failure)) => Err(failure.key()),
        Ok(response) => Ok(response),
        Err(error) => Err(error.key()),
    }
}
