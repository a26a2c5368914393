//! Calendar dates: `date`.

use super::error::ValueError;
use super::scanner::Scanner;
use super::short_text::ShortText;
use super::text_value::text_value;

/// A calendar date without a time zone: `2026-01-02`.
///
/// Format `date` of Discovery, RFC 3339's `full-date`. `From<&str>` and reading keep any text unchanged. `parse::<Date>()` and
/// conversions fail if the text is not a date. Two dates compare by their day. Texts that are not dates compare as text, and
/// come last.
///
/// ```
/// use discovery_runtime::Date;
///
/// let date = Date::from(jiff::civil::date(2026, 1, 2));
/// assert_eq!(date.to_string(), "2026-01-02");
/// assert_eq!(jiff::civil::Date::try_from(&date)?.day(), 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Date(ShortText<22>);

impl Date {
    fn comparison_key(&self) -> Result<jiff::civil::Date, ValueError> {
        parse_date(self.as_str())
            .ok_or_else(|| ValueError::new("a date such as 2026-01-02", self.as_str()))
    }
}

text_value!(Date);

/// Before year 0 the text has a year with a sign and six digits, which APIs do not accept.
impl From<jiff::civil::Date> for Date {
    fn from(date: jiff::civil::Date) -> Self {
        Date::from(date.to_string())
    }
}

impl TryFrom<&Date> for jiff::civil::Date {
    type Error = ValueError;

    fn try_from(date: &Date) -> Result<Self, ValueError> {
        date.comparison_key()
    }
}

impl TryFrom<Date> for jiff::civil::Date {
    type Error = ValueError;

    fn try_from(date: Date) -> Result<Self, ValueError> {
        date.comparison_key()
    }
}

fn parse_date(text: &str) -> Option<jiff::civil::Date> {
    let mut scan = Scanner(text.as_bytes());
    let year = scan.take_digits(4)?;
    scan.take_any(b"-")?;
    let month = scan.take_digits(2)?;
    scan.take_any(b"-")?;
    let day = scan.take_digits(2)?;
    scan.finish()?;
    jiff::civil::Date::new(
        year.try_into().ok()?,
        month.try_into().ok()?,
        day.try_into().ok()?,
    )
    .ok()
}
