//! Reads a response from the wire: whole, unpacked, and within the size limit.

use std::io::{self, Write};

use bytes::Bytes;
use flate2::write::GzDecoder;
use http::header::{CONTENT_ENCODING, CONTENT_LENGTH};
use http::{HeaderMap, HeaderName, HeaderValue, Response};

use super::response::RawResponse;
use crate::error::{Error, ErrorKind, Result};
use crate::message::Decoding;
use crate::options::is_secret_name;
use crate::shown::{Secrets, WORD, shown};
use crate::transport::{Body, TransportError};

/// The most bytes of an error's body that are read, unpacked.
const MAX_ERROR_BYTES: usize = 1 << 20;

/// Reads the whole response. Any status but 2xx is an error that keeps the body, up to its first [`MAX_ERROR_BYTES`].
pub(super) async fn receive(response: Response<Body>, max_bytes: usize) -> Result<RawResponse> {
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
            .into_error(max_bytes)
            .with_response(http_status, headers, bytes)),
        None => Ok(RawResponse {
            http_status,
            headers,
            body: bytes,
            attempts: 1,
            decoding: Decoding::default(),
            secrets: Secrets::default(),
        }),
    }
}

/// Keeps `Debug` of the headers from showing what may be a secret: cookies, and URLs, which may be signed.
fn hide_secrets(headers: &mut HeaderMap) {
    for name in [
        "content-location",
        "link",
        "location",
        "refresh",
        "set-cookie",
        "set-cookie2",
    ] {
        if let http::header::Entry::Occupied(mut entry) = headers.entry(name) {
            entry.iter_mut().for_each(|value| value.set_sensitive(true));
        }
    }
    let secret = |(name, _): &(&HeaderName, &mut HeaderValue)| is_secret_name(name);
    for (_, value) in headers.iter_mut().filter(secret) {
        value.set_sensitive(true);
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
                format!(
                    "came with the encoding \"{}\", which the request does not accept",
                    shown(&name, WORD, &Secrets::default())
                ),
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
    Gzip(Box<GzipBody>),
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
            Ok(Self::Gzip(Box::new(GzipBody::new(max))))
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
            Self::Gzip(gzip) => gzip.push_chunk(&chunk),
        }
    }

    /// The collected bytes, and the error if the end is missing.
    fn finish(self) -> (Bytes, Option<BodyError>) {
        match self {
            Self::Plain(plain) if plain.more.is_empty() => (plain.first, None),
            Self::Plain(plain) => (plain.more.into(), None),
            Self::Gzip(gzip) => gzip.finish(),
        }
    }
}

/// A body in gzip: members one after another (RFC 1952, section 2.2).
///
/// What comes after a member and does not begin with the two bytes of a gzip header is left out, be it zeros or anything else.
/// Browsers read such a body (Chromium: `GzipSourceStream`, `STATE_IGNORING_EXTRA_BYTES`), and so do gzip(1) and Java's
/// `GZIPInputStream`; Go's `gzip.Reader` refuses it. The checksum says that the members are whole.
struct GzipBody {
    /// What is unpacked, while no member is open.
    unpacked: LimitedBuffer,
    member: Option<GzDecoder<LimitedBuffer>>,
    /// The first bytes of what may be a member.
    header: Vec<u8>,
    members: usize,
    ended: bool,
}

impl GzipBody {
    const MAGIC: [u8; 2] = [0x1f, 0x8b];

    fn new(max: usize) -> Self {
        Self {
            unpacked: LimitedBuffer::new(max),
            member: None,
            header: Vec::new(),
            members: 0,
            ended: false,
        }
    }

    fn push_chunk(&mut self, mut bytes: &[u8]) -> Result<(), BodyError> {
        while !bytes.is_empty() && !self.ended {
            match &mut self.member {
                Some(member) => match member.write(bytes) {
                    Ok(0) => self.close_member()?,
                    Ok(written) => bytes = bytes.get(written..).unwrap_or_default(),
                    Err(error) => return Err(gzip_error(member.get_ref(), error)),
                },
                None => {
                    let (first, rest) = bytes.split_at(1);
                    self.header.extend_from_slice(first);
                    bytes = rest;
                    self.open_member()?;
                }
            }
        }
        Ok(())
    }

    /// Opens a member as soon as its first two bytes are there. The first member is opened whatever they are, and then says what
    /// is wrong with it.
    fn open_member(&mut self) -> Result<(), BodyError> {
        if self.members > 0 && !Self::MAGIC.starts_with(&self.header) {
            self.ended = true;
        } else if self.header.len() == Self::MAGIC.len() {
            let unpacked = std::mem::replace(&mut self.unpacked, LimitedBuffer::new(0));
            let member = self.member.insert(GzDecoder::new(unpacked));
            let written = member.write_all(&std::mem::take(&mut self.header));
            written.map_err(|error| gzip_error(member.get_ref(), error))?;
        }
        Ok(())
    }

    /// Takes what the member unpacked, and checks that it is whole.
    fn close_member(&mut self) -> Result<(), BodyError> {
        let Some(mut member) = self.member.take() else {
            return Ok(());
        };
        let finished = member.try_finish();
        let error = finished.map_err(|error| gzip_error(member.get_ref(), error));
        self.unpacked = std::mem::replace(member.get_mut(), LimitedBuffer::new(0));
        self.members += 1;
        error
    }

    /// The unpacked bytes, and the error if the end is missing. A body without bytes is empty, whatever its encoding.
    fn finish(mut self) -> (Bytes, Option<BodyError>) {
        let cut = self.members == 0 && self.member.is_none() && !self.header.is_empty();
        let cut = cut.then(|| BodyError::Gzip(io::ErrorKind::UnexpectedEof.into()));
        let error = self.close_member().err().or(cut);
        (self.unpacked.bytes.into(), error)
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
        Err(BodyError::TooLarge)
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
        let free = self.max.saturating_sub(self.bytes.len());
        if let Some(fitting) = bytes.get(..free)
            && free < bytes.len()
        {
            self.bytes.extend_from_slice(fitting);
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
