//! A signed summary without a browser, in the three forms that other tools can check:
//! `summary.suunta.json`, `qr.txt` and `qr.pgm`, its unsigned copies `copy.fhir.json` and
//! `copy.csv`, documents to read (`paper-fi.pdf`), and a trust list `trust.json`.

use crate::{Fallible, content, paper, picture, refused, trust};
use ed25519_dalek::{Signer, SigningKey};
use std::fs;
use std::path::Path;
use suunta::assessment::{Answer, Answers};
use suunta::content::instrument::{Form, Instrument, Kind};
use suunta::content::profile::Profile;
use suunta::session::{self, Session, Stamp, fields};
use suunta::summary::derived;
use suunta::summary::key::{PublicKey, sha256, sha256_hex};
use suunta::summary::payload::{Attachment, Payload, Role, Section};
use suunta::summary::{cose, jws};

/// Writes them all to the folder.
pub fn all(folder: &Path) -> Fallible<()> {
    fs::create_dir_all(folder)?;
    let content = content()?;
    let profile = content.profiles.get("kainuu").ok_or("no profile kainuu")?;
    // A key that anyone can make again: nothing signed by it means anything.
    let key = SigningKey::from_bytes(&[1; 32]);
    let public = PublicKey(key.verifying_key().to_bytes());
    let mut payload = payload(&content.catalogue.instrument, &profile.first(), &public)?;
    payload.attachments = Some(copies(&payload, folder)?);
    let bytes = serde_json::to_vec(&payload)?;

    let unsigned = jws::Unsigned::new(&bytes, &public, Role::Client).map_err(refused)?;
    let signature = key.sign(&unsigned.signing_input()).to_bytes();
    let signed = unsigned.attach(&signature).map_err(refused)?;
    fs::write(folder.join("summary.suunta.json"), &signed)?;

    let unsigned = cose::Unsigned::new(&payload, &sha256(&bytes), &public, Role::Client);
    let unsigned = unsigned.map_err(refused)?;
    let signature = key.sign(&unsigned.to_be_signed()).to_bytes();
    let text = unsigned.attach(&signature);
    fs::write(folder.join("qr.txt"), &text)?;
    fs::write(folder.join("qr.pgm"), picture::draw(&text)?)?;
    fs::write(folder.join("trust.json"), trust::list(&public)?)?;
    let (payload, signer) = (&payload, &public);
    paper::all(&paper::Source { payload, profile, signed: &signed, code: &text, signer }, folder)?;
    println!("payload {} bytes, QR {} characters", bytes.len(), text.len());
    Ok(())
}

/// A summary of the whole questionnaire, single answers and own words included.
fn payload(instrument: &Instrument, profile: &Profile, key: &PublicKey) -> Fallible<Payload> {
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
    let mut payload = session::payload(instrument, profile, &session, &chosen, stamp);
    payload.client_key = Some(key.thumbprint());
    payload.validate(instrument).map_err(refused)?;
    Ok(payload)
}

/// Writes the unsigned copies; gives what the summary says of them.
fn copies(payload: &Payload, folder: &Path) -> Fallible<Vec<Attachment>> {
    let content = content()?;
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
