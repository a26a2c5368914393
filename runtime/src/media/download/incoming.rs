//! [`Download`]: bytes on their way.

use std::fmt;
use std::future::{Future, poll_fn};
use std::io;
use std::path::Path;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::{Buf, Bytes};
use futures_core::Stream;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use http::{HeaderMap, StatusCode};
use tokio::io::{AsyncRead, AsyncWrite, AsyncWriteExt, ReadBuf};

use super::content_range::{ContentRange, Wanted};
use super::file::PartialFile;
use super::identity::Identity;
use super::packing::{Packing, Unpacker};
use super::request::{Request, Source};
use crate::call::{Opened, RawResponse};
use crate::error::{Error, ErrorKind, Result};
use crate::media::checksums::{Checksum, Hasher};
use crate::media::patience::Patience;
use crate::media::progress::Reporter;
use crate::trace::{Sequence, SequenceSpan};

/// Bytes on their way from the server.
///
/// It is a [`Stream`] of chunks and a tokio [`AsyncRead`]. Its end is the end of the content: a body that is too short or too long, and
/// one whose hash differs from that of the server, is an error. The hash is known after the last byte.
pub struct Download {
    source: Source,
    opened: Opened,
    identity: Identity,
    place: Place,
    unpacker: Option<Unpacker>,
    check: Option<Check>,
    /// Whether it can go on after a break.
    resumable: bool,
    reopening: Option<Reopening>,
    patience: Patience,
    reporter: Reporter,
    /// What a reader has not read yet.
    unread: Bytes,
    /// Whether the rest was requested without packing.
    unpacked: bool,
    /// Whether all bytes came.
    came: bool,
    /// Whether the end was read, or an error.
    ended: bool,
    /// The span around all calls; `None` after the end.
    span: Option<SequenceSpan>,
}

type Reopening = Pin<Box<dyn Future<Output = Result<Opened>> + Send>>;

/// Where in the content the next byte is.
struct Place {
    start: u64,
    next: u64,
    /// The first byte that does not come, if it is known.
    end: Option<u64>,
}

/// The hash that the server has, and that of the bytes so far.
struct Check {
    expected: Checksum,
    hasher: Hasher,
    /// Whether it is the hash of the bytes after they are unpacked.
    unpacked: bool,
}

impl Download {
    pub(super) async fn start(
        source: Source,
        wanted: Wanted,
        as_stored: bool,
        reporter: Reporter,
    ) -> Result<Self> {
        let call = &source.call;
        let span = SequenceSpan::new(Sequence::Download, call.client.api(), &call.method);
        let started = span
            .within(Self::open(source, wanted, as_stored, reporter))
            .await;
        match started {
            Ok(mut download) => {
                download.span = Some(span);
                Ok(download)
            }
            Err(error) => {
                span.end(Some(&error));
                Err(error)
            }
        }
    }

    async fn open(
        source: Source,
        wanted: Wanted,
        as_stored: bool,
        reporter: Reporter,
    ) -> Result<Self> {
        let patience = Patience::of(&source.call);
        let mut call = source.call(&Request {
            wanted,
            generation: None,
            etag: None,
            unpacked: false,
        })?;
        patience.limit(&mut call);
        let opened = Source::open(call).await?;
        let head = opened.head();
        let place = Place::of(head, wanted).map_err(|message| refuse(head, message))?;
        let whole = wanted == Wanted::All;
        let packing = match whole && !as_stored {
            true => Packing::of(&head.headers).map_err(|error| opened.fail(error))?,
            false => Packing::Plain,
        };
        let check = Check::of(&head.headers, packing).filter(|_| whole);
        let identity = Identity::of(&head.headers);
        let download = Self {
            resumable: source.has_ranges()
                && identity.is_known()
                && packing != Packing::RemovedByServer,
            unpacker: Unpacker::of(packing),
            check,
            identity,
            place,
            source,
            opened,
            reopening: None,
            patience,
            reporter,
            unread: Bytes::new(),
            unpacked: false,
            came: false,
            ended: false,
            span: None,
        };
        download.report();
        Ok(download)
    }

    /// The headers of the response: `content-type`, `etag`, `x-goog-generation`.
    pub fn headers(&self) -> &HeaderMap {
        &self.opened.head().headers
    }

    /// The media type, as the server says it.
    pub fn content_type(&self) -> Option<&str> {
        self.headers().get(CONTENT_TYPE)?.to_str().ok()
    }

    /// How many bytes come in all, if the server says it. If they are in `gzip`, this is their number before they are unpacked.
    pub fn size(&self) -> Option<u64> {
        self.place.total()
    }

    /// The next bytes, or `None` at the end and after an error.
    ///
    /// Cancel safe: dropping the future loses nothing.
    ///
    /// # Errors
    ///
    /// The download broke and cannot go on; it is not whole; or its hash is not that of the server.
    pub async fn next(&mut self) -> Option<Result<Bytes>> {
        poll_fn(|cx| self.poll_chunk(cx)).await
    }

    /// All bytes, in memory, up to [`max_response_bytes`](crate::CallOptions::max_response_bytes).
    ///
    /// # Errors
    ///
    /// Those of [`next`](Self::next), and more bytes than allowed.
    pub async fn bytes(mut self) -> Result<Bytes> {
        let max = self.source.call.resolved_options().max_response_bytes;
        let mut all: Vec<u8> = Vec::new();
        while let Some(chunk) = self.next().await {
            let chunk = chunk?;
            if all.len() + chunk.len() > max {
                let error = Error::new(
                    ErrorKind::TooLarge,
                    format!(
                        "came with more than the {max} bytes allowed in memory; write them to a file, or raise the limit with \
                         `.options(|o| o.max_response_bytes(…))`"
                    ),
                );
                return Err(self.complete(error));
            }
            all.extend_from_slice(&chunk);
        }
        Ok(all.into())
    }

    /// Writes all bytes, flushes the writer, and returns their number.
    ///
    /// # Errors
    ///
    /// Those of [`next`](Self::next), and those of the writer. The writer then has a part of the bytes.
    pub async fn write_to(
        mut self,
        writer: &mut (impl AsyncWrite + Unpin + ?Sized),
    ) -> Result<u64> {
        let mut written = 0;
        while let Some(chunk) = self.next().await {
            let chunk = chunk?;
            let outcome = writer.write_all(&chunk).await;
            outcome.map_err(|error| self.writer_failure("the writer failed", error))?;
            written += chunk.len() as u64;
        }
        let outcome = writer.flush().await;
        outcome.map_err(|error| self.writer_failure("the writer failed", error))?;
        Ok(written)
    }

    /// Writes all bytes to a file, and returns their number. The file appears when it is whole: it is written beside its place under
    /// another name, then moved there, in place of an earlier file.
    ///
    /// # Errors
    ///
    /// Those of [`next`](Self::next), and those of the file. Then nothing is left of it.
    pub async fn to_file(mut self, path: impl AsRef<Path>) -> Result<u64> {
        let path = path.as_ref();
        let what = format!("the file {} could not be written", path.display());
        let mut file = PartialFile::create(path)
            .await
            .map_err(|error| self.writer_failure(&what, error))?;
        let mut written = 0;
        while let Some(chunk) = self.next().await {
            let chunk = chunk?;
            let outcome = file.write(&chunk).await;
            outcome.map_err(|error| self.writer_failure(&what, error))?;
            written += chunk.len() as u64;
        }
        let outcome = file.finish().await;
        outcome.map_err(|error| self.writer_failure(&what, error))?;
        Ok(written)
    }

    fn poll_chunk(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes>>> {
        if self.ended {
            return Poll::Ready(None);
        }
        let chunk = ready!(self.poll_open(cx));
        let chunk = chunk.map(|chunk| chunk.map_err(|error| self.complete(error)));
        if !matches!(chunk, Some(Ok(_))) {
            self.ended = true;
            let error = chunk.as_ref().and_then(|chunk| chunk.as_ref().err());
            self.opened.end(error);
            if let Some(span) = self.span.take() {
                span.end(error);
            }
        }
        Poll::Ready(chunk)
    }

    fn poll_open(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes>>> {
        loop {
            // 1. What is there is unpacked.
            if let Some(unpacker) = &mut self.unpacker
                && let Some(bytes) = unpacker.next().map_err(|error| self.opened.fail(error))?
            {
                self.check(&bytes, true);
                return Poll::Ready(Some(Ok(bytes)));
            }
            if self.came {
                self.verify()?;
                return Poll::Ready(None);
            }
            // 2. A download that broke goes on.
            if let Some(reopening) = &mut self.reopening {
                let reopening = reopening.as_mut();
                let reopened = ready!(match &self.span {
                    Some(span) => span.in_scope(|| reopening.poll(cx)),
                    None => reopening.poll(cx),
                });
                self.reopening = None;
                match reopened {
                    Ok(opened) => self.go_on(opened)?,
                    Err(error) => self.reopen(error)?,
                }
                continue;
            }
            // 3. More comes.
            match ready!(self.opened.poll_chunk(cx)) {
                Some(Ok(chunk)) => {
                    if let Some(bytes) = self.take(chunk)? {
                        return Poll::Ready(Some(Ok(bytes)));
                    }
                }
                None if self.place.is_short() => self.reopen(self.place.too_short())?,
                // An error may come after the last byte.
                Some(Err(error)) if self.place.end != Some(self.place.next) => {
                    self.reopen(error)?
                }
                _ => {
                    self.came = true;
                    if let Some(unpacker) = &mut self.unpacker {
                        unpacker.end();
                    }
                }
            }
        }
    }

    /// Takes a chunk as it came. Returns the bytes, if they are not packed.
    fn take(&mut self, chunk: Bytes) -> Result<Option<Bytes>> {
        if chunk.is_empty() {
            return Ok(None);
        }
        self.place.next += chunk.len() as u64;
        if self.place.end.is_some_and(|end| end < self.place.next) {
            return Err(Error::new(
                ErrorKind::Interrupted,
                format!(
                    "came with more than the {} bytes that it has",
                    self.place.total().unwrap_or_default()
                ),
            ));
        }
        self.patience.progressed();
        self.report();
        self.check(&chunk, false);
        match &mut self.unpacker {
            Some(unpacker) => {
                unpacker.push(chunk);
                Ok(None)
            }
            None => {
                self.check(&chunk, true);
                Ok(Some(chunk))
            }
        }
    }

    /// Requests the rest after a failure, if that is possible.
    fn reopen(&mut self, error: Error) -> Result<()> {
        let error = self.complete(error);
        self.opened.end(Some(&error));
        if !self.resumable {
            return Err(error);
        }
        let Some(wait) = self.patience.wait(&error) else {
            return Err(error);
        };
        // Bytes that were packed for the way are not packed again in the same way, so the rest is requested as it is stored.
        if let Some(unpacker) = self.unpacker.as_ref().filter(|it| it.for_the_way) {
            self.place = Place {
                start: 0,
                next: unpacker.unpacked,
                end: None,
            };
            self.unpacker = None;
            self.unpacked = true;
        }
        let generation = self.identity.generation.as_deref();
        let generation = generation.filter(|_| self.source.pins_generation());
        let etag = self.identity.strong_etag();
        let mut call = self.source.call(&Request {
            wanted: Wanted::From(self.place.next, self.place.end),
            generation,
            etag: etag.filter(|_| generation.is_none()),
            unpacked: self.unpacked,
        })?;
        self.patience.limit(&mut call);
        #[cfg(feature = "tracing")]
        tracing::debug!(target: "discovery_runtime", at = self.place.next, ?wait, %error, "download broke, going on");
        let clock = self.patience.clock().clone();
        self.reopening = Some(Box::pin(async move {
            clock.pause(wait).await;
            Source::open(call).await
        }));
        Ok(())
    }

    /// Goes on with a response that has the rest.
    fn go_on(&mut self, opened: Opened) -> Result<()> {
        let head = opened.head();
        let range = ContentRange::of(&head.headers);
        // A 200 is the content from its beginning. One that says which bytes it has, as Cloud Storage's testbench sends it, may be
        // the rest if the hash of all bytes is compared in the end.
        let is_part = head.http_status == StatusCode::PARTIAL_CONTENT || self.check.is_some();
        let conditional = self.identity.strong_etag().is_some();
        let why = match range.filter(|_| is_part) {
            None => {
                "the server sends the content from its beginning: it has changed, or the server has no ranges"
            }
            Some(range) if range.first != self.place.next => "the server sends other bytes",
            Some(range) if self.place.end.is_some_and(|end| end != range.end) => {
                "the content has another size now"
            }
            Some(_)
                if !self
                    .identity
                    .is_of(&Identity::of(&head.headers), conditional) =>
            {
                "the content has changed"
            }
            Some(range) => {
                self.place.end = Some(range.end);
                self.opened = opened;
                return Ok(());
            }
        };
        let broke = format!(
            "broke after {} bytes and cannot go on: {why}",
            self.place.next - self.place.start
        );
        Err(refuse(head, broke))
    }

    fn check(&mut self, bytes: &[u8], unpacked: bool) {
        if let Some(check) = self
            .check
            .as_mut()
            .filter(|check| check.unpacked == unpacked)
        {
            check.hasher.update(bytes);
        }
    }

    /// Compares the hash of all bytes.
    fn verify(&self) -> Result<()> {
        let Some(check) = &self.check else {
            return Ok(());
        };
        check
            .hasher
            .compare(&check.expected, "came with other bytes than the server has")
    }

    fn report(&self) {
        self.reporter
            .report(self.place.next - self.place.start, self.place.total());
    }

    /// The error, with what is known of the call.
    fn complete(&self, error: Error) -> Error {
        let head = self.opened.head();
        let error = match error.attempts() {
            0 => error.with_attempts(head.attempts),
            _ => error,
        };
        error
            .with_method(&self.source.call.method)
            .with_secrets(&head.secrets)
    }

    fn writer_failure(&self, what: &str, error: io::Error) -> Error {
        self.complete(Error::new(ErrorKind::Io, what).with_source(error))
    }
}

/// An error about the head of a response.
fn refuse(head: &RawResponse, message: impl Into<String>) -> Error {
    Error::new(ErrorKind::Interrupted, message)
        .with_response(head.http_status, head.headers.clone(), Bytes::new())
        .with_attempts(head.attempts)
        .with_secrets(&head.secrets)
}

impl Place {
    /// Where the bytes of a first response are.
    fn of(head: &RawResponse, wanted: Wanted) -> Result<Self, String> {
        let is_part = head.http_status == StatusCode::PARTIAL_CONTENT;
        let number = |name: &str| head.headers.get(name)?.to_str().ok()?.trim().parse().ok();
        match (wanted, is_part.then(|| ContentRange::of(&head.headers))) {
            (Wanted::All, None) => Ok(Self {
                start: 0,
                next: 0,
                end: number(CONTENT_LENGTH.as_str()),
            }),
            (Wanted::All, Some(_)) => Err("came with a part, and all bytes are wanted".to_owned()),
            (_, None) => Err(
                "came with all bytes, and a part is wanted: the server has no ranges of this content".to_owned(),
            ),
            (_, Some(None)) => Err("came with a part, and does not say which".to_owned()),
            (wanted, Some(Some(range))) => {
                let fits = match wanted {
                    Wanted::From(first, end) => {
                        // The content may end before.
                        let ends = range.total == Some(range.end);
                        range.first == first && end.is_none_or(|end| range.end == end || range.end < end && ends)
                    }
                    Wanted::Last(count) => {
                        range.end - range.first <= count
                            && range.total.is_none_or(|total| total == range.end)
                    }
                    Wanted::All | Wanted::Nothing => false,
                };
                match fits {
                    true => Ok(Self {
                        start: range.first,
                        next: range.first,
                        end: Some(range.end),
                    }),
                    false => Err("came with another part than the one that is wanted".to_owned()),
                }
            }
        }
    }

    fn total(&self) -> Option<u64> {
        self.end?.checked_sub(self.start)
    }

    fn is_short(&self) -> bool {
        self.end.is_some_and(|end| self.next < end)
    }

    fn too_short(&self) -> Error {
        let came = self.next - self.start;
        let total = self.total().unwrap_or_default();
        Error::new(
            ErrorKind::Interrupted,
            format!("came with {came} of {total} bytes"),
        )
    }
}

impl Check {
    /// The hash of a whole response, if the server has one of the bytes that come, before or after they are unpacked.
    fn of(headers: &HeaderMap, packing: Packing) -> Option<Self> {
        let unpacked = match packing {
            Packing::Plain | Packing::Stored { certain: true } => false,
            Packing::ForTheWay { certain: true } => true,
            _ => return None,
        };
        let expected = Checksum::of_headers(headers)?;
        Some(Self {
            hasher: expected.hasher(),
            expected,
            unpacked,
        })
    }
}

impl Stream for Download {
    type Item = Result<Bytes>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll_chunk(cx)
    }
}

impl AsyncRead for Download {
    fn poll_read(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        while this.unread.is_empty() && buffer.remaining() > 0 {
            match ready!(this.poll_chunk(cx)) {
                Some(chunk) => this.unread = chunk.map_err(io::Error::other)?,
                None => return Poll::Ready(Ok(())),
            }
        }
        let length = this.unread.len().min(buffer.remaining());
        buffer.put_slice(&this.unread[..length]);
        this.unread.advance(length);
        Poll::Ready(Ok(()))
    }
}

/// Shows the method and how many bytes came.
impl fmt::Debug for Download {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Download")
            .field("method", &self.source.call.method.id)
            .field("came", &(self.place.next - self.place.start))
            .field("size", &self.size())
            .finish_non_exhaustive()
    }
}
