//! [`Transport`]: the interface of a transport.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use super::body::Body;
use crate::clock::Clock;
use crate::error::TransportError;

/// The future that [`Transport::send`] returns: a response whose body is not read yet.
pub type TransportFuture =
    Pin<Box<dyn Future<Output = Result<http::Response<Body>, TransportError>> + Send>>;

/// Sends a request to the server and returns the response.
///
/// A transport does one exchange. The runtime retries, follows redirects, adds credentials and unpacks `gzip` in the same way
/// over every transport. Wrap a `tower::Service` in `TowerTransport` (feature `tower`), which also puts layers around a transport.
///
/// The extensions of a request have its [`CallAttempt`](super::CallAttempt).
///
/// A transport that pools connections needs a pool for each tokio runtime: a connection makes no progress while the runtime that
/// opened it does not run, and breaks when that runtime ends.
///
/// ```
/// use discovery_runtime::{Transport, transport::{Body, TransportFuture}};
/// struct Fixed(&'static str);
/// impl Transport for Fixed {
///     fn send(&self, _request: http::Request<Body>) -> TransportFuture {
///         let response = http::Response::new(Body::from(self.0));
///         Box::pin(async move { Ok(response) })
///     }
/// }
/// ```
pub trait Transport: Send + Sync + 'static {
    /// Sends the request. Dropping the future must stop the exchange.
    fn send(&self, request: http::Request<Body>) -> TransportFuture;

    /// Closes the pooled connections. Those in use close after their exchange, and a later call opens a new one.
    fn close(&self) {}

    /// Whether a plain http request to `uri` goes directly to its host, with no proxy between.
    ///
    /// The runtime asks this for loopback before it sends a secret: a token, an API key, a cookie. Nobody can read what stays on
    /// this machine, but a proxy elsewhere could. With `false`, the default, the call is an error. A transport around another one
    /// returns what the other one says.
    fn connects_directly(&self, uri: &http::Uri) -> bool {
        let _ = uri;
        false
    }

    /// Whether it shows a client certificate (mutual TLS). A client then calls the document's `mtlsRootUrl`, unless the environment
    /// says otherwise. A transport around another one returns what the other one says.
    fn has_client_certificate(&self) -> bool {
        false
    }

    /// The clock of the calls that go through it. A transport for tests has one that [stands still](Clock::still), so that nobody
    /// waits for retries. A transport around another one returns what the other one says.
    fn clock(&self) -> Clock {
        Clock::default()
    }
}

impl<T: Transport + ?Sized> Transport for Arc<T> {
    fn send(&self, request: http::Request<Body>) -> TransportFuture {
        (**self).send(request)
    }

    fn close(&self) {
        (**self).close();
    }

    fn connects_directly(&self, uri: &http::Uri) -> bool {
        (**self).connects_directly(uri)
    }

    fn has_client_certificate(&self) -> bool {
        (**self).has_client_certificate()
    }

    fn clock(&self) -> Clock {
        (**self).clock()
    }
}
