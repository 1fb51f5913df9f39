//! What the page asks, and to whom it goes.

use crate::{checking, signing, staff};
use js_sys::Uint8Array;
use std::cell::RefCell;
use std::rc::Rc;
use suunta::content::instrument::Instrument;
use suunta::summary::key::sha256_hex;
use suunta::summary::message::{Failure, Input, Request, Response};
use suunta::summary::qr;
use suunta::summary::receipt::Receipt;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// What the page told at the start.
pub type Instruments = Rc<RefCell<Vec<Instrument>>>;

/// Answers each message on the port that came with it.
pub fn listen() {
    let instruments = Instruments::default();
    let hear = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let instruments = Rc::clone(&instruments);
        wasm_bindgen_futures::spawn_local(async move {
            // A text, and the bytes that it is about.
            let message: js_sys::Array = event.data().unchecked_into();
            let text = message.get(0).as_string().unwrap_or_default();
            let beside = message.slice(1, message.length());
            // From a slice, as the check reads: one reader, half the code.
            let response = match serde_json::from_slice(text.as_bytes()) {
                Ok(Request::CheckFiles(names)) => {
                    let files =
                        beside.iter().map(|file| file.unchecked_into::<Uint8Array>().to_vec());
                    checking::check_files(&instruments, names.into_iter().zip(files))
                }
                Ok(request) => answer(&instruments, request).await,
                Err(_) => Err(Failure::Protocol),
            };
            post(&event, &response.unwrap_or_else(Response::Failed));
        });
    });
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    scope.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    hear.forget(); // as long as the worker lives
}

fn post(event: &MessageEvent, response: &Response) {
    let port = event.ports().get(0).dyn_into::<web_sys::MessagePort>();
    if let (Ok(port), Ok(text)) = (port, serde_json::to_string(response)) {
        // Fails only for what cannot be cloned; a text can.
        let _ = port.post_message(&JsValue::from_str(&text));
    }
}

async fn answer(instruments: &Instruments, request: Request) -> Result<Response, Failure> {
    match request {
        Request::Init(instrument, lists) => {
            let instrument: Instrument =
                serde_json::from_str(&instrument).map_err(|_| Failure::Protocol)?;
            let background = serde_json::from_str(&lists).map_err(|_| Failure::Protocol)?;
            *instruments.borrow_mut() = vec![Instrument { background, ..instrument }];
            Ok(Response::Ready)
        }
        Request::Sign { payload, one_time, beside } => {
            signing::sign(instruments, &payload, one_time, beside).await
        }
        Request::Check(asked) => checking::check_one(instruments, asked.desk, &bytes(asked.input)?),
        Request::Desk(desk) => Ok(checking::know(desk)),
        Request::ReadReceipt(input) => Ok(match Receipt::read(&bytes(input)?) {
            Ok((receipt, key)) => Response::Receipt(Box::new(receipt), key.fingerprint()),
            Err(code) => Response::Refused(code),
        }),
        Request::Draw(text) => Ok(Response::Drawn(qr::draw(&text))),
        Request::Hash(input) => Ok(Response::Hashed(sha256_hex(&bytes(input)?))),
        other => staff::answer(other).await,
    }
}

fn bytes(input: Input) -> Result<Vec<u8>, Failure> {
    match input {
        Input::Text(text) => Ok(text.into_bytes()),
        Input::File(base64) => {
            data_encoding::BASE64.decode(base64.as_bytes()).map_err(|_| Failure::Protocol)
        }
    }
}
