//! A stream that is read as a whole, and a stream that nobody knows of.

use discovery_runtime::{ErrorKind, RetryPolicy};
use discovery_tests::server::Server;
use google_monitoring_v1::types::Operation;
use serde_json::{Value, json};

use super::api::{GET, LIST, RUN, SAMPLES, call, chunks};

#[tokio::test]
async fn send_gives_all_elements_in_every_format() {
    for sample in SAMPLES {
        let bytes = sample.bytes();
        let server = chunks(sample.content_type, &[&bytes]);
        let all: Vec<Operation> = call(&server, &RUN).send().await.expect("all of them");
        let names: Vec<_> = all.into_iter().filter_map(|one| one.name).collect();
        assert_eq!(names, sample.names(), "{}", sample.content_type);
        let values: Vec<Value> = call(&server, &RUN).send_as().await.expect("all of them");
        assert_eq!(values.len(), 3);
        assert_eq!(values[2]["name"], json!("c"));
        // As the server sent it.
        let raw = call(&server, &RUN).send_raw().await.expect("the bytes");
        assert_eq!(raw.body, bytes);
    }
}

#[tokio::test]
async fn send_fails_if_the_stream_does() {
    let error = r#"{"error": {"code": 400, "message": "No.", "status": "INVALID_ARGUMENT"}}"#;
    for (text, kind) in [
        (format!("[{{}},{error}]"), ErrorKind::Status),
        ("[{},".to_owned(), ErrorKind::Interrupted),
        (String::new(), ErrorKind::Interrupted),
        ("[{} {}]".to_owned(), ErrorKind::Decode),
        (r#"[{}, {"name": 1}]"#.to_owned(), ErrorKind::Decode),
    ] {
        let server = chunks("application/json", &[text.as_bytes()]);
        let sent = call(&server, &RUN).send::<Vec<Operation>>().await;
        assert_eq!(sent.expect_err("an error").kind(), kind, "{text}");
    }
}

/// As it does for every call whose response is broken.
#[tokio::test]
async fn send_retries_a_stream_that_is_cut() {
    let server = Server::new(["[{\"name\": \"a\"},", "[{\"name\": \"a\"}]"]);
    let mut list = call(&server, &LIST);
    let policy = RetryPolicy::new().first_backoff(std::time::Duration::from_millis(1));
    list.options(|options| options.retry(policy));
    let all: Vec<Operation> = list.send().await.expect("all of them");
    assert_eq!((all.len(), server.requests().len()), (1, 2));
}

#[tokio::test]
async fn a_list_from_a_method_that_is_not_known_to_stream_says_how_to_read_it() {
    let server = Server::repeating(&[(200, r#"[{"name": "a"}, {"name": "b"}]"#)]);
    let error = call(&server, &GET)
        .send::<Operation>()
        .await
        .expect_err("a list");
    assert_eq!(error.kind(), ErrorKind::Decode);
    let line = error.to_string();
    assert!(
        line.contains(".send_as::<Vec<…>>()") && line.contains(".send_raw()"),
        "{line}"
    );
    let all: Vec<Operation> = call(&server, &GET).send_as().await.expect("all of them");
    assert_eq!(all.len(), 2);
    // A list that is expected and wrong is another error.
    let error = call(&server, &GET)
        .send::<Vec<String>>()
        .await
        .expect_err("other elements");
    assert!(!error.to_string().contains("send_as"), "{error}");
}
