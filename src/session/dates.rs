//! Dates that somebody gives: which fields hold one, and which days make sense.

use crate::session::{Session, fields};
use crate::time;

/// Why something that was given is no date to keep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// No day of the calendar, or only half of one.
    Unreadable,
    /// A day too far from today.
    Outside,
}

impl Wrong {
    /// The key of the user's sentence, with the places `{name}`, `{example}`, `{first}`, `{last}`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Unreadable => "date.unreadable",
            Self::Outside => "date.outside",
        }
    }
}

/// The days that make sense, both ends included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// `YYYY-MM-DD`.
    pub first: String,
    /// `YYYY-MM-DD`.
    pub last: String,
}

impl Bounds {
    /// So many years either way of a day, `YYYY-MM-DD`; `None` when it is none.
    pub fn around(today: &str, years: u32) -> Option<Self> {
        let years = i64::from(years);
        let first = time::years_after(today, -years)?;
        Some(Self { first, last: time::years_after(today, years)? })
    }

    /// What was given, as `YYYY-MM-DD`.
    ///
    /// # Errors
    /// [`Wrong`].
    pub fn read(&self, given: &str) -> Result<String, Wrong> {
        let date = time::written(given).ok_or(Wrong::Unreadable)?;
        // Dates of this form are in order of time when they are in order of letters.
        let fits = (self.first.as_str()..=self.last.as_str()).contains(&date.as_str());
        if fits { Ok(date) } else { Err(Wrong::Outside) }
    }
}

/// The fields of a session that hold a date.
pub fn all(session: &Session) -> Vec<String> {
    let fixed = [fields::TASK_DUE, fields::FOLLOW_UP, fields::FIRST_SERVICE].map(str::to_owned);
    let steps = session.list(fields::STEPS).iter();
    let of_steps = steps.flat_map(|id| ["due", "next"].map(|part| fields::step(id, part)));
    fixed.into_iter().chain(of_steps).collect()
}

/// The fields in which something stands that is no date to sign: an earlier version of the app
/// kept whatever was typed.
pub fn wrong(session: &Session, bounds: &Bounds) -> Vec<(String, Wrong)> {
    let wrong = |field: String| {
        let given = session.text(&field).trim();
        let wrong = (!given.is_empty()).then(|| bounds.read(given).err()).flatten()?;
        Some((field, wrong))
    };
    all(session).into_iter().filter_map(wrong).collect()
}
