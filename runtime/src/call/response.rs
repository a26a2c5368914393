//! Responses: raw, and decoded into a type.

use std::fmt;

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, StatusCode};
use serde::de::DeserializeOwned;

use super::json_object;
use crate::error::{Error, ErrorKind, Result};
use crate::message::{DecodeError, Decoding, Reply, decode_as};
use crate::shown::{Secrets, Short, WORD, shown};

/// How many characters of a media type are shown.
const MAX_SHOWN: usize = 100;

/// A 2xx response of the server; its body is unpacked if it was `gzip`.
///
/// `Debug` shows the headers, without those that are known to carry a secret, and the length of the body.
#[derive(Clone)]
#[non_exhaustive]
pub struct RawResponse {
    /// The HTTP status.
    pub http_status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body, whole.
    pub body: Bytes,
    pub(crate) attempts: u32,
    /// How to read it, as the options of the call say.
    pub(crate) decoding: Decoding,
    /// What the call sent, and nothing shows.
    pub(crate) secrets: Secrets,
}

impl RawResponse {
    pub(crate) fn new(http_status: StatusCode, headers: HeaderMap, body: Bytes) -> Self {
        Self {
            http_status,
            headers,
            body,
            attempts: 1,
            decoding: Decoding::default(),
            secrets: Secrets::default(),
        }
    }
}

impl fmt::Debug for RawResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let headers = Short(&self.headers, 4 * WORD).text(&self.secrets);
        f.debug_struct("RawResponse")
            .field("http_status", &self.http_status)
            .field("headers", &format_args!("{headers}"))
            .field("body", &format_args!("{} bytes", self.body.len()))
            .finish_non_exhaustive()
    }
}

/// Decodes a response. The flag says whether it is wrapped in `{"data": …}`.
pub(crate) type Decode<T> = fn(RawResponse, bool) -> Result<T>;

/// Decodes a response as the type of the document. A body of nothing but white space is the empty value.
///
/// So is `null` for a message, which ProtoJSON gives no other meaning; an API that has nothing to say may say it so.
pub(crate) fn decode_response<T: Reply>(response: RawResponse, wrapped: bool) -> Result<T> {
    let how = response.decoding.in_data(wrapped);
    let body = response.body.trim_ascii();
    let empty = body.is_empty() || body == b"null" && !T::schema().is_empty();
    if empty {
        return Ok(T::empty());
    }
    let is_list = body.first() == Some(&b'[');
    T::decode_with(&response.body, how).map_err(|error| match is_list && !T::schema().is_empty() {
        true => list_error(response, error),
        false => decode_error(response, error),
    })
}

/// The error of a list in the place of a message.
fn list_error(response: RawResponse, cause: DecodeError) -> Error {
    Error::new(
        ErrorKind::Decode,
        "came with a list, and an object is expected: it may be a stream that the document does not know of; read it with \
         `.send_as::<Vec<…>>()` or `.send_raw()`",
    )
    .with_response(response.http_status, response.headers, response.body)
    .with_attempts(response.attempts)
    .with_secrets(&response.secrets)
    .with_source(cause.hide(&response.secrets))
}

/// The value of a response without bytes, of a method that has no response.
pub(super) fn expect_nothing<T: Reply>(response: RawResponse, _: bool) -> Result<T> {
    match is_nothing(&response.body) {
        true => Ok(T::empty()),
        false => Err(unexpected_bytes(response, "`.send_raw()`")),
    }
}

/// The same, of a method that gives bytes.
pub(super) fn expect_no_media<T: Reply>(response: RawResponse, _: bool) -> Result<T> {
    match is_nothing(&response.body) {
        true => Ok(T::empty()),
        false => Err(unexpected_bytes(response, "`.download()`")),
    }
}

/// Whether a body says nothing.
fn is_nothing(body: &[u8]) -> bool {
    matches!(body.trim_ascii(), b"" | b"{}" | b"null")
}

fn unexpected_bytes(response: RawResponse, read: &str) -> Error {
    let message = format!(
        "came with {} bytes, and the document has no type for them: the call succeeded, and {read} reads them",
        response.body.len()
    );
    Error::new(ErrorKind::Decode, message)
        .with_response(response.http_status, response.headers, response.body)
        .with_attempts(response.attempts)
        .with_secrets(&response.secrets)
}

/// Decodes a response into a type of the caller. A body of nothing but white space counts as `{}`, or as `null` for a type that is
/// not an object.
pub(crate) fn decode_response_as<T: DeserializeOwned>(
    response: RawResponse,
    wrapped: bool,
) -> Result<T> {
    let value = match &*response.body {
        body if body.trim_ascii().is_empty() => decode_as(b"{}").or_else(|_| decode_as(b"null")),
        body if wrapped => decode_as(json_object::unwrap_data(body)),
        body => decode_as(body),
    };
    value.map_err(|error| decode_error(response, error))
}

/// The media type of a response that does not claim to be JSON.
fn other_content_type(headers: &HeaderMap, secrets: &Secrets) -> Option<String> {
    let content_type = headers.get(CONTENT_TYPE)?.to_str().ok()?;
    let media_type = content_type.split(';').next().unwrap_or_default().trim();
    let is_json = media_type.is_empty() || media_type.to_ascii_lowercase().contains("json");
    (!is_json).then(|| shown(media_type, MAX_SHOWN, secrets))
}

fn decode_error(response: RawResponse, cause: DecodeError) -> Error {
    let cause = cause.hide(&response.secrets);
    if cause.is_too_large() {
        return Error::new(ErrorKind::TooLarge, "came with a body that is too large")
            .with_response(response.http_status, response.headers, response.body)
            .with_attempts(response.attempts)
            .with_secrets(&response.secrets)
            .with_source(cause);
    }
    let message = match other_content_type(&response.headers, &response.secrets) {
        Some(content_type) => format!("came as {content_type}, and JSON is expected"),
        None => "came with a body that is not of the expected type".to_owned(),
    };
    Error::new(ErrorKind::Decode, message)
        .with_response(response.http_status, response.headers, response.body)
        .with_attempts(response.attempts)
        .with_secrets(&response.secrets)
        .with_source(cause)
}
