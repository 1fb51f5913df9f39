//! When a response was made: a FHIR `dateTime`, which may be a year, a month or a day alone
//! (<https://hl7.org/fhir/R4/datatypes.html#dateTime>).

use super::refusal::Remark;
use suunta_time as time;

/// Digits of a fraction of a second that a summary has room for.
const FRACTION: usize = 3;

/// What a response says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authored {
    /// An instant, a day, or empty where less is told.
    pub shown: String,
    exact: bool,
}

impl Authored {
    /// `None` for what is no `dateTime`.
    pub fn of(text: Option<&str>) -> Option<Self> {
        let Some(text) = text else {
            return Some(Self { shown: String::new(), exact: false });
        };
        if let Some((date, clock)) = text.split_once('T') {
            let shown = instant(date, clock)?;
            return Some(Self { shown, exact: true });
        }
        // A month or a year becomes a day only to see that it is one.
        let day = [text, "-01-01"].concat();
        time::date(day.get(..10)?)?;
        match text.len() {
            10 => Some(Self { shown: text.to_owned(), exact: false }),
            4 | 7 => Some(Self { shown: String::new(), exact: false }),
            _ => None,
        }
    }

    pub fn remark(&self) -> Option<Remark> {
        match (self.exact, self.shown.is_empty()) {
            (true, _) => None,
            (false, false) => Some(Remark::NotExact),
            (false, true) => Some(Remark::NoTime),
        }
    }
}

/// An instant as a summary writes it: fewer digits of a fraction, and no leap second.
fn instant(date: &str, clock: &str) -> Option<String> {
    let (hms, rest) = clock.split_at_checked(8)?;
    let zone = rest.find(['Z', '+', '-'])?;
    let (fraction, zone) = rest.split_at(zone);
    if !fraction.is_empty() {
        let digits = fraction.strip_prefix('.')?;
        let all = !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
        all.then_some(())?;
    }
    let fraction = fraction.get(..=FRACTION).unwrap_or(fraction);
    let hms = hms.strip_suffix(":60").map_or_else(|| hms.to_owned(), |hm| [hm, ":59"].concat());
    let text = [date, "T", &hms, fraction, zone].concat();
    time::instant(&text).map(|_| text)
}
