//! Every exception to "reading and writing gives an equal value": the table in the documentation of `message`.

use discovery_runtime::message::{Reply, to_vec};

use crate::sample::Everything;
use crate::{read, value, written};

#[test]
fn the_exceptions() {
    for (read, back) in [
        // 64-bit integers as numbers become strings.
        (r#"{"int64": 12}"#, r#"{"int64": "12"}"#),
        (
            r#"{"int64": -9223372036854775808}"#,
            r#"{"int64": "-9223372036854775808"}"#,
        ),
        (
            r#"{"uint64": 18446744073709551615}"#,
            r#"{"uint64": "18446744073709551615"}"#,
        ),
        (
            r#"{"int64": 1e3, "uint64": 5.0}"#,
            r#"{"int64": "1000", "uint64": "5"}"#,
        ),
        (
            r#"{"int64": "1e3", "uint64": "18446744073709551615.0"}"#,
            r#"{"int64": "1000", "uint64": "18446744073709551615"}"#,
        ),
        (
            r#"{"longs": [1], "counts": {"a": 2}}"#,
            r#"{"longs": ["1"], "counts": {"a": "2"}}"#,
        ),
        (
            r#"{"int64": "-0", "counts": {"a": "-0.0"}}"#,
            r#"{"int64": "0", "counts": {"a": "0"}}"#,
        ),
        // Strings where a number belongs become numbers.
        (
            r#"{"plain": "12", "plains": ["1", 2.0]}"#,
            r#"{"plain": 12, "plains": [1, 2]}"#,
        ),
        (
            r#"{"int32": "7", "uint32": "4294967295"}"#,
            r#"{"int32": 7, "uint32": 4294967295}"#,
        ),
        (
            r#"{"int32": "-7.0", "uint32": "1e3"}"#,
            r#"{"int32": -7, "uint32": 1000}"#,
        ),
        (
            r#"{"double": "1.5", "float": "0.1"}"#,
            r#"{"double": 1.5, "float": 0.1}"#,
        ),
        // base64 changes its alphabet.
        (r#"{"bytes": "+/8="}"#, r#"{"bytes": "-_8="}"#),
        (r#"{"bytes": "+/8"}"#, r#"{"bytes": "-_8="}"#),
        (r#"{"bytes": "-_8"}"#, r#"{"bytes": "-_8="}"#),
        (r#"{"bytes": "QR=="}"#, r#"{"bytes": "QQ=="}"#),
        // So do bytes with white space.
        (r#"{"bytes": " +/\n8=\r\n"}"#, r#"{"bytes": "-_8="}"#),
        // A boolean as text becomes a boolean.
        (r#"{"flag": "true"}"#, r#"{"flag": true}"#),
        (r#"{"flag": "false"}"#, r#"{"flag": false}"#),
        // A single float is the nearest.
        (r#"{"float": 0.10000000001}"#, r#"{"float": 0.1}"#),
        (r#"{"float": 16777217}"#, r#"{"float": 16777216.0}"#),
        // So is a double.
        (
            r#"{"double": 0.1000000000000000055511151231257827021181583404541015625}"#,
            r#"{"double": 0.1}"#,
        ),
        (
            r#"{"double": 9007199254740993}"#,
            r#"{"double": 9007199254740992.0}"#,
        ),
        // A key that comes twice has its last value, even if only one of the two is kept in `Unknown`.
        (r#"{"text": "a", "text": "b"}"#, r#"{"text": "b"}"#),
        (r#"{"text": "a", "text": null}"#, r#"{"text": null}"#),
        (r#"{"texts": [], "texts": ["a"]}"#, r#"{"texts": ["a"]}"#),
        (
            r#"{"new": 1, "new": {"a": 1, "a": 2}}"#,
            r#"{"new": {"a": 2}}"#,
        ),
        (
            r#"{"labels": {"a": "1", "a": "2"}, "any": {"a": 1, "a": null}}"#,
            r#"{"labels": {"a": "2"}, "any": {"a": null}}"#,
        ),
    ] {
        assert_eq!(written(read), value(back), "{read}");
        assert_eq!(written(back), value(back), "{back}");
    }
}

#[test]
fn equal_by_value_and_spelt_otherwise() {
    for (json, back) in [
        (r#"{"int32": 1.0}"#, r#"{"int32":1}"#),
        (r#"{"int32": 1e3}"#, r#"{"int32":1000}"#),
        (r#"{"double": 1}"#, r#"{"double":1.0}"#),
        (r#"{"double": 100e-2}"#, r#"{"double":1.0}"#),
        (r#"{"double": -0.0}"#, r#"{"double":-0.0}"#),
        ("{\"text\": \"\\u0041\"}", r#"{"text":"A"}"#),
    ] {
        assert_eq!(to_vec(&read(json)), back.as_bytes(), "{json}");
    }
}

#[test]
fn all_that_is_no_number_is_both_read_and_written() {
    let json = r#"{"double":"NaN","float":"-Infinity"}"#;
    let message = read(json);
    assert!(message.double.is_some_and(f64::is_nan));
    assert_eq!(message.float, Some(f32::NEG_INFINITY));
    assert_eq!(to_vec(&message), json.as_bytes());
}

/// xorshift64*, so that a failure repeats.
fn random(state: &mut u64) -> u64 {
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    state.wrapping_mul(0x2545_f491_4f6c_dd1d)
}

fn random_doubles(count: usize) {
    let mut state = 0x9e37_79b9_7f4a_7c15;
    let doubles: Vec<f64> = std::iter::repeat_with(|| f64::from_bits(random(&mut state)))
        .filter(|double| double.is_finite())
        .take(count)
        .collect();
    let sent = Everything {
        doubles: doubles.clone(),
        ..Default::default()
    };
    let received = Everything::decode(&to_vec(&sent)).expect("valid JSON");
    assert_eq!(received.doubles.len(), count);
    for (one, other) in doubles.iter().zip(&received.doubles) {
        assert_eq!(one.to_bits(), other.to_bits(), "{one:?} became {other:?}");
    }
    // Digits of another printer: seventeen of them, which tell any double from its neighbours.
    for double in doubles.iter().take(count / 10) {
        let json = format!(r#"{{"double": {double:.16e}}}"#);
        assert_eq!(
            read(&json).double.map(f64::to_bits),
            Some(double.to_bits()),
            "{json}"
        );
    }
}

#[test]
fn random_doubles_come_back_to_the_bit() {
    random_doubles(100_000);
}

#[test]
#[ignore = "a million; some seconds"]
fn a_million_random_doubles_come_back_to_the_bit() {
    random_doubles(1_000_000);
}

#[test]
fn random_floats_come_back_to_the_bit() {
    let mut state = 7;
    for _ in 0..20_000 {
        let float = f32::from_bits(random(&mut state) as u32);
        if float.is_finite() {
            let message = Everything {
                float: Some(float),
                ..Default::default()
            };
            let back = Everything::decode(&to_vec(&message)).expect("valid JSON");
            assert_eq!(back.float.map(f32::to_bits), Some(float.to_bits()));
        }
    }
}
