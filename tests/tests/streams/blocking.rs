//! Streams in programs that are not async.

use google_monitoring_v1::types::Operation;

use super::api::{LIST, call, chunks};

#[test]
fn an_iterator_of_elements() {
    // Several elements in one chunk, and one in several.
    let server = chunks(
        "application/json",
        &[
            b"[{\"name\": \"a\"},{\"name\": \"b\"},{\"na",
            b"me\": \"c\"}",
            b"]",
        ],
    );
    let elements = call(&server, &LIST).stream_blocking::<Operation>();
    let names: Vec<_> = elements
        .map(|element| element.expect("an element").name)
        .collect();
    assert_eq!(names, ["a", "b", "c"].map(|name| Some(name.to_owned())));
}

#[test]
fn an_error_ends_it() {
    let server = chunks(
        "application/json",
        &[b"[{\"name\": \"a\"},", b"{\"name\": 5}]"],
    );
    let mut elements = call(&server, &LIST).stream_blocking::<Operation>();
    assert!(elements.next().is_some_and(|element| element.is_ok()));
    assert!(elements.next().is_some_and(|element| element.is_err()));
    assert!(elements.next().is_none());
}

#[tokio::test]
async fn not_inside_an_async_context() {
    let server = chunks("application/json", &[b"[]"]);
    let mut elements = call(&server, &LIST).stream_blocking::<Operation>();
    let error = elements.next().expect("an item").expect_err("an error");
    assert!(error.to_string().contains("blocking call"), "{error}");
    assert!(elements.next().is_none());
    assert_eq!(server.requests().len(), 0);
}
