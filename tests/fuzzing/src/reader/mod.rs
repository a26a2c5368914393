//! What holds for the text of every message: the runtime reads it just if the schema says so, and loses nothing of it.

mod json;
mod reference;
mod schema;

use std::sync::LazyLock;

use discovery_runtime::message::{Decoding, Finding, Reply as _, checked_to_vec, to_vec, unknowns};
use serde_json::Value;

use crate::messages::DOCUMENT;
use crate::messages::types::Everything;
use json::{Json, is_same};
use reference::{Reading, Refusal};
use schema::{Kind, Schemas};

static SCHEMAS: LazyLock<Schemas> = LazyLock::new(|| Schemas::of(DOCUMENT));

/// Whether a text was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The text is not JSON.
    NotJson,
    /// It is JSON, and a value has another type than the schema says.
    Refused,
    /// It is a message.
    Read,
}

/// Reads a text as a message in each way that the runtime has, and compares with what the schema and [`serde_json::Value`] say.
///
/// # Panics
///
/// If the runtime judges the text otherwise, or writes something else than it read.
pub fn check(text: &[u8]) -> Verdict {
    let value = serde_json::from_slice::<Value>(text);
    let strict = Everything::decode(text);
    let lenient = Everything::decode_with(text, Decoding::new().lenient(true));
    if is_private(text) {
        return Verdict::NotJson;
    }
    let Ok(value) = value else {
        assert!(
            strict.is_err(),
            "read, though it is not JSON: {}",
            value_error(text)
        );
        return Verdict::NotJson;
    };
    let json = Json::parse(std::str::from_utf8(text).expect("JSON is UTF-8"));
    let reference = SCHEMAS.read(
        &Kind::Message("Everything".to_owned()),
        &json,
        Reading::Strict,
    );
    let verdict = match (&strict, &reference) {
        (Ok(message), Ok(expected)) => {
            check_written(message, expected);
            check_value(message, &value, &json);
            Verdict::Read
        }
        (Err(error), Err(refusal)) => {
            check_refusal(error, refusal);
            Verdict::Refused
        }
        (Ok(_), Err(refusal)) => panic!("read, though {refusal:?}"),
        (Err(error), Ok(_)) => panic!("refused: {error}"),
    };
    check_lenient(&lenient, strict.as_ref().ok(), &json);
    check_wrapped(text, &json, strict.as_ref().ok());
    verdict
}

/// Whether a text may have one of serde_json's own keys, by which a [`Value`] is no reference.
fn is_private(text: &[u8]) -> bool {
    let key = b"serde_json::private";
    text.windows(key.len()).any(|part| part == key)
        || text.windows(6).any(|part| part == b"\\u0024")
}

fn value_error(text: &[u8]) -> String {
    let error = serde_json::from_slice::<Value>(text).err();
    error.map(|error| error.to_string()).unwrap_or_default()
}

/// What is written is what was read, and can be read again.
fn check_written(message: &Everything, expected: &Json) {
    let bytes = to_vec(message);
    let written = std::str::from_utf8(&bytes).expect("text");
    assert!(
        is_same(&Json::parse(written), expected),
        "written: {written}\nexpected: {expected:?}"
    );
    check_serde(message, expected);
    assert_eq!(
        checked_to_vec(message).ok().as_ref(),
        Some(&bytes),
        "nothing is set twice"
    );
    let again = Everything::decode(&bytes)
        .unwrap_or_else(|error| panic!("written and refused: {error}\n{written}"));
    assert_eq!(to_vec(&again), bytes, "read and written again");
    assert_eq!(to_vec(&message.clone()), bytes, "a clone");
    assert!(!format!("{message:?}").is_empty());
}

/// Through serde, the same is written. A float may be spelled otherwise: `9.007199e15` is also 9007199000000000.0.
fn check_serde(message: &Everything, expected: &Json) {
    let written = serde_json::to_string(message).unwrap_or_else(|error| panic!("{error}"));
    assert!(
        is_same(&Json::parse(&written), expected),
        "through serde: {written}\nexpected: {expected:?}"
    );
}

/// A value in memory is read as its text is, but for numbers that it rounds.
fn check_value(message: &Everything, value: &Value, json: &Json) {
    if json.has_long_number() {
        return;
    }
    let through = serde_json::from_value::<Everything>(value.clone())
        .unwrap_or_else(|error| panic!("refused as a value: {error}"));
    assert_eq!(to_vec(&through), to_vec(message), "read from a value");
}

fn check_refusal(error: &discovery_runtime::DecodeError, refusal: &Refusal) {
    assert_eq!(error.path(), refusal.path(), "{error}");
    assert!(!error.to_string().is_empty());
}

/// Lenient reading loses nothing either, and finds a wrong type just if strict reading refuses.
fn check_lenient(
    lenient: &Result<Everything, discovery_runtime::DecodeError>,
    strict: Option<&Everything>,
    json: &Json,
) {
    let expected = SCHEMAS.read(
        &Kind::Message("Everything".to_owned()),
        json,
        Reading::Lenient,
    );
    let (message, expected) = match (lenient, expected) {
        (Ok(message), Ok(expected)) => (message, expected),
        (Err(_), Err(_)) => return,
        (Ok(_), Err(refusal)) => panic!("read leniently, though {refusal:?}"),
        (Err(error), Ok(_)) => panic!("refused leniently: {error}"),
    };
    let bytes = to_vec(message);
    let written = std::str::from_utf8(&bytes).expect("text");
    assert!(
        is_same(&Json::parse(written), &expected),
        "written leniently: {written}\nexpected: {expected:?}"
    );
    check_serde(message, &expected);
    let wrong = unknowns(message)
        .iter()
        .any(|finding| matches!(finding, Finding::WrongType { .. }));
    match strict {
        Some(strict) => assert_eq!(to_vec(strict), bytes, "lenient reading of what fits"),
        // Of a key that comes twice, only the last value is kept.
        None => {
            let last = json.with_last_values();
            let refused = SCHEMAS
                .read(
                    &Kind::Message("Everything".to_owned()),
                    &last,
                    Reading::Strict,
                )
                .is_err();
            assert_eq!(wrong, refused, "wrong types in {written}");
        }
    }
    let again = Everything::decode_with(&bytes, Decoding::new().lenient(true))
        .unwrap_or_else(|error| panic!("written and refused: {error}"));
    assert_eq!(to_vec(&again), bytes, "read leniently and written again");
}

/// In `data`, a message is read as it is without. There, `null` is an empty message. The object around it is a level of its own.
fn check_wrapped(text: &[u8], json: &Json, strict: Option<&Everything>) {
    let wrapped = [b"{\"etag\":1,\"data\":", text, b"}"].concat();
    let read = Everything::decode_with(&wrapped, Decoding::new().in_data(true));
    let expected = match json {
        _ if serde_json::from_slice::<Value>(&wrapped).is_err() => None,
        Json::Null => Some(to_vec(&Everything::default())),
        _ => strict.map(|message| to_vec(message)),
    };
    let error = read.as_ref().err().map(ToString::to_string);
    assert_eq!(
        read.ok().map(|message| to_vec(&message)),
        expected,
        "in data: {error:?}"
    );
}
