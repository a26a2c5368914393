//! The client under test, and calls that carry an order for the server.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use google_monitoring_v1::types::{Dashboard, Operation};
use google_monitoring_v1::{CallOptions, Client, Credentials, HyperTransport, Result, RetryPolicy};

use crate::fault::Fault;
use crate::server::Server;

/// A token, to see where it goes.
pub(crate) const TOKEN: &str = "secret-of-the-caller";

/// A client of an address of the server, with a pool of its own.
pub(crate) fn client(server: &Server, scheme: &str, address: SocketAddr) -> Client {
    Client::builder()
        .endpoint(format!("{scheme}://{address}"))
        .credentials(Credentials::token(TOKEN))
        .transport(transport(server))
        .build()
        .unwrap()
}

pub(crate) fn transport(server: &Server) -> HyperTransport {
    HyperTransport::builder()
        .no_proxy()
        .root_certificates(&server.certificate)
        .build()
        .unwrap()
}

/// A client over HTTP/2 without TLS.
pub(crate) fn http2_client(address: SocketAddr) -> Client {
    let transport = HyperTransport::builder()
        .no_proxy()
        .http2_prior_knowledge(true)
        .build();
    Client::builder()
        .endpoint(format!("http://{address}"))
        .credentials(Credentials::token(TOKEN))
        .transport(transport.unwrap())
        .build()
        .unwrap()
}

/// HTTP/1, plain and over TLS.
pub(crate) fn http1_clients(server: &Server) -> [Client; 2] {
    [
        client(server, "http", server.http1),
        client(server, "https", server.http1_tls),
    ]
}

/// The policy without configuration, with waits that a test can afford.
pub(crate) fn quick() -> RetryPolicy {
    RetryPolicy::default()
        .first_backoff(Duration::from_millis(2))
        .max_backoff(Duration::from_millis(10))
}

/// What a call asks of the server: its first `times` requests are treated so, later ones well.
#[derive(Clone, Debug)]
pub(crate) struct Order {
    pub(crate) call: String,
    fault: Fault,
    times: u32,
}

impl Order {
    pub(crate) fn new(call: impl Into<String>, fault: Fault, times: u32) -> Order {
        Order {
            call: call.into(),
            fault,
            times,
        }
    }

    pub(crate) fn always(call: impl Into<String>, fault: Fault) -> Order {
        Order::new(call, fault, u32::MAX)
    }

    fn write(&self, options: CallOptions) -> CallOptions {
        options
            .header("x-call", &self.call)
            .header("x-fault", self.fault.name())
            .header("x-times", self.times.to_string())
            .timeout(Duration::from_secs(20))
            .retry(quick())
    }

    /// A GET: it may be sent again.
    pub(crate) async fn get(
        &self,
        client: &Client,
        options: impl FnOnce(CallOptions) -> CallOptions,
    ) -> Result<Operation> {
        let call = client.operations().get(format!("operations/{}", self.call));
        call.options(|o| options(self.write(o))).send().await
    }

    /// A POST without a `requestId`: it may not be sent again once the server may have acted on it.
    pub(crate) async fn post(
        &self,
        client: &Client,
        options: impl FnOnce(CallOptions) -> CallOptions,
    ) -> Result<Dashboard> {
        let dashboard = Dashboard {
            display_name: Some(format!("dashboard of {}", self.call)),
            ..Default::default()
        };
        let dashboards = client.projects().dashboards();
        let call = dashboards.create("projects/p", dashboard);
        call.options(|o| options(self.write(o))).send().await
    }
}

/// No options of the call's own.
pub(crate) fn plain(options: CallOptions) -> CallOptions {
    options
}

/// Waits for what must become true without anything else being done.
pub(crate) async fn within(limit: Duration, mut done: impl FnMut() -> bool) -> bool {
    let start = Instant::now();
    while !done() {
        if start.elapsed() > limit {
            return false;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    true
}
