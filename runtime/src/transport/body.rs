//! The body of a request or a response: bytes in memory, or a stream.

use std::any::Any;
use std::error::Error as StdError;
use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use bytes::{Buf, Bytes};
use futures_core::Stream;
use http_body::{Frame, SizeHint};

use crate::error::{TransportError, TransportErrorKind};

type Chunk = Option<Result<Bytes, TransportError>>;
type Streamed = Pin<Box<dyn http_body::Body<Data = Bytes, Error = TransportError> + Send>>;

/// The body of a request or a response: bytes in memory, or a stream whose chunks are still to come, of a length that is known or not.
///
/// It is an [`http_body::Body`], so layers and clients of the `tower` and `hyper` family take it. Bytes can be sent several times
/// ([`try_clone`](Self::try_clone)). A stream is sent once: a call whose stream is read is not repeated, whatever its retry policy
/// says.
///
/// ```
/// use discovery_runtime::transport::Body;
///
/// let bytes = Body::from("text");
/// assert_eq!(bytes.length(), Some(4));
/// assert!(bytes.try_clone().is_some());
/// ```
pub struct Body(Source);

enum Source {
    Whole(Option<Bytes>),
    /// The mutex is never locked. With it a body is `Sync`, as some clients ask, whatever is in the stream.
    Stream(Mutex<Streamed>),
    /// A response of the default transport, without a box.
    #[cfg(feature = "hyper")]
    Hyper(hyper::body::Incoming),
}

impl Body {
    /// An empty body.
    pub fn empty() -> Self {
        Self(Source::Whole(None))
    }

    /// A body of another kind. Its trailers are left out.
    pub fn new<B>(body: B) -> Self
    where
        B: http_body::Body + Send + 'static,
        B::Error: Into<Box<dyn StdError + Send + Sync>>,
    {
        // One that is this type already stays as it is.
        let mut body = Some(body);
        match (&mut body as &mut dyn Any).downcast_mut::<Option<Self>>() {
            Some(own) => own.take().unwrap_or_default(),
            None => body.map_or_else(Self::empty, |body| Self::boxed(Foreign(Box::pin(body)))),
        }
    }

    /// A body whose chunks come from a stream. If the length is known, it is sent, and a stream of another length is an error. A
    /// body of unknown length is sent in chunks.
    pub fn from_stream<S, D, E>(stream: S, length: Option<u64>) -> Self
    where
        S: Stream<Item = Result<D, E>> + Send + 'static,
        D: Into<Bytes>,
        E: Into<Box<dyn StdError + Send + Sync>>,
    {
        let mut stream = Box::pin(stream);
        Self::boxed(Chunks {
            next: move |cx: &mut Context<'_>| stream.as_mut().poll_next(cx),
            left: length,
        })
    }

    /// A body whose chunks come from a function like `Stream::poll_next`: `None` ends the body, and an error says that it was
    /// cut short.
    pub fn from_poll<E>(
        poll: impl FnMut(&mut Context<'_>) -> Poll<Option<Result<Bytes, E>>> + Send + 'static,
    ) -> Self
    where
        E: Into<Box<dyn StdError + Send + Sync>>,
    {
        Self::boxed(Chunks {
            next: Box::new(poll),
            left: None,
        })
    }

    fn boxed(
        body: impl http_body::Body<Data = Bytes, Error = TransportError> + Send + 'static,
    ) -> Self {
        Self(Source::Stream(Mutex::new(Box::pin(body))))
    }

    #[cfg(feature = "hyper")]
    pub(super) fn from_hyper(body: hyper::body::Incoming) -> Self {
        Self(Source::Hyper(body))
    }

    /// The bytes, if all of them are in memory and none was read.
    pub fn as_bytes(&self) -> Option<&[u8]> {
        match &self.0 {
            Source::Whole(bytes) => Some(bytes.as_deref().unwrap_or_default()),
            _ => None,
        }
    }

    /// The bytes that are left, if their number is known.
    pub fn length(&self) -> Option<u64> {
        http_body::Body::size_hint(self).exact()
    }

    /// The same body once more. `None` for a stream, which can be sent only once.
    pub fn try_clone(&self) -> Option<Self> {
        match &self.0 {
            Source::Whole(bytes) => Some(Self(Source::Whole(bytes.clone()))),
            _ => None,
        }
    }

    /// The bytes, or the body back if it is a stream.
    pub(crate) fn into_bytes(self) -> Result<Bytes, Self> {
        match self.0 {
            Source::Whole(bytes) => Ok(bytes.unwrap_or_default()),
            _ => Err(self),
        }
    }

    /// The next chunk, or `None` at the end.
    pub async fn chunk(&mut self) -> Chunk {
        poll_fn(|cx| self.poll_chunk(cx)).await
    }

    fn poll_chunk(&mut self, cx: &mut Context<'_>) -> Poll<Chunk> {
        loop {
            let frame = match &mut self.0 {
                Source::Whole(bytes) => return Poll::Ready(bytes.take().map(Ok)),
                Source::Stream(stream) => {
                    let stream = stream.get_mut().unwrap_or_else(PoisonError::into_inner);
                    ready!(stream.as_mut().poll_frame(cx))
                }
                #[cfg(feature = "hyper")]
                Source::Hyper(body) => {
                    let frame = ready!(http_body::Body::poll_frame(Pin::new(body), cx));
                    frame.map(|frame| frame.map_err(|error| interrupted(error.into())))
                }
            };
            match frame {
                None => return Poll::Ready(None),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                // Other frames are trailers.
                Some(Ok(frame)) => {
                    if let Ok(data) = frame.into_data() {
                        return Poll::Ready(Some(Ok(data)));
                    }
                }
            }
        }
    }
}

impl http_body::Body for Body {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        self.get_mut()
            .poll_chunk(cx)
            .map(|chunk| chunk.map(|data| data.map(Frame::data)))
    }

    fn is_end_stream(&self) -> bool {
        match &self.0 {
            Source::Whole(bytes) => bytes.is_none(),
            // A stream shows its end when it is polled.
            _ => false,
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.0 {
            Source::Whole(bytes) => {
                SizeHint::with_exact(bytes.as_ref().map_or(0, |bytes| bytes.len() as u64))
            }
            Source::Stream(stream) => {
                let stream = stream.lock().unwrap_or_else(PoisonError::into_inner);
                stream.size_hint()
            }
            #[cfg(feature = "hyper")]
            Source::Hyper(body) => http_body::Body::size_hint(body),
        }
    }
}

/// A body of another type.
struct Foreign<B>(Pin<Box<B>>);

impl<B> http_body::Body for Foreign<B>
where
    B: http_body::Body,
    B::Error: Into<Box<dyn StdError + Send + Sync>>,
{
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        let frame = ready!(self.0.as_mut().poll_frame(cx));
        Poll::Ready(frame.map(|frame| match frame {
            Ok(frame) => Ok(frame.map_data(|mut data| data.copy_to_bytes(data.remaining()))),
            Err(error) => Err(interrupted(error.into())),
        }))
    }

    fn is_end_stream(&self) -> bool {
        self.0.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.0.size_hint()
    }
}

/// Chunks from a function, and how many bytes they still have to be.
struct Chunks<F> {
    next: F,
    left: Option<u64>,
}

impl<F, D, E> http_body::Body for Chunks<F>
where
    F: FnMut(&mut Context<'_>) -> Poll<Option<Result<D, E>>> + Unpin,
    D: Into<Bytes>,
    E: Into<Box<dyn StdError + Send + Sync>>,
{
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        let chunk = match ready!((self.next)(cx)) {
            Some(Ok(chunk)) => chunk.into(),
            Some(Err(error)) => return Poll::Ready(Some(Err(interrupted(error.into())))),
            None if self.left.is_some_and(|left| left > 0) => {
                return Poll::Ready(Some(Err(wrong_length("shorter"))));
            }
            None => return Poll::Ready(None),
        };
        if let Some(left) = &mut self.left {
            let Some(rest) = left.checked_sub(chunk.len() as u64) else {
                return Poll::Ready(Some(Err(wrong_length("longer"))));
            };
            *left = rest;
        }
        Poll::Ready(Some(Ok(Frame::data(chunk))))
    }

    fn size_hint(&self) -> SizeHint {
        self.left
            .map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}

fn wrong_length(how: &str) -> TransportError {
    let message = format!("the body is {how} than its length says");
    TransportError::new(TransportErrorKind::Request, message)
}

fn interrupted(error: Box<dyn StdError + Send + Sync>) -> TransportError {
    match error.downcast::<TransportError>() {
        Ok(error) => *error,
        Err(error) => TransportError::new(TransportErrorKind::Interrupted, error),
    }
}

impl Default for Body {
    fn default() -> Self {
        Self::empty()
    }
}

impl From<Bytes> for Body {
    fn from(bytes: Bytes) -> Self {
        Self(Source::Whole(Some(bytes).filter(|bytes| !bytes.is_empty())))
    }
}

/// Each of these is bytes.
macro_rules! from_bytes {
    ($($type:ty),*) => {$(
        impl From<$type> for Body {
            fn from(bytes: $type) -> Self {
                Bytes::from(bytes).into()
            }
        }
    )*};
}

from_bytes!(Vec<u8>, String, Box<[u8]>, &'static str, &'static [u8]);

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.0, self.length()) {
            (Source::Whole(_), length) => write!(f, "Body({} bytes)", length.unwrap_or_default()),
            (_, Some(length)) => write!(f, "Body(stream of {length} bytes)"),
            (_, None) => f.write_str("Body(stream)"),
        }
    }
}
