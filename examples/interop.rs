//! Makes a signed summary without a browser, in the three forms that other tools can check:
//! `summary.suunta.json`, `qr.txt` and `qr.pgm`, and its unsigned copies `copy.fhir.json` and
//! `copy.csv`, in the folder given.
//!
//! `cargo run --example interop -- target/interop`

use ed25519_dalek::{Signer, SigningKey};
use std::error::Error;
use std::path::Path;
use std::{env, fs};
use suunta::assessment::{Answer, Answers};
use suunta::content::instrument::{Form, Instrument, Kind};
use suunta::content::source;
use suunta::session::{self, Session, Stamp, fields};
use suunta::summary::derived;
use suunta::summary::key::{PublicKey, sha256, sha256_hex};
use suunta::summary::payload::{Attachment, Payload, Role, Section};
use suunta::summary::{cose, jws};

/// Pixels of a module, and light modules around the code.
const MODULE: usize = 4;
const QUIET_ZONE: usize = 4;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = env::args().nth(1).ok_or("which folder?")?;
    let folder = Path::new(&folder);
    fs::create_dir_all(folder)?;

    let mut payload = payload()?;
    payload.attachments = Some(copies(&payload, folder)?);
    let bytes = serde_json::to_vec(&payload)?;
    // A key that anyone can make again: nothing signed by it means anything.
    let key = SigningKey::from_bytes(&[1; 32]);
    let public = PublicKey(key.verifying_key().to_bytes());

    let refused = |code| format!("{code:?}");
    let unsigned = jws::Unsigned::new(&bytes, &public, Role::Client).map_err(refused)?;
    let signature = key.sign(&unsigned.signing_input()).to_bytes();
    fs::write(folder.join("summary.suunta.json"), unsigned.attach(&signature).map_err(refused)?)?;

    let unsigned = cose::Unsigned::new(&payload, &sha256(&bytes), &public, Role::Client);
    let unsigned = unsigned.map_err(refused)?;
    let signature = key.sign(&unsigned.to_be_signed()).to_bytes();
    let text = unsigned.attach(&signature);
    fs::write(folder.join("qr.txt"), &text)?;
    fs::write(folder.join("qr.pgm"), picture(&text)?)?;
    println!("payload {} bytes, QR {} characters", bytes.len(), text.len());
    Ok(())
}

/// A summary of the whole questionnaire, single answers and own words included.
fn payload() -> Result<Payload, Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/content");
    let content = source::read(&root).map_err(|faults| format!("{faults:?}"))?;
    let instrument = &content.catalogue.instrument;
    let profile = &content.profiles.get("kainuu").ok_or("no profile kainuu")?.first();
    let mut session = Session {
        instrument: instrument.version.clone(),
        profile: profile.id.clone(),
        form: Form::Full,
        answers: answers(instrument),
        ..Session::default()
    };
    session.lists.insert(fields::VOTES.to_owned(), vec!["E".to_owned(), "N".to_owned()]);
    session.texts.insert(fields::OWN_WORDS.to_owned(), "Haluan töihin – أريد أن أعمل".to_owned());
    let stamp = Stamp {
        jti: "urn:uuid:6b1f1f0e-5d3a-4c1e-9f6e-0a1b2c3d4e5f".to_owned(),
        issued_at: "2026-03-02T11:59:00+02:00".to_owned(),
        nonce: Some("0123456789ABCDEF".to_owned()),
        language: "fi".to_owned(),
        beside: None,
        change: None,
    };
    let chosen: Vec<Section> =
        Section::ALL.into_iter().filter(|section| *section != Section::Safety).collect();
    let payload = session::payload(instrument, profile, &session, &chosen, stamp);
    payload.validate(instrument).map_err(|code| format!("{code:?}"))?;
    Ok(payload)
}

/// Writes the unsigned copies; gives what the summary says of them.
fn copies(payload: &Payload, folder: &Path) -> Result<Vec<Attachment>, Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/content");
    let content = source::read(&root).map_err(|faults| format!("{faults:?}"))?;
    let locale = content.locales.get("fi").ok_or("no texts")?;
    let label = |key: &str| locale.get(key).map_or_else(|| key.to_owned(), Clone::clone);
    let mut attachments = Vec::new();
    for copy in derived::of(payload, &content.catalogue.instrument, &label, "copy") {
        fs::write(folder.join(&copy.name), &copy.text)?;
        let sha256 = sha256_hex(copy.text.as_bytes());
        attachments.push(Attachment { name: copy.name, sha256 });
    }
    Ok(attachments)
}

fn answers(instrument: &Instrument) -> Answers {
    let scored = instrument.items.iter().filter(|item| item.kind == Kind::Step);
    let steps = (0_u8..).zip(scored).map(|(n, item)| (item.id.clone(), Answer::Step(n % 5)));
    steps.chain([("W".to_owned(), Answer::Step(7))]).collect()
}

/// The QR for print as a grey picture (PGM).
fn picture(text: &str) -> Result<Vec<u8>, Box<dyn Error>> {
    use qrcodegen::{QrCode, QrCodeEcc, QrSegment};
    let segment = QrSegment::make_alphanumeric(text);
    let code = QrCode::encode_segments(&[segment], QrCodeEcc::Quartile)?;
    let side = usize::try_from(code.size())? + 2 * QUIET_ZONE;
    let width = side * MODULE;
    let mut picture = format!("P5 {width} {width} 255\n").into_bytes();
    for y in 0..width {
        for x in 0..width {
            let [x, y] = [x, y].map(|pixel| (pixel / MODULE) as i32 - QUIET_ZONE as i32);
            picture.push(if code.get_module(x, y) { 0 } else { 255 });
        }
    }
    Ok(picture)
}
