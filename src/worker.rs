//! The second wasm module: signs and checks off the main thread, and carries the code for it.
#![forbid(unsafe_code)]

fn main() {
    #[cfg(target_arch = "wasm32")]
    desk::listen();
}

#[cfg(target_arch = "wasm32")]
mod desk {
    use std::cell::RefCell;
    use std::rc::Rc;
    use suunta::content::instrument::Instrument;
    use suunta::platform::signer::Signer;
    use suunta::summary::key::sha256;
    use suunta::summary::message::{Check, Failure, Input, Request, Response, Signed};
    use suunta::summary::payload::{Payload, Role};
    use suunta::summary::verdict::Intact;
    use suunta::summary::{Context, check, cose, crockford, jws, qr};
    use wasm_bindgen::{JsCast, JsValue, closure::Closure};
    use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

    /// What the page told at the start.
    type Instruments = Rc<RefCell<Vec<Instrument>>>;

    /// Answers each message on the port that came with it.
    pub fn listen() {
        let instruments = Instruments::default();
        let hear = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            let instruments = Rc::clone(&instruments);
            wasm_bindgen_futures::spawn_local(async move {
                let text = event.data().as_string().unwrap_or_default();
                // From a slice, as the check reads: one reader, half the code.
                let response = match serde_json::from_slice(text.as_bytes()) {
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
            Request::Sign { payload, one_time, role } => {
                sign(instruments, &payload, one_time, role).await
            }
            Request::CoSign { file, one_time, role } => {
                co_sign(instruments, &file, one_time, role).await
            }
            Request::Check(desk) => checked(instruments, &desk),
        }
    }

    async fn sign(
        instruments: &Instruments,
        payload: &Payload,
        one_time: bool,
        role: Role,
    ) -> Result<Response, Failure> {
        {
            let instruments = instruments.borrow();
            let instrument = instruments.first().ok_or(Failure::Protocol)?;
            payload.validate(instrument).map_err(|_| Failure::Payload)?;
        }
        let bytes = serde_json::to_vec(payload).map_err(|_| Failure::Payload)?;
        let hash = sha256(&bytes);
        let signer = Signer::open(role, one_time).await.map_err(|_| Failure::Signing)?;
        let key = signer.public_key();

        let unsigned = jws::Unsigned::new(&bytes, key, role).map_err(|_| Failure::Payload)?;
        let file = finish(&signer, unsigned).await?;
        let unsigned =
            cose::Unsigned::new(payload, &hash, key, role).map_err(|_| Failure::Payload)?;
        let signature =
            signer.sign(&unsigned.to_be_signed()).await.map_err(|_| Failure::Signing)?;
        let qr = qr::draw(&unsigned.attach(&signature));
        signed(instruments, &signer, file, qr)
    }

    async fn co_sign(
        instruments: &Instruments,
        file: &str,
        one_time: bool,
        role: Role,
    ) -> Result<Response, Failure> {
        if !holds(instruments, file) {
            return Err(Failure::File);
        }
        let signer = Signer::open(role, one_time).await.map_err(|_| Failure::Signing)?;
        let unsigned =
            jws::Unsigned::beside(file, signer.public_key(), role).map_err(|_| Failure::File)?;
        let file = finish(&signer, unsigned).await?;
        signed(instruments, &signer, file, None)
    }

    async fn finish(signer: &Signer, unsigned: jws::Unsigned) -> Result<String, Failure> {
        let signature =
            signer.sign(&unsigned.signing_input()).await.map_err(|_| Failure::Signing)?;
        unsigned.attach(&signature).map_err(|_| Failure::Signing)
    }

    /// Hands over only what the check itself finds intact.
    fn signed(
        instruments: &Instruments,
        signer: &Signer,
        file: String,
        qr: Option<suunta::summary::message::Qr>,
    ) -> Result<Response, Failure> {
        let instruments = instruments.borrow();
        let verdict = check(file.as_bytes(), &nothing_known(&instruments));
        if verdict.intact != Intact::Yes {
            return Err(Failure::Signing);
        }
        Ok(Response::Signed(Box::new(Signed {
            file,
            qr,
            fingerprint: signer.public_key().fingerprint(),
            key: signer.kind(),
            payload_hash: verdict.payload_hash.unwrap_or_default(),
        })))
    }

    fn holds(instruments: &Instruments, file: &str) -> bool {
        let instruments = instruments.borrow();
        check(file.as_bytes(), &nothing_known(&instruments)).intact == Intact::Yes
    }

    fn nothing_known(instruments: &[Instrument]) -> Context<'_> {
        Context { instruments, now: 0, nonce: None, pins: &[], seen: &[], trust: None }
    }

    fn checked(instruments: &Instruments, desk: &Check) -> Result<Response, Failure> {
        let instruments = instruments.borrow();
        if instruments.is_empty() {
            return Err(Failure::Protocol);
        }
        let nonce = desk.nonce.as_deref().and_then(crockford::normalise);
        let context = Context {
            instruments: &instruments,
            now: desk.now,
            nonce: nonce.as_deref(),
            pins: &desk.pins,
            seen: &desk.seen,
            trust: None,
        };
        let verdict = match &desk.input {
            Input::Text(text) => check(text.as_bytes(), &context),
            Input::File(base64) => {
                let bytes = data_encoding::BASE64.decode(base64.as_bytes());
                check(&bytes.map_err(|_| Failure::Protocol)?, &context)
            }
        };
        Ok(Response::Checked(Box::new(verdict)))
    }
}
