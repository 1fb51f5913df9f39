//! The trust list: which keys sign as coach or kiosk, for whom, and until when.
//!
//! An organisation signs it and hands it out as a file ([`Published`]); the check looks keys up in
//! a [`TrustList`].

use super::code::Code;
use super::holder::Holder;
use super::key::{PublicKey, sha256_hex};
use super::payload::Role;
use super::{jws, limits, strict_json};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use suunta_time as time;

pub const TYPE: &str = "suunta-trust+jws";

/// Longest name of a person, service point or organisation, in characters.
pub const NAME_LIMIT: usize = limits::SHORT_LIMIT;

/// The list as it is signed and handed out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Published {
    /// 1.
    pub v: u32,
    /// Name of the organisation, as it calls itself.
    pub name: String,
    /// Grows with each list; an older one is refused.
    pub serial: u64,
    /// ISO 8601 with zone.
    pub issued_at: String,
    /// ISO 8601 with zone: after it the list confirms nobody any more.
    pub next_update: String,
    pub keys: Vec<Entry>,
    /// Whom a summary can be encrypted for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recipients: Vec<Recipient>,
}

/// A party that opens what is encrypted for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Recipient {
    /// Name of the service point or person.
    pub name: String,
    /// An X25519 recipient of age-encryption.org/v1, `age1…`.
    pub age: String,
}

impl Recipient {
    /// Whether the key has the form of one: `age1` and 58 letters of Bech32 (BIP 173). Its
    /// checksum is looked at when something is sealed.
    pub fn is_shaped(&self) -> bool {
        const LETTERS: &[u8] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";
        self.age.strip_prefix("age1").is_some_and(|key| {
            key.len() == 58 && key.bytes().all(|letter| LETTERS.contains(&letter))
        })
    }
}

/// A key on the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Entry {
    /// RFC 7638 thumbprint.
    pub kid: String,
    pub jwk: Jwk,
    /// `coach`, `kiosk` or `caseworker`.
    pub role: Holder,
    /// Name of the service point or person.
    pub name: String,
    /// ISO 8601 with zone, all three.
    pub not_before: String,
    pub not_after: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revoked_at: Option<String>,
    /// Why the row says so; absent on lists of earlier versions, where a revoked key was lost.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
}

/// Why a key signs no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Reason {
    /// Somebody else may have it: nothing that it ever signed is believed.
    Lost,
    /// Renewed, or its holder left: it confirms nothing new, and what was received before stays as
    /// it was.
    Ended,
}

impl Reason {
    pub const ALL: [Self; 2] = [Self::Lost, Self::Ended];

    /// As it is signed.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Lost => "lost",
            Self::Ended => "ended",
        }
    }
}

impl Entry {
    /// Whether nothing that the key ever signed is to be believed.
    pub fn is_revoked(&self) -> bool {
        self.revoked_at.is_some() && self.reason != Some(Reason::Ended)
    }

    /// From when on it confirms nothing new: `notAfter`, or the end that was set before that.
    fn end(&self) -> &str {
        let ended = self.revoked_at.as_deref().filter(|_| !self.is_revoked());
        let before = |at: &&str| time::instant(at) < time::instant(&self.not_after);
        ended.filter(before).unwrap_or(&self.not_after)
    }
}

/// A public key (RFC 8037 §2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Jwk {
    /// `OKP`
    pub kty: String,
    /// `Ed25519`
    pub crv: String,
    pub x: String,
}

impl Jwk {
    pub fn of(key: &PublicKey) -> Self {
        Self { kty: "OKP".to_owned(), crv: "Ed25519".to_owned(), x: key.jwk_x() }
    }
}

/// What holds a key out to the organisation, to be put on its list: the public half alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Application {
    pub kid: String,
    pub jwk: Jwk,
    pub role: Holder,
    pub name: String,
}

impl Application {
    /// Whether a list can take it.
    ///
    /// # Errors
    /// [`Code::KeyMismatch`] unless the key and its thumbprint belong together;
    /// [`Code::OutOfRange`] for a name longer than [`NAME_LIMIT`].
    pub fn validate(&self) -> Result<(), Code> {
        key_of(&self.jwk, &self.kid)?;
        limits::short_text(&self.name)
    }
}

fn key_of(jwk: &Jwk, kid: &str) -> Result<PublicKey, Code> {
    let key = PublicKey::from_jwk_x(&jwk.x).ok_or(Code::KeyMismatch)?;
    let fits = jwk.kty == "OKP" && jwk.crv == "Ed25519" && key.thumbprint() == kid;
    if fits { Ok(key) } else { Err(Code::KeyMismatch) }
}

impl Published {
    /// Reads a list; its signature holds. Returns the organisation's key as well: whether it is
    /// to be believed is for the desk to say.
    ///
    /// # Errors
    /// As [`Self::read_hashed`].
    pub fn read(bytes: &[u8]) -> Result<(Self, PublicKey), Code> {
        Self::read_hashed(bytes).map(|(list, key, _)| (list, key))
    }

    /// The same with the SHA-256 of what was signed, lower-case hexadecimal: what [`Serials`] knows
    /// a list by.
    ///
    /// # Errors
    /// As [`jws::read`]; [`Code::UnknownVersion`], [`Code::Schema`], [`Code::KeyMismatch`].
    pub fn read_hashed(bytes: &[u8]) -> Result<(Self, PublicKey, String), Code> {
        let (payload, key) = jws::read(bytes, TYPE)?;
        let list: Self = strict_json::parse(&payload)?;
        list.validate()?;
        Ok((list, key, sha256_hex(&payload)))
    }

    /// # Errors
    /// As [`Self::read`].
    pub fn validate(&self) -> Result<(), Code> {
        if self.v != 1 {
            return Err(Code::UnknownVersion);
        }
        limits::short_text(&self.name)?;
        limits::instant(&self.issued_at)?;
        limits::instant(&self.next_update)?;
        for entry in &self.keys {
            key_of(&entry.jwk, &entry.kid)?;
            limits::short_text(&entry.name)?;
            let times =
                [Some(&entry.not_before), Some(&entry.not_after), entry.revoked_at.as_ref()];
            times.into_iter().flatten().try_for_each(|text| limits::instant(text))?;
            // A key is not lost without a day from which that is told.
            let told = entry.reason != Some(Reason::Lost) || entry.revoked_at.is_some();
            limits::ensure(told, Code::Schema)?;
        }
        for recipient in &self.recipients {
            limits::short_text(&recipient.name)?;
            if !recipient.is_shaped() {
                return Err(Code::Schema);
            }
        }
        Ok(())
    }

    /// Those that can be encrypted for at a time, seconds since 1970: none when the list is past
    /// its next update.
    pub fn recipients_at(&self, now: i64) -> &[Recipient] {
        let holds = time::instant(&self.next_update).is_some_and(|until| now <= until);
        if holds { &self.recipients } else { &[] }
    }

    /// Whether the list is of a time that can be, at a time in seconds since 1970: clocks differ
    /// by [`MAX_AHEAD`] at most.
    ///
    /// # Errors
    /// [`Code::FutureTrustList`]
    pub fn begun(&self, now: i64) -> Result<(), Code> {
        let issued = time::instant(&self.issued_at).unwrap_or(i64::MAX);
        limits::ensure(issued <= now.saturating_add(limits::MAX_AHEAD), Code::FutureTrustList)
    }

    /// Adds a key, or puts its entry anew.
    ///
    /// # Errors
    /// [`Code::RevokedKey`]: what was revoked stays so.
    pub fn add(&mut self, entry: Entry) -> Result<(), Code> {
        if self.keys.iter().any(|key| key.kid == entry.kid && key.is_revoked()) {
            return Err(Code::RevokedKey);
        }
        self.keys.retain(|key| key.kid != entry.kid);
        self.keys.push(entry);
        Ok(())
    }

    /// Says of a key that it is lost, from a time on (ISO 8601): in every row that names it.
    pub fn revoke(&mut self, kid: &str, at: &str) {
        for entry in self.keys.iter_mut().filter(|entry| entry.kid == kid) {
            if !entry.is_revoked() {
                entry.revoked_at = Some(at.to_owned());
            }
            entry.reason = Some(Reason::Lost);
        }
    }

    /// Lets a key end at a time (ISO 8601), or earlier where it ends so: in every row that names it
    /// and is not revoked.
    pub fn end(&mut self, kid: &str, at: &str) {
        for entry in self.keys.iter_mut().filter(|entry| entry.kid == kid && !entry.is_revoked()) {
            if time::instant(at) < time::instant(&entry.not_after) {
                at.clone_into(&mut entry.not_after);
            }
            entry.reason = Some(Reason::Ended);
        }
    }

    /// The rows of a key.
    pub fn rows(&self, kid: &str) -> Vec<Entry> {
        self.keys.iter().filter(|entry| entry.kid == kid).cloned().collect()
    }

    /// Puts the rows of keys back as they stood, each in its place.
    pub fn put_back(&mut self, before: &[Entry]) {
        for entry in &mut self.keys {
            let same = |row: &&Entry| row.kid == entry.kid && row.role == entry.role;
            if let Some(row) = before.iter().find(same) {
                entry.clone_from(row);
            }
        }
    }

    /// The list as the check looks keys up in it.
    pub fn list(&self) -> TrustList {
        // Checked when it was read; a time that is none lies in the past and confirms nothing.
        let seconds = |text: &str| time::instant(text).unwrap_or_default();
        let keys = self.keys.iter().map(|entry| TrustedKey {
            kid: entry.kid.clone(),
            role: entry.role.role(),
            name: entry.name.clone(),
            not_before: seconds(&entry.not_before),
            not_after: seconds(entry.end()),
            is_revoked: entry.is_revoked(),
        });
        TrustList {
            serial: self.serial,
            issued_at: seconds(&self.issued_at),
            next_update: seconds(&self.next_update),
            keys: keys.collect(),
        }
    }

    /// Whether this list may take the place of the one that is held.
    ///
    /// # Errors
    /// [`Code::OldTrustList`] for an older serial, or for the same one with other content.
    pub fn succeeds(&self, held: &Self) -> Result<(), Code> {
        if self.serial > held.serial || self == held { Ok(()) } else { Err(Code::OldTrustList) }
    }
}

/// The highest number of each organisation's lists that were in force here, and what the list of it
/// held. It outlives the lists: whoever puts one away and takes an older one, or another of the same
/// number, gets no revoked key back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Serials(BTreeMap<String, (u64, String)>);

impl Serials {
    /// Reads lines of a thumbprint, a number and the SHA-256 of what was signed, which lines of
    /// earlier versions lack; what is none says nothing.
    pub fn read(lines: &str) -> Self {
        let mut serials = Self::default();
        for line in lines.lines() {
            let mut parts = line.split(' ');
            let (kid, serial) = (parts.next(), parts.next().and_then(|n| n.parse().ok()));
            if let Some((kid, serial)) = kid.zip(serial) {
                serials.note(kid, serial, parts.next().unwrap_or_default());
            }
        }
        serials
    }

    /// Remembers that an organisation's list was in force.
    pub fn note(&mut self, kid: &str, serial: u64, hash: &str) {
        let (highest, held) = self.0.entry(kid.to_owned()).or_default();
        if serial > *highest || (serial == *highest && held.is_empty()) {
            (*highest, *held) = (serial, hash.to_owned());
        }
    }

    /// As [`Self::read`] reads them.
    pub fn lines(&self) -> String {
        let line = |(kid, (serial, hash)): (&String, &(u64, String))| {
            let line = [kid.as_str(), &serial.to_string(), hash].join(" ");
            [line.trim_end(), "\n"].concat()
        };
        self.0.iter().map(line).collect()
    }

    /// Whether an organisation's list is newer than every one that was in force, or the very last
    /// of them again.
    ///
    /// # Errors
    /// [`Code::OldTrustList`]
    pub fn admit(&self, kid: &str, serial: u64, hash: &str) -> Result<(), Code> {
        let older = self.0.get(kid).is_some_and(|(highest, held)| {
            serial < *highest || (serial == *highest && !held.is_empty() && held != hash)
        });
        if older { Err(Code::OldTrustList) } else { Ok(()) }
    }
}

/// A trust list whose own signature was checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrustList {
    pub serial: u64,
    /// Seconds since 1970: before it the list confirms nobody.
    pub issued_at: i64,
    /// Seconds since 1970: after it the list confirms nobody; what it revoked stays revoked.
    pub next_update: i64,
    pub keys: Vec<TrustedKey>,
}

/// One key of the list. Times are seconds since 1970.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrustedKey {
    /// RFC 7638 thumbprint.
    pub kid: String,
    /// In which it signs summaries; `None` of who signs other documents.
    pub role: Option<Role>,
    /// Name of the service point.
    pub name: String,
    pub not_before: i64,
    /// What is received later it does not confirm.
    pub not_after: i64,
    /// Nothing that it ever signed is believed, in whatever role.
    pub is_revoked: bool,
}

/// What the list says of a key in a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing<'a> {
    Unlisted,
    /// Listed in this role and valid at the claimed time and when it was received.
    Valid(&'a TrustedKey),
    /// Revoked, whatever time is claimed.
    Revoked,
}

impl TrustList {
    /// Whether the list confirms anybody at a time, seconds since 1970. What it revoked stays so.
    ///
    /// # Errors
    /// [`Code::FutureTrustList`], [`Code::ExpiredTrustList`].
    pub fn in_force(&self, now: i64) -> Result<(), Code> {
        let begun = self.issued_at <= now.saturating_add(limits::MAX_AHEAD);
        limits::ensure(begun, Code::FutureTrustList)?;
        limits::ensure(now <= self.next_update, Code::ExpiredTrustList)
    }

    /// Looks a key up: for a summary signed at the claimed time and received at the other, seconds
    /// since 1970. A claim alone dates nothing back to when the key was valid.
    pub fn standing(&self, kid: &str, role: Role, claimed: i64, received: i64) -> Standing<'_> {
        let mut entries = self.keys.iter().filter(|key| key.kid == kid);
        if entries.clone().any(|key| key.is_revoked) {
            return Standing::Revoked;
        }
        let valid = |key: &&TrustedKey| {
            key.role == Some(role)
                && key.not_before <= claimed.min(received)
                && claimed.max(received) <= key.not_after
        };
        entries.find(valid).map_or(Standing::Unlisted, Standing::Valid)
    }
}
