//! Values of the wrong type: those that can only mean one thing are read; the others are errors, or are kept if a call asks for it.

use discovery_runtime::message::{
    Decoding, Finding, Reply, checked_to_vec, from_slice_leniently, to_vec, unknowns,
};
use discovery_runtime::serde_json::{self, Value, json};

use crate::sample::Everything;
use crate::{read, value};

fn read_leniently(json: &str) -> Everything {
    let how = Decoding::new().lenient(true);
    match Everything::decode_with(json.as_bytes(), how) {
        Ok(message) => message,
        Err(error) => panic!("{json}: {error}"),
    }
}

fn wrong_types(message: &Everything) -> Vec<(String, Value)> {
    let findings = unknowns(message).into_iter();
    findings
        .filter_map(|finding| match finding {
            Finding::WrongType { path, value } => Some((path, value.clone())),
            _ => None,
        })
        .collect()
}

#[test]
fn forms_that_can_only_mean_one_thing_are_read() {
    assert_eq!(read(r#"{"flag": "true"}"#).flag, Some(true));
    assert_eq!(read(r#"{"flag": "false"}"#).flag, Some(false));
    let bytes = read(r#"{"bytes": " aGVs\r\nbG8=\n"}"#).bytes;
    assert_eq!(bytes.as_deref(), Some(&b"hello"[..]));
    for json in [
        r#"{"flag": "True"}"#,
        r#"{"flag": 1}"#,
        r#"{"flag": ""}"#,
        r#"{"bytes": "a?b"}"#,
    ] {
        assert!(Everything::decode(json.as_bytes()).is_err(), "{json}");
    }
}

/// The value of the wrong type, where it is, and what is left of its field.
#[test]
fn a_value_of_the_wrong_type_is_kept_and_reported_and_the_rest_is_there() {
    for (json, path) in [
        (r#"{"flag": "yes"}"#, "flag"),
        (r#"{"flag": 1}"#, "flag"),
        (r#"{"text": 12}"#, "text"),
        (r#"{"text": {"a": [1, null]}}"#, "text"),
        (r#"{"int32": "x"}"#, "int32"),
        (r#"{"int32": 1.5}"#, "int32"),
        (r#"{"int32": 4294967296}"#, "int32"),
        (r#"{"text": 123456789012345678901234}"#, "text"),
        (r#"{"float": 1e39}"#, "float"),
        (r#"{"bytes": "?"}"#, "bytes"),
        (r#"{"time": 5}"#, "time"),
        (r#"{"state": []}"#, "state"),
        (r#"{"node": "n"}"#, "node"),
        (r#"{"node": []}"#, "node"),
        (r#"{"node": {"name": {}, "size": "1"}}"#, "node.name"),
        (r#"{"struct": [1]}"#, "struct"),
        (r#"{"texts": "a"}"#, "texts"),
        (r#"{"texts": {"0": "a"}}"#, "texts"),
        (r#"{"labels": ["a"]}"#, "labels"),
        (r#"{"labels": 1e400}"#, "labels"),
        (r#"{"labels": {"a": "b", "c": 5}}"#, "labels.c"),
        (r#"{"labels": {"c": 5}}"#, "labels.c"),
        (
            r#"{"byName": {"a": {"name": "n"}, "b c": []}}"#,
            r#"byName["b c"]"#,
        ),
        (r#"{"listsByName": {"a": [1, "x", 2]}}"#, "listsByName.a[1]"),
        (r#"{"listsByName": {"a": ["x"]}}"#, "listsByName.a[0]"),
        (r#"{"texts": ["a", null, "b"]}"#, "texts[1]"),
        (r#"{"texts": [5]}"#, "texts[0]"),
        (r#"{"texts": ["a", 5]}"#, "texts[1]"),
        (
            r#"{"nodes": [{"name": "n"}, "m", {"size": "1"}]}"#,
            "nodes[1]",
        ),
        (
            r#"{"nodes": [{}, {"children": [{}, 1]}]}"#,
            "nodes[1].children[1]",
        ),
        (r#"{"matrix": [[1, "x"], "y", [2]]}"#, "matrix[1]"),
        (r#"{"structs": [{"a": 1}, 2]}"#, "structs[1]"),
        (r#"{"plains": [1, true]}"#, "plains[1]"),
    ] {
        let strict = Everything::decode(json.as_bytes()).expect_err(json);
        assert!(
            strict.path() == path || path == "matrix[1]" || json.contains("1e400"),
            "{strict}"
        );
        let whole = json.replacen('{', r#"{"uint32": 7, "new": {"x": null}, "#, 1);
        let message = read_leniently(&whole);
        assert_eq!(message.uint32, Some(7), "{json}");
        let paths: Vec<_> = wrong_types(&message)
            .into_iter()
            .map(|(path, _)| path)
            .collect();
        assert!(paths.contains(&path.to_owned()), "{json}: {paths:?}");
        let back = to_vec(&message);
        let text = String::from_utf8(back.clone()).expect("text");
        match serde_json::from_str::<Value>(&whole) {
            Ok(whole) => assert_eq!(value(&text), whole, "{json}"),
            Err(_) => assert!(text.contains("1e400"), "{text}"),
        }
        assert!(!json.contains("678901234") || text.contains("123456789012345678901234"));
        assert_eq!(checked_to_vec(&message).as_ref(), Ok(&back));
        assert_eq!(serde_json::to_vec(&message).expect("the same"), back);
        let again = read_leniently(&text);
        assert_eq!(again, message, "{json}");
        assert_eq!(message.clone(), message);
    }
}

#[test]
fn nothing_is_kept_of_a_right_message() {
    let json = r#"{"flag": true, "texts": ["a"], "labels": {"a": "b"}, "node": {"next": {}}, "any": [null], "matrix": [[1]]}"#;
    let message = read_leniently(json);
    assert_eq!(message, read(json));
    assert!(unknowns(&message).is_empty() && message.__unknown.is_empty());
    let mut by_function = Everything::default();
    from_slice_leniently(json.as_bytes(), &mut by_function).expect("readable");
    assert_eq!(by_function, message);
}

#[test]
fn a_value_that_was_kept_is_seen_and_gives_way() {
    let mut message =
        read_leniently(r#"{"flag": "yes", "texts": ["a", 1, "b"], "labels": {"x": 1}}"#);
    assert_eq!(message.__unknown.get("flag"), Some(&json!("yes")));
    assert_eq!(message.texts, ["a", "b"]);
    assert_eq!(
        format!("{message:?}"),
        r#"Everything { texts: ["a", "b"], flag: String("yes"), labels.x: Number(1), texts[1]: Number(1) }"#
    );
    message.flag = Some(true);
    message.labels.insert("x".into(), "y".into());
    message.texts.push("c".into());
    let expected = json!({"flag": true, "texts": ["a", 1, "b", "c"], "labels": {"x": "y"}});
    assert_eq!(serde_json::to_value(&message).expect("a value"), expected);
    message.texts.clear();
    message.__unknown.remove("flag");
    let expected = json!({"flag": true, "texts": [1], "labels": {"x": "y"}});
    assert_eq!(serde_json::to_value(&message).expect("a value"), expected);
    message.__unknown.remove("texts");
    let expected = json!({"flag": true, "labels": {"x": "y"}});
    assert_eq!(serde_json::to_value(&message).expect("a value"), expected);
}

#[test]
fn the_last_of_two_values_counts_also_if_it_is_wrong() {
    for (json, last) in [
        (r#"{"flag": "yes", "flag": true}"#, r#"{"flag": true}"#),
        (r#"{"flag": true, "flag": "yes"}"#, r#"{"flag": "yes"}"#),
        (
            r#"{"labels": {"a": 1, "a": "b"}}"#,
            r#"{"labels": {"a": "b"}}"#,
        ),
        (
            r#"{"labels": {"a": "b", "a": 1}}"#,
            r#"{"labels": {"a": 1}}"#,
        ),
        (
            r#"{"texts": ["a", 1], "texts": ["b"]}"#,
            r#"{"texts": ["b"]}"#,
        ),
        (r#"{"texts": ["b"], "texts": [1]}"#, r#"{"texts": [1]}"#),
    ] {
        let message = read_leniently(json);
        assert_eq!(
            value(&String::from_utf8_lossy(&to_vec(&message))),
            value(last),
            "{json}"
        );
        assert_eq!(message, read_leniently(last), "{json}");
    }
}

#[test]
fn without_a_message_around_it_a_wrong_value_stays_an_error() {
    let how = Decoding::new().lenient(true);
    for (error, json) in [
        ("expected an object, found \"x\"", r#""x""#),
        ("expected an object, found null", "null"),
        ("expected an object, found [1]", "[1]"),
    ] {
        let found = Everything::decode_with(json.as_bytes(), how).unwrap_err();
        assert_eq!(found.to_string(), error);
    }
    let error = Vec::<String>::decode_with(br#"["a", 1]"#, how).unwrap_err();
    assert_eq!(error.to_string(), "[1]: expected a string, found 1");
    let error = Everything::decode_with(br#"{"data": "x"}"#, how.in_data(true)).unwrap_err();
    assert_eq!(error.to_string(), "data: expected an object, found \"x\"");
    let inside = Everything::decode_with(
        br#"{"data": {"flag": 1}, "kind": 1e400}"#,
        how.in_data(true),
    );
    assert_eq!(
        wrong_types(&inside.expect("readable")),
        [("flag".to_owned(), json!(1))]
    );
    for broken in [
        r#"{"flag": tru}"#,
        r#"{"flag": "a"#,
        r#"{"flag": 1} x"#,
        "{\"text\": \"\\ud800\"}",
    ] {
        assert!(
            Everything::decode_with(broken.as_bytes(), how).is_err(),
            "{broken}"
        );
    }
}

/// Also where the schema ends: what is unknown in a message counts with the messages around it.
#[test]
fn the_limit_of_depth_is_that_of_serde_json_wherever_values_are() {
    for lenient in [false, true] {
        // A number whose digits are kept is read in another way, and brackets in a text are none.
        for value in ["0", "12345678901234567890123", r#""[{\"[{\\""#] {
            for (messages, lists) in [0, 1, 60, 125, 126, 127, 128]
                .into_iter()
                .flat_map(|messages| [0, 1, 2, 65, 66, 67, 126, 127].map(|lists| (messages, lists)))
            {
                let (before, after) = (r#"{"next":"#.repeat(messages), "}".repeat(messages));
                let (open, close) = ("[".repeat(lists), "]".repeat(lists));
                let json = format!(r#"{before}{{"new":{open}{value}{close}}}{after}"#);
                let how = Decoding::new().lenient(lenient);
                let read = crate::sample::Node::decode_with(json.as_bytes(), how);
                let fits = messages + 1 + lists <= 127;
                assert_eq!(serde_json::from_str::<Value>(&json).is_ok(), fits);
                assert_eq!(
                    read.is_ok(),
                    fits,
                    "{messages} {lists} {value}: {:?}",
                    read.err()
                );
            }
        }
    }
}

#[test]
fn depth_has_a_limit_in_lenient_reading_too() {
    let how = Decoding::new().lenient(true);
    for (open, close) in [
        (r#"{"next":"#, "}"),
        (r#"{"new":["#, "]}"),
        (r#"{"children":["#, "]}"),
    ] {
        let deep = |levels: usize| {
            let json = format!("{}{}{}", open.repeat(levels), "{}", close.repeat(levels));
            crate::sample::Node::decode_with(json.as_bytes(), how)
        };
        assert!(deep(30).is_ok(), "{open}");
        let error = deep(5_000).unwrap_err();
        assert!(error.to_string().contains("recursion limit"), "{open}");
    }
}
