//! Writes and reads files of the format age (age-encryption.org/v1).
//!
//! Nothing of a file is handed on before all of it was authenticated.

use crate::{Error, MOST};
use age::armor::ArmoredReader;
use age::secrecy::SecretString;
use age::{DecryptError, Decryptor, Encryptor, Identity, Recipient, scrypt, x25519};
use std::borrow::Cow;
use std::io::{Read, Write};

/// scrypt's N as a power of two. A second on a cheap phone; four words of the list are 39 bits.
const WORK: u8 = 16;
/// A file that asks for more is refused before it costs anything.
const MOST_WORK: u8 = 20;
/// A file that names more readers is refused before it costs anything: a key is tried on each, which
/// takes some 25 ms here. An office has fewer.
/// One more than 64: age itself adds a stanza that is of no reader (age-encryption.org/v1, grease).
const MOST_READERS: usize = 65;
/// Nor is a larger file opened, bytes: as text it takes a third more than what is in it.
const MOST_SEALED: usize = 3 * 1024 * 1024;
/// How an age file begins that is written as text.
const ARMOR: &[u8] = b"-----BEGIN AGE ENCRYPTED FILE-----";

/// Seals a text as an age file.
///
/// What a file is sealed or opened with: a passphrase, `age1…` (sealing) or `AGE-SECRET-KEY-1…`
/// (opening). What looks like a key is one.
///
/// # Errors
/// [`Error::BadKey`] for a recipient that is none.
pub fn seal(text: &[u8], with: &str) -> Result<Vec<u8>, Error> {
    let with = with.trim();
    if with.starts_with("age1") {
        let recipient: x25519::Recipient = with.parse().map_err(|_| Error::BadKey)?;
        return write(text, &recipient);
    }
    let mut recipient = scrypt::Recipient::new(SecretString::from(with.to_owned()));
    recipient.set_work_factor(WORK);
    write(text, &recipient)
}

fn write(text: &[u8], recipient: &dyn Recipient) -> Result<Vec<u8>, Error> {
    let encryptor =
        Encryptor::with_recipients(std::iter::once(recipient)).map_err(|_| Error::BadKey)?;
    let mut sealed = Vec::new();
    let mut writer = encryptor.wrap_output(&mut sealed).map_err(|_| Error::BadKey)?;
    writer.write_all(text).and_then(|()| writer.finish().map(drop)).map_err(|_| Error::BadKey)?;
    Ok(sealed)
}

/// The text of an age file, binary or armored.
///
/// # Errors
/// [`Error`].
pub fn open(file: &[u8], with: &str) -> Result<Vec<u8>, Error> {
    let with = with.trim();
    let secret = with.to_ascii_uppercase().starts_with("AGE-SECRET-KEY-");
    let identity: Box<dyn Identity> = if secret {
        let identity: x25519::Identity = with.parse().map_err(|_| Error::BadKey)?;
        Box::new(identity)
    } else {
        let mut identity = scrypt::Identity::new(SecretString::from(with.to_owned()));
        identity.set_max_work_factor(MOST_WORK);
        Box::new(identity)
    };
    if file.len() > MOST_SEALED {
        return Err(Error::Damaged);
    }
    let file = binary(file)?;
    bounded(&file)?;
    let decryptor = Decryptor::new(&*file).map_err(error)?;
    if !every_body_ends(&file) {
        return Err(Error::NotAge);
    }
    let reader = decryptor.decrypt(std::iter::once(identity.as_ref())).map_err(error)?;
    let mut text = Vec::new();
    let length = reader.take(MOST + 1).read_to_end(&mut text).map_err(|_| Error::Damaged)?;
    if length as u64 > MOST { Err(Error::Damaged) } else { Ok(text) }
}

/// What a header says that it costs, read before any of it is done.
///
/// # Errors
/// [`Error::Costly`] beyond the bounds; [`Error::NotAge`] where a passphrase is not the only way in,
/// as it must be (age-encryption.org/v1, scrypt recipient stanza).
fn bounded(file: &[u8]) -> Result<(), Error> {
    let (mut readers, mut passphrases) = (0, 0);
    for line in header(file) {
        let Some(stanza) = line.strip_prefix(b"-> ") else { continue };
        readers += 1;
        if readers > MOST_READERS {
            return Err(Error::Costly);
        }
        let mut words = stanza.split(|byte| *byte == b' ');
        if words.next() == Some(b"scrypt") {
            passphrases += 1;
            let work = words.nth(1).and_then(|work| str::from_utf8(work).ok()?.parse::<u8>().ok());
            // What is no number of the format is for the reader to refuse.
            if work.is_some_and(|work| work > MOST_WORK) {
                return Err(Error::Costly);
            }
        }
    }
    if passphrases > 0 && readers > 1 { Err(Error::NotAge) } else { Ok(()) }
}

/// The lines of a header, from the first stanza on.
fn header(file: &[u8]) -> impl Iterator<Item = &[u8]> {
    let lines = file.split(|byte| *byte == b'\n').take_while(|line| !line.starts_with(b"---"));
    lines.skip(1)
}

/// The file without its armor, if it has one.
fn binary(file: &[u8]) -> Result<Cow<'_, [u8]>, Error> {
    // Around pasted armor stand blanks and line ends; the armor reader takes none before it.
    let trimmed = file.trim_ascii_start();
    if !trimmed.starts_with(ARMOR) {
        return Ok(Cow::Borrowed(file));
    }
    let mut bytes = Vec::new();
    ArmoredReader::new(trimmed).read_to_end(&mut bytes).map_err(|_| Error::Damaged)?;
    Ok(Cow::Owned(bytes))
}

/// Whether each stanza's body ends as it must, with a line of under 64 characters
/// (age-encryption.org/v1, recipient stanza). The crate takes files of its first versions too,
/// whose bodies end anyhow.
fn every_body_ends(file: &[u8]) -> bool {
    let mut open = false;
    for line in header(file) {
        let begins = line.starts_with(b"-> ");
        if begins && open {
            return false;
        }
        open = begins || line.len() == 64;
    }
    !open
}

fn error(error: DecryptError) -> Error {
    match error {
        DecryptError::DecryptionFailed
        | DecryptError::KeyDecryptionFailed
        | DecryptError::NoMatchingKeys => Error::Wrong,
        DecryptError::ExcessiveWork { .. } => Error::Costly,
        DecryptError::InvalidMac => Error::Damaged,
        _ => Error::NotAge,
    }
}
