//! What goes wrong in the middle of a stream.

use discovery_runtime::ErrorKind;
use discovery_runtime::status::Code;

use super::api::{RUN, call, chunks, in_memory, names};

const ERROR: &str = r#"{"error": {"code": 503, "message": "Come back.", "status": "UNAVAILABLE", "details": [
    {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "3s"}]}}"#;
const A: &str = r#"{"name": "a"}"#;
const B: &str = r#"{"name": "b"}"#;

/// Every place of an error of the server, with the elements before it.
fn places() -> Vec<(&'static str, String, &'static [&'static str])> {
    let line = ERROR.replace('\n', "");
    let json = "application/json";
    let events = "text/event-stream";
    vec![
        (json, format!("[{ERROR}]"), &[]),
        (json, format!("[{A},\r\n{ERROR}"), &["a"]),
        (json, format!("[{A},{ERROR},{B}]"), &["a"]),
        (json, format!("[{A}\n{ERROR}\n]"), &["a"]),
        (json, format!("[{A},{B}]{ERROR}"), &["a", "b"]),
        (json, format!("[{A},[{ERROR}]"), &["a"]),
        (json, ERROR.to_owned(), &[]),
        (
            "application/x-ndjson",
            format!("{A}\n{B}\n{line}\n"),
            &["a", "b"],
        ),
        (events, format!("data: {line}\n\n"), &[]),
        (events, format!("data: {A}\n\ndata: {line}\n\n"), &["a"]),
        (
            events,
            format!("data: {A}\n\nevent: error\ndata: {line}\n\n"),
            &["a"],
        ),
        // As it is, in the place of an event.
        (events, format!("data: {A}\n\n{ERROR}\n"), &["a"]),
        (events, format!("data: {A}\r\n\r\n[{ERROR}]"), &["a"]),
        (events, ERROR.to_owned(), &[]),
    ]
}

#[tokio::test]
async fn an_error_of_the_server_at_every_place() {
    for (content_type, text, before) in places() {
        for length in [1, 7, text.len()] {
            let chunks = text.as_bytes().chunks(length).map(<[u8]>::to_vec).collect();
            let (found, error) = names(in_memory(content_type, chunks).stream()).await;
            assert_eq!(found, before, "{text}");
            let error = error.unwrap_or_else(|| panic!("{text}: no error"));
            assert_eq!(error.kind(), ErrorKind::Status, "{text}: {error}");
            assert_eq!(error.code(), Some(Code::Unavailable), "{text}");
            assert_eq!(error.http_status().map(|status| status.as_u16()), Some(503));
            assert_eq!(error.retry_after(), Some(std::time::Duration::from_secs(3)));
            assert!(error.to_string().contains("Come back."), "{error}");
            assert_eq!(error.method(), Some("streams.run"));
        }
    }
}

#[tokio::test]
async fn an_event_of_an_error_need_not_be_of_google() {
    let server = chunks(
        "text/event-stream",
        &[b"event: error\ndata: overloaded\n\n"],
    );
    let (_, error) = names(call(&server, &RUN).stream()).await;
    let error = error.expect("an error");
    assert_eq!(error.kind(), ErrorKind::Status);
    assert_eq!(error.http_status().map(|status| status.as_u16()), Some(500));
    assert_eq!(error.body().map(|body| &body[..]), Some(&b"overloaded"[..]));
    assert!(error.to_string().contains("overloaded"), "{error}");
}

/// A response of the server, with its own status, is an error as in every call.
#[tokio::test]
async fn a_status_that_is_no_success() {
    let server = discovery_tests::server::Server::with_status([(404, format!("[{ERROR}]"))]);
    let (found, error) = names(call(&server, &RUN).stream()).await;
    assert_eq!(found, [""; 0]);
    assert!(error.expect("an error").is_not_found());
}

#[tokio::test]
async fn what_is_not_a_stream_says_what_it_is() {
    for (text, before, says) in [
        ("<html>", 0, "not JSON, and not events: found \"<\""),
        (
            "[{\"name\": \"a\"} {\"name\": \"b\"}]",
            1,
            "between two elements",
        ),
        ("[{\"name\": \"a\"};]", 1, "found \";]\""),
        ("[,{\"name\": \"a\"}]", 0, "it is not JSON"),
        ("[{\"name\": \"a\"},]", 1, "it is not JSON"),
        ("[{\"name\": \"a\"},,{}]", 1, "it is not JSON"),
        ("[{\"name\": \"a\"}]]", 1, "it is not JSON"),
        ("{\"name\": \"a\"},{\"name\": \"b\"}", 1, "it is not JSON"),
    ] {
        let (found, error) = names(in_memory("application/json", vec![text.into()]).stream()).await;
        assert_eq!(found.len(), before, "{text}");
        let error = error.unwrap_or_else(|| panic!("{text}: no error"));
        assert_eq!(error.kind(), ErrorKind::Decode, "{text}: {error}");
        assert!(error.to_string().contains(says), "{text}: {error}");
    }
    let bare = "data: {\"name\": \"a\"}\n\n{\"name\": \"b\"}\n";
    let (found, error) = names(in_memory("text/event-stream", vec![bare.into()]).stream()).await;
    assert_eq!(found, ["a"]);
    assert_eq!(error.map(|error| error.kind()), Some(ErrorKind::Decode));
}

#[tokio::test]
async fn an_element_of_another_type_is_named() {
    let text = r#"[{"name": "a"}, {"name": "b", "error": {"details": 5}}, {"name": "c"}]"#;
    let (found, error) = names(in_memory("application/json", vec![text.into()]).stream()).await;
    assert_eq!(found, ["a"]);
    let error = error.expect("an error");
    assert_eq!(error.kind(), ErrorKind::Decode);
    let line = error.to_string();
    assert!(
        line.contains("element 2") && line.contains("error.details"),
        "{line}"
    );
    let body = error.body().expect("the element");
    assert!(body.starts_with(b"{\"name\": \"b\""), "{body:?}");
}

/// Not every message with an error in it says that the stream failed.
#[tokio::test]
async fn a_message_with_an_error_is_a_message() {
    let text =
        r#"[{"name": "a", "done": true, "error": {"code": 5, "message": "gone"}}, {"error": {}}]"#;
    let (found, error) = names(in_memory("application/json", vec![text.into()]).stream()).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!(found, ["a", ""]);
}
