//! Who holds an enrolled key: staff and their devices, never a client.

use super::payload::Role;
use serde::{Deserialize, Serialize};

/// What an enrolled key is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Holder {
    /// Signs a summary beside the client.
    Coach,
    /// A service point's device; signs a summary beside the client.
    Kiosk,
    /// Signs receipts.
    Caseworker,
    /// Signs the trust list.
    Organisation,
}

impl Holder {
    pub const ALL: [Self; 4] = [Self::Coach, Self::Kiosk, Self::Caseworker, Self::Organisation];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Coach => "coach",
            Self::Kiosk => "kiosk",
            Self::Caseworker => "caseworker",
            Self::Organisation => "organisation",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|holder| holder.name() == name)
    }

    /// The role in which the key signs a summary; `None` when it signs none.
    pub const fn role(self) -> Option<Role> {
        match self {
            Self::Coach => Some(Role::Coach),
            Self::Kiosk => Some(Role::Kiosk),
            Self::Caseworker | Self::Organisation => None,
        }
    }
}
