//! Encrypted files: what opens them, and what is refused without showing anything.

mod cctv;

use suunta::vault::{Error, open, seal};

const WORDS: &str = "aalto koivu peippo ratas";

#[test]
fn a_passphrase_opens_what_it_sealed_and_another_does_not() {
    let file = seal(b"lomake", WORDS).unwrap();
    assert_eq!(open(&file, WORDS), Ok(b"lomake".to_vec()));
    assert_eq!(open(&file, "aalto koivu peippo"), Err(Error::Wrong));
    assert_eq!(open(&file, "AGE-SECRET-KEY-1ABC"), Err(Error::BadKey));
}

#[test]
fn a_recipient_opens_what_was_sealed_for_it() {
    use age::secrecy::ExposeSecret;
    let identity = age::x25519::Identity::generate();
    let file = seal(b"yhteenveto", &identity.to_public().to_string()).unwrap();
    assert_eq!(open(&file, identity.to_string().expose_secret()), Ok(b"yhteenveto".to_vec()));
    let other = age::x25519::Identity::generate();
    assert_eq!(open(&file, other.to_string().expose_secret()), Err(Error::Wrong));
    assert_eq!(seal(b"x", "age1tuntematon"), Err(Error::BadKey));
}

#[test]
fn a_changed_or_cut_file_shows_nothing() {
    let file = seal(&vec![b'x'; 200_000], WORDS).unwrap();
    for place in [file.len() - 1, file.len() - 70_000, 300] {
        let mut changed = file.clone();
        changed[place] ^= 1;
        assert!(matches!(open(&changed, WORDS), Err(Error::Damaged | Error::Wrong)), "{place}");
    }
    for end in [0, 10, 40, file.len() / 2, file.len() - 1] {
        assert!(open(&file[..end], WORDS).is_err(), "{end}");
    }
    assert_eq!(open(b"huomenna kello 9", WORDS), Err(Error::NotAge));
}

#[test]
fn a_file_that_asks_for_too_much_work_is_refused_at_once() {
    let file = seal(b"x", WORDS).unwrap();
    let header = String::from_utf8_lossy(&file[..120]).into_owned();
    let stanza = header.lines().nth(1).unwrap().to_owned();
    let costly = stanza.rsplit_once(' ').unwrap().0.to_owned() + " 30";
    let at = stanza.len();
    let start = header.find(&stanza).unwrap();
    let mut changed = file[..start].to_vec();
    changed.extend_from_slice(costly.as_bytes());
    changed.extend_from_slice(&file[start + at..]);
    assert_eq!(open(&changed, WORDS), Err(Error::Costly));
}

/// A stanza of a reader who is nobody here, and the bytes of a header that names so many of them.
fn with_readers(file: &[u8], more: usize) -> Vec<u8> {
    let end = file.iter().position(|byte| *byte == b'\n').unwrap() + 1;
    let stanza = format!("-> X25519 {}A\n{}\n", "Q".repeat(42), "A".repeat(43));
    [&file[..end], stanza.repeat(more).as_bytes(), &file[end..]].concat()
}

/// Each reader costs a key a try: 2,500 kept the next file waiting for a minute.
#[test]
fn a_file_with_more_readers_than_any_office_is_refused_before_a_key_is_tried() {
    use age::secrecy::ExposeSecret;
    let identity = age::x25519::Identity::generate();
    let secret = identity.to_string();
    let with = secret.expose_secret();
    let file = seal(b"yhteenveto", &identity.to_public().to_string()).unwrap();
    // Refused for what it costs, whoever asks and whether or not the rest of it holds.
    assert_eq!(open(&with_readers(&file, 2_500), with), Err(Error::Costly));
    assert_eq!(open(&with_readers(&file, 64), with), Err(Error::Costly));
    assert_eq!(open(&with_readers(&file, 2_500), WORDS), Err(Error::Costly));
    // Up to there every one is tried; this one finds its key, and that the header was changed.
    assert_eq!(open(&with_readers(&file, 63), with), Err(Error::Damaged));
}

#[test]
fn as_many_readers_as_an_office_has_are_found() {
    use age::secrecy::ExposeSecret;
    let identities: Vec<_> = (0..64).map(|_| age::x25519::Identity::generate()).collect();
    let recipients: Vec<_> = identities.iter().map(age::x25519::Identity::to_public).collect();
    let readers = recipients.iter().map(|recipient| recipient as &dyn age::Recipient);
    let encryptor = age::Encryptor::with_recipients(readers).unwrap();
    let mut file = Vec::new();
    let mut writer = encryptor.wrap_output(&mut file).unwrap();
    std::io::Write::write_all(&mut writer, b"yhteenveto").unwrap();
    writer.finish().unwrap();
    for identity in [&identities[0], &identities[63]] {
        assert_eq!(open(&file, identity.to_string().expose_secret()), Ok(b"yhteenveto".to_vec()));
    }
}

#[test]
fn a_passphrase_beside_other_readers_is_no_age_file() {
    let file = seal(b"lomake", WORDS).unwrap();
    assert_eq!(open(&with_readers(&file, 1), WORDS), Err(Error::NotAge));
}

#[test]
fn a_file_larger_than_any_form_is_refused_unread() {
    let file = [b"age-encryption.org/v1\n".as_slice(), &vec![b'x'; 3 * 1024 * 1024]].concat();
    assert_eq!(open(&file, WORDS), Err(Error::Damaged));
}
