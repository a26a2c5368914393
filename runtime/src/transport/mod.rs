//! How a request reaches the server: one small object-safe trait, and the transports that come with the runtime.

mod body;
#[cfg(feature = "reqwest")]
mod reqwest;
#[cfg(feature = "tower")]
mod tower;

use std::error::Error as StdError;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use bytes::Bytes;

pub use body::Body;
#[cfg(feature = "reqwest")]
pub use reqwest::{ReqwestTransport, ReqwestTransportBuilder};
#[cfg(feature = "tower")]
pub use tower::TowerTransport;

/// What [`Transport::send`] returns: a response whose body is still to be read.
pub type TransportFuture =
    Pin<Box<dyn Future<Output = Result<http::Response<Body>, TransportError>> + Send>>;

/// Carries one request to the server and brings back the response.
///
/// A transport does one exchange: it neither retries, nor follows redirects, nor adds credentials, nor unpacks `gzip`;
/// the runtime does, the same way over every transport. Wrap a `tower::Service` in `TowerTransport` (feature `tower`).
///
/// ```
/// use discovery_runtime::{Transport, transport::{Body, TransportFuture}};
/// struct Fixed(&'static str);
/// impl Transport for Fixed {
///     fn send(&self, _request: http::Request<bytes::Bytes>) -> TransportFuture {
///         let reply = http::Response::new(Body::from(self.0));
///         Box::pin(async move { Ok(reply) })
///     }
/// }
/// ```
pub trait Transport: Send + Sync + 'static {
    /// Sends the request. Dropping the future must stop the exchange.
    fn send(&self, request: http::Request<Bytes>) -> TransportFuture;

    /// Drops the connections that are pooled: those in use end when their exchange does, and a later call opens a new one.
    fn close(&self) {}
}

impl<T: Transport + ?Sized> Transport for Arc<T> {
    fn send(&self, request: http::Request<Bytes>) -> TransportFuture {
        (**self).send(request)
    }

    fn close(&self) {
        (**self).close();
    }
}

/// Where an exchange failed; it decides whether the call may be tried again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// No connection was made, so the server saw nothing of the request: always safe to try again.
    Connect,
    /// The server gave the request back unread (HTTP/2: a refused stream, or one beyond what a GOAWAY takes in): always safe
    /// to try again.
    Unprocessed,
    /// The exchange broke after the connection stood: the server may have acted on the request.
    Interrupted,
    /// The request could not be sent as it is, and will not be the next time either.
    Request,
}

/// Why an exchange failed.
#[derive(Debug)]
pub struct TransportError {
    kind: TransportErrorKind,
    source: Box<dyn StdError + Send + Sync>,
}

impl TransportError {
    /// An error of the given kind, with its cause.
    pub fn new(
        kind: TransportErrorKind,
        source: impl Into<Box<dyn StdError + Send + Sync>>,
    ) -> Self {
        Self {
            kind,
            source: source.into(),
        }
    }

    /// Where the exchange failed.
    pub fn kind(&self) -> TransportErrorKind {
        self.kind
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            TransportErrorKind::Connect => "could not connect",
            TransportErrorKind::Unprocessed => "the server did not take the request",
            TransportErrorKind::Interrupted => "the connection broke",
            TransportErrorKind::Request => "the request could not be sent",
        })
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(&*self.source)
    }
}
