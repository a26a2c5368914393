//! Connections that break: what may be sent again is, and nothing else.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use google_monitoring_v1::{Client, ErrorKind, RetryPolicy};

use crate::caller::{Order, client, http1_clients, http2_client, plain};
use crate::fault::Fault;
use crate::http2;
use crate::server::Server;

/// An exchange that broke after the server may have acted.
async fn breaks(server: &Server, client: &Client, fault: Fault, name: &str) {
    let order = Order::new(format!("{name}-twice"), fault, 2);
    let operation = order.get(client, plain).await.unwrap();
    assert_eq!(operation.name.as_deref(), Some(order.call.as_str()));
    assert_eq!(server.seen(&order.call).len(), 3);

    let order = Order::always(format!("{name}-always"), fault);
    let error = order.get(client, plain).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.attempts()),
        (ErrorKind::Interrupted, 4)
    );
    assert_eq!(server.seen(&order.call).len(), 4);
    assert!(error.is_retryable() && !error.is_connect(), "{error}");

    let order = Order::always(format!("{name}-post"), fault);
    let error = order.post(client, plain).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.attempts()),
        (ErrorKind::Interrupted, 1)
    );
    assert_eq!(server.seen(&order.call).len(), 1, "a POST was sent twice");

    let order = Order::new(format!("{name}-idempotent"), fault, 1);
    let dashboard = order.post(client, |o| o.idempotent(true)).await.unwrap();
    assert_eq!(dashboard.name.as_deref(), Some(order.call.as_str()));
    assert_eq!(server.seen(&order.call).len(), 2);
}

async fn breaks_over_http1(fault: Fault) {
    let server = Server::start();
    for (client, name) in http1_clients(&server).iter().zip(["plain", "tls"]) {
        breaks(&server, client, fault, name).await;
    }
}

#[tokio::test]
async fn reset_before_the_request_is_read() {
    breaks_over_http1(Fault::ResetUnread).await;
}

#[tokio::test]
async fn reset_before_headers() {
    breaks_over_http1(Fault::ResetBeforeHeaders).await;
}

#[tokio::test]
async fn reset_within_headers() {
    breaks_over_http1(Fault::ResetWithinHeaders).await;
}

#[tokio::test]
async fn reset_after_headers() {
    breaks_over_http1(Fault::ResetAfterHeaders).await;
}

#[tokio::test]
async fn reset_within_the_body() {
    breaks_over_http1(Fault::ResetWithinBody).await;
}

#[tokio::test]
async fn a_truncated_body() {
    breaks_over_http1(Fault::Truncated).await;
}

#[tokio::test]
async fn an_over_long_body_is_not_the_answer_to_the_next_call() {
    let server = Server::start();
    for (client, name) in http1_clients(&server).iter().zip(["plain", "tls"]) {
        for number in 0..40 {
            let order = Order::always(format!("{name}-{number}"), Fault::OverLong);
            let operation = order.get(client, plain).await.unwrap();
            assert_eq!(operation.name.as_deref(), Some(order.call.as_str()));
        }
    }
}

#[tokio::test]
async fn http2_stream_reset() {
    let server = Server::start();
    let client = client(&server, "https", server.http2_tls);
    breaks(&server, &client, Fault::StreamReset, "reset").await;
}

#[tokio::test]
async fn http2_goaway_with_requests_unanswered() {
    let server = Server::start();
    let client = client(&server, "https", server.http2_tls);
    breaks(&server, &client, Fault::GoAwayAbrupt, "goaway").await;
}

#[tokio::test]
async fn http2_goaway_that_answers_first() {
    let server = Server::start();
    let client = client(&server, "https", server.http2_tls);
    for number in 0..5 {
        let order = Order::always(format!("{number}"), Fault::GoAwayGraceful);
        let dashboard = order.post(&client, plain).await.unwrap();
        assert_eq!(dashboard.name.as_deref(), Some(order.call.as_str()));
        assert_eq!(server.seen(&order.call).len(), 1);
    }
    assert!(server.opened() > 1, "the connection was used after GOAWAY");
}

#[tokio::test]
async fn http2_requests_that_a_goaway_leaves_out_are_sent_again() {
    let server = Server::start();
    let address = server.raw(|socket, number, state| async move {
        match number {
            0 => http2::goaway(socket, 0).await.unwrap(),
            _ => http2::serve(socket, state).await,
        }
    });
    let order = Order::always("left-out", Fault::None);
    let dashboard = order.post(&http2_client(address), plain).await.unwrap();
    assert_eq!(dashboard.name.as_deref(), Some("left-out"));
    assert_eq!(server.seen("left-out").len(), 1);
}

#[tokio::test]
async fn http2_requests_that_a_goaway_takes_in_are_not_sent_again() {
    let server = Server::start();
    let address = server.raw(|socket, number, state| async move {
        match number {
            0 | 1 => http2::goaway(socket, 1).await.unwrap(),
            _ => http2::serve(socket, state).await,
        }
    });
    let client = http2_client(address);
    let order = Order::always("taken-in", Fault::None);
    let error = order.post(&client, plain).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.attempts()),
        (ErrorKind::Interrupted, 1)
    );
    assert_eq!(server.opened(), 1);

    let order = Order::always("taken-in", Fault::None);
    order.get(&client, plain).await.unwrap();
    assert_eq!(server.opened(), 3);
}

#[tokio::test]
async fn http2_refused_streams_are_sent_again() {
    let server = Server::start();
    let client = client(&server, "https", server.http2_tls);
    let order = Order::new("refused", Fault::RefusedStream, 1);
    let attempts = Arc::new(AtomicUsize::new(0));
    let hook = attempts.clone();
    let dashboard = order.post(&client, |o| {
        o.on_attempt(move |_| {
            hook.fetch_add(1, Ordering::SeqCst);
        })
    });
    assert_eq!(dashboard.await.unwrap().name.as_deref(), Some("refused"));
    assert_eq!(server.seen("refused").len(), 2);
    assert_eq!(attempts.load(Ordering::SeqCst), 2);

    // By the rules of the call, and by no others.
    let order = Order::always("refused-once", Fault::RefusedStream);
    let error = order.post(&client, |o| o.retry(RetryPolicy::none())).await;
    assert_eq!(error.unwrap_err().kind(), ErrorKind::Interrupted);
    assert_eq!(server.seen("refused-once").len(), 1);
}
