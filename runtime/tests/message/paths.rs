//! Values that are refused, and the errors.

use discovery_runtime::message::{Reply, decode_as};
use discovery_runtime::serde_json;

use crate::sample::{Everything, ListTimeSeriesResponse, Node};

fn refusal(json: &str) -> String {
    match Everything::decode(json.as_bytes()) {
        Ok(message) => panic!("{json} was read: {message:?}"),
        Err(error) => error.to_string(),
    }
}

#[test]
fn the_example_of_the_documentation() {
    let json = r#"{"timeSeries": [{}, {}, {}, {"points": [{"value": {"doubleValue": "x"}}]}]}"#;
    let error = ListTimeSeriesResponse::decode(json.as_bytes()).unwrap_err();
    assert_eq!(
        error.to_string(),
        r#"timeSeries[3].points[0].value.doubleValue: expected a number, found "x""#
    );
    assert_eq!(error.path(), "timeSeries[3].points[0].value.doubleValue");
    assert_eq!(error.message(), r#"expected a number, found "x""#);
}

#[test]
fn values_of_the_wrong_type() {
    for (json, error) in [
        (
            r#"{"flag": "yes"}"#,
            r#"flag: expected true or false, found "yes""#,
        ),
        (r#"{"flag": 1}"#, "flag: expected true or false, found 1"),
        (
            r#"{"int32": 2147483648}"#,
            "int32: expected a 32-bit integer, found 2147483648",
        ),
        (
            r#"{"int32": -2147483649}"#,
            "int32: expected a 32-bit integer, found -2147483649",
        ),
        (
            r#"{"int32": 1.5}"#,
            "int32: expected a 32-bit integer, found 1.5",
        ),
        (
            r#"{"int32": 1e20}"#,
            "int32: expected a 32-bit integer, found 1e+20",
        ),
        (
            r#"{"int32": ""}"#,
            r#"int32: expected a 32-bit integer, found """#,
        ),
        (
            r#"{"int32": " 1"}"#,
            r#"int32: expected a 32-bit integer, found " 1""#,
        ),
        (
            r#"{"int32": "+1"}"#,
            r#"int32: expected a 32-bit integer, found "+1""#,
        ),
        (
            r#"{"int32": true}"#,
            "int32: expected a 32-bit integer, found true",
        ),
        (
            r#"{"uint32": -1}"#,
            "uint32: expected an unsigned 32-bit integer, found -1",
        ),
        (
            r#"{"uint32": 4294967296}"#,
            "uint32: expected an unsigned 32-bit integer, found 4294967296",
        ),
        (
            r#"{"int64": 9223372036854775808}"#,
            "int64: expected a 64-bit integer, found 9223372036854775808",
        ),
        (
            r#"{"int64": "9223372036854775808"}"#,
            r#"int64: expected a 64-bit integer, found "9223372036854775808""#,
        ),
        (
            r#"{"int64": "1.5"}"#,
            r#"int64: expected a 64-bit integer, found "1.5""#,
        ),
        (
            r#"{"int64": 1e19}"#,
            "int64: expected a 64-bit integer, found 1e+19",
        ),
        (
            r#"{"uint64": "-1"}"#,
            r#"uint64: expected an unsigned 64-bit integer, found "-1""#,
        ),
        (
            r#"{"float": 1e39}"#,
            "float: expected a number, found 1e+39",
        ),
        (
            r#"{"float": "1e39"}"#,
            r#"float: expected a number, found "1e39""#,
        ),
        (
            r#"{"double": "nan"}"#,
            r#"double: expected a number, found "nan""#,
        ),
        (
            r#"{"double": "1e999"}"#,
            r#"double: expected a number, found "1e999""#,
        ),
        (r#"{"double": [1]}"#, "double: expected a number, found [1]"),
        (
            r#"{"double": {"a": 1}}"#,
            r#"double: expected a number, found {"a":1}"#,
        ),
        (r#"{"text": 5}"#, "text: expected a string, found 5"),
        (r#"{"text": {}}"#, "text: expected a string, found {}"),
        (r#"{"bytes": "?"}"#, r#"bytes: expected base64, found "?""#),
        (
            r#"{"bytes": "+_8="}"#,
            r#"bytes: expected base64, found "+_8=""#,
        ),
        (r#"{"bytes": 1}"#, "bytes: expected base64, found 1"),
        (r#"{"time": 1}"#, "time: expected a string, found 1"),
        (
            r#"{"mask": ["a"]}"#,
            r#"mask: expected a string, found ["a"]"#,
        ),
        (r#"{"state": 1}"#, "state: expected a string, found 1"),
        (
            r#"{"struct": [1]}"#,
            "struct: expected an object, found [1]",
        ),
        (
            r#"{"struct": "x"}"#,
            r#"struct: expected an object, found "x""#,
        ),
        (r#"{"node": []}"#, "node: expected an object, found []"),
        (r#"{"node": "x"}"#, r#"node: expected an object, found "x""#),
        (
            r#"{"texts": {"a": 1}}"#,
            r#"texts: expected an array, found {"a":1}"#,
        ),
        (
            r#"{"texts": "x"}"#,
            r#"texts: expected an array, found "x""#,
        ),
        (
            r#"{"labels": ["x"]}"#,
            r#"labels: expected an object, found ["x"]"#,
        ),
        ("[]", "expected an object, found []"),
        ("null", "expected an object, found null"),
        ("12", "expected an object, found 12"),
    ] {
        assert_eq!(refusal(json), error, "{json}");
    }
}

#[test]
fn nulls_inside_typed_lists() {
    for (json, error) in [
        (
            r#"{"texts": ["a", null]}"#,
            "texts[1]: expected a string, found null",
        ),
        (
            r#"{"nodes": [{}, {}, null]}"#,
            "nodes[2]: expected an object, found null",
        ),
        (
            r#"{"matrix": [[1], [2, null]]}"#,
            "matrix[1][1]: expected a 32-bit integer, found null",
        ),
        (
            r#"{"matrix": [null]}"#,
            "matrix[0]: expected an array, found null",
        ),
        (
            r#"{"states": [null]}"#,
            "states[0]: expected a string, found null",
        ),
        (
            r#"{"listsByName": {"a": [null]}}"#,
            "listsByName.a[0]: expected an unsigned 32-bit integer, found null",
        ),
        (
            r#"{"structs": [null]}"#,
            "structs[0]: expected an object, found null",
        ),
    ] {
        assert_eq!(refusal(json), error, "{json}");
    }
}

#[test]
fn keys_in_a_path() {
    for (key, path) in [
        ("plain", "labels.plain"),
        ("with-dash_1", "labels.with-dash_1"),
        ("@type", "labels.@type"),
        ("a b", r#"labels["a b"]"#),
        ("a.b", r#"labels["a.b"]"#),
        ("1", r#"labels["1"]"#),
        ("", r#"labels[""]"#),
        ("\"", r#"labels["\""]"#),
        ("ü", r#"labels["ü"]"#),
    ] {
        let json = format!(r#"{{"labels": {{{}: 1}}}}"#, serde_json::Value::from(key));
        assert_eq!(
            refusal(&json),
            format!("{path}: expected a string, found 1")
        );
    }
    assert_eq!(
        refusal(r#"{"byName": {"x": {"children": [{"size": false}]}}}"#),
        "byName.x.children[0].size: expected a 64-bit integer, found false"
    );
}

#[test]
fn a_long_value_is_shortened() {
    let error = refusal(&format!(r#"{{"int32": "{}"}}"#, "ä".repeat(1000)));
    assert_eq!(
        error,
        format!(
            "int32: expected a 32-bit integer, found \"{}…",
            "ä".repeat(38)
        )
    );
}

#[test]
fn broken_json_is_told_with_its_place() {
    assert_eq!(
        refusal(r#"{"nodes": [{"name": "a"#),
        "nodes[0].name: EOF while parsing a string at line 1 column 22"
    );
    assert_eq!(
        refusal(r#"{"new": [1, }"#),
        "new: expected value at line 1 column 13"
    );
    // With `arbitrary_precision` it is a number, and no `f64`.
    assert!(refusal(r#"{"double": 1e999}"#).starts_with("double: "));
    assert!(
        refusal(r#"{"uint64": 18446744073709551616}"#)
            .starts_with("uint64: expected an unsigned 64-bit integer, found 1")
    );
    assert_eq!(refusal("{} x"), "trailing characters at line 1 column 4");
    assert_eq!(refusal(""), "EOF while parsing a value at line 1 column 0");
}

#[test]
fn serde_tells_the_path_too() {
    let error = serde_json::from_str::<Node>(r#"{"children": [{"size": "x"}]}"#).unwrap_err();
    assert_eq!(
        error.to_string(),
        r#"children[0].size: expected a 64-bit integer, found "x" at line 1 column 26"#
    );
    assert!(error.is_data());
    let error = serde_json::from_value::<Node>(serde_json::json!({"children": [{"size": []}]}))
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "children[0].size: expected a 64-bit integer, found []"
    );
    let error = serde_json::from_str::<Vec<Option<Node>>>(r#"[null, {"name": 1}]"#).unwrap_err();
    assert_eq!(
        error.to_string(),
        "name: expected a string, found 1 at line 1 column 17"
    );
}

#[test]
fn a_type_of_the_callers_is_read_by_its_own_serde() {
    assert_eq!(
        decode_as::<(u8, String)>(br#"[1, "a"]"#),
        Ok((1, "a".to_owned()))
    );
    let error = decode_as::<(u8,)>(br#"["a"]"#).unwrap_err();
    assert_eq!(
        error.to_string(),
        r#"invalid type: string "a", expected u8 at line 1 column 4"#
    );
}

#[test]
fn an_object_nested_too_deeply_is_an_error_not_a_crash() {
    let deep = format!("{}{}", r#"{"next":"#.repeat(10_000), "}".repeat(10_000));
    let error = Node::decode(deep.as_bytes()).unwrap_err();
    assert!(
        error.message().starts_with("recursion limit exceeded"),
        "{error}"
    );
}

#[test]
fn a_text_that_is_not_utf_8_is_refused_with_its_place() {
    for (json, path, message) in [
        (
            &b"{\"timeSeries\": [{}, {\"unit\": \"a\xffb\"}]}"[..],
            "timeSeries[1].unit",
            "invalid utf-8 sequence of 1 bytes from index 31",
        ),
        (
            b"{\"new\": [\"\xe2\x82\"]}",
            "new",
            "invalid utf-8 sequence of 2 bytes from index 10",
        ),
        (
            b"{\"unit\": \"a\"}\xff",
            "",
            "invalid utf-8 sequence of 1 bytes from index 13",
        ),
        (
            b"\xff",
            "",
            "invalid utf-8 sequence of 1 bytes from index 0",
        ),
        // What is wrong before it comes first.
        (
            b"{\"unit\": 1, \"new\": \"\xff\"}",
            "unit",
            "expected a string, found 1",
        ),
    ] {
        let error = ListTimeSeriesResponse::decode(json).unwrap_err();
        assert_eq!((error.path(), error.message()), (path, message));
    }
}
