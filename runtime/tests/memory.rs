//! The memory that a decoded response takes: it is counted while it is read, about as it is allocated, and it has a limit.

#[path = "message/sample/mod.rs"]
#[allow(unreachable_pub)]
pub mod sample;

use discovery_runtime::message::{Decoding, Reply};
use discovery_runtime::serde_json::Value;
use peak_alloc::PeakAlloc;
use sample::Everything;

#[global_allocator]
static HEAP: PeakAlloc = PeakAlloc;

/// Bodies that take much more memory than their text, each with many of a kind.
fn greedy_bodies() -> Vec<(&'static str, String)> {
    let list = |field: &str, element: &str| {
        format!(r#"{{"{field}":[{}]}}"#, vec![element; 2_000].join(","))
    };
    let map = |field: &str, value: &str| {
        let entries: Vec<String> = (0..2_000).map(|at| format!(r#""{at}":{value}"#)).collect();
        format!(r#"{{"{field}":{{{}}}}}"#, entries.join(","))
    };
    vec![
        ("empty messages", list("nodes", "{}")),
        ("boxed messages", list("nodes", r#"{"next":{"next":{}}}"#)),
        ("a null", list("nodes", r#"{"next":null}"#)),
        ("an unknown property", list("nodes", r#"{"x":1}"#)),
        (
            "unknown properties",
            list("nodes", r#"{"x":1,"y":2,"z":["a",{}]}"#),
        ),
        (
            "a message in an unknown property",
            list("nodes", r#"{"x":{"y":{}}}"#),
        ),
        ("texts", list("texts", r#""a""#)),
        ("empty texts", list("texts", r#""""#)),
        (
            "long texts",
            list("texts", &format!("{:?}", "long ".repeat(50))),
        ),
        ("numbers", list("doubles", "1")),
        ("64-bit integers", list("longs", "1")),
        ("lists of a number", list("matrix", "[1]")),
        ("empty lists", list("matrix", "[]")),
        ("times", list("times", r#""2026-01-01T00:00:00Z""#)),
        ("enums", list("states", r#""SOMETHING_NEW""#)),
        ("objects of one member", list("anys", r#"{"":0}"#)),
        ("objects", list("structs", r#"{"a":{"b":[1,2,3]}}"#)),
        ("lists of a list", list("anys", "[[0]]")),
        ("values of a comma", list("anys", r#"",,,,,,,,,,,,,,,""#)),
        (
            "numbers of many digits",
            list("anys", "12345678901234567890123"),
        ),
        ("a map of texts", map("labels", r#""a""#)),
        ("a map of integers", map("counts", "1")),
        ("a map of messages", map("byName", "{}")),
        ("a map of lists", map("listsByName", "[1]")),
        ("a map of nulls", map("labels", "null")),
        ("lists of a message", list("nodes", r#"{"children":[{}]}"#)),
    ]
}

/// How much the reader counts for the value: the smallest limit that it takes.
fn counted(body: &str) -> usize {
    let (mut refused, mut taken) = (0, 1 << 40);
    while taken - refused > 1 {
        let limit = refused + (taken - refused) / 2;
        match Everything::decode_with(body.as_bytes(), Decoding::new().max_decoded_bytes(limit)) {
            Ok(_) => taken = limit,
            Err(error) => {
                assert!(error.is_too_large(), "{error}");
                refused = limit;
            }
        }
    }
    taken
}

/// One test, since other tests of the process would allocate meanwhile.
#[test]
fn the_count_is_about_what_is_allocated() {
    for (what, body) in greedy_bodies() {
        let before = HEAP.current_usage();
        let message =
            Everything::decode(body.as_bytes()).unwrap_or_else(|error| panic!("{what}: {error}"));
        let real = HEAP.current_usage() - before;
        drop(message);
        let counted = counted(&body);
        println!(
            "{what}: {} bytes of JSON, {real} allocated, {counted} counted",
            body.len()
        );
        assert!(
            counted * 5 >= real * 4,
            "{what}: {real} allocated, {counted} counted"
        );
        assert!(
            counted <= real * 3,
            "{what}: {real} allocated, {counted} counted"
        );
    }
    // Small values of the wrong type, which a lenient call keeps.
    let body = format!(r#"{{"longs":[{}]}}"#, vec![r#""x""#; 2_000].join(","));
    let how = Decoding::new().lenient(true).max_decoded_bytes(100_000);
    let error = Everything::decode_with(body.as_bytes(), how).unwrap_err();
    assert!(error.is_too_large(), "{error}");

    let body = format!(r#"{{"nodes":[{}]}}"#, vec!["{}"; 10_000].join(","));
    let before = HEAP.current_usage();
    HEAP.reset_peak_usage();
    let how = Decoding::new().max_decoded_bytes(200_000);
    let error = Everything::decode_with(body.as_bytes(), how).unwrap_err();
    let peak = HEAP.peak_usage() - before;
    assert!(peak < 1_000_000, "{peak}");
    let text = error.to_string();
    assert!(
        text.starts_with("nodes[")
            && text.contains("200000 bytes")
            && text.contains("max_decoded_bytes"),
        "{text}"
    );
    // Any value is measured before it is read.
    let value = <Value as Reply>::decode_with(body.as_bytes(), how).unwrap_err();
    assert!(value.is_too_large(), "{value}");
}
