//! A client of reqwest as the transport.

use std::fmt;

use super::body::Body;
use super::interface::{Transport, TransportFuture};
use crate::error::{TransportError, TransportErrorKind};

/// Sends requests with a `reqwest::Client` of the caller's, for those who have one that is set up already.
///
/// Set the client up without redirects and without retries of its own (`redirect::Policy::none()`, `retry::never()`): the runtime does
/// both itself, since it knows which headers are secret and counts every attempt. If the client follows redirects, it may take secrets
/// along.
///
/// A client of reqwest has one pool, so its connections belong to the tokio runtime that opens them: use one transport in each runtime,
/// or [`HyperTransport`](super::HyperTransport), which keeps a pool for each.
///
/// ```
/// use discovery_runtime::transport::ReqwestTransport;
///
/// # fn transport(client: reqwest::Client) {
/// let transport = ReqwestTransport::from_client(client).direct();
/// # }
/// ```
#[derive(Clone)]
pub struct ReqwestTransport {
    client: reqwest::Client,
    direct: bool,
}

impl ReqwestTransport {
    /// A transport with the connections and the settings of this client.
    pub fn from_client(client: reqwest::Client) -> Self {
        Self {
            client,
            direct: false,
        }
    }

    /// Promises that the client sends a request for loopback directly there, never through a proxy. Without this promise, a call with
    /// a secret over plain http is an error, even to loopback: see [`Transport::connects_directly`].
    pub fn direct(mut self) -> Self {
        self.direct = true;
        self
    }
}

impl Transport for ReqwestTransport {
    fn send(&self, request: http::Request<Body>) -> TransportFuture {
        let client = self.client.clone();
        Box::pin(async move {
            let request = request.map(|body| match body.into_bytes() {
                Ok(bytes) if bytes.is_empty() => reqwest::Body::default(),
                Ok(bytes) => bytes.into(),
                Err(stream) => reqwest::Body::wrap(stream),
            });
            let request = reqwest::Request::try_from(request).map_err(to_transport_error)?;
            let response = client.execute(request).await.map_err(to_transport_error)?;
            let response: http::Response<reqwest::Body> = response.into();
            Ok(response.map(Body::new))
        })
    }

    fn connects_directly(&self, _uri: &http::Uri) -> bool {
        self.direct
    }
}

impl fmt::Debug for ReqwestTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReqwestTransport")
            .field("direct", &self.direct)
            .finish_non_exhaustive()
    }
}

/// Without the URL, since its query may contain a key.
fn to_transport_error(error: reqwest::Error) -> TransportError {
    let kind = if error.is_connect() {
        TransportErrorKind::Connect
    } else if error.is_builder() {
        TransportErrorKind::Request
    } else {
        TransportErrorKind::Interrupted
    };
    TransportError::new(kind, error.without_url())
}
