//! What is refused before anything is sent.

use std::time::Duration;

use google_monitoring_v3::{ErrorKind, Result};

use super::server::{answering, policy_server};
use super::{client, get, name};

/// What was wrong, which nothing was sent for.
fn refusal<T: std::fmt::Debug>(result: Result<T>) -> String {
    let error = result.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Request, "{error}");
    error.to_string()
}

#[tokio::test]
async fn a_call_of_another_client() {
    let (one, other) = (policy_server(), policy_server());
    let (here, there) = (client(&one), client(&other));
    let mut batch = here.batch();
    let why = refusal(batch.add(get(&there, "a")));
    assert!(why.contains("another client"), "{why}");
    assert!(
        why.starts_with("monitoring.projects.alertPolicies.get: "),
        "{why}"
    );
    // A clone is the same client.
    let handle = batch.add(get(&here.clone(), "b")).unwrap();
    let mut responses = batch.send().await.unwrap();
    assert_eq!(name(responses.take(handle).unwrap()), "b");
    assert_eq!(other.requests().len(), 0);
}

#[tokio::test]
async fn a_batch_without_calls() {
    let server = policy_server();
    let client = client(&server);
    let batch = client.batch();
    assert!(batch.is_empty());
    let why = refusal(batch.send().await);
    assert!(why.contains("no call"), "{why}");
    // A list may be empty.
    let none: [google_monitoring_v3::projects::alert_policies::Get; 0] = [];
    let results = client.batch().all(none).unwrap().send().await.unwrap();
    assert!(results.is_empty());
    assert_eq!(server.requests().len(), 0);
}

#[tokio::test]
async fn a_call_that_cannot_be_sent_alone_either() {
    let server = policy_server();
    let client = client(&server);
    let mut batch = client.batch();
    let handle = batch.add(get(&client, "a")).unwrap();
    let error = batch.add(get(&client, "..")).unwrap_err();
    assert_eq!(error.parameter_name(), Some("name"));
    let header = get(&client, "b").options(|options| options.header("a\n", "b"));
    assert!(refusal(batch.add(header)).contains("header"));
    // Those before it are not lost.
    let mut responses = batch.send().await.unwrap();
    assert_eq!(name(responses.take(handle).unwrap()), "a");
    let all = client
        .batch()
        .all(["a", ".."].map(|name| get(&client, name)));
    assert_eq!(all.unwrap_err().parameter_name(), Some("name"));
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn options_that_are_of_the_whole_request() {
    let server = policy_server();
    let client = client(&server);
    let mut batch = client.batch();
    let limit = Duration::from_secs(1);
    let timeout = get(&client, "a").options(|options| options.timeout(limit));
    let attempt = get(&client, "a").options(|options| options.attempt_timeout(limit));
    let idle = get(&client, "a").options(|options| options.idle_timeout(limit));
    for (call, option) in [
        (timeout, "`timeout`"),
        (attempt, "`attempt_timeout`"),
        (idle, "`idle_timeout`"),
    ] {
        let why = refusal(batch.add(call));
        assert!(
            why.contains(option) && why.contains("for the batch"),
            "{why}"
        );
    }
    assert_eq!(server.requests().len(), 0);
}

#[tokio::test]
async fn what_would_not_be_json() {
    let server = policy_server();
    let client = client(&server);
    let mut batch = client.batch();
    for (parameter, value) in [("alt", "media"), ("callback", "f")] {
        let call = get(&client, "a").options(|options| options.parameter(parameter, value));
        let why = refusal(batch.add(call));
        assert!(why.contains(parameter), "{why}");
    }
    assert!(batch.is_empty());
}

#[tokio::test]
async fn a_list_beside_single_calls() {
    let server = policy_server();
    let client = client(&server);
    let mut batch = client.batch();
    let handle = batch.add(get(&client, "a")).unwrap();
    let why = refusal(batch.all([get(&client, "b")]));
    assert!(why.contains("second batch"), "{why}");
    drop(handle);
}

#[tokio::test]
async fn a_handle_of_another_batch() {
    let server = answering(|_, call| (200, super::policy(call.name())));
    let client = client(&server);
    let (mut one, mut other) = (client.batch(), client.batch());
    let first = one.add(get(&client, "a")).unwrap();
    let second = other.add(get(&client, "b")).unwrap();
    let mut responses = one.send().await.unwrap();
    let why = refusal(responses.take(second));
    assert!(why.contains("handle"), "{why}");
    assert_eq!(name(responses.take(first).unwrap()), "a");
    drop(other.send().await.unwrap());
}
