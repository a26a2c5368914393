//! Deadlines: of a call, and of one attempt.

use std::error::Error as _;
use std::time::{Duration, Instant};

use discovery_runtime::ErrorKind;
use discovery_runtime::contract::Call;
use serde_json::Value;

use crate::server::{CannedResponse, Server};
use crate::{CREATE, builder, client, get, quick};

const SLOW: Duration = Duration::from_secs(5);

#[tokio::test]
async fn a_call_ends_at_its_deadline() {
    let server = Server::script([CannedResponse::json(200, "{}").after(SLOW)]);
    let mut call = get(&client(&server.url()));
    call.options(|options| options.timeout(Duration::from_millis(100)));
    let start = Instant::now();
    let error = call.send::<Value>().await.unwrap_err();
    assert!(start.elapsed() < Duration::from_secs(1));
    assert!(
        error.is_timeout() && error.kind() == ErrorKind::Timeout && error.attempts() == 1,
        "{error:?}"
    );
    assert!(error.to_string().contains("longer than 100ms"), "{error}");
    assert_eq!(server.seen().len(), 1);
}

#[tokio::test]
async fn a_body_that_trickles_counts_too() {
    let server = Server::script([CannedResponse::raw(
        "HTTP/1.1 200 OK\r\ncontent-length: 20\r\n\r\n{",
    )]);
    let mut call = get(&client(&server.url()));
    call.options(|options| options.timeout(Duration::from_millis(100)));
    assert!(call.send::<Value>().await.unwrap_err().is_timeout());
}

#[tokio::test]
async fn a_slow_attempt_is_tried_again_where_the_call_is_idempotent() {
    let slow_once = || {
        Server::start(|_, before| {
            CannedResponse::json(200, "{}").after(if before == 0 { SLOW } else { Duration::ZERO })
        })
    };
    let server = slow_once();
    let mut call = get(&client(&server.url()));
    call.options(|options| quick(options).attempt_timeout(Duration::from_millis(100)));
    call.send::<Value>().await.unwrap();
    assert_eq!(server.seen().len(), 2);

    let server = slow_once();
    let mut call = Call::new(&client(&server.url()), &CREATE);
    call.options(|options| quick(options).attempt_timeout(Duration::from_millis(100)));
    let error = call.send::<Value>().await.unwrap_err();
    assert!(
        error.is_timeout() && error.to_string().contains("an attempt"),
        "{error}"
    );
    assert_eq!(server.seen().len(), 1);
}

#[tokio::test]
async fn at_the_deadline_the_failure_before_is_the_cause() {
    let server = Server::start(|_, before| match before {
        0 => CannedResponse::json(503, "{}"),
        _ => CannedResponse::json(200, "{}").after(SLOW),
    });
    let mut call = get(&client(&server.url()));
    call.options(|options| quick(options).timeout(Duration::from_millis(300)));
    let error = call.send::<Value>().await.unwrap_err();
    assert!(error.is_timeout() && error.attempts() == 2, "{error:?}");
    assert!(
        error.source().unwrap().to_string().contains("503"),
        "{error}"
    );
}

#[tokio::test]
async fn the_calls_own_timeout_beats_the_clients() {
    let server =
        Server::script([CannedResponse::json(200, "{}").after(Duration::from_millis(200))]);
    let client = builder(&server.url())
        .options(|options| options.timeout(Duration::from_millis(50)))
        .build()
        .unwrap();
    assert!(get(&client).send::<Value>().await.unwrap_err().is_timeout());
    for timeout in [Some(Duration::from_secs(5)), Some(Duration::MAX), None] {
        let mut call = get(&client);
        call.options(|options| options.timeout(timeout));
        call.send::<Value>().await.unwrap();
    }
}
