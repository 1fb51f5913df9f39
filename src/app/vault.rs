//! The page's side of encryption.

use crate::encrypted::{Error, Request};
use crate::platform::{dom, passphrase, worker};
use data_encoding::BASE64;

/// Why nothing was sealed or opened: the key of the user's sentence.
pub type Refusal = &'static str;

/// Seals a text by a passphrase or to a recipient; an age file.
///
/// # Errors
/// [`Refusal`].
pub async fn seal(text: &[u8], with: &str) -> Result<Vec<u8>, Refusal> {
    // A recipient has one form alone, and this is it.
    ask(&Request::Seal { text: BASE64.encode(text), with: passphrase::normalised(with) }).await
}

/// Opens an age file.
///
/// # Errors
/// [`Refusal`].
pub async fn open(file: &[u8], with: &str) -> Result<Vec<u8>, Refusal> {
    let file = BASE64.encode(file);
    let mut opened = Err(Error::Wrong.key());
    for with in passphrase::candidates(with) {
        opened = ask(&Request::Open { file: file.clone(), with }).await;
        if opened != Err(Error::Wrong.key()) {
            break;
        }
    }
    opened
}

async fn ask(request: &Request) -> Result<Vec<u8>, Refusal> {
    let text = serde_json::to_string(request).map_err(|_| Error::Damaged.key())?;
    let answer = worker::ask_text("suunta-vault", &text).await.map_err(|error| error.key())?;
    let answer: Result<String, Error> =
        serde_json::from_str(&answer).map_err(|_| Error::Damaged.key())?;
    let bytes = BASE64.decode(answer.map_err(|error| error.key())?.as_bytes());
    bytes.map_err(|_| Error::Damaged.key())
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
