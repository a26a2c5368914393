//! Which calls are sent again: by the same rules as calls that are sent alone.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use google_monitoring_v3::{ErrorKind, RetryBudget, RetryPolicy};

use super::server::{answering, error, plain, policies, received, response, server};
use super::{client, create, get, name, policy};

/// The last segments of the paths of each request.
fn names(server: &discovery_tests::server::Server) -> Vec<Vec<String>> {
    let requests = received(server);
    let names = requests
        .iter()
        .map(|calls| calls.iter().map(|call| call.name().to_owned()).collect());
    names.collect()
}

#[tokio::test]
async fn a_rate_limit_of_a_part_is_waited_for() {
    // A call that is limited was not acted on, whatever its verb.
    for (status, reason) in [(429, "rateLimitExceeded"), (403, "userRateLimitExceeded")] {
        let server = answering(move |index, call| match (index, call.name()) {
            (0, "b" | "alertPolicies") => (status, error(status, reason)),
            (_, name) => (200, policy(name)),
        });
        let client = client(&server);
        let mut batch = client.batch();
        let a = batch.add(get(&client, "a")).unwrap();
        let b = batch.add(get(&client, "b")).unwrap();
        let c = batch.add(create(&client, "c")).unwrap();
        let mut responses = batch.send().await.unwrap();
        assert_eq!(name(responses.take(a).unwrap()), "a");
        assert_eq!(name(responses.take(b).unwrap()), "b");
        responses.take(c).unwrap();
        assert_eq!(
            names(&server),
            [vec!["a", "b", "alertPolicies"], vec!["b", "alertPolicies"]]
        );
    }
}

#[tokio::test]
async fn only_what_may_be_repeated_is_repeated() {
    let server = answering(|index, call| match index {
        0 => (503, error(503, "backendError")),
        _ => (200, policy(call.name())),
    });
    let client = client(&server);
    let mut batch = client.batch();
    let read = batch.add(get(&client, "a")).unwrap();
    let made = batch.add(create(&client, "b")).unwrap();
    let safe = create(&client, "c").options(|options| options.idempotent(true));
    let safe = batch.add(safe).unwrap();
    let mut responses = batch.send().await.unwrap();
    assert_eq!(name(responses.take(read).unwrap()), "a");
    responses.take(safe).unwrap();
    let failed = responses.take(made).unwrap_err();
    assert_eq!(
        failed.http_status().map(|status| status.as_u16()),
        Some(503)
    );
    assert_eq!(failed.attempts(), 1);
    assert_eq!(names(&server)[1], ["a", "alertPolicies"]);
}

#[tokio::test]
async fn an_error_for_all_repeats_what_may_be_repeated() {
    let server = server(|index, calls| match index {
        0 => plain(503, &error(503, "backendError")),
        _ => response(&policies(calls)),
    });
    let client = client(&server);
    let mut batch = client.batch();
    let read = batch.add(get(&client, "a")).unwrap();
    let made = batch.add(create(&client, "b")).unwrap();
    let mut responses = batch.send().await.unwrap();
    assert_eq!(name(responses.take(read).unwrap()), "a");
    let failed = responses.take(made).unwrap_err();
    assert!(failed.is_server_error());
    assert_eq!(
        failed.method(),
        Some("monitoring.projects.alertPolicies.create")
    );
    assert_eq!(names(&server), [vec!["a", "alertPolicies"], vec!["a"]]);
}

#[tokio::test]
async fn retries_end_with_the_policy() {
    let server = answering(|_, _| (429, error(429, "rateLimitExceeded")));
    let client = client(&server);
    let own = get(&client, "b").options(|options| options.retry(RetryPolicy::none()));
    let mut batch = client.batch().options(|options| {
        options.retry(
            RetryPolicy::default()
                .attempts(2)
                .first_backoff(Duration::ZERO),
        )
    });
    let a = batch.add(get(&client, "a")).unwrap();
    let b = batch.add(own).unwrap();
    let mut responses = batch.send().await.unwrap();
    assert_eq!(responses.failed(), 2);
    assert_eq!(responses.take(a).unwrap_err().attempts(), 2);
    assert_eq!(responses.take(b).unwrap_err().attempts(), 1);
    assert_eq!(names(&server), [vec!["a", "b"], vec!["a"]]);
}

#[tokio::test]
async fn a_request_takes_one_retry_of_the_budget() {
    let server = answering(|_, _| (429, error(429, "rateLimitExceeded")));
    let client = client(&server);
    let retry = RetryPolicy::default()
        .first_backoff(Duration::ZERO)
        .budget(RetryBudget::new(2, 0.0));
    let batch = client.batch().options(|options| options.retry(retry));
    let calls = ["a", "b", "c"].map(|name| get(&client, name));
    let results = batch.all(calls).unwrap().send().await.unwrap();
    let attempts = results.into_iter().map(|one| one.unwrap_err().attempts());
    assert_eq!(attempts.collect::<Vec<_>>(), [3; 3]);
    assert_eq!(server.requests().len(), 3);
}

#[tokio::test]
async fn retry_after_of_a_part_is_kept() {
    let server = server(|index, calls| {
        let parts = calls.iter().map(|call| match (index, call.name()) {
            (0, "b") => call.answer_with(429, "Retry-After: 1\r\n", "{}"),
            (_, name) => call.answer(200, &policy(name)),
        });
        response(&parts.collect::<Vec<_>>())
    });
    let client = client(&server);
    let begin = Instant::now();
    let calls = ["a", "b"].map(|name| get(&client, name));
    let results = client.batch().all(calls).unwrap().send().await.unwrap();
    assert!(results.iter().all(Result::is_ok));
    assert!(begin.elapsed() >= Duration::from_secs(1));
}

#[tokio::test]
async fn the_time_of_the_batch_is_for_all_of_it() {
    let server = server(|_, calls| {
        let parts = calls.iter().map(|call| match call.name() {
            "b" => call.answer_with(429, "Retry-After: 30\r\n", "{}"),
            name => call.answer(200, &policy(name)),
        });
        response(&parts.collect::<Vec<_>>())
    });
    let client = client(&server);
    let batch = client
        .batch()
        .options(|options| options.timeout(Duration::from_secs(5)));
    let calls = ["a", "b"].map(|name| get(&client, name));
    let mut results = batch.all(calls).unwrap().send().await.unwrap();
    assert!(results.remove(1).unwrap_err().is_rate_limited());
    assert!(results.remove(0).is_ok());
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn time_that_runs_out_is_an_error_of_the_calls_that_were_not_answered() {
    let server = server(|index, calls| {
        if index == 1 {
            std::thread::sleep(Duration::from_secs(5));
        }
        response(&policies(calls))
    });
    let client = client(&server);
    let batch = client
        .batch()
        .options(|options| options.timeout(Duration::from_secs(2)));
    // Three requests: the second hangs, and the third is not sent.
    let calls = (0..150).map(|number| get(&client, &format!("p{number}")));
    let results = batch.all(calls).unwrap().send().await.unwrap();
    let (done, late) = results.split_at(50);
    assert!(done.iter().all(Result::is_ok));
    let kinds = late.iter().map(|one| one.as_ref().unwrap_err().kind());
    assert!(kinds.into_iter().all(|kind| kind == ErrorKind::Timeout));
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn hooks_see_each_attempt_of_each_call() {
    let server = answering(|index, call| match (index, call.name()) {
        (0, "b") => (429, error(429, "rateLimitExceeded")),
        (_, name) => (200, policy(name)),
    });
    let client = client(&server);
    let seen = Arc::new(Mutex::new(Vec::new()));
    let all = Arc::clone(&seen);
    let own = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&own);
    let batch = client.batch().options(|options| {
        options.on_attempt(move |attempt| {
            let status = attempt.http_status.map(|status| status.as_u16());
            let seen = (attempt.number, status, attempt.retry_in.is_some());
            all.lock().unwrap().push(seen);
        })
    });
    let hooked = get(&client, "c").options(|options| {
        options.on_attempt(move |_| {
            counted.fetch_add(1, Ordering::SeqCst);
        })
    });
    let calls = [get(&client, "a"), get(&client, "b"), hooked];
    batch.all(calls).unwrap().send().await.unwrap();
    assert_eq!(
        *seen.lock().unwrap(),
        [
            (1, Some(200), false),
            (1, Some(429), true),
            (2, Some(200), false)
        ]
    );
    assert_eq!(own.load(Ordering::SeqCst), 1);
}
