//! Answers that are whole and wrong.

use std::time::{Duration, Instant};

use google_monitoring_v1::ErrorKind;

use crate::caller::{Order, TOKEN, http1_clients, plain};
use crate::fault::Fault;
use crate::server::Server;

#[tokio::test]
async fn wrong_content_type() {
    let server = Server::start();
    for (client, call) in http1_clients(&server).iter().zip(["plain", "tls"]) {
        let order = Order::always(call, Fault::Html);
        let error = order.get(client, plain).await.unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Decode, 1));
        assert_eq!(error.http_status().unwrap(), 200);
        assert!(error.body().unwrap().starts_with(b"<html>"));
        assert!(!error.is_retryable());
        assert_eq!(server.seen(call).len(), 1);
    }
}

#[tokio::test]
async fn gzip_bomb() {
    let server = Server::start();
    for (client, call) in http1_clients(&server).iter().zip(["plain", "tls"]) {
        let order = Order::always(call, Fault::GzipBomb);
        let start = Instant::now();
        let reply = order.get(client, |o| o.max_response_bytes(100_000)).await;
        let error = reply.unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::TooLarge, 1));
        assert!(error.body().unwrap().len() <= 100_000);
        assert!(start.elapsed() < Duration::from_secs(2), "it was unpacked");
        assert_eq!(server.seen(call).len(), 1);
    }
}

#[tokio::test]
async fn endless_redirects() {
    let server = Server::start();
    for (client, call) in http1_clients(&server).iter().zip(["plain", "tls"]) {
        let order = Order::always(format!("{call}-get"), Fault::RedirectLoop);
        let error = order.get(client, plain).await.unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Status, 1));
        assert_eq!(error.http_status().unwrap(), 302);
        assert_eq!(server.seen(&order.call).len(), 11);

        let order = Order::always(format!("{call}-post"), Fault::RedirectLoop);
        let error = order.post(client, plain).await.unwrap_err();
        assert_eq!(error.http_status().unwrap(), 302);
        assert_eq!(server.seen(&order.call).len(), 1, "a POST was sent twice");
    }
}

#[tokio::test]
async fn redirect_to_another_host_brings_no_token_there() {
    let server = Server::start();
    let [client, tls] = http1_clients(&server);
    let order = Order::always("away", Fault::RedirectAway);
    let operation = order.get(&client, plain).await.unwrap();
    assert_eq!(operation.name.as_deref(), Some("away"));
    let seen = server.seen("away");
    assert_eq!(seen.len(), 2);
    assert_eq!(
        seen[0].authorization.as_deref(),
        Some(format!("Bearer {TOKEN}").as_str())
    );
    assert!(seen[1].elsewhere);
    assert_eq!(seen[1].authorization, None);

    let order = Order::always("away-post", Fault::RedirectAway);
    let error = order.post(&client, plain).await.unwrap_err();
    assert_eq!(error.http_status().unwrap(), 302);
    assert_eq!(server.seen("away-post").len(), 1);

    // From https to http is no way to go.
    let order = Order::always("away-tls", Fault::RedirectAway);
    let error = order.get(&tls, plain).await.unwrap_err();
    assert_eq!(error.http_status().unwrap(), 302);
    assert_eq!(server.seen("away-tls").len(), 1);
    assert!(!format!("{error:?}").contains(TOKEN));
}
