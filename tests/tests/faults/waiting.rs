//! Servers that are slow, or ask to be left alone.

use std::error::Error as _;
use std::time::{Duration, Instant};

use google_monitoring_v1::{Error, ErrorKind};

use crate::caller::{Order, client, http1_clients, plain};
use crate::fault::Fault;
use crate::server::Server;

/// What a call may take beyond its deadline: the machine may be busy.
const TOLERANCE: Duration = Duration::from_millis(500);

/// Attempts that get no whole answer end in time, and so does the call.
async fn stalls(fault: Fault) {
    const ATTEMPT: Duration = Duration::from_millis(500);
    const CALL: Duration = Duration::from_millis(1200);
    let server = Server::start();
    for (client, name) in http1_clients(&server).iter().zip(["plain", "tls"]) {
        let order = Order::new(format!("{name}-once"), fault, 1);
        let reply = order.get(client, |o| o.attempt_timeout(ATTEMPT)).await;
        assert_eq!(reply.unwrap().name.as_deref(), Some(order.call.as_str()));
        assert_eq!(server.seen(&order.call).len(), 2);

        let order = Order::always(format!("{name}-always"), fault);
        let start = Instant::now();
        let reply = order.get(client, |o| o.attempt_timeout(ATTEMPT).timeout(CALL));
        let error = reply.await.unwrap_err();
        let took = start.elapsed();
        assert_eq!(
            (error.kind(), error.is_timeout()),
            (ErrorKind::Timeout, true)
        );
        assert!(took < CALL + TOLERANCE, "{took:?}");
        let cause = error
            .source()
            .and_then(|cause| cause.downcast_ref::<Error>());
        assert!(cause.is_some_and(Error::is_timeout), "{error:?}");

        let order = Order::always(format!("{name}-post"), fault);
        let reply = order.post(client, |o| o.attempt_timeout(ATTEMPT)).await;
        let error = reply.unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Timeout, 1));
        assert_eq!(server.seen(&order.call).len(), 1, "a POST was sent twice");
    }
}

#[tokio::test]
async fn slow_bytes() {
    stalls(Fault::SlowBytes).await;
}

#[tokio::test]
async fn no_answer() {
    stalls(Fault::Silent).await;
}

/// The wait that the server asks for, between the first and the second request.
async fn asked_wait(fault: Fault, idempotent: bool) -> Duration {
    let server = Server::start();
    let client = client(&server, "http", server.http1);
    let order = Order::new("waits", fault, 1);
    if idempotent {
        order.get(&client, plain).await.unwrap();
    } else {
        order.post(&client, plain).await.unwrap();
    }
    let seen = server.seen(&order.call);
    assert_eq!(seen.len(), 2);
    seen[1].at - seen[0].at
}

#[tokio::test]
async fn too_many_requests_with_seconds() {
    assert!(asked_wait(Fault::TooManySeconds, false).await >= Duration::from_secs(1));
}

#[tokio::test]
async fn too_many_requests_with_a_date() {
    assert!(asked_wait(Fault::TooManyDate, false).await >= Duration::from_millis(990));
}

#[tokio::test]
async fn unavailable_with_seconds() {
    assert!(asked_wait(Fault::UnavailableSeconds, true).await >= Duration::from_secs(1));
}

#[tokio::test]
async fn unavailable_with_a_date() {
    assert!(asked_wait(Fault::UnavailableDate, true).await >= Duration::from_millis(990));
}

/// Every attempt is refused, of every call.
async fn storm(fault: Fault, status: u16, posts: usize) {
    let server = Server::start();
    let client = client(&server, "http", server.http1);
    let (gets, once) = (Order::always("gets", fault), Order::always("posts", fault));
    let (get, post) = tokio::join!(gets.get(&client, plain), once.post(&client, plain));
    let (get, post) = (get.unwrap_err(), post.unwrap_err());
    for error in [&get, &post] {
        assert_eq!(error.http_status().unwrap(), status);
        assert!(
            error.is_retryable() && error.status().is_some(),
            "{error:?}"
        );
    }
    assert_eq!((get.attempts(), server.seen("gets").len()), (4, 4));
    assert_eq!(server.seen("posts").len(), posts);

    // A wait that leads past the deadline is not begun.
    let start = Instant::now();
    let order = Order::always("short", fault);
    let error = order.get(&client, |o| o.timeout(Duration::from_millis(900)));
    assert_eq!(error.await.unwrap_err().http_status().unwrap(), status);
    assert!(start.elapsed() < Duration::from_millis(900));
    assert_eq!(server.seen("short").len(), 1);
}

#[tokio::test]
async fn storm_of_too_many_requests() {
    storm(Fault::TooManySeconds, 429, 4).await;
}

#[tokio::test]
async fn storm_of_unavailable() {
    storm(Fault::UnavailableDate, 503, 1).await;
}
