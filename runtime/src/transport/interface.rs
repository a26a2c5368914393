//! [`Transport`]: the one function that a transport is.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use bytes::Bytes;

use super::body::Body;
use crate::error::TransportError;

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
