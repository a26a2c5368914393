//! The headers of a request, without credentials.

use http::header::{ACCEPT, CONTENT_TYPE};
use http::{HeaderMap, HeaderValue};

use super::builder::Call;
use crate::error::{Error, ErrorKind, Result};

pub(super) fn request_headers(call: &Call) -> Result<HeaderMap> {
    let mut headers = call.client.headers().clone();
    if let Some(version) = &call.method.api_version {
        let value = HeaderValue::try_from(&**version).map_err(|error| {
            let message = format!(
                "no header can carry the version {:?} of the API",
                &**version
            );
            Error::new(ErrorKind::Request, message).with_source(error)
        })?;
        headers.insert("x-goog-api-version", value);
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
    if call
        .variant
        .as_ref()
        .is_some_and(|variant| variant.any_type)
    {
        headers.insert(ACCEPT, HeaderValue::from_static("*/*"));
    }
    call.client.default_options().write_headers(&mut headers)?;
    if let Some(options) = &call.options {
        options.write_headers(&mut headers)?;
    }
    for (name, value) in call.variant.iter().flat_map(|variant| &variant.headers) {
        headers.insert(name, value.clone());
    }
    Ok(headers)
}
