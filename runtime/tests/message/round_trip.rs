//! Any JSON text that fits the schema is written back equal, with everything else in it.

use discovery_runtime::message::{Reply, to_vec};
use discovery_runtime::serde_json::{self, Map, Number, Value, json};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;

use crate::sample::Everything;

/// Equal, numbers by value.
fn equal(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => {
            one == other || one.as_f64() == other.as_f64()
        }
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| equal(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            one.len() == other.len()
                && one
                    .iter()
                    .all(|(key, one)| other.get(key).is_some_and(|other| equal(one, other)))
        }
        _ => one == other,
    }
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_filter_map("JSON has no such number", |number| Number::from_f64(number)
            .map(Value::Number)),
        ".{0,8}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            object(".{0,6}", inner)
        ]
    })
}

fn object(key: &'static str, value: impl Strategy<Value = Value>) -> impl Strategy<Value = Value> {
    btree_map(key, value, 0..4).prop_map(|entries| Value::Object(entries.into_iter().collect()))
}

fn state() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just("RUNNING".to_owned()),
        Just("DONE".to_owned()),
        "[A-Z_]{0,9}"
    ]
    .prop_map(Value::from)
}

fn double() -> impl Strategy<Value = Value> {
    prop_oneof![
        any::<f64>().prop_map(|number| match Number::from_f64(number) {
            Some(number) => Value::Number(number),
            None if number.is_nan() => json!("NaN"),
            None if number > 0.0 => json!("Infinity"),
            None => json!("-Infinity"),
        }),
        any::<i32>().prop_map(Value::from),
    ]
}

fn node() -> BoxedStrategy<Value> {
    let leaf = fields(vec![
        ("name", ".{0,6}".prop_map(Value::from).boxed()),
        (
            "size",
            any::<i64>()
                .prop_map(|size| json!(size.to_string()))
                .boxed(),
        ),
    ]);
    leaf.prop_recursive(3, 12, 3, |inner| {
        fields(vec![
            ("next", inner.clone().boxed()),
            ("children", vec(inner, 0..3).prop_map(Value::from).boxed()),
            (
                "size",
                any::<i64>()
                    .prop_map(|size| json!(size.to_string()))
                    .boxed(),
            ),
        ])
    })
    .boxed()
}

/// An object with some of these fields, some of them null, and some that no schema knows.
fn fields(fields: Vec<(&'static str, BoxedStrategy<Value>)>) -> BoxedStrategy<Value> {
    let known: Vec<_> = fields
        .into_iter()
        .map(|(key, value)| {
            prop_oneof![3 => Just(None), 1 => Just(Some(Value::Null)), 4 => value.prop_map(Some)]
                .prop_map(move |value| (key, value))
        })
        .collect();
    (known, btree_map("new_[a-z\"]{0,3}", any_json(), 0..3))
        .prop_map(|(known, unknown)| {
            let mut object: Map<String, Value> = unknown.into_iter().collect();
            object.extend(
                known
                    .into_iter()
                    .filter_map(|(key, value)| Some((key.to_owned(), value?))),
            );
            Value::Object(object)
        })
        .boxed()
}

fn everything() -> BoxedStrategy<Value> {
    let text = || ".{0,12}".prop_map(Value::from).boxed();
    let long = || any::<i64>().prop_map(|number| json!(number.to_string()));
    fields(vec![
        ("flag", any::<bool>().prop_map(Value::from).boxed()),
        ("int32", any::<i32>().prop_map(Value::from).boxed()),
        ("uint32", any::<u32>().prop_map(Value::from).boxed()),
        ("int64", long().boxed()),
        (
            "uint64",
            any::<u64>()
                .prop_map(|number| json!(number.to_string()))
                .boxed(),
        ),
        ("double", double().boxed()),
        ("text", text()),
        ("time", text()),
        ("date", text()),
        ("duration", text()),
        ("mask", text()),
        ("any", any_json().boxed()),
        ("struct", object(".{0,6}", any_json()).boxed()),
        ("state", state().boxed()),
        ("node", node()),
        ("texts", vec(text(), 0..4).prop_map(Value::from).boxed()),
        ("longs", vec(long(), 0..4).prop_map(Value::from).boxed()),
        ("doubles", vec(double(), 0..4).prop_map(Value::from).boxed()),
        ("states", vec(state(), 0..4).prop_map(Value::from).boxed()),
        ("nodes", vec(node(), 0..3).prop_map(Value::from).boxed()),
        ("anys", vec(any_json(), 0..4).prop_map(Value::from).boxed()),
        (
            "matrix",
            vec(vec(any::<i32>(), 0..3), 0..3)
                .prop_map(|matrix| json!(matrix))
                .boxed(),
        ),
        ("labels", object(".{0,6}", text()).boxed()),
        ("counts", object("[a-c]{0,2}", long()).boxed()),
        ("byName", object(".{0,4}", node()).boxed()),
        ("statesByName", object(".{0,4}", state()).boxed()),
    ])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn decoding_and_encoding_gives_an_equal_value(json in everything()) {
        let text = json.to_string();
        let message = Everything::decode(text.as_bytes()).map_err(|error| TestCaseError::fail(format!("{text}: {error}")))?;
        let written: Value = serde_json::from_slice(&to_vec(&message)).expect("JSON");
        prop_assert!(equal(&written, &json), "{text}\n{written}");
        prop_assert_eq!(&to_vec(&message), &serde_json::to_vec(&message).expect("JSON"), "the same through serde");
        let again = Everything::decode(&to_vec(&message)).expect("valid JSON");
        prop_assert_eq!(to_vec(&again), to_vec(&message));
        let through_value: Everything = serde_json::from_value(json).expect("the same from a value");
        prop_assert_eq!(to_vec(&through_value), to_vec(&message));
    }

    #[test]
    fn any_json_is_read_or_refused_but_never_a_crash(json in any_json(), key in prop_oneof![Just("int32"), Just("node"), Just("labels"), Just("texts"), Just("bytes"), Just("matrix")]) {
        let text = json!({ key: json }).to_string();
        match Everything::decode(text.as_bytes()) {
            Ok(message) => drop(to_vec(&message)),
            Err(error) => prop_assert!(error.path().starts_with(key), "{}", error),
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in vec(any::<u8>(), 0..64)) {
        let _ = Everything::decode(&bytes);
    }

    #[test]
    fn any_integer_text_is_exact(number in any::<i64>(), zeros in 0_usize..3) {
        let text = format!(r#"{{"int64": "{number}.{}"}}"#, "0".repeat(zeros + 1));
        prop_assert_eq!(Everything::decode(text.as_bytes()).map(|message| message.int64), Ok(Some(number)));
    }
}
