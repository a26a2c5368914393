//! Bodies that are streams: how they are sent, and that nothing sends one twice.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::pin::Pin;
use std::sync::atomic::{AtomicU32, Ordering};
use std::task::{Context, Poll};

use bytes::Bytes;
use discovery_runtime::contract::{ApiClient, Call};
use discovery_runtime::credentials::{HeadersFuture, TokenProvider};
use discovery_runtime::transport::{
    Body, CallAttempt, HyperTransport, TransportError, TransportErrorKind, TransportFuture,
};
use discovery_runtime::{CallOptions, Credentials, ErrorKind, RetryPolicy, Transport};
use futures_core::Stream;
use http::{HeaderMap, HeaderValue};
use http_body_util::BodyExt;
use serde_json::{Value, json};

use crate::server::{CannedResponse, Server};
use crate::{CREATE, builder, client, quick};

/// Chunks, one after another; then an error, if there is one.
struct Chunks {
    chunks: VecDeque<&'static str>,
    error: Option<&'static str>,
}

impl Stream for Chunks {
    type Item = Result<Bytes, &'static str>;

    fn poll_next(mut self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let chunk = self.chunks.pop_front().map(|chunk| Ok(chunk.into()));
        Poll::Ready(chunk.or_else(|| self.error.take().map(Err)))
    }
}

fn stream(length: Option<u64>) -> Body {
    broken_stream(length, None)
}

fn broken_stream(length: Option<u64>, error: Option<&'static str>) -> Body {
    let chunks = ["ab", "", "cde"].into();
    Body::from_stream(Chunks { chunks, error }, length)
}

/// A call that may be repeated.
fn call(client: &ApiClient, body: Body) -> Call {
    let mut call = Call::new(client, &CREATE);
    call.raw_body("text/plain", body);
    call.options(|options| quick(options).idempotent(true));
    call
}

fn bytes() -> Body {
    "abcde".into()
}

#[tokio::test]
async fn its_length_is_sent_if_it_is_known() {
    let server = Server::script([CannedResponse::json(200, "{}")]);
    let client = client(&server.url());
    for body in [stream(Some(5)), stream(None), bytes()] {
        call(&client, body).send::<Value>().await.unwrap();
    }
    let seen = server.seen();
    let lengths: Vec<_> = seen
        .iter()
        .map(|seen| seen.header("content-length"))
        .collect();
    assert_eq!(lengths, [Some("5"), None, Some("5")]);
    assert_eq!(seen[1].header("transfer-encoding"), Some("chunked"));
    for seen in seen {
        assert_eq!(seen.body, b"abcde");
        assert_eq!(seen.header("content-type"), Some("text/plain"));
    }
}

#[tokio::test]
async fn what_was_read_is_not_sent_again() {
    let bad = |status| CannedResponse::json(status, "{}");
    for (body, length) in [(stream(Some(5)), 1), (stream(None), 1), (bytes(), 4)] {
        let server = Server::script([bad(503)]);
        let error = call(&client(&server.url()), body)
            .send::<Value>()
            .await
            .unwrap_err();
        assert_eq!(server.seen().len(), length);
        assert_eq!(error.attempts() as usize, length);
        assert_eq!(error.has_spent_body(), length == 1);
        let said = format!("{error:?}").contains("repeated: no, since the body is a stream");
        assert_eq!(said, length == 1, "{error:?}");
    }
}

/// A token that can always be replaced.
struct Numbered(AtomicU32);

impl TokenProvider for Numbered {
    fn headers<'a>(&'a self, _scopes: &'a [String]) -> HeadersFuture<'a> {
        let token = format!("Bearer {}", self.0.load(Ordering::Relaxed));
        let value = HeaderValue::try_from(token).unwrap();
        Box::pin(async { Ok(HeaderMap::from_iter([(http::header::AUTHORIZATION, value)])) })
    }

    fn invalidate(&self, _rejected: &HeaderMap) -> bool {
        self.0.fetch_add(1, Ordering::Relaxed);
        true
    }
}

#[tokio::test]
async fn a_new_token_does_not_send_it_again_either() {
    for (body, requests) in [(stream(None), 1), (bytes(), 2)] {
        let server = Server::script([
            CannedResponse::json(401, "{}"),
            CannedResponse::json(200, "{}"),
        ]);
        let client = builder(&server.url())
            .credentials(Credentials::from_provider(Numbered(AtomicU32::new(1))))
            .retry(RetryPolicy::none())
            .build()
            .unwrap();
        let response = call(&client, body).send::<Value>().await;
        assert_eq!(response.is_ok(), requests == 2);
        assert_eq!(server.seen().len(), requests);
        // The next call has the new token.
        call(&client, stream(None)).send::<Value>().await.unwrap();
        let last = server.seen().pop().unwrap();
        assert_eq!(last.header("authorization"), Some("Bearer 2"));
    }
}

#[tokio::test]
async fn a_redirect_that_repeats_the_body_is_not_followed_with_it() {
    for status in [307, 308] {
        for (body, requests) in [(stream(Some(5)), 1), (bytes(), 2)] {
            let server = Server::start(move |seen, _| match seen.target.starts_with("/there") {
                true => CannedResponse::json(200, "{}"),
                false => CannedResponse::of(status, &[("location", "/there")], b""),
            });
            let mut call = call(&client(&server.url()), body);
            call.options(|options| options.retry(RetryPolicy::none()));
            match (call.send::<Value>().await, requests) {
                (Ok(_), 2) => assert_eq!(server.seen()[1].body, b"abcde"),
                (Err(error), 1) => {
                    let found = error.http_status().map(|found| found.as_u16());
                    assert_eq!((found, error.has_spent_body()), (Some(status), true));
                }
                (other, _) => panic!("{other:?}"),
            }
            assert_eq!(server.seen().len(), requests);
        }
    }
}

#[tokio::test]
async fn a_redirect_to_a_get_needs_no_body() {
    let server = Server::start(|seen, _| match seen.verb.as_str() {
        "GET" => CannedResponse::json(200, r#"{"verb": "get"}"#),
        _ => CannedResponse::of(303, &[("location", "/there")], b""),
    });
    let response = call(&client(&server.url()), stream(None))
        .send::<Value>()
        .await;
    assert_eq!(response.unwrap(), json!({"verb": "get"}));
}

/// Does not reach the server in its first attempts.
struct LateConnection(HyperTransport);

impl Transport for LateConnection {
    fn send(&self, request: http::Request<Body>) -> TransportFuture {
        let attempt = request.extensions().get::<CallAttempt>().unwrap();
        assert_eq!(attempt.method(), "library.books.test");
        match attempt.number() {
            1 | 2 => Box::pin(async {
                Err(TransportError::new(
                    TransportErrorKind::Connect,
                    "on purpose",
                ))
            }),
            _ => self.0.send(request),
        }
    }
}

#[tokio::test]
async fn what_was_not_read_is_sent_by_the_next_attempt() {
    let server = Server::script([CannedResponse::json(200, "{}")]);
    let client = builder(&server.url())
        .transport(LateConnection(HyperTransport::new()))
        .build()
        .unwrap();
    let mut call = call(&client, stream(Some(5)));
    call.options(|options: CallOptions| options.idempotent(false));
    let response = call.send_raw().await.unwrap();
    assert_eq!(response.body, "{}");
    assert_eq!(server.only().body, b"abcde");
}

#[tokio::test]
async fn clones_of_a_call_share_it() {
    let server = Server::script([CannedResponse::json(200, "{}")]);
    let call = call(&client(&server.url()), stream(None));
    call.clone().send::<Value>().await.unwrap();
    let error = call.send::<Value>().await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Request, 1));
    assert!(
        error.to_string().contains("a stream is sent once"),
        "{error}"
    );
    assert_eq!(server.seen().len(), 1);
}

#[tokio::test]
async fn one_that_breaks_or_has_another_length_is_an_error() {
    let server = Server::script([CannedResponse::json(200, "{}")]);
    for (body, why) in [
        (
            broken_stream(None, Some("the disk is gone")),
            "the disk is gone",
        ),
        (stream(Some(4)), "longer than its length says"),
        (stream(Some(6)), "shorter than its length says"),
    ] {
        let error = call(&client(&server.url()), body)
            .send::<Value>()
            .await
            .unwrap_err();
        assert!(format!("{error:?}").contains(why), "{error:?}");
        assert_eq!(error.attempts(), 1);
        assert!(error.has_spent_body());
    }
}

#[tokio::test]
async fn a_request_that_is_only_shown_has_no_stream() {
    let call = call(&client("http://127.0.0.1:1"), stream(None));
    assert!(
        format!("{call:?}").contains("body: Some(a stream)"),
        "{call:?}"
    );
    let error = call.request().unwrap_err();
    assert!(
        error.to_string().contains("the body is a stream"),
        "{error}"
    );
}

#[tokio::test]
async fn a_body_is_a_body_of_the_crate_http_body() {
    async fn read(body: Body) -> Bytes {
        body.collect().await.unwrap().to_bytes()
    }
    assert_eq!(read(stream(None)).await, "abcde");
    assert_eq!(read(bytes()).await, "abcde");
    assert_eq!(read(Body::new(bytes())).await, "abcde");
    assert_eq!(Body::new(bytes()).as_bytes(), Some(&b"abcde"[..]));
    let full =
        http_body_util::Full::new(Bytes::from("abcde")).map_err(|never: Infallible| match never {});
    let full = Body::new(full);
    assert_eq!((full.length(), full.as_bytes()), (Some(5), None));
    assert!(full.try_clone().is_none());
    assert_eq!(read(full).await, "abcde");
    assert_eq!(
        format!("{:?} {:?} {:?}", bytes(), stream(None), stream(Some(5))),
        "Body(5 bytes) Body(stream) Body(stream of 5 bytes)"
    );
}

#[tokio::test]
async fn a_response_is_read_chunk_by_chunk() {
    let server = Server::script([CannedResponse::json(200, r#"{"a": 1}"#)]);
    let mut request = http::Request::new(Body::empty());
    *request.uri_mut() = server.url().parse().unwrap();
    let response = HyperTransport::new().send(request).await.unwrap();
    let body = response.into_body();
    assert_eq!(body.length(), Some(8));
    assert_eq!(body.collect().await.unwrap().to_bytes(), r#"{"a": 1}"#);
}
