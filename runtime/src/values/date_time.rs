//! Instants: `google-datetime` and `date-time`.

use std::time::SystemTime;

use jiff::{SignedDuration, civil};

use super::error::ValueError;
use super::scanner::{Scanner, push_digits, push_fraction};
use super::short_text::ShortText;
use super::text_value::text_value;

/// An instant with its offset and fraction digits: `2026-01-02T03:04:05.678Z`.
///
/// Formats `google-datetime` and `date-time` of Discovery: RFC 3339, over the whole range of `google.protobuf.Timestamp`, from `0001-01-01T00:00:00Z` to
/// `9999-12-31T23:59:59.999999999Z` (the latter is "never" in some APIs, and beyond [`jiff::Timestamp::MAX`]).
///
/// * `From<&str>` and reading keep any text unchanged. `parse::<DateTime>()` and conversions fail if the text is not a time.
/// * Conversions from seconds, [`jiff::Timestamp`] and [`SystemTime`] write it in UTC with 0, 3, 6 or 9 fraction digits, as in
///   ProtoJSON.
/// * Two times compare by their instant, however it is written. Texts that are not times compare as text, and come last.
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
const EPOCH: civil::DateTime = civil::date(1970, 1, 1).at(0, 0, 0, 0);
const FOUR_CENTURIES: i64 = 146_097 * 86_400;

impl DateTime {
    /// The instant this many seconds after 1970-01-01T00:00:00Z (negative: before), and `nanos` nanoseconds (0 to 999,999,999) later.
    ///
    /// # Errors
    ///
    /// The instant is outside of the years 1 to 9999, or `nanos` is a second or more.
    pub fn from_unix(seconds: i64, nanos: u32) -> Result<Self, ValueError> {
        if (MIN_SECONDS..=MAX_SECONDS).contains(&seconds) && nanos < 1_000_000_000 {
            Ok(DateTime(format_utc(seconds, nanos).as_str().into()))
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
    /// The text is not a time.
    pub fn to_unix(&self) -> Result<(i64, u32), ValueError> {
        self.comparison_key()
    }

    /// The offset in the text, in seconds east of UTC.
    ///
    /// # Errors
    ///
    /// The text is not a time.
    pub fn offset_seconds(&self) -> Result<i32, ValueError> {
        self.parse_time().map(|time| time.offset)
    }

    fn comparison_key(&self) -> Result<(i64, u32), ValueError> {
        self.parse_time().map(|time| (time.seconds, time.nanos))
    }

    fn parse_time(&self) -> Result<ParsedTime, ValueError> {
        parse_rfc3339(self.as_str()).ok_or_else(|| ValueError::new(EXPECTED, self.as_str()))
    }
}

text_value!(DateTime);

/// In UTC. Before year 0 the text has a year with a sign and six digits, which APIs do not accept.
impl From<jiff::Timestamp> for DateTime {
    fn from(timestamp: jiff::Timestamp) -> Self {
        let nanos = timestamp.as_nanosecond();
        // It fits: jiff's range is the years -9999 to 9999.
        let seconds = i64::try_from(nanos.div_euclid(1_000_000_000)).unwrap_or(i64::MAX);
        DateTime::from(format_utc(seconds, nanos.rem_euclid(1_000_000_000) as u32))
    }
}

/// In UTC. Outside of the years 0 to 9999 the text has a year with a sign and six or more digits, which APIs do not accept.
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
        DateTime::from(format_utc(seconds, nanos))
    }
}

impl TryFrom<&DateTime> for jiff::Timestamp {
    type Error = ValueError;

    fn try_from(time: &DateTime) -> Result<Self, ValueError> {
        let (seconds, nanos) = time.comparison_key()?;
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
        let (seconds, nanos) = time.comparison_key()?;
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

struct ParsedTime {
    seconds: i64,
    nanos: u32,
    offset: i32,
}

/// RFC 3339, section 5.6. A leap second counts as the second before it, as in jiff. By hand, since jiff's own parser accepts
/// more forms, and its `Timestamp` ends before the year 9999 does.
fn parse_rfc3339(text: &str) -> Option<ParsedTime> {
    let mut scan = Scanner(text.as_bytes());
    let year = scan.take_digits(4)?;
    scan.take_any(b"-")?;
    let month = scan.take_digits(2)?;
    scan.take_any(b"-")?;
    let day = scan.take_digits(2)?;
    scan.take_any(b"Tt ")?;
    let hour = scan.take_digits(2)?;
    scan.take_any(b":")?;
    let minute = scan.take_digits(2)?;
    scan.take_any(b":")?;
    let second = scan.take_digits(2)?;
    let nanos = scan.take_fraction()?;
    let zone = scan.take_any(b"Zz+-")?;
    let offset = match zone {
        b'Z' | b'z' => 0,
        _ => {
            let hours = scan.take_digits(2)?;
            scan.take_any(b":")?;
            let minutes = scan.take_digits(2)?;
            if hours > 23 || minutes > 59 {
                return None;
            }
            let offset = (hours * 3600 + minutes * 60) as i32;
            if zone == b'-' { -offset } else { offset }
        }
    };
    scan.finish()?;
    if second > 60 {
        return None;
    }
    let date = civil::Date::new(
        year.try_into().ok()?,
        month.try_into().ok()?,
        day.try_into().ok()?,
    );
    let time = civil::Time::new(
        hour.try_into().ok()?,
        minute.try_into().ok()?,
        second.min(59).try_into().ok()?,
        0,
    );
    let local = date.ok()?.to_datetime(time.ok()?);
    let seconds = local.duration_since(EPOCH).as_secs() - i64::from(offset);
    (MIN_SECONDS..=MAX_SECONDS)
        .contains(&seconds)
        .then_some(ParsedTime {
            seconds,
            nanos,
            offset,
        })
}

/// An instant in UTC, with 0, 3, 6 or 9 fraction digits. A year that does not fit into four digits has a sign and six or more,
/// as in ISO 8601.
fn format_utc(seconds: i64, nanos: u32) -> String {
    // jiff ends with the year 9999, and the calendar repeats every 400 years.
    let cycles = seconds.div_euclid(FOUR_CENTURIES);
    let within = SignedDuration::from_secs(seconds.rem_euclid(FOUR_CENTURIES));
    let time = EPOCH.saturating_add(within);
    let year = i64::from(time.year()) + 400 * cycles;
    let mut text = String::with_capacity(30);
    if (0..=9999).contains(&year) {
        push_digits(&mut text, year.unsigned_abs(), 4);
    } else {
        text.push(if year < 0 { '-' } else { '+' });
        push_digits(&mut text, year.unsigned_abs(), 6);
    }
    for (mark, part) in [
        ('-', time.month()),
        ('-', time.day()),
        ('T', time.hour()),
        (':', time.minute()),
        (':', time.second()),
    ] {
        text.push(mark);
        push_digits(&mut text, part.unsigned_abs().into(), 2);
    }
    push_fraction(&mut text, nanos);
    text.push('Z');
    text
}
