//! [`Streaming`]: the elements of a response that streams.

use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;

use super::elements::{Elements, fail};
use super::format::StreamFormat;
use crate::api::Method;
use crate::call::Call;
use crate::client::ApiClient;
use crate::error::{Error, ErrorKind, Result};
use crate::held::Held;
use crate::message::{DecodeError, Decoding, Reply};

/// The elements `T` of a response that streams, as they come. `.stream()` of a builder returns them.
///
/// A [`Stream`], with its own [`next`](Self::next). Nothing is sent before the first poll, and dropping the stream stops it. An error
/// ends it. It needs a tokio runtime, and the same one to its end.
///
/// Whatever goes wrong before the first element is retried, as for any call. Nothing is retried after it: the elements before an error
/// are good, and the caller decides whether to call again.
///
/// The default limit of 5 minutes for a call holds up to the first element. After it there is no limit but
/// [`idle_timeout`](crate::CallOptions::idle_timeout), for the time in which no byte comes. A
/// [`timeout`](crate::CallOptions::timeout) that the caller sets holds to the end of the stream. A caller that takes its time between
/// two elements is no stall.
///
/// No element may be longer than [`max_response_bytes`](crate::CallOptions::max_response_bytes). The stream may be.
#[must_use = "a stream does nothing until it is polled: `.next().await`"]
pub struct Streaming<T> {
    method: Held<Method>,
    #[cfg_attr(not(feature = "blocking"), allow(dead_code))]
    pub(super) client: ApiClient,
    state: State,
    // Only this step is generic, so that a user's crate compiles little.
    decode: fn(&[u8], Decoding) -> Result<T, DecodeError>,
}

enum State {
    Opening(Pin<Box<dyn Future<Output = Result<Elements>> + Send>>),
    Open(Box<Elements>),
    Ended,
}

impl Call {
    /// The elements of the response of this call, which streams.
    pub fn stream<T: Reply>(mut self) -> Streaming<T> {
        self.expect_json();
        if self.method.stream == Some(StreamFormat::Events) && !self.is_set("alt") {
            self.query("alt", "sse".to_owned());
        }
        Streaming {
            method: self.method.clone(),
            client: self.client.clone(),
            state: State::Opening(Box::pin(self.open_stream())),
            decode: T::decode_with,
        }
    }
}

impl<T> Streaming<T> {
    /// The next element, or `None` at the end.
    ///
    /// Cancel safe: dropping the future loses nothing.
    ///
    /// # Errors
    ///
    /// The errors of the call. If the server sends an error in the middle of the stream, it has the kind
    /// [`ErrorKind::Status`], with its [`status`](Error::status). A stream that ends too early has the kind
    /// [`ErrorKind::Interrupted`], one that stalls [`ErrorKind::Timeout`], and one with a too long element
    /// [`ErrorKind::TooLarge`].
    pub async fn next(&mut self) -> Option<Result<T>> {
        poll_fn(|cx| self.poll(cx)).await
    }

    /// All elements that are left.
    ///
    /// # Errors
    ///
    /// The first error of [`next`](Self::next). The elements before it are lost: read them with `next` if they matter.
    pub async fn collect_all(mut self) -> Result<Vec<T>> {
        let mut elements = Vec::new();
        while let Some(element) = self.next().await {
            elements.push(element?);
        }
        Ok(elements)
    }

    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<T>>> {
        loop {
            let element = match &mut self.state {
                State::Opening(opening) => match ready!(opening.as_mut().poll(cx)) {
                    Ok(elements) => {
                        self.state = State::Open(Box::new(elements));
                        continue;
                    }
                    Err(error) => Some(Err(error)),
                },
                State::Open(elements) => ready!(elements.poll_next(cx)),
                State::Ended => None,
            };
            return Poll::Ready(self.take(element));
        }
    }

    /// Decodes an element. The end and an error end the stream, and close its connection.
    fn take(&mut self, element: Option<Result<Bytes>>) -> Option<Result<T>> {
        let element = element.map(|json| {
            json.and_then(|json| self.decode(json))
                .map_err(|error| error.with_method(&self.method))
        });
        if !matches!(element, Some(Ok(_))) {
            self.state = State::Ended;
        }
        element
    }

    fn decode(&self, json: Bytes) -> Result<T> {
        let State::Open(elements) = &self.state else {
            return Err(Error::new(ErrorKind::Decode, "the stream is not open"));
        };
        let head = elements.head();
        (self.decode)(&json, head.decoding).map_err(|cause| {
            let cause = cause.hide(&head.secrets);
            let number = elements.number();
            let (kind, what) = match cause.is_too_large() {
                true => (ErrorKind::TooLarge, "is too large"),
                false => (ErrorKind::Decode, "is not of the expected type"),
            };
            let message = format!("came with a stream whose element {number} {what}");
            fail(head, Error::new(kind, message), json).with_source(cause)
        })
    }

    /// The next element, or the end, without waiting.
    #[cfg(feature = "blocking")]
    pub(super) fn buffered_element(&mut self) -> Option<Option<Result<T>>> {
        let element = match &mut self.state {
            State::Open(elements) => elements.next_buffered()?,
            State::Opening(_) => return None,
            State::Ended => None,
        };
        Some(self.take(element))
    }
}

impl<T> Stream for Streaming<T> {
    type Item = Result<T>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<T>>> {
        self.get_mut().poll(cx)
    }
}

impl<T> Unpin for Streaming<T> {}

impl<T> fmt::Debug for Streaming<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = match self.state {
            State::Opening(_) => "opening",
            State::Open(_) => "open",
            State::Ended => "ended",
        };
        f.debug_struct("Streaming")
            .field("method", &self.method.id)
            .field("state", &state)
            .finish_non_exhaustive()
    }
}
