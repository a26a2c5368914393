//! The method with which the server waits.

use std::time::Duration;

use discovery_runtime::RetryPolicy;
use serde_json::{Value, json};

use crate::client;
use crate::server::Server;

const RUNNING: &str = r#"{"name": "operation-1", "status": "RUNNING",
    "selfLink": "https://www.googleapis.com/compute/v1/projects/p/zones/z/operations/operation-1"}"#;
const DONE: &str = r#"{"name": "operation-1", "status": "DONE",
    "selfLink": "https://www.googleapis.com/compute/v1/projects/p/zones/z/operations/operation-1"}"#;
const NAME: &str = "projects/p/locations/l/operations/o";

#[tokio::test]
async fn compute_waits_at_once_and_again() {
    let server = Server::repeating(&[(200, RUNNING), (200, RUNNING), (200, DONE)]);
    let client = client!(compute_v1, server);
    client.instances().delete("p", "z", "i").wait().await.unwrap();
    let wait = "POST /compute/v1/projects/p/zones/z/operations/operation-1/wait?alt=json";
    assert_eq!(server.lines()[1..], [wait, wait]);
}

#[tokio::test]
async fn the_server_is_told_how_long_to_wait() {
    let running = format!(r#"{{"name": "{NAME}"}}"#);
    let done = format!(r#"{{"name": "{NAME}", "done": true}}"#);
    let server = Server::repeating(&[(200, running.as_str()), (200, done.as_str())]);
    let client = client!(run_v2, server);
    let delete = || client.projects().locations().services().delete("projects/p/locations/l/services/s");
    delete().wait().await.unwrap();
    let request = &server.requests()[1];
    assert_eq!(request.line, format!("POST /v2/{NAME}:wait?alt=json"));
    let body: Value = serde_json::from_str(&request.body).unwrap();
    assert_eq!(body, json!({"timeout": "60.000s"}));

    // No longer than half of what the call may take.
    let server = Server::repeating(&[(200, running.as_str()), (200, done.as_str())]);
    let client = client!(run_v2, server);
    let delete = client.projects().locations().services().delete("projects/p/locations/l/services/s");
    let short = delete.options(|options| options.attempt_timeout(Duration::from_secs(20)));
    short.wait().await.unwrap();
    let body: Value = serde_json::from_str(&server.requests()[1].body).unwrap();
    assert_eq!(body, json!({"timeout": "10.000s"}));
}

#[tokio::test]
async fn a_server_that_does_not_wait_is_asked() {
    let server = Server::repeating(&[
        (200, RUNNING),
        (501, r#"{"error": {"code": 501, "message": "not here"}}"#),
        (200, RUNNING),
        (200, DONE),
    ]);
    let client = client!(compute_v1, server);
    client.instances().delete("p", "z", "i").wait().await.unwrap();
    let get = "GET /compute/v1/projects/p/zones/z/operations/operation-1?alt=json";
    let lines = server.lines();
    assert!(lines[1].contains("/wait?"), "{lines:?}");
    assert_eq!(lines[2..], [get, get], "it is not asked to wait again");

    // It says itself how long it waits, which would be longer than an attempt may take.
    let server = Server::repeating(&[(200, RUNNING), (200, DONE)]);
    let client = client!(compute_v1, server);
    let short = client.instances().delete("p", "z", "i");
    let short = short.options(|options| options.attempt_timeout(Duration::from_secs(20)));
    short.wait().await.unwrap();
    assert_eq!(server.lines()[1..], [get]);
}

#[tokio::test]
async fn a_rate_limit_does_not_mean_that_the_server_cannot_wait() {
    let limited = r#"{"error": {"code": 403, "message": "slower", "errors": [{"reason": "rateLimitExceeded"}]}}"#;
    let server = Server::repeating(&[(200, RUNNING), (403, limited), (200, DONE)]);
    let client = client!(compute_v1, server);
    let delete = client.instances().delete("p", "z", "i");
    let once = delete.options(|options| options.retry(RetryPolicy::none()));
    once.wait().await.unwrap();
    let wait = "POST /compute/v1/projects/p/zones/z/operations/operation-1/wait?alt=json";
    assert_eq!(server.lines()[1..], [wait, wait]);
}
