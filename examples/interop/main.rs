//! Our half of `cargo xtask interop`, without a browser: makes files for the tools of others and
//! reads what those tools made.
//!
//! `cargo run --example interop -- make target/interop`

mod calendar;
mod figures;
mod make;
mod paper;
mod picture;
mod trust;

use std::error::Error;
use std::io::Write;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};
use std::{env, fs, io};
use suunta::content::source::{self, Content};
use suunta::summary::received::NOTHING_RECEIVED;
use suunta::summary::{Context, check, fhir};
use suunta::{scan, vault};

pub type Fallible<T> = Result<T, Box<dyn Error>>;

const HELP: &str = "\
make FOLDER           a signed summary, its QR, its copies and documents, and a trust list
figures FOLDER        the figures of two desks
calendar FOLDER       a plan as a calendar, saved twice
check FILE            the verdict on a summary or on the text of a QR, as JSON
trust FILE            the trust list in a file, as JSON
scan PICTURE          the text of each QR in a grey picture (PGM)
response FILE         what a QuestionnaireResponse says, as JSON
seal FILE WITH SEALED encrypts for a recipient or by a passphrase
open SEALED WITH      decrypts by an identity or a passphrase";

fn main() -> Fallible<()> {
    let words: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["make", folder] => make::all(Path::new(folder)),
        ["figures", folder] => figures::all(Path::new(folder)),
        ["calendar", folder] => calendar::all(Path::new(folder)),
        ["check", file] => print(&verdict(&fs::read(file)?)?),
        ["trust", file] => print(&trust::read(&fs::read(file)?)?),
        ["scan", file] => {
            let bytes = fs::read(file)?;
            let (width, height, grey) = picture::read(&bytes)?;
            print(scan::read(grey, width, height).join("\n").as_bytes())
        }
        ["response", file] => {
            let instrument = content()?.catalogue.instrument;
            let said = fhir::read::payload(&fs::read(file)?, &instrument).map_err(refused)?;
            print(&serde_json::to_vec(&said)?)
        }
        ["seal", file, with, sealed] => {
            Ok(fs::write(sealed, vault::seal(&fs::read(file)?, with).map_err(refused)?)?)
        }
        ["open", sealed, with] => print(&vault::open(&fs::read(sealed)?, with).map_err(refused)?),
        _ => Err(HELP.into()),
    }
}

/// The verdict of a desk that knows no key and has received nothing.
fn verdict(bytes: &[u8]) -> Fallible<Vec<u8>> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
    let context = Context {
        instruments: &[content()?.catalogue.instrument],
        now: i64::try_from(now)?,
        nonce: None,
        pins: &[],
        seen: &NOTHING_RECEIVED,
        trust: None,
    };
    Ok(serde_json::to_vec(&check(bytes, &context))?)
}

fn content() -> Fallible<Content> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    Ok(source::read(&root).map_err(|faults| format!("{faults:?}"))?)
}

fn refused(code: impl std::fmt::Debug) -> String {
    format!("{code:?}")
}

fn print(bytes: &[u8]) -> Fallible<()> {
    Ok(io::stdout().write_all(bytes)?)
}
