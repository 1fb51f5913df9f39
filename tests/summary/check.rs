//! Levels, signers and paper against file.

use super::fixture::{NOW, desk, file, key, payload, public, qr_text};
use ed25519_dalek::{Signer, SigningKey};
use suunta::summary::check::same_document;
use suunta::summary::payload::{Payload, Role};
use suunta::summary::received::Seen;
use suunta::summary::trust::{TrustList, TrustedKey};
use suunta::summary::verdict::{Fresh, Intact, KnownKey, Pin, Recomputed};
use suunta::summary::{Code, Context, check, jws};

fn with_coach() -> Payload {
    Payload { expected_signers: vec![Role::Client, Role::Coach], ..payload() }
}

fn also_signed(file: &str, key: &SigningKey, role: Role) -> String {
    let unsigned = jws::Unsigned::beside(file, &public(key), role).unwrap();
    let signature = key.sign(&unsigned.signing_input()).to_bytes();
    unsigned.attach(&signature).unwrap()
}

fn listed(key: &SigningKey, role: Role) -> TrustedKey {
    TrustedKey {
        kid: public(key).thumbprint(),
        role,
        name: "Kajaani".to_owned(),
        not_before: NOW - 1_000,
        not_after: NOW + 1_000,
        revoked_at: None,
    }
}

#[test]
fn an_unknown_key_is_level_1_with_a_fingerprint_to_compare() {
    let text = file(&payload(), &key(1), Role::Client);
    let verdict = check(text.as_bytes(), &desk());
    assert_eq!(verdict.level, 1);
    assert_eq!(verdict.intact, Intact::Yes);
    assert_eq!(verdict.known_key, KnownKey::Unknown);
    assert_eq!(verdict.fresh, Fresh::Unknown);
    assert_eq!(verdict.recomputed, Recomputed::Yes);
    let fingerprint = verdict.signatures[0].fingerprint.clone().unwrap();
    assert_eq!(fingerprint.len(), 19);
    assert_eq!(fingerprint, public(&key(1)).fingerprint());
}

#[test]
fn a_pinned_key_is_level_2_and_keeps_its_label() {
    let text = file(&payload(), &key(1), Role::Client);
    let kid = public(&key(1)).thumbprint();
    let pins = [Pin { kid, label: "number 14".to_owned(), on: "2026-03-01".to_owned() }];
    let verdict = check(text.as_bytes(), &Context { pins: &pins, ..desk() });
    assert_eq!((verdict.level, verdict.known_key), (2, KnownKey::Pinned));
    assert_eq!(verdict.signatures[0].pin, Some(pins[0].clone()));
}

#[test]
fn a_key_confirmed_afterwards_says_what_a_new_check_would() {
    let kid = public(&key(1)).thumbprint();
    let pin = Pin { kid: kid.clone(), label: "number 14".to_owned(), on: "2026-03-01".to_owned() };
    let pins = [pin.clone()];
    let late = Context { now: 0, ..desk() };
    // Without a doubt, with a clock that cannot be right, and with a signer who did not sign.
    for (payload, context) in [(payload(), desk()), (payload(), late), (with_coach(), desk())] {
        let text = file(&payload, &key(1), Role::Client);
        let before = check(text.as_bytes(), &context);
        let after = check(text.as_bytes(), &Context { pins: &pins, ..context });
        assert_eq!(before.clone().with_pin(&kid, Some(&pin)), after);
        assert_eq!(after.with_pin(&kid, None), before);
    }
    let refused = check(flipped(&file(&payload(), &key(1), Role::Client)).as_bytes(), &desk());
    assert_eq!(refused.level, 0);
    assert_eq!(refused.with_pin(&kid, Some(&pin)).level, 0);
}

/// With another letter at the end of the payload.
fn flipped(file: &str) -> String {
    let end = file.find("\",\"signatures").expect("a payload");
    let other = if file.as_bytes()[end - 2] == b'A' { "B" } else { "A" };
    [&file[..end - 2], other, &file[end - 1..]].concat()
}

#[test]
fn a_listed_coach_is_level_3_with_a_name() {
    let text = also_signed(&file(&with_coach(), &key(1), Role::Client), &key(2), Role::Coach);
    let by = |keys: Vec<TrustedKey>| {
        let trust = TrustList { serial: 1, next_update: NOW + 1, keys };
        check(text.as_bytes(), &Context { trust: Some(&trust), ..desk() })
    };
    let coach = listed(&key(2), Role::Coach);

    let verdict = by(vec![coach.clone()]);
    assert_eq!((verdict.level, verdict.known_key), (3, KnownKey::Listed));
    assert!(verdict.signatures[1].role_confirmed);
    assert_eq!(verdict.signatures[1].name.as_deref(), Some("Kajaani"));

    let as_kiosk = by(vec![listed(&key(2), Role::Kiosk)]);
    assert_eq!((as_kiosk.level, as_kiosk.codes), (1, vec![Code::RoleNotConfirmed]));

    let expired = by(vec![TrustedKey { not_after: NOW - 500, ..coach.clone() }]);
    assert_eq!((expired.level, expired.codes), (1, vec![Code::RoleNotConfirmed]));

    let revoked = by(vec![TrustedKey { revoked_at: Some(NOW + 99), ..coach }]);
    assert_eq!((revoked.level, revoked.codes), (0, vec![Code::RevokedKey]));
    assert_eq!(revoked.known_key, KnownKey::Revoked);
}

#[test]
fn the_right_challenge_is_fresh_and_a_second_sight_is_told() {
    let nonce = Some("0123456789ABCDEF");
    let text =
        file(&Payload { nonce: nonce.map(str::to_owned), ..payload() }, &key(1), Role::Client);
    let first = check(text.as_bytes(), &Context { nonce, ..desk() });
    assert_eq!(first.fresh, Fresh::Yes);
    let seen = Seen::of(&first, NOW - 60).into_iter().collect();
    let again = check(text.as_bytes(), &Context { nonce, seen: &seen, ..desk() });
    assert_eq!((again.level, again.fresh, again.received), (1, Fresh::Received, Some(NOW - 60)));
}

#[test]
fn paper_and_file_are_matched() {
    let context = desk();
    let client = key(1);
    let file_of =
        |payload: &Payload, key| check(file(payload, key, Role::Client).as_bytes(), &context);
    let paper_of =
        |payload: &Payload, key| check(qr_text(payload, key, Role::Client).as_bytes(), &context);
    let good = file_of(&payload(), &client);
    assert_eq!(same_document(&good, &paper_of(&payload(), &client)), Ok(()));

    let other_words = Payload { language: "sv".to_owned(), ..payload() };
    let different = Err(Code::NotSameDocument);
    assert_eq!(same_document(&good, &paper_of(&other_words, &client)), different);
    assert_eq!(same_document(&good, &paper_of(&payload(), &key(2))), different);
    assert_eq!(same_document(&good, &check(b"SUU1:", &context)), different);
}

/// The client signs a QR that names the file by its hash but tells other numbers.
#[test]
fn paper_that_only_names_the_file_is_another_document() {
    use sha2::{Digest, Sha256};
    use suunta::summary::cose;
    let context = desk();
    let hash = Sha256::digest(serde_json::to_vec(&payload()).unwrap()).into();
    let other = Payload { votes: vec!['T'], ..payload() };
    let unsigned = cose::Unsigned::new(&other, &hash, &public(&key(1)), Role::Client).unwrap();
    let signature = key(1).sign(&unsigned.to_be_signed()).to_bytes();
    let paper = check(unsigned.attach(&signature).as_bytes(), &context);
    let file = check(file(&payload(), &key(1), Role::Client).as_bytes(), &context);
    assert_eq!((paper.level, &paper.payload_hash), (1, &file.payload_hash));
    assert_eq!(same_document(&file, &paper), Err(Code::NotSameDocument));
}

#[test]
fn a_file_takes_no_more_than_eight_signatures() {
    let mut text = file(&payload(), &key(1), Role::Client);
    for number in 2..=8 {
        text = also_signed(&text, &key(number), Role::Coach);
    }
    assert_eq!(
        jws::Unsigned::beside(&text, &public(&key(9)), Role::Coach).err(),
        Some(Code::TooLarge)
    );
    let verdict = check(text.as_bytes(), &desk());
    assert_eq!(verdict.signatures.iter().filter(|signature| signature.ok).count(), 8);
}

#[test]
fn the_names_of_codes_are_stable() {
    for code in Code::ALL {
        assert_eq!(serde_json::to_value(code).unwrap(), code.name());
    }
}
