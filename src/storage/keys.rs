//! Every key that something is stored under, and who outlives whom when something is erased.
//!
//! The scripts before the app (`xtask/web`) read some of them by the same names.

/// Whose a stored thing is; each outlives those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Of {
    /// One person's answers and what they chose for themselves: goes with them.
    Client,
    /// The person's or service point's whose device it is: stays when the next client comes and goes
    /// when everything is erased.
    Device,
    /// The staff's: goes only by its own page.
    Staff,
}

/// Where localStorage holds what was written last, `<era>|<state that it follows>|<state>|<envelope>`.
pub const MIRROR: &str = "suunta.mirror";
/// How often something beside the session was kept: tells whether the database or its mirror is ahead.
pub const COUNT: &str = "suunta.count";
/// Where an older build left the session: the slot and revision in force; the slots stand beside it.
pub const SESSION: &str = "suunta.session";
/// What was damaged and set aside; each has its own ending.
pub const QUARANTINE: &str = "suunta.quarantine.";
/// Earlier rounds.
pub const ROUNDS: &str = "suunta.rounds";
/// The form that a new round took the place of.
pub const BEFORE: &str = "suunta.before";
/// What was signed last: file, code, and what the PDF is made from.
pub const SIGNED: &str = "suunta.signed";
/// How and when the page was left at once, `<choice>:<ms>`; see [`LEAVING`].
pub const LEFT: &str = "suunta.left";
/// Set while what a full disk left half written is the last in the database (`xtask/web/device.js`).
pub const TORN: &str = "suunta.torn";
/// Set and removed when something is erased, so that other tabs look; never stays.
pub const ERASED: &str = "suunta.erased";
pub const LANG: &str = "suunta.lang";
pub const TEXT: &str = "suunta.text";
pub const CONTRAST: &str = "suunta.contrast";
/// Reading aloud: `on` or `off`.
pub const ALOUD: &str = "suunta.aloud";
/// The screen lock's code, as it is compared with.
pub const LOCK: &str = "suunta.lock";
/// The profile in use.
pub const PROFILE: &str = "suunta.profile";
/// The keys of the list: `on` or `off`.
pub const LIST_KEYS: &str = "suunta.keys";
/// Milliseconds without use after which everything is erased; empty or absent: never.
pub const ERASE_AFTER: &str = "suunta.erase-after";
/// When the page was last opened, milliseconds since 1970.
pub const USED: &str = "suunta.used";
/// What leaving at once does: empty (what is kept stays, hidden), `grace` or `now`.
pub const LEAVING: &str = "suunta.exit";
/// Keys that the desk has confirmed.
pub const PINS: &str = "suunta.pins";
/// Their sealed labels.
pub const NAMES: &str = "suunta.names";
/// What the desk has received.
pub const SEEN: &str = "suunta.seen";
/// The trust list in force, the organisations that sign one, and the highest serial of each.
pub const TRUST: &str = "suunta.trust";
pub const ORGANISATIONS: &str = "suunta.organisations";
pub const SERIALS: &str = "suunta.serials";
/// A prepared kiosk: the staff's passphrase, as it is compared with, and how many have finished.
pub const KIOSK: &str = "kiosk";
/// The staff's sealed keys, and the trust list that they keep up.
pub const STAFF_KEYS: &str = "staff-keys";
pub const STAFF_LIST: &str = "staff-list";
/// What can be taken back of that list until it is published.
pub const STAFF_BEFORE: &str = "staff-list-before";
/// In a tab's own storage: that it is a prepared kiosk's, and its query.
pub const KIOSK_TAB: &str = "suunta.kiosk";
/// In a tab's own storage: the question that the screen was turned to the client with.
pub const TURNED: &str = "suunta.turned";

/// All that localStorage may hold, and whose it is. The device's database holds the session and copies of
/// some of these under the same keys; what is in it besides is a client's. What begins with [`QUARANTINE`] or [`SESSION`]
/// is a client's.
pub const STORED: [(&str, Of); 30] = [
    (MIRROR, Of::Client),
    (COUNT, Of::Client),
    (SESSION, Of::Client),
    (QUARANTINE, Of::Client),
    (ROUNDS, Of::Client),
    (BEFORE, Of::Client),
    (SIGNED, Of::Client),
    (LEFT, Of::Client),
    (ERASED, Of::Client),
    (LANG, Of::Client),
    (TEXT, Of::Client),
    (CONTRAST, Of::Client),
    (ALOUD, Of::Client),
    (LOCK, Of::Device),
    (PROFILE, Of::Device),
    (LIST_KEYS, Of::Device),
    (ERASE_AFTER, Of::Device),
    (USED, Of::Device),
    (LEAVING, Of::Device),
    (PINS, Of::Device),
    (NAMES, Of::Device),
    (SEEN, Of::Device),
    (TRUST, Of::Device),
    (ORGANISATIONS, Of::Device),
    (SERIALS, Of::Device),
    (KIOSK, Of::Staff),
    (STAFF_KEYS, Of::Staff),
    (STAFF_LIST, Of::Staff),
    (STAFF_BEFORE, Of::Staff),
    // Nobody's: it goes with the next write, and an erasing is one.
    (TORN, Of::Staff),
];

/// The keys that stay when all is erased that belongs to `erased` and to whoever comes before.
pub fn outliving(erased: Of) -> Vec<&'static str> {
    STORED.into_iter().filter(|(_, of)| *of > erased).map(|(key, _)| key).collect()
}
