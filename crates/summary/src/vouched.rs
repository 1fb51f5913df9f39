//! Whose word a summary is where it tells of others than the client: the coach's view, whether the
//! identity was seen, a workplace's view, in whose company it was filled in.

use super::payload::{Mode, Payload, Role};
use super::verdict::Verdict;
use suunta_content::text::fill;

/// Whose word it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Word {
    /// Of who is told of: they signed as well, or it has not left the device on which they told it.
    #[default]
    Theirs,
    /// A key signed in their role, and nobody has confirmed whose it is.
    Claimed,
    /// The client's: nobody else signed.
    Clients,
}

/// Whose word each part is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Vouched {
    pub coach: Word,
    pub kiosk: Word,
}

impl Vouched {
    /// Of a summary that was just signed by those whom it names.
    pub fn signed(payload: &Payload) -> Self {
        let word = |role| match payload.expected_signers.contains(&role) {
            true => Word::Theirs,
            false => Word::Clients,
        };
        Self { coach: word(Role::Coach), kiosk: word(Role::Kiosk) }
    }

    /// Of one that was checked: a role is a claim until the trust list has confirmed it.
    pub fn checked(verdict: &Verdict) -> Self {
        let word = |role| {
            let mut signed = verdict.signatures.iter().filter(|s| s.ok && s.role == Some(role));
            match signed.clone().next() {
                None => Word::Clients,
                Some(_) if signed.any(|signature| signature.role_confirmed) => Word::Theirs,
                Some(_) => Word::Claimed,
            }
        };
        Self { coach: word(Role::Coach), kiosk: word(Role::Kiosk) }
    }

    /// Of what nobody signs: it is the client's word, whoever signed what it was made of.
    pub const fn unsigned() -> Self {
        Self { coach: Word::Clients, kiosk: Word::Clients }
    }

    /// The key of how it was filled in.
    pub fn mode(self, mode: Mode) -> &'static str {
        match (mode, self) {
            (Mode::Own, _) => "summary.mode.self",
            (Mode::Coach, Self { coach: Word::Theirs, .. }) => "summary.mode.coach",
            (Mode::Coach, _) => "summary.mode.coach.told",
            (Mode::Kiosk, Self { kiosk: Word::Theirs, .. }) => "summary.mode.kiosk",
            (Mode::Kiosk, _) => "summary.mode.kiosk.told",
        }
    }

    /// The name of something that a coach or a workplace is to have said, marked where it is the
    /// client who says so.
    pub fn name(self, name: &str, label: &dyn Fn(&str) -> String) -> String {
        match self.coach {
            Word::Theirs => name.to_owned(),
            Word::Claimed | Word::Clients => fill(&label("summary.told"), &[("name", name)]),
        }
    }

    /// The key of why it is so marked.
    pub const fn why(self) -> Option<&'static str> {
        match self.coach {
            Word::Theirs => None,
            Word::Claimed => Some("summary.told.claimed"),
            Word::Clients => Some("summary.told.client"),
        }
    }
}
