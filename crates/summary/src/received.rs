//! What a desk has received: hashes alone, no names, no content. As text a line each, the newest
//! last.

use super::key;
use super::payload::Role;
use super::verdict::{Carrier, Verdict};
use data_encoding::BASE64URL_NOPAD;
use std::collections::{BTreeMap, BTreeSet};

/// What a desk calls what it received: SHA-256 of the summary's number, base64url. By whose key it
/// came says nothing of whether it came before.
pub fn id(named: &str) -> String {
    BASE64URL_NOPAD.encode(&key::sha256(named.as_bytes()))
}

/// A summary that was accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// [`Verdict::seen_id`].
    pub id: String,
    pub content: Content,
    pub nonce: Option<String>,
    /// Seconds since 1970.
    pub received: i64,
    /// The listed keys of the staff that had signed it: the first [`KID_LETTERS`] of each
    /// thumbprint, between commas. `None` where an earlier version did not note them.
    pub by: Option<String>,
}

/// 132 bits of a thumbprint: enough to know it again.
const KID_LETTERS: usize = 22;

/// What tells whether a second sight says the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// [`Verdict::digest`], and what it came in.
    Digest(Carrier, String),
    /// [`Verdict::payload_hash`] alone, which a QR only claims: of lines of earlier versions.
    PayloadHash(String),
}

impl Content {
    fn of(verdict: &Verdict) -> Option<Self> {
        let digest = verdict.carrier.zip(verdict.digest.clone());
        let digest = digest.map(|(carrier, digest)| Self::Digest(carrier, digest));
        digest.or_else(|| verdict.payload_hash.clone().map(Self::PayloadHash))
    }

    /// A letter for the carrier and 43 characters, or 64 hexadecimal digits.
    fn word(&self) -> String {
        match self {
            Self::Digest(Carrier::File, digest) => ["F", digest].concat(),
            Self::Digest(Carrier::Qr, digest) => ["Q", digest].concat(),
            Self::PayloadHash(hash) => hash.clone(),
        }
    }

    fn of_word(word: &str) -> Self {
        let digest = |letter| word.strip_prefix(letter).filter(|digest| digest.len() == 43);
        if let Some(digest) = digest('F') {
            Self::Digest(Carrier::File, digest.to_owned())
        } else if let Some(digest) = digest('Q') {
            Self::Digest(Carrier::Qr, digest.to_owned())
        } else {
            Self::PayloadHash(word.to_owned())
        }
    }
}

impl Seen {
    /// What a newly accepted summary leaves; nothing of one refused or received before.
    pub fn of(verdict: &Verdict, received: i64) -> Option<Self> {
        if verdict.level == 0 || verdict.received.is_some() {
            return None;
        }
        let staff = verdict
            .signatures
            .iter()
            .filter(|signature| signature.role_confirmed && signature.role != Some(Role::Client));
        let kids = staff.filter_map(|signature| signature.kid.as_deref()?.get(..KID_LETTERS));
        Some(Self {
            by: Some(kids.collect::<Vec<_>>().join(",")),
            id: verdict.seen_id.clone()?,
            content: Content::of(verdict)?,
            nonce: verdict.payload.as_ref().and_then(|payload| payload.nonce.clone()),
            received,
        })
    }

    /// Its line, with the end of it. No part of it has a space.
    pub fn line(&self) -> String {
        let by = self.by.as_deref().map(|kids| ["+", kids].concat()).unwrap_or_default();
        let (content, received) = (self.content.word(), [self.received.to_string(), by].concat());
        let parts = [&self.id, &content, &received].map(String::as_str);
        let nonce = self.nonce.as_deref().map(|nonce| [" ", nonce].concat());
        [&parts.join(" "), nonce.as_deref().unwrap_or_default(), "\n"].concat()
    }

    fn of_line(line: &str) -> Option<Self> {
        let mut parts = line.split(' ');
        let (id, content, received) = (parts.next()?, parts.next()?, parts.next()?);
        let (received, by) = match received.split_once('+') {
            Some((received, by)) => (received, Some(by.to_owned())),
            None => (received, None),
        };
        Some(Self {
            id: id.to_owned(),
            content: Content::of_word(content),
            received: received.parse().ok()?,
            nonce: parts.next().map(str::to_owned),
            by,
        })
    }

    /// Whether this key had signed what came, as far as it was noted.
    pub fn was_signed_by(&self, kid: &str) -> bool {
        let known = |start: &str| !start.is_empty() && kid.starts_with(start);
        self.by.as_deref().is_none_or(|kids| kids.split(',').any(known))
    }

    /// What it came in; `None` where an earlier version did not note it.
    pub const fn carrier(&self) -> Option<Carrier> {
        match self.content {
            Content::Digest(carrier, _) => Some(carrier),
            Content::PayloadHash(_) => None,
        }
    }

    /// Whether a summary of the same name says the same, in whatever carrier.
    pub fn says_the_same(&self, verdict: &Verdict) -> bool {
        match &self.content {
            Content::Digest(_, digest) => verdict.digest.as_ref() == Some(digest),
            Content::PayloadHash(hash) => verdict.payload_hash.as_ref() == Some(hash),
        }
    }
}

/// The newest lines that have room, in bytes.
pub fn newest(lines: &str, room: usize) -> &str {
    let over = lines.len().saturating_sub(room);
    // A line that is cut through goes as a whole; one that begins at the cut stays.
    let rest = over.checked_sub(1).and_then(|before| lines.get(before..));
    rest.map_or(lines, |rest| rest.split_once('\n').map_or("", |(_, rest)| rest))
}

/// The lines without those of one [`Seen::id`].
pub fn without(lines: &str, id: &str) -> String {
    let own = |line: &&str| line.strip_prefix(id).is_some_and(|rest| rest.starts_with(' '));
    lines.split_inclusive('\n').filter(|line| !own(line)).collect()
}

/// All of it, found without going through all of it.
#[derive(Clone, Debug, Default)]
pub struct Received {
    sights: BTreeMap<(String, Option<Carrier>), Seen>,
    nonces: BTreeSet<String>,
}

/// A desk that has received nothing.
pub static NOTHING_RECEIVED: Received =
    Received { sights: BTreeMap::new(), nonces: BTreeSet::new() };

impl Received {
    /// Reads the lines of [`Seen::line`]; what is none says nothing.
    pub fn read(lines: &str) -> Self {
        lines.lines().filter_map(Seen::of_line).collect()
    }

    /// The first sights of a summary, one for each carrier at most.
    pub fn sights(&self, id: &str) -> impl Iterator<Item = &Seen> {
        let ends = [None, Some(Carrier::Qr)].map(|carrier| (id.to_owned(), carrier));
        let [first, last] = ends;
        self.sights.range(first..=last).map(|(_, seen)| seen)
    }

    /// True when a summary with this challenge was accepted.
    pub fn has_nonce(&self, nonce: &str) -> bool {
        self.nonces.contains(nonce)
    }

    /// The first sight counts: a later one of the same summary changes nothing.
    pub fn add(&mut self, seen: Seen) {
        self.nonces.extend(seen.nonce.clone());
        self.sights.entry((seen.id.clone(), seen.carrier())).or_insert(seen);
    }
}

impl FromIterator<Seen> for Received {
    fn from_iter<T: IntoIterator<Item = Seen>>(seen: T) -> Self {
        let mut seen: Vec<Seen> = seen.into_iter().collect();
        // The last one of a number stays in the map, and the first is to count.
        seen.reverse();
        let nonces = seen.iter().filter_map(|seen| seen.nonce.clone()).collect();
        // At once, which is quicker than one by one.
        let named = seen.into_iter().map(|seen| ((seen.id.clone(), seen.carrier()), seen));
        Self { sights: named.collect(), nonces }
    }
}
