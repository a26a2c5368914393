//! Reads a response from the wire: whole, unpacked, and within the size limit.

use bytes::Bytes;
use http::header::{CONTENT_ENCODING, CONTENT_LENGTH};
use http::{HeaderMap, HeaderName, Response};

use super::body_error::BodyError;
use super::gunzip::Gunzip;
use super::idle::IdleBody;
use super::response::RawResponse;
use crate::error::{Error, Result};
use crate::options::is_secret_name;

/// The most bytes of an error's body that are read, unpacked.
const MAX_ERROR_BYTES: usize = 1 << 20;

/// Reads the whole response. Any status but 2xx is an error that keeps the body, up to its first [`MAX_ERROR_BYTES`].
pub(super) async fn receive(response: Response<IdleBody>, max_bytes: usize) -> Result<RawResponse> {
    let (parts, mut body) = response.into_parts();
    let (http_status, mut headers) = (parts.status, parts.headers);
    let max_bytes = match http_status.is_success() {
        true => max_bytes,
        false => {
            // The length that it promises does not matter: what is beyond the limit is not read.
            headers.remove(CONTENT_LENGTH);
            max_bytes.min(MAX_ERROR_BYTES)
        }
    };
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
    hide_secrets(&mut headers);
    match error {
        _ if !http_status.is_success() => Err(Error::from_response(http_status, headers, bytes)),
        Some(error) => Err(error
            .into_error()
            .with_response(http_status, headers, bytes)),
        None => Ok(RawResponse::new(http_status, headers, bytes)),
    }
}

/// Keeps `Debug` of the headers from showing what may be a secret: cookies, and URLs, which may be signed.
pub(super) fn hide_secrets(headers: &mut HeaderMap) {
    let may_be_secret = |name: &HeaderName| {
        matches!(
            name.as_str(),
            "content-location" | "link" | "location" | "refresh" | "set-cookie" | "set-cookie2"
        )
    };
    for (name, value) in headers.iter_mut() {
        if may_be_secret(name) || is_secret_name(name) {
            value.set_sensitive(true);
        }
    }
}

async fn collect_body(collector: &mut BodyCollector, body: &mut IdleBody) -> Result<(), BodyError> {
    while let Some(chunk) = body.chunk().await {
        collector.push_chunk(chunk?)?;
    }
    Ok(())
}

/// Joins the chunks of a body.
enum BodyCollector {
    Plain(PlainBody),
    Gzip(Box<Gunzip>),
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
        if is_gzip(headers)? {
            Ok(Self::Gzip(Box::new(Gunzip::new(max))))
        } else if expected > max {
            Err(BodyError::TooLarge(max))
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
            Self::Gzip(gzip) => gzip.write_all(&chunk),
        }
    }

    /// The collected bytes, and the error if the end is missing.
    fn finish(self) -> (Bytes, Option<BodyError>) {
        match self {
            Self::Plain(plain) if plain.more.is_empty() => (plain.first, None),
            Self::Plain(plain) => (plain.more.into(), None),
            Self::Gzip(mut gzip) => {
                let error = gzip.finish().err();
                (gzip.take().into(), error)
            }
        }
    }
}

/// Whether a body is in gzip. An encoding that no request accepts is an error.
pub(crate) fn is_gzip(headers: &HeaderMap) -> Result<bool, BodyError> {
    let encoding = headers
        .get(CONTENT_ENCODING)
        .map_or(&b""[..], |value| value.as_bytes().trim_ascii());
    let is = |names: [&[u8]; 2]| names.iter().any(|name| encoding.eq_ignore_ascii_case(name));
    match is([b"gzip", b"x-gzip"]) {
        false if !is([b"", b"identity"]) => Err(BodyError::Encoding(
            String::from_utf8_lossy(encoding).into_owned(),
        )),
        packed => Ok(packed),
    }
}

impl PlainBody {
    /// Takes the chunk, or as much of it as the limit allows.
    fn push_chunk(&mut self, chunk: Bytes) -> Result<(), BodyError> {
        let collected = self.first.len() + self.more.len();
        let free = self.max - collected;
        if chunk.len() <= free {
            self.append(collected + chunk.len(), chunk);
            return Ok(());
        }
        self.append(self.max, chunk.slice(..free));
        Err(BodyError::TooLarge(self.max))
    }

    fn append(&mut self, length: usize, chunk: Bytes) {
        /// The most memory to reserve for a length that a header promises.
        const TRUSTED: usize = 4 << 20;
        if length == chunk.len() {
            self.first = chunk;
            return;
        }
        if self.more.is_empty() {
            self.more.reserve(self.expected.min(TRUSTED).max(length));
            self.more
                .extend_from_slice(&std::mem::take(&mut self.first));
        }
        self.more.extend_from_slice(&chunk);
    }
}
