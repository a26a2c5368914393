//! Everything that is written back as it was read.

use discovery_runtime::message::{Element, Finding, Reply, from_slice, to_vec, unknowns};
use discovery_runtime::serde_json::{self, Value, json};
use discovery_runtime::{JsonMap, Message, Unknown};

use crate::sample::{Everything, ListTimeSeriesResponse, Node};
use crate::{read, value, written};

const EVERY_KIND: &str = r#"{
    "flag": false, "int32": -2147483648, "uint32": 4294967295, "int64": "-9223372036854775808", "uint64": "18446744073709551615",
    "float": 0.1, "double": 5e-324, "text": "", "bytes": "-_8=", "time": "2026-01-02T03:04:05.6Z", "date": "2026-02-28",
    "duration": "-1.50s", "mask": "a,b.c", "any": [null, {"x": 1e2}], "struct": {"z": null, "a": []}, "state": "RUNNING",
    "node": {"name": "root", "next": {"next": {"size": "0"}}}, "option": {"none": {"value": "v"}}, "type": "t", "@kind": "k",
    "texts": ["a", ""], "longs": ["1", "-1"], "doubles": [1.5, "NaN", "Infinity", "-Infinity"], "states": ["DONE", "LATER"], "nodes": [{}, {"name": "n"}],
    "anys": [1, null, "x", {}, []], "matrix": [[1, 2], [], [3]], "times": ["never", "0001-01-01T00:00:00Z"], "labels": {"": "empty", "a b": "ü\u0000\ud83d\ude00"},
    "counts": {"x": "12"}, "byName": {"n": {"children": [{"children": [{}]}]}}, "listsByName": {"one": [1], "none": []},
    "structs": [{"a": {"b": null}}, {}], "statesByName": {"x": "RUNNING", "y": "WALKING"},
    "plain": 9223372036854775807, "plains": [1, -2], "plainsByName": {"a": 3}
}"#;

#[test]
fn every_kind_of_field() {
    let message = read(EVERY_KIND);
    assert_eq!(written(EVERY_KIND), value(EVERY_KIND));
    assert_eq!(message.r#struct.as_ref().map(JsonMap::len), Some(2));
    assert_eq!(
        message
            .node
            .as_ref()
            .and_then(|node| node.next.as_ref()?.next.as_ref()?.size),
        Some(0)
    );
    assert!(message.__unknown.is_empty());
    let mut fields = 0;
    for (key, field) in (&message as &dyn Message).fields() {
        assert!(field.view().is_some(), "{key} is in no test");
        fields += 1;
    }
    assert_eq!(
        fields,
        value(EVERY_KIND).as_object().map_or(0, JsonMap::len)
    );
}

#[test]
fn serde_reads_and_writes_the_same() {
    let message: Everything = serde_json::from_str(EVERY_KIND).expect("serde_json text");
    assert_eq!(
        serde_json::to_string(&message).expect("a text").as_bytes(),
        to_vec(&message)
    );
    let mut as_value = serde_json::to_value(&message).expect("a value");
    assert_eq!(
        as_value["float"],
        json!(0.1_f32),
        "serde_json widens an f32 in a value of its own"
    );
    as_value["float"] = json!(0.1);
    assert_eq!(as_value, value(EVERY_KIND));
    let from_value: Everything =
        serde_json::from_value(value(EVERY_KIND)).expect("a serde_json value");
    let from_reader: Everything = serde_json::from_reader(EVERY_KIND.as_bytes()).expect("a reader");
    assert_eq!(to_vec(&from_value), to_vec(&message));
    assert_eq!(to_vec(&from_reader), to_vec(&message));
}

#[test]
fn explicit_nulls_and_empties_of_every_field() {
    let fields = value(EVERY_KIND).as_object().cloned().unwrap_or_default();
    for (key, example) in fields {
        let null = json!({ &key: null });
        let message = Everything::decode(null.to_string().as_bytes()).expect("null is absent");
        assert_eq!(serde_json::to_value(&message).expect("a value"), null);
        if key == "any" {
            assert_eq!(
                (message.any, message.__unknown.len()),
                (Some(Value::Null), 0)
            );
        } else {
            assert_eq!(message.__unknown.get(&key), Some(&Value::Null), "{key}");
        }
        let empty = match example {
            Value::Array(_) => json!({ &key: [] }),
            Value::Object(_) => json!({ &key: {} }),
            _ => continue,
        };
        assert_eq!(written(&empty.to_string()), empty, "{key}");
    }
}

#[test]
fn an_empty_object_is_a_message_or_a_json_map() {
    let message = read(r#"{"node": {}, "struct": {}, "any": {}, "labels": {}, "texts": []}"#);
    assert_eq!(message.node, Some(Box::new(Node::default())));
    assert_eq!(message.r#struct, Some(JsonMap::new()));
    assert_eq!(message.any, Some(json!({})));
    assert_eq!(
        message
            .__unknown
            .iter()
            .map(|(key, value)| (key, value.to_string()))
            .collect::<Vec<_>>(),
        [("labels", "{}".into()), ("texts", "[]".into())]
    );
}

#[test]
fn unknown_fields_at_any_depth() {
    let json = r#"{"new": {"a": [1, null]}, "nodes": [{"new": 12345678901234567890}], "byName": {"x": {"next": {"$new": null}}}}"#;
    assert_eq!(written(json), value(json));
}

#[test]
fn a_set_field_beats_a_kept_null() {
    let mut message = read(r#"{"text": null, "labels": {}, "new": 1}"#);
    message.text = Some("set".into());
    message.labels.insert("a".into(), "b".into());
    assert_eq!(
        serde_json::to_value(&message).expect("a value"),
        json!({"text": "set", "labels": {"a": "b"}, "new": 1})
    );
    message.text = None;
    assert_eq!(
        serde_json::to_value(&message).expect("a value"),
        json!({"text": null, "labels": {"a": "b"}, "new": 1})
    );
}

#[test]
fn a_caller_sends_a_null() {
    let mut message = Everything {
        flag: Some(false),
        ..Default::default()
    };
    message.unknown_mut().insert("text", Value::Null);
    assert_eq!(to_vec(&message), br#"{"flag":false,"text":null}"#);
}

#[test]
fn nothing_set_is_an_empty_object() {
    assert_eq!(to_vec(&Everything::default()), b"{}");
    assert_eq!(
        Everything::decode(b"{}"),
        Ok(<Everything as Reply>::empty())
    );
}

#[test]
fn a_look_inside() {
    let json = r#"{"new": 1, "text": null, "state": "LATER", "states": ["DONE", "NEVER"], "nodes": [{}, {"next": {"children": [], "x": []}}], "statesByName": {"a b": "?"}}"#;
    let message = read(json);
    let one = Value::from(1);
    let list = json!([]);
    let expected = [
        Finding::Empty {
            path: "nodes[1].next".into(),
            key: "children",
            value: &list,
        },
        Finding::Field {
            path: "nodes[1].next".into(),
            key: "x",
            value: &list,
        },
        Finding::EnumValue {
            path: "state".into(),
            value: "LATER",
        },
        Finding::EnumValue {
            path: "states[1]".into(),
            value: "NEVER",
        },
        Finding::EnumValue {
            path: r#"statesByName["a b"]"#.into(),
            value: "?",
        },
        Finding::Field {
            path: "".into(),
            key: "new",
            value: &one,
        },
        Finding::Empty {
            path: "".into(),
            key: "text",
            value: &Value::Null,
        },
    ];
    assert_eq!(unknowns(&message), expected);
    assert_eq!(
        unknowns(&read(r#"{"state": "DONE", "any": {"x": null}}"#)),
        []
    );
}

#[test]
fn elements_of_every_kind_stand_alone() {
    fn check<T: Element + Send + 'static>(json: &str) {
        let decoded = T::decode(json.as_bytes()).unwrap_or_else(|error| panic!("{json}: {error}"));
        assert_eq!(
            serde_json::from_slice::<Value>(&to_vec(&decoded)).expect("JSON"),
            value(json)
        );
    }
    check::<Vec<Node>>(r#"[{"name": "a"}]"#);
    check::<Vec<Node>>("[]");
    check::<std::collections::BTreeMap<String, Vec<Node>>>(r#"{"a": [{}], "b": []}"#);
    check::<Value>("null");
    check::<JsonMap>(r#"{"a": null}"#);
    check::<bool>("true");
    check::<f64>("1.5");
    check::<String>(r#""x""#);
    check::<u64>(r#""7""#);
    check::<Box<Node>>(r#"{"size": "1"}"#);
}

#[test]
fn reading_over_a_value_replaces_what_is_named() {
    let mut message = read(r#"{"text": "old", "int32": 1, "texts": ["a"], "any": null}"#);
    from_slice(br#"{"text": "new", "texts": ["b"]}"#, &mut message).expect("readable");
    assert_eq!(
        serde_json::to_value(&message).expect("a value"),
        json!({"text": "new", "int32": 1, "texts": ["b"], "any": null})
    );
    let mut list = vec!["a".to_owned()];
    from_slice(br#"["b"]"#, &mut list).expect("readable");
    assert_eq!(list, ["b"]);
}

#[test]
fn a_page_of_time_series() {
    let json = r#"{"timeSeries": [{"metric": {"type": "m", "labels": {"a": "b"}}, "metricKind": "GAUGE", "valueType": "DOUBLE",
        "points": [{"interval": {"startTime": "2026-01-02T03:04:05.000000Z", "endTime": "2026-01-02T03:05:05Z"}, "value": {"doubleValue": 0.1}}]}], "unit": "1"}"#;
    let page = ListTimeSeriesResponse::decode(json.as_bytes()).expect("a page");
    assert_eq!(
        page.time_series[0].points[0]
            .value
            .as_ref()
            .and_then(|value| value.double_value),
        Some(0.1)
    );
    assert_eq!(serde_json::to_value(&page).expect("a value"), value(json));
}

#[test]
fn what_is_unknown_costs_one_pointer() {
    assert_eq!(size_of::<Unknown>(), size_of::<usize>());
}

#[test]
fn debug_shows_what_is_set_and_what_is_unknown() {
    assert_eq!(format!("{:?}", Node::default()), "Node");
    let message = read(
        r#"{"node": {"name": "a", "size": "1"}, "state": "DONE", "texts": ["b"], "new": 1, "text": null}"#,
    );
    let shown = r#"Everything { node: Node { name: "a", size: 1 }, state: State("DONE"), texts: ["b"], new: Number(1), text: Null }"#;
    assert_eq!(format!("{message:?}"), shown);
}

#[test]
fn a_copy_is_equal_and_one_that_differs_anywhere_is_not() {
    let message = read(
        r#"{"node": {"name": "a"}, "state": "LATER", "texts": ["b"], "labels": {"c": "d"}, "new": 1}"#,
    );
    assert_eq!(message.clone(), message);
    let changes: [fn(&mut Everything); 5] = [
        |copy| copy.node.as_mut().expect("a node").name = Some("z".into()),
        |copy| copy.state = None,
        |copy| copy.texts.clear(),
        |copy| drop(copy.labels.insert("e".into(), "f".into())),
        |copy| drop(copy.unknown_mut().remove("new")),
    ];
    for change in changes {
        let mut copy = message.clone();
        change(&mut copy);
        assert_ne!(copy, message);
    }
    let nan = read(r#"{"double": "NaN"}"#);
    assert_ne!(nan.clone(), nan, "as with derived equality");
}

/// Many of what is kept beside a field. Comparing each with all others took minutes.
#[test]
fn a_hundred_thousand_nulls_and_numbers_are_kept_in_no_time() {
    let begun = std::time::Instant::now();
    let nulls: Vec<String> = (0..100_000).map(|at| format!(r#""{at}":null"#)).collect();
    let text = format!(r#"{{"labels":{{{},"a":"b"}}}}"#, nulls.join(","));
    assert_eq!(crate::written(&text), crate::value(&text));
    // The same key again and again: the last counts.
    let again = vec![r#""0":null"#; 100_000].join(",");
    let text = format!(r#"{{"labels":{{{},{again}}}}}"#, nulls.join(","));
    assert_eq!(crate::written(&text), crate::value(&text));
    // A long key above many numbers of many digits.
    let (key, digits) = ("k".repeat(1_000_000), "123456789012345678901234567890");
    let text = format!(
        r#"{{"any":{{"{key}":[{}]}}}}"#,
        vec![digits; 20_000].join(",")
    );
    let written = discovery_runtime::message::to_vec(&crate::read(&text));
    assert_eq!(written.len(), text.len());
    assert!(begun.elapsed().as_secs() < 30, "{:?}", begun.elapsed());
}
