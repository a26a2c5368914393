//! [`HyperTransportBuilder`]: what a caller can choose.

use std::fmt;
use std::future::Future;
use std::io;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite};

use super::settings::{Settings, Versions};
use super::stream::stream;
use super::transport::HyperTransport;
use crate::error::{Error, ErrorKind, Result};
use crate::tls::{Identity, Tls, TlsSettings, certificates_from_pem};
use crate::transport::proxies::ProxyChoice;

impl HyperTransport {
    /// A builder of a transport.
    pub fn builder() -> HyperTransportBuilder {
        HyperTransportBuilder {
            settings: Settings::default(),
            proxy: None,
            http1_only: false,
            http2_prior_knowledge: false,
            roots: Vec::new(),
            roots_alone: false,
            client_certificate: None,
        }
    }
}

/// Sets up a [`HyperTransport`].
///
/// ```no_run
/// use discovery_runtime::transport::HyperTransport;
/// use std::time::Duration;
///
/// # fn build() -> Result<(), Box<dyn std::error::Error>> {
/// let transport = HyperTransport::builder()
///     .proxy("http://user:password@proxy.example:3128")
///     .root_certificates(std::fs::read("company.pem")?)
///     .client_certificate(std::fs::read("client.pem")?, std::fs::read("client.key")?)
///     .connect_timeout(Duration::from_secs(5))
///     .build()?;
/// # Ok(())
/// # }
/// ```
#[must_use = "`build()` returns the transport"]
pub struct HyperTransportBuilder {
    settings: Settings,
    proxy: Option<String>,
    http1_only: bool,
    http2_prior_knowledge: bool,
    /// In PEM, like the others.
    roots: Vec<u8>,
    roots_alone: bool,
    client_certificate: Option<(Vec<u8>, Vec<u8>)>,
}

impl HyperTransportBuilder {
    /// Sends everything but loopback through this proxy, and ignores those of the environment and of the system.
    ///
    /// The URL is `http://host:port`, `https://host:port` if the proxy is called over TLS, or `socks5://host:port`. A user and a
    /// password stand before the host, with special characters percent-encoded: `http://user:password@host:port`.
    pub fn proxy(mut self, url: impl Into<String>) -> Self {
        self.proxy = Some(url.into());
        self
    }

    /// Uses no proxy, whatever the environment and the system say.
    pub fn no_proxy(mut self) -> Self {
        self.proxy = None;
        self.settings.proxies = ProxyChoice::None;
        self
    }

    /// Trusts these root certificates too. They are in PEM.
    pub fn root_certificates(mut self, pem: impl AsRef<[u8]>) -> Self {
        self.roots.extend_from_slice(pem.as_ref());
        self.roots.push(b'\n');
        self
    }

    /// Trusts the [`root_certificates`](Self::root_certificates) alone, and not those of the system.
    pub fn only_these_roots(mut self) -> Self {
        self.roots_alone = true;
        self
    }

    /// Shows this certificate to servers that ask for one (mutual TLS). Clients then call the `mtlsRootUrl` of their API, unless the
    /// environment says otherwise.
    ///
    /// Both are in PEM: the certificate with those between it and a root, and its key. If one file has both, pass it twice.
    pub fn client_certificate(
        mut self,
        certificates: impl Into<Vec<u8>>,
        key: impl Into<Vec<u8>>,
    ) -> Self {
        self.client_certificate = Some((certificates.into(), key.into()));
        self
    }

    /// The limit for connecting, including the proxy and TLS. The default is 20 seconds.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.settings.connect_timeout = timeout;
        self
    }

    /// How long an unused connection stays open. The default is 90 seconds.
    pub fn idle_timeout(mut self, timeout: Duration) -> Self {
        self.settings.idle_timeout = timeout;
        self
    }

    /// How many unused connections to one host stay open in one tokio runtime. There is no limit by default. With 0, every request
    /// opens a connection.
    pub fn max_idle_connections(mut self, count: usize) -> Self {
        self.settings.max_idle = count;
        self
    }

    /// The time after which TCP asks whether the other side is still there. The default is 15 seconds. `None` turns it off.
    pub fn tcp_keep_alive(mut self, interval: Option<Duration>) -> Self {
        self.settings.tcp_keep_alive = interval;
        self
    }

    /// Sends a ping over each HTTP/2 connection, at this interval, and drops the connection if the server does not respond in time. It
    /// is off by default.
    pub fn http2_keep_alive(mut self, interval: Duration, timeout: Duration) -> Self {
        self.settings.http2_keep_alive = Some((interval, timeout));
        self
    }

    /// How many bytes a server may send over HTTP/2 before they are read: in one stream, and in the whole connection. Larger windows
    /// make large responses faster over long ways. The defaults are 2 and 5 MiB.
    pub fn http2_windows(mut self, stream: u32, connection: u32) -> Self {
        self.settings.http2_windows = Some((stream, connection));
        self
    }

    /// Uses HTTP/1 alone. By default, both sides choose the version over https, and HTTP/2 is offered first.
    pub fn http1_only(mut self, on: bool) -> Self {
        self.http1_only = on;
        self
    }

    /// Uses HTTP/2 from the first byte, over plain http too, for servers that are known to support it.
    pub fn http2_prior_knowledge(mut self, on: bool) -> Self {
        self.http2_prior_knowledge = on;
        self
    }

    /// Looks up the addresses of hosts and proxies by this function, and not by the system. Names that are loopback are never looked up.
    ///
    /// ```
    /// # use discovery_runtime::transport::HyperTransport;
    /// use std::net::{IpAddr, Ipv4Addr};
    /// let builder = HyperTransport::builder()
    ///     .resolver(|_host: String| async { Ok(vec![IpAddr::from(Ipv4Addr::new(10, 0, 0, 1))]) });
    /// ```
    pub fn resolver<F, Found>(mut self, resolve: F) -> Self
    where
        F: Fn(String) -> Found + Send + Sync + 'static,
        Found: Future<Output = io::Result<Vec<IpAddr>>> + Send + 'static,
    {
        self.settings.resolve = Some(Arc::new(move |host| Box::pin(resolve(host))));
        self
    }

    /// Opens connections by this function, and not by TCP: it gets the host and the port of the server, or of the proxy. TLS goes over
    /// what it returns.
    ///
    /// Since it may lead anywhere, a secret does not go through it over plain http, even to loopback, unless the client has
    /// [`allow_insecure_endpoint`](crate::ClientBuilder::allow_insecure_endpoint).
    ///
    /// ```
    /// # #[cfg(unix)] {
    /// # use discovery_runtime::transport::HyperTransport;
    /// use tokio::net::UnixStream;
    /// let builder = HyperTransport::builder()
    ///     .connector(|_host: String, _port: u16| UnixStream::connect("/run/emulator.sock"));
    /// # }
    /// ```
    pub fn connector<F, Connecting, Connection>(mut self, connect: F) -> Self
    where
        F: Fn(String, u16) -> Connecting + Send + Sync + 'static,
        Connecting: Future<Output = io::Result<Connection>> + Send + 'static,
        Connection: AsyncRead + AsyncWrite + Send + Unpin + 'static,
    {
        self.settings.connect = Some(Arc::new(move |host, port| {
            let connecting = connect(host, port);
            Box::pin(async move { connecting.await.map(stream) })
        }));
        self
    }

    /// Builds the transport. It opens no connection and needs no async runtime.
    ///
    /// # Errors
    ///
    /// A setting is not possible, contradicts another one, or cannot be read. The error says which, and shows no password and no key.
    pub fn build(mut self) -> Result<HyperTransport> {
        let tls = self.tls().map_err(|error| {
            Error::new(ErrorKind::Configuration, "the transport cannot be set up")
                .with_source(error)
        })?;
        if let Some(url) = self.proxy.take() {
            self.settings.proxies =
                ProxyChoice::read(url).map_err(|why| wrong("the URL of the proxy", why))?;
        }
        self.settings.versions = self.versions()?;
        check(&self.settings)?;
        let tls = Tls::new(TlsSettings {
            alpn: self.settings.versions.alpn(),
            ..tls
        });
        Ok(HyperTransport::with(self.settings, tls))
    }

    fn versions(&self) -> Result<Versions> {
        match (self.http1_only, self.http2_prior_knowledge) {
            (true, true) => Err(wrong(
                "`http1_only`",
                "and `http2_prior_knowledge` exclude each other",
            )),
            (true, false) => Ok(Versions::Http1),
            (false, true) => Ok(Versions::Http2),
            (false, false) => Ok(Versions::Negotiated),
        }
    }

    fn tls(&self) -> Result<TlsSettings, Box<dyn std::error::Error + Send + Sync>> {
        let roots = match self.roots.as_slice() {
            [] if self.roots_alone => {
                return Err("`only_these_roots` needs `root_certificates`".into());
            }
            [] => Vec::new(),
            pem => certificates_from_pem(pem)?,
        };
        let identity = match &self.client_certificate {
            Some((certificates, key)) => Some(Identity::from_pem(certificates, key)?),
            None => None,
        };
        Ok(TlsSettings {
            roots,
            roots_alone: self.roots_alone,
            identity,
            ..TlsSettings::default()
        })
    }
}

/// What cannot be, alone or together.
fn check(settings: &Settings) -> Result<()> {
    /// RFC 9113, section 6.9.1.
    const LARGEST_WINDOW: u32 = (1 << 31) - 1;
    /// RFC 9113, section 6.9.2: a connection begins with it.
    const FIRST_WINDOW: u32 = 65_535;
    if settings.connect_timeout.is_zero() {
        return Err(wrong(
            "`connect_timeout`",
            "is zero: no connection is that fast",
        ));
    }
    if settings
        .tcp_keep_alive
        .is_some_and(|interval| interval.is_zero())
    {
        return Err(wrong("`tcp_keep_alive`", "is zero: `None` turns it off"));
    }
    if let Some((interval, timeout)) = settings.http2_keep_alive
        && (interval.is_zero() || timeout.is_zero())
    {
        return Err(wrong("`http2_keep_alive`", "has a time of zero"));
    }
    if let Some((stream, connection)) = settings.http2_windows
        && (!(1..=LARGEST_WINDOW).contains(&stream)
            || !(FIRST_WINDOW..=LARGEST_WINDOW).contains(&connection))
    {
        return Err(wrong(
            "`http2_windows`",
            "are out of range: a stream has 1 to 2147483647 bytes, and a connection 65535 to 2147483647",
        ));
    }
    if settings.connect.is_some() && settings.resolve.is_some() {
        return Err(wrong(
            "`resolver`",
            "is never asked: the `connector` gets the name of the host",
        ));
    }
    Ok(())
}

fn wrong(what: &str, why: &str) -> Error {
    Error::new(
        ErrorKind::Configuration,
        format!("the transport cannot be set up: {what} {why}"),
    )
}

/// Shows no password and no key.
impl fmt::Debug for HyperTransportBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HyperTransportBuilder")
            .field("settings", &self.settings)
            .field("own_proxy", &self.proxy.is_some())
            .field("client_certificate", &self.client_certificate.is_some())
            .finish_non_exhaustive()
    }
}
