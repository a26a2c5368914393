//! A key twice in one object: the last wins, whole.

use discovery_runtime::serde_json;

use crate::{read, value, written};

#[test]
fn the_last_wins_and_nothing_merges() {
    for (json, last) in [
        (r#"{"int32": 1, "int32": 2}"#, r#"{"int32": 2}"#),
        (r#"{"text": "a", "text": null}"#, r#"{"text": null}"#),
        (r#"{"text": null, "text": "a"}"#, r#"{"text": "a"}"#),
        (
            r#"{"texts": ["a", "b"], "texts": ["c"]}"#,
            r#"{"texts": ["c"]}"#,
        ),
        (r#"{"texts": ["a"], "texts": []}"#, r#"{"texts": []}"#),
        (r#"{"texts": [], "texts": ["a"]}"#, r#"{"texts": ["a"]}"#),
        (r#"{"texts": ["a"], "texts": null}"#, r#"{"texts": null}"#),
        (
            r#"{"labels": {"a": "1", "b": "2"}, "labels": {"a": "3"}}"#,
            r#"{"labels": {"a": "3"}}"#,
        ),
        (
            r#"{"labels": {"a": "1"}, "labels": {}}"#,
            r#"{"labels": {}}"#,
        ),
        (
            r#"{"labels": {"a": "1", "a": "2"}}"#,
            r#"{"labels": {"a": "2"}}"#,
        ),
        (
            r#"{"byName": {"a": {"name": "x"}, "a": {"size": "1"}}}"#,
            r#"{"byName": {"a": {"size": "1"}}}"#,
        ),
        (
            r#"{"listsByName": {"a": [1, 2], "a": [3]}}"#,
            r#"{"listsByName": {"a": [3]}}"#,
        ),
        (
            r#"{"node": {"name": "x"}, "node": {"size": "1"}}"#,
            r#"{"node": {"size": "1"}}"#,
        ),
        (r#"{"node": {"name": "x"}, "node": {}}"#, r#"{"node": {}}"#),
        (
            r#"{"node": {"name": "x"}, "node": null}"#,
            r#"{"node": null}"#,
        ),
        (
            r#"{"node": null, "node": {"name": "x"}}"#,
            r#"{"node": {"name": "x"}}"#,
        ),
        (
            r#"{"struct": {"a": 1}, "struct": {"b": 2}}"#,
            r#"{"struct": {"b": 2}}"#,
        ),
        (r#"{"struct": {"a": 1, "a": 2}}"#, r#"{"struct": {"a": 2}}"#),
        (r#"{"any": {"a": 1}, "any": null}"#, r#"{"any": null}"#),
        (
            r#"{"state": "DONE", "state": "LATER"}"#,
            r#"{"state": "LATER"}"#,
        ),
        (r#"{"new": 1, "new": 2}"#, r#"{"new": 2}"#),
        (
            r#"{"new": 1, "text": null, "text": "a", "text": null}"#,
            r#"{"new": 1, "text": null}"#,
        ),
    ] {
        assert_eq!(written(json), value(last), "{json}");
        assert_eq!(read(json), read(last), "{json}");
        let by_reader: crate::sample::Everything =
            serde_json::from_reader(json.as_bytes()).expect("the same through serde");
        assert_eq!(by_reader, read(last), "{json}");
    }
}

#[test]
fn a_null_that_a_value_followed_is_not_kept() {
    let message = read(r#"{"text": null, "text": "a", "texts": [], "texts": ["b"]}"#);
    assert!(message.__unknown.is_empty(), "{:?}", message.__unknown);
}

#[test]
fn a_wrong_value_is_refused_even_where_a_later_one_is_right() {
    use discovery_runtime::contract::Reply;
    let error = crate::sample::Everything::decode(br#"{"int32": "x", "int32": 1}"#).unwrap_err();
    assert_eq!(
        error.to_string(),
        r#"int32: expected a 32-bit integer, found "x""#
    );
}
