//! The errors of failed calls.

use std::error::Error as _;

use discovery_runtime::contract::Call;
use discovery_runtime::status::{Code, Detail};
use discovery_runtime::{Credentials, Error, ErrorKind};
use serde_json::Value;

use crate::server::{CannedResponse, Server};
use crate::{CREATE, builder, client, get};

async fn fail(response: CannedResponse) -> Error {
    let server = Server::script([response]);
    // A POST, so that nothing is tried again.
    Call::new(&client(&server.url()), &CREATE)
        .send::<Value>()
        .await
        .unwrap_err()
}

#[tokio::test]
async fn both_formats_give_a_status() {
    let old = r#"{"error": {"code": 404, "message": "No book.", "status": "NOT_FOUND",
        "errors": [{"message": "No book.", "domain": "global", "reason": "notFound"}]}}"#;
    let new = r#"{"error": {"code": 404, "message": "No book.", "status": "NOT_FOUND",
        "details": [{"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "NO_BOOK", "domain": "library"}]}}"#;
    for (body, reason) in [(old, "notFound"), (new, "NO_BOOK")] {
        let error = fail(CannedResponse::of(
            404,
            &[("x-trace", "7")],
            body.as_bytes(),
        ))
        .await;
        assert_eq!(
            (error.kind(), error.method()),
            (ErrorKind::Status, Some("library.books.test"))
        );
        assert_eq!(error.http_status().unwrap(), 404);
        assert_eq!(error.headers().unwrap()["x-trace"], "7");
        assert_eq!(error.body().unwrap().as_ref(), body.as_bytes());
        assert_eq!(error.code(), Some(Code::NotFound));
        assert_eq!(error.reason(), Some(reason));
        assert!(error.is_not_found() && !error.is_retryable() && !error.is_timeout());
        assert!(
            error
                .to_string()
                .starts_with("library.books.test: 404 Not Found: NOT_FOUND: No book."),
            "{error}"
        );
    }
    let error = fail(CannedResponse::of(404, &[], new.as_bytes())).await;
    assert!(
        matches!(&error.status().unwrap().details[..], [Detail::ErrorInfo(info)] if info.domain == "library")
    );
}

#[tokio::test]
async fn what_is_no_status_is_kept_too() {
    let html = "<html>Bad gateway</html>";
    let error = fail(CannedResponse::of(
        502,
        &[("content-type", "text/html")],
        html.as_bytes(),
    ))
    .await;
    assert!(error.status().is_none() && error.is_retryable());
    assert_eq!(error.body().unwrap().as_ref(), html.as_bytes());
    assert!(
        error
            .to_string()
            .contains("502 Bad Gateway, with 24 bytes of text/html; "),
        "{error}"
    );
    let error = fail(CannedResponse::of(403, &[], b"")).await;
    assert!(error.is_permission_denied() && error.status().is_none());
    assert!(
        error
            .to_string()
            .contains("403 Forbidden, with an empty body; check the permissions"),
        "{error}"
    );
    let text = fail(CannedResponse::of(
        404,
        &[("content-type", "text/plain")],
        b"No page.\nNone.",
    ))
    .await;
    assert!(
        text.to_string()
            .contains("404 Not Found, with 14 bytes of text/plain (\"No page.\"); "),
        "{text}"
    );
}

#[tokio::test]
async fn advice_comes_from_the_server_where_it_has_some() {
    let body = r#"{"error": {"code": 403, "message": "It is off.", "status": "PERMISSION_DENIED", "details": [
        {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "SERVICE_DISABLED", "domain": "googleapis.com",
         "metadata": {"activationUrl": "https://console.example/enable"}}]}}"#;
    let error = fail(CannedResponse::json(403, body)).await;
    assert!(
        error
            .to_string()
            .ends_with("It is off. (SERVICE_DISABLED); https://console.example/enable"),
        "{error}"
    );
}

#[tokio::test]
async fn a_response_that_does_not_decode_keeps_status_and_body() {
    let server = Server::script([CannedResponse::json(200, r#"{"a": ["x", 7]}"#)]);
    type Books = std::collections::BTreeMap<String, Vec<String>>;
    let error = get(&client(&server.url()))
        .send::<Books>()
        .await
        .unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Decode, 1));
    assert_eq!(error.http_status().unwrap(), 200);
    assert_eq!(error.body().unwrap().as_ref(), br#"{"a": ["x", 7]}"#);
    assert!(
        error
            .to_string()
            .contains("a[1]: expected a string, found 7"),
        "{error}"
    );
    assert!(error.source().is_some() && !error.is_retryable());
    assert_eq!(server.seen().len(), 1, "it is not tried again");
    let error = get(&client(&server.url()))
        .send_as::<Vec<u8>>()
        .await
        .unwrap_err();
    assert_eq!(
        (error.kind(), error.method()),
        (ErrorKind::Decode, Some("library.books.test"))
    );
}

#[tokio::test]
async fn a_connection_that_cannot_be_made() {
    let unused = std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    let mut call = get(&client(&format!("http://{unused}")));
    call.query("key", "secret");
    call.options(crate::quick);
    let error = call.send::<Value>().await.unwrap_err();
    assert!(
        error.is_connect() && error.is_retryable() && !error.is_timeout(),
        "{error:?}"
    );
    assert_eq!(error.attempts(), 4);
    let mut causes = Vec::new();
    let mut cause = error.source();
    while let Some(one) = cause {
        causes.push(one.to_string());
        cause = one.source();
    }
    assert!(
        causes.iter().any(|cause| cause.contains("refused")),
        "{causes:?}"
    );
    let text = format!("{error} {error:?} {causes:?}");
    assert!(
        text.contains("check the endpoint")
            && error.to_string().contains("refused")
            && !text.contains("secret"),
        "{text}"
    );
}

#[tokio::test]
async fn an_error_shows_no_credential() {
    let server = Server::script([CannedResponse::json(
        401,
        r#"{"error": {"code": 401, "message": "no", "status": "UNAUTHENTICATED"}}"#,
    )]);
    let client = builder(&server.url())
        .credentials(Credentials::token("secret"))
        .build()
        .unwrap();
    let error = get(&client).send::<Value>().await.unwrap_err();
    assert!(error.is_unauthenticated());
    let text = format!("{error} {error:?}");
    assert!(
        text.contains("did not accept the credentials") && !text.contains("secret"),
        "{text}"
    );
    assert_eq!(server.only().header("authorization"), Some("Bearer secret"));
}

#[tokio::test]
async fn debug_has_a_line_for_each_fact() {
    let body = r#"{"error": {"code": 403, "message": "Too many.", "status": "PERMISSION_DENIED",
        "errors": [{"reason": "rateLimitExceeded", "domain": "usageLimits", "message": "Too many."}],
        "details": [
            {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "RATE_LIMIT_EXCEEDED", "domain": "x"},
            {"@type": "type.googleapis.com/example.Own", "n": 1}]}}"#;
    let headers = [
        ("content-type", "application/json"),
        ("retry-after", "0"),
        ("set-cookie", "secret"),
    ];
    let server = Server::script([CannedResponse::of(403, &headers, body.as_bytes())]);
    let mut call = get(&client(&server.url()));
    call.options(crate::quick);
    let error = call.send::<Value>().await.unwrap_err();
    assert_eq!(
        format!("{error:?}"),
        r#"library.books.test: 403 Forbidden: PERMISSION_DENIED: Too many. (RATE_LIMIT_EXCEEDED) (after 4 attempts); call less often, or ask for more quota
    kind: Status
    method: library.books.test
    attempts: 4
    status: 403 Forbidden
    code: PERMISSION_DENIED
    reason: RATE_LIMIT_EXCEEDED, rateLimitExceeded
    detail: ErrorInfo { reason: "RATE_LIMIT_EXCEEDED", domain: "x", metadata: {} }
    detail: {"@type":"type.googleapis.com/example.Own","n":1}
    retry after: 0ns"#
    );
}

#[tokio::test]
async fn debug_is_short_and_has_the_causes() {
    let long = "x".repeat(10_000);
    let page = format!("<html><title>No</title>{long}</html>");
    let error = fail(CannedResponse::of(
        404,
        &[("content-type", "text/html")],
        page.as_bytes(),
    ))
    .await;
    assert!(format!("{error:?}").len() < 500, "{error:?}");
    assert!(
        format!("{error:?}").contains("\n    body: 10030 bytes of text/html (\"No\")"),
        "{error:?}"
    );
    let body = serde_json::json!({"error": {"code": 400, "details": [{"long": long}]}});
    let error = fail(CannedResponse::json(400, &body.to_string())).await;
    assert!(format!("{error:?}").len() < 1000, "{error:?}");

    let unused = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", unused.local_addr().unwrap());
    drop(unused);
    let error = Call::new(&client(&url), &CREATE).send::<Value>();
    let text = format!("{:?}", error.await.unwrap_err());
    assert!(
        text.contains("\n    kind: Connect\n") && text.contains("\n    cause: could not connect\n"),
        "{text}"
    );
}

#[tokio::test]
async fn what_a_server_repeats_of_the_request_shows_no_secret() {
    const PAGE: &str =
        "The URL /v1/books?key=secret&alt=json was not found, nor with Bearer secret.";
    let json = serde_json::json!({"error": {"code": 404, "message": PAGE}}).to_string();
    for response in [
        CannedResponse::of(404, &[("content-type", "text/plain")], PAGE.as_bytes()),
        CannedResponse::of(
            404,
            &[("content-type", "text/html")],
            format!("<p>{PAGE}").as_bytes(),
        ),
        CannedResponse::of(302, &[("location", "ftp://x/?key=secret")], b""),
        CannedResponse::json(404, &json),
    ] {
        let text = fail(response).await;
        let text = format!("{text} {text:?}");
        assert!(!text.contains("secret"), "{text}");
    }
}

#[test]
fn an_error_is_one_pointer_and_can_be_sent() {
    fn sendable<T: Send + Sync + 'static>() {}
    sendable::<Error>();
    assert_eq!(size_of::<Error>(), size_of::<usize>());
}

#[test]
fn outside_a_runtime_a_call_is_an_error() {
    use std::future::Future;
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};
    let call = get(&client("http://127.0.0.1:1")).send::<Value>();
    let Poll::Ready(Err(error)) = pin!(call).poll(&mut Context::from_waker(Waker::noop())) else {
        panic!()
    };
    assert_eq!(error.kind(), ErrorKind::Configuration);
    assert!(error.to_string().contains("tokio runtime"), "{error}");
}

#[cfg(feature = "auth")]
#[tokio::test]
async fn credentials_that_need_a_scope_say_which_there_are() {
    let json = r#"{"type": "service_account", "client_email": "a@b", "private_key_id": "1",
        "private_key": "none", "project_id": "p", "token_uri": "http://127.0.0.1:1"}"#;
    let credentials = Credentials::from_json(json).unwrap();
    let client = builder("https://library.example")
        .credentials(credentials)
        .build()
        .unwrap();
    let error = get(&client).send::<Value>().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Credentials);
    assert!(
        error
            .to_string()
            .contains("https://library.example/auth/books.readonly"),
        "{error}"
    );
}

#[tokio::test]
async fn a_page_where_json_was_expected_is_named() {
    for (content_type, shown) in [
        (
            "text/html; charset=utf-8",
            "came as text/html, and JSON is expected",
        ),
        ("TEXT/PLAIN", "came as TEXT/PLAIN, and JSON is expected"),
        (
            "application/json",
            "came with a body that is not of the expected type",
        ),
        (
            "application/problem+json",
            "came with a body that is not of the expected type",
        ),
    ] {
        let response = CannedResponse::of(
            200,
            &[("content-type", content_type)],
            b"<html>Log in</html>",
        );
        let error = fail(response).await;
        assert_eq!(error.kind(), ErrorKind::Decode);
        assert!(error.to_string().contains(shown), "{content_type}: {error}");
        assert_eq!(error.body().unwrap().as_ref(), b"<html>Log in</html>");
    }
}

/// A server without TLS, which answers a handshake with these bytes.
#[cfg(any(feature = "tls-ring", feature = "tls-aws-lc"))]
fn plain_server(bytes: &'static [u8]) -> String {
    use std::io::{Read as _, Write as _};

    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for socket in listener.incoming() {
            let mut socket = socket.unwrap();
            let _ = socket.read(&mut [0; 4096]);
            let _ = socket.write_all(bytes);
        }
    });
    format!("https://{address}")
}

#[cfg(any(feature = "tls-ring", feature = "tls-aws-lc"))]
#[tokio::test]
async fn a_server_without_tls_is_called_what_it_is() {
    for bytes in [&b"HTTP/1.1 400 Bad Request\r\n\r\n"[..], b""] {
        let mut call = get(&client(&plain_server(bytes)));
        call.options(|options| options.retry(discovery_runtime::RetryPolicy::none()));
        let error = call.send::<Value>().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Connect);
        let advice = "if it is a server without TLS, write the endpoint as `http://…`";
        assert!(error.to_string().contains(advice), "{error}");
    }
}
