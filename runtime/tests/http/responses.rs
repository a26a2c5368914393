//! Responses: empty, compressed, large, and cut short.

use std::io::Write;

use discovery_runtime::{ErrorKind, JsonMap};
use serde_json::{Value, json};

use crate::server::{CannedResponse, Server};
use crate::{client, get, quick};

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[tokio::test]
async fn an_empty_response_is_the_empty_value() {
    for response in [
        CannedResponse::of(204, &[], b""),
        CannedResponse::of(200, &[], b""),
        CannedResponse::of(200, &[("content-encoding", "gzip")], b""),
    ] {
        let server = Server::script([response]);
        let client = client(&server.url());
        assert_eq!(
            get(&client).send::<JsonMap>().await.unwrap(),
            JsonMap::new()
        );
        get(&client).send::<()>().await.unwrap();
        assert_eq!(get(&client).send_as::<Value>().await.unwrap(), json!({}));
        assert_eq!(get(&client).send_as::<Option<u8>>().await.unwrap(), None);
        assert!(get(&client).send_raw().await.unwrap().body.is_empty());
    }
}

#[tokio::test]
async fn gzip_is_unpacked() {
    let body = json!({"a": "ä".repeat(100_000)}).to_string();
    let packed = gzip(body.as_bytes());
    // Two members are one body, too (RFC 1952, section 2.2).
    let (start, end) = body.as_bytes().split_at(1000);
    let twice = [gzip(start), gzip(end)].concat();
    for (bytes, name) in [(packed, "gzip"), (twice, "X-Gzip")] {
        let server = Server::script([CannedResponse::of(
            200,
            &[("content-encoding", name)],
            &bytes,
        )]);
        let response = get(&client(&server.url())).send_raw().await.unwrap();
        assert_eq!(response.body, body.as_bytes());
        assert!(
            !response.headers.contains_key("content-encoding")
                && !response.headers.contains_key("content-length")
        );
    }
    let error = r#"{"error": {"code": 400, "message": "packed", "status": "INVALID_ARGUMENT"}}"#;
    let server = Server::script([CannedResponse::of(
        400,
        &[("content-encoding", "gzip")],
        &gzip(error.as_bytes()),
    )]);
    let error = get(&client(&server.url()))
        .send::<Value>()
        .await
        .unwrap_err();
    assert_eq!(error.status().unwrap().message, "packed");
}

#[tokio::test]
async fn a_body_that_is_not_gzip_is_an_error() {
    let whole = gzip(b"{\"a\": 1}");
    let cut = &whole[..whole.len() - 4];
    for (bytes, name, text) in [
        (&b"{}"[..], "gzip", "not gzip"),
        (cut, "gzip", "not gzip"),
        (b"{}", "br", "does not accept"),
    ] {
        let server = Server::script([CannedResponse::of(
            200,
            &[("content-encoding", name)],
            bytes,
        )]);
        let error = get(&client(&server.url()))
            .send::<Value>()
            .await
            .unwrap_err();
        assert_eq!(
            (error.kind(), error.http_status().unwrap().as_u16()),
            (ErrorKind::Decode, 200)
        );
        assert!(error.to_string().contains(text), "{error}");
        assert_eq!(server.seen().len(), 1);
    }
}

#[tokio::test]
async fn a_response_has_a_limit_also_unpacked() {
    let bomb = gzip(&vec![b' '; 50 << 20]);
    assert!(bomb.len() < 100_000);
    let chunked = format!(
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n{0}{0}0\r\n\r\n",
        format!("{:x}\r\n{}\r\n", 600, " ".repeat(600))
    );
    for response in [
        CannedResponse::of(200, &[("content-encoding", "gzip")], &bomb),
        CannedResponse::of(200, &[], &vec![b' '; 1001]),
        CannedResponse::raw(chunked),
    ] {
        let server = Server::script([response]);
        let mut call = get(&client(&server.url()));
        call.options(|options| options.max_response_bytes(1000));
        let error = call.send_raw().await.unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::TooLarge, 1));
        assert!(
            error.to_string().contains("1000 bytes")
                && error.to_string().contains("max_response_bytes"),
            "{error}"
        );
        assert!(error.body().unwrap().len() <= 1000);
    }
    let server = Server::script([CannedResponse::of(200, &[], &vec![b' '; 1000])]);
    let mut call = get(&client(&server.url()));
    call.options(|options| options.max_response_bytes(1000));
    assert_eq!(call.send_raw().await.unwrap().body.len(), 1000);
}

#[tokio::test]
async fn chunks_are_put_together() {
    let body = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\n{\"a\r\n4\r\n\": 1\r\n1\r\n}\r\n0\r\n\r\n";
    let server = Server::script([CannedResponse::raw(body)]);
    assert_eq!(
        get(&client(&server.url())).send::<Value>().await.unwrap(),
        json!({"a": 1})
    );
}

#[tokio::test]
async fn a_response_cut_short_is_interrupted() {
    for head in ["content-length: 20", "transfer-encoding: chunked"] {
        let start = if head.starts_with('c') {
            "{\"a\":"
        } else {
            "5\r\n{\"a\":\r\n"
        };
        let server = Server::script([CannedResponse::raw(format!(
            "HTTP/1.1 200 OK\r\n{head}\r\n\r\n{start}"
        ))
        .then_close()]);
        let mut call = get(&client(&server.url()));
        call.options(quick);
        let error = call.send::<Value>().await.unwrap_err();
        assert_eq!(
            (error.kind(), error.attempts()),
            (ErrorKind::Interrupted, 4)
        );
        assert_eq!(
            (
                error.http_status().unwrap().as_u16(),
                error.body().unwrap().as_ref()
            ),
            (200, &b"{\"a\":"[..])
        );
        assert!(error.is_retryable(), "{error}");
    }
}

#[tokio::test]
async fn an_error_cut_short_is_judged_by_its_status() {
    let server = Server::script([CannedResponse::raw(
        "HTTP/1.1 404 Not Found\r\ncontent-length: 20\r\n\r\n<html>",
    )
    .then_close()]);
    let error = get(&client(&server.url()))
        .send::<Value>()
        .await
        .unwrap_err();
    assert!(error.is_not_found());
    assert_eq!(
        (error.body().unwrap().as_ref(), error.attempts()),
        (&b"<html>"[..], 1)
    );
}
