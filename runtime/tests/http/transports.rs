//! Transports other than the default one.

#[cfg(feature = "tower")]
use std::convert::Infallible;
#[cfg(feature = "tower")]
use std::future::{Ready, ready};
use std::task::{Context, Poll};

use bytes::Bytes;
use discovery_runtime::transport::{Body, TransportError, TransportErrorKind, TransportFuture};
use discovery_runtime::{ErrorKind, Transport};
use serde_json::{Value, json};

use crate::{builder, get};

/// Responds with the URL of the request in three chunks. If `breaks` is set, it breaks off before the last.
struct Echo {
    breaks: bool,
}

impl Transport for Echo {
    fn send(&self, request: http::Request<Body>) -> TransportFuture {
        let mut chunks = vec![
            Ok(Bytes::from_static(b"[\"")),
            Ok(Bytes::from(request.uri().to_string())),
            if self.breaks {
                Err("broken off")
            } else {
                Ok(Bytes::from_static(b"\"]"))
            },
        ]
        .into_iter();
        let body = Body::from_poll(move |_: &mut Context<'_>| Poll::Ready(chunks.next()));
        Box::pin(async { Ok(http::Response::new(body)) })
    }
}

#[tokio::test]
async fn ones_own() {
    let client = builder("https://library.example")
        .transport(Echo { breaks: false })
        .build()
        .unwrap();
    let response = get(&client).send::<Value>().await.unwrap();
    assert_eq!(
        response,
        json!(["https://library.example/v1/books/1?alt=json"])
    );
    client.close();

    let client = builder("https://library.example")
        .transport(Echo { breaks: true })
        .build()
        .unwrap();
    let mut call = get(&client);
    call.options(crate::quick);
    let error = call.send::<Value>().await.unwrap_err();
    assert_eq!(
        (error.kind(), error.attempts()),
        (ErrorKind::Interrupted, 4)
    );
    assert!(error.to_string().contains("cut short"), "{error}");
}

/// Fails with the given kind.
struct Fails(TransportErrorKind);

impl Transport for Fails {
    fn send(&self, _request: http::Request<Body>) -> TransportFuture {
        let error = TransportError::new(self.0, "on purpose");
        Box::pin(async { Err(error) })
    }
}

#[tokio::test]
async fn the_kind_of_a_failure_decides_about_retries() {
    use TransportErrorKind::{Connect, Interrupted, Request};
    for (kind, attempts) in [(Connect, 4), (Interrupted, 1), (Request, 1)] {
        let client = builder("https://library.example")
            .transport(Fails(kind))
            .build()
            .unwrap();
        let mut call = discovery_runtime::contract::Call::new(&client, &crate::CREATE);
        call.options(crate::quick);
        let error = call.send::<Value>().await.unwrap_err();
        assert_eq!(error.attempts(), attempts, "{error}");
        assert!(error.to_string().contains("on purpose"), "{error}");
    }
}

/// A `tower::Service`.
#[cfg(feature = "tower")]
#[derive(Clone)]
struct Fixed;

#[cfg(feature = "tower")]
impl tower_service::Service<http::Request<Body>> for Fixed {
    type Response = http::Response<http_body_util::Full<Bytes>>;
    type Error = Infallible;
    type Future = Ready<Result<Self::Response, Infallible>>;

    fn poll_ready(&mut self, _cx: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: http::Request<Body>) -> Self::Future {
        let body = Bytes::from(json!({"path": request.uri().path()}).to_string());
        ready(Ok(http::Response::new(http_body_util::Full::new(body))))
    }
}

#[cfg(feature = "tower")]
#[tokio::test]
async fn a_tower_service() {
    let transport = discovery_runtime::transport::TowerTransport::new(Fixed);
    let client = builder("https://library.example")
        .transport(transport)
        .build()
        .unwrap();
    assert_eq!(
        get(&client).send::<Value>().await.unwrap(),
        json!({"path": "/v1/books/1"})
    );
}

#[cfg(not(feature = "hyper"))]
#[test]
fn without_any_the_builder_says_so() {
    let error = builder("https://library.example").build().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Configuration);
    assert!(
        error.to_string().contains(".transport(") && error.to_string().contains("`hyper`"),
        "{error}"
    );
}

#[cfg(feature = "hyper")]
#[tokio::test]
async fn hyper_shows_no_key() {
    use crate::server::{CannedResponse, Server};
    let server = Server::script([
        CannedResponse::json(200, "{}"),
        CannedResponse::json(200, "{}"),
    ]);
    let transport = discovery_runtime::transport::HyperTransport::new();
    let client = builder(&server.url())
        .transport(transport.clone())
        .build()
        .unwrap();
    for key in ["secret", "secret2"] {
        let mut call = get(&client);
        call.query("key", key);
        call.send::<Value>().await.unwrap();
        let shown = format!("{transport:?}");
        assert!(!shown.contains("secret"), "{shown}");
    }
    let asked: Vec<String> = server.seen().into_iter().map(|seen| seen.target).collect();
    assert_eq!(
        asked,
        [
            "/v1/books/1?alt=json&key=secret",
            "/v1/books/1?alt=json&key=secret2"
        ]
    );
}
