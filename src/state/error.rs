//! What goes wrong in the app, with the key of its sentence and advice.

use crate::pdf;
use crate::platform::{self, worker};
use crate::scan::picture;
use crate::storage;
use crate::summary::message::Failure;
use crate::vault;

/// An error of a lower room as it is told, or one of the app's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    /// A file of the app could not be fetched.
    Fetch,
    /// A file of the app is not what it should be.
    Content,
    /// The browser lacks or refused an interface.
    Refused,
    /// A worker gave no answer.
    Worker(worker::Error),
    /// A worker could not do what was asked.
    Work(Failure),
    Vault(vault::Error),
    Pdf(pdf::Error),
    Picture(picture::Error),
    Storage(storage::Error),
    /// A change beside the session was not kept.
    NotKept,
    /// What was received could not be noted.
    NotNoted,
    /// The clients' names: another passphrase.
    WrongForNames,
    NamesNotKept,
    /// A picture without a code.
    NoCode,
    SeveralCodes,
    /// A picture that cannot be opened.
    BrokenPicture,
    NoCamera,
    /// What a kiosk keeps of the staff's passphrase is damaged.
    KioskDamaged,
    /// A passphrase could not be compared.
    Unchecked,
    /// What was opened is no form that moves.
    NoForm,
    /// What was signed last cannot be read again.
    SignedDamaged,
    /// The browser gives no random numbers.
    NoRandom,
}

impl Error {
    /// A worker answered something else than what was asked.
    pub const PROTOCOL: Self = Self::Worker(worker::Error::Protocol);
    /// An encrypted file does not open by these words.
    pub const WRONG: Self = Self::Vault(vault::Error::Wrong);

    /// The key of the user's sentence and advice.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Fetch => platform::Error::Fetch.key(),
            Self::Content => platform::Error::Content.key(),
            Self::Refused => "platform.refused",
            Self::Worker(error) => error.key(),
            Self::Work(failure) => failure.key(),
            Self::Vault(error) => error.key(),
            Self::Pdf(error) => error.key(),
            Self::Picture(error) => error.key(),
            Self::Storage(error) => error.key(),
            Self::NotKept => "kept.no",
            Self::NotNoted => "kept.received",
            Self::WrongForNames => "names.wrong",
            Self::NamesNotKept => "names.not-kept",
            Self::NoCode => "scan.none",
            Self::SeveralCodes => "scan.several",
            Self::BrokenPicture => "scan.broken",
            Self::NoCamera => "scan.no-camera",
            Self::KioskDamaged => "kiosk.damaged",
            Self::Unchecked => "passphrase.unchecked",
            Self::NoForm => "vault.no-form",
            Self::SignedDamaged => "signed.damaged",
            Self::NoRandom => "sign.random",
        }
    }
}

impl From<platform::Error> for Error {
    fn from(error: platform::Error) -> Self {
        match error {
            platform::Error::Fetch => Self::Fetch,
            platform::Error::Content => Self::Content,
            platform::Error::Refused(_) => Self::Refused,
        }
    }
}

impl From<worker::Error> for Error {
    fn from(error: worker::Error) -> Self {
        Self::Worker(error)
    }
}

impl From<Failure> for Error {
    fn from(failure: Failure) -> Self {
        Self::Work(failure)
    }
}

impl From<vault::Error> for Error {
    fn from(error: vault::Error) -> Self {
        Self::Vault(error)
    }
}

impl From<pdf::Error> for Error {
    fn from(error: pdf::Error) -> Self {
        Self::Pdf(error)
    }
}

impl From<picture::Error> for Error {
    fn from(error: picture::Error) -> Self {
        Self::Picture(error)
    }
}

impl From<storage::Error> for Error {
    fn from(error: storage::Error) -> Self {
        Self::Storage(error)
    }
}
