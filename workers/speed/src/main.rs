//! How fast the check is beside the bare Ed25519 verification of the same files, in a browser's
//! worker and without reading them. It is compiled as the checker is.

fn main() {
    #[cfg(target_arch = "wasm32")]
    speed::listen();
}

#[cfg(target_arch = "wasm32")]
mod speed {
    use data_encoding::BASE64URL_NOPAD;
    use ed25519_dalek::{Signature, VerifyingKey};
    use serde_json::{Value, json};
    use suunta::content::instrument::Instrument;
    use suunta::platform::port;
    use suunta::summary::received::NOTHING_RECEIVED;
    use suunta::summary::{Context, check};

    /// The shortest of several runs counts: the others waited for something else.
    const RUNS: usize = 9;

    /// Answers `{instrument, files}` with what one file takes, in µs: `{bare, check}`.
    pub fn listen() {
        port::listen_text(|text| {
            measure(text).map_or_else(|| "null".to_owned(), |measured| measured.to_string())
        });
    }

    fn measure(text: &str) -> Option<Value> {
        let given: Value = serde_json::from_str(text).ok()?;
        let instrument: Instrument = serde_json::from_value(given["instrument"].clone()).ok()?;
        let files: Vec<&str> =
            given["files"].as_array()?.iter().filter_map(Value::as_str).collect();
        let bare: Vec<Bare> = files.iter().filter_map(|file| Bare::of(file)).collect();
        let context = Context {
            instruments: std::slice::from_ref(&instrument),
            // A day after the summaries say that they were made.
            now: 1_772_532_000,
            nonce: None,
            pins: &[],
            seen: &NOTHING_RECEIVED,
            trust: None,
        };
        let (mut verified, mut checked) = (f64::INFINITY, f64::INFINITY);
        for _ in 0..RUNS {
            verified = verified.min(taken(&bare, Bare::holds)?);
            checked =
                checked.min(taken(&files, |file| check(file.as_bytes(), &context).level == 1)?);
        }
        Some(json!({ "bare": verified, "check": checked }))
    }

    /// What one takes, in µs; `None` unless all of them hold.
    fn taken<T>(all: &[T], holds: impl Fn(&T) -> bool) -> Option<f64> {
        let start = js_sys::Date::now();
        let held = all.iter().all(holds);
        held.then(|| 1_000.0 * (js_sys::Date::now() - start) / all.len() as f64)
    }

    /// What a bare verification takes.
    struct Bare {
        key: [u8; 32],
        signed: Vec<u8>,
        signature: [u8; 64],
    }

    impl Bare {
        fn of(file: &str) -> Option<Self> {
            let file: Value = serde_json::from_str(file).ok()?;
            let by = &file["signatures"][0];
            let bytes = |value: &Value| BASE64URL_NOPAD.decode(value.as_str()?.as_bytes()).ok();
            let header: Value = serde_json::from_slice(&bytes(&by["protected"])?).ok()?;
            Some(Self {
                key: bytes(&header["jwk"]["x"])?.try_into().ok()?,
                signed: [by["protected"].as_str()?, ".", file["payload"].as_str()?]
                    .concat()
                    .into_bytes(),
                signature: bytes(&by["signature"])?.try_into().ok()?,
            })
        }

        fn holds(&self) -> bool {
            let key = VerifyingKey::from_bytes(&self.key);
            let signature = Signature::from_bytes(&self.signature);
            key.is_ok_and(|key| key.verify_strict(&self.signed, &signature).is_ok())
        }
    }
}
