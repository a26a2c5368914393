//! Instants: `google-datetime` and `date-time`.

use std::time::SystemTime;

use super::error::ValueError;
use super::scan::{Scan, push_digits, push_fraction};
use super::short_text::ShortText;
use super::text_value::text_value;

/// An instant with its offset and fraction digits: `2026-01-02T03:04:05.678Z`.
///
/// Formats `google-datetime` and `date-time` of Discovery: RFC 3339, over the whole range of `google.protobuf.Timestamp`, from `0001-01-01T00:00:00Z` to
/// `9999-12-31T23:59:59.999999999Z` (the latter is "never" in some APIs, and beyond [`jiff::Timestamp::MAX`]).
///
/// * `From<&str>` and reading take any text and give it back unchanged; `parse::<DateTime>()` and asking for the instant fail where the text is no time.
/// * From seconds, [`jiff::Timestamp`] or [`SystemTime`] it is written in UTC with 0, 3, 6 or 9 fraction digits, as ProtoJSON does.
/// * Two are equal, and ordered, by their instant, however it is written; texts that are no time are compared as text, and come last.
///
/// ```
/// use discovery_runtime::DateTime;
///
/// let time = DateTime::from("2026-01-02T04:04:05+01:00");
/// assert_eq!(time, DateTime::from("2026-01-02T03:04:05.000Z"));
/// assert_eq!(time.to_string(), "2026-01-02T04:04:05+01:00");
/// assert_eq!(jiff::Timestamp::try_from(&time)?.as_second(), 1_767_323_045);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct DateTime(ShortText<30>);

const EXPECTED: &str = "a time as in RFC 3339, such as 2026-01-02T03:04:05Z, from year 1 to 9999";
const MIN_SECONDS: i64 = -62_135_596_800;
const MAX_SECONDS: i64 = 253_402_300_799;
const DAY: i64 = 86_400;

impl DateTime {
    /// The instant this many seconds after 1970-01-01T00:00:00Z (negative: before), and `nanos` nanoseconds (0 to 999,999,999) later.
    ///
    /// # Errors
    ///
    /// Outside the years 1 to 9999, or with more nanoseconds than a second has.
    pub fn from_unix(seconds: i64, nanos: u32) -> Result<Self, ValueError> {
        if (MIN_SECONDS..=MAX_SECONDS).contains(&seconds) && nanos < 1_000_000_000 {
            Ok(DateTime(utc(seconds, nanos).as_str().into()))
        } else {
            Err(ValueError::new(
                EXPECTED,
                format_args!("{seconds} s and {nanos} ns since 1970"),
            ))
        }
    }

    /// Seconds since 1970-01-01T00:00:00Z, and nanoseconds (0 to 999,999,999) on top.
    ///
    /// # Errors
    ///
    /// Where the text is no time.
    pub fn to_unix(&self) -> Result<(i64, u32), ValueError> {
        self.key()
    }

    /// The offset the time is written with, in seconds east of UTC.
    ///
    /// # Errors
    ///
    /// Where the text is no time.
    pub fn offset_seconds(&self) -> Result<i32, ValueError> {
        self.time().map(|time| time.offset)
    }

    fn key(&self) -> Result<(i64, u32), ValueError> {
        self.time().map(|time| (time.seconds, time.nanos))
    }

    fn time(&self) -> Result<Time, ValueError> {
        scan(self.as_str()).ok_or_else(|| ValueError::new(EXPECTED, self.as_str()))
    }
}

text_value!(DateTime);

/// In UTC. Before year 1 the result is a text with a sign and six digits of year, which an API will not take.
impl From<jiff::Timestamp> for DateTime {
    fn from(timestamp: jiff::Timestamp) -> Self {
        let nanos = timestamp.as_nanosecond();
        // Within i64, as jiff's range is years -9999 to 9999.
        let seconds = i64::try_from(nanos.div_euclid(1_000_000_000)).unwrap_or(i64::MAX);
        DateTime::from(utc(seconds, nanos.rem_euclid(1_000_000_000) as u32))
    }
}

/// In UTC. Outside years 1 to 9999 the result is a text with a sign and six digits of year, which an API will not take.
impl From<SystemTime> for DateTime {
    fn from(time: SystemTime) -> Self {
        let (seconds, nanos) = match time.duration_since(SystemTime::UNIX_EPOCH) {
            Ok(after) => (
                i64::try_from(after.as_secs()).unwrap_or(i64::MAX),
                after.subsec_nanos(),
            ),
            Err(before) => {
                let before = before.duration();
                let seconds = i64::try_from(before.as_secs()).unwrap_or(i64::MAX);
                match before.subsec_nanos() {
                    0 => (-seconds, 0),
                    nanos => (-seconds - 1, 1_000_000_000 - nanos),
                }
            }
        };
        DateTime::from(utc(seconds, nanos))
    }
}

impl TryFrom<&DateTime> for jiff::Timestamp {
    type Error = ValueError;

    fn try_from(time: &DateTime) -> Result<Self, ValueError> {
        let (seconds, nanos) = time.key()?;
        jiff::Timestamp::new(seconds, nanos as i32).map_err(|_| {
            ValueError::new(
                "a time up to 9999-12-30T22:00:00Z, where jiff's range ends",
                time,
            )
        })
    }
}

impl TryFrom<DateTime> for jiff::Timestamp {
    type Error = ValueError;

    fn try_from(time: DateTime) -> Result<Self, ValueError> {
        (&time).try_into()
    }
}

impl TryFrom<&DateTime> for SystemTime {
    type Error = ValueError;

    fn try_from(time: &DateTime) -> Result<Self, ValueError> {
        let (seconds, nanos) = time.key()?;
        let whole = std::time::Duration::from_secs(seconds.unsigned_abs());
        let epoch = if seconds < 0 {
            SystemTime::UNIX_EPOCH.checked_sub(whole)
        } else {
            SystemTime::UNIX_EPOCH.checked_add(whole)
        };
        epoch
            .and_then(|epoch| epoch.checked_add(std::time::Duration::from_nanos(u64::from(nanos))))
            .ok_or_else(|| ValueError::new("a time within this system's range", time))
    }
}

impl TryFrom<DateTime> for SystemTime {
    type Error = ValueError;

    fn try_from(time: DateTime) -> Result<Self, ValueError> {
        (&time).try_into()
    }
}

struct Time {
    seconds: i64,
    nanos: u32,
    offset: i32,
}

/// RFC 3339, section 5.6. A leap second counts as the second before it, as in jiff.
fn scan(text: &str) -> Option<Time> {
    let mut scan = Scan(text.as_bytes());
    let year = scan.digits(4)?;
    scan.any(b"-")?;
    let month = scan.digits(2)?;
    scan.any(b"-")?;
    let day = scan.digits(2)?;
    scan.any(b"Tt ")?;
    let hour = scan.digits(2)?;
    scan.any(b":")?;
    let minute = scan.digits(2)?;
    scan.any(b":")?;
    let second = scan.digits(2)?;
    let nanos = scan.fraction()?;
    let zone = scan.any(b"Zz+-")?;
    let offset = match zone {
        b'Z' | b'z' => 0,
        _ => {
            let hours = scan.digits(2)?;
            scan.any(b":")?;
            let minutes = scan.digits(2)?;
            if hours > 23 || minutes > 59 {
                return None;
            }
            let offset = (hours * 3600 + minutes * 60) as i32;
            if zone == b'-' { -offset } else { offset }
        }
    };
    scan.end()?;
    if !(1..=12).contains(&month)
        || day < 1
        || day > days_in_month(year, month)
        || hour > 23
        || minute > 59
        || second > 60
    {
        return None;
    }
    let of_day = i64::from(hour * 3600 + minute * 60 + second.min(59));
    let seconds = days_from_civil(i64::from(year), i64::from(month), i64::from(day)) * DAY + of_day
        - i64::from(offset);
    (MIN_SECONDS..=MAX_SECONDS)
        .contains(&seconds)
        .then_some(Time {
            seconds,
            nanos,
            offset,
        })
}

fn days_in_month(year: u32, month: u32) -> u32 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days since 1970-01-01 in the proleptic Gregorian calendar; Howard Hinnant's `days_from_civil`.
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = year - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// Year, month and day; the inverse.
fn civil_from_days(days: i64) -> (i64, u64, u64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 {
        shifted + 3
    } else {
        shifted - 9
    };
    (
        year + era * 400 + i64::from(month <= 2),
        month as u64,
        day as u64,
    )
}

/// An instant in UTC, with 0, 3, 6 or 9 fraction digits. Years beyond four digits take a sign and six or more, as in ISO 8601.
fn utc(seconds: i64, nanos: u32) -> String {
    let (year, month, day) = civil_from_days(seconds.div_euclid(DAY));
    let of_day = seconds.rem_euclid(DAY) as u64;
    let mut text = String::with_capacity(30);
    if (0..=9999).contains(&year) {
        push_digits(&mut text, year as u64, 4);
    } else {
        text.push(if year < 0 { '-' } else { '+' });
        push_digits(&mut text, year.unsigned_abs(), 6);
    }
    for (mark, part) in [
        ('-', month),
        ('-', day),
        ('T', of_day / 3600),
        (':', of_day / 60 % 60),
        (':', of_day % 60),
    ] {
        text.push(mark);
        push_digits(&mut text, part, 2);
    }
    push_fraction(&mut text, nanos);
    text.push('Z');
    text
}
