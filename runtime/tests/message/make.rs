//! `make!`: which values fit which fields, nulls, and changes of a message.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::time::{Duration, SystemTime};

use discovery_runtime::message::to_vec;
use discovery_runtime::serde_json::{self, Value, json};
use discovery_runtime::{Message, make};

use crate::sample::{self, Everything, Node, State};

/// The JSON of a message.
#[track_caller]
fn json_of(message: &impl discovery_runtime::message::Element) -> Value {
    serde_json::from_slice(&to_vec(message)).expect("JSON")
}

#[test]
fn literals_have_the_type_of_their_field() {
    let message = make!(Everything {
        flag: true,
        int32: -1,
        uint32: 4_000_000_000,
        int64: 5_000_000_000,
        uint64: 18_446_744_073_709_551_615,
        float: 0.5,
        double: 80,
        plain: 7,
        longs: [1, 5_000_000_000],
        doubles: [0.5, 2.0],
        matrix: [[1, 2], [3, 4]],
        counts: [("a", 5_000_000_000)],
        lists_by_name: [("a", [1, 4_000_000_000])],
        any: 5,
        anys: [json!(null), json!("a")],
    });
    assert_eq!(
        json_of(&message),
        json!({
            "flag": true, "int32": -1, "uint32": 4_000_000_000_u32, "int64": "5000000000", "uint64": "18446744073709551615",
            "float": 0.5, "double": 80.0, "plain": 7, "longs": ["1", "5000000000"], "doubles": [0.5, 2.0],
            "matrix": [[1, 2], [3, 4]], "counts": {"a": "5000000000"}, "listsByName": {"a": [1, 4_000_000_000_u32]},
            "any": 5, "anys": [null, "a"],
        })
    );
    assert_eq!(make!(Everything { float: 3 }).float, Some(3.0));
    assert_eq!(make!(Everything { any: 0.5 }).any, Some(json!(0.5)));
    assert_eq!(make!(Everything { any: "a" }).any, Some(json!("a")));
    let (small, large): (i32, i64) = (1, 2);
    let message = make!(Everything {
        int32: small,
        int64: large,
        double: small
    });
    assert_eq!((message.int64, message.double), (Some(2), Some(1.0)));
}

#[test]
fn texts_and_enums() {
    let owned = "a".to_owned();
    for message in [
        make!(Everything { text: "a" }),
        make!(Everything {
            text: String::from("a")
        }),
        make!(Everything { text: &owned }),
        make!(Everything {
            text: format!("{owned}")
        }),
        make!(Everything {
            text: Cow::Borrowed("a")
        }),
        make!(Everything { text: Some("a") }),
        make!(Everything {
            text: Some(owned.clone())
        }),
    ] {
        assert_eq!(message.text.as_deref(), Some("a"));
    }
    for message in [
        make!(Everything {
            state: State::Running
        }),
        make!(Everything { state: "RUNNING" }),
        make!(Everything {
            state: "RUNNING".to_owned()
        }),
        make!(Everything {
            state: Some(State::Running)
        }),
    ] {
        assert_eq!(message.state, Some(State::Running));
    }
    let names = ["a", "b"];
    let message = make!(Everything {
        texts: ["a", "b"],
        states: ["RUNNING", "NEW"],
        states_by_name: [("a", State::Running)],
        labels: [("a", "b"), ("c", "d")],
    });
    assert_eq!(
        json_of(&message),
        json!({
            "texts": names, "states": ["RUNNING", "NEW"], "statesByName": {"a": "RUNNING"}, "labels": {"a": "b", "c": "d"},
        })
    );
}

#[test]
fn messages_get_their_box() {
    let node = || make!(Node { name: "a" });
    let maybe: Option<Node> = Some(node());
    for message in [
        make!(Everything { node: node() }),
        make!(Everything {
            node: Box::new(node())
        }),
        make!(Everything { node: Some(node()) }),
        make!(Everything { node: maybe }),
        make!(Everything {
            node: Some(Box::new(node()))
        }),
        make!(sample::Everything {
            node: make!(self::sample::Node { name: "a" })
        }),
    ] {
        assert_eq!(message.node.as_deref(), Some(&node()));
    }
    let message = make!(Everything {
        node: make!(Node {
            next: make!(Node {
                children: [node(), make!(Node {})]
            }),
            size: 1,
        }),
        by_name: [("x", node())],
    });
    assert_eq!(
        json_of(&message),
        json!({
            "node": {"next": {"children": [{"name": "a"}, {}]}, "size": "1"}, "byName": {"x": {"name": "a"}},
        })
    );
}

#[test]
fn lists_and_maps_take_all_that_can_be_gone_through() {
    let texts = vec!["a".to_owned(), "b".to_owned()];
    let slice: &[&str] = &["a", "b"];
    for message in [
        make!(Everything {
            texts: texts.clone()
        }),
        make!(Everything { texts: &texts }),
        make!(Everything { texts: slice }),
        make!(Everything {
            texts: vec!["a", "b"]
        }),
        make!(Everything {
            texts: texts.iter().map(|text| text.as_str())
        }),
        make!(Everything {
            texts: [Some("a"), None, Some("b")]
        }),
    ] {
        assert_eq!(message.texts, texts);
    }
    let map = BTreeMap::from([("a".to_owned(), "b".to_owned())]);
    for message in [
        make!(Everything {
            labels: map.clone()
        }),
        make!(Everything { labels: &map }),
        make!(Everything {
            labels: HashMap::from([("a", "b")])
        }),
        make!(Everything {
            labels: vec![("a", "b")]
        }),
        make!(Everything {
            labels: ["a"].into_iter().map(|key| (key, "b"))
        }),
    ] {
        assert_eq!(message.labels, map);
    }
    let message = make!(Everything {
        r#struct: [("a", json!(1)), ("b", json!({}))],
        structs: [[("a", 1)]],
        any: [("a", 1)].into_iter().collect::<Value>(),
    });
    assert_eq!(
        json_of(&message),
        json!({"struct": {"a": 1, "b": {}}, "structs": [{"a": 1}], "any": {"a": 1}})
    );
}

#[test]
fn times_durations_bytes_and_masks() {
    let time: jiff::Timestamp = "2026-01-02T03:04:05Z".parse().expect("a time");
    let message = make!(Everything {
        time,
        times: [time],
        date: jiff::civil::date(2026, 1, 2),
        duration: Duration::from_millis(1500),
        bytes: b"a",
        mask: ["a", "b.c"],
    });
    assert_eq!(
        json_of(&message),
        json!({
            "time": "2026-01-02T03:04:05Z", "times": ["2026-01-02T03:04:05Z"], "date": "2026-01-02", "duration": "1.500s",
            "bytes": "YQ==", "mask": "a,b.c",
        })
    );
    let again = make!(Everything {
        time: SystemTime::UNIX_EPOCH + Duration::from_secs(1_767_323_045),
        duration: message.duration.clone(),
        bytes: vec![b'a'],
        mask: "a,b.c",
    });
    assert_eq!(
        (&again.time, &again.duration, &again.bytes, &again.mask),
        (
            &message.time,
            &message.duration,
            &message.bytes,
            &message.mask
        )
    );
}

#[test]
fn nothing_is_absent_and_null_is_sent() {
    let text = "a";
    assert_eq!(make!(Everything {}), Everything::default());
    let message = make!(Everything {
        text,
        int32: None,
        node: None,
        texts: [],
        labels: None,
    });
    assert_eq!(json_of(&message), json!({"text": "a"}));

    let message = make!(Everything {
        int32: null,
        text,
        texts: null,
        labels: null,
        node: null,
        r#type: null,
        kind: null
    });
    assert_eq!(
        json_of(&message),
        json!({"@kind": null, "int32": null, "labels": null, "node": null, "text": "a", "texts": null, "type": null})
    );
    assert_eq!(
        json_of(&make!(Node {
            next: make!(Node { next: null })
        })),
        json!({"next": {"next": null}})
    );
}

#[test]
fn a_named_field_is_what_is_said_whatever_it_was() {
    let base = || {
        make!(Everything {
            text: "a",
            int32: null,
            texts: ["b"],
            labels: null,
            flag: true
        })
    };
    let same = make!(Everything { ..base() });
    assert_eq!(json_of(&same), json_of(&base()));
    let message = make!(Everything {
        text: null,
        int32: 5,
        texts: [],
        labels: [("a", "b")],
        ..base()
    });
    assert_eq!(
        json_of(&message),
        json!({"text": null, "int32": 5, "labels": {"a": "b"}, "flag": true})
    );
    let message = make!(Everything {
        int32: None,
        labels: None,
        ..base()
    });
    assert_eq!(
        json_of(&message),
        json!({"text": "a", "texts": ["b"], "flag": true})
    );
    let message = make!(Everything {
        flag: null,
        ..Everything::default()
    });
    assert_eq!(json_of(&message), json!({"flag": null}));

    // Properties that the schema does not have stay.
    let read = crate::read(r#"{"text": "a", "new": 1}"#);
    let message = make!(Everything { text: "b", ..read });
    assert_eq!(json_of(&message), json!({"text": "b", "new": 1}));
    assert_eq!(message.unknown().len(), 1);
}
