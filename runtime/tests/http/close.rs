//! `close()`: two calls, one connection; after it the server sees the end; the next call makes another.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use bytes::Bytes;
use discovery_runtime::ClientBuilder;
use discovery_runtime::contract::ApiClient;
use discovery_runtime::transport::HyperTransport;
use http_body_util::Full;
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo};
use serde_json::Value;
use tokio::net::TcpListener;

use crate::server::{CannedResponse, Server};
use crate::{builder, client, get};

#[tokio::test]
async fn over_http_1() {
    let server = Server::script([CannedResponse::json(200, "{}")]);
    let client = client(&server.url());
    for _ in 0..2 {
        get(&client).send::<Value>().await.unwrap();
    }
    assert_eq!((server.opened(), server.closed()), (1, 0));
    client.close();
    client.clone().close();
    assert!(
        server.sees_closed(1).await,
        "the server does not see the end of the connection"
    );
    get(&client).send::<Value>().await.unwrap();
    assert_eq!((server.opened(), server.closed()), (2, 1));
    client.close();
    assert!(server.sees_closed(2).await);
}

#[tokio::test]
async fn unsent_builders_hold_no_connection() {
    let server = Server::script([CannedResponse::json(200, "{}")]);
    let client = client(&server.url());
    get(&client).send::<Value>().await.unwrap();
    let unsent = get(&client);
    let unpolled = get(&client).send::<Value>();
    client.close();
    assert!(server.sees_closed(1).await);
    unpolled.await.unwrap();
    unsent.send::<Value>().await.unwrap();
    assert_eq!(server.opened(), 2);
}

#[tokio::test]
async fn calls_in_flight_finish() {
    let server =
        Server::script([CannedResponse::json(200, "{}").after(Duration::from_millis(200))]);
    let client = client(&server.url());
    let call = tokio::spawn(get(&client).send::<Value>());
    while server.seen().is_empty() {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    client.close();
    call.await.unwrap().unwrap();
    assert!(
        server.sees_closed(1).await,
        "the connection is not pooled again"
    );
    assert_eq!(server.opened(), 1);
}

#[tokio::test]
async fn clients_share_a_transport() {
    let server = Server::script([CannedResponse::json(200, "{}")]);
    let transport = HyperTransport::new();
    let clients = [0, 1].map(|_| {
        builder(&server.url())
            .transport(transport.clone())
            .build()
            .unwrap()
    });
    for client in &clients {
        get(client).send::<Value>().await.unwrap();
    }
    assert_eq!(server.opened(), 1);
    clients[0].close();
    assert!(server.sees_closed(1).await);
}

#[derive(Default)]
struct Counts {
    opened: AtomicUsize,
    closed: AtomicUsize,
    requests: AtomicUsize,
}

/// A server that speaks HTTP/2 alone.
async fn http2() -> (String, Arc<Counts>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let counts = Arc::new(Counts::default());
    let shared = counts.clone();
    tokio::spawn(async move {
        loop {
            let (socket, _) = listener.accept().await.unwrap();
            let counts = shared.clone();
            counts.opened.fetch_add(1, Ordering::SeqCst);
            tokio::spawn(async move {
                let requests = counts.clone();
                let service = service_fn(move |request: hyper::Request<hyper::body::Incoming>| {
                    assert_eq!(request.version(), hyper::Version::HTTP_2);
                    requests.requests.fetch_add(1, Ordering::SeqCst);
                    async {
                        Ok::<_, std::convert::Infallible>(hyper::Response::new(Full::new(
                            Bytes::from_static(b"{}"),
                        )))
                    }
                });
                let connection = hyper::server::conn::http2::Builder::new(TokioExecutor::new());
                let _ = connection
                    .serve_connection(TokioIo::new(socket), service)
                    .await;
                counts.closed.fetch_add(1, Ordering::SeqCst);
            });
        }
    });
    (url, counts)
}

#[tokio::test]
async fn over_http_2() {
    let (url, counts) = http2().await;
    let transport = HyperTransport::builder()
        .http2_prior_knowledge(true)
        .build()
        .unwrap();
    let builder: ClientBuilder<ApiClient> = builder(&url);
    let client = builder.transport(transport).build().unwrap();
    let read = |count: &AtomicUsize| count.load(Ordering::SeqCst);
    for _ in 0..2 {
        get(&client).send::<Value>().await.unwrap();
    }
    assert_eq!(
        (
            read(&counts.opened),
            read(&counts.requests),
            read(&counts.closed)
        ),
        (1, 2, 0)
    );
    client.close();
    let start = Instant::now();
    while read(&counts.closed) == 0 {
        assert!(
            start.elapsed() < Duration::from_secs(1),
            "the server does not see the end of the connection"
        );
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    get(&client).send::<Value>().await.unwrap();
    assert_eq!((read(&counts.opened), read(&counts.requests)), (2, 3));
}

#[test]
fn a_client_outlives_the_runtime_of_its_connections() {
    let server = Server::script([CannedResponse::json(200, "{}")]);
    let client = client(&server.url());
    for connections in 1..=3 {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        for _ in 0..2 {
            runtime.block_on(get(&client).send::<Value>()).unwrap();
        }
        assert_eq!(server.opened(), connections);
    }
    client.close();
}
