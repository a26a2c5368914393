//! Time stands still: retries, polls and limits take no time.

use std::time::{Duration, Instant};

use discovery_runtime::serde_json::json;
use discovery_testing::{Fake, Response, ServerError};
use google_monitoring_v3::RetryPolicy;

use crate::{LIST, client};

const MINUTE: Duration = Duration::from_secs(60);

/// Nothing here waits, so seconds are much.
fn assert_at_once(begin: Instant) {
    let took = begin.elapsed();
    assert!(took < Duration::from_secs(20), "{took:?}");
}

#[tokio::test]
async fn retries_of_minutes_take_no_time() {
    let begin = Instant::now();
    let fake = Fake::new();
    fake.on(LIST)
        .respond_times(2, ServerError::new(503))
        .respond(ServerError::new(429).retry_after(5 * MINUTE))
        .respond(json!({"totalSize": 1}));
    let policy = RetryPolicy::new()
        .first_backoff(MINUTE)
        .max_backoff(10 * MINUTE);
    let policies = client(&fake).projects().alert_policies();
    let list = policies
        .list("projects/p")
        .options(|o| o.retry(policy).timeout(60 * MINUTE));
    assert_eq!(list.send().await.unwrap().total_size, Some(1));
    assert_eq!(fake.pauses(), [MINUTE, 2 * MINUTE, 5 * MINUTE]);
    let attempts: Vec<u32> = fake
        .requests()
        .iter()
        .map(|request| request.attempt())
        .collect();
    assert_eq!(attempts, [1, 2, 3, 4]);
    assert_at_once(begin);
}

/// The second retry would come after the deadline.
#[tokio::test]
async fn a_deadline_holds_although_nobody_waits() {
    let fake = Fake::new();
    fake.on(LIST).respond_always(ServerError::new(503));
    let policy = RetryPolicy::new()
        .first_backoff(MINUTE)
        .max_backoff(10 * MINUTE);
    let policies = client(&fake).projects().alert_policies();
    let list = policies
        .list("projects/p")
        .options(|o| o.retry(policy).timeout(2 * MINUTE));
    assert_eq!(list.send().await.unwrap_err().attempts(), 2);
    assert_eq!(fake.pauses(), [MINUTE]);
}

#[tokio::test]
async fn a_response_that_takes_its_time_runs_into_limits() {
    let begin = Instant::now();
    let fake = Fake::new();
    fake.on(LIST)
        .respond(Response::never())
        .respond(Response::json(json!({})).after(MINUTE / 2));
    let policies = client(&fake).projects().alert_policies();
    let list = || {
        policies
            .list("projects/p")
            .options(|o| o.attempt_timeout(MINUTE))
    };
    list().send().await.unwrap();
    assert_eq!(fake.requests().len(), 2);

    fake.on(LIST)
        .respond_times(4, Response::json(json!({})).after(2 * MINUTE));
    let error = list().send().await.unwrap_err();
    assert!(error.is_timeout(), "{error}");
    assert_at_once(begin);
}

#[tokio::test]
async fn a_body_that_stalls_runs_into_the_idle_limit() {
    let begin = Instant::now();
    let fake = Fake::new();
    fake.on(LIST)
        .respond(Response::json(json!({"totalSize": 1})).stalls_after(5))
        .respond(Response::json(json!({"totalSize": 1})).breaks_after(5))
        .respond(json!({"totalSize": 2}));
    let policies = client(&fake).projects().alert_policies();
    let page = policies.list("projects/p").send().await.unwrap();
    assert_eq!((page.total_size, fake.requests().len()), (Some(2), 3));
    assert_at_once(begin);
}

/// In production, this program would wait forever.
#[tokio::test]
async fn a_call_without_a_limit_does_not_wait_forever() {
    let fake = Fake::new();
    fake.on(LIST).respond(Response::never());
    let policies = client(&fake).projects().alert_policies();
    let list = policies.list("projects/p").options(|o| o.timeout(None));
    let error = list.send().await.unwrap_err().to_string();
    assert!(error.contains("never comes"), "{error}");
    assert!(crate::panic_of(|| fake.finish()).contains("has no limit"));
}

#[tokio::test(start_paused = true)]
async fn it_works_with_the_paused_clock_of_tokio_too() {
    let fake = Fake::new();
    fake.on(LIST)
        .respond(ServerError::new(503))
        .respond(json!({}));
    let policies = client(&fake).projects().alert_policies();
    let begin = tokio::time::Instant::now();
    policies.list("projects/p").send().await.unwrap();
    assert_eq!(begin.elapsed(), Duration::ZERO);
}

#[test]
fn blocking_calls_go_through_it() {
    let fake = Fake::new();
    fake.on(LIST)
        .respond_times(2, ServerError::new(503))
        .respond(json!({"totalSize": 4}));
    let policies = client(&fake).projects().alert_policies();
    let page = policies.list("projects/p").send_blocking().unwrap();
    assert_eq!(page.total_size, Some(4));
}
