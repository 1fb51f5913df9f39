//! The fourth worker: encrypts and decrypts, off the main thread.
#![forbid(unsafe_code)]

fn main() {
    #[cfg(target_arch = "wasm32")]
    vault::listen();
}

#[cfg(target_arch = "wasm32")]
mod vault {
    use data_encoding::BASE64;
    use suunta::platform::port;
    use suunta_vault::{Error, Request, open, seal};

    /// Answers each request, JSON, with `{"Ok": base64}` or `{"Err": …}`.
    pub fn listen() {
        port::listen_text(|text| {
            let request = serde_json::from_str(text).map_err(|_| Error::Damaged);
            let answer = request.and_then(answer).map(|bytes| BASE64.encode(&bytes));
            serde_json::to_string(&answer).unwrap_or_default()
        });
    }

    fn answer(request: Request) -> Result<Vec<u8>, Error> {
        let bytes = |text: &str| BASE64.decode(text.as_bytes()).map_err(|_| Error::Damaged);
        match request {
            Request::Seal { text, with } => seal(&bytes(&text)?, &with),
            Request::Open { file, with } => open(&bytes(&file)?, &with),
        }
    }
}
