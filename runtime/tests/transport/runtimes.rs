//! One client, several tokio runtimes: one after the other, at once, short-lived.

use std::collections::BTreeMap;
use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;
use std::thread;
use std::time::{Duration, Instant};

use discovery_runtime::contract::{ApiClient, Call};
use discovery_runtime::{ErrorKind, RetryPolicy, Sending};
use serde_json::{Value, json};
use tokio::runtime::{Builder, Runtime};

use crate::server::{CannedResponse, Server};
use crate::subjects::Subject;
use crate::{GET, POST};

fn current_thread() -> Runtime {
    Builder::new_current_thread().enable_all().build().unwrap()
}

fn multi_thread() -> Runtime {
    Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap()
}

fn ok() -> Server {
    Server::script([CannedResponse::json(200, "{}")])
}

/// A call that waits for nothing longer than a test can, and is not repeated for anything that the server may have seen.
fn get(client: &ApiClient) -> Sending<Value> {
    let mut call = Call::new(client, &GET);
    call.options(|options| options.timeout(Duration::from_secs(20)));
    call.send()
}

fn post(client: &ApiClient, number: usize) -> Sending<Value> {
    let mut call = Call::new(client, &POST);
    call.options(|options| options.timeout(Duration::from_secs(60)));
    call.body(&json!({ "number": number }));
    call.send()
}

fn wait_until(what: &str, is_so: impl Fn() -> bool) {
    let start = Instant::now();
    while !is_so() {
        assert!(start.elapsed() < Duration::from_secs(10), "never: {what}");
        thread::sleep(Duration::from_millis(2));
    }
}

/// 8 threads, 40 short runtimes of both kinds on each, one POST in each runtime: all are answered, none comes twice.
pub(crate) fn short_runtimes_on_many_threads(subject: &Subject) {
    let server = ok();
    let client = subject.client(&server.url());
    thread::scope(|scope| {
        for of in 0..8 {
            let client = &client;
            scope.spawn(move || {
                for number in 0..40 {
                    let runtime = if (of + number) % 2 == 0 {
                        current_thread()
                    } else {
                        multi_thread()
                    };
                    runtime.block_on(post(client, of * 40 + number)).unwrap();
                }
            });
        }
    });
    let mut seen = BTreeMap::new();
    for request in server.seen() {
        let body: Value = serde_json::from_slice(&request.body).unwrap();
        *seen.entry(body["number"].as_u64().unwrap()).or_insert(0) += 1;
    }
    assert!(seen.values().all(|times| *times == 1), "{seen:?}");
    assert_eq!(seen.len(), 8 * 40);
    assert_eq!((subject.pools)(), 0);
}

pub(crate) fn two_runtimes_at_once(subject: &Subject) {
    let server = ok();
    let client = subject.client(&server.url());
    let runtimes = [current_thread(), current_thread()];
    for _ in 0..3 {
        for runtime in &runtimes {
            runtime.block_on(get(&client)).unwrap();
        }
    }
    assert_eq!(server.opened(), 2, "each runtime keeps its connection");
    assert_eq!((subject.pools)(), 2);
}

/// As `#[tokio::test]` uses a `static` client: a runtime for each test, several tests at once.
pub(crate) fn one_client_for_many_tests(subject: &Subject) {
    let server = ok();
    let client = subject.client(&server.url());
    for _ in 0..5 {
        thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    current_thread().block_on(async {
                        for _ in 0..3 {
                            get(&client).await.unwrap();
                        }
                    });
                });
            }
        });
    }
    assert_eq!(server.opened(), 20);
    assert_eq!(server.seen().len(), 60);
}

pub(crate) fn a_runtime_that_ends_with_calls_in_flight(subject: &Subject) {
    let server = Server::start(|_, before| {
        let wait = if before < 4 { 300 } else { 0 };
        CannedResponse::json(200, "{}").after(Duration::from_millis(wait))
    });
    let client = subject.client(&server.url());
    let runtime = multi_thread();
    let calls: Vec<_> = (0..4)
        .map(|number| runtime.spawn(post(&client, number)))
        .collect();
    wait_until("the calls arrive", || server.seen().len() == 4);
    drop(runtime);
    assert_eq!((subject.pools)(), 0);
    let other = current_thread();
    for call in calls {
        assert!(other.block_on(call).unwrap_err().is_cancelled());
    }
    other.block_on(post(&client, 4)).unwrap();
    assert_eq!(server.seen().len(), 5);
    wait_until("the server sees the end", || server.closed() == 4);
}

pub(crate) fn closing_reaches_all_runtimes(subject: &Subject) {
    let server = ok();
    let client = subject.client(&server.url());
    let runtimes = [multi_thread(), multi_thread()];
    for runtime in &runtimes {
        runtime.block_on(get(&client)).unwrap();
    }
    assert_eq!((server.opened(), server.closed()), (2, 0));
    client.close();
    client.close();
    wait_until("both connections end", || server.closed() == 2);
    assert_eq!((subject.pools)(), 0);
    for runtime in &runtimes {
        runtime.block_on(get(&client)).unwrap();
    }
    assert_eq!((server.opened(), server.closed()), (4, 2));
}

/// Its connections cannot end before it runs again, or ends itself.
pub(crate) fn a_runtime_that_nothing_runs(subject: &Subject) {
    let server = ok();
    let client = subject.client(&server.url());
    let (runs_again, ends) = (current_thread(), current_thread());
    for runtime in [&runs_again, &ends] {
        runtime.block_on(get(&client)).unwrap();
    }
    client.close();
    runs_again.block_on(async { assert!(server.sees_closed(1).await) });
    drop(ends);
    wait_until("the other one ends", || server.closed() == 2);
}

pub(crate) fn ended_runtimes_leave_nothing(subject: &Subject) {
    let server = ok();
    let client = subject.client(&server.url());
    for number in 0..1_000 {
        let runtime = current_thread();
        runtime.block_on(get(&client)).unwrap();
        if number % 100 == 0 {
            assert_eq!((subject.pools)(), 1);
        }
        drop(runtime);
        assert_eq!((subject.pools)(), 0);
    }
    wait_until("all connections end", || server.closed() == 1_000);
}

/// A call that begins in one runtime and goes on in another, after the first one has ended. It was sent, so it is not sent again
/// unless that does no harm.
pub(crate) fn a_request_that_may_have_been_sent_is_not_sent_twice(subject: &Subject) {
    for (method, idempotent) in [(&POST, false), (&GET, true)] {
        let server = Server::start(|_, before| {
            let wait = if before == 0 { 2_000 } else { 0 };
            CannedResponse::json(200, "{}").after(Duration::from_millis(wait))
        });
        let client = subject.client(&server.url());
        let mut call = Call::new(&client, method);
        // No timers, which end with their runtime.
        call.options(|options| {
            options
                .timeout(None)
                .retry(RetryPolicy::default().first_backoff(Duration::from_millis(2)))
        });
        let mut call = pin!(call.send::<Value>());
        let first = current_thread();
        first.block_on(async {
            while server.seen().is_empty() {
                poll_fn(|cx| {
                    assert!(call.as_mut().poll(cx).is_pending());
                    Poll::Ready(())
                })
                .await;
                tokio::task::yield_now().await;
            }
        });
        drop(first);
        let outcome = current_thread().block_on(call);
        if idempotent {
            outcome.unwrap();
            assert_eq!(server.seen().len(), 2);
        } else {
            let error = outcome.unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Interrupted, "{error}");
            assert_eq!(server.seen().len(), 1);
        }
    }
}

/// A request that waits for a pooled connection when its runtime ends goes over a new one.
pub(crate) fn a_request_that_was_not_sent_is_sent(subject: &Subject) {
    let server = ok();
    let client = subject.client(&server.url());
    let first = current_thread();
    first.block_on(get(&client)).unwrap();
    let mut call = Call::new(&client, &POST);
    call.options(|options| options.timeout(None));
    let mut call = pin!(call.send::<Value>());
    // Polled once: handed to the connection, which has no time to write it.
    first.block_on(poll_fn(|cx| {
        assert!(call.as_mut().poll(cx).is_pending());
        Poll::Ready(())
    }));
    drop(first);
    assert_eq!(server.seen().len(), 1);
    current_thread().block_on(call).unwrap();
    assert_eq!(server.seen().len(), 2);
}
