//! A rate limit of the request for the state does not end the waiting.

use std::error::Error as _;
use std::time::{Duration, Instant};

use discovery_tests::server::Server;
use google_monitoring_v1::{Error, ErrorKind, PollingPolicy, RetryPolicy};

use crate::monitoring::{DONE, POLL, RUNNING, START, STARTED, client, create};

const TOO_OFTEN: &str = r#"{"error": {"code": 403, "message": "Too often.", "errors": [{"reason": "rateLimitExceeded"}]}}"#;
const NO_MORE: &str = r#"{"error": {"code": 403, "message": "No more.", "errors": [{"reason": "dailyLimitExceeded"}]}}"#;
/// The server asks to wait for an hour.
const MUCH_LATER: &str = r#"{"error": {"code": 429, "message": "Later.", "status": "RESOURCE_EXHAUSTED", "details": [
    {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "3600s"}]}}"#;

/// A policy that waits for a moment only, and not for ever.
fn often() -> PollingPolicy {
    PollingPolicy::new()
        .first_wait(Duration::from_millis(5))
        .timeout(Duration::from_secs(10))
}

/// Waits without retries of a call, so that each request for the state is one attempt.
async fn wait_once_each(server: &Server, policy: PollingPolicy) -> Result<(), Error> {
    let call = create(&client(server));
    let call = call.options(|options| options.polling(policy).retry(RetryPolicy::none()));
    call.wait().await.map(drop)
}

#[tokio::test]
async fn the_state_is_requested_again() {
    let limited = (403, TOO_OFTEN);
    let server = Server::repeating(&[
        (200, STARTED),
        limited,
        limited,
        (200, RUNNING),
        limited,
        (200, DONE),
    ]);
    wait_once_each(&server, often()).await.unwrap();
    assert_eq!(server.lines(), [START, POLL, POLL, POLL, POLL, POLL]);

    // Also beyond the retries of a call, and right after a resume.
    let server = Server::repeating(&[
        limited,
        limited,
        limited,
        limited,
        limited,
        limited,
        (200, DONE),
    ]);
    let resumed = client(&server).resume("operations/abc");
    let resumed = resumed.options(|options| options.polling(often()));
    resumed.wait().await.unwrap();
    assert_eq!(server.lines(), [POLL; 7]);
}

#[tokio::test]
async fn a_rate_limit_is_no_state() {
    let server = Server::repeating(&[(200, STARTED), (403, TOO_OFTEN), (200, DONE)]);
    let call = create(&client(&server))
        .options(|options| options.polling(often()).retry(RetryPolicy::none()));
    let mut states = call.states();
    assert!(!states.next().await.unwrap().unwrap().is_done());
    assert!(states.next().await.unwrap().unwrap().is_done());
    assert!(states.next().await.is_none());
}

#[tokio::test]
async fn the_time_limit_holds_and_the_cause_is_kept() {
    let server = Server::repeating(&[(200, STARTED), (403, TOO_OFTEN)]);
    let limit = Duration::from_millis(200);
    let begun = Instant::now();
    let error = wait_once_each(&server, often().timeout(limit))
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert!(begun.elapsed() >= limit);
    let cause = error.source().unwrap().downcast_ref::<Error>().unwrap();
    assert!(cause.is_rate_limited(), "{cause}");
    assert_eq!(error.operation().unwrap().name(), "operations/abc");
    assert!(server.lines().len() > 3);

    // The last request before the end was not refused.
    let server = Server::repeating(&[(200, STARTED), (403, TOO_OFTEN), (200, RUNNING)]);
    let error = wait_once_each(&server, often().timeout(limit))
        .await
        .unwrap_err();
    assert!(error.source().is_none(), "{error}");
}

#[tokio::test]
async fn a_wait_beyond_the_time_limit_is_not_begun() {
    let server = Server::repeating(&[(200, STARTED), (429, MUCH_LATER)]);
    let begun = Instant::now();
    let policy = often().timeout(Duration::from_secs(60));
    let error = wait_once_each(&server, policy).await.unwrap_err();
    assert!(begun.elapsed() < Duration::from_secs(10));
    assert!(error.is_rate_limited(), "{error}");
    assert_eq!(error.operation().unwrap().name(), "operations/abc");
}

#[tokio::test]
async fn a_quota_that_does_not_come_back_soon_ends_the_waiting() {
    let server = Server::repeating(&[(200, STARTED), (403, NO_MORE)]);
    let call = create(&client(&server)).options(|options| options.polling(often()));
    let error = call.wait().await.unwrap_err();
    assert!(error.is_quota_exceeded(), "{error}");
    assert_eq!(error.operation().unwrap().name(), "operations/abc");
    assert_eq!(server.lines(), [START, POLL]);
}

#[tokio::test]
async fn the_caller_can_end_the_waiting() {
    let server = Server::repeating(&[(200, STARTED), (403, TOO_OFTEN)]);
    let policy = RetryPolicy::new().retry_if(|error, _| !error.is_rate_limited());
    let call = create(&client(&server)).options(|options| options.polling(often()).retry(policy));
    let error = call.wait().await.unwrap_err();
    assert!(error.is_rate_limited(), "{error}");
    assert_eq!(server.lines(), [START, POLL]);
}
