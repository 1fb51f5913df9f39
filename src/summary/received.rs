//! What a desk has received: hashes alone, no names, no content. As text a line each, the newest
//! last.

use super::verdict::Verdict;
use std::collections::{BTreeMap, BTreeSet};

/// A summary that was accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// [`Verdict::seen_id`].
    pub id: String,
    pub payload_hash: String,
    pub nonce: Option<String>,
    /// Seconds since 1970.
    pub received: i64,
}

impl Seen {
    /// What a newly accepted summary leaves; nothing of one refused or received before.
    pub fn of(verdict: &Verdict, received: i64) -> Option<Self> {
        if verdict.level == 0 || verdict.received.is_some() {
            return None;
        }
        Some(Self {
            id: verdict.seen_id.clone()?,
            payload_hash: verdict.payload_hash.clone()?,
            nonce: verdict.payload.as_ref().and_then(|payload| payload.nonce.clone()),
            received,
        })
    }

    /// Its line, with the end of it. No part of it has a space.
    pub fn line(&self) -> String {
        let received = self.received.to_string();
        let parts = [&self.id, &self.payload_hash, &received].map(String::as_str);
        let nonce = self.nonce.as_deref().map(|nonce| [" ", nonce].concat());
        [&parts.join(" "), nonce.as_deref().unwrap_or_default(), "\n"].concat()
    }

    fn of_line(line: &str) -> Option<Self> {
        let mut parts = line.split(' ').map(str::to_owned);
        Some(Self {
            id: parts.next()?,
            payload_hash: parts.next()?,
            received: parts.next()?.parse().ok()?,
            nonce: parts.next(),
        })
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
    by_id: BTreeMap<String, Seen>,
    nonces: BTreeSet<String>,
}

/// A desk that has received nothing.
pub static NOTHING_RECEIVED: Received =
    Received { by_id: BTreeMap::new(), nonces: BTreeSet::new() };

impl Received {
    /// Reads the lines of [`Seen::line`]; what is none says nothing.
    pub fn read(lines: &str) -> Self {
        lines.lines().filter_map(Seen::of_line).collect()
    }

    pub fn get(&self, id: &str) -> Option<&Seen> {
        self.by_id.get(id)
    }

    /// True when a summary with this challenge was accepted.
    pub fn has_nonce(&self, nonce: &str) -> bool {
        self.nonces.contains(nonce)
    }

    /// The first sight counts: a later one of the same summary changes nothing.
    pub fn add(&mut self, seen: Seen) {
        self.nonces.extend(seen.nonce.clone());
        self.by_id.entry(seen.id.clone()).or_insert(seen);
    }
}

impl FromIterator<Seen> for Received {
    fn from_iter<T: IntoIterator<Item = Seen>>(seen: T) -> Self {
        let mut seen: Vec<Seen> = seen.into_iter().collect();
        // The last one of a number stays in the map, and the first is to count.
        seen.reverse();
        let nonces = seen.iter().filter_map(|seen| seen.nonce.clone()).collect();
        // At once, which is quicker than one by one.
        let by_id = seen.into_iter().map(|seen| (seen.id.clone(), seen)).collect();
        Self { by_id, nonces }
    }
}
