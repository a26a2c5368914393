//! Takes a reply off the wire: whole, unpacked, and no larger than allowed.

use std::io::{self, Write};

use bytes::Bytes;
use flate2::write::MultiGzDecoder;
use http::header::{CONTENT_ENCODING, CONTENT_LENGTH};
use http::{HeaderMap, Response};

use super::response::RawReply;
use crate::error::{Error, ErrorKind, Result};
use crate::transport::{Body, TransportError};

/// Reads the whole reply. Anything but 2xx is an error that keeps what was read.
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
    // They were about the bytes on the wire.
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

/// Why a body is not whole.
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
                format!("came with the encoding {name:?}, which was not asked for"),
            ),
            Self::Gzip(cause) => Error::new(
                ErrorKind::Decode,
                "came with a body that is no gzip, though it says so",
            )
            .with_source(cause),
        }
    }
}

/// Puts chunks together.
enum BodyCollector {
    Plain(PlainBody),
    /// The decoder is made for the first chunk: a body of no bytes is empty, whatever it says it is.
    Gzip {
        decoder: Option<Box<MultiGzDecoder<LimitedBuffer>>>,
        max: usize,
    },
}

/// A body that is not packed. One chunk is kept without a copy.
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

    /// What was collected, and what was missing at the end of it.
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
        /// No more than this is set aside for what a header promises.
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

/// Takes bytes up to a limit, so that a small reply cannot fill the memory.
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
            return Err(io::Error::other("the reply is larger than allowed"));
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
