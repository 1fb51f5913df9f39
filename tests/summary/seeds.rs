//! What fuzzing begins with: a file for each vector, below `seeds` in the folder for files of tests.

use crate::cases::{instruments, rows};
use crate::external::documents::documents;
use crate::fixture::{JTI, answers, file, key, payload_of, public};
use crate::keys::{list, listed, sealed, signed};
use qrcodegen::{QrCode, QrCodeEcc};
use std::fs;
use std::io::Write;
use std::path::Path;
use suunta::assessment::Answer;
use suunta::content::instrument::Form;
use suunta::session::rounds::{Round, Rounds};
use suunta::session::{Action, Work, fields};
use suunta::storage::encode;
use suunta::summary::holder::Holder;
use suunta::summary::payload::Role;
use suunta::summary::{jws, scored, trust};
use suunta::vault::seal;

/// Longer ones only slow the mutations down; the limits have tests of their own.
const LONGEST: usize = 16 * 1024;

fn write(target: &str, seeds: impl IntoIterator<Item = Vec<u8>>) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("seeds").join(target);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let short = seeds.into_iter().filter(|seed| seed.len() <= LONGEST);
    let count = short
        .enumerate()
        .map(|(number, seed)| fs::write(folder.join(number.to_string()), seed).unwrap())
        .count();
    assert!(count > 0, "nothing for {target}");
}

/// A code as a grey picture, its width before it.
fn picture() -> Vec<u8> {
    const SCALE: i32 = 3;
    let code = QrCode::encode_text("SUU1:0123456789", QrCodeEcc::Medium).unwrap();
    let side = (code.size() + 8) * SCALE;
    let dark = |at: i32| code.get_module(at % side / SCALE - 4, at / side / SCALE - 4);
    let grey = (0..side * side).map(|at| if dark(at) { 0 } else { 255 });
    std::iter::once(u8::try_from(side).unwrap()).chain(grey).collect()
}

#[test]
fn fuzzing_has_something_to_begin_with() {
    let rows = rows();
    let cases = rows.iter().flat_map(|(_, row)| &row.case).map(|case| case.input(JTI));
    let cases: Vec<Vec<u8>> = cases.collect();
    let payloads = cases.iter().filter_map(|case| jws::parse(case).ok()).map(|file| file.payload);
    let instrument = &instruments()[0];
    let payload = payload_of(instrument, Form::Full, answers(instrument));
    let code = scored::encode(&payload, &[7; 32]).unwrap();
    write("signed", payloads.chain([code]));
    write("check", cases.iter().cloned().chain(documents()));

    let published = list(1, vec![listed(&key(2), Holder::Coach)]);
    let published = [
        serde_json::to_vec(&published).unwrap(),
        signed(trust::TYPE, &published, &key(9)).into_bytes(),
        serde_json::to_vec(&sealed()).unwrap(),
        file(&payload, &key(1), Role::Client).into_bytes(),
    ];
    write("documents", published);

    let mut work = Work::default();
    for item in ["E1", "E2", "W"] {
        work.act(Action::Answer { item: item.to_owned(), answer: Some(Answer::Step(3)) }, 1);
    }
    work.act(Action::text(fields::OWN_WORDS, "Töihin"), 1);
    let session = work.session();
    let rounds = Rounds(vec![Round::of(&payload, Some(public(&key(1)).thumbprint()))]);
    let kept = [
        serde_json::to_vec(session).unwrap(),
        encode(1, session).unwrap().into_bytes(),
        serde_json::to_vec(&rounds).unwrap(),
    ];
    write("storage", kept);

    let png = [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice(), &[0, 0, 2, 128, 0, 0, 1, 224]].concat();
    let jpeg = b"\xff\xd8\xff\xe0\0\x04JF\xff\xc0\0\x11\x08\x01\xe0\x02\x80\x03\x01\"\0".to_vec();
    let identity = include_str!("../../fuzz/identity.txt").trim();
    let identity: age::x25519::Identity = identity.parse().unwrap();
    let recipient = identity.to_public().to_string();
    let sealed = seal(b"yhteenveto", &recipient).unwrap();
    let mut armored = Vec::new();
    let format = age::armor::Format::AsciiArmor;
    let mut armor = age::armor::ArmoredWriter::wrap_output(&mut armored, format).unwrap();
    armor.write_all(&sealed).unwrap();
    armor.finish().unwrap();
    write("encrypted", [sealed, armored]);

    write("pictures", [picture(), png, jpeg]);
}
