//! Connections that are never made: every call may be tried again.

use std::error::Error as _;
use std::sync::Arc;

use google_monitoring_v1::{Client, Credentials, ErrorKind, HyperTransport};

use crate::caller::{Order, client, plain};
use crate::fault::Fault;
use crate::server::Server;

#[tokio::test]
async fn connection_refused() {
    let server = Arc::new(Server::start());
    let client = client(&server, "http", server.refusing);
    let order = Order::always("refused", Fault::None);
    let error = order.post(&client, plain).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Connect, 4));
    assert!(error.to_string().contains("refused"), "{error}");

    let listening = server.clone();
    let dashboard = order.post(&client, |o| {
        o.on_attempt(move |attempt| {
            assert!(attempt.error.is_none_or(|error| error.is_connect()));
            listening.stop_refusing();
        })
    });
    assert_eq!(dashboard.await.unwrap().name.as_deref(), Some("refused"));
    assert_eq!(server.seen("refused").len(), 1);
}

#[tokio::test]
async fn tls_handshake_broken_off() {
    let server = Server::start();
    let client = client(&server, "https", server.handshake);
    let error = Order::always("post", Fault::None)
        .post(&client, plain)
        .await;
    let error = error.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Connect, 4));
    assert_eq!(server.opened(), 4);
}

#[tokio::test]
async fn tls_certificate_of_a_stranger() {
    let server = Server::start();
    let client = Client::builder()
        .endpoint(format!("https://{}", server.http1_tls))
        .credentials(Credentials::anonymous())
        .transport(HyperTransport::builder().no_proxy().build().unwrap())
        .build()
        .unwrap();
    let order = Order::always("stranger", Fault::None);
    let error = order.get(&client, plain).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connect);
    assert!(error.source().is_some());
    assert!(error.to_string().contains("certificate"), "{error}");
    assert!(server.seen("stranger").is_empty());
}
