//! The spans of a call and its attempts.

use std::time::Duration;

use discovery_tests::server::Server;
use google_monitoring_v3::{Client, Credentials, ErrorKind, RetryPolicy};
use tracing::Instrument as _;

use crate::recorder::{Recorded, Trace, named, one};
use crate::{GET, GET_ATTEMPT, client, get, quick};

const UNAVAILABLE: &str =
    r#"{"error": {"code": 503, "message": "later", "status": "UNAVAILABLE"}}"#;
const DENIED: &str = r#"{"error": {"code": 403, "message": "not yours", "status": "PERMISSION_DENIED", "details": [
    {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "SERVICE_DISABLED", "domain": "googleapis.com"}]}}"#;

fn fields(span: &Recorded) -> Vec<(&str, &str)> {
    let fields = span.fields.iter();
    fields
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect()
}

#[tokio::test]
async fn a_call_and_its_attempts() {
    let server = Server::with_status([(503, UNAVAILABLE), (200, "{}")]);
    let address = server.endpoint().trim_start_matches("http://").to_owned();
    let (_, port) = address.split_once(':').unwrap();
    let port = format!("I64({port})");
    let trace = Trace::new();
    let called = get(&client(&server), |options| options).instrument(trace.root());
    called.await.unwrap();

    let spans = trace.spans();
    let call = one(&spans, GET);
    assert_eq!((call.kind.as_str(), &call.error), ("Internal", &None));
    let version = env!("CARGO_PKG_VERSION");
    let expected = [
        ("gcp.client.artifact", "google-monitoring-v3"),
        ("gcp.client.service", "monitoring"),
        ("gcp.client.version", version),
        ("http.request.resend_count", "I64(1)"),
        ("http.response.status_code", "I64(200)"),
        ("rpc.method", GET),
        ("rpc.system.name", "http"),
        ("server.address", "127.0.0.1"),
        ("server.port", port.as_str()),
    ];
    assert_eq!(fields(call), expected);

    let url = format!("http://{address}/v3/projects/p/metricDescriptors/m?alt=json");
    let [first, second] = named(&spans, GET_ATTEMPT)[..] else {
        panic!("{spans:#?}")
    };
    assert!(first.parent == call.id && second.parent == call.id);
    assert_eq!(first.kind, "Client");
    assert!(first.error.as_ref().unwrap().contains("later"), "{first:?}");
    let expected = [
        ("error.type", "503"),
        ("gcp.client.artifact", "google-monitoring-v3"),
        ("gcp.client.service", "monitoring"),
        ("gcp.client.version", version),
        ("http.request.method", "GET"),
        ("http.response.status_code", "I64(503)"),
        ("rpc.response.status_code", "UNAVAILABLE"),
        ("rpc.system.name", "http"),
        ("server.address", "127.0.0.1"),
        ("server.port", port.as_str()),
        ("url.full", &url),
        ("url.scheme", "http"),
        ("url.template", "/v3/{+name}"),
    ];
    assert_eq!(fields(first), expected);
    assert_eq!(second.error, None);
    assert_eq!(second.field("http.request.resend_count"), "I64(1)");
    assert_eq!(second.field("http.response.status_code"), "I64(200)");
    assert_eq!(second.field("error.type"), "");
}

/// The span of the call with this response.
async fn failed(server: &Server) -> Recorded {
    let trace = Trace::new();
    let called = get(&client(server), |options| {
        options.retry(RetryPolicy::none())
    });
    called.instrument(trace.root()).await.unwrap_err();
    let spans = trace.spans();
    let attempt = one(&spans, GET_ATTEMPT);
    let call = one(&spans, GET);
    assert_eq!(attempt.field("error.type"), call.field("error.type"));
    assert_eq!(attempt.error, call.error);
    call.clone()
}

#[tokio::test]
async fn an_error_has_the_reason_of_the_server() {
    let call = failed(&Server::with_status([(403, DENIED)])).await;
    assert_eq!(call.field("error.type"), "SERVICE_DISABLED");
    assert_eq!(call.field("rpc.response.status_code"), "PERMISSION_DENIED");
    assert_eq!(call.field("http.response.status_code"), "I64(403)");
    assert!(call.error.unwrap().contains("not yours"));
}

#[tokio::test]
async fn a_reason_that_is_no_word_is_not_a_type() {
    let odd = DENIED.replace("SERVICE_DISABLED", "see https://example.com/?x=1");
    let call = failed(&Server::with_status([(403, odd)])).await;
    assert_eq!(call.field("error.type"), "403");
}

#[tokio::test]
async fn errors_of_this_side_have_their_type() {
    let trace = Trace::new();
    let nobody = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let endpoint = format!("http://{}", nobody.local_addr().unwrap());
    drop(nobody);
    let client = Client::builder()
        .endpoint(endpoint)
        .credentials(Credentials::anonymous())
        .retry(RetryPolicy::none())
        .build()
        .unwrap();
    let called = get(&client, |options| options).instrument(trace.root());
    assert_eq!(called.await.unwrap_err().kind(), ErrorKind::Connect);
    let call = one(&trace.spans(), GET).clone();
    assert_eq!(call.field("error.type"), "CLIENT_CONNECTION_ERROR");

    // Nothing is sent, so there is no attempt.
    let trace = Trace::new();
    let descriptors = client.projects().metric_descriptors();
    let called = descriptors.get("").send().instrument(trace.root());
    assert_eq!(called.await.unwrap_err().kind(), ErrorKind::Request);
    let spans = trace.spans();
    assert_eq!(spans.len(), 1, "{spans:#?}");
    assert_eq!(one(&spans, GET).field("error.type"), "CLIENT_REQUEST_ERROR");
}

#[tokio::test]
async fn a_call_that_is_dropped_was_cancelled() {
    let server = Server::responding(|_, _| {
        std::thread::sleep(Duration::from_secs(1));
        None
    });
    let trace = Trace::new();
    let client = client(&server);
    let called = get(&client, |options| options).instrument(trace.root());
    let late = tokio::time::timeout(Duration::from_millis(50), called).await;
    assert!(late.is_err());
    let spans = trace.spans();
    for name in [GET, GET_ATTEMPT] {
        let span = one(&spans, name);
        assert_eq!(span.field("error.type"), "CLIENT_CANCELLED");
        assert!(span.error.is_some());
    }
}

#[tokio::test]
async fn one_hook_measures_calls_and_attempts() {
    use std::sync::{Arc, Mutex};
    let server = Server::with_status([(503, UNAVAILABLE), (200, "{}")]);
    let seen = Arc::new(Mutex::new(Vec::new()));
    let log = seen.clone();
    let client = client(&server);
    let called = get(&client, |options| {
        options.retry(quick()).on_attempt(move |attempt| {
            let is_last = attempt.retry_in.is_none();
            assert!(attempt.call_elapsed >= attempt.elapsed);
            log.lock().unwrap().push((attempt.call_elapsed, is_last));
        })
    });
    called.await.unwrap();
    let seen = seen.lock().unwrap().clone();
    let [(first, false), (second, true)] = seen[..] else {
        panic!("{seen:?}")
    };
    assert!(second > first);
}

#[test]
fn a_blocking_call_is_a_part_of_the_trace_of_its_caller() {
    let server = Server::new(["{}"]);
    let trace = Trace::new();
    let descriptors = client(&server).projects().metric_descriptors();
    let call = descriptors.get("projects/p/metricDescriptors/m");
    trace.root().in_scope(|| call.send_blocking()).unwrap();
    let spans = trace.spans();
    assert_eq!(one(&spans, GET_ATTEMPT).parent, one(&spans, GET).id);
}
