//! The limit for the time in which no byte moves.
//!
//! [`IdleBody`] is a response that is read. Only the time counts in which the reader waits for the server: a reader that takes its
//! time is no stall. [`Watch`] is a request that is sent. Only the time counts in which bytes wait for the connection: a source that
//! takes its time is no stall either, and after the last byte the server works.

use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker, ready};
use std::time::Duration;

use bytes::Bytes;
use http_body::{Body as _, Frame, SizeHint};
use tokio::time::Instant;

use super::body_error::{BodyError, stalled};
use crate::clock::{Clock, Timer};
use crate::error::Error;
use crate::transport::{Body, TransportError};

/// How many bytes a transport gets at once of a body that is watched.
const PIECE: usize = 64 << 10;

/// The limits of an exchange.
#[derive(Clone, Default)]
pub(super) struct Limits {
    /// How long no byte may move.
    pub(super) idle: Option<Duration>,
    /// How long the connection may take before the first byte of a request, and the server after the last one.
    pub(super) working: Option<Duration>,
    /// Whether the idle limit holds for the response to a request without a stream too.
    pub(super) prompt: bool,
    /// When the call has to end, and how long that was from its beginning.
    pub(super) end: Option<(Instant, Duration)>,
    pub(super) clock: Clock,
}

impl Limits {
    /// When the first limit ends for who waits from now on.
    fn next_end(&self) -> Option<Instant> {
        let idle = self.idle.and_then(|idle| self.clock.after(idle));
        idle.into_iter().chain(self.end.map(|(end, _)| end)).min()
    }

    /// The error of the limit that has passed.
    fn passed(&self) -> BodyError {
        match (self.end, self.idle) {
            (Some((end, limit)), idle) if idle.is_none() || end <= self.clock.now() => {
                BodyError::Late(limit)
            }
            (_, idle) => BodyError::Stalled(idle.unwrap_or_default()),
        }
    }
}

/// The body of a response, within the limits.
pub(crate) struct IdleBody {
    body: Body,
    limits: Limits,
    /// Runs while the reader waits.
    waiting: Option<Timer>,
}

impl IdleBody {
    pub(super) fn new(body: Body, limits: Limits) -> Self {
        Self {
            body,
            limits,
            waiting: None,
        }
    }

    /// The next chunk, or `None` at the end.
    pub(crate) async fn chunk(&mut self) -> Option<Result<Bytes, BodyError>> {
        poll_fn(|cx| self.poll_chunk(cx)).await
    }

    pub(crate) fn poll_chunk(
        &mut self,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, BodyError>>> {
        if let Poll::Ready(frame) = Pin::new(&mut self.body).poll_frame(cx) {
            self.waiting = None;
            let data = frame.map(|frame| frame.map(|frame| frame.into_data().unwrap_or_default()));
            return Poll::Ready(data.map(|data| data.map_err(BodyError::Interrupted)));
        }
        let waiting = match (&mut self.waiting, self.limits.next_end()) {
            (Some(waiting), _) => waiting,
            (None, None) => return Poll::Pending,
            (waiting, Some(end)) => waiting.insert(self.limits.clock.timer(end)),
        };
        ready!(waiting.poll(cx));
        Poll::Ready(Some(Err(self.limits.passed())))
    }
}

/// The bytes of a request on their way. Clones are the same request.
#[derive(Clone)]
pub(super) struct Watch {
    watched: Arc<Mutex<Watched>>,
    clock: Clock,
}

#[derive(Default)]
struct Watched {
    phase: Phase,
    since: Option<Instant>,
    waker: Option<Waker>,
}

/// Whom the request waits for.
#[derive(Clone, Copy, Default, PartialEq)]
enum Phase {
    /// The connection, before the first byte.
    #[default]
    Opening,
    /// The source of the body.
    Source,
    /// The connection, which has bytes to send.
    Sending,
    /// The server, which has all bytes.
    Working,
}

impl Watch {
    pub(super) fn new(clock: Clock) -> Self {
        Self {
            watched: Arc::default(),
            clock,
        }
    }

    /// The body, whose bytes this watches from now on.
    pub(super) fn body(&self, body: Body) -> Body {
        self.enter(Phase::Opening);
        Body::new(WatchedBody {
            watch: self.clone(),
            size: body.size_hint(),
            body,
            rest: Bytes::new(),
        })
    }

    /// The whole request is on its way.
    pub(super) fn wait_for_response(&self) {
        self.enter(Phase::Working);
    }

    /// Returns an error if nothing moves for too long.
    pub(super) async fn stall(&self, limits: &Limits) -> Error {
        let mut timer = self.clock.timer(self.clock.now());
        poll_fn(|cx| {
            loop {
                let (what, limit, end) = {
                    let mut watched = self.lock();
                    watched.waker = Some(cx.waker().clone());
                    let (what, limit) = match watched.phase {
                        Phase::Opening => {
                            ("the connection took no byte of the request", limits.working)
                        }
                        Phase::Source => return Poll::Pending,
                        Phase::Sending => (
                            "the connection took no further byte of the request",
                            limits.idle,
                        ),
                        Phase::Working => {
                            ("no response came after the whole request", limits.working)
                        }
                    };
                    let since = watched.since.unwrap_or_else(|| self.clock.now());
                    (
                        what,
                        limit,
                        limit.and_then(|limit| since.checked_add(limit)),
                    )
                };
                let (Some(limit), Some(end)) = (limit, end) else {
                    return Poll::Pending;
                };
                if self.clock.has_come_to(end) {
                    return Poll::Ready(stalled(what, limit));
                }
                timer.reset(end);
                ready!(timer.poll(cx));
            }
        })
        .await
    }

    fn enter(&self, phase: Phase) {
        let mut watched = self.lock();
        watched.since = Some(self.clock.now());
        if std::mem::replace(&mut watched.phase, phase) != phase
            && let Some(waker) = watched.waker.take()
        {
            waker.wake();
        }
    }

    fn lock(&self) -> MutexGuard<'_, Watched> {
        self.watched.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A body that says what it waits for. It hands its bytes on in small pieces, so that a slow connection is seen to move.
struct WatchedBody {
    watch: Watch,
    body: Body,
    size: SizeHint,
    rest: Bytes,
}

impl http_body::Body for WatchedBody {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        let this = self.get_mut();
        if this.rest.is_empty() {
            let Poll::Ready(frame) = Pin::new(&mut this.body).poll_frame(cx) else {
                this.watch.enter(Phase::Source);
                return Poll::Pending;
            };
            this.rest = match frame {
                Some(Ok(frame)) => frame.into_data().unwrap_or_default(),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => {
                    this.watch.enter(Phase::Working);
                    return Poll::Ready(None);
                }
            };
        }
        let piece = this.rest.split_to(this.rest.len().min(PIECE));
        if let Some(left) = this.size.exact() {
            let left = left.saturating_sub(piece.len() as u64);
            this.size = SizeHint::with_exact(left);
        }
        // A transport does not ask for more than the length that it knows.
        this.watch.enter(match this.size.exact() {
            Some(0) => Phase::Working,
            _ => Phase::Sending,
        });
        Poll::Ready(Some(Ok(Frame::data(piece))))
    }

    fn is_end_stream(&self) -> bool {
        self.size.exact() == Some(0)
    }

    fn size_hint(&self) -> SizeHint {
        self.size
    }
}
