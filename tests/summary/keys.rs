//! The staff's sealed keys, the trust list as a document, and receipts.

use super::fixture::{NOW, desk, file, key, payload, public};
use ed25519_dalek::{Signer, SigningKey};
use suunta::summary::holder::Holder;
use suunta::summary::payload::{Payload, Role};
use suunta::summary::receipt::{self, Receipt};
use suunta::summary::received::{NOTHING_RECEIVED, Received, Seen};
use suunta::summary::sealed::{Error, Random, SealedKey};
use suunta::summary::trust::{
    self, Application, Entry, Jwk, NAME_LIMIT, Published, Reason, Recipient, Serials,
};
use suunta::summary::verdict::KnownKey;
use suunta::summary::{Code, Context, check, jws};
use suunta::time;
use zeroize::Zeroizing;

const PASSPHRASE: &str = "kolme vihreää porkkanaa";

pub fn sealed() -> SealedKey {
    let random = Random { seed: Zeroizing::new([7; 32]), salt: [1; 16], nonce: [2; 12] };
    SealedKey::seal((Holder::Coach, " Kajaani ", "2026-03-01"), PASSPHRASE, &random).unwrap()
}

#[test]
fn a_sealed_key_opens_by_its_passphrase_only() {
    let sealed = sealed();
    assert_eq!(sealed.name, "Kajaani");
    assert_eq!(sealed.open(PASSPHRASE).unwrap().to_bytes(), [7; 32]);
    // Blanks around it are a slip of the hand.
    assert!(sealed.open(" kolme vihreää porkkanaa ").is_ok());
    assert_eq!(sealed.open("kolme vihreää porkkanoita").unwrap_err(), Error::Passphrase);
    let text = serde_json::to_string(&sealed).unwrap();
    assert_eq!(serde_json::from_str::<SealedKey>(&text).unwrap(), sealed);
}

#[test]
fn what_stands_beside_the_seed_cannot_be_changed() {
    let original = sealed();
    for changed in [
        SealedKey { holder: Holder::Organisation, ..original.clone() },
        SealedKey { name: "Kuhmo".to_owned(), ..original.clone() },
        SealedKey { made: "2027-03-01".to_owned(), ..original.clone() },
        SealedKey { kid: public(&key(1)).thumbprint(), ..original.clone() },
    ] {
        assert_eq!(changed.open(PASSPHRASE).unwrap_err(), Error::Passphrase);
    }
    let other = SealedKey { x: public(&key(1)).jwk_x(), ..original };
    assert_eq!(other.public_key().unwrap_err(), Error::Damaged);
}

#[test]
fn a_name_that_no_list_takes_is_refused_before_it_is_on_one() {
    let public = public(&key(1));
    let application = |length: usize| Application {
        kid: public.thumbprint(),
        jwk: Jwk::of(&public),
        role: Holder::Coach,
        name: "ä".repeat(length),
    };
    assert_eq!(application(NAME_LIMIT).validate(), Ok(()));
    assert_eq!(application(NAME_LIMIT + 1).validate(), Err(Code::OutOfRange));
    let sealed = |length: usize| SealedKey { name: "ä".repeat(length), ..sealed() };
    assert!(sealed(NAME_LIMIT).public_key().is_ok());
    assert_eq!(sealed(NAME_LIMIT + 1).public_key().unwrap_err(), Error::Damaged);
    // What the fields let through can be signed and read again.
    let list = Published { name: "ä".repeat(NAME_LIMIT), ..list(1, Vec::new()) };
    assert!(Published::read(signed(trust::TYPE, &list, &key(9)).as_bytes()).is_ok());
}

#[test]
fn a_key_that_costs_too_much_or_is_none_is_refused_at_once() {
    let with = |change: fn(&mut SealedKey)| {
        let mut key = sealed();
        change(&mut key);
        key.open(PASSPHRASE).unwrap_err()
    };
    assert_eq!(with(|key| key.kdf.memory = 1 << 30), Error::Costly);
    assert_eq!(with(|key| key.kdf.passes = 1 << 30), Error::Costly);
    assert_eq!(with(|key| key.kdf.memory = 0), Error::Damaged);
    assert_eq!(with(|key| key.kdf.salt.push('=')), Error::Damaged);
    assert_eq!(with(|key| key.format = 2), Error::Damaged);
    assert_eq!(with(|key| key.sealed.clear()), Error::Passphrase);
}

fn at(seconds: i64) -> String {
    time::format_instant(seconds)
}

pub fn listed(key: &SigningKey, role: Holder) -> Entry {
    Entry {
        kid: public(key).thumbprint(),
        jwk: Jwk::of(&public(key)),
        role,
        name: "Kajaani".to_owned(),
        not_before: at(NOW - 1_000),
        not_after: at(NOW + 1_000),
        revoked_at: None,
        reason: None,
    }
}

pub fn list(serial: u64, keys: Vec<Entry>) -> Published {
    Published {
        v: 1,
        name: "Kainuu".to_owned(),
        serial,
        issued_at: at(NOW - 10),
        next_update: at(NOW + 10),
        keys,
        recipients: Vec::new(),
    }
}

pub fn signed<T: serde::Serialize>(typ: &'static str, document: &T, by: &SigningKey) -> String {
    let bytes = serde_json::to_vec(document).unwrap();
    let unsigned = jws::Unsigned::of_type(typ, &bytes, &public(by)).unwrap();
    let signature = by.sign(&unsigned.signing_input()).to_bytes();
    unsigned.attach(&signature).unwrap()
}

/// Signed by key 2 as a coach as well.
fn with_coach(file: &str) -> String {
    let unsigned = jws::Unsigned::beside(file, &public(&key(2)), Role::Coach).unwrap();
    let signature = key(2).sign(&unsigned.signing_input()).to_bytes();
    unsigned.attach(&signature).unwrap()
}

fn refused(text: &str) -> Code {
    Published::read(text.as_bytes()).unwrap_err()
}

#[test]
fn a_list_names_whom_to_encrypt_for_until_its_next_update() {
    let age = age::x25519::Identity::generate().to_public().to_string();
    let recipient = |age: &str| Recipient { name: "Tiimi 3".to_owned(), age: age.to_owned() };
    let list = |age: &str| Published { recipients: vec![recipient(age)], ..list(1, Vec::new()) };
    let (read, _) = Published::read(signed(trust::TYPE, &list(&age), &key(9)).as_bytes()).unwrap();
    assert_eq!(read.recipients_at(NOW), [recipient(&age)]);
    assert_eq!(read.recipients_at(NOW + 11), []);
    for wrong in ["", "age1", &age[..61], &age.to_uppercase(), "AGE-SECRET-KEY-1QQQ", "<b>"] {
        assert_eq!(refused(&signed(trust::TYPE, &list(wrong), &key(9))), Code::Schema, "{wrong}");
    }
    // A list without recipients is signed as it was before there were any.
    let without = serde_json::to_value(Published { recipients: Vec::new(), ..read }).unwrap();
    assert!(without.get("recipients").is_none());
}

#[test]
fn a_trust_list_is_read_only_when_its_signature_holds() {
    let list = list(1, vec![listed(&key(2), Holder::Coach)]);
    let text = signed(trust::TYPE, &list, &key(9));
    let (read, by) = Published::read(text.as_bytes()).unwrap();
    assert_eq!((read, by), (list.clone(), public(&key(9))));

    assert_eq!(refused(&signed(receipt::TYPE, &list, &key(9))), Code::WrongType);
    assert_eq!(refused(&file(&payload(), &key(9), Role::Client)), Code::WrongType);
    let newer = Published { v: 2, ..list.clone() };
    assert_eq!(refused(&signed(trust::TYPE, &newer, &key(9))), Code::UnknownVersion);
    let mut other = list.clone();
    other.keys[0].kid = public(&key(3)).thumbprint();
    assert_eq!(refused(&signed(trust::TYPE, &other, &key(9))), Code::KeyMismatch);
    let mut timeless = list;
    timeless.next_update = "some day".to_owned();
    assert!(matches!(
        refused(&signed(trust::TYPE, &timeless, &key(9))),
        Code::Schema | Code::OutOfRange
    ));
    let mut value: serde_json::Value = serde_json::from_str(&text).unwrap();
    value["payload"] = serde_json::json!("e30");
    assert_eq!(refused(&value.to_string()), Code::BadSignature);
}

#[test]
fn an_older_list_never_takes_the_place_of_a_newer_one() {
    let (first, second) = (list(1, vec![]), list(2, vec![listed(&key(2), Holder::Coach)]));
    assert_eq!(second.succeeds(&first), Ok(()));
    assert_eq!(second.succeeds(&second), Ok(()));
    assert_eq!(first.succeeds(&second), Err(Code::OldTrustList));
    assert_eq!(list(2, vec![]).succeeds(&second), Err(Code::OldTrustList));
}

#[test]
fn the_highest_number_is_remembered_when_the_list_is_put_away() {
    let mut serials = Serials::read("kainuu 2\nno number\nnothing\n");
    serials.note("kainuu", 4, "ab");
    serials.note("kainuu", 3, "cd");
    let serials = Serials::read(&serials.lines());
    assert_eq!(serials.admit("kainuu", 3, "cd"), Err(Code::OldTrustList));
    assert_eq!(serials.admit("kainuu", 4, "ab"), Ok(()));
    assert_eq!(serials.admit("kainuu", 5, "ef"), Ok(()));
    // Another list of the same number is not newer, though the one that was held is away.
    assert_eq!(serials.admit("kainuu", 4, "cd"), Err(Code::OldTrustList));
    // The numbers of one organisation's lists say nothing of another's.
    assert_eq!(serials.admit("savo", 1, "ab"), Ok(()));
    // Lines of earlier versions do not tell what the list held, until it is held again.
    let mut former = Serials::read("kainuu 4\n");
    assert_eq!(former.lines(), "kainuu 4\n");
    assert_eq!(former.admit("kainuu", 4, "cd"), Ok(()));
    former.note("kainuu", 4, "ab");
    assert_eq!(former.admit("kainuu", 4, "cd"), Err(Code::OldTrustList));
}

#[test]
fn a_list_is_known_again_by_what_was_signed() {
    let one = signed(trust::TYPE, &list(1, Vec::new()), &key(9));
    let other = list(1, vec![listed(&key(2), Holder::Coach)]);
    let other = signed(trust::TYPE, &other, &key(9));
    let hash = |text: &str| Published::read_hashed(text.as_bytes()).unwrap().2;
    assert_eq!(hash(&one), hash(&one));
    assert_ne!(hash(&one), hash(&other));
    let mut serials = Serials::default();
    serials.note("kainuu", 1, &hash(&one));
    assert_eq!(serials.admit("kainuu", 1, &hash(&other)), Err(Code::OldTrustList));
}

#[test]
fn a_list_of_a_time_to_come_is_not_taken() {
    let issued = |at_seconds: i64| Published { issued_at: at(at_seconds), ..list(1, Vec::new()) };
    assert_eq!(issued(NOW + 600).begun(NOW), Ok(()));
    assert_eq!(issued(NOW + 601).begun(NOW), Err(Code::FutureTrustList));
    assert_eq!(refused(&signed(trust::TYPE, &issued(-1), &key(9))), Code::OutOfRange);
}

/// As docs/trust.md says: a new key is made and put on the list, the former one ends.
#[test]
fn renewing_a_coachs_key_leaves_what_came_before_as_it_was() {
    let payload = Payload { expected_signers: vec![Role::Client, Role::Coach], ..payload() };
    let text = with_coach(&file(&payload, &key(1), Role::Client));
    let by = |list: &Published, seen: &Received, now: i64| {
        let trust = list.list();
        check(text.as_bytes(), &Context { trust: Some(&trust), seen, now, ..desk() })
    };
    let mut list = list(1, vec![listed(&key(2), Holder::Coach)]);
    let first = by(&list, &NOTHING_RECEIVED, NOW - 5);
    assert_eq!((first.level, first.codes.as_slice()), (3, [].as_slice()));
    let seen: Received = Seen::of(&first, NOW - 5).into_iter().collect();

    list.end(&public(&key(2)).thumbprint(), &at(NOW - 2));
    list.add(listed(&key(3), Holder::Coach)).unwrap();
    assert_eq!(list.keys[0].reason, Some(Reason::Ended));
    // What this desk has received stays green, what comes later is no longer confirmed; none is red.
    let again = by(&list, &seen, NOW);
    assert_eq!((again.level, again.known_key), (3, KnownKey::Listed));
    let late = by(&list, &NOTHING_RECEIVED, NOW);
    assert_eq!((late.level, late.codes.as_slice()), (1, [Code::RoleNotConfirmed].as_slice()));
    // Written as an end, or as a revocation that is one.
    let revoked_at = Some(at(NOW - 2));
    let ended = Entry { revoked_at, reason: Some(Reason::Ended), ..listed(&key(2), Holder::Coach) };
    let written = Published { keys: vec![ended], ..list.clone() };
    assert_eq!(by(&written, &seen, NOW).level, 3);
    assert_eq!(by(&written, &NOTHING_RECEIVED, NOW).codes, [Code::RoleNotConfirmed]);

    // A key that was lost fails whatever came before, and an end does not take that back.
    list.revoke(&public(&key(2)).thumbprint(), &at(NOW - 1));
    list.end(&public(&key(2)).thumbprint(), &at(NOW));
    assert_eq!(list.keys[0].reason, Some(Reason::Lost));
    assert_eq!(by(&list, &seen, NOW).codes, [Code::RevokedKey]);
    assert_eq!(list.add(listed(&key(2), Holder::Coach)), Err(Code::RevokedKey));
}

#[test]
fn a_key_that_ended_can_be_put_on_the_list_again() {
    let mut list = list(1, vec![listed(&key(2), Holder::Coach)]);
    list.end(&public(&key(2)).thumbprint(), &at(NOW - 2));
    assert_eq!(list.add(listed(&key(2), Holder::Coach)), Ok(()));
    assert_eq!(list.keys, [listed(&key(2), Holder::Coach)]);
}

#[test]
fn a_lost_key_without_a_day_is_no_row_of_a_list() {
    let lost = Entry { reason: Some(Reason::Lost), ..listed(&key(2), Holder::Coach) };
    assert_eq!(refused(&signed(trust::TYPE, &list(1, vec![lost]), &key(9))), Code::Schema);
}

#[test]
fn a_key_that_was_revoked_is_not_added_again() {
    let revoked = Entry { revoked_at: Some(at(NOW)), ..listed(&key(2), Holder::Coach) };
    let mut list = list(1, vec![revoked.clone()]);
    assert_eq!(list.add(listed(&key(2), Holder::Coach)), Err(Code::RevokedKey));
    assert!(list.keys.iter().eq([&revoked]));
    // Another key is added, and its entry is put anew.
    let renamed = Entry { name: "Kuhmo".to_owned(), ..listed(&key(3), Holder::Coach) };
    assert_eq!(list.add(listed(&key(3), Holder::Coach)), Ok(()));
    assert_eq!(list.add(renamed.clone()), Ok(()));
    assert_eq!(list.keys, [revoked, renamed]);
}

#[test]
fn a_published_list_makes_level_3_until_it_expires_or_revokes() {
    let payload = Payload { expected_signers: vec![Role::Client, Role::Coach], ..payload() };
    let text = with_coach(&file(&payload, &key(1), Role::Client));
    let by = |published: Published| {
        let trust = published.list();
        let verdict = check(text.as_bytes(), &Context { trust: Some(&trust), ..desk() });
        (verdict.level, verdict.known_key, verdict.codes)
    };
    let coach = listed(&key(2), Holder::Coach);
    assert_eq!(by(list(1, vec![coach.clone()])), (3, KnownKey::Listed, vec![]));
    // Who signs receipts signs no summaries.
    let caseworker = listed(&key(2), Holder::Caseworker);
    assert_eq!(by(list(1, vec![caseworker])).2, [Code::RoleNotConfirmed]);
    let expired = Published { next_update: at(NOW - 1), ..list(1, vec![coach.clone()]) };
    assert_eq!(by(expired), (1, KnownKey::Unknown, vec![Code::ExpiredTrustList]));
    let revoked = Entry { revoked_at: Some(at(NOW + 99)), ..coach };
    assert_eq!(by(list(2, vec![revoked.clone()])), (0, KnownKey::Revoked, vec![Code::RevokedKey]));
    // What was revoked stays so when the list is out of date.
    let both = Published { next_update: at(NOW - 1), ..list(2, vec![revoked]) };
    assert_eq!(by(both).2, [Code::RevokedKey]);
}

#[test]
fn a_receipt_names_the_whole_file() {
    let receipt = Receipt {
        v: 1,
        name: "Tiimi 3".to_owned(),
        sha256: "ab".repeat(32),
        jti: payload().jti,
        nonce: None,
        received_at: at(NOW),
    };
    let text = signed(receipt::TYPE, &receipt, &key(5));
    assert_eq!(Receipt::read(text.as_bytes()), Ok((receipt.clone(), public(&key(5)))));
    let short = Receipt { sha256: "ab".to_owned(), ..receipt };
    assert!(Receipt::read(signed(receipt::TYPE, &short, &key(5)).as_bytes()).is_err());
}
