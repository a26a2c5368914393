//! Sends a call: the functions that do, and [`Sending`], a call on its way.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use serde::de::DeserializeOwned;

use super::builder::Call;
use super::content::Content;
use super::opened::Opened;
use super::prepare::PreparedRequest;
use super::request_id;
use super::response::{
    Decode, RawResponse, decode_response, decode_response_as, expect_no_media, expect_nothing,
};
use super::run::{
    open_with_retries, send_and_gather_with_retries, send_with_retries, stream_with_retries,
};
use crate::api::Method;
use crate::error::{Error, Result};
use crate::held::Held;
use crate::message::Reply;
use crate::stream::Elements;

impl Call {
    /// Sends the call, and decodes the response as the type of the document. A response of a method that has none is an error if it
    /// has bytes.
    pub fn send<T: Reply>(mut self) -> Sending<T> {
        self.expect_json();
        let decode = self.decoder();
        Sending::new(self, send_and_gather, decode)
    }

    /// How the response becomes the type of the document.
    pub(crate) fn decoder<T: Reply>(&self) -> Decode<T> {
        match (self.method.has_response, self.method.download) {
            (true, _) => decode_response::<T>,
            (false, None) => expect_nothing::<T>,
            (false, Some(_)) => expect_no_media::<T>,
        }
    }

    /// Sends the call, and decodes the response into a type of the caller.
    pub fn send_as<T: DeserializeOwned>(mut self) -> Sending<T> {
        self.expect_json();
        Sending::new(self, send_and_gather, decode_response_as::<T>)
    }

    /// Sends the call, and returns the raw response.
    pub fn send_raw(self) -> Sending<RawResponse> {
        Sending::new(self, send, |response, _| Ok(response))
    }

    /// Sends the call, and returns the response as soon as its status and headers are there. Attempts and retries come before that:
    /// a status other than 2xx is an error here. The body is unpacked as it is read.
    ///
    /// # Errors
    ///
    /// The errors of [`send_raw`](Self::send_raw).
    pub async fn open(self) -> Result<Opened> {
        self.open_as_sent().await?.unpacked()
    }

    /// The same, without unpacking the body.
    pub(crate) async fn open_as_sent(self) -> Result<Opened> {
        let method = self.method.clone();
        let opened = open_with_retries(self).await;
        opened.map_err(|error| error.with_method(&method))
    }

    /// Sends the call, and returns the response, which streams, as soon as its first element is there.
    pub(crate) async fn open_stream(self) -> Result<Elements> {
        stream_with_retries(self).await
    }

    /// Sends the call and waits for the response.
    ///
    /// # Errors
    ///
    /// The errors of [`send`](Self::send), and one inside an async context, where waiting would block the executor.
    #[cfg(feature = "blocking")]
    pub fn send_blocking<T: Reply>(self) -> Result<T> {
        self.client.clone().block_on(self.send())
    }

    /// Sends the call, waits for the response, and decodes it into a type of the caller.
    ///
    /// # Errors
    ///
    /// Those of [`send_blocking`](Self::send_blocking).
    #[cfg(feature = "blocking")]
    pub fn send_as_blocking<T: DeserializeOwned + Send + 'static>(self) -> Result<T> {
        self.client.clone().block_on(self.send_as())
    }

    /// Sends the call, waits for the response, and returns it raw.
    ///
    /// # Errors
    ///
    /// Those of [`send_blocking`](Self::send_blocking).
    #[cfg(feature = "blocking")]
    pub fn send_raw_blocking(self) -> Result<RawResponse> {
        self.client.clone().block_on(self.send_raw())
    }

    /// The prepared request: verb, URL, headers of the API, body.
    ///
    /// Its extensions have the [`CallAttempt`](crate::transport::CallAttempt) of the first attempt. Sending adds the credentials, a generated `requestId`, and the rule for long URLs.
    ///
    /// # Errors
    ///
    /// A value cannot be sent. The error names its parameter.
    pub fn request(self) -> Result<http::Request<Bytes>> {
        PreparedRequest::new(&self, &request_id::Sent::No)
            .and_then(|prepared| {
                let mut request = prepared.request()?;
                let attempt = prepared.attempt(&self, 1);
                request.extensions_mut().insert(attempt);
                Ok(request)
            })
            .and_then(with_bytes)
            .map_err(|error| error.with_method(&self.method))
    }
}

/// The request, if its body is bytes.
pub(super) fn with_bytes(request: http::Request<Content>) -> Result<http::Request<Bytes>> {
    let (parts, content) = request.into_parts();
    match content {
        Content::Bytes(bytes) => Ok(http::Request::from_parts(parts, bytes)),
        Content::Stream(_) | Content::Made(_) => Err(Error::request(
            "the body is a stream, which is read when the call is sent, and the request here has bytes",
        )),
    }
}

type RunningCall = Pin<Box<dyn Future<Output = Result<RawResponse>> + Send>>;

/// A call on its way to its response, as a future.
///
/// Nothing is sent before the first poll. Dropping the future stops the call and its connection; a request that was written by then
/// may have been carried out, so set `requestId` if the method takes one, or read the state before you repeat it. It needs a tokio runtime, and the same one to
/// its end: its connection and its timers belong to the runtime of the first poll.
#[must_use = "a call is sent when it is awaited"]
pub struct Sending<T> {
    method: Held<Method>,
    wrapped: bool,
    running: RunningCall,
    // Only this last step is generic, so that a user's crate compiles little.
    decode: Decode<T>,
}

impl<T> Sending<T> {
    fn new(mut call: Call, start: fn(Call) -> RunningCall, decode: Decode<T>) -> Self {
        call.expect_no_media();
        Self {
            method: call.method.clone(),
            wrapped: call.client.api().data_wrapper,
            running: start(call),
            decode,
        }
    }
}

fn send(call: Call) -> RunningCall {
    Box::pin(send_with_retries(call))
}

fn send_and_gather(call: Call) -> RunningCall {
    Box::pin(send_and_gather_with_retries(call))
}

impl<T> Future for Sending<T> {
    type Output = Result<T>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<T>> {
        let this = self.get_mut();
        let response = ready!(this.running.as_mut().poll(cx));
        Poll::Ready(
            response
                .and_then(|response| (this.decode)(response, this.wrapped))
                .map_err(|error| error.with_method(&this.method)),
        )
    }
}

impl<T> fmt::Debug for Sending<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sending")
            .field("method", &self.method.id)
            .finish_non_exhaustive()
    }
}
