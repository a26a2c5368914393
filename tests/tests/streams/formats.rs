//! What servers send, over sockets.

use google_monitoring_v1::types::Operation;
use serde_json::{Value, json};

use super::api::{LIST, RUN, SAMPLES, TALK, call, chunks, names, operations, read};

#[tokio::test]
async fn every_format_is_read_in_one_chunk_and_byte_by_byte() {
    for sample in SAMPLES {
        let bytes = sample.bytes();
        let single: Vec<&[u8]> = bytes.chunks(1).collect();
        for pieces in [vec![&bytes[..]], single] {
            let server = chunks(sample.content_type, &pieces);
            let (found, error) = names(call(&server, &LIST).stream()).await;
            assert!(error.is_none(), "{}: {error:?}", sample.content_type);
            assert_eq!(found, sample.names(), "{}", sample.content_type);
        }
    }
}

#[tokio::test]
async fn a_method_asks_for_the_format_that_is_known() {
    for (method, alt) in [(&RUN, "json"), (&TALK, "sse")] {
        let server = chunks("application/json", &[b"[]"]);
        assert_eq!(names(call(&server, method).stream()).await.0, [""; 0]);
        let requests = server.requests();
        assert_eq!(requests[0].query("alt"), Some(alt), "{}", requests[0].line);
    }
    // The caller wins, as far as the response can be read.
    let server = chunks("application/json", &[b"[]"]);
    for (alt, sent) in [("json", true), ("sse", true), ("media", false)] {
        let mut talk = call(&server, &TALK);
        talk.options(|options| options.parameter("alt", alt.to_owned()));
        let (_, error) = names(talk.stream()).await;
        assert_eq!(error.is_none(), sent, "{alt}: {error:?}");
    }
    let last = server.requests().pop().expect("a request");
    assert_eq!(
        (server.requests().len(), last.query("alt")),
        (2, Some("sse"))
    );
}

#[tokio::test]
async fn the_content_type_need_not_be_right() {
    let texts: [(&str, &[u8]); 4] = [
        ("text/plain", b"[{\"name\": \"a\"}]"),
        ("application/json", b"data: {\"name\": \"a\"}\n\n"),
        ("application/json", b"{\"name\": \"a\"}"),
        (
            "text/event-stream; charset=utf-8",
            b"data: {\"name\": \"a\"}\n\n",
        ),
    ];
    for (content_type, text) in texts {
        let server = chunks(content_type, &[text]);
        let elements = call(&server, &RUN)
            .stream::<Operation>()
            .collect_all()
            .await;
        assert_eq!(
            elements.expect("a stream"),
            operations(&["a"]),
            "{content_type}"
        );
    }
}

#[tokio::test]
async fn an_empty_array_and_events_without_data_are_a_stream_of_nothing() {
    for (content_type, text) in [
        ("application/json", " [ \n ] "),
        ("text/event-stream", ""),
        ("text/event-stream", ": keep-alive\n\nid: 1\n\ndata:\n\n"),
    ] {
        let server = chunks(content_type, &[text.as_bytes()]);
        let (elements, error) = names(call(&server, &RUN).stream()).await;
        assert!(
            error.is_none() && elements.is_empty(),
            "{text:?}: {error:?}"
        );
    }
}

#[tokio::test]
async fn elements_can_be_any_json() {
    let server = chunks(
        "application/json",
        &[br#"[1, -2.5e3, "a,]b", true, null, [[1], {}], {"error": "text"}, {"error": {"code": 1}, "more": 2}]"#],
    );
    let (values, error) = read(call(&server, &RUN).stream::<Value>()).await;
    assert!(error.is_none(), "{error:?}");
    let expected = json!([1, -2500.0, "a,]b", true, null, [[1], {}], {"error": "text"}, {"error": {"code": 1}, "more": 2}]);
    assert_eq!(Value::Array(values), expected);
    let server = chunks(
        "application/json",
        &[b"1\n\"two\" true\n", b"[3", b"] 4", b"2"],
    );
    let (values, error) = read(call(&server, &RUN).stream::<Value>()).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!(
        values,
        [json!(1), json!("two"), json!(true), json!([3]), json!(42)]
    );
}

#[tokio::test]
async fn what_comes_after_done_is_not_read() {
    let server = chunks(
        "text/event-stream",
        &[b"data: {\"name\": \"a\"}\n\ndata: [DONE]\n\ndata: nonsense\n\n"],
    );
    let (elements, error) = names(call(&server, &TALK).stream()).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!(elements, ["a"]);
}
