//! Any JSON text that fits the schema is written back equal, with everything else in it.

use discovery_runtime::ByteString;
use discovery_runtime::message::{Decoding, Finding, Reply, to_vec, unknowns};
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

/// Equal, but for what the table of exceptions names: a number, a boolean or bytes in another spelling.
fn same_meaning(one: &Value, other: &Value) -> bool {
    let number = |value: &Value| match value {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => text.parse().ok(),
        _ => None,
    };
    let bytes = |value: &Value| {
        value
            .as_str()
            .map(|text| ByteString::from_base64(text).ok())
    };
    match (one, other) {
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len()
                && one
                    .iter()
                    .zip(other)
                    .all(|(one, other)| same_meaning(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            one.len() == other.len()
                && one
                    .iter()
                    .all(|(key, one)| other.get(key).is_some_and(|other| same_meaning(one, other)))
        }
        _ => {
            let numbers = number(one).zip(number(other));
            let close =
                numbers.is_some_and(|(one, other)| one == other || one as f32 == other as f32);
            equal(one, other)
                || close
                || one.to_string().trim_matches('"') == other.to_string().trim_matches('"')
                || bytes(one)
                    .flatten()
                    .is_some_and(|one| bytes(other).flatten() == Some(one))
        }
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

/// An entry of a map may be null.
fn or_null(value: BoxedStrategy<Value>) -> impl Strategy<Value = Value> {
    prop_oneof![1 => Just(Value::Null), 4 => value]
}

/// The names of fields of `Everything`, of every kind.
const KEYS: [&str; 22] = [
    "flag",
    "int32",
    "uint64",
    "float",
    "double",
    "text",
    "bytes",
    "time",
    "mask",
    "any",
    "struct",
    "state",
    "node",
    "texts",
    "longs",
    "nodes",
    "anys",
    "matrix",
    "labels",
    "byName",
    "listsByName",
    "statesByName",
];

/// An object with any values under the names of fields, at any depth.
fn anything() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,4}".prop_map(Value::from),
        "[0-9]{1,3}".prop_map(Value::from),
    ];
    let key = || {
        prop_oneof![
            proptest::sample::select(&KEYS[..]),
            proptest::sample::select(&["name", "size", "next", "children", "x"][..])
        ]
    };
    let value = leaf.prop_recursive(4, 24, 4, move |inner| {
        let members = btree_map(key(), inner.clone(), 0..4);
        prop_oneof![
            vec(inner, 0..4).prop_map(Value::from),
            members.prop_map(|members| members
                .into_iter()
                .map(|(key, value)| (key.to_owned(), value))
                .collect::<Map<_, _>>()
                .into())
        ]
    });
    btree_map(proptest::sample::select(&KEYS[..]), value, 0..8).prop_map(|members| {
        members
            .into_iter()
            .map(|(key, value)| (key.to_owned(), value))
            .collect::<Map<_, _>>()
            .into()
    })
}

/// A number as JSON may spell it.
fn number_text() -> impl Strategy<Value = String> {
    let exponent = prop_oneof![3 => Just(String::new()), 1 => "[eE][+-]?[0-9]{1,2}"];
    (
        "-?(0|[1-9][0-9]{0,40})",
        prop_oneof![Just(String::new()), "\\.[0-9]{1,40}"],
        exponent,
    )
        .prop_map(|(whole, fraction, exponent)| format!("{whole}{fraction}{exponent}"))
}

/// The digits of a number without zeros at the ends, and its power of ten.
fn decimal(text: &str) -> (bool, String, i64) {
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let digits = mantissa.trim_start_matches('-').replace('.', "");
    let fraction = mantissa
        .split_once('.')
        .map_or(0, |(_, fraction)| fraction.len());
    let significant = digits.trim_end_matches('0');
    let power = exponent.parse::<i64>().expect("an exponent") - fraction as i64
        + (digits.len() - significant.len()) as i64;
    match significant.trim_start_matches('0') {
        "" => (false, String::new(), 0),
        rest => (text.starts_with('-'), rest.to_owned(), power),
    }
}

pub(crate) fn everything() -> BoxedStrategy<Value> {
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
        ("labels", object(".{0,6}", or_null(text())).boxed()),
        (
            "counts",
            object("[a-c]{0,2}", or_null(long().boxed())).boxed(),
        ),
        ("byName", object(".{0,4}", or_null(node())).boxed()),
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
    fn lenient_reading_loses_nothing_and_writing_gives_it_back(json in anything()) {
        let text = json.to_string();
        let how = Decoding::new().lenient(true);
        let message = Everything::decode_with(text.as_bytes(), how).map_err(|error| TestCaseError::fail(format!("{text}: {error}")))?;
        let bytes = to_vec(&message);
        let strict = Everything::decode(text.as_bytes());
        let kept = unknowns(&message).iter().any(|finding| matches!(finding, Finding::WrongType { .. }));
        prop_assert_eq!(strict.is_err(), kept, "{}", &text);
        if let Ok(strict) = strict {
            prop_assert_eq!(&to_vec(&strict), &bytes, "{}", &text);
        }
        let written: Value = serde_json::from_slice(&bytes).expect("JSON");
        prop_assert!(same_meaning(&written, &json), "{text}\n{written}");
        prop_assert_eq!(&bytes, &serde_json::to_vec(&message).expect("JSON"), "the same through serde");
        let again = Everything::decode_with(&bytes, how).expect("JSON");
        prop_assert_eq!(to_vec(&again), bytes);
    }

    #[test]
    fn any_number_keeps_its_digits(one in number_text(), other in number_text()) {
        for (before, after) in [(r#"{"new":[1,"#, "]}"), (r#"{"any":{"a":"#, "}}"), (r#"{"nodes":[{"x":"#, "}]}"), (r#"{"anys":["#, "]}")] {
            for number in [&one, &other] {
                let back = to_vec(&Everything::decode(format!("{before}{number}{after}").as_bytes()).expect(number));
                let back = String::from_utf8(back).expect("text");
                let digits = back.strip_prefix(before).and_then(|rest| rest.strip_suffix(after)).expect("the same around it");
                let (wanted, found) = (decimal(number), decimal(digits));
                // Up to 17 digits stand for the double next to them.
                let double = number.contains(['.', 'e', 'E']) && wanted.1.len() <= 17 && number.parse::<f64>() == digits.parse::<f64>();
                prop_assert!(wanted == found || double, "{number} became {digits}");
            }
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
