//! Stalls: a limit for the time in which no byte moves, in both directions.

use std::collections::VecDeque;
use std::io::Write;
use std::net::TcpListener;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::thread;
use std::time::{Duration, Instant};

use bytes::Bytes;
use discovery_runtime::contract::{ApiClient, Call};
use discovery_runtime::transport::Body;
use discovery_runtime::{ErrorKind, Result, RetryPolicy};
use flate2::Compression;
use flate2::write::GzEncoder;
use futures_core::Stream;
use serde_json::Value;

use crate::server::{CannedResponse, Server};
use crate::{CREATE, client, get, quick};

const IDLE: Duration = Duration::from_millis(150);
const SLOW: Duration = Duration::from_millis(450);

fn idle(client: &ApiClient) -> Call {
    let mut call = get(client);
    call.options(|options| quick(options).idle_timeout(IDLE));
    call
}

/// A response whose body ends after so many of its 20 bytes.
fn cut(body: &str) -> CannedResponse {
    CannedResponse::raw(format!(
        "HTTP/1.1 200 OK\r\ncontent-length: 20\r\n\r\n{body}"
    ))
}

#[tokio::test]
async fn a_response_that_stalls_is_requested_again() {
    let server = Server::script([cut("{"), CannedResponse::json(200, "{}")]);
    let start = Instant::now();
    idle(&client(&server.url())).send::<Value>().await.unwrap();
    assert_eq!(server.seen().len(), 2);
    assert!(start.elapsed() >= IDLE);
}

#[tokio::test]
async fn a_stall_says_so_and_what_to_change() {
    let server = Server::script([cut("{")]);
    let mut call = idle(&client(&server.url()));
    call.options(|options| options.retry(RetryPolicy::none()));
    let error = call.send::<Value>().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
    let text = error.to_string();
    assert!(
        text.contains("for 150ms") && text.contains("idle_timeout"),
        "{text}"
    );
}

async fn collect(call: Call) -> Result<Vec<u8>> {
    let mut opened = call.open().await?;
    let mut all = Vec::new();
    while let Some(chunk) = opened.chunk().await {
        all.extend_from_slice(&chunk?);
    }
    assert!(opened.chunk().await.is_none(), "it has ended");
    Ok(all)
}

#[tokio::test]
async fn an_opened_response_that_stalls_is_an_error_and_never_an_end() {
    let server = Server::script([cut("0123456789")]);
    let error = collect(idle(&client(&server.url()))).await.unwrap_err();
    assert!(error.is_timeout() && error.is_retryable(), "{error}");
    assert_eq!(error.method(), Some("library.books.test"));
    let server = Server::script([cut("0123456789").then_close()]);
    let error = collect(idle(&client(&server.url()))).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Interrupted, "{error}");
}

#[tokio::test]
async fn a_call_opens_after_retries() {
    let server = Server::script([
        CannedResponse::json(503, "{}"),
        CannedResponse::json(200, "abc"),
    ]);
    assert_eq!(collect(idle(&client(&server.url()))).await.unwrap(), b"abc");
    let server = Server::script([CannedResponse::json(
        404,
        r#"{"error": {"code": 404, "message": "gone"}}"#,
    )]);
    let error = collect(idle(&client(&server.url()))).await.unwrap_err();
    assert!(
        error.is_not_found() && error.to_string().contains("gone"),
        "{error}"
    );
}

#[tokio::test]
async fn an_opened_response_is_unpacked_as_it_comes() {
    let text: Vec<u8> = (0..3_000_000u32)
        .flat_map(|n| (n / 7).to_le_bytes())
        .collect();
    let packed = |text: &[u8]| {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(text).unwrap();
        encoder.finish().unwrap()
    };
    let (one, other) = text.split_at(1_000_001);
    let body = [packed(one), packed(other), b"trash".to_vec()].concat();
    let gzip = [("content-encoding", "gzip")];
    let server = Server::script([
        CannedResponse::of(200, &gzip, &body),
        CannedResponse::of(200, &gzip, b""),
        CannedResponse::of(200, &gzip, &body[..body.len() / 2]),
        CannedResponse::of(200, &[("content-encoding", "br")], b"x"),
    ]);
    let client = client(&server.url());
    assert!(collect(idle(&client)).await.unwrap() == text);
    assert_eq!(collect(idle(&client)).await.unwrap(), b"");
    for _ in 0..2 {
        let error = collect(idle(&client)).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode, "{error}");
    }
}

#[tokio::test]
async fn a_slow_reader_is_no_stall() {
    let body = vec![b'x'; 8 << 20];
    let server = Server::script([CannedResponse::of(200, &[], &body)]);
    let mut opened = idle(&client(&server.url())).open().await.unwrap();
    let mut length = 0;
    let mut waits = 0;
    while let Some(chunk) = opened.chunk().await {
        length += chunk.unwrap().len();
        if waits < 3 && length > waits * (2 << 20) {
            waits += 1;
            tokio::time::sleep(SLOW).await;
        }
    }
    assert_eq!((length, waits), (body.len(), 3));
}

#[tokio::test]
async fn the_timeout_of_the_caller_holds_for_an_opened_body() {
    let server = Server::script([cut("0")]);
    let mut call = get(&client(&server.url()));
    call.options(|options| options.timeout(IDLE));
    let error = collect(call).await.unwrap_err();
    assert!(
        error.is_timeout()
            && error
                .to_string()
                .contains("the call took longer than 150ms"),
        "{error}"
    );
}

/// Chunks, with a wait before each.
struct Slowly(VecDeque<Bytes>, Duration, Pin<Box<tokio::time::Sleep>>);

impl Slowly {
    fn new(chunks: impl IntoIterator<Item = Bytes>, wait: Duration) -> Self {
        Self(
            chunks.into_iter().collect(),
            wait,
            Box::pin(tokio::time::sleep(wait)),
        )
    }
}

impl Stream for Slowly {
    type Item = Result<Bytes, std::io::Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        ready!(self.2.as_mut().poll(cx));
        let wait = self.1;
        self.2.as_mut().reset(tokio::time::Instant::now() + wait);
        Poll::Ready(self.0.pop_front().map(Ok))
    }
}

fn upload(client: &ApiClient, body: Body) -> Call {
    let mut call = Call::new(client, &CREATE);
    call.raw_body("text/plain", body);
    call.options(|options| options.idle_timeout(IDLE));
    call
}

#[tokio::test]
async fn a_server_that_does_not_read_is_a_stall() {
    // It accepts connections, and reads nothing.
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let sockets = thread::spawn(move || [(); 2].map(|()| listener.accept().unwrap()));
    let piece = Bytes::from(vec![b'x'; 1 << 20]);
    for length in [Some(256 << 20), None] {
        let chunks = Slowly::new(vec![piece.clone(); 256], Duration::ZERO);
        let start = Instant::now();
        let error = upload(&client(&url), Body::from_stream(chunks, length))
            .send::<Value>()
            .await
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Timeout, "{error}");
        assert!(
            error.to_string().contains("took no further byte"),
            "{error}"
        );
        assert!(start.elapsed() < Duration::from_secs(5));
    }
    drop(sockets);
}

#[tokio::test]
async fn neither_a_slow_source_nor_a_working_server_is_a_stall() {
    let server = Server::script([CannedResponse::json(200, "{}").after(SLOW)]);
    for length in [Some(6), None] {
        let chunks = Slowly::new(
            [Bytes::from_static(b"abc"), Bytes::from_static(b"def")],
            SLOW,
        );
        upload(&client(&server.url()), Body::from_stream(chunks, length))
            .send::<Value>()
            .await
            .unwrap();
    }
    let seen = server.seen();
    assert!(seen.len() == 2 && seen.iter().all(|seen| seen.body == b"abcdef"));
}
