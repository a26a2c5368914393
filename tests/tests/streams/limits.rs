//! How large an element may be.

use discovery_runtime::ErrorKind;
use google_monitoring_v1::types::Operation;

use super::api::{RUN, call, chunks, in_memory, names};

/// An operation whose JSON has just so many bytes.
fn element(bytes: usize) -> String {
    format!("{{\"name\":\"{}\"}}", "x".repeat(bytes - 11))
}

/// Texts with an element of so many bytes, after a small one.
fn texts(bytes: usize) -> [(&'static str, String); 4] {
    // A line break joins the two lines of an event.
    let in_lines = element(bytes - 1).replacen(':', ":\ndata: ", 1);
    let element = element(bytes);
    [
        ("application/json", format!("[{{}},{element}]")),
        ("application/x-ndjson", format!("{{}}\n{element}\n")),
        (
            "text/event-stream",
            format!("data: {{}}\n\ndata: {element}\n\n"),
        ),
        (
            "text/event-stream",
            format!("data: {{}}\n\ndata: {in_lines}\n\n"),
        ),
    ]
}

#[tokio::test]
async fn an_element_may_have_the_limit_and_no_byte_more() {
    const LIMIT: usize = 1000;
    for (bytes, fits) in [(LIMIT, true), (LIMIT + 1, false)] {
        for (content_type, text) in texts(bytes) {
            let chunks = text.as_bytes().chunks(64).map(<[u8]>::to_vec).collect();
            let mut run = in_memory(content_type, chunks);
            run.options(|options| options.max_response_bytes(LIMIT));
            let (found, error) = names(run.stream()).await;
            let kind = error.as_ref().map(|error| error.kind());
            let expected = (!fits).then_some(ErrorKind::TooLarge);
            assert_eq!(kind, expected, "{bytes} bytes of {content_type}: {error:?}");
            assert_eq!(found.len(), 1 + usize::from(fits), "{content_type}");
            if let Some(error) = error {
                assert!(error.to_string().contains("max_response_bytes"), "{error}");
            }
        }
    }
}

/// The limit is for one element: a stream of more bytes is read.
#[tokio::test]
async fn a_stream_may_be_longer_than_an_element() {
    let element = element(900);
    let text = format!("[{}]", vec![element.as_str(); 100].join(","));
    let server = chunks("application/json", &[text.as_bytes()]);
    let mut run = call(&server, &RUN);
    run.options(|options| options.max_response_bytes(1000));
    let elements = run.stream::<Operation>().collect_all().await;
    assert_eq!(elements.expect("a stream").len(), 100);
}

/// A line without an end does not fill the memory.
#[tokio::test]
async fn lines_of_any_length_up_to_the_limit() {
    for content_type in ["application/json", "text/event-stream"] {
        let begin = if content_type.ends_with("json") {
            "[{\"name\":\""
        } else {
            "data: {\"name\":\""
        };
        let end = if content_type.ends_with("json") {
            "\"}]"
        } else {
            "\"}\n\n"
        };
        let mut chunks = vec![begin.as_bytes().to_vec()];
        chunks.extend(vec![vec![b'x'; 1 << 16]; 160]);
        chunks.push(end.as_bytes().to_vec());
        let (found, error) = names(in_memory(content_type, chunks.clone()).stream()).await;
        assert!(error.is_none(), "{error:?}");
        assert_eq!(found[0].len(), 160 << 16);
        let mut run = in_memory(content_type, chunks);
        run.options(|options| options.max_response_bytes(1 << 20));
        let (found, error) = names(run.stream()).await;
        assert_eq!(found.len(), 0);
        assert_eq!(error.map(|error| error.kind()), Some(ErrorKind::TooLarge));
    }
}

#[tokio::test]
async fn the_memory_of_a_decoded_element_has_a_limit_too() {
    let text = format!("[{{}},{}]", element(5000));
    let mut run = in_memory("application/json", vec![text.into_bytes()]);
    run.options(|options| options.max_decoded_bytes(2000));
    let (found, error) = names(run.stream()).await;
    assert_eq!(found.len(), 1);
    assert_eq!(error.map(|error| error.kind()), Some(ErrorKind::TooLarge));
}
