//! [`Content`]: what a call sends. Bytes can be sent again; a stream cannot, once it is read.

use std::fmt;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Frame, SizeHint};

use crate::transport::{Body, TransportError, TransportErrorKind};

/// The body of a request, for each of its attempts.
#[derive(Clone)]
pub(crate) enum Content {
    Bytes(Bytes),
    Stream(Arc<Stream>),
    /// A stream that can be made again.
    Made(Arc<dyn Fn() -> Body + Send + Sync>),
}

/// A stream. Clones of a call share it, and the first that reads it has it.
pub(crate) struct Stream {
    /// `None`: it is read, or was.
    body: Mutex<Option<Body>>,
    size: SizeHint,
}

impl Content {
    pub(crate) fn empty() -> Self {
        Self::Bytes(Bytes::new())
    }

    /// The bytes; `None` for a stream.
    pub(crate) fn bytes(&self) -> Option<&Bytes> {
        match self {
            Self::Bytes(bytes) => Some(bytes),
            Self::Stream(_) | Self::Made(_) => None,
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        match self {
            Self::Bytes(bytes) => bytes.is_empty(),
            Self::Stream(stream) => stream.size.exact() == Some(0),
            Self::Made(_) => false,
        }
    }

    /// Whether it can be sent, as a whole.
    pub(crate) fn can_be_sent(&self) -> bool {
        match self {
            Self::Bytes(_) | Self::Made(_) => true,
            Self::Stream(stream) => stream.body().is_some(),
        }
    }

    /// The body of an attempt. A stream is not taken before its body is read, so an attempt that does not come that far leaves it to
    /// the next one.
    pub(crate) fn to_body(&self) -> Body {
        match self {
            Self::Bytes(bytes) => bytes.clone().into(),
            Self::Stream(stream) => Body::new(Attempted {
                stream: stream.clone(),
                taken: None,
            }),
            Self::Made(make) => make(),
        }
    }
}

/// Shows no content.
impl fmt::Debug for Content {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bytes(bytes) => write!(f, "{} bytes", bytes.len()),
            Self::Stream(_) | Self::Made(_) => f.write_str("a stream"),
        }
    }
}

impl From<Body> for Content {
    fn from(body: Body) -> Self {
        match body.into_bytes() {
            Ok(bytes) => Self::Bytes(bytes),
            Err(body) => Self::Stream(Arc::new(Stream {
                size: http_body::Body::size_hint(&body),
                body: Mutex::new(Some(body)),
            })),
        }
    }
}

impl Stream {
    fn body(&self) -> MutexGuard<'_, Option<Body>> {
        self.body.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A stream as the body of one attempt.
struct Attempted {
    stream: Arc<Stream>,
    taken: Option<Body>,
}

impl http_body::Body for Attempted {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        let this = self.get_mut();
        if this.taken.is_none() {
            this.taken = this.stream.body().take();
        }
        match &mut this.taken {
            Some(body) => Pin::new(body).poll_frame(cx),
            None => Poll::Ready(Some(Err(TransportError::new(
                TransportErrorKind::Request,
                "the body is a stream, and another attempt has read it",
            )))),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.taken {
            Some(body) => body.size_hint(),
            None => self.stream.size,
        }
    }
}
