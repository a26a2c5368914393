//! One transport in two tokio runtimes.

use std::thread;

use discovery_tests::server::Server;
use google_monitoring_v1::HyperTransport;
use tokio::runtime::{Builder, Runtime};

use crate::authority::Authority;
use crate::tls_server::TlsServer;
use crate::{call, client};

/// With one thread, so that a connection is back in its pool before the next call.
fn runtime() -> Runtime {
    Builder::new_current_thread().enable_all().build().unwrap()
}

#[test]
fn two_runtimes_have_connections_of_their_own() {
    let server = Server::repeating(&[(200, "{}")]);
    let client = client(server.endpoint(), HyperTransport::new());
    let (one, two) = (runtime(), runtime());
    for _ in 0..3 {
        one.block_on(call(&client)).unwrap();
        two.block_on(call(&client)).unwrap();
    }
    assert_eq!(server.connections(), 2);
    // The end of one does not reach the other.
    drop(one);
    two.block_on(call(&client)).unwrap();
    assert_eq!(server.connections(), 2);
    runtime().block_on(call(&client)).unwrap();
    assert_eq!(server.connections(), 3);
}

#[test]
fn over_http2_too_and_at_once() {
    let authority = Authority::new();
    let server = TlsServer::start(&authority, &["localhost"], None, &["h2"]);
    let transport = HyperTransport::builder()
        .root_certificates(authority.pem())
        .build()
        .unwrap();
    let client = client(&server.url("localhost"), transport);
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                let runtime = runtime();
                let calls: Vec<_> = (0..20)
                    .map(|_| {
                        let client = client.clone();
                        runtime.spawn(async move { call(&client).await })
                    })
                    .collect();
                for one in calls {
                    runtime.block_on(one).unwrap().unwrap();
                }
            });
        }
    });
    assert_eq!(server.seen().len(), 40);
}
