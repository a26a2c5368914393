//! [`Connector`]: opens connections for the pools: TCP, a proxy, TLS.

use std::sync::{Arc, OnceLock};
use std::task::{Context, Poll};
use std::time::Duration;

use http::Uri;
use http::uri::Scheme;
use hyper_util::client::legacy::connect::proxy::{SocksV5, Tunnel};
use rustls::ClientConfig;
use rustls::pki_types::ServerName;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use tower_service::Service;

use super::dial::{BoxError, BoxFuture, Dial, host, with_port};
use super::failure::ProxyError;
use super::settings::Settings;
use super::stream::{Ready, Stream, stream};
use crate::tls::Tls;
use crate::transport::proxies::{Proxies, Proxy, ProxyChoice};

/// Opens connections. It holds none, so all tokio runtimes share it.
#[derive(Clone)]
pub(super) struct Connector(Arc<Network>);

struct Network {
    dial: Dial,
    connect_timeout: Duration,
    tls: Tls,
    choice: ProxyChoice,
    /// The first request reads them.
    proxies: OnceLock<Proxies>,
}

impl Connector {
    pub(super) fn new(settings: &Settings, tls: Tls) -> Self {
        Self(Arc::new(Network {
            dial: match &settings.connect {
                Some(connect) => Dial::Own(connect.clone()),
                None => Dial::tcp(settings.resolve.clone(), settings.tcp_keep_alive),
            },
            connect_timeout: settings.connect_timeout,
            tls,
            choice: settings.proxies.clone(),
            proxies: OnceLock::new(),
        }))
    }

    /// Whether the caller's own function opens connections.
    pub(super) fn is_own(&self) -> bool {
        matches!(self.0.dial, Dial::Own(_))
    }

    pub(super) fn tls(&self) -> &Tls {
        &self.0.tls
    }

    pub(super) fn proxies(&self) -> &Proxies {
        self.0.proxies()
    }
}

impl Service<Uri> for Connector {
    type Response = Ready;
    type Error = BoxError;
    type Future = BoxFuture<Ready, BoxError>;

    fn poll_ready(&mut self, _cx: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, uri: Uri) -> Self::Future {
        let network = self.0.clone();
        Box::pin(async move {
            let limit = network.connect_timeout;
            match timeout(limit, network.connect(&uri)).await {
                Ok(result) => result,
                Err(_) => Err(format!("no connection within {limit:?}").into()),
            }
        })
    }
}

impl Network {
    fn proxies(&self) -> &Proxies {
        self.proxies.get_or_init(|| Proxies::of(&self.choice))
    }

    async fn connect(self: &Arc<Self>, uri: &Uri) -> Result<Ready, BoxError> {
        let is_https = uri.scheme() == Some(&Scheme::HTTPS);
        let (stream, is_proxied) = match self.proxies().find(uri) {
            None => (self.dial.open(uri).await?, false),
            Some(proxy) => {
                let stream = self.open_through(&proxy, uri, is_https).await;
                let stream = stream.map_err(|error| ProxyError::new(proxy.address(), &*error))?;
                (stream, !is_https && !proxy.is_socks())
            }
        };
        if !is_https {
            return Ok(Ready {
                stream,
                is_http2: false,
                is_proxied,
            });
        }
        start_tls(stream, uri, self.tls.https_config()?).await
    }

    /// A connection to the proxy, or through it to the server.
    async fn open_through(
        self: &Arc<Self>,
        proxy: &Proxy,
        uri: &Uri,
        is_https: bool,
    ) -> Result<Stream, BoxError> {
        let mut to_proxy = ToProxy(self.clone());
        if proxy.is_socks() {
            let mut socks = SocksV5::new(proxy.uri().clone(), to_proxy);
            if let Some((user, password)) = proxy.user_and_password() {
                socks = socks.with_auth(user.to_owned(), password.to_owned());
            }
            return Ok(socks.call(with_port(uri)?).await?);
        }
        if !is_https {
            return to_proxy.call(proxy.uri().clone()).await;
        }
        let mut tunnel = Tunnel::new(proxy.uri().clone(), to_proxy);
        if let Some(header) = proxy.authorization() {
            tunnel = tunnel.with_auth(header.clone());
        }
        Ok(tunnel.call(uri.clone()).await?)
    }
}

/// Opens connections to a proxy, over TLS if its URL says so.
#[derive(Clone)]
struct ToProxy(Arc<Network>);

impl Service<Uri> for ToProxy {
    type Response = Stream;
    type Error = BoxError;
    type Future = BoxFuture<Stream, BoxError>;

    fn poll_ready(&mut self, _cx: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, proxy: Uri) -> Self::Future {
        let network = self.0.clone();
        Box::pin(async move {
            let stream = network.dial.open(&proxy).await?;
            match proxy.scheme() == Some(&Scheme::HTTPS) {
                true => Ok(start_tls(stream, &proxy, network.tls.proxy_config()?)
                    .await?
                    .stream),
                false => Ok(stream),
            }
        })
    }
}

/// Speaks TLS with the host of a URL.
async fn start_tls(plain: Stream, uri: &Uri, config: Arc<ClientConfig>) -> Result<Ready, BoxError> {
    let name = ServerName::try_from(host(uri).to_owned())?;
    let tls = TlsConnector::from(config)
        .connect(name, plain.into_inner())
        .await?;
    Ok(Ready {
        is_http2: tls.get_ref().1.alpn_protocol() == Some(b"h2"),
        is_proxied: false,
        stream: stream(tls),
    })
}
