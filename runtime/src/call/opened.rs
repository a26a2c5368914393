//! [`Opened`]: a response whose body is still on its way.

use std::fmt;
use std::future::poll_fn;
use std::task::{Context, Poll, ready};

use bytes::{Buf, Bytes};

use super::attempted::Attempted;
use super::body_error::BodyError;
use super::gunzip::Gunzip;
use super::idle::IdleBody;
use super::receive::is_gzip;
use super::response::RawResponse;
use crate::api::Method;
use crate::error::{Error, Result};
use crate::held::Held;

/// A response with a status of 2xx, whose body is still on its way. [`chunk`](Self::chunk) unpacks it.
pub struct Opened {
    method: Held<Method>,
    head: RawResponse,
    body: IdleBody,
    unpacking: Unpacking,
    /// `None` as long as the attempt may be repeated.
    attempted: Option<Box<Attempted>>,
}

/// How far the body is unpacked.
enum Unpacking {
    /// It is not packed.
    Plain,
    /// These bytes of it are still packed.
    Gzip(Box<Gunzip>, Bytes),
    /// The end was read, or an error.
    Ended,
}

impl Opened {
    /// `head` is the response without its body.
    pub(super) fn new(method: Held<Method>, head: RawResponse, body: IdleBody) -> Self {
        Self {
            method,
            head,
            body,
            unpacking: Unpacking::Plain,
            attempted: None,
        }
    }

    /// The same, as the response of an attempt that is not repeated: how its body ends is how the attempt ends.
    pub(crate) fn of_attempt(mut self, attempted: Attempted) -> Self {
        self.attempted = Some(Box::new(attempted));
        self
    }

    /// Reports the end of the attempt. Without this, it ends when the response is dropped.
    pub(crate) fn end(&mut self, error: Option<&Error>) {
        if let Some(mut attempted) = self.attempted.take() {
            attempted.end(error);
        }
    }

    /// Unpacks the chunks, as the response says.
    ///
    /// # Errors
    ///
    /// The response is packed in a way that the request does not accept.
    pub(super) fn unpacked(mut self) -> Result<Self> {
        if is_gzip(&self.head.headers).map_err(|error| self.fail(error))? {
            self.unpacking = Unpacking::Gzip(Box::new(Gunzip::new(usize::MAX)), Bytes::new());
        }
        Ok(self)
    }

    /// Status and headers, as they came. The body is empty.
    pub fn head(&self) -> &RawResponse {
        &self.head
    }

    pub(crate) fn method(&self) -> &Method {
        &self.method
    }

    /// The next chunk of the body, or `None` at the end and after an error.
    ///
    /// # Errors
    ///
    /// The body is cut short, no byte came for the [`idle_timeout`](crate::CallOptions::idle_timeout), the time of the call ran out, or
    /// the body is not what its encoding says.
    pub async fn chunk(&mut self) -> Option<Result<Bytes>> {
        poll_fn(|cx| self.poll_chunk(cx)).await
    }

    /// The same, as `Stream::poll_next`.
    pub fn poll_chunk(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes>>> {
        let chunk = ready!(self.poll_unpacked(cx));
        let chunk = chunk.map(|chunk| chunk.map_err(|error| self.fail(error)));
        if !matches!(chunk, Some(Ok(_))) {
            self.unpacking = Unpacking::Ended;
        }
        // Whether a body that ends is whole is known to who reads it.
        if let Some(Err(error)) = &chunk {
            self.end(Some(error));
        }
        Poll::Ready(chunk)
    }

    fn poll_unpacked(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes, BodyError>>> {
        loop {
            let (gunzip, packed) = match &mut self.unpacking {
                Unpacking::Plain => return self.body.poll_chunk(cx),
                Unpacking::Gzip(gunzip, packed) => (gunzip, packed),
                Unpacking::Ended => return Poll::Ready(None),
            };
            // 1. Unpack what is there.
            while !packed.is_empty() {
                packed.advance(gunzip.write(packed)?);
                if packed.is_empty() {
                    gunzip.flush()?;
                }
                let unpacked = gunzip.take();
                if !unpacked.is_empty() {
                    return Poll::Ready(Some(Ok(unpacked.into())));
                }
            }
            // 2. Read more.
            match ready!(self.body.poll_chunk(cx)) {
                Some(chunk) => *packed = chunk?,
                None => {
                    gunzip.finish()?;
                    let unpacked = gunzip.take();
                    self.unpacking = Unpacking::Ended;
                    let last = (!unpacked.is_empty()).then(|| Ok(unpacked.into()));
                    return Poll::Ready(last);
                }
            }
        }
    }

    /// The error of this response.
    pub(crate) fn fail(&self, error: BodyError) -> Error {
        let head = self.head.clone();
        error
            .into_error()
            .with_response(head.http_status, head.headers, Bytes::new())
            .with_method(&self.method)
            .with_attempts(head.attempts)
            .with_secrets(&head.secrets)
    }
}

/// Shows status and headers, as [`RawResponse`] does.
impl fmt::Debug for Opened {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Opened")
            .field("head", &self.head)
            .finish_non_exhaustive()
    }
}
