//! [`Settings`]: what a caller can choose.

use std::fmt;
use std::time::Duration;

use super::dial::{Connect, Resolve};
use crate::tls::Alpn;
use crate::transport::proxies::ProxyChoice;

/// How connections are made, and how long they are kept.
pub(super) struct Settings {
    pub(super) proxies: ProxyChoice,
    pub(super) versions: Versions,
    pub(super) connect_timeout: Duration,
    pub(super) idle_timeout: Duration,
    /// For each host.
    pub(super) max_idle: usize,
    pub(super) tcp_keep_alive: Option<Duration>,
    /// The time between two pings, and how long to wait for the answer.
    pub(super) http2_keep_alive: Option<(Duration, Duration)>,
    /// For each stream, and for the whole connection.
    pub(super) http2_windows: Option<(u32, u32)>,
    pub(super) resolve: Option<Resolve>,
    pub(super) connect: Option<Connect>,
}

/// Which versions of HTTP.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Versions {
    /// HTTP/1 over plain http; over TLS both sides negotiate.
    Negotiated,
    Http1,
    Http2,
}

impl Versions {
    /// What is offered over TLS.
    pub(super) fn alpn(self) -> Alpn {
        match self {
            Self::Negotiated => Alpn::Both,
            Self::Http1 => Alpn::Http1,
            Self::Http2 => Alpn::Http2,
        }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            proxies: ProxyChoice::Environment,
            versions: Versions::Negotiated,
            connect_timeout: Duration::from_secs(20),
            // Google's front ends close a connection after four minutes.
            idle_timeout: Duration::from_secs(90),
            max_idle: usize::MAX,
            // Some networks forget a connection without traffic after a minute.
            tcp_keep_alive: Some(Duration::from_secs(15)),
            http2_keep_alive: None,
            http2_windows: None,
            resolve: None,
            connect: None,
        }
    }
}

/// Shows no password of a proxy.
impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Settings")
            .field("proxies", &self.proxies)
            .field("versions", &self.versions)
            .field("connect_timeout", &self.connect_timeout)
            .field("idle_timeout", &self.idle_timeout)
            .field("max_idle", &self.max_idle)
            .field("tcp_keep_alive", &self.tcp_keep_alive)
            .field("http2_keep_alive", &self.http2_keep_alive)
            .field("http2_windows", &self.http2_windows)
            .field("own_resolver", &self.resolve.is_some())
            .field("own_connector", &self.connect.is_some())
            .finish()
    }
}
