//! Levels, signers and paper against file.

use super::fixture::{NOW, desk, file, key, payload, payload_of, public, qr_text, version_1};
use ed25519_dalek::{Signer, SigningKey};
use suunta::assessment::Answer;
use suunta::content::instrument::Form;
use suunta::summary::pair::same_document;
use suunta::summary::payload::{Payload, Role, Section};
use suunta::summary::received::{self, NOTHING_RECEIVED, Received, Seen};
use suunta::summary::trust::{TrustList, TrustedKey};
use suunta::summary::verdict::{Foreign, Fresh, Intact, KnownKey, Pin, Recomputed, Verdict};
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
        role: Some(role),
        name: "Kajaani".to_owned(),
        not_before: NOW - 1_000,
        not_after: NOW + 1_000,
        is_revoked: false,
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
fn without_scores_nothing_is_said_to_agree() {
    let (instrument, full) = (super::fixture::instrument(), payload());
    let answers = [("E1".to_owned(), Answer::Step(1))].into();
    let short = payload_of(&instrument, Form::Short, answers);
    let left_out = Payload {
        dimensions: [].into(),
        answers: None,
        phase: None,
        near_line: false,
        omitted: vec![Section::Dimensions.into(), Section::Answers.into()],
        ..full
    };
    for payload in [short, left_out] {
        let verdict = check(file(&payload, &key(1), Role::Client).as_bytes(), &desk());
        assert_eq!((verdict.level, verdict.recomputed), (1, Recomputed::Nothing), "{verdict:?}");
    }
}

#[test]
fn a_signature_that_does_not_hold_proves_nothing() {
    let text = file(&payload(), &key(1), Role::Client);
    assert_eq!(check(text.as_bytes(), &desk()).proves(), "desk.proves");
    assert_eq!(check(flipped(&text).as_bytes(), &desk()).proves(), "desk.proves.nothing");
    assert_eq!(check(b"{}", &desk()).proves(), "desk.proves.nothing");
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
        let trust = TrustList { serial: 1, issued_at: NOW, next_update: NOW + 1, keys };
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

    // Expired since the claimed time (a minute ago): whoever has the key could claim it any day.
    let since = by(vec![TrustedKey { not_after: NOW - 30, ..coach.clone() }]);
    assert_eq!((since.level, since.codes), (1, vec![Code::RoleNotConfirmed]));

    let revoked = by(vec![TrustedKey { is_revoked: true, ..coach }]);
    assert_eq!((revoked.level, revoked.codes), (0, vec![Code::RevokedKey]));
    assert_eq!(revoked.known_key, KnownKey::Revoked);
}

#[test]
fn what_was_received_while_the_coachs_key_was_valid_stays_confirmed() {
    let text = also_signed(&file(&with_coach(), &key(1), Role::Client), &key(2), Role::Coach);
    let coach = TrustedKey { not_after: NOW - 20, ..listed(&key(2), Role::Coach) };
    let trust = TrustList { serial: 1, issued_at: NOW, next_update: NOW + 1, keys: vec![coach] };
    let context = Context { trust: Some(&trust), ..desk() };
    let first = check(text.as_bytes(), &Context { now: NOW - 30, ..context });
    assert_eq!(first.level, 3);
    for (received, level) in [(NOW - 30, 3), (NOW - 10, 1)] {
        let seen = Seen::of(&first, received).into_iter().collect();
        assert_eq!(check(text.as_bytes(), &Context { seen: &seen, ..context }).level, level);
    }
}

/// A coach who has left still has the key: what came without its signature has it not from then.
#[test]
fn a_signature_that_was_added_after_the_keys_end_confirms_nothing() {
    let bare = file(&with_coach(), &key(1), Role::Client);
    let whole = also_signed(&bare, &key(2), Role::Coach);
    let coach = TrustedKey { not_after: NOW - 20, ..listed(&key(2), Role::Coach) };
    let keys = vec![coach];
    let trust = TrustList { serial: 1, issued_at: NOW, next_update: NOW + 1, keys };
    let context = Context { trust: Some(&trust), ..desk() };
    for (came, level) in [(&bare, 1), (&whole, 3)] {
        let first = check(came.as_bytes(), &Context { now: NOW - 30, ..context });
        let line = Seen::of(&first, NOW - 30).unwrap().line();
        let seen = Received::read(&line);
        let now = check(whole.as_bytes(), &Context { seen: &seen, ..context });
        assert_eq!((now.level, now.received), (level, Some(NOW - 30)), "{line}");
    }
}

#[test]
fn a_pin_is_of_the_clients_key_that_names_the_summary() {
    let pin = |number| {
        let kid = public(&key(number)).thumbprint();
        Pin { kid, label: String::new(), on: "2026-03-01".to_owned() }
    };
    // Version 2 names the client's key, and refuses another's.
    let payload = version_1(payload());
    let text = also_signed(&file(&payload, &key(3), Role::Client), &key(1), Role::Client);
    let pins = [pin(1)];
    let verdict = check(text.as_bytes(), &Context { pins: &pins, ..desk() });
    assert_eq!((verdict.level, verdict.known_key), (1, KnownKey::Unknown));
    assert_eq!(verdict.codes, [Code::UnexpectedSigner]);
    let kid = public(&key(3)).thumbprint();
    assert_eq!(verdict.client().and_then(|client| client.kid.clone()), Some(kid.clone()));
    // Confirming the key that names it makes it known, and the doubt stays.
    let confirmed = verdict.with_pin(&kid, Some(&pin(3)));
    assert_eq!((confirmed.level, confirmed.known_key), (1, KnownKey::Pinned));
}

#[test]
fn another_kind_of_document_is_told_from_a_summary_that_fails() {
    let kind = |bytes: &[u8]| check(bytes, &desk()).other_kind();
    let list = super::keys::list(1, Vec::new());
    let list = super::keys::signed(suunta::summary::trust::TYPE, &list, &key(9));
    let receipt = super::keys::signed(suunta::summary::receipt::TYPE, &list, &key(9));
    assert_eq!(kind(list.as_bytes()), Some(Foreign::TrustList));
    assert_eq!(kind(receipt.as_bytes()), Some(Foreign::Receipt));
    assert_eq!(kind(b"age-encryption.org/v1\n"), Some(Foreign::Age));
    assert_eq!(kind(b"HC1:6BFOXN"), Some(Foreign::HealthCertificate));
    assert_eq!(kind(b"Hei"), Some(Foreign::Unknown));
    let good = file(&payload(), &key(1), Role::Client);
    assert_eq!(kind(good.as_bytes()), None);
    assert_eq!(kind(flipped(&good).as_bytes()), None);
    assert_eq!(kind(b"SUU1:"), None);
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
fn a_challenge_that_was_used_is_told_from_a_number_that_was() {
    let nonce = Some("0123456789ABCDEF".to_owned());
    let verdict = |payload: &Payload, seen: &Received| {
        check(file(payload, &key(1), Role::Client).as_bytes(), &Context { seen, ..desk() })
    };
    let first = Payload { nonce, ..payload() };
    let seen = Seen::of(&verdict(&first, &NOTHING_RECEIVED), NOW).into_iter().collect();
    let next = Payload { jti: "urn:uuid:00000000-0000-4000-8000-000000000000".to_owned(), ..first };
    let used = verdict(&next, &seen);
    assert_eq!((used.level, used.codes, used.nonce_used), (0, vec![Code::Replay], true));
    let other = verdict(&Payload { language: "sv".to_owned(), ..payload() }, &seen);
    assert_eq!((other.level, other.codes, other.nonce_used), (0, vec![Code::Replay], false));
}

#[test]
fn the_other_carrier_of_what_was_received_is_no_second_sight() {
    let carriers =
        [file(&payload(), &key(1), Role::Client), qr_text(&payload(), &key(1), Role::Client)];
    for (first, other) in [(0, 1), (1, 0)] {
        let mut seen = Received::default();
        for (text, received) in [(first, None), (other, None), (first, Some(1)), (other, Some(2))] {
            let verdict = check(carriers[text].as_bytes(), &Context { seen: &seen, ..desk() });
            assert_eq!((verdict.level, verdict.received), (1, received));
            let time = if text == first { 1 } else { 2 };
            Seen::of(&verdict, time).into_iter().for_each(|sight| seen.add(sight));
        }
    }
}

/// What earlier versions noted had no carrier, and the hash of the payload alone.
#[test]
fn what_an_earlier_version_noted_is_known_again() {
    let text = file(&payload(), &key(1), Role::Client);
    let verdict = check(text.as_bytes(), &desk());
    // By the client's key as well as by the number.
    let named = [&public(&key(1)).thumbprint(), "\n", &payload().jti].concat();
    let (id, hash) = (received::id(&named), verdict.payload_hash.unwrap());
    let seen = Received::read(&format!("{id} {hash} 7\n"));
    let again = check(text.as_bytes(), &Context { seen: &seen, ..desk() });
    assert_eq!((again.level, again.received), (1, Some(7)));
    let seen = Received::read(&format!("{id} {} 7\n", "0".repeat(64)));
    let other = check(text.as_bytes(), &Context { seen: &seen, ..desk() });
    assert_eq!((other.level, other.codes), (0, vec![Code::Replay]));
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

#[test]
fn the_desk_tells_whether_paper_and_file_match_in_either_order() {
    let nonce = Some("0123456789ABCDEF");
    let context = Context { nonce, ..desk() };
    let answered = Payload { nonce: nonce.map(str::to_owned), ..payload() };
    let on_file = check(file(&answered, &key(1), Role::Client).as_bytes(), &context);
    let on_paper = check(qr_text(&answered, &key(1), Role::Client).as_bytes(), &context);
    for (one, other) in [(&on_file, &on_paper), (&on_paper, &on_file)] {
        let verdict = one.clone().beside(other);
        assert_eq!((verdict.level, verdict.matched), (1, true));
        // The challenge is off the screen by then, and the answer is the same.
        let late = Verdict { fresh: Fresh::Unknown, ..one.clone() };
        assert_eq!(late.beside(other).fresh, Fresh::Yes);
    }
    let other = Payload { language: "sv".to_owned(), ..answered.clone() };
    let other = check(qr_text(&other, &key(1), Role::Client).as_bytes(), &context);
    for verdict in [on_file.clone().beside(&other), other.clone().beside(&on_file)] {
        assert_eq!((verdict.level, verdict.matched), (0, false));
        assert_eq!(verdict.codes, [Code::NotSameDocument]);
    }
    // Of another number, by another key, or of the same carrier there is nothing to match.
    let jti = "urn:uuid:00000000-0000-4000-8000-000000000000".to_owned();
    let next = Payload { jti, ..answered.clone() };
    let next = check(qr_text(&next, &key(1), Role::Client).as_bytes(), &context);
    let foreign = check(qr_text(&answered, &key(2), Role::Client).as_bytes(), &context);
    for beside in [&next, &foreign, &on_file] {
        assert_eq!(on_file.clone().beside(beside), on_file);
    }
}

/// Received with the same number but other content: that the paper differs says it more closely.
#[test]
fn a_paper_that_differs_from_the_file_before_it_is_not_called_a_replay() {
    let on_file = check(file(&payload(), &key(1), Role::Client).as_bytes(), &desk());
    let seen = Seen::of(&on_file, NOW).into_iter().collect();
    let other = Payload { language: "sv".to_owned(), ..payload() };
    let text = qr_text(&other, &key(1), Role::Client);
    let paper = check(text.as_bytes(), &Context { seen: &seen, ..desk() });
    assert_eq!((paper.level, paper.codes.as_slice()), (0, [Code::Replay].as_slice()));
    assert_eq!(paper.beside(&on_file).codes, [Code::NotSameDocument]);
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
