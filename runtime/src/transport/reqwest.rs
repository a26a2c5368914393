//! The default transport: reqwest, over HTTP/1 and HTTP/2.

use std::error::Error as _;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use http::Uri;
use http::uri::{Authority, Scheme};
use reqwest::Url;

use super::body::Body;
use super::interface::{Transport, TransportFuture};
use crate::error::{Error, ErrorKind, Result, TransportError, TransportErrorKind};
use crate::tls::{Tls, roots_from_pem};

/// Sends requests with reqwest: HTTP/1 and HTTP/2, the proxies of the environment, and TLS by rustls with the roots of the
/// platform.
///
/// Clones share their connections, so one transport can serve clients of several APIs. A connection belongs to the tokio
/// runtime of the call that opened it. The first https call loads the root certificates. Every call needs a rustls crypto
/// provider, over plain http too, since reqwest does: the features `tls-ring` and `tls-aws-lc` compile one in.
#[derive(Clone, Debug)]
pub struct ReqwestTransport(Arc<TransportState>);

#[derive(Debug)]
struct TransportState {
    settings: Settings,
    tls: Tls,
    pools: Mutex<Pools>,
}

/// A client of reqwest is a pool of connections. There is one for each scheme, so that plain http works on a machine without
/// root certificates.
#[derive(Debug, Default)]
struct Pools {
    http: Option<Pool>,
    https: Option<Pool>,
}

#[derive(Clone, Debug)]
struct Pool {
    client: reqwest::Client,
    /// The last server, as a URL without path and query, since those may contain a key. Parsing a URL for each call would cost
    /// more than the rest of this file.
    server: Option<(Scheme, Authority, Url)>,
}

#[derive(Debug)]
struct Settings {
    http2_prior_knowledge: bool,
    connect_timeout: Duration,
    idle_timeout: Duration,
    no_proxy: bool,
}

impl ReqwestTransport {
    /// A transport with its own pool of connections.
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
            pools: Mutex::default(),
        }))
    }

    /// The pool for one attempt, and the URL. If there is no pool, this builds one. A pool keeps its connections while somebody
    /// holds it.
    fn pool(&self, uri: &Uri) -> Result<(reqwest::Client, Url), TransportError> {
        let https = uri.scheme() == Some(&Scheme::HTTPS);
        loop {
            if let Some(pool) = self.pools().for_scheme(https) {
                return Ok((pool.client.clone(), pool.url(uri)?));
            }
            // Outside the lock, since TLS reads files. Calls over plain http do not wait for that.
            let tls = if https {
                self.0.tls.https_config()
            } else {
                Tls::plain_config()
            };
            let tls =
                tls.map_err(|error| TransportError::new(TransportErrorKind::Request, error))?;
            let client = self.0.settings.client(tls)?;
            self.pools().for_scheme(https).get_or_insert(Pool {
                client,
                server: None,
            });
        }
    }

    fn pools(&self) -> MutexGuard<'_, Pools> {
        self.0.pools.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Pools {
    fn for_scheme(&mut self, https: bool) -> &mut Option<Pool> {
        if https {
            &mut self.https
        } else {
            &mut self.http
        }
    }
}

impl Pool {
    fn url(&mut self, uri: &Uri) -> Result<Url, TransportError> {
        let mut url = self.server(uri)?;
        url.set_path(uri.path());
        url.set_query(uri.query());
        Ok(url)
    }

    /// The URL of the server, without path and query.
    fn server(&mut self, uri: &Uri) -> Result<Url, TransportError> {
        let read = |text: &str| {
            Url::parse(text)
                .map_err(|error| TransportError::new(TransportErrorKind::Request, error))
        };
        let (Some(scheme), Some(authority)) = (uri.scheme(), uri.authority()) else {
            return read(&uri.to_string());
        };
        if let Some((of, at, url)) = &self.server
            && of == scheme
            && at.as_str() == authority.as_str()
        {
            return Ok(url.clone());
        }
        let url = read(&format!("{scheme}://{authority}/"))?;
        self.server = Some((scheme.clone(), authority.clone(), url.clone()));
        Ok(url)
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
            // Google's front ends close a connection after four minutes.
            idle_timeout: Duration::from_secs(90),
            no_proxy: false,
        }
    }
}

impl Transport for ReqwestTransport {
    fn send(&self, request: http::Request<Bytes>) -> TransportFuture {
        // Nothing is sent before the future is polled. The request is built outside of the future, which keeps the future
        // small.
        let response = self.pool(request.uri()).map(|(client, url)| {
            let (parts, body) = request.into_parts();
            let mut request = reqwest::Request::new(parts.method, url);
            *request.headers_mut() = parts.headers;
            if !body.is_empty() {
                *request.body_mut() = Some(body.into());
            }
            client.execute(request)
        });
        Box::pin(async move {
            response?
                .await
                .map(to_http_response)
                .map_err(to_transport_error)
        })
    }

    /// Drops the pools. Their connections close with the last attempt that holds one.
    fn close(&self) {
        let pools = std::mem::take(&mut *self.pools());
        // Outside the lock: dropping a pool runs code of other crates.
        drop(pools);
    }
}

/// Without the URL, since its query may contain a key.
fn to_transport_error(error: reqwest::Error) -> TransportError {
    let kind = match &error {
        error if error.is_connect() => TransportErrorKind::Connect,
        error if error.is_builder() => TransportErrorKind::Request,
        error if is_unprocessed(error) => TransportErrorKind::Unprocessed,
        _ => TransportErrorKind::Interrupted,
    };
    TransportError::new(kind, error.without_url())
}

/// Whether the server reported that it did not act on the request (RFC 9113, section 8.7). A stream that a GOAWAY accepts does
/// not fail with this error, but when the connection closes.
fn is_unprocessed(error: &reqwest::Error) -> bool {
    let causes = std::iter::successors(error.source(), |cause| (*cause).source());
    let http2 = causes.filter_map(|cause| cause.downcast_ref::<h2::Error>());
    http2.filter(|error| error.is_remote()).any(|error| {
        error.is_reset() && error.reason() == Some(h2::Reason::REFUSED_STREAM)
            || error.is_go_away() && error.reason() == Some(h2::Reason::NO_ERROR)
    })
}

fn to_http_response(mut response: reqwest::Response) -> http::Response<Body> {
    let (status, version) = (response.status(), response.version());
    let headers = std::mem::take(response.headers_mut());
    let mut read = http::Response::new(Body::from_reqwest(response));
    *read.status_mut() = status;
    *read.version_mut() = version;
    *read.headers_mut() = headers;
    read
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
