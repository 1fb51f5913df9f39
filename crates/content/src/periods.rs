//! For how long: times that pages keep to.

use super::instrument::Constant;
use serde::{Deserialize, Serialize};

/// Each with its reason in the content file. They come with the profile whole: the first load needs
/// none of them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Periods {
    /// Without a touch until a kiosk asks whether somebody is there, and from then until everything
    /// is wiped; where the profile says nothing.
    pub kiosk_idle_seconds: Constant<u32>,
    pub kiosk_warning_seconds: Constant<u32>,
    /// Out of sight until the page is locked again.
    pub lock_seconds: Constant<i64>,
    /// Without an export until one is told that the browser will forget.
    pub expiry_warning_days: Constant<i64>,
    /// Times without use after which everything is erased, to choose from: id and hours.
    pub erase_after_hours: Constant<Vec<(String, i64)>>,
    /// After somebody has left at once and wants all erased: until then they can still come back.
    pub exit_grace_seconds: Constant<i64>,
    /// Until a person's open key is locked again; a kiosk's stays open.
    pub key_open_hours: Constant<u32>,
    /// For how long a key is on the trust list, and until when a list holds.
    pub key_days: Constant<u32>,
    pub list_days: Constant<u32>,
    /// How far from today a date can be that somebody gives, either way.
    pub date_years: Constant<u32>,
    /// The hour of the day before, `0..=23`, at which a calendar reminds of a date.
    pub reminder_hour: Constant<u32>,
}
