//! [`Dial`]: opens TCP connections, or whatever the caller's own function opens.

use std::error::Error as StdError;
use std::future::Future;
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;
use std::vec;

use http::Uri;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::client::legacy::connect::dns::Name;
use tower_service::Service;

use super::stream::{Stream, stream};
use crate::transport::loopback::is_loopback;

pub(super) type BoxError = Box<dyn StdError + Send + Sync>;
pub(super) type BoxFuture<T, E> = Pin<Box<dyn Future<Output = Result<T, E>> + Send>>;

/// A resolver of the caller's: the addresses of a name.
pub(super) type Resolve = Arc<dyn Fn(String) -> BoxFuture<Vec<IpAddr>, io::Error> + Send + Sync>;
/// A connector of the caller's: a connection to a port of a host.
pub(super) type Connect = Arc<dyn Fn(String, u16) -> BoxFuture<Stream, io::Error> + Send + Sync>;

/// Opens connections.
#[derive(Clone)]
pub(super) enum Dial {
    Tcp(HttpConnector<Resolver>),
    Own(Connect),
}

impl Dial {
    /// Over TCP, as hyper-util does it: all addresses of a name, IPv6 and IPv4 at once.
    pub(super) fn tcp(resolve: Option<Resolve>, keep_alive: Option<Duration>) -> Self {
        let mut tcp = HttpConnector::new_with_resolver(Resolver(resolve));
        tcp.enforce_http(false);
        tcp.set_nodelay(true);
        tcp.set_keepalive(keep_alive);
        tcp.set_keepalive_interval(keep_alive);
        Self::Tcp(tcp)
    }

    /// A connection to the host of a URL.
    pub(super) async fn open(&self, to: &Uri) -> Result<Stream, BoxError> {
        match self {
            Self::Tcp(tcp) => Ok(stream(tcp.clone().call(with_port(to)?).await?.into_inner())),
            Self::Own(connect) => Ok(connect(host(to).to_owned(), port(to)).await?),
        }
    }
}

/// The host of a URL, without the brackets of an IPv6 address.
pub(super) fn host(uri: &Uri) -> &str {
    let host = uri.host().unwrap_or_default();
    host.trim_start_matches('[').trim_end_matches(']')
}

/// The URL with its port. hyper-util knows those of http and https.
pub(super) fn with_port(uri: &Uri) -> Result<Uri, http::Error> {
    let authority = format!("{}:{}", uri.host().unwrap_or_default(), port(uri));
    let builder = Uri::builder().scheme("http").authority(authority);
    builder.path_and_query("/").build()
}

/// The port of a URL, or that of its scheme.
fn port(uri: &Uri) -> u16 {
    uri.port_u16().unwrap_or(match uri.scheme_str() {
        Some("https") => 443,
        Some("socks5" | "socks5h") => 1080,
        _ => 80,
    })
}

/// Looks names up as the caller or the system does, but never asks anybody for a name that is loopback (RFC 6761, section 6.3):
/// secrets are sent to it in the clear.
#[derive(Clone)]
pub(super) struct Resolver(Option<Resolve>);

impl Service<Name> for Resolver {
    type Response = vec::IntoIter<SocketAddr>;
    type Error = io::Error;
    type Future = BoxFuture<Self::Response, io::Error>;

    fn poll_ready(&mut self, _cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, name: Name) -> Self::Future {
        let resolve = self.0.clone();
        Box::pin(async move {
            let name = name.as_str();
            let addresses: Vec<IpAddr> = if is_loopback(name) {
                vec![Ipv4Addr::LOCALHOST.into(), Ipv6Addr::LOCALHOST.into()]
            } else if let Some(resolve) = resolve {
                resolve(name.to_owned()).await?
            } else {
                let found = tokio::net::lookup_host((name, 0)).await?;
                found.map(|address| address.ip()).collect()
            };
            if addresses.is_empty() {
                return Err(io::Error::other(format!("{name} has no address")));
            }
            let sockets = addresses.into_iter().map(|ip| SocketAddr::new(ip, 0));
            Ok(sockets.collect::<Vec<_>>().into_iter())
        })
    }
}
