//! One attempt: credentials, the request, redirects, and the whole reply.

use http::{HeaderMap, HeaderName, HeaderValue};

use super::builder::Call;
use super::prepare::Prepared;
use super::receive::receive;
use super::redirect;
use super::reply::RawReply;
use crate::error::{Error, ErrorKind, Result};
use crate::transport::{TransportError, TransportErrorKind};

/// As many redirects as browsers and reqwest follow, about.
const MAX_REDIRECTS: u32 = 10;

/// Sends the request once. The headers that the credentials gave are left in `sent`.
pub(super) async fn exchange(
    call: &Call,
    prepared: &Prepared,
    max_bytes: usize,
    sent: &mut HeaderMap,
) -> Result<RawReply> {
    let client = &call.client;
    *sent = client
        .credentials()
        .headers(client.scopes())
        .await
        .map_err(|error| {
            Error::new(ErrorKind::Credentials, "no usable credentials").with_source(error)
        })?;
    let mut request = prepared.request()?;
    add(request.headers_mut(), sent);
    if request.body().is_empty() && matches!(request.method().as_str(), "POST" | "PUT" | "PATCH") {
        request
            .headers_mut()
            .insert(http::header::CONTENT_LENGTH, HeaderValue::from_static("0"));
    }
    let mut redirects = 0;
    loop {
        let sent = request.clone();
        let response = client.transport().send(request).await.map_err(explain)?;
        if redirects < MAX_REDIRECTS
            && let Some(next) = redirect::next(sent, &response)
        {
            redirects += 1;
            request = next;
            continue;
        }
        return receive(response, max_bytes).await;
    }
}

/// Adds the credentials' headers; those of the caller win.
fn add(headers: &mut HeaderMap, credentials: &HeaderMap) {
    let own: Vec<HeaderName> = headers
        .keys()
        .filter(|name| credentials.contains_key(*name))
        .cloned()
        .collect();
    let added = credentials.iter().filter(|(name, _)| !own.contains(name));
    headers.extend(added.map(|(name, value)| (name.clone(), value.clone())));
}

fn explain(error: TransportError) -> Error {
    let (kind, message) = match error.kind() {
        TransportErrorKind::Connect => (ErrorKind::Connect, "no connection to the server"),
        TransportErrorKind::Interrupted => (ErrorKind::Interrupted, "no answer from the server"),
        TransportErrorKind::Request => (ErrorKind::Request, "the transport refused the request"),
    };
    Error::new(kind, message).with_source(error)
}
