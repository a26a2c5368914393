//! Spans of time: `google-duration`.

use super::error::ValueError;
use super::scanner::{Scanner, push_digits, push_fraction};
use super::short_text::ShortText;
use super::text_value::text_value;

/// A span of time in seconds, to the nanosecond, possibly negative: `1.500s`.
///
/// Format `google-duration` of Discovery, `google.protobuf.Duration` in ProtoJSON: up to ±315,576,000,000 seconds (10,000 years).
///
/// * `From<&str>` and reading keep any text unchanged. `parse::<Duration>()` and conversions fail if the text is not a
///   duration.
/// * Conversions from numbers, [`std::time::Duration`] and [`jiff::SignedDuration`] write 0, 3, 6 or 9 fraction digits, as in
///   ProtoJSON.
/// * Two durations compare by their length, however it is written. Texts that are not durations compare as text, and come last.
///
/// ```
/// use discovery_runtime::Duration;
///
/// let duration = Duration::from(std::time::Duration::from_millis(1500));
/// assert_eq!(duration.to_string(), "1.500s");
/// assert_eq!(duration, Duration::from("1.5s"));
/// assert_eq!(jiff::SignedDuration::try_from(&duration)?.as_millis(), 1500);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Duration(ShortText<22>);

const EXPECTED: &str = "a duration such as 1.500s, within ±315576000000s";
const MAX_SECONDS: u64 = 315_576_000_000;

impl Duration {
    /// A span of `seconds` and `nanos` nanoseconds (−999,999,999 to 999,999,999), both with the same sign if neither is 0, as
    /// in `google.protobuf.Duration`.
    ///
    /// # Errors
    ///
    /// The span is beyond ±315,576,000,000 seconds, has too many nanoseconds, or has two signs.
    pub fn new(seconds: i64, nanos: i32) -> Result<Self, ValueError> {
        if in_range(seconds, nanos)
            && nanos.unsigned_abs() < 1_000_000_000
            && seconds.signum() * i64::from(nanos.signum()) >= 0
        {
            Ok(Duration::from(format_seconds(
                seconds < 0 || nanos < 0,
                seconds.unsigned_abs(),
                nanos.unsigned_abs(),
            )))
        } else {
            Err(ValueError::new(
                EXPECTED,
                format_args!("{seconds} s and {nanos} ns"),
            ))
        }
    }

    /// Seconds and nanoseconds, both with the sign of the whole.
    ///
    /// # Errors
    ///
    /// The text is not a duration.
    pub fn to_parts(&self) -> Result<(i64, i32), ValueError> {
        self.comparison_key()
    }

    fn comparison_key(&self) -> Result<(i64, i32), ValueError> {
        parse_duration(self.as_str()).ok_or_else(|| ValueError::new(EXPECTED, self.as_str()))
    }
}

text_value!(Duration);

/// Beyond 315,576,000,000 s the result is a text that APIs do not accept.
impl From<std::time::Duration> for Duration {
    fn from(duration: std::time::Duration) -> Self {
        Duration::from(format_seconds(
            false,
            duration.as_secs(),
            duration.subsec_nanos(),
        ))
    }
}

/// Beyond ±315,576,000,000 s the result is a text that APIs do not accept.
impl From<jiff::SignedDuration> for Duration {
    fn from(duration: jiff::SignedDuration) -> Self {
        Duration::from(format_seconds(
            duration.is_negative(),
            duration.as_secs().unsigned_abs(),
            duration.subsec_nanos().unsigned_abs(),
        ))
    }
}

impl TryFrom<&Duration> for jiff::SignedDuration {
    type Error = ValueError;

    fn try_from(duration: &Duration) -> Result<Self, ValueError> {
        let (seconds, nanos) = duration.comparison_key()?;
        Ok(jiff::SignedDuration::new(seconds, nanos))
    }
}

impl TryFrom<Duration> for jiff::SignedDuration {
    type Error = ValueError;

    fn try_from(duration: Duration) -> Result<Self, ValueError> {
        (&duration).try_into()
    }
}

impl TryFrom<&Duration> for std::time::Duration {
    type Error = ValueError;

    fn try_from(duration: &Duration) -> Result<Self, ValueError> {
        let negative = || ValueError::new("a duration that is not negative", duration);
        let (seconds, nanos) = duration.comparison_key()?;
        let (seconds, nanos) = (
            u64::try_from(seconds).map_err(|_| negative())?,
            u32::try_from(nanos).map_err(|_| negative())?,
        );
        Ok(std::time::Duration::new(seconds, nanos))
    }
}

impl TryFrom<Duration> for std::time::Duration {
    type Error = ValueError;

    fn try_from(duration: Duration) -> Result<Self, ValueError> {
        (&duration).try_into()
    }
}

/// Seconds and nanoseconds.
fn parse_duration(text: &str) -> Option<(i64, i32)> {
    let mut scan = Scanner(text.as_bytes());
    let sign = if scan.take_any(b"-").is_some() { -1 } else { 1 };
    let seconds = scan.take_integer()?;
    let nanos = scan.take_fraction()? as i32;
    scan.take_any(b"s")?;
    scan.finish()?;
    in_range(seconds, nanos).then_some((seconds * i64::from(sign), nanos * sign))
}

fn in_range(seconds: i64, nanos: i32) -> bool {
    seconds.unsigned_abs() < MAX_SECONDS || (seconds.unsigned_abs() == MAX_SECONDS && nanos == 0)
}

/// Writes 0, 3, 6 or 9 fraction digits.
fn format_seconds(negative: bool, seconds: u64, nanos: u32) -> String {
    let mut text = String::with_capacity(16);
    if negative {
        text.push('-');
    }
    push_digits(&mut text, seconds, 1);
    push_fraction(&mut text, nanos);
    text.push('s');
    text
}
