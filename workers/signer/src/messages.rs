//! What the page asks, and to whom it goes.

use crate::signing::{self, Instruments};
use crate::staff;
use suunta::platform::port;
use suunta::summary::key::sha256_hex;
use suunta::summary::message::{self, Failure, Request, Response};
use suunta::summary::qr;
use suunta::summary::receipt::Receipt;

/// Answers each request.
pub fn listen() {
    let instruments = Instruments::default();
    port::listen_about(async move |text, _| {
        let response = match serde_json::from_slice(text.as_bytes()) {
            Ok(request) => answer(&instruments, request).await,
            Err(_) => Err(Failure::Protocol),
        };
        serde_json::to_string(&response.unwrap_or_else(Response::Failed)).unwrap_or_default()
    });
}

async fn answer(instruments: &Instruments, request: Request) -> Result<Response, Failure> {
    match request {
        Request::Init(instrument, lists) => {
            *instruments.borrow_mut() = vec![message::instrument(&instrument, &lists)?];
            Ok(Response::Ready)
        }
        Request::Sign { payload, one_time, beside } => {
            signing::sign(instruments, &payload, one_time, beside).await
        }
        Request::ReadReceipt(input) => Ok(match Receipt::read(&input.into_bytes()?) {
            Ok((receipt, key)) => Response::Receipt(Box::new(receipt), key.fingerprint()),
            Err(code) => Response::Refused(code),
        }),
        Request::Draw(text) => Ok(Response::Drawn(qr::draw(&text))),
        Request::Hash(input) => Ok(Response::Hashed(sha256_hex(&input.into_bytes()?))),
        other => staff::answer(other).await,
    }
}
