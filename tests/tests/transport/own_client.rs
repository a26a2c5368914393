//! A client of reqwest of the caller's as the transport.

use std::error::Error as _;

use discovery_tests::server::Server;
use google_monitoring_v1::http::Request;
use google_monitoring_v1::transport::{Body, ReqwestTransport, Transport, TransportErrorKind};
use google_monitoring_v1::types::Dashboard;
use google_monitoring_v1::{Credentials, ErrorKind};

use crate::{builder, call};

fn own() -> reqwest::Client {
    // reqwest wants one even for plain http.
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder()
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .user_agent("not ours")
        .build()
        .unwrap()
}

#[tokio::test]
async fn calls_go_through_it() {
    let server = Server::repeating(&[(503, "{}"), (200, "{}")]);
    let transport = ReqwestTransport::from_client(own());
    let client = builder(server.endpoint(), transport).build().unwrap();
    call(&client).await.unwrap();
    let requests = server.requests();
    // The runtime counts the attempts, and what it sends is not changed.
    assert_eq!(requests.len(), 2);
    assert!(
        !requests[1].head.contains("not ours"),
        "{}",
        requests[1].head
    );
    let dashboards = client.projects().dashboards();
    let dashboard = Dashboard::default();
    let create = dashboards.create("projects/p", dashboard).send();
    create.await.unwrap();
    assert_eq!(server.requests()[2].body, "{}");
}

#[tokio::test]
async fn secrets_wait_for_its_promise() {
    let server = Server::repeating(&[(200, "{}")]);
    let token = || Credentials::token("secret");
    let silent = ReqwestTransport::from_client(own());
    let client = builder(server.endpoint(), silent.clone())
        .credentials(token())
        .build()
        .unwrap();
    let error = call(&client).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Configuration);
    let client = builder(server.endpoint(), silent.direct())
        .credentials(token())
        .build()
        .unwrap();
    call(&client).await.unwrap();
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn its_errors_show_no_key() {
    let transport = ReqwestTransport::from_client(own());
    let mut request = Request::new(Body::empty());
    *request.uri_mut() = "http://127.0.0.1:1/?key=secret".parse().unwrap();
    let error = transport.send(request).await.unwrap_err();
    assert_eq!(error.kind(), TransportErrorKind::Connect);
    let source = error.source().unwrap();
    let text = format!("{error:?} {source} {source:?}");
    assert!(!text.contains("secret"), "{text}");
}
