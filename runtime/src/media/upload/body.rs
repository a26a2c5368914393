//! The body of an upload in one request: the media alone, or after its message.

use std::collections::VecDeque;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;

use super::feed::Feed;
use crate::error::{Error, ErrorKind, Result};
use crate::media::checksums::Hasher;
use crate::media::progress::Reporter;
use crate::transport::Body;

/// How many bytes are handed on at once.
const PIECE: usize = 64 << 10;

/// What stands around the media.
#[derive(Clone, Default)]
pub(super) struct Frame {
    pub(super) before: Bytes,
    pub(super) after: Bytes,
}

impl Frame {
    /// Two parts of `multipart/related` (RFC 2387): a message in JSON, and media. Returns the content type too.
    pub(super) fn multipart(message: &[u8], media_type: &str) -> (Self, String) {
        let boundary = format!("{:032x}", fastrand::u128(..));
        let before = [
            format!("--{boundary}\r\ncontent-type: application/json; charset=UTF-8\r\n\r\n")
                .as_bytes(),
            message,
            format!("\r\n--{boundary}\r\ncontent-type: {media_type}\r\n\r\n").as_bytes(),
        ]
        .concat();
        let frame = Self {
            before: before.into(),
            after: format!("\r\n--{boundary}--\r\n").into(),
        };
        (frame, format!("multipart/related; boundary={boundary}"))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.length() == 0
    }

    fn length(&self) -> u64 {
        (self.before.len() + self.after.len()) as u64
    }
}

/// How the media was read that was sent last: its hash, or why it could not be read.
#[derive(Clone, Default)]
pub(super) struct Outcome(Arc<Mutex<Option<Result<Hasher>>>>);

impl Outcome {
    pub(super) fn take(&self) -> Option<Result<Hasher>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    fn set(&self, outcome: Result<Hasher>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(outcome);
    }
}

/// A body of bytes that are in memory.
pub(super) fn bytes_body(
    frame: &Frame,
    media: Bytes,
    from: u64,
    total: Option<u64>,
    reporter: Reporter,
) -> Body {
    let length = frame.length() + media.len() as u64;
    let pieces = [&frame.before, &media, &frame.after];
    let stream = Pieces {
        left: pieces.into_iter().cloned().collect(),
        media_at: 1,
        done: from,
        total,
        reporter,
    };
    Body::from_stream(stream, Some(length))
}

/// Bytes one after another, in small pieces.
struct Pieces {
    left: VecDeque<Bytes>,
    /// After so many of them comes the media.
    media_at: usize,
    done: u64,
    total: Option<u64>,
    reporter: Reporter,
}

impl Stream for Pieces {
    type Item = Result<Bytes, Error>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = self.get_mut();
        loop {
            let Some(first) = this.left.front_mut() else {
                return Poll::Ready(None);
            };
            let is_media = this.media_at == 0;
            if first.is_empty() {
                this.left.pop_front();
                this.media_at = this.media_at.checked_sub(1).unwrap_or(usize::MAX);
                continue;
            }
            let piece = first.split_to(first.len().min(PIECE));
            if is_media {
                this.done += piece.len() as u64;
                this.reporter.report(this.done, this.total);
            }
            return Poll::Ready(Some(Ok(piece)));
        }
    }
}

/// A body of a source that is read as it is sent.
pub(super) fn feed_body(
    frame: Frame,
    feed: impl Future<Output = Result<Feed>> + Send + 'static,
    length: Option<u64>,
    limit: Option<u64>,
    outcome: Outcome,
    reporter: Reporter,
) -> Body {
    let all = length.map(|length| length + frame.length());
    let stream = Feeding {
        step: Step::Before(frame.before, Box::pin(feed)),
        after: frame.after,
        limit,
        outcome,
        reporter,
    };
    Body::from_stream(stream, all)
}

type Opening = Pin<Box<dyn Future<Output = Result<Feed>> + Send>>;
type NextPiece = Pin<Box<dyn Future<Output = (Feed, Result<Option<Bytes>>)> + Send>>;

struct Feeding {
    step: Step,
    after: Bytes,
    /// The most bytes that the method takes.
    limit: Option<u64>,
    outcome: Outcome,
    reporter: Reporter,
}

enum Step {
    Before(Bytes, Opening),
    Opening(Opening),
    Reading(NextPiece),
    After,
    Ended,
}

impl Stream for Feeding {
    type Item = Result<Bytes, Error>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = self.get_mut();
        loop {
            let (step, item) = match std::mem::replace(&mut this.step, Step::Ended) {
                Step::Before(before, opening) => (Step::Opening(opening), Some(Ok(before))),
                Step::Opening(mut opening) => match opening.as_mut().poll(cx) {
                    Poll::Pending => {
                        this.step = Step::Opening(opening);
                        return Poll::Pending;
                    }
                    Poll::Ready(Ok(feed)) => (Step::Reading(next_piece(feed)), None),
                    Poll::Ready(Err(error)) => this.fail(error),
                },
                Step::Reading(mut reading) => match reading.as_mut().poll(cx) {
                    Poll::Pending => {
                        this.step = Step::Reading(reading);
                        return Poll::Pending;
                    }
                    Poll::Ready((feed, piece)) => this.hand_on(feed, piece),
                },
                Step::After => (Step::Ended, Some(Ok(std::mem::take(&mut this.after)))),
                Step::Ended => return Poll::Ready(None),
            };
            this.step = step;
            match item {
                Some(Ok(bytes)) if bytes.is_empty() => {}
                None => {}
                item => return Poll::Ready(item),
            }
        }
    }
}

impl Feeding {
    fn hand_on(&self, feed: Feed, piece: Result<Option<Bytes>>) -> (Step, Option<Result<Bytes>>) {
        match piece {
            Err(error) => self.fail(error),
            Ok(None) => {
                self.outcome.set(Ok(feed.hasher));
                (Step::After, None)
            }
            Ok(Some(_)) if self.limit.is_some_and(|limit| limit < feed.given) => {
                self.fail(too_large(self.limit))
            }
            Ok(Some(piece)) => {
                self.reporter.report(feed.given, feed.length);
                (Step::Reading(next_piece(feed)), Some(Ok(piece)))
            }
        }
    }
}

impl Feeding {
    /// Ends the body before its end, so that the server does not take it for whole.
    fn fail(&self, error: Error) -> (Step, Option<Result<Bytes>>) {
        let broken = Error::new(ErrorKind::Io, "the source of the upload failed");
        self.outcome.set(Err(error));
        (Step::Ended, Some(Err(broken)))
    }
}

/// The error of a source that has more bytes than the method takes.
pub(super) fn too_large(limit: Option<u64>) -> Error {
    Error::request(format!(
        "the upload has more than the {} bytes that the method takes",
        limit.unwrap_or_default()
    ))
}

fn next_piece(mut feed: Feed) -> NextPiece {
    Box::pin(async move {
        let piece = feed.next(usize::MAX).await;
        (feed, piece)
    })
}
