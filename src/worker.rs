//! The second wasm module: signs and checks off the main thread, and carries the code for it.
#![forbid(unsafe_code)]

fn main() {
    #[cfg(target_arch = "wasm32")]
    desk::listen();
}

#[cfg(target_arch = "wasm32")]
mod desk {
    use crate::staff;
    use js_sys::Uint8Array;
    use std::cell::RefCell;
    use std::rc::Rc;
    use suunta::content::instrument::Instrument;
    use suunta::platform::signer::Signer;
    use suunta::summary::day::Row;
    use suunta::summary::holder::Holder;
    use suunta::summary::key::{sha256, sha256_hex};
    use suunta::summary::message::{Check, Desk, Failure, Input, Qr, Request, Response, Signed};
    use suunta::summary::payload::{Payload, Role};
    use suunta::summary::receipt::Receipt;
    use suunta::summary::received::{NOTHING_RECEIVED, Received, Seen};
    use suunta::summary::trust::{Published, TrustList};
    use suunta::summary::verdict::{Intact, Pin, Verdict};
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
                // A text, and the bytes that it is about.
                let message: js_sys::Array = event.data().unchecked_into();
                let text = message.get(0).as_string().unwrap_or_default();
                let beside = message.slice(1, message.length());
                // From a slice, as the check reads: one reader, half the code.
                let response = match serde_json::from_slice(text.as_bytes()) {
                    Ok(Request::CheckFiles(names)) => check_files(&instruments, names, &beside),
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
                sign(instruments, &payload, one_time, beside).await
            }
            Request::CoSign { file, by } => co_sign(instruments, &file, by).await,
            Request::Check(Check { input, desk }) => {
                let bytes = bytes(input)?;
                let instruments = instruments.borrow();
                let verdict = Known::of(desk).check(&instruments, &bytes)?;
                Ok(Response::Checked(Box::new(verdict)))
            }
            Request::Desk(desk) => {
                KNOWN.set(Some(Known::of(desk)));
                Ok(Response::Ready)
            }
            Request::ReadReceipt(input) => Ok(match Receipt::read(&bytes(input)?) {
                Ok((receipt, key)) => Response::Receipt(Box::new(receipt), key.fingerprint()),
                Err(code) => Response::Refused(code),
            }),
            Request::Draw(text) => Ok(Response::Drawn(qr::draw(&text))),
            Request::Hash(input) => Ok(Response::Hashed(sha256_hex(&bytes(input)?))),
            other => staff::answer(other).await,
        }
    }

    async fn sign(
        instruments: &Instruments,
        payload: &Payload,
        one_time: bool,
        beside: Option<Holder>,
    ) -> Result<Response, Failure> {
        {
            let instruments = instruments.borrow();
            let instrument = instruments.first().ok_or(Failure::Protocol)?;
            payload.validate(instrument).map_err(|_| Failure::Payload)?;
        }
        let bytes = serde_json::to_vec(payload).map_err(|_| Failure::Payload)?;
        let hash = sha256(&bytes);
        let role = Role::Client;
        let signer = Signer::open(role, one_time).await.map_err(|_| Failure::Signing)?;
        let key = signer.public_key();

        let unsigned = jws::Unsigned::new(&bytes, key, role).map_err(|_| Failure::Payload)?;
        let mut file = finish(&signer, unsigned).await?;
        let mut second = None;
        if let Some(holder) = beside {
            let other = staff::key(holder).await?;
            file = attest(&file, &other, holder).await?;
            second = Some(other.public_key().fingerprint());
        }
        let unsigned =
            cose::Unsigned::new(payload, &hash, key, role).map_err(|_| Failure::Payload)?;
        let signature =
            signer.sign(&unsigned.to_be_signed()).await.map_err(|_| Failure::Signing)?;
        let qr = qr::draw(&unsigned.attach(&signature));
        signed(instruments, &signer, (file, qr, second))
    }

    async fn co_sign(
        instruments: &Instruments,
        file: &str,
        by: Holder,
    ) -> Result<Response, Failure> {
        if !holds(instruments, file) {
            return Err(Failure::File);
        }
        let signer = staff::key(by).await?;
        let file = attest(file, &signer, by).await?;
        let second = signer.public_key().fingerprint();
        signed(instruments, &signer, (file, None, Some(second)))
    }

    /// One more signature over the file, in the holder's role.
    async fn attest(file: &str, signer: &Signer, holder: Holder) -> Result<String, Failure> {
        let role = holder.role().ok_or(Failure::Protocol)?;
        let unsigned = jws::Unsigned::beside(file, signer.public_key(), role);
        finish(signer, unsigned.map_err(|_| Failure::File)?).await
    }

    pub async fn finish(signer: &Signer, unsigned: jws::Unsigned) -> Result<String, Failure> {
        let signature =
            signer.sign(&unsigned.signing_input()).await.map_err(|_| Failure::Signing)?;
        unsigned.attach(&signature).map_err(|_| Failure::Signing)
    }

    /// Hands over only what the check itself finds intact.
    fn signed(
        instruments: &Instruments,
        signer: &Signer,
        (file, qr, beside): (String, Option<Qr>, Option<String>),
    ) -> Result<Response, Failure> {
        let instruments = instruments.borrow();
        let verdict = check(file.as_bytes(), &nothing_known(&instruments));
        if verdict.intact != Intact::Yes {
            return Err(Failure::Signing);
        }
        let (kid, fingerprint) = signer.public_key().names();
        Ok(Response::Signed(Box::new(Signed {
            file,
            qr,
            kid,
            fingerprint,
            beside,
            key: signer.kind(),
            payload_hash: verdict.payload_hash.unwrap_or_default(),
        })))
    }

    fn holds(instruments: &Instruments, file: &str) -> bool {
        let instruments = instruments.borrow();
        check(file.as_bytes(), &nothing_known(&instruments)).intact == Intact::Yes
    }

    fn bytes(input: Input) -> Result<Vec<u8>, Failure> {
        match input {
            Input::Text(text) => Ok(text.into_bytes()),
            Input::File(base64) => {
                data_encoding::BASE64.decode(base64.as_bytes()).map_err(|_| Failure::Protocol)
            }
        }
    }

    fn nothing_known(instruments: &[Instrument]) -> Context<'_> {
        Context {
            instruments,
            now: 0,
            nonce: None,
            pins: &[],
            seen: &NOTHING_RECEIVED,
            trust: None,
        }
    }

    thread_local! {
        /// For the files of a day, which come in several messages.
        static KNOWN: RefCell<Option<Known>> = const { RefCell::new(None) };
    }

    /// What the desk knows, read once.
    struct Known {
        nonce: Option<String>,
        pins: Vec<Pin>,
        received: Received,
        trust: Option<TrustList>,
        now: i64,
    }

    impl Known {
        fn of(desk: Desk) -> Self {
            // What the desk holds was checked when it was taken; a damaged one confirms nobody.
            let trust = desk.trust.and_then(|text| Published::read(text.as_bytes()).ok());
            Self {
                nonce: desk.nonce.as_deref().and_then(crockford::normalise),
                pins: desk.pins,
                received: Received::read(&desk.seen),
                trust: trust.map(|(published, _)| published.list()),
                now: desk.now,
            }
        }

        fn check(&self, instruments: &[Instrument], bytes: &[u8]) -> Result<Verdict, Failure> {
            if instruments.is_empty() {
                return Err(Failure::Protocol);
            }
            let context = Context {
                instruments,
                now: self.now,
                nonce: self.nonce.as_deref(),
                pins: &self.pins,
                seen: &self.received,
                trust: self.trust.as_ref(),
            };
            Ok(check(bytes, &context))
        }
    }

    /// Checks one after another; what is accepted counts as received for the next.
    fn check_files(
        instruments: &Instruments,
        names: Vec<String>,
        files: &js_sys::Array,
    ) -> Result<Response, Failure> {
        let instruments = instruments.borrow();
        let instrument = instruments.first().ok_or(Failure::Protocol)?;
        KNOWN.with_borrow_mut(|known| {
            let known = known.as_mut().ok_or(Failure::Protocol)?;
            let (mut rows, mut received) = (Vec::new(), String::new());
            for (name, file) in names.into_iter().zip(files.iter()) {
                let bytes = file.unchecked_into::<Uint8Array>().to_vec();
                let verdict = known.check(&instruments, &bytes)?;
                if let Some(seen) = Seen::of(&verdict, known.now) {
                    received.push_str(&seen.line());
                    known.received.add(seen);
                }
                rows.push(Row::of(name, &verdict, instrument));
            }
            Ok(Response::CheckedFiles { rows, received })
        })
    }
}

#[cfg(target_arch = "wasm32")]
mod staff {
    //! The staff's keys, and the documents that only they sign.

    use crate::desk::finish;
    use suunta::platform::signer::Signer;
    use suunta::platform::staff_keys;
    use suunta::summary::holder::Holder;
    use suunta::summary::key::sha256_hex;
    use suunta::summary::message::{Failure, Request, Response, Trusted};
    use suunta::summary::receipt::{self, Receipt};
    use suunta::summary::trust::{self, Published};
    use suunta::summary::{Code, jws, strict_json};

    pub async fn answer(request: Request) -> Result<Response, Failure> {
        match request {
            Request::Enrol { holder, name, made, passphrase } => {
                let sealed = staff_keys::enrol((holder, &name, &made), &passphrase).await?;
                Ok(Response::Enrolled(Box::new(sealed)))
            }
            Request::Unlock { key, passphrase } => {
                staff_keys::unlock(&key, &passphrase).await?;
                open().await
            }
            Request::Lock(holder) => {
                staff_keys::lock(holder).await;
                open().await
            }
            Request::Open => open().await,
            Request::Publish(list) => {
                list.validate().map_err(|_| Failure::Payload)?;
                sign(Holder::Organisation, trust::TYPE, &list).await
            }
            Request::Trust { list, held } => Ok(read(&list, held.as_deref())),
            Request::Receipt { file, name, received_at } => receipt(&file, name, received_at).await,
            _ => Err(Failure::Protocol),
        }
    }

    /// The holder's unlocked key.
    pub async fn key(holder: Holder) -> Result<Signer, Failure> {
        staff_keys::unlocked(holder).await.ok_or(Failure::Locked)
    }

    async fn open() -> Result<Response, Failure> {
        let mut open = Vec::new();
        for holder in Holder::ALL {
            if let Some(signer) = staff_keys::unlocked(holder).await {
                open.push((holder, signer.public_key().thumbprint()));
            }
        }
        Ok(Response::Open(open))
    }

    async fn sign<T: serde::Serialize>(
        holder: Holder,
        typ: &'static str,
        document: &T,
    ) -> Result<Response, Failure> {
        let signer = key(holder).await?;
        let bytes = serde_json::to_vec(document).map_err(|_| Failure::Payload)?;
        let unsigned = jws::Unsigned::of_type(typ, &bytes, signer.public_key());
        let text = finish(&signer, unsigned.map_err(|_| Failure::Payload)?).await?;
        Ok(Response::Document(text))
    }

    fn read(list: &str, held: Option<&str>) -> Response {
        let held = held.and_then(|text| Published::read(text.as_bytes()).ok());
        let taken = Published::read(list.as_bytes()).and_then(|(list, key)| {
            // The numbers of one organisation's lists say nothing of another's.
            if let Some((held, _)) = held.filter(|(_, before)| *before == key) {
                list.succeeds(&held)?;
            }
            let (kid, fingerprint) = key.names();
            Ok(Trusted { list, kid, fingerprint })
        });
        taken.map_or_else(Response::Refused, |trusted| Response::Trusted(Box::new(trusted)))
    }

    async fn receipt(file: &str, name: String, received_at: String) -> Result<Response, Failure> {
        let bytes = data_encoding::BASE64.decode(file.as_bytes()).map_err(|_| Failure::File)?;
        let document = jws::parse(bytes.trim_ascii()).map_err(|_| Failure::File)?;
        let payload = strict_json::parse::<suunta::summary::Payload>(&document.payload);
        let payload = payload.map_err(|_: Code| Failure::File)?;
        let receipt = Receipt {
            v: 1,
            name,
            sha256: sha256_hex(&bytes),
            jti: payload.jti,
            nonce: payload.nonce,
            received_at,
        };
        sign(Holder::Caseworker, receipt::TYPE, &receipt).await
    }
}
