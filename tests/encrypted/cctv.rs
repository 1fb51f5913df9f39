//! The test vectors of the age format by C2SP (npm `cctv-age` 0.2.0; 0BSD, CC0 1.0 or Unlicense):
//! every file of `tests/vectors/external/cctv-age/`, as it was published.

use data_encoding::HEXLOWER;
use miniz_oxide::inflate::decompress_to_vec_zlib;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;
use suunta::vault::{Error, open};

/// How a file begins that is written as text.
const ARMOR: &[u8] = b"-----BEGIN AGE ENCRYPTED FILE-----";
/// Keys of another kind of recipient: hybrid with ML-KEM, which nobody has here.
const POST_QUANTUM: &str = "AGE-SECRET-KEY-PQ-1";

/// Files that are answered otherwise than they say, and why.
const OTHERWISE: [(&[&str], Error, &str); 2] = [
    (
        &["stream_257_chunks", "stream_257_chunks_full", "stream_258_chunks"],
        Error::Damaged,
        "larger than any form or summary",
    ),
    (&["scrypt_work_factor_23"], Error::Costly, "no phone should work that long"),
];

/// A file and what its header says of it.
struct Vector {
    name: String,
    expect: String,
    /// SHA-256 of the text, hexadecimal.
    payload: Option<String>,
    /// Identities and passphrases. At our desk one is given at a time.
    with: Vec<String>,
    file: Vec<u8>,
}

impl Vector {
    fn read(path: &Path) -> Self {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let bytes = fs::read(path).unwrap();
        let end = bytes.windows(2).position(|pair| pair == b"\n\n").unwrap();
        let header = str::from_utf8(&bytes[..end]).unwrap();
        let entries: Vec<(&str, &str)> =
            header.lines().map(|line| line.split_once(": ").unwrap()).collect();
        let all = |name: &str| -> Vec<String> {
            let wanted = entries.iter().filter(|(key, _)| *key == name);
            wanted.map(|(_, value)| (*value).to_owned()).collect()
        };
        let mut with = [all("identity"), all("passphrase")].concat();
        if with.is_empty() {
            with.push("password".to_owned()); // it fails before that
        }
        let mut file = bytes[end + 2..].to_vec();
        if !all("compressed").is_empty() {
            file = decompress_to_vec_zlib(&file).unwrap();
        }
        let expect = all("expect").remove(0);
        Self { name, expect, payload: all("payload").pop(), with, file }
    }

    /// What is expected of one of the keys; `None` for success.
    fn expected(&self, with: &str) -> Option<Error> {
        if with.starts_with(POST_QUANTUM) {
            return Some(Error::BadKey);
        }
        let names_it = |(names, _, _): &&(&[&str], _, _)| names.contains(&self.name.as_str());
        if let Some((_, answer, _)) = OTHERWISE.iter().find(names_it) {
            return Some(*answer);
        }
        match self.expect.as_str() {
            "success" => None,
            "no match" => Some(Error::Wrong),
            "HMAC failure" | "payload failure" => Some(Error::Damaged),
            // What says that it is armor is broken, not something else.
            "armor failure" if self.file.trim_ascii_start().starts_with(ARMOR) => {
                Some(Error::Damaged)
            }
            "header failure" | "armor failure" => Some(Error::NotAge),
            other => panic!("{}: {other}", self.name),
        }
    }

    /// What was answered wrongly.
    fn failure(&self) -> Option<String> {
        self.with.iter().find_map(|with| {
            let answer = open(&self.file, with);
            let holds = match (&answer, self.expected(with)) {
                (Ok(text), None) => {
                    let hash = HEXLOWER.encode(&Sha256::digest(text));
                    self.payload.as_ref().is_none_or(|payload| *payload == hash)
                }
                (Err(error), Some(expected)) => *error == expected,
                _ => false,
            };
            let answer = answer.map(|text| text.len());
            (!holds).then(|| format!("{}: {}, answered {answer:?}", self.name, self.expect))
        })
    }
}

#[test]
fn every_vector_of_c2sp_is_answered() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/external/cctv-age");
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let vectors: Vec<Vector> = paths.map(|path| Vector::read(&path)).collect();
    assert_eq!(vectors.len(), 143);
    for name in OTHERWISE.iter().flat_map(|(names, _, _)| *names) {
        assert!(vectors.iter().any(|vector| vector.name == *name), "{name}");
    }
    let failures: Vec<String> = vectors.iter().filter_map(Vector::failure).collect();
    assert!(
        failures.is_empty(),
        "{} of {}\n{}",
        failures.len(),
        vectors.len(),
        failures.join("\n")
    );
}
