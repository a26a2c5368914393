//! The transports that the suite is run for.

use std::fmt;
use std::sync::Arc;

use discovery_runtime::contract::ApiClient;
use discovery_runtime::{ClientBuilder, Credentials, Transport};

use crate::API;

/// A transport, and what it can do.
pub(crate) struct Subject {
    /// The name that a child process finds it by.
    pub(crate) name: &'static str,
    pub(crate) transport: Arc<dyn Transport>,
    /// How many tokio runtimes it has connections for.
    pub(crate) pools: Box<dyn Fn() -> usize>,
    /// Whether it takes the proxies of the environment.
    pub(crate) proxies: bool,
}

impl fmt::Debug for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

impl Subject {
    pub(crate) fn builder(&self, url: &str) -> ClientBuilder<ApiClient> {
        ClientBuilder::new(&API)
            .endpoint(url)
            .credentials(Credentials::anonymous())
            .transport(self.transport.clone())
    }

    pub(crate) fn client(&self, url: &str) -> ApiClient {
        self.builder(url).build().unwrap()
    }
}

pub(crate) fn by_name(name: &str) -> Subject {
    match name {
        #[cfg(feature = "hyper")]
        "default_transport" => default_transport(),
        #[cfg(feature = "tower")]
        "tower" => tower(),
        _ => panic!("there is no transport {name}"),
    }
}

/// The certificate that a child process trusts is in this variable.
#[cfg(feature = "hyper")]
pub(crate) const ROOT: &str = "TEST_ROOT_CERTIFICATE";

#[cfg(feature = "hyper")]
pub(crate) fn default_transport() -> Subject {
    use discovery_runtime::transport::HyperTransport;
    let builder = HyperTransport::builder();
    let transport = match std::env::var(ROOT) {
        Ok(pem) => builder.root_certificates(pem),
        Err(_) => builder,
    }
    .build()
    .unwrap();
    let shown = transport.clone();
    Subject {
        name: "default_transport",
        transport: Arc::new(transport),
        pools: Box::new(move || {
            let text = format!("{shown:?}");
            let (_, count) = text.split_once("runtimes: ").unwrap();
            count.trim_end_matches([' ', '}']).parse().unwrap()
        }),
        proxies: true,
    }
}

#[cfg(feature = "tower")]
pub(crate) use with_tower::{Hyper, hyper, tower};

#[cfg(feature = "tower")]
mod with_tower {
    use std::pin::Pin;
    use std::task::{Context, Poll};

    use discovery_runtime::transport::{Body, TowerTransport};
    use hyper_util::client::legacy::connect::HttpConnector;
    use hyper_util::client::legacy::{Client, Error};
    use hyper_util::rt::TokioExecutor;

    use super::*;

    /// A client of hyper, as a user wraps one.
    #[derive(Clone)]
    pub(crate) struct Hyper {
        client: Client<HttpConnector, Body>,
        _alive: Arc<()>,
    }

    /// One that counts itself in `alive`.
    pub(crate) fn hyper(alive: &Arc<()>) -> Hyper {
        Hyper {
            client: Client::builder(TokioExecutor::new()).build_http(),
            _alive: alive.clone(),
        }
    }

    impl tower_service::Service<http::Request<Body>> for Hyper {
        type Response = http::Response<hyper::body::Incoming>;
        type Error = Error;
        type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Error>> + Send>>;

        fn poll_ready(&mut self, _cx: &mut Context<'_>) -> Poll<Result<(), Error>> {
            Poll::Ready(Ok(()))
        }

        fn call(&mut self, request: http::Request<Body>) -> Self::Future {
            Box::pin(self.client.request(request))
        }
    }

    pub(crate) fn tower() -> Subject {
        let alive = Arc::new(());
        let counted = alive.clone();
        Subject {
            name: "tower",
            transport: Arc::new(TowerTransport::per_runtime(move || hyper(&alive)).direct()),
            // Two are here.
            pools: Box::new(move || Arc::strong_count(&counted) - 2),
            proxies: false,
        }
    }
}
