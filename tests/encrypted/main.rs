//! Encrypted files: what opens them, and what is refused without showing anything.

mod cctv;

use suunta::encrypted::{Error, open, seal};

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
