//! Responses: empty, compressed, large, and cut short.

use std::io::Write;

use discovery_runtime::contract::{Api, Call};
use discovery_runtime::message::{Finding, unknowns};
use discovery_runtime::{ErrorKind, JsonMap, Message, Unknown};
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
async fn white_space_and_null_are_empty_where_they_cannot_be_a_value() {
    for body in [" ", "\r\n", "null", " null\n"] {
        let server = Server::script([CannedResponse::json(200, body)]);
        let client = client(&server.url());
        get(&client).send::<()>().await.unwrap();
        let message = get(&client).send::<Empty>().await.unwrap();
        assert_eq!(message, Empty::default(), "{body:?}");
        let is_null = body.trim() == "null";
        assert_eq!(
            get(&client).send_as::<Value>().await.unwrap(),
            if is_null { Value::Null } else { json!({}) }
        );
        assert_eq!(get(&client).send_as::<Option<u8>>().await.unwrap(), None);
        // A `null` is a value where any value may stand, and none of a map.
        let any = get(&client).send::<Value>().await.unwrap();
        assert_eq!(any, Value::Null);
        assert_eq!(get(&client).send::<JsonMap>().await.is_err(), is_null);
        assert_eq!(get(&client).send_raw().await.unwrap().body, body);
    }
    static WRAPPED: Api = crate::api().data_wrapper();
    for body in ["null", "\n", r#"{"data": null}"#] {
        let server = Server::script([CannedResponse::json(200, body)]);
        let client = crate::builder_of(&WRAPPED, &server.url()).build().unwrap();
        let message = get(&client).send::<Empty>().await.unwrap();
        assert_eq!(message, Empty::default());
    }
}

/// A message without fields.
struct Empty {
    __unknown: Unknown,
}

discovery_runtime::message! {
    struct Empty;
}

#[tokio::test]
async fn what_follows_the_last_member_of_gzip_is_left_out() {
    let (one, two) = (gzip(b"{\"a\":"), gzip(b"1}"));
    let members = [one, two].concat();
    let zeros: &[u8] = &[0; 600];
    let damaged = {
        let mut second = gzip(b"1}");
        let crc = second.len() - 6;
        second[crc] ^= 1;
        second
    };
    let cut = gzip(b"more");
    let cut = &cut[..cut.len() - 1];
    for (after, whole) in [
        (&b""[..], true),
        (zeros, true),
        (b"\n", true),
        (b"garbage", true),
        (&[0x1f], true),
        (&[0x1f, 0x1f, 0x8b], true),
        (&[0x1f, 0x8b], false),
        (&[0x1f, 0x8b, 0, 0, 0, 0, 0, 0, 0, 0, 0], false),
        (cut, false),
        (&damaged, false),
    ] {
        let body = [&members, after].concat();
        let mut chunked =
            b"HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ntransfer-encoding: chunked\r\n\r\n"
                .to_vec();
        for byte in &body {
            chunked.extend([b"1\r\n", &[*byte][..], b"\r\n"].concat());
        }
        chunked.extend(b"0\r\n\r\n");
        for response in [
            CannedResponse::of(200, &[("content-encoding", "gzip")], &body),
            CannedResponse::raw(chunked),
        ] {
            let server = Server::script([response]);
            match get(&client(&server.url())).send_raw().await {
                Ok(response) => {
                    assert!(whole, "{after:?}");
                    assert_eq!(response.body, "{\"a\":1}", "{after:?}");
                }
                Err(error) => {
                    assert!(!whole, "{after:?}: {error}");
                    assert_eq!(error.kind(), ErrorKind::Decode);
                }
            }
        }
    }
}

#[tokio::test]
async fn a_lenient_call_keeps_what_is_of_another_type() {
    let body = r#"{"strings": ["a", 5], "other": {"a": 1}}"#;
    let server = Server::script([CannedResponse::json(200, body)]);
    let of_call = client(&server.url());
    let of_client = crate::builder(&server.url())
        .options(|options| options.lenient(true))
        .build()
        .unwrap();
    let error = get(&of_call).send::<Strings>().await.unwrap_err();
    let cause = std::error::Error::source(&error).unwrap().to_string();
    assert_eq!(cause, "strings[1]: expected a string, found 5");
    let mut call = get(&of_call);
    call.options(|options| options.lenient(true));
    for call in [call, get(&of_client)] {
        let message = call.send::<Strings>().await.unwrap();
        assert_eq!(message.strings, ["a"]);
        let found = unknowns(&message);
        assert!(
            matches!(&found[..], [Finding::Field { .. }, Finding::WrongType { path, .. }] if path == "strings[1]"),
            "{found:?}"
        );
        assert_eq!(
            serde_json::to_value(&message).unwrap(),
            serde_json::from_str::<Value>(body).unwrap()
        );
    }
    let mut strict = get(&of_client);
    strict.options(|options| options.lenient(false));
    assert!(strict.send::<Strings>().await.is_err());
}

#[tokio::test]
async fn a_body_with_a_value_and_a_null_for_one_place_is_not_sent() {
    let server = Server::script([CannedResponse::json(200, "{}")]);
    let client = client(&server.url());
    let mut message = Strings::default();
    message.set_null("strings").unwrap();
    let mut call = Call::new(&client, &crate::CREATE);
    call.body(&message);
    call.send::<()>().await.unwrap();
    assert_eq!(server.seen()[0].body, br#"{"strings":null}"#);
    message.strings.push("a".to_owned());
    let mut call = Call::new(&client, &crate::CREATE);
    call.body(&message);
    let error = call.clone().send::<()>().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Request);
    assert!(
        error
            .to_string()
            .contains("in the body, `strings` has two values"),
        "{error}"
    );
    assert!(call.clone().request().is_err());
    call.body(&Strings::default());
    call.send::<()>().await.unwrap();
    assert_eq!(server.seen().len(), 2);
}

/// A message with a list.
pub(crate) struct Strings {
    strings: Vec<String>,
    __unknown: Unknown,
}

discovery_runtime::message! {
    struct Strings;
    0 "strings" strings;
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
