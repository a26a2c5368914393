//! Properties of the reader: whatever comes is a value or an error, and what was written is read.

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderValue};
use http::{HeaderMap, StatusCode};
use proptest::collection::vec;
use proptest::prelude::*;

use super::multipart::{Parts, boundary};
use super::read::read_responses;
use super::write::Body;
use crate::call::RawResponse;
use crate::error::ErrorKind;

fn response(content_type: &str, body: Vec<u8>) -> RawResponse {
    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_TYPE, HeaderValue::from_str(content_type).unwrap());
    RawResponse::new(StatusCode::OK, headers, Bytes::from(body))
}

#[test]
fn boundaries_of_content_types() {
    for (content_type, expected) in [
        ("multipart/mixed; boundary=a", Some("a")),
        ("multipart/mixed;boundary=\"a b\"", Some("a b")),
        (
            "MULTIPART/Mixed ; x=\"1;boundary=no\" ; BOUNDARY = a-b ; charset=utf-8",
            Some("a-b"),
        ),
        ("multipart/mixed; boundary=\"a\\\"b\"", Some("a\"b")),
        ("multipart/mixed; boundary===a==", Some("==a==")),
        ("multipart/mixed; boundary=", None),
        ("multipart/mixed; boundary=\"\"", None),
        ("multipart/mixed; boundary=\"a", None),
        ("multipart/mixed; x; boundary=a", None),
        ("multipart/mixed", None),
        ("application/json; boundary=a", None),
        ("multi", None),
        ("multipärt/x; boundary=a", None),
    ] {
        assert_eq!(
            boundary(content_type).as_deref(),
            expected,
            "{content_type}"
        );
    }
    assert_eq!(
        boundary(&format!("multipart/mixed; boundary={}", "a".repeat(201))),
        None
    );
}

#[test]
fn parts_between_the_lines_of_a_boundary() {
    for (body, expected) in [
        ("--a\r\n1\r\n--a\r\n2\r\n--a--\r\n", vec!["1", "2"]),
        ("before\n--a\n1\n--a--after\n--a\nno", vec!["1"]),
        ("--a \t\r\n\r\n--a--", vec![""]),
        ("--a\r\n1\n\r\n--a--", vec!["1\n"]),
        (
            "--a\r\nx--a\r\n--ab\r\n --a\r\n--a--",
            vec!["x--a\r\n--ab\r\n --a"],
        ),
        // No line ends the last one.
        ("--a\r\n1\r\n--a\r\n2", vec!["1"]),
        ("--a--", vec![]),
        ("--a", vec![]),
        ("", vec![]),
    ] {
        let body = Bytes::from_static(body.as_bytes());
        let parts: Vec<Bytes> = Parts::new(&body, "a").collect();
        assert_eq!(parts, expected, "{body:?}");
    }
}

/// Text that is likely to look like what the reader looks for.
fn pieces() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        Just("--b".to_owned()),
        Just("--b--".to_owned()),
        Just("\r\n".to_owned()),
        Just("\n".to_owned()),
        Just("Content-ID: <response-".to_owned()),
        Just("HTTP/1.1 200 OK".to_owned()),
        Just(": ".to_owned()),
        Just(" + 0".to_owned()),
        "[ -~]{0,8}".prop_map(|text| text),
    ];
    prop_oneof![
        vec(piece, 0..40).prop_map(|pieces| pieces.concat().into_bytes()),
        vec(any::<u8>(), 0..200),
    ]
}

proptest! {
    #[test]
    fn nothing_panics_and_each_call_has_a_result(body in pieces(), content_type in "[ -~]{0,40}", calls in 0_usize..4) {
        let ids: Vec<String> = (0..calls).map(|number| format!("b + {number}")).collect();
        let _ = boundary(&content_type);
        if let Ok(results) = read_responses(&response(&content_type, body.clone()), &ids) {
            prop_assert_eq!(results.len(), calls);
        }
        let results = read_responses(&response("multipart/mixed; boundary=b", body), &ids).unwrap();
        prop_assert_eq!(results.len(), calls);
    }

    #[test]
    fn what_is_written_is_read(
        bodies in vec(pieces(), 0..6),
        boundary in "[a-zA-Z0-9'()+_,./:=?-]{20,70}",
        order in any::<u64>(),
        missing in any::<u8>(),
    ) {
        let mut written = Body::new();
        for _ in &bodies {
            written.push(b"");
        }
        let ids = written.ids();
        let mut parts: Vec<(usize, Vec<u8>)> = bodies.iter().enumerate().filter(|(number, _)| missing >> number & 1 == 0).map(|(number, body)| {
            let head = format!("content-id: <response-{}>\r\n\r\nHTTP/1.1 {} x\r\na: {number}\r\n\r\n", ids[number], 200 + number);
            (number, [head.as_bytes(), body].concat())
        }).collect();
        fastrand::Rng::with_seed(order).shuffle(&mut parts);
        let mut text = Vec::new();
        for (_, part) in &parts {
            text.extend_from_slice(format!("--{boundary}\r\n").as_bytes());
            text.extend_from_slice(part);
            text.extend_from_slice(b"\r\n");
        }
        text.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
        let content_type = format!("multipart/mixed; boundary=\"{boundary}\"");
        let results = read_responses(&response(&content_type, text), &ids).unwrap();
        for (number, (result, body)) in results.into_iter().zip(&bodies).enumerate() {
            match result {
                Ok(response) => {
                    prop_assert_eq!(usize::from(response.status().as_u16()), 200 + number);
                    prop_assert_eq!(&response.headers()["a"], &number.to_string());
                    prop_assert_eq!(&response.body()[..], &body[..]);
                }
                Err(error) => {
                    prop_assert!(missing >> number & 1 == 1);
                    prop_assert_eq!(error.kind(), ErrorKind::Interrupted);
                }
            }
        }
    }
}
