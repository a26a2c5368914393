//! One attempt: credentials, request, redirects, and the whole response.

use http::header::CONTENT_LENGTH;
use http::{HeaderMap, HeaderValue, Request, Response};

use super::builder::Call;
use super::content::Content;
use super::prepare::PreparedRequest;
use super::receive::receive;
use super::redirect;
use super::response::RawResponse;
use super::secure;
use crate::client::ApiClient;
use crate::error::{Error, ErrorKind, Result};
use crate::options::is_of_connection;
use crate::transport::{Body, CallAttempt, TransportError, TransportErrorKind, TransportFuture};

/// reqwest follows as many by default.
const MAX_REDIRECTS: u32 = 10;

/// Sends the request once, as the attempt of this number. Leaves the headers of the credentials in `sent`.
pub(super) async fn exchange(
    call: &Call,
    prepared: &PreparedRequest,
    number: u32,
    max_bytes: usize,
    sent: &mut HeaderMap,
) -> Result<RawResponse> {
    let client = &call.client;
    let headers = client.credentials().headers(client.scopes()).await;
    *sent = headers.map_err(|error| {
        Error::new(ErrorKind::Credentials, "no usable credentials").with_source(error)
    })?;
    if let Some(name) = sent.keys().find(|name| is_of_connection(name)) {
        return Err(Error::new(
            ErrorKind::Credentials,
            format!("the credentials have the header `{name}`, which belongs to the connection"),
        ));
    }
    let attempt = CallAttempt::new(call.method.id.clone(), number);
    let response = send(client, build_request(prepared, sent, &attempt)?)?
        .await
        .map_err(transport_failure)?;
    if !response.status().is_redirection() {
        return receive(response, max_bytes).await;
    }
    // Redirects are rare. So the request is built again, not kept for each call; and this future, which is large, is boxed.
    let request = build_request(prepared, sent, &attempt)?;
    let response = Box::pin(follow_redirects(client, request, response)).await?;
    receive(response, max_bytes).await
}

/// The request to the server of the API.
fn build_request(
    prepared: &PreparedRequest,
    credentials: &HeaderMap,
    attempt: &CallAttempt,
) -> Result<Request<Content>> {
    let mut request = prepared.request()?;
    request.extensions_mut().insert(attempt.clone());
    let empty = request.body().is_empty();
    if empty && matches!(request.method().as_str(), "POST" | "PUT" | "PATCH") {
        let headers = request.headers_mut();
        headers.insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
    }
    add_credentials(request.headers_mut(), credentials);
    Ok(request)
}

/// Follows the redirects of the response to `request`, as far as that is allowed.
async fn follow_redirects(
    client: &ApiClient,
    mut request: Request<Content>,
    mut response: Response<Body>,
) -> Result<Response<Body>> {
    for _ in 0..MAX_REDIRECTS {
        let next = redirect::next_request(request, &response);
        // A stream that was read cannot be sent to the new place.
        let Some(next) = next.filter(|next| next.body().can_be_sent()) else {
            break;
        };
        response = send(client, next.clone())?
            .await
            .map_err(transport_failure)?;
        request = next;
    }
    Ok(response)
}

/// Hands a request to the transport. All requests come through here.
fn send(client: &ApiClient, request: Request<Content>) -> Result<TransportFuture> {
    secure::check_request(client, &request)?;
    if !request.body().can_be_sent() {
        return Err(Error::request(
            "the body is a stream, and it was read before: a stream is sent once, also by the clones of a call",
        ));
    }
    Ok(client
        .transport()
        .send(request.map(|content| content.to_body())))
}

/// Adds the credentials' headers. Headers of the caller win.
fn add_credentials(headers: &mut HeaderMap, credentials: &HeaderMap) {
    for name in credentials.keys() {
        if !headers.contains_key(name) {
            for value in credentials.get_all(name) {
                headers.append(name.clone(), value.clone());
            }
        }
    }
}

fn transport_failure(error: TransportError) -> Error {
    let (kind, message) = match error.kind() {
        TransportErrorKind::Connect => (ErrorKind::Connect, "no connection to the server"),
        TransportErrorKind::Unprocessed => (
            ErrorKind::Interrupted,
            "the server did not take the request",
        ),
        TransportErrorKind::Interrupted => (ErrorKind::Interrupted, "no response from the server"),
        TransportErrorKind::Request => (ErrorKind::Request, "the transport refused the request"),
    };
    Error::new(kind, message).with_source(error)
}
