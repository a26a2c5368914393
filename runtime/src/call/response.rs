//! Responses: raw, and decoded into a type.

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use serde::de::DeserializeOwned;

use super::json_object;
use crate::error::{Error, ErrorKind, Result};
use crate::message::{DecodeError, Reply, decode_as};

/// A 2xx response of the server; its body is unpacked if it was `gzip`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct RawReply {
    /// The HTTP status.
    pub http_status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body, whole.
    pub body: Bytes,
    pub(super) attempts: u32,
}

/// Decodes a response. The flag says whether it is wrapped in `{"data": …}`.
pub(super) type Decode<T> = fn(RawReply, bool) -> Result<T>;

/// Decodes a response as the type of the document. An empty body is the empty value.
pub(crate) fn decode_response<T: Reply>(response: RawReply, wrapped: bool) -> Result<T> {
    if response.body.is_empty() {
        return Ok(T::empty());
    }
    let value = if wrapped {
        T::decode_in_data(&response.body)
    } else {
        T::decode(&response.body)
    };
    value.map_err(|error| decode_error(response, error))
}

/// Decodes a response into a type of the caller. An empty body counts as `{}`, or as `null` for a type that is not an object.
pub(super) fn decode_response_as<T: DeserializeOwned>(
    response: RawReply,
    wrapped: bool,
) -> Result<T> {
    let value = match &*response.body {
        b"" => decode_as(b"{}").or_else(|_| decode_as(b"null")),
        body if wrapped => decode_as(json_object::unwrap_data(body)),
        body => decode_as(body),
    };
    value.map_err(|error| decode_error(response, error))
}

fn decode_error(response: RawReply, cause: DecodeError) -> Error {
    Error::new(
        ErrorKind::Decode,
        "came with a body that is not of the expected type",
    )
    .with_response(response.http_status, response.headers, response.body)
    .with_attempts(response.attempts)
    .with_source(cause)
}
