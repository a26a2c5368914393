//! Replies: as they are, and read into a type.

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use serde::de::DeserializeOwned;

use super::data_wrapper;
use crate::error::{Error, ErrorKind, Result};
use crate::message::{DecodeError, Reply, decode_as};

/// A 2xx reply as the server sent it, unpacked where it was `gzip`.
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

/// How a reply is read. The flag says whether it is wrapped in `{"data": …}`.
pub(super) type Decode<T> = fn(RawReply, bool) -> Result<T>;

/// Reads a reply as the document describes it. An empty body is the empty value.
pub(crate) fn decode_response<T: Reply>(reply: RawReply, wrapped: bool) -> Result<T> {
    if reply.body.is_empty() {
        return Ok(T::empty());
    }
    let value = if wrapped {
        T::decode_in_data(&reply.body)
    } else {
        T::decode(&reply.body)
    };
    value.map_err(|error| decode_error(reply, error))
}

/// Reads a reply into a type of the caller's. An empty body is `{}`, or `null` for a type that is no object.
pub(super) fn decode_response_as<T: DeserializeOwned>(reply: RawReply, wrapped: bool) -> Result<T> {
    let value = match &*reply.body {
        b"" => decode_as(b"{}").or_else(|_| decode_as(b"null")),
        body if wrapped => decode_as(data_wrapper::unwrap_data(body)),
        body => decode_as(body),
    };
    value.map_err(|error| decode_error(reply, error))
}

fn decode_error(reply: RawReply, cause: DecodeError) -> Error {
    Error::new(
        ErrorKind::Decode,
        "came with a body that is not of the expected type",
    )
    .with_response(reply.http_status, reply.headers, reply.body)
    .with_attempts(reply.attempts)
    .with_source(cause)
}
