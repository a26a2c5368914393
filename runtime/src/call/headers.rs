//! The headers of the API. Those of the caller come last and win.

use http::header::{ACCEPT, ACCEPT_ENCODING, CONTENT_TYPE, USER_AGENT};
use http::{HeaderMap, HeaderValue};

use super::builder::Call;
use crate::error::{Error, ErrorKind, Result};

pub(super) fn of(call: &Call) -> Result<HeaderMap> {
    let mut headers = HeaderMap::with_capacity(12);
    headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
    headers.insert(ACCEPT_ENCODING, HeaderValue::from_static("gzip"));
    headers.insert(USER_AGENT, call.client.user_agent().clone());
    headers.insert("x-goog-api-client", call.client.api_client().clone());
    if let Some(version) = call.method.api_version {
        headers.insert("x-goog-api-version", HeaderValue::from_static(version));
    }
    if let Some(body) = &call.body {
        let value = HeaderValue::try_from(&body.content_type).map_err(|error| {
            Error::new(
                ErrorKind::Request,
                "the content type holds a character that no header can carry",
            )
            .with_source(error)
        })?;
        headers.insert(CONTENT_TYPE, value);
    }
    call.client.default_options().write_headers(&mut headers)?;
    if let Some(options) = &call.options {
        options.write_headers(&mut headers)?;
    }
    Ok(headers)
}
