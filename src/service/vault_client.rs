//! The page's side of encryption.

use crate::platform::{dom, passphrase, worker};
use crate::state::error::Error;
use crate::vault::{self, Request};
use data_encoding::BASE64;
use std::cell::Cell;

/// Seals a text by a passphrase or to a recipient; an age file.
///
/// # Errors
/// [`Error::Vault`], [`Error::Worker`].
pub async fn seal(text: &[u8], with: &str) -> Result<Vec<u8>, Error> {
    // A recipient has one form alone, and this is it.
    ask(&Request::Seal { text: BASE64.encode(text), with: passphrase::normalised(with) }).await
}

/// Opens an age file; one that is still being opened is given up.
///
/// # Errors
/// [`Error::Vault`], [`Error::Worker`].
pub async fn open(file: &[u8], with: &str) -> Result<Vec<u8>, Error> {
    stop();
    let mine = OPENING.get().0.wrapping_add(1);
    OPENING.set((mine, true));
    let file = BASE64.encode(file);
    let mut opened = Err(Error::WRONG);
    for with in passphrase::candidates(with) {
        opened = ask(&Request::Open { file: file.clone(), with }).await;
        if opened != Err(Error::WRONG) {
            break;
        }
    }
    if OPENING.get().0 == mine {
        OPENING.set((mine, false));
    }
    opened
}

thread_local! {
    /// The number of the last file, and whether it is still being opened.
    static OPENING: Cell<(u32, bool)> = const { Cell::new((0, false)) };
}

/// Ends the opening of a file, if there is one; the next is opened afresh.
pub fn stop() {
    let (last, busy) = OPENING.get();
    if busy {
        OPENING.set((last, false));
        worker::stop(VAULT);
    }
}

const VAULT: &str = "suunta-vault";

async fn ask(request: &Request) -> Result<Vec<u8>, Error> {
    let text = serde_json::to_string(request).map_err(|_| vault::Error::Damaged)?;
    let answer = worker::ask_text(VAULT, &text).await?;
    let answer: Result<String, vault::Error> =
        serde_json::from_str(&answer).map_err(|_| vault::Error::Damaged)?;
    let bytes = BASE64.decode(answer?.as_bytes());
    Ok(bytes.map_err(|_| vault::Error::Damaged)?)
}

/// Four words of a list, each as likely as any other; `None` outside a page.
pub fn words(list: &[&str]) -> Option<String> {
    let count = u64::try_from(list.len()).ok().filter(|count| *count > 0)?;
    let mut random = Vec::new();
    for _ in 0..4 {
        // 64 bits leave no word likelier than another by more than chance could ever show.
        let number = u64::from_be_bytes(dom::random_bytes()?);
        random.push(*list.get(usize::try_from(number % count).ok()?)?);
    }
    Some(random.join(" "))
}

/// The words as they were given, however they were typed.
pub fn plain(words: &str) -> String {
    let words = words.to_lowercase().replace(['-', ',', '.'], " ");
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
