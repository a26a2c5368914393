//! The default transport: reqwest, over HTTP/1 and HTTP/2.

use std::error::Error as StdError;
use std::fmt;
use std::future::Future;
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

use http::Uri;
use http::uri::{Authority, Scheme};
use reqwest::Url;
use tokio::runtime::Handle;

use super::body::Body;
use super::interface::{Transport, TransportFuture};
use super::proxies::Proxies;
use super::resolver::Resolver;
use crate::error::{Error, ErrorKind, Result, TransportError, TransportErrorKind};
use crate::per_runtime::PerRuntime;
use crate::tls::{Tls, roots_from_pem};

/// Sends requests with reqwest: HTTP/1 and HTTP/2, TLS by rustls with the roots of the platform.
///
/// Clones share their connections, so one transport can serve clients of several APIs. The first https call loads the root
/// certificates. Every call needs a rustls crypto provider, over plain http too, since reqwest does: the features `tls-ring` and
/// `tls-aws-lc` compile one in.
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
/// `NO_PROXY` is a list with commas: a name, which includes all names below it, an IP address, a network such as `10.0.0.0/8`, each
/// of them with or without a port, or `*` for all hosts. On macOS and Windows, the settings of the system count too. A CGI program
/// uses no proxy, since `HTTP_PROXY` can be a header of a request there. SOCKS is not supported.
/// [`no_proxy`](ReqwestTransportBuilder::no_proxy) ignores all of this.
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
pub struct ReqwestTransport(Arc<TransportState>);

struct TransportState {
    settings: Settings,
    tls: Tls,
    /// The first request reads them.
    proxies: OnceLock<Proxies>,
    pools: PerRuntime<Mutex<Pools>>,
}

/// The pools of one tokio runtime. A client of reqwest is a pool of connections.
#[derive(Default)]
struct Pools {
    clients: [Option<reqwest::Client>; Route::COUNT],
    server: Option<Server>,
}

/// The last server. Parsing a URL for each call would cost more than the rest of this file.
struct Server {
    scheme: Scheme,
    authority: Authority,
    /// Without path and query, since those may contain a key.
    url: Url,
    route: Route,
}

/// The way to a server. Each way has its own pool: plain http works on a machine without root certificates, and a direct request
/// does not depend on what reqwest reads from the environment.
#[derive(Clone, Copy)]
struct Route {
    https: bool,
    direct: bool,
}

#[derive(Debug)]
struct Settings {
    http2_prior_knowledge: bool,
    connect_timeout: Duration,
    idle_timeout: Duration,
    no_proxy: bool,
}

impl ReqwestTransport {
    /// A transport with its own connections.
    pub fn new() -> Self {
        Self::with_tls(Settings::default(), Tls::default())
    }

    /// A builder of a transport.
    pub fn builder() -> ReqwestTransportBuilder {
        ReqwestTransportBuilder {
            settings: Settings::default(),
            root_certificates: Vec::new(),
        }
    }

    fn with_tls(settings: Settings, tls: Tls) -> Self {
        Self(Arc::new(TransportState {
            settings,
            tls,
            proxies: OnceLock::new(),
            pools: PerRuntime::default(),
        }))
    }
}

impl TransportState {
    /// Starts an exchange in the current runtime.
    fn start(
        &self,
        request: http::Request<Body>,
    ) -> Result<impl Future<Output = reqwest::Result<reqwest::Response>> + use<>, TransportError>
    {
        let runtime = Handle::try_current()
            .map_err(|error| TransportError::new(TransportErrorKind::Request, error))?;
        let pools = self.pools.get_or_make(&runtime, Mutex::default);
        let (client, url) = self.client(&pools, request.uri())?;
        let (parts, body) = request.into_parts();
        let mut request = reqwest::Request::new(parts.method, url);
        *request.headers_mut() = parts.headers;
        *request.body_mut() = match body.into_bytes() {
            Ok(bytes) if bytes.is_empty() => None,
            Ok(bytes) => Some(bytes.into()),
            Err(stream) => Some(reqwest::Body::wrap(stream)),
        };
        Ok(client.execute(request))
    }

    /// The pool for one attempt, and the URL. If there is no pool, this builds one. A pool keeps its connections while somebody
    /// holds it.
    fn client(
        &self,
        pools: &Mutex<Pools>,
        uri: &Uri,
    ) -> Result<(reqwest::Client, Url), TransportError> {
        let (url, route) = {
            let mut pools = lock(pools);
            let (url, route) = pools.url(uri, self.proxies())?;
            if let Some(client) = &pools.clients[route.index()] {
                return Ok((client.clone(), url));
            }
            (url, route)
        };
        // Outside the lock, since TLS reads files. Calls over plain http do not wait for that.
        let made = self.settings.client(self.tls(route)?, route)?;
        let client = lock(pools).clients[route.index()]
            .get_or_insert(made)
            .clone();
        Ok((client, url))
    }

    fn tls(&self, route: Route) -> Result<rustls::ClientConfig, TransportError> {
        let tls = match route {
            Route { https: true, .. } => self.tls.https_config(),
            Route { direct: true, .. } => Tls::plain_config(),
            // The connection to the proxy may use https.
            _ => self.tls.https_config().or_else(|_| Tls::plain_config()),
        };
        tls.map_err(|error| TransportError::new(TransportErrorKind::Request, error))
    }

    fn proxies(&self) -> &Proxies {
        self.proxies.get_or_init(|| {
            if self.settings.no_proxy {
                Proxies::none()
            } else {
                Proxies::of_environment()
            }
        })
    }
}

impl Pools {
    fn url(&mut self, uri: &Uri, proxies: &Proxies) -> Result<(Url, Route), TransportError> {
        let server = match self.server.take() {
            Some(server) if server.serves(uri) => server,
            _ => Server::of(uri, proxies)?,
        };
        let server = self.server.insert(server);
        let mut url = server.url.clone();
        url.set_path(uri.path());
        url.set_query(uri.query());
        Ok((url, server.route))
    }
}

impl Server {
    fn of(uri: &Uri, proxies: &Proxies) -> Result<Self, TransportError> {
        let (Some(scheme), Some(authority)) = (uri.scheme(), uri.authority()) else {
            let what = "its URL has no scheme or no host";
            return Err(TransportError::new(TransportErrorKind::Request, what));
        };
        let url = Url::parse(&format!("{scheme}://{authority}/"))
            .map_err(|error| TransportError::new(TransportErrorKind::Request, error))?;
        // As reqwest sees it: `127.1` is 127.0.0.1.
        let seen: Uri = url
            .as_str()
            .parse()
            .map_err(|error: http::uri::InvalidUri| {
                TransportError::new(TransportErrorKind::Request, error)
            })?;
        Ok(Self {
            scheme: scheme.clone(),
            authority: authority.clone(),
            url,
            route: Route {
                https: scheme == &Scheme::HTTPS,
                direct: proxies.is_direct(&seen),
            },
        })
    }

    fn serves(&self, uri: &Uri) -> bool {
        uri.scheme() == Some(&self.scheme)
            && uri
                .authority()
                .is_some_and(|authority| authority.as_str() == self.authority.as_str())
    }
}

impl Route {
    const COUNT: usize = 4;

    fn index(self) -> usize {
        usize::from(self.https) << 1 | usize::from(self.direct)
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Shows how many runtimes have pools.
impl fmt::Debug for ReqwestTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReqwestTransport")
            .field("settings", &self.0.settings)
            .field("tls", &self.0.tls)
            .field("runtimes", &self.0.pools.values().len())
            .finish()
    }
}

impl Default for ReqwestTransport {
    fn default() -> Self {
        Self::new()
    }
}

impl Settings {
    fn client(
        &self,
        tls: rustls::ClientConfig,
        route: Route,
    ) -> Result<reqwest::Client, TransportError> {
        let mut builder = reqwest::Client::builder()
            .tls_backend_preconfigured(tls)
            // The runtime retries itself, so that it counts and reports every attempt. With the limit of 0, reqwest does not
            // copy each request.
            .retry(reqwest::retry::never().max_retries_per_request(0))
            // The runtime follows redirects itself, since only it knows which headers are secret.
            .redirect(reqwest::redirect::Policy::none())
            .connect_timeout(self.connect_timeout)
            .pool_idle_timeout(self.idle_timeout)
            .referer(false);
        if self.http2_prior_knowledge {
            builder = builder.http2_prior_knowledge();
        }
        if route.direct {
            builder = builder.no_proxy().dns_resolver(Resolver);
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
            // Google's front ends close a connection after four minutes.
            idle_timeout: Duration::from_secs(90),
            no_proxy: false,
        }
    }
}

impl Transport for ReqwestTransport {
    fn send(&self, request: http::Request<Body>) -> TransportFuture {
        let shared = self.0.clone();
        Box::pin(async move {
            // Not before the first poll, since the connection belongs to the runtime that polls.
            let response = shared.start(request)?;
            response
                .await
                .map(to_http_response)
                .map_err(to_transport_error)
        })
    }

    /// Drops the pools of all runtimes. Their connections close with the last attempt that holds one.
    fn close(&self) {
        self.0.pools.clear();
    }

    fn connects_directly(&self, uri: &Uri) -> bool {
        self.0.proxies().is_direct(uri)
    }
}

/// Without the URL, since its query may contain a key.
fn to_transport_error(error: reqwest::Error) -> TransportError {
    let kind = match &error {
        error if error.is_connect() => TransportErrorKind::Connect,
        error if error.is_builder() => TransportErrorKind::Request,
        error if error.source().is_some_and(is_unprocessed) => TransportErrorKind::Unprocessed,
        _ => TransportErrorKind::Interrupted,
    };
    let error = error.without_url();
    match lacks_tls(&error) {
        true => TransportError::new(kind, NoTls),
        false => TransportError::new(kind, error),
    }
}

/// The server's first bytes were not TLS, or it sent none. rustls calls that a corrupt message or an end, which tells nobody
/// what to do. It has no source: of an error the innermost source is shown, and that has to be this text.
#[derive(Debug)]
struct NoTls;

impl fmt::Display for NoTls {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no TLS handshake with the server: if it is a server without TLS, write the endpoint as `http://…`")
    }
}

impl StdError for NoTls {}

/// Whether one of the causes says that the server did not respond with TLS.
fn lacks_tls(error: &(dyn StdError + 'static)) -> bool {
    std::iter::successors(Some(error), |cause| (*cause).source()).any(|cause| {
        if let Some(tls) = cause.downcast_ref::<rustls::Error>() {
            return matches!(tls, rustls::Error::InvalidMessage(_));
        }
        let Some(io) = cause.downcast_ref::<io::Error>() else {
            return false;
        };
        // The source of an `io::Error` is the source of the error in it, not that error itself.
        match io.get_ref() {
            Some(inner) if lacks_tls(inner) => true,
            _ => {
                io.kind() == io::ErrorKind::UnexpectedEof
                    && io.to_string().contains("tls handshake")
            }
        }
    })
}

/// Whether the server cannot have acted on the request.
fn is_unprocessed(error: &(dyn StdError + 'static)) -> bool {
    let mut causes = std::iter::successors(Some(error), |cause| (*cause).source());
    causes.any(|cause| {
        // hyper did not begin to write a request that is canceled, for example because the runtime ended first. A request that it
        // may have written fails with another error.
        let unwritten = cause
            .downcast_ref::<hyper::Error>()
            .is_some_and(hyper::Error::is_canceled);
        unwritten || cause.downcast_ref::<h2::Error>().is_some_and(is_refused)
    })
}

/// Whether the server reported that it did not act on the request (RFC 9113, section 8.7). A stream that a GOAWAY accepts does
/// not fail with this error, but when the connection closes.
fn is_refused(error: &h2::Error) -> bool {
    error.is_remote()
        && (error.is_reset() && error.reason() == Some(h2::Reason::REFUSED_STREAM)
            || error.is_go_away() && error.reason() == Some(h2::Reason::NO_ERROR))
}

fn to_http_response(response: reqwest::Response) -> http::Response<Body> {
    let response: http::Response<reqwest::Body> = response.into();
    response.map(Body::from_reqwest)
}

/// Sets up a [`ReqwestTransport`].
#[derive(Debug)]
#[must_use = "`build()` returns the transport"]
pub struct ReqwestTransportBuilder {
    settings: Settings,
    root_certificates: Vec<u8>,
}

impl ReqwestTransportBuilder {
    /// Uses HTTP/2 from the first byte, over plain http too, for servers that are known to support it. Over https both sides
    /// negotiate the version without this.
    pub fn http2_prior_knowledge(mut self, on: bool) -> Self {
        self.settings.http2_prior_knowledge = on;
        self
    }

    /// The limit for connecting, including TLS. The default is 20 seconds.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.settings.connect_timeout = timeout;
        self
    }

    /// How long an unused connection stays open. The default is 90 seconds.
    pub fn idle_timeout(mut self, timeout: Duration) -> Self {
        self.settings.idle_timeout = timeout;
        self
    }

    /// Ignores the proxies of the environment and of the system.
    pub fn no_proxy(mut self) -> Self {
        self.settings.no_proxy = true;
        self
    }

    /// Trusts these root certificates too. They are in PEM.
    pub fn root_certificates(mut self, pem: impl AsRef<[u8]>) -> Self {
        self.root_certificates.extend_from_slice(pem.as_ref());
        self.root_certificates.push(b'\n');
        self
    }

    /// Builds the transport. It opens no connection and needs no async runtime.
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
        Ok(ReqwestTransport::with_tls(self.settings, tls))
    }
}

#[cfg(test)]
mod tests {
    use std::pin::pin;

    use bytes::Bytes;
    use http_body_util::Empty;
    use hyper::client::conn::http1;
    use hyper_util::rt::TokioIo;

    use super::*;

    /// The error of a request whose connection is dropped, as it is when its runtime ends: after the connection has written it,
    /// or before.
    async fn dropped(written: bool) -> hyper::Error {
        let (client, server) = tokio::io::duplex(1024);
        let (mut sender, connection) = http1::handshake(TokioIo::new(client)).await.unwrap();
        let request = http::Request::post("/").body(Empty::<Bytes>::new());
        let response = sender.send_request(request.unwrap());
        if written {
            let mut connection = pin!(connection);
            tokio::select! {
                biased;
                _ = &mut connection => unreachable!("the server is still there"),
                () = tokio::task::yield_now() => {}
            }
        } else {
            drop(connection);
        }
        let error = response.await.unwrap_err();
        drop(server);
        error
    }

    #[tokio::test]
    async fn what_was_not_written_was_not_processed() {
        assert!(is_unprocessed(&dropped(false).await));
        assert!(!is_unprocessed(&dropped(true).await));
    }
}
