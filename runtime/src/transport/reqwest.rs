//! The transport that is there without being chosen: reqwest, over HTTP/1 and HTTP/2.

use std::error::Error as _;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use http_body::Body as _;

use super::{Body, Transport, TransportError, TransportErrorKind, TransportFuture};
use crate::error::{Error, ErrorKind, Result};
use crate::tls::{Tls, roots_from_pem};

/// Sends requests with reqwest: HTTP/1 and HTTP/2, the proxies of the environment, TLS by rustls with the roots of the
/// platform.
///
/// Clones share their connections, so one transport can serve clients of several APIs. Connections are made in the tokio
/// runtime of the call that needs them. TLS is set up at the first https call.
#[derive(Clone, Debug)]
pub struct ReqwestTransport(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    settings: Settings,
    tls: Tls,
    pools: Mutex<Pools>,
}

/// A client of reqwest is a pool of connections. There is one for each scheme, since plain http must work where TLS
/// cannot be set up.
#[derive(Debug, Default)]
struct Pools {
    http: Option<reqwest::Client>,
    https: Option<reqwest::Client>,
}

#[derive(Debug)]
struct Settings {
    http2_prior_knowledge: bool,
    connect_timeout: Duration,
    idle_timeout: Duration,
    no_proxy: bool,
}

impl ReqwestTransport {
    /// A transport of its own pool.
    pub fn new() -> Self {
        Self::with(Settings::default(), Tls::default())
    }

    /// Sets up a transport.
    pub fn builder() -> ReqwestTransportBuilder {
        ReqwestTransportBuilder {
            settings: Settings::default(),
            root_certificates: Vec::new(),
        }
    }

    fn with(settings: Settings, tls: Tls) -> Self {
        Self(Arc::new(Shared {
            settings,
            tls,
            pools: Mutex::default(),
        }))
    }

    /// The pool for one attempt; made if there is none. Whoever holds it keeps its connections.
    fn pool(&self, https: bool) -> Result<reqwest::Client, TransportError> {
        let mut pools = self.0.pools.lock().unwrap_or_else(PoisonError::into_inner);
        let slot = if https {
            &mut pools.https
        } else {
            &mut pools.http
        };
        if let Some(pool) = slot {
            return Ok(pool.clone());
        }
        let tls = if https {
            self.0.tls.https()
        } else {
            Tls::plain()
        };
        let tls = tls.map_err(|error| TransportError::new(TransportErrorKind::Request, error))?;
        let pool = self.0.settings.client(tls)?;
        Ok(slot.insert(pool).clone())
    }
}

impl Default for ReqwestTransport {
    fn default() -> Self {
        Self::new()
    }
}

impl Settings {
    fn client(&self, tls: rustls::ClientConfig) -> Result<reqwest::Client, TransportError> {
        let mut builder = reqwest::Client::builder()
            .tls_backend_preconfigured(tls)
            // The runtime tries again itself, so that every attempt is counted and seen. Without the last word each request would
            // still be copied.
            .retry(reqwest::retry::never().max_retries_per_request(0))
            // The runtime follows redirects itself, since it knows which headers are secret.
            .redirect(reqwest::redirect::Policy::none())
            .connect_timeout(self.connect_timeout)
            .pool_idle_timeout(self.idle_timeout)
            .referer(false);
        if self.http2_prior_knowledge {
            builder = builder.http2_prior_knowledge();
        }
        if self.no_proxy {
            builder = builder.no_proxy();
        }
        builder
            .build()
            .map_err(|error| TransportError::new(TransportErrorKind::Request, error))
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            http2_prior_knowledge: false,
            connect_timeout: Duration::from_secs(20),
            // Shorter than the four minutes after which Google's front ends hang up.
            idle_timeout: Duration::from_secs(90),
            no_proxy: false,
        }
    }
}

impl Transport for ReqwestTransport {
    fn send(&self, request: http::Request<Bytes>) -> TransportFuture {
        let https = request.uri().scheme() == Some(&http::uri::Scheme::HTTPS);
        let pool = self.pool(https);
        Box::pin(async move {
            let request = reqwest::Request::try_from(request).map_err(|error| {
                TransportError::new(TransportErrorKind::Request, error.without_url())
            })?;
            let response = pool?.execute(request).await.map_err(explain)?;
            Ok(http::Response::from(response).map(read))
        })
    }

    /// Forgets the pools. Their connections end with the last attempt that still holds one.
    fn close(&self) {
        let pools =
            std::mem::take(&mut *self.0.pools.lock().unwrap_or_else(PoisonError::into_inner));
        // Outside the lock: dropping a pool runs code of other crates.
        drop(pools);
    }
}

/// The URL is left out: its query may hold a key.
fn explain(error: reqwest::Error) -> TransportError {
    let kind = match &error {
        error if error.is_connect() => TransportErrorKind::Connect,
        error if error.is_builder() => TransportErrorKind::Request,
        error if is_unprocessed(error) => TransportErrorKind::Unprocessed,
        _ => TransportErrorKind::Interrupted,
    };
    TransportError::new(kind, error.without_url())
}

/// Whether the server has said that it did not act on the request (RFC 9113, section 8.7). A stream that a GOAWAY takes in does
/// not fail with it, but when the connection ends.
fn is_unprocessed(error: &reqwest::Error) -> bool {
    let causes = std::iter::successors(error.source(), |cause| (*cause).source());
    let http2 = causes.filter_map(|cause| cause.downcast_ref::<h2::Error>());
    http2.filter(|error| error.is_remote()).any(|error| {
        error.is_reset() && error.reason() == Some(h2::Reason::REFUSED_STREAM)
            || error.is_go_away() && error.reason() == Some(h2::Reason::NO_ERROR)
    })
}

fn read(mut body: reqwest::Body) -> Body {
    if body.is_end_stream() {
        return Body::empty();
    }
    Body::from_poll(move |cx| {
        loop {
            let frame = std::task::ready!(Pin::new(&mut body).poll_frame(cx));
            match frame.map(|frame| frame.map(http_body::Frame::into_data)) {
                // Trailers.
                Some(Ok(Err(_))) => {}
                Some(Ok(Ok(data))) => return std::task::Poll::Ready(Some(Ok(data))),
                Some(Err(error)) => return std::task::Poll::Ready(Some(Err(error.without_url()))),
                None => return std::task::Poll::Ready(None),
            }
        }
    })
}

/// Sets up a [`ReqwestTransport`].
#[derive(Debug)]
#[must_use = "`build()` makes the transport"]
pub struct ReqwestTransportBuilder {
    settings: Settings,
    root_certificates: Vec<u8>,
}

impl ReqwestTransportBuilder {
    /// Speaks HTTP/2 from the first byte, over plain http too: for servers known to do so. Over https, both sides agree on
    /// the version without this.
    pub fn http2_prior_knowledge(mut self, on: bool) -> Self {
        self.settings.http2_prior_knowledge = on;
        self
    }

    /// How long connecting may take, TLS included. 20 seconds.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.settings.connect_timeout = timeout;
        self
    }

    /// How long an unused connection is kept. 90 seconds.
    pub fn idle_timeout(mut self, timeout: Duration) -> Self {
        self.settings.idle_timeout = timeout;
        self
    }

    /// Ignores the proxies of the environment and of the system.
    pub fn no_proxy(mut self) -> Self {
        self.settings.no_proxy = true;
        self
    }

    /// Trusts these root certificates too, in PEM.
    pub fn root_certificates(mut self, pem: impl AsRef<[u8]>) -> Self {
        self.root_certificates.extend_from_slice(pem.as_ref());
        self.root_certificates.push(b'\n');
        self
    }

    /// Makes the transport. Connects to nothing, and needs no async runtime.
    ///
    /// # Errors
    ///
    /// The root certificates cannot be read.
    pub fn build(self) -> Result<ReqwestTransport> {
        let tls = match self.root_certificates.as_slice() {
            [] => Tls::default(),
            pem => Tls::new(roots_from_pem(pem).map_err(|error| {
                Error::new(ErrorKind::Configuration, "the transport cannot be set up")
                    .with_source(error)
            })?),
        };
        Ok(ReqwestTransport::with(self.settings, tls))
    }
}
