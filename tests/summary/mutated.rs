//! Good documents with bytes changed, cut, doubled and put elsewhere: no panic, and nothing of what
//! no signature covers is ever shown. The same thousands every time; `fuzz/` goes further.

use super::fixture::{desk, file, key, payload, public, qr_text};
use ed25519_dalek::Signer as _;
use suunta::scan::picture;
use suunta::session::{Session, rounds::Rounds};
use suunta::storage::{decode, encode};
use suunta::summary::payload::Role;
use suunta::summary::receipt::Receipt;
use suunta::summary::trust::{self, Published};
use suunta::summary::{check, jws};

const TIMES: usize = 4_000;

/// Numbers that look random and are the same every time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (self.0 >> 33) as usize % limit.max(1)
    }
}

fn mutate(good: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = good.to_vec();
    for _ in 0..=chance.below(3) {
        if bytes.is_empty() {
            break;
        }
        let (from, to) = (chance.below(bytes.len()), chance.below(bytes.len()));
        let (start, end) = (from.min(to), from.max(to).min(from.min(to) + 40));
        match chance.below(6) {
            0 => bytes[from] ^= 1 << chance.below(8),
            1 => bytes[from] = b"{}[]\",:\\0-eE\xff\x00 "[chance.below(15)],
            2 => bytes.truncate(from),
            3 => drop(bytes.drain(start..end)),
            4 => {
                let part = bytes[start..end].to_vec();
                bytes.splice(to..to, part);
            }
            _ => bytes.insert(from, chance.below(256) as u8),
        }
    }
    bytes
}

#[test]
fn nothing_that_is_handed_over_panics_or_is_shown_unsigned() {
    let mut chance = Chance(11);
    let good = payload();
    let hash = check(file(&good, &key(1), Role::Client).as_bytes(), &desk()).payload_hash;
    for document in [file(&good, &key(1), Role::Client), qr_text(&good, &key(1), Role::Client)] {
        let mut held = 0;
        for _ in 0..TIMES {
            let verdict = check(&mutate(document.as_bytes(), &mut chance), &desk());
            if verdict.payload.is_some() {
                // What still holds says exactly what was signed (a blank more, a member beside it).
                assert!(verdict.signatures.iter().all(|signature| signature.ok));
                assert_eq!(verdict.payload_hash, hash);
                held += 1;
            }
        }
        assert!(held < TIMES / 4, "{held} of {TIMES} changes went unnoticed");
    }
}

#[test]
fn documents_and_what_is_kept_never_panic() {
    let mut chance = Chance(13);
    let list = Published {
        v: 1,
        name: "Kainuu".to_owned(),
        serial: 3,
        issued_at: "2026-03-01T10:00:00+02:00".to_owned(),
        next_update: "2026-06-01T10:00:00+03:00".to_owned(),
        keys: Vec::new(),
        recipients: Vec::new(),
    };
    let bytes = serde_json::to_vec(&list).unwrap();
    let unsigned = jws::Unsigned::of_type(trust::TYPE, &bytes, &public(&key(9))).unwrap();
    let signature = key(9).sign(&unsigned.signing_input()).to_bytes();
    let signed = unsigned.attach(&signature).unwrap();
    let form = encode(1, &Session::default()).unwrap();
    let png = [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice(), &[0, 0, 2, 128, 0, 0, 1, 224]].concat();
    for _ in 0..TIMES {
        if let Ok((read, _)) = Published::read(&mutate(signed.as_bytes(), &mut chance)) {
            assert_eq!(read, list, "a changed list was believed");
        }
        assert!(Receipt::read(&mutate(signed.as_bytes(), &mut chance)).is_err());
        let kept = mutate(form.as_bytes(), &mut chance);
        if let Ok(text) = str::from_utf8(&kept) {
            // The checksum finds every change; what is whole is what was kept.
            assert!(
                decode::<Session>(text).is_ok_and(|(_, s)| s == Session::default()) || text != form
            );
            let _ = decode::<Rounds>(text);
        }
        let _ = picture::size(&mutate(&png, &mut chance), 1_000);
    }
}
