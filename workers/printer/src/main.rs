//! The fifth worker: makes documents, off the main thread.
#![forbid(unsafe_code)]

fn main() {
    #[cfg(target_arch = "wasm32")]
    printer::listen();
}

#[cfg(target_arch = "wasm32")]
mod printer {
    use data_encoding::BASE64;
    use suunta::platform::port;
    use suunta_pdf::{Error, make};

    /// Answers each paper, JSON, with `{"Ok": [base64, sheets, letters that no font has]}` or `{"Err": …}`.
    pub fn listen() {
        port::listen_text(|text| {
            let paper = serde_json::from_str(text).map_err(|_| Error::Damaged);
            let made = paper.and_then(|paper| make(&paper));
            let answer = made.map(|made| (BASE64.encode(&made.pdf), made.sheets, made.missing));
            serde_json::to_string(&answer).unwrap_or_default()
        });
    }
}
