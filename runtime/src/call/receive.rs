//! Reads a response from the wire: whole, unpacked, and within the size limit.

use std::io::{self, Write};

use bytes::Bytes;
use flate2::write::MultiGzDecoder;
use http::header::{CONTENT_ENCODING, CONTENT_LENGTH};
use http::{HeaderMap, Response};

use super::response::RawReply;
use crate::error::{Error, ErrorKind, Result};
use crate::transport::{Body, TransportError};

/// Reads the whole response. Any status but 2xx is an error that keeps the body.
pub(super) async fn receive(response: Response<Body>, max_bytes: usize) -> Result<RawReply> {
    let (parts, mut body) = response.into_parts();
    let (http_status, mut headers) = (parts.status, parts.headers);
    let (bytes, error) = match BodyCollector::new(&headers, max_bytes) {
        Ok(mut collector) => {
            let error = collect_body(&mut collector, &mut body).await.err();
            let (bytes, unfinished) = collector.finish();
            (bytes, error.or(unfinished))
        }
        Err(error) => (Bytes::new(), Some(error)),
    };
    // These two describe the bytes on the wire.
    headers.remove(CONTENT_ENCODING);
    headers.remove(CONTENT_LENGTH);
    match error {
        _ if !http_status.is_success() => Err(Error::from_response(http_status, headers, bytes)),
        Some(error) => Err(error
            .into_error(max_bytes)
            .with_response(http_status, headers, bytes)),
        None => Ok(RawReply {
            http_status,
            headers,
            body: bytes,
            attempts: 1,
        }),
    }
}

async fn collect_body(collector: &mut BodyCollector, body: &mut Body) -> Result<(), BodyError> {
    while let Some(chunk) = body.chunk().await {
        collector.push_chunk(chunk.map_err(BodyError::Interrupted)?)?;
    }
    Ok(())
}

/// Why a body is not complete.
enum BodyError {
    Interrupted(TransportError),
    TooLarge,
    Encoding(String),
    Gzip(io::Error),
}

impl BodyError {
    fn into_error(self, max_bytes: usize) -> Error {
        match self {
            Self::Interrupted(cause) => Error::new(
                ErrorKind::Interrupted,
                "came with a body that was cut short",
            )
            .with_source(cause),
            Self::TooLarge => Error::new(
                ErrorKind::TooLarge,
                format!(
                    "came with a body of more than the {max_bytes} bytes allowed; raise the limit with \
                 `.options(|o| o.max_response_bytes(…))`, or ask for less"
                ),
            ),
            Self::Encoding(name) => Error::new(
                ErrorKind::Decode,
                format!("came with the encoding {name:?}, which the request does not accept"),
            ),
            Self::Gzip(cause) => Error::new(
                ErrorKind::Decode,
                "came with a body that is not gzip, although its `content-encoding` says so",
            )
            .with_source(cause),
        }
    }
}

/// Joins the chunks of a body.
enum BodyCollector {
    Plain(PlainBody),
    /// The first chunk creates the decoder: a body without bytes is empty, whatever its encoding.
    Gzip {
        decoder: Option<Box<MultiGzDecoder<LimitedBuffer>>>,
        max: usize,
    },
}

/// A body without compression. A single chunk is not copied.
#[derive(Default)]
struct PlainBody {
    first: Bytes,
    more: Vec<u8>,
    expected: usize,
    max: usize,
}

impl BodyCollector {
    fn new(headers: &HeaderMap, max: usize) -> Result<Self, BodyError> {
        let length = headers.get(CONTENT_LENGTH);
        let expected = length
            .and_then(|value| value.to_str().ok()?.parse().ok())
            .unwrap_or(0);
        let encoding = headers
            .get(CONTENT_ENCODING)
            .map_or(&b""[..], |value| value.as_bytes().trim_ascii());
        let is = |names: [&[u8]; 2]| names.iter().any(|name| encoding.eq_ignore_ascii_case(name));
        if is([b"gzip", b"x-gzip"]) {
            Ok(Self::Gzip { decoder: None, max })
        } else if !is([b"", b"identity"]) {
            Err(BodyError::Encoding(
                String::from_utf8_lossy(encoding).into_owned(),
            ))
        } else if expected > max {
            Err(BodyError::TooLarge)
        } else {
            Ok(Self::Plain(PlainBody {
                expected,
                max,
                ..PlainBody::default()
            }))
        }
    }

    fn push_chunk(&mut self, chunk: Bytes) -> Result<(), BodyError> {
        match self {
            Self::Plain(plain) => plain.push_chunk(chunk),
            Self::Gzip { .. } if chunk.is_empty() => Ok(()),
            Self::Gzip { decoder, max } => {
                let decoder = decoder
                    .get_or_insert_with(|| Box::new(MultiGzDecoder::new(LimitedBuffer::new(*max))));
                let written = decoder.write_all(&chunk);
                written.map_err(|error| gzip_error(decoder.get_ref(), error))
            }
        }
    }

    /// The collected bytes, and the error if the end is missing.
    fn finish(self) -> (Bytes, Option<BodyError>) {
        match self {
            Self::Plain(plain) if plain.more.is_empty() => (plain.first, None),
            Self::Plain(plain) => (plain.more.into(), None),
            Self::Gzip { decoder: None, .. } => (Bytes::new(), None),
            Self::Gzip {
                decoder: Some(mut decoder),
                ..
            } => {
                let finished = decoder.try_finish();
                let error = finished
                    .err()
                    .map(|error| gzip_error(decoder.get_ref(), error));
                (std::mem::take(&mut decoder.get_mut().bytes).into(), error)
            }
        }
    }
}

impl PlainBody {
    fn push_chunk(&mut self, chunk: Bytes) -> Result<(), BodyError> {
        /// The most memory to reserve for a length that a header promises.
        const TRUSTED: usize = 4 << 20;
        let length = self.first.len() + self.more.len() + chunk.len();
        if length > self.max {
            return Err(BodyError::TooLarge);
        }
        if length == chunk.len() {
            self.first = chunk;
            return Ok(());
        }
        if self.more.is_empty() {
            self.more.reserve(self.expected.min(TRUSTED).max(length));
            self.more
                .extend_from_slice(&std::mem::take(&mut self.first));
        }
        self.more.extend_from_slice(&chunk);
        Ok(())
    }
}

fn gzip_error(output: &LimitedBuffer, error: io::Error) -> BodyError {
    if output.full {
        BodyError::TooLarge
    } else {
        BodyError::Gzip(error)
    }
}

/// A buffer with a size limit, so that a small compressed response cannot fill the memory.
#[derive(Debug)]
struct LimitedBuffer {
    bytes: Vec<u8>,
    max: usize,
    full: bool,
}

impl LimitedBuffer {
    fn new(max: usize) -> Self {
        Self {
            bytes: Vec::new(),
            max,
            full: false,
        }
    }
}

impl Write for LimitedBuffer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + bytes.len() > self.max {
            self.full = true;
            return Err(io::Error::other("the response is larger than allowed"));
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
