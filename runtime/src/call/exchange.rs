//! One attempt: credentials, request, redirects, and the response: all of it, or its beginning.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;

use bytes::Bytes;
use http::header::CONTENT_LENGTH;
use http::{HeaderMap, HeaderValue, Request, Response, StatusCode};

use super::builder::Call;
use super::content::Content;
use super::idle::{IdleBody, Limits, Watch};
use super::prepare::PreparedRequest;
use super::receive::{hide_secrets, receive};
use super::redirect;
use super::response::RawResponse;
use super::secure;
use crate::client::ApiClient;
use crate::error::{Error, ErrorKind, Result};
use crate::options::{ResolvedOptions, is_of_connection};
use crate::trace::in_credentials_span;
use crate::transport::{Body, CallAttempt};

/// reqwest follows as many by default.
const MAX_REDIRECTS: u32 = 10;

/// How a response is read.
#[derive(Clone, Copy)]
pub(super) enum Reading {
    /// Whole, up to this many bytes.
    Whole(usize),
    /// Its status and headers. Only an error is read whole.
    Head,
}

/// A response as it was read. Its body is still on its way, or in it.
pub(super) struct Received {
    pub(super) response: RawResponse,
    pub(super) body: Option<IdleBody>,
}

/// The headers of an attempt that are not those of the call.
#[derive(Default)]
pub(super) struct OwnHeaders {
    pub(super) of_credentials: HeaderMap,
    /// Those that the caller added to this attempt.
    pub(super) of_caller: HeaderMap,
}

/// Sends the request once, as the attempt of this number. Leaves its own headers in `sent`.
pub(super) async fn exchange(
    call: &Call,
    prepared: &PreparedRequest,
    number: u32,
    (reading, limits): (Reading, &Limits),
    options: &ResolvedOptions,
    sent: &mut OwnHeaders,
) -> Result<Received> {
    let client = &call.client;
    sent.of_credentials = credentials_headers(call).await?;
    sent.of_caller = options.headers_of_attempt(&call.method.id, number)?;
    let attempt = prepared.attempt(call, number);
    let request = build_request(prepared, sent, &attempt)?;
    let response = send(client, request, limits).await?;
    let status = response.status();
    if !status.is_redirection() {
        return read(response, reading, limits).await;
    }
    if call
        .variant
        .as_ref()
        .is_some_and(|variant| variant.url.is_some())
    {
        return match status {
            // The server has a part of an upload, and says how much.
            StatusCode::PERMANENT_REDIRECT => {
                let (parts, _) = response.into_parts();
                let response = RawResponse::new(status, parts.headers, Bytes::new());
                Ok(Received {
                    response,
                    body: None,
                })
            }
            _ => read(response, reading, limits).await,
        };
    }
    // Redirects are rare. So the request is built again, not kept for each call; and this future, which is large, is boxed.
    let request = build_request(prepared, sent, &attempt)?;
    let response = Box::pin(follow_redirects(client, request, response, limits)).await?;
    read(response, reading, limits).await
}

/// The headers of the credentials of a call.
pub(super) async fn credentials_headers(call: &Call) -> Result<HeaderMap> {
    let scopes = call.scopes();
    let headers = in_credentials_span(call.credentials().headers(&scopes)).await?;
    match headers.keys().find(|name| is_of_connection(name)) {
        None => Ok(headers),
        Some(name) => Err(Error::new(
            ErrorKind::Credentials,
            format!("the credentials have the header `{name}`, which belongs to the connection"),
        )),
    }
}

async fn read(response: Response<Body>, reading: Reading, limits: &Limits) -> Result<Received> {
    let response = response.map(|body| IdleBody::new(body, limits.clone()));
    let max_bytes = match reading {
        Reading::Head if response.status().is_success() => {
            let (parts, body) = response.into_parts();
            let mut headers = parts.headers;
            hide_secrets(&mut headers);
            return Ok(Received {
                response: RawResponse::new(parts.status, headers, Bytes::new()),
                body: Some(body),
            });
        }
        Reading::Head => usize::MAX,
        Reading::Whole(max_bytes) => max_bytes,
    };
    let response = receive(response, max_bytes).await?;
    Ok(Received {
        response,
        body: None,
    })
}

/// The request to the server of the API.
fn build_request(
    prepared: &PreparedRequest,
    own: &OwnHeaders,
    attempt: &CallAttempt,
) -> Result<Request<Content>> {
    let mut request = prepared.request()?;
    request.extensions_mut().insert(attempt.clone());
    let empty = request.body().is_empty();
    if empty && matches!(request.method().as_str(), "POST" | "PUT" | "PATCH") {
        let headers = request.headers_mut();
        headers.insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
    }
    add_own_headers(request.headers_mut(), own);
    Ok(request)
}

/// Adds the headers of an attempt to those of the call.
pub(super) fn add_own_headers(headers: &mut HeaderMap, own: &OwnHeaders) {
    replace_headers(headers, &own.of_caller);
    add_credentials(headers, &own.of_credentials);
}

/// Follows the redirects of the response to `request`, as far as that is allowed.
async fn follow_redirects(
    client: &ApiClient,
    mut request: Request<Content>,
    mut response: Response<Body>,
    limits: &Limits,
) -> Result<Response<Body>> {
    for _ in 0..MAX_REDIRECTS {
        let next = redirect::next_request(request, &response);
        // A stream that was read cannot be sent to the new place.
        let Some(next) = next.filter(|next| next.body().can_be_sent()) else {
            break;
        };
        response = send(client, next.clone(), limits).await?;
        request = next;
    }
    Ok(response)
}

/// Sends a request, and returns the beginning of its response. All requests come through here.
async fn send(
    client: &ApiClient,
    request: Request<Content>,
    limits: &Limits,
) -> Result<Response<Body>> {
    secure::check_request(client, &request)?;
    if !request.body().can_be_sent() {
        return Err(Error::request(
            "the body is a stream, and it was read before: a stream is sent once, also by the clones of a call",
        ));
    }
    let watch = Watch::new(limits.clock.clone());
    let request = match request.body().bytes() {
        Some(_) if !limits.prompt => {
            let request = request.map(|content| content.to_body());
            let sent = client.transport().send(request);
            return sent.await.map_err(Error::from);
        }
        Some(_) => {
            watch.wait_for_response();
            request.map(|content| content.to_body())
        }
        None => request.map(|content| watch.body(content.to_body())),
    };
    let mut response = client.transport().send(request);
    let mut stall = pin!(watch.stall(limits));
    poll_fn(|cx| match response.as_mut().poll(cx) {
        Poll::Ready(response) => Poll::Ready(response.map_err(Error::from)),
        Poll::Pending => stall.as_mut().poll(cx).map(Err),
    })
    .await
}

/// Sets these headers, in place of others of the same name.
fn replace_headers(headers: &mut HeaderMap, others: &HeaderMap) {
    for name in others.keys() {
        headers.remove(name);
    }
    for (name, value) in others {
        headers.append(name, value.clone());
    }
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
