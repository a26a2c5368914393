//! `google.protobuf.Any`: a message with the name of its type under `@type`.

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::call::json_object;
use crate::error::{Error, ErrorKind, Result};
use crate::message::{DecodeError, Decoding, Reply, decode_as, without_member};
use crate::shown::{Secrets, WORD, shown};

/// Decodes the message in an `Any` into `T`, whose schema must have the type of the message. Without an `Any`, this is the
/// empty value. `what` is the name of its field in the operation, and `text` is the operation as it was sent.
pub(super) fn unpack<T: Reply>(
    what: &str,
    operation: &Value,
    text: &[u8],
    how: Decoding,
) -> Result<T> {
    let Some(any) = operation.get(what) else {
        return Ok(T::empty());
    };
    let schema = T::schema();
    let type_url = type_url(any);
    if !schema.is_empty() && !type_url.is_empty() && !is_named(type_url, schema) {
        return Err(Error::new(
            ErrorKind::Decode,
            format!(
                "the {what} of the operation is a `{}`, not a `{schema}`: ask for that type, or read it with \
                 `{what}_as`, which takes any type",
                shown(type_url, WORD, &Secrets::default())
            ),
        ));
    }
    // From the text, since a `Value` may have fewer digits.
    let json = match json_object::member(text, what).and_then(|(start, end)| text.get(start..end)) {
        Some(text) => message_text(any, text),
        None => message_json(any),
    };
    T::decode_with(&json, how).map_err(|error| decode_error(what, error))
}

/// Decodes the message in an `Any` into a type of the caller, whatever its `@type` is.
pub(super) fn unpack_as<T: DeserializeOwned>(what: &str, any: Option<&Value>) -> Result<T> {
    let read = match any {
        Some(any) => decode_as(&message_json(any)),
        None => decode_as(b"{}").or_else(|_| decode_as(b"null")),
    };
    read.map_err(|error| decode_error(what, error))
}

fn decode_error(what: &str, error: DecodeError) -> Error {
    let message = format!("the {what} of the operation is not of the expected type");
    Error::new(ErrorKind::Decode, message).with_source(error)
}

fn type_url(any: &Value) -> &str {
    any.get("@type").and_then(Value::as_str).unwrap_or_default()
}

/// The same as [`message_json`], from the text of the `Any`.
fn message_text(any: &Value, text: &[u8]) -> Vec<u8> {
    if type_url(any).contains("/google.protobuf.")
        && let Some((start, end)) = json_object::member(text, "value")
    {
        return text.get(start..end).unwrap_or_default().to_vec();
    }
    without_member(text, "@type").unwrap_or_else(|| text.to_vec())
}

/// The message itself, as JSON. A well-known type whose JSON is not an object is under `value`.
fn message_json(any: &Value) -> Vec<u8> {
    let well_known = type_url(any).contains("/google.protobuf.");
    let content = match any {
        Value::Object(map) => match map.get("value").filter(|_| well_known) {
            Some(value) => value.clone(),
            None => {
                let mut map = map.clone();
                map.remove("@type");
                Value::Object(map)
            }
        },
        other => other.clone(),
    };
    content.to_string().into_bytes()
}

/// Whether the type of this URL is the schema with this id. An id consists of the last segments of the type's name: the id of
/// `google.cloud.aiplatform.v1.Model` is `GoogleCloudAiplatformV1Model` in one document, and would be `Model` in another.
fn is_named(type_url: &str, schema: &str) -> bool {
    let name = type_url.rsplit('/').next().unwrap_or_default();
    let schema = lowercase_alphanumerics(schema);
    let segments: Vec<&str> = name.split('.').collect();
    (0..segments.len())
        .filter_map(|at| segments.get(at..))
        .any(|segments| lowercase_alphanumerics(&segments.concat()) == schema)
}

/// Only letters and digits, since documents join the segments in different ways.
fn lowercase_alphanumerics(name: &str) -> String {
    name.chars()
        .filter(|c| c.is_ascii_alphanumeric())
        .map(|c| c.to_ascii_lowercase())
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::JsonMap;

    fn of_any<T: Reply>(any: &Value) -> Result<T> {
        let operation = json!({ "name": "o", "response": any });
        unpack(
            "response",
            &operation,
            operation.to_string().as_bytes(),
            Decoding::new(),
        )
    }

    #[test]
    fn the_message_has_all_its_digits() {
        let text =
            br#"{"response": {"x": [123456789012345678901234], "@type": "t/a.B", "y": 1.50}}"#;
        let operation: Value = serde_json::from_slice(text).unwrap();
        let any = &operation["response"];
        let (start, end) = json_object::member(text, "response").unwrap();
        assert_eq!(
            String::from_utf8(message_text(any, &text[start..end])).unwrap(),
            r#"{"x":[123456789012345678901234],"y":1.50}"#
        );
    }

    #[test]
    fn a_schema_is_named_by_the_end_of_its_type() {
        let url = "type.googleapis.com/google.cloud.aiplatform.v1.Model";
        for schema in ["Model", "V1Model", "GoogleCloudAiplatformV1Model"] {
            assert!(is_named(url, schema), "{schema}");
        }
        for schema in ["Mode", "el", "CloudModel", "ModelV1", "", "Google"] {
            assert!(!is_named(url, schema), "{schema}");
        }
        let nested = "type.googleapis.com/google.cloud.videointelligence.v1.Outer.Inner";
        for schema in ["GoogleCloudVideointelligenceV1_Outer_Inner", "OuterInner"] {
            assert!(is_named(nested, schema), "{schema}");
        }
    }

    #[test]
    fn the_type_is_no_part_of_the_message() {
        let any = json!({"@type": "type.googleapis.com/a.B", "x": 1});
        let map: JsonMap = of_any(&any).unwrap();
        assert_eq!(Value::Object(map), json!({"x": 1}));
    }

    #[test]
    fn well_known_types_stand_under_value() {
        let any = json!({"@type": "type.googleapis.com/google.protobuf.StringValue", "value": "x"});
        assert_eq!(of_any::<String>(&any).unwrap(), "x");
        assert_eq!(unpack_as::<String>("response", Some(&any)).unwrap(), "x");
        let other = json!({"@type": "type.googleapis.com/a.B", "value": "x"});
        let map: JsonMap = of_any(&other).unwrap();
        assert_eq!(Value::Object(map), json!({"value": "x"}));
    }

    #[test]
    fn nothing_is_the_empty_value() {
        assert_eq!(
            unpack::<JsonMap>("response", &json!({}), b"{}", Decoding::new()).unwrap(),
            JsonMap::new()
        );
        unpack::<()>("response", &json!({}), b"{}", Decoding::new()).unwrap();
        unpack_as::<()>("response", None).unwrap();
        assert_eq!(
            unpack_as::<JsonMap>("response", None).unwrap(),
            JsonMap::new()
        );
    }
}
