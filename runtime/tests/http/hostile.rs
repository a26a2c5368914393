//! Servers that send too much, and values that take too long.

use std::time::{Duration, Instant};

use discovery_runtime::contract::Call;
use discovery_runtime::{CallOptions, Error, ErrorKind};
use serde_json::Value;

use crate::server::{CannedResponse, Server};
use crate::{CREATE, client, get};

/// The error of a call that gets this response.
async fn fail_with(
    response: CannedResponse,
    options: impl FnOnce(CallOptions) -> CallOptions,
) -> Error {
    let server = Server::script([response]);
    let mut call = get(&client(&server.url()));
    call.options(options);
    call.send::<Value>().await.unwrap_err()
}

#[tokio::test]
async fn a_response_that_decodes_into_too_much_is_an_error_that_names_the_limit() {
    let body = format!("[{}]", vec!["{}"; 100_000].join(","));
    let limit = |options: CallOptions| options.max_decoded_bytes(1_000_000);
    let error = fail_with(CannedResponse::json(200, &body), limit).await;
    assert_eq!(error.kind(), ErrorKind::TooLarge, "{error:?}");
    assert!(!error.is_retryable());
    let text = error.to_string();
    assert!(
        text.contains("1000000 bytes of memory") && text.contains("max_decoded_bytes"),
        "{text}"
    );
    // The default is far away.
    let server = Server::script([CannedResponse::json(200, &body)]);
    get(&client(&server.url())).send::<Value>().await.unwrap();
}

#[tokio::test]
async fn of_an_error_the_first_mebibyte_is_read() {
    const MIB: usize = 1 << 20;
    // Its length, in one piece, in chunks without a length, and packed.
    let long = "x".repeat(3 * MIB);
    let chunked = format!(
        "HTTP/1.1 400 No\r\ntransfer-encoding: chunked\r\n\r\n{:x}\r\n{long}\r\n0\r\n\r\n",
        long.len()
    );
    // The rest of this one never comes.
    let unfinished = format!("HTTP/1.1 400 No\r\ncontent-length: 1000000000\r\n\r\n{long}");
    let packed = {
        use std::io::Write as _;
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packer.write_all(long.as_bytes()).unwrap();
        packer.finish().unwrap()
    };
    for response in [
        CannedResponse::of(400, &[], long.as_bytes()),
        CannedResponse::raw(chunked),
        CannedResponse::raw(unfinished),
        CannedResponse::of(400, &[("content-encoding", "gzip")], &packed),
    ] {
        let error = fail_with(response, |options| options.timeout(Duration::from_secs(20))).await;
        assert!(error.is_bad_request(), "{error}");
        assert_eq!(error.body().unwrap().len(), MIB);
        assert!(error.to_string().len() < 1000);
    }
    let small = fail_with(CannedResponse::of(400, &[], long.as_bytes()), |options| {
        options.max_response_bytes(10)
    });
    assert_eq!(small.await.body().unwrap().len(), 10);
}

#[tokio::test]
async fn a_header_of_the_connection_is_refused_before_anything_is_sent() {
    let server = Server::script([CannedResponse::json(200, "{}")]);
    for (name, value) in [
        ("content-length", "1000"),
        ("Content-Length", "0"),
        ("transfer-encoding", "chunked"),
        ("connection", "close"),
        ("keep-alive", "timeout=1"),
        ("proxy-connection", "close"),
        ("te", "trailers"),
        ("trailer", "x"),
        ("upgrade", "websocket"),
        ("http2-settings", "x"),
    ] {
        for secret in [false, true] {
            let mut call = Call::new(&client(&server.url()), &CREATE);
            call.body(&Value::from("x"));
            call.options(|options| match secret {
                true => options.secret_header(name, value),
                false => options.header(name, value),
            });
            let error = call.send::<Value>().await.unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Request);
            let text = error.to_string();
            assert!(
                text.contains(&name.to_lowercase()) && text.contains("leave it out"),
                "{text}"
            );
        }
    }
    assert!(server.seen().is_empty());
}

#[tokio::test]
async fn other_headers_of_a_caller_hang_nothing() {
    let server = Server::script([CannedResponse::json(200, "{}")]);
    for (name, value) in [
        ("host", "other.example"),
        ("expect", "100-continue"),
        ("accept-encoding", "br"),
        ("content-encoding", "gzip"),
        ("content-type", "text/plain"),
        ("range", "bytes=0-1"),
        ("accept", ""),
        ("user-agent", ""),
        ("x-http-method-override", "GET"),
    ] {
        let mut call = Call::new(&client(&server.url()), &CREATE);
        call.body(&Value::from("x"));
        call.options(|options| options.header(name, value).timeout(Duration::from_secs(20)));
        call.send::<Value>()
            .await
            .unwrap_or_else(|error| panic!("{name}: {error}"));
    }
}

#[tokio::test]
async fn credentials_with_a_header_of_the_connection_are_refused() {
    use discovery_runtime::credentials::{Credentials, HeadersFuture, TokenProvider};
    use discovery_runtime::http::{HeaderMap, HeaderValue, header::CONTENT_LENGTH};

    struct Odd;
    impl TokenProvider for Odd {
        fn headers<'a>(&'a self, _scopes: &'a [String]) -> HeadersFuture<'a> {
            let headers = [(CONTENT_LENGTH, HeaderValue::from_static("1000"))];
            Box::pin(async { Ok(HeaderMap::from_iter(headers)) })
        }
    }
    let server = Server::script([CannedResponse::json(200, "{}")]);
    let client = crate::builder(&server.url())
        .credentials(Credentials::from_provider(Odd))
        .build()
        .unwrap();
    let error = get(&client).send::<Value>().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Credentials);
    assert!(error.to_string().contains("`content-length`"), "{error}");
    assert!(server.seen().is_empty());
}

/// Values that a pass for each level, or for each place, would take minutes or hours for.
#[tokio::test]
async fn long_path_values_take_no_time() {
    let server = Server::script([CannedResponse::json(200, "{}")]);
    for value in [
        format!("projects/%{}", "25".repeat(100_000)),
        format!("projects/{}", "%25".repeat(20_000)),
        "%".repeat(60_000),
        "a/".repeat(200_000),
        "/".repeat(60_000),
        "..a/".repeat(15_000),
        "\u{202e}".repeat(20_000),
    ] {
        let begun = Instant::now();
        let mut call = Call::new(&client(&server.url()), &crate::GET);
        call.path("name", value.as_str());
        // The URL may be too long for the server; that is its business.
        let _ = call.send::<Value>().await;
        // Much more than it takes, and much less than anything that grows with the square.
        assert!(begun.elapsed() < Duration::from_secs(20), "{value:.20}");
    }
}

#[tokio::test]
async fn a_path_value_that_no_url_can_have_is_named() {
    let mut call = Call::new(&client("http://127.0.0.1:1"), &crate::GET);
    call.path("name", "a".repeat(400_000));
    let error = call.send::<Value>().await.unwrap_err();
    assert_eq!(
        (error.kind(), error.parameter_name()),
        (ErrorKind::Request, Some("name"))
    );
    assert!(error.to_string().contains("400000 bytes"), "{error}");
}

/// Headers, statuses and details without end: each call ends soon, and its error is short.
#[tokio::test]
async fn floods_are_errors_that_come_soon_and_are_short() {
    let many_headers: String = (0..20_000).map(|at| format!("x-{at}: {at}\r\n")).collect();
    let long_header = "x".repeat(2_000_000);
    let details = vec![r#"{"@type": "t/google.rpc.ErrorInfo", "reason": "A"}"#; 100_000];
    let nested = format!("{}{}", "[".repeat(500_000), "]".repeat(500_000));
    let json = |body: String| CannedResponse::json(400, &body);
    for (what, response) in [
        (
            "many headers",
            CannedResponse::raw(format!("HTTP/1.1 200 OK\r\n{many_headers}\r\n")),
        ),
        (
            "a long header",
            CannedResponse::raw(format!("HTTP/1.1 200 OK\r\nx: {long_header}\r\n\r\n")),
        ),
        (
            "a long reason phrase",
            CannedResponse::raw(format!("HTTP/1.1 400 {long_header}\r\n\r\n")),
        ),
        (
            "many details",
            json(format!(
                r#"{{"error": {{"code": 400, "details": [{}]}}}}"#,
                details.join(",")
            )),
        ),
        (
            "as many details as are read",
            json(format!(
                r#"{{"error": {{"code": 400, "details": [{}]}}}}"#,
                details[..20_000].join(",")
            )),
        ),
        (
            "a long message",
            json(format!(
                r#"{{"error": {{"code": 400, "message": "{}"}}}}"#,
                "key=a ".repeat(170_000)
            )),
        ),
        (
            "words of a message",
            json(format!(
                r#"{{"error": {{"code": 400, "message": "{}"}}}}"#,
                "a ".repeat(500_000)
            )),
        ),
        ("deep", json(nested)),
        ("many elements of a page", json("<title>".repeat(140_000))),
        (
            "XML",
            json(format!("<Error><Code>{}", "&amp;".repeat(200_000))),
        ),
    ] {
        let begun = Instant::now();
        let error = fail_with(response, |options| options.timeout(Duration::from_secs(20))).await;
        let texts = [error.to_string(), format!("{error:?}")];
        let took = begun.elapsed();
        assert!(took < Duration::from_secs(20), "{what}: {took:?}");
        assert!(texts[0].len() < 3_000, "{what}: {}", texts[0].len());
        assert!(texts[1].len() < 20_000, "{what}: {}", texts[1].len());
    }
}
