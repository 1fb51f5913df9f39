//! What the page asks.

use crate::known::Known;
use js_sys::Uint8Array;
use std::borrow::Cow;
use std::cell::RefCell;
use suunta::content::instrument::Instrument;
use suunta::platform::port;
use suunta::summary::message::{self, Failure, Input, Request, Response};
use suunta::summary::unpack::unpacked;

/// What the page told before.
#[derive(Default)]
struct Told {
    instrument: Option<Instrument>,
    /// For the files of a day, which come in several messages.
    desk: Option<Known>,
}

/// Answers each request.
pub fn listen() {
    let told = RefCell::new(Told::default());
    port::listen_about(async move |text, beside| {
        let request = serde_json::from_slice(text.as_bytes()).map_err(|_| Failure::Protocol);
        let answer = |request| told.borrow_mut().answer(request, &beside);
        let response = request.and_then(answer).unwrap_or_else(Response::Failed);
        serde_json::to_string(&response).unwrap_or_default()
    });
}

impl Told {
    fn answer(&mut self, request: Request, files: &[Uint8Array]) -> Result<Response, Failure> {
        if let Request::Init(instrument, lists) = request {
            self.instrument = Some(message::instrument(&instrument, &lists)?);
            return Ok(Response::Ready);
        }
        let instrument = self.instrument.as_ref().ok_or(Failure::Protocol)?;
        match request {
            Request::Unpack(input) => {
                let bytes = input.clone().into_bytes()?;
                Ok(Response::Unpacked(match unpacked(&bytes) {
                    Cow::Borrowed(same) if same.len() == bytes.len() => input,
                    document => Input::file(&document),
                }))
            }
            Request::Check(asked) => {
                let verdict = Known::of(asked.desk).check(
                    instrument,
                    &asked.input.into_bytes()?,
                    &asked.name,
                );
                Ok(Response::Checked(Box::new(verdict)))
            }
            Request::Desk(desk) => {
                self.desk = Some(Known::of(desk));
                Ok(Response::Ready)
            }
            Request::CheckFiles(names) => {
                let desk = self.desk.as_mut().ok_or(Failure::Protocol)?;
                let files = names.into_iter().zip(files.iter().map(Uint8Array::to_vec));
                Ok(desk.check_files(instrument, files))
            }
            _ => Err(Failure::Protocol),
        }
    }
}
