//! Instants and dates as the payload and the content write them (RFC 3339).
#![forbid(unsafe_code)]

/// The seconds since 1970 of `YYYY-MM-DDTHH:MM:SS`, optional milliseconds, and `Z` or `±HH:MM`.
/// `None` for anything else, and for days that do not exist.
pub fn instant(text: &str) -> Option<i64> {
    let (date_text, rest) = text.split_once('T')?;
    let days = date(date_text)?;
    let clock = rest.get(..8)?.as_bytes();
    if clock[2] != b':' || clock[5] != b':' {
        return None;
    }
    let [hours, minutes, seconds] =
        [number(&clock[..2])?, number(&clock[3..5])?, number(&clock[6..])?];
    if hours > 23 || minutes > 59 || seconds > 59 {
        return None;
    }
    let zone = rest.get(8..)?;
    let zone = match zone.strip_prefix('.') {
        Some(fraction) => {
            let digits = fraction.bytes().take_while(u8::is_ascii_digit).count();
            if !(1..=3).contains(&digits) {
                return None;
            }
            fraction.get(digits..)?
        }
        None => zone,
    };
    Some(days * 86_400 + hours * 3_600 + minutes * 60 + seconds - offset(zone)?)
}

/// Days since 1970 of `YYYY-MM-DD`; `None` for days that do not exist.
pub fn date(text: &str) -> Option<i64> {
    let bytes = text.as_bytes();
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return None;
    }
    let [year, month, day] = [number(&bytes[..4])?, number(&bytes[5..7])?, number(&bytes[8..])?];
    let length = match month {
        2 => 28 + i64::from(is_leap(year)),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    if !(1..=length).contains(&day) {
        return None;
    }
    // Counted from 1 March, so that the leap day is the last of its year.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * month + 2) / 5 + day - 1;
    Some(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468)
}

/// Seconds since 1970 as `YYYY-MM-DDTHH:MM:SSZ`; for years 0 to 9999.
pub fn format_instant(seconds: i64) -> String {
    let (days, clock) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    let [hour, minute, second] = [clock / 3_600, clock / 60 % 60, clock % 60];
    format!("{}T{hour:02}:{minute:02}:{second:02}Z", format_date(days))
}

/// Days since 1970 as `YYYY-MM-DD`; for years 0 to 9999.
pub fn format_date(days: i64) -> String {
    let shifted = days + 719_468;
    let (era, of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let (year, month) = if month < 10 { (year, month + 3) } else { (year + 1, month - 9) };
    format!("{:04}-{month:02}-{day:02}", era * 400 + year)
}

/// The calendar day so many days after a date, both `YYYY-MM-DD`. A day is not 24 hours: where
/// clocks are put forward or back it has 23 or 25.
pub fn days_after(text: &str, days: u32) -> Option<String> {
    Some(format_date(date(text)? + i64::from(days)))
}

/// The same day so many years later, or earlier by a negative number; both `YYYY-MM-DD`. A leap
/// day becomes the last of its month.
pub fn years_after(text: &str, years: i64) -> Option<String> {
    date(text)?;
    let (year, rest) = text.split_at(4);
    let year = number(year.as_bytes())? + years;
    let rest = if rest == "-02-29" && !is_leap(year) { "-02-28" } else { rest };
    (0..=9999).contains(&year).then(|| format!("{year:04}{rest}"))
}

/// The date that somebody wrote, as `YYYY-MM-DD`: the day first (`15.3.2027`, `15/3/2027`) or the
/// year first (`2027-03-15`), parted by dots, slashes, hyphens or blanks. No language of the app
/// has the month first. The year has four digits: with fewer, it may still be on its way.
pub fn written(text: &str) -> Option<String> {
    let mut parts = vec![String::new()];
    for character in text.trim().trim_end_matches('.').chars() {
        let part = parts.last_mut()?;
        match character {
            '0'..='9' => part.push(character),
            // Arabic and Persian digits.
            '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}' => {
                part.push(char::from_digit(u32::from(character) & 15, 10)?);
            }
            // Marks of direction, which a keyboard can add.
            '\u{200e}' | '\u{200f}' | '\u{61c}' => {}
            '.' | '/' | '-' | '\u{2013}' | ' ' | '\u{a0}' => {
                if !part.is_empty() {
                    parts.push(String::new());
                }
            }
            _ => return None,
        }
    }
    let [one, month, other] = parts.try_into().ok()?;
    let (year, day) = if one.len() == 4 { (one, other) } else { (other, one) };
    let found = [year.as_str(), "-", &two(&month), "-", &two(&day)].concat();
    date(&found).map(|_| found)
}

fn two(digits: &str) -> String {
    [if digits.len() == 1 { "0" } else { "" }, digits].concat()
}

const fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn offset(zone: &str) -> Option<i64> {
    if zone == "Z" {
        return Some(0);
    }
    let bytes = zone.as_bytes();
    if bytes.len() != 6 || bytes[3] != b':' {
        return None;
    }
    let sign = match bytes[0] {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let (hours, minutes) = (number(&bytes[1..3])?, number(&bytes[4..])?);
    (hours <= 23 && minutes <= 59).then_some(sign * (hours * 3_600 + minutes * 60))
}

fn number(digits: &[u8]) -> Option<i64> {
    digits.iter().try_fold(0, |number, digit| {
        digit.is_ascii_digit().then(|| number * 10 + i64::from(digit - b'0'))
    })
}
