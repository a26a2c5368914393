//! Numbers that no `u64`, `i64` or `f64` equals: kept with all their digits, or an error with its path. None changes silently.

use std::time::{Duration, Instant};

use discovery_runtime::message::{Decoding, Finding, Message as _, Reply, to_vec, unknowns};
use discovery_runtime::serde_json::{self, Value, json};
use discovery_runtime::{JsonMap, Unknown};

use crate::sample::Everything;
use crate::{read, value};

/// Whether a crate of the build switches on serde_json's `arbitrary_precision`, with which a `Value` has all digits.
fn arbitrary_precision() -> bool {
    value("0.10000000000000000555") != value("0.1")
}

fn back(json: &str) -> String {
    let message = read(json);
    let back = String::from_utf8(to_vec(&message)).expect("text");
    assert_eq!(serde_json::to_string(&message).expect("the same"), back);
    assert_eq!(read(&back), message, "{json}");
    back
}

const LONG: [&str; 11] = [
    "123456789012345678901234",
    "-123456789012345678901234",
    "18446744073709551616",
    "-9223372036854775809",
    "0.100000000000000000000000000001",
    "3.14159265358979323846264338327950288",
    "1.0000000000000000000000001e300",
    "-0.1000000000000000000000001E-5",
    "9007199254740993.00000000001",
    "1e-400",
    "4.9406564584124654e-330",
];

#[test]
fn every_digit_comes_back_wherever_any_value_may_stand() {
    for number in LONG {
        for json in [
            format!(r#"{{"new":{number}}}"#),
            format!(r#"{{"new":{{"a":[1,{{"b c":{number}}},"{number}"],"d":null}}}}"#),
            format!(r#"{{"any":{number}}}"#),
            format!(r#"{{"any":[{{"x":[{number},2]}}],"anys":[1,{number}]}}"#),
            format!(r#"{{"struct":{{"a":{number}}},"structs":[{{}},{{"b":[{number}]}}]}}"#),
            format!(r#"{{"node":{{"next":{{"new":{number}}}}}}}"#),
            format!(r#"{{"byName":{{"x":{{"new":[{number}]}}}}}}"#),
        ] {
            // `arbitrary_precision` spells exponents in its own way.
            let spelt = |json: &str| match arbitrary_precision() {
                true => json.replace("e+", "e").replace("E-", "e-"),
                false => json.to_owned(),
            };
            assert_eq!(spelt(&back(&json)), spelt(&json));
        }
    }
}

#[test]
fn a_number_that_a_value_equals_is_not_kept_twice() {
    for number in [
        "0",
        "-1",
        "18446744073709551615",
        "-9223372036854775808",
        "0.1",
        "1.50",
        "1e3",
        "10000000000000000000000",
        "1E+2",
        "0e999",
        "0.0",
        "0.10000000000000001",
        "1.7976931348623157e308",
        "100000000000000000000000000000000e-32",
    ] {
        let json = format!(r#"{{"new": [{number}], "any": {number}}}"#);
        let message = read(&json);
        let findings = unknowns(&message);
        assert!(
            !findings
                .iter()
                .any(|finding| matches!(finding, Finding::Number { .. })),
            "{findings:?}"
        );
        assert_eq!(value(&back(&json)), value(&json), "{number}");
    }
    assert_eq!(back(r#"{"new": -0.0}"#), r#"{"new":-0.0}"#);
}

#[test]
fn a_number_beyond_an_f64_is_an_error_with_its_path_or_kept_leniently() {
    if arbitrary_precision() {
        return;
    }
    for (json, path) in [
        (r#"{"new":{"a":[1,1e400]}}"#, "new.a[1]"),
        (r#"{"any":-1e999}"#, "any"),
        (
            r#"{"struct":{"b c":1e99999999999999999999}}"#,
            r#"struct["b c"]"#,
        ),
        (r#"{"nodes":[{},{"new":1e400}]}"#, "nodes[1].new"),
    ] {
        let error = Everything::decode(json.as_bytes()).unwrap_err();
        assert_eq!(error.path(), path);
        assert!(
            error
                .message()
                .starts_with("a number beyond the range of an f64: "),
            "{error}"
        );
        let how = Decoding::new().lenient(true);
        let message = Everything::decode_with(json.as_bytes(), how).expect(json);
        assert_eq!(String::from_utf8(to_vec(&message)).expect("text"), json);
        assert_eq!(serde_json::to_string(&message).expect("the same"), json);
        let found = unknowns(&message)
            .into_iter()
            .any(|finding| matches!(finding, Finding::Number { path: at, .. } if at == path));
        assert!(found, "{json}");
    }
    assert!(Everything::decode(br#"{"double": 1e400}"#).is_err());
}

#[test]
fn a_value_that_the_caller_changed_is_written() {
    let mut message =
        read(r#"{"any": [123456789012345678901234, 2], "new": 123456789012345678901234}"#);
    message.any = Some(json!(["x", 2]));
    message.__unknown.insert("new", 5);
    assert_eq!(to_vec(&message), br#"{"any":["x",2],"new":5}"#);
    message.any = None;
    message.__unknown = Unknown::new();
    assert_eq!(to_vec(&message), b"{}");
    let mut message = read(r#"{"any": [123456789012345678901234, 2]}"#);
    message.any = None;
    assert_eq!(to_vec(&message), b"{}");
}

#[test]
fn a_value_alone_refuses_digits_that_it_would_lose() {
    if arbitrary_precision() {
        return;
    }
    for (json, path) in [
        ("[1, 123456789012345678901234]", "[1]"),
        ("[{\"a\": 1e400}]", "[0].a"),
    ] {
        let error = Vec::<Value>::decode(json.as_bytes()).unwrap_err();
        assert_eq!(error.path(), path);
    }
    let error = JsonMap::decode(br#"{"a": 0.100000000000000000000000000001}"#).unwrap_err();
    assert_eq!(
        error.to_string(),
        "a: a number with more digits than this type holds: 0.100000000000000000000000000001"
    );
    assert_eq!(
        Value::decode(b"0.10000000000000001").expect("a double"),
        json!(0.1)
    );
}

#[test]
fn names_that_serde_json_keeps_for_itself_are_names_like_others() {
    for json in [
        r#"{"new":{"$serde_json::private::RawValue":"[1]"}}"#,
        r#"{"any":[{"$serde_json::private::RawValue":"x"}]}"#,
    ] {
        assert_eq!(back(json), json);
    }
}

/// The bytes are the same at any depth, so the time is too. Other work on the machine only makes a run longer, so one good run of
/// each is enough; reading once for each level takes more than ten times as long in every run.
#[test]
fn what_is_deep_is_not_read_again_for_each_level() {
    let long = "long ".repeat(100_000);
    let texts = [1, 120].map(|levels| {
        let (open, close) = ("[".repeat(levels), "]".repeat(levels));
        format!(r#"{{"new":{open}{},"{long}"{close}}}"#, LONG[0])
    });
    let mut least = [Duration::MAX; 2];
    for _ in 0..50 {
        for (text, least) in texts.iter().zip(&mut least) {
            let start = Instant::now();
            assert_eq!(read(text).unknown().len(), 1);
            *least = start.elapsed().min(*least);
        }
        let [flat, deep] = least;
        if deep < 3 * flat {
            return;
        }
    }
    panic!("{least:?} for one level and for 120");
}
