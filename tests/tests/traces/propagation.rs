//! The hook before each attempt, and the `traceparent` that goes over the socket.

use discovery_tests::server::Server;
use google_monitoring_v3::ErrorKind;
use google_monitoring_v3::http::HeaderValue;
use traces_example::send_traceparent;
use tracing::Instrument as _;

use crate::recorder::{Trace, named};
use crate::{GET_ATTEMPT, client, get};

#[tokio::test]
async fn each_attempt_sends_its_own_traceparent() {
    let server = Server::with_status([(503, "{}"), (200, "{}")]);
    let trace = Trace::new();
    let client = client(&server);
    let called = get(&client, |options| options.before_attempt(send_traceparent));
    called.instrument(trace.root()).await.unwrap();
    let spans = trace.spans();
    let expected: Vec<String> = named(&spans, GET_ATTEMPT)
        .iter()
        .map(|span| format!("00-{}-{}-01", trace.id(), span.id))
        .collect();
    let requests = server.requests();
    let sent: Vec<&str> = requests
        .iter()
        .filter_map(|request| request.header("traceparent"))
        .collect();
    assert_eq!(sent, expected);
    assert_eq!(sent.len(), 2);
}

#[tokio::test]
async fn the_hook_replaces_headers_and_knows_the_attempt() {
    let server = Server::with_status([(503, "{}"), (200, "{}")]);
    let client = client(&server);
    let called = get(&client, |options| {
        options
            .header("x-attempt", "of the call")
            .before_attempt(|attempt| {
                assert_eq!(attempt.method, crate::GET);
                assert!(attempt.headers.is_empty());
                let number = HeaderValue::from(attempt.number);
                attempt.headers.insert("x-attempt", number);
            })
    });
    called.await.unwrap();
    let requests = server.requests();
    let sent: Vec<_> = requests
        .iter()
        .map(|request| request.header("x-attempt"))
        .collect();
    assert_eq!(sent, [Some("1"), Some("2")]);
}

#[tokio::test]
async fn a_header_of_the_connection_is_an_error() {
    let server = Server::new(["{}"]);
    let client = client(&server);
    let called = get(&client, |options| {
        options.before_attempt(|attempt| {
            let length = HeaderValue::from_static("7");
            attempt.headers.insert("content-length", length);
        })
    });
    let error = called.await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Request);
    assert!(error.to_string().contains("`content-length`"), "{error}");
    assert!(server.requests().is_empty());
}
