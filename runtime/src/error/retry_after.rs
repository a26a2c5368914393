//! `Retry-After`: how long the server asks clients to wait (RFC 9110, section 10.2.3).

use std::time::{Duration, SystemTime};

use http::HeaderMap;
use http::header::RETRY_AFTER;

/// The wait that the header asks for: seconds, or until a date. A date in the past means no wait.
pub(super) fn read(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(seconds) = text.parse::<u64>() {
        return Some(Duration::from_secs(seconds));
    }
    let date = httpdate::parse_http_date(text).ok()?;
    Some(date.duration_since(now).unwrap_or(Duration::ZERO))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &'static str) -> Option<Duration> {
        let mut headers = HeaderMap::new();
        headers.insert(RETRY_AFTER, http::HeaderValue::from_static(text));
        // 1994-11-06T08:49:37Z
        read(
            &headers,
            SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777),
        )
    }

    #[test]
    fn seconds_dates_and_nonsense() {
        assert_eq!(read_text("120"), Some(Duration::from_secs(120)));
        assert_eq!(read_text(" 0 "), Some(Duration::ZERO));
        assert_eq!(
            read_text("Sun, 06 Nov 1994 08:50:37 GMT"),
            Some(Duration::from_secs(60))
        );
        assert_eq!(
            read_text("Sun, 06 Nov 1994 08:48:37 GMT"),
            Some(Duration::ZERO)
        );
        assert_eq!(read_text("-1"), None);
        assert_eq!(read_text("soon"), None);
    }
}
