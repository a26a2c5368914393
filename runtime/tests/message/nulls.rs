//! Nulls that a caller sends: at every depth, checked, and never together with a value.

use discovery_runtime::message::{
    FieldPath, Finding, NullError, Reply, checked_to_vec, to_vec, unknowns,
};
use discovery_runtime::serde_json::{self, Value, json};
use discovery_runtime::{Error, ErrorKind, Message};

use crate::sample::{Everything, Node};
use crate::{read, value, written};

fn sent(message: &Everything) -> Value {
    let json = checked_to_vec(message).expect("no place has two values");
    assert_eq!(serde_json::to_vec(message).expect("the same"), json);
    assert_eq!(to_vec(message), json);
    serde_json::from_slice(&json).expect("JSON")
}

fn refused(path: impl Into<FieldPath>) -> String {
    let mut message = Everything::default();
    let error: NullError = message.set_null(path).expect_err("no such place");
    assert!(message.unknown().is_empty(), "{:?}", message.unknown());
    error.to_string()
}

#[test]
fn an_entry_of_a_map_is_deleted_beside_one_that_is_set() {
    let mut message = Everything::default();
    message.labels.insert("b".into(), "c".into());
    message.set_null(["labels", "a"]).expect("a map");
    assert_eq!(sent(&message), json!({"labels": {"a": null, "b": "c"}}));
    message.labels.clear();
    assert_eq!(sent(&message), json!({"labels": {"a": null}}));
}

#[test]
fn an_object_among_the_unknown_properties_is_merged_too() {
    let mut message = Everything::default();
    message.labels.insert("b".into(), "c".into());
    message.node = Some(Box::new(Node {
        name: Some("n".into()),
        ..Default::default()
    }));
    let unknown = message.unknown_mut();
    unknown.insert("labels", json!({"a": null}));
    unknown.insert("node", json!({"size": null, "next": {"new": 1}}));
    let expected = json!({"labels": {"a": null, "b": "c"}, "node": {"name": "n", "size": null, "next": {"new": 1}}});
    assert_eq!(sent(&message), expected);
}

#[test]
fn a_null_at_every_depth() {
    for (path, expected) in [
        (FieldPath::from("text"), json!({"text": null})),
        ("texts".into(), json!({"texts": null})),
        ("labels".into(), json!({"labels": null})),
        ("any".into(), json!({"any": null})),
        ("node".into(), json!({"node": null})),
        ("node.name".into(), json!({"node": {"name": null}})),
        (
            "node.next.next.size".into(),
            json!({"node": {"next": {"next": {"size": null}}}}),
        ),
        ("labels.a".into(), json!({"labels": {"a": null}})),
        ("counts.".into(), json!({"counts": {"": null}})),
        (
            ["labels", "example.com/team"].into(),
            json!({"labels": {"example.com/team": null}}),
        ),
        ("byName.x".into(), json!({"byName": {"x": null}})),
        (
            "byName.x.next.name".into(),
            json!({"byName": {"x": {"next": {"name": null}}}}),
        ),
        (
            vec!["listsByName".to_owned(), "l".to_owned()].into(),
            json!({"listsByName": {"l": null}}),
        ),
    ] {
        let mut message = Everything::default();
        message.set_null(path.clone()).expect("a place");
        assert_eq!(sent(&message), expected, "{path}");

        // The same beside values.
        let mut full = read(FULL);
        let fields = (full.node.take(), full.by_name.remove("x"));
        let other = full.clone();
        full.set_null(path.clone()).expect("a place");
        full.unknown_mut().remove(&path_start(&path));
        assert_eq!(full, other, "{path}: taken back");
        drop(fields);
    }
    let mut message = read(FULL);
    for path in [
        "node.size",
        "node.next.name",
        "byName.x.size",
        "byName.y",
        "labels.z",
        "double",
    ] {
        message.set_null(path).expect("a place");
    }
    let mut expected = value(FULL);
    expected["node"]["size"] = Value::Null;
    expected["node"]["next"]["name"] = Value::Null;
    expected["byName"]["x"]["size"] = Value::Null;
    expected["byName"]["y"] = Value::Null;
    expected["labels"]["z"] = Value::Null;
    expected["double"] = Value::Null;
    assert_eq!(sent(&message), expected);
}

const FULL: &str = r#"{"text": "t", "labels": {"a": "1", "b": "2"}, "node": {"name": "n", "next": {"size": "1"}},
    "byName": {"x": {"name": "m"}, "z": {}}, "nodes": [{"name": "first"}, {}], "new": 1}"#;

fn path_start(path: &FieldPath) -> String {
    let path = path.to_string();
    path.split(['.', '[']).next().unwrap_or_default().to_owned()
}

#[test]
fn an_element_of_a_list_has_its_own_nulls() {
    let mut message = read(r#"{"nodes": [{"name": "a"}, {"name": "b"}]}"#);
    message.nodes[1].set_null("size").expect("a field");
    assert_eq!(
        sent(&message),
        json!({"nodes": [{"name": "a"}, {"name": "b", "size": null}]})
    );
    assert_eq!(
        refused("nodes.name"),
        "`nodes.name` cannot be null: `nodes` is a list, whose elements have no names: call `set_null` on the element"
    );
}

#[test]
fn a_name_that_is_not_there_is_an_error() {
    for (path, why) in [
        (
            "by_name",
            "the schema `Everything` has no `by_name`; did you mean `byName`?",
        ),
        (
            "node.Name",
            "the schema `Node` has no `Name`; did you mean `name`?",
        ),
        ("byName.x.nope", "the schema `Node` has no `nope`"),
        ("text.a", "`text` has no fields"),
        (
            "struct.a",
            "`struct` takes any value: put the null into that value",
        ),
        (
            "any.a",
            "`any` takes any value: put the null into that value",
        ),
        (
            "matrix.a",
            "`matrix` is a list, whose elements have no names: call `set_null` on the element",
        ),
    ] {
        assert_eq!(refused(path), format!("`{path}` cannot be null: {why}"));
    }
    assert!(refused([]).ends_with("the path is empty"));
    let mut message = Everything::default();
    let error = Error::from(message.set_null("nope").expect_err("no such field"));
    assert_eq!(error.kind(), ErrorKind::Request);
}

#[test]
fn a_value_and_a_null_for_one_place_is_an_error() {
    let nulls = [
        "text",
        "labels.a",
        "node.name",
        "byName.x",
        "byName.x.name",
        "node.next",
        "labels",
        "nodes",
    ];
    for path in nulls {
        let mut message = read(FULL);
        message.set_null(path).expect("a place");
        assert_eq!(checked_to_vec(&message), Err(path.to_owned()));
        let error = serde_json::to_string(&message)
            .expect_err("two values")
            .to_string();
        assert!(
            error.contains(&format!("`{path}` has two values")),
            "{error}"
        );
    }
    let mut message = read(FULL);
    message.nodes[0].set_null("name").expect("a field");
    assert_eq!(checked_to_vec(&message), Err("nodes[0].name".to_owned()));

    let mut message = read(FULL);
    message
        .unknown_mut()
        .insert("labels", json!({"b": null, "z": null}));
    assert_eq!(checked_to_vec(&message), Err("labels.b".to_owned()));
    let mut message = read(FULL);
    message.unknown_mut().insert("text", "other");
    assert_eq!(checked_to_vec(&message), Err("text".to_owned()));
}

#[test]
fn a_null_that_was_read_gives_way_to_a_value() {
    let mut message = read(r#"{"text": null, "labels": {"a": null, "b": "c"}}"#);
    message.text = Some("t".into());
    message.labels.insert("a".into(), "d".into());
    assert_eq!(
        sent(&message),
        json!({"text": "t", "labels": {"a": "d", "b": "c"}})
    );
}

#[test]
fn nulls_below_a_null() {
    let mut message = Everything::default();
    message.set_null("node.name").expect("a place");
    message.set_null("node").expect("a place");
    assert_eq!(sent(&message), json!({"node": null}));
    let error = message.set_null("node.size").expect_err("it is null");
    assert_eq!(
        error.to_string(),
        "`node.size` cannot be null: `node` has been set among the unknown properties"
    );
    message.unknown_mut().remove("node");
    message.set_null("node.size").expect("a place again");
    assert_eq!(sent(&message), json!({"node": {"size": null}}));

    let mut message = read(r#"{"node": null}"#);
    message
        .set_null("node.size")
        .expect("a null that was read gives way");
    assert_eq!(sent(&message), json!({"node": {"size": null}}));
}

#[test]
fn null_entries_of_maps_are_read_and_written_again() {
    for json in [
        r#"{"labels": {"a": null}}"#,
        r#"{"labels": {"a": null, "b": "c", "d": null}}"#,
        r#"{"counts": {"a": "1", "b": null}, "statesByName": {"x": null}}"#,
        r#"{"byName": {"a": null, "b": {"name": null, "next": null}}}"#,
        r#"{"listsByName": {"a": null, "b": [1]}}"#,
        r#"{"nodes": [{"children": null}], "labels": null}"#,
    ] {
        assert_eq!(written(json), value(json), "{json}");
        let message = read(json);
        assert_eq!(sent(&message), value(json), "{json}");
        assert_eq!(message.clone(), message);
    }
    let message = read(r#"{"labels": {"a": null, "b": "c"}}"#);
    assert_eq!(message.labels.len(), 1);
    let null = Finding::Empty {
        path: "labels".into(),
        key: "a",
        value: &Value::Null,
    };
    assert_eq!(unknowns(&message), [null]);
    assert_eq!(
        format!("{message:?}"),
        r#"Everything { labels: {"b": "c"}, labels.a: Null }"#
    );
    let mut same = Everything::default();
    same.labels.insert("b".into(), "c".into());
    same.set_null("labels.a").expect("a map");
    assert_eq!(same, message, "who puts a null there makes no difference");
}

#[test]
fn an_entry_that_comes_twice_has_its_last_value() {
    for (json, last) in [
        (
            r#"{"labels": {"a": null, "a": "b"}}"#,
            r#"{"labels": {"a": "b"}}"#,
        ),
        (
            r#"{"labels": {"a": "b", "a": null}}"#,
            r#"{"labels": {"a": null}}"#,
        ),
        (
            r#"{"labels": {"a": null}, "labels": {"b": "c"}}"#,
            r#"{"labels": {"b": "c"}}"#,
        ),
        (
            r#"{"labels": {"a": null}, "labels": null}"#,
            r#"{"labels": null}"#,
        ),
        (
            r#"{"labels": null, "labels": {"a": null}}"#,
            r#"{"labels": {"a": null}}"#,
        ),
    ] {
        assert_eq!(written(json), value(last), "{json}");
        assert_eq!(read(json), read(last), "{json}");
    }
}

#[test]
fn a_null_in_a_list_or_in_a_map_without_a_message_is_an_error() {
    for (json, error) in [
        (
            r#"{"texts": ["a", null]}"#,
            "texts[1]: expected a string, found null",
        ),
        (
            r#"{"nodes": [null]}"#,
            "nodes[0]: expected an object, found null",
        ),
    ] {
        let found = Everything::decode(json.as_bytes()).unwrap_err();
        assert_eq!(found.to_string(), error);
    }
    type Map = std::collections::BTreeMap<String, String>;
    let error = Map::decode(br#"{"a": null}"#).unwrap_err();
    assert_eq!(error.to_string(), "a: expected a string, found null");
}
