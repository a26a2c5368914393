//! [`HyperTransport`].

use std::fmt;
use std::sync::Arc;

use http::header::PROXY_AUTHORIZATION;
use http::uri::Scheme;
use http::{StatusCode, Uri};
use hyper_util::client::legacy::Client;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use tokio::runtime::Handle;

use super::connector::Connector;
use super::failure::{ProxyError, to_transport_error};
use super::settings::{Settings, Versions};
use crate::error::{TransportError, TransportErrorKind};
use crate::per_runtime::PerRuntime;
use crate::tls::Tls;
use crate::transport::body::Body;
use crate::transport::interface::{Transport, TransportFuture};
use crate::transport::proxies::Proxy;

/// Sends requests with hyper: HTTP/1 and HTTP/2, TLS by rustls with the roots of the platform.
///
/// Clones share their connections, so one transport can serve clients of several APIs. The first https call loads the root
/// certificates. It needs a rustls crypto provider: the features `tls-ring` and `tls-aws-lc` compile one in.
///
/// # Proxies
///
/// The first request reads the proxies from the environment. For each variable, the name in upper case counts, or the name in
/// lower case if there is no other:
///
/// | variable | requests that go through the proxy |
/// |---|---|
/// | `HTTP_PROXY` | plain http. The proxy can read them |
/// | `HTTPS_PROXY` | https. The proxy sees the name of the host, and bytes that it cannot read (`CONNECT`) |
/// | `ALL_PROXY` | both, if they have no variable of their own |
/// | `NO_PROXY` | none to these hosts. `NO_PROXY` and `no_proxy` both count |
///
/// The URL of a proxy is `http://host:port`, `https://…` if the proxy itself is called over TLS, or `socks5://…`, which looks names up
/// at the proxy. It can have a user and a password: `http://user:password@host:port`.
///
/// `NO_PROXY` is a list with commas: a name, which includes all names below it, an IP address, a network such as `10.0.0.0/8`, each
/// of them with or without a port, or `*` for all hosts. On macOS and Windows, the settings of the system count too. A CGI program
/// uses no proxy, since `HTTP_PROXY` can be a header of a request there. [`proxy`](super::HyperTransportBuilder::proxy) and
/// [`no_proxy`](super::HyperTransportBuilder::no_proxy) ignore all of this.
///
/// Loopback is never proxied, whatever the environment says: `localhost` and the names below it, 127.0.0.0/8 and `::1`. No name
/// server is asked for these names. So it is safe to send secrets to an emulator on this machine over plain http.
///
/// # Runtimes
///
/// A connection belongs to the tokio runtime of the call that opens it, and only calls in that runtime use it. So one transport,
/// for example in a `static`, can serve any number of runtimes, one after the other or at once. When a runtime ends, its
/// connections are dropped. One task in each runtime that sends requests waits for that.
///
/// [`close`](Transport::close) drops the connections of all runtimes. A `current_thread` runtime that nothing drives at that time
/// closes its connections when it is driven again, or dropped.
#[derive(Clone)]
pub struct HyperTransport(Arc<TransportState>);

struct TransportState {
    settings: Settings,
    connector: Connector,
    /// A client of hyper-util is a pool of connections.
    pools: PerRuntime<Client<Connector, Body>>,
}

impl HyperTransport {
    /// A transport with its own connections.
    pub fn new() -> Self {
        let settings = Settings::default();
        let tls = Tls::default();
        Self::with(settings, tls)
    }

    pub(super) fn with(settings: Settings, tls: Tls) -> Self {
        Self(Arc::new(TransportState {
            connector: Connector::new(&settings, tls),
            settings,
            pools: PerRuntime::default(),
        }))
    }
}

impl TransportState {
    /// One exchange, in the current runtime.
    async fn exchange(
        &self,
        mut request: http::Request<Body>,
    ) -> Result<http::Response<Body>, TransportError> {
        let proxy = self.prepare(&mut request)?;
        let runtime = Handle::try_current().map_err(refused)?;
        let response = self
            .pools
            .get_or_make(&runtime, || self.pool())
            .request(request);
        let response = response.await.map_err(to_transport_error)?;
        match proxy {
            Some(proxy) if response.status() == StatusCode::PROXY_AUTHENTICATION_REQUIRED => {
                Err(refused(ProxyError::wants_password(proxy.address())))
            }
            _ => Ok(response.map(Body::from_hyper)),
        }
    }

    /// Checks what a pool would not, and adds what a proxy that reads the request wants. Returns that proxy.
    fn prepare(&self, request: &mut http::Request<Body>) -> Result<Option<Proxy>, TransportError> {
        let uri = request.uri();
        if uri.scheme().is_none() || uri.authority().is_none() {
            return Err(refused("its URL has no scheme or no host"));
        }
        if uri.scheme() == Some(&Scheme::HTTPS) {
            // Here it is an error that is not tried again. Of a connection it would be one that is.
            self.connector.tls().https_config().map_err(refused)?;
            return Ok(None);
        }
        let proxy = self.connector.proxies().find(uri);
        let proxy = proxy.filter(|proxy| !proxy.is_socks());
        if let Some(header) = proxy.as_ref().and_then(Proxy::authorization) {
            let headers = request.headers_mut();
            headers.insert(PROXY_AUTHORIZATION, header.clone());
        }
        Ok(proxy)
    }

    fn pool(&self) -> Client<Connector, Body> {
        let settings = &self.settings;
        let mut builder = Client::builder(TokioExecutor::new());
        builder
            .timer(TokioTimer::new())
            .pool_timer(TokioTimer::new())
            .pool_idle_timeout(settings.idle_timeout)
            .pool_max_idle_per_host(settings.max_idle)
            .http2_only(settings.versions == Versions::Http2);
        if let Some((interval, timeout)) = settings.http2_keep_alive {
            builder
                .http2_keep_alive_interval(interval)
                .http2_keep_alive_timeout(timeout)
                .http2_keep_alive_while_idle(true);
        }
        if let Some((stream, connection)) = settings.http2_windows {
            builder
                .http2_initial_stream_window_size(stream)
                .http2_initial_connection_window_size(connection);
        }
        builder.build(self.connector.clone())
    }
}

fn refused(why: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> TransportError {
    TransportError::new(TransportErrorKind::Request, why)
}

impl Transport for HyperTransport {
    fn send(&self, request: http::Request<Body>) -> TransportFuture {
        let shared = self.0.clone();
        // Nothing happens before the first poll, since the connection belongs to the runtime that polls.
        Box::pin(async move { shared.exchange(request).await })
    }

    /// Drops the pools of all runtimes. Their connections close with the last attempt that holds one.
    fn close(&self) {
        self.0.pools.clear();
    }

    /// A connector of the caller's may lead anywhere.
    fn connects_directly(&self, uri: &Uri) -> bool {
        !self.0.connector.is_own() && self.0.connector.proxies().find(uri).is_none()
    }

    fn has_client_certificate(&self) -> bool {
        self.0.connector.tls().has_client_certificate()
    }
}

/// Shows how many runtimes have pools, and no password.
impl fmt::Debug for HyperTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HyperTransport")
            .field("settings", &self.0.settings)
            .field("tls", self.0.connector.tls())
            .field("runtimes", &self.0.pools.values().len())
            .finish()
    }
}

impl Default for HyperTransport {
    fn default() -> Self {
        Self::new()
    }
}
