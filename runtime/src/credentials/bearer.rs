//! Access tokens as servers give them, and as requests carry them.

use std::time::Duration;

use http::HeaderValue;
use serde_json::Value;

/// The `authorization` of an access token ([RFC 6750](https://www.rfc-editor.org/rfc/rfc6750#section-2.1)). `None`: no header can carry
/// it, or it is empty.
pub(crate) fn bearer(token: &str) -> Option<HeaderValue> {
    let value = secret_header(format!("Bearer {token}"));
    value.filter(|_| !token.is_empty())
}

/// A header that is not shown: visible ASCII only, like every token and key.
pub(super) fn secret_header(text: String) -> Option<HeaderValue> {
    let mut value = HeaderValue::try_from(text).ok()?;
    value.to_str().ok()?;
    value.set_sensitive(true);
    Some(value)
}

/// How long a token is valid, as `expires_in` of a response says. Some servers write the number as text.
pub(crate) fn expires_in(response: &Value) -> Option<Duration> {
    let seconds = response.get("expires_in")?;
    let seconds = seconds
        .as_u64()
        .or_else(|| seconds.as_str()?.parse().ok())?;
    Some(Duration::from_secs(seconds))
}
