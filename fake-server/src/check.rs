//! Checks what a request brings: parameters, and the body.

use discovery_codegen::discovery::Schema;
use serde_json::Value;

use crate::failure::Failure;
use crate::values::Schemas;

/// Checks the text of a parameter.
pub(crate) fn check_parameter(name: &str, schema: &Schema, text: &str) -> Result<(), Failure> {
    let expected = match schema.kind.as_deref() {
        Some("boolean") if !["true", "false"].contains(&text) => "true or false".to_owned(),
        Some("integer") if text.parse::<i64>().is_err() && text.parse::<u64>().is_err() => {
            "an integer".to_owned()
        }
        Some("number") if text.parse::<f64>().is_err() => "a number".to_owned(),
        Some("string") if is_long(schema) && text.parse::<i128>().is_err() => {
            "an integer".to_owned()
        }
        Some("string") if !is_of_values(schema, text) => one_of(schema),
        _ => return Ok(()),
    };
    Err(Failure::invalid(format!(
        "Invalid value at '{name}': {text:?}; expected {expected}"
    )))
}

/// Checks a body.
///
/// # Errors
///
/// The first field that the schema does not have, or whose value is of another type.
pub(crate) fn check_body(schemas: &Schemas, schema: &Schema, body: &Value) -> Result<(), Failure> {
    check(schemas, schema, body, "")
}

fn check(schemas: &Schemas, schema: &Schema, value: &Value, path: &str) -> Result<(), Failure> {
    let schema = schemas.resolve(schema);
    // `null` is no value, whatever the type.
    if value.is_null() || schema.reference.is_some() {
        return Ok(());
    }
    if let Some(items) = &schema.items {
        let Value::Array(values) = value else {
            return Err(wrong(path, value, "a list"));
        };
        for (index, value) in values.iter().enumerate() {
            check(schemas, items, value, &format!("{path}[{index}]"))?;
        }
        return Ok(());
    }
    let is_message = !schema.properties.is_empty();
    if is_message || schema.kind.as_deref() == Some("object") {
        let Value::Object(object) = value else {
            return Err(wrong(path, value, "an object"));
        };
        for (key, value) in object {
            let at = if path.is_empty() {
                key.clone()
            } else {
                format!("{path}.{key}")
            };
            match (schema.properties.get(key), &schema.additional_properties) {
                (Some(property), _) => check(schemas, property, value, &at)?,
                (None, Some(values)) => check(schemas, values, value, &at)?,
                (None, None) if is_message => return Err(unknown(path, key)),
                (None, None) => {}
            }
        }
        return Ok(());
    }
    check_scalar(schema, value, path)
}

fn check_scalar(schema: &Schema, value: &Value, path: &str) -> Result<(), Failure> {
    let text = value.as_str();
    let integer = value.is_i64()
        || value.is_u64()
        || value.as_f64().is_some_and(|number| number.fract() == 0.0)
        || text.is_some_and(|text| text.parse::<i128>().is_ok());
    let number = value.is_number() || text.is_some_and(|text| text.parse::<f64>().is_ok());
    let (fits, expected) = match schema.kind.as_deref() {
        Some("boolean") => (value.is_boolean(), "true or false".to_owned()),
        Some("integer") => (integer, "an integer".to_owned()),
        Some("number") => (number, "a number".to_owned()),
        Some("string") if is_long(schema) => (integer, "an integer, as text".to_owned()),
        // A value of an enum may be given by its number.
        Some("string") if !schema.values.is_empty() && value.is_u64() => return Ok(()),
        Some("string") => match text {
            Some(text) => (is_of_values(schema, text), one_of(schema)),
            None => (false, "text".to_owned()),
        },
        _ => return Ok(()),
    };
    match fits {
        true => Ok(()),
        false => Err(wrong(path, value, &expected)),
    }
}

fn is_long(schema: &Schema) -> bool {
    matches!(schema.format.as_deref(), Some("int64" | "uint64"))
}

/// Whether a text is a value of the enum, or there is no enum.
pub(crate) fn is_of_values(schema: &Schema, text: &str) -> bool {
    schema.values.is_empty() || schema.values.iter().any(|value| value.value == text)
}

fn one_of(schema: &Schema) -> String {
    const MOST: usize = 12;
    let values = schema
        .values
        .iter()
        .take(MOST)
        .map(|value| value.value.as_str());
    let more = if schema.values.len() > MOST {
        ", …"
    } else {
        ""
    };
    format!("one of {}{more}", values.collect::<Vec<_>>().join(", "))
}

fn unknown(path: &str, key: &str) -> Failure {
    let place = match path {
        "" => String::new(),
        path => format!(" at '{path}'"),
    };
    Failure::invalid(format!(
        "Invalid JSON payload received. Unknown name \"{key}\"{place}: Cannot find field."
    ))
}

fn wrong(path: &str, value: &Value, expected: &str) -> Failure {
    const MOST: usize = 60;
    let mut shown = value.to_string();
    if let Some((end, _)) = shown.char_indices().nth(MOST) {
        shown.truncate(end);
        shown.push('…');
    }
    let place = if path.is_empty() { "the body" } else { path };
    Failure::invalid(format!(
        "Invalid value at '{place}': {shown}; expected {expected}"
    ))
}

#[cfg(test)]
mod tests {
    use discovery_codegen::discovery;
    use serde_json::json;

    use super::*;

    fn schemas() -> Schemas {
        let document = json!({
            "kind": "discovery#restDescription", "name": "notes", "version": "v1", "rootUrl": "https://notes.example/",
            "schemas": {"Note": {"id": "Note", "type": "object", "properties": {
                "text": {"type": "string"},
                "size": {"type": "string", "format": "int64"},
                "rank": {"type": "integer", "format": "int32"},
                "share": {"type": "number", "format": "double"},
                "open": {"type": "boolean"},
                "color": {"type": "string", "enum": ["RED", "BLUE"]},
                "labels": {"type": "object", "additionalProperties": {"type": "string"}},
                "anything": {"type": "any"},
                "notes": {"type": "array", "items": {"$ref": "Note"}},
            }}},
        });
        Schemas(discovery::parse(&document).expect("a document").schemas)
    }

    #[test]
    fn a_body_is_as_its_schema_says() {
        let schemas = schemas();
        let note = &schemas.0["Note"];
        for (body, expected) in [
            (json!({}), None),
            (
                json!({"text": null, "size": "5", "rank": 5, "share": "NaN", "open": true, "color": "RED"}),
                None,
            ),
            (
                json!({"size": 5, "rank": "5", "share": 1, "color": 1, "anything": [1], "labels": {"a": "b"}}),
                None,
            ),
            (json!({"notes": [{"notes": [{"text": "a"}]}]}), None),
            (json!([]), Some("'the body': []; expected an object")),
            (
                json!({"txt": ""}),
                Some("Unknown name \"txt\": Cannot find field."),
            ),
            (
                json!({"notes": [{}, {"txt": ""}]}),
                Some("Unknown name \"txt\" at 'notes[1]'"),
            ),
            (json!({"text": 5}), Some("'text': 5; expected text")),
            (
                json!({"size": "five"}),
                Some("expected an integer, as text"),
            ),
            (json!({"rank": 1.5}), Some("expected an integer")),
            (json!({"open": "yes"}), Some("expected true or false")),
            (json!({"color": "GREEN"}), Some("expected one of RED, BLUE")),
            (
                json!({"labels": {"a": 1}}),
                Some("'labels.a': 1; expected text"),
            ),
            (json!({"notes": {}}), Some("expected a list")),
        ] {
            let found = check_body(&schemas, note, &body)
                .err()
                .map(|failure| failure.message);
            match (found, expected) {
                (None, None) => {}
                (Some(found), Some(expected)) => {
                    assert!(found.contains(expected), "{body}: {found}")
                }
                (found, _) => panic!("{body}: {found:?}"),
            }
        }
    }

    #[test]
    fn a_value_of_a_schema_fits_it_and_ends() {
        let schemas = schemas();
        let note = &schemas.0["Note"];
        let value = schemas.value(
            &Schema {
                reference: Some("Note".to_owned()),
                ..Schema::default()
            },
            "note",
        );
        assert_eq!(value["text"], "text");
        assert_eq!(value["color"], "RED");
        assert_eq!(value["notes"], json!([]), "a note is not in itself");
        check_body(&schemas, note, &value).expect("it fits");
    }
}
