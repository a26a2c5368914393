//! What a JSON value is to a schema of the raw document: how each value in it has to be typed.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::document::{Document, enum_values, members};

/// Compares how a value was typed with how the schema declares it. `shape` is what
/// `wire_harness::shape` gives; the differences name values by JSON pointer.
pub(super) fn typing(
    document: &Document,
    schema: &Value,
    value: &Value,
    shape: &Value,
) -> Vec<String> {
    let empty = Map::new();
    let shape = shape.as_object().unwrap_or(&empty);
    let mut walk = Walk {
        document,
        shape,
        seen: BTreeSet::new(),
        differences: Vec::new(),
    };
    walk.value(schema, value, String::new());
    let Walk {
        seen,
        mut differences,
        ..
    } = walk;
    let beyond = shape.iter().filter(|(path, _)| !seen.contains(*path));
    differences.extend(beyond.map(|(path, kind)| {
        format!("{path:?} is read as {kind}, but the document has no such value")
    }));
    differences
}

struct Walk<'a> {
    document: &'a Document,
    shape: &'a Map<String, Value>,
    seen: BTreeSet<String>,
    differences: Vec<String>,
}

impl Walk<'_> {
    fn value(&mut self, schema: &Value, value: &Value, path: String) {
        let schema = self.document.resolve(schema);
        let kind = schema.get("type").and_then(Value::as_str);
        let properties: BTreeMap<&String, &Value> = members(schema, "properties").collect();
        if let Some(items) = schema.get("items") {
            self.is(&path, &["list"]);
            for (index, value) in value.as_array().into_iter().flatten().enumerate() {
                self.value(items, value, format!("{path}/{index}"));
            }
        } else if !properties.is_empty() {
            self.is(&path, &["message"]);
            for (key, value) in value.as_object().into_iter().flatten() {
                let path = join(&path, key);
                match properties.get(key) {
                    // An explicit null, or nothing in a list or an object, may be kept beside the fields.
                    Some(_) if is_empty(value) => {
                        self.seen.insert(path);
                    }
                    Some(property) => self.value(property, value, path),
                    None => self.is(&path, &["unknown"]),
                }
            }
        } else if kind == Some("object") {
            match schema.get("additionalProperties") {
                Some(values)
                    if self
                        .document
                        .resolve(values)
                        .get("type")
                        .and_then(Value::as_str)
                        != Some("any") =>
                {
                    self.is(&path, &["map"]);
                    for (key, value) in value.as_object().into_iter().flatten() {
                        self.value(values, value, join(&path, key));
                    }
                }
                _ => {
                    // Nothing is declared: kept as it is, or beside the fields of a message that has none.
                    self.is(&path, &["json-map", "message"]);
                    for (key, _) in value.as_object().into_iter().flatten() {
                        self.seen.insert(join(&path, key));
                    }
                }
            }
        } else if let Some(values) = enum_values(schema) {
            let is_declared = value.as_str().is_some_and(|value| values.contains(&value));
            self.is(&path, &[if is_declared { "enum" } else { "enum?" }]);
        } else {
            self.is(
                &path,
                &[scalar(kind, schema.get("format").and_then(Value::as_str))],
            );
        }
    }

    fn is(&mut self, path: &str, kinds: &[&str]) {
        let found = self
            .shape
            .get(path)
            .and_then(Value::as_str)
            .unwrap_or("nothing");
        if !kinds.contains(&found) {
            self.differences.push(format!(
                "{path:?} is to be {}, and is {found}",
                kinds.join(" or ")
            ));
        }
        self.seen.insert(path.to_owned());
    }
}

/// The table of types: what a Discovery type and format is read as.
fn scalar(kind: Option<&str>, format: Option<&str>) -> &'static str {
    match (kind, format) {
        (Some("boolean"), _) => "bool",
        (Some("integer"), Some("int32")) => "i32",
        (Some("integer"), Some("uint32")) => "u32",
        (Some("integer"), Some("uint64")) => "u64",
        (Some("integer"), _) => "i64",
        (Some("number"), Some("float")) => "f32",
        (Some("number"), _) => "f64",
        (Some("string"), Some("int64")) => "i64",
        (Some("string"), Some("uint64")) => "u64",
        (
            Some("string"),
            Some(
                "byte" | "google-datetime" | "date-time" | "date" | "google-duration"
                | "google-fieldmask",
            ),
        ) => "text",
        (Some("string"), _) => "string",
        (Some("array"), _) => "list",
        _ => "json",
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(values) => values.is_empty(),
        Value::Object(members) => members.is_empty(),
        _ => false,
    }
}

fn join(path: &str, key: &str) -> String {
    format!("{path}/{}", key.replace('~', "~0").replace('/', "~1"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const DOCUMENT: &str = r##"{"schemas": {
        "Disk": {"type": "object", "properties": {
            "size": {"type": "string", "format": "int64"},
            "state": {"type": "string", "enum": ["UP", "DOWN"]},
            "labels": {"type": "object", "additionalProperties": {"type": "string"}},
            "parts": {"type": "array", "items": {"$ref": "Disk"}},
            "extra": {"type": "any"}
        }}
    }}"##;

    #[test]
    fn what_is_declared_is_typed_and_nothing_else_is() {
        let value = json!({"size": "1", "state": "ODD", "labels": {"a/b": "c"}, "parts": [{"size": null, "new": 1}], "extra": {"x": 1}});
        let good = json!({
            "": "message", "/size": "i64", "/state": "enum?", "/labels": "map", "/labels/a~1b": "string", "/parts": "list",
            "/parts/0": "message", "/parts/0/size": "unknown", "/parts/0/new": "unknown", "/extra": "json"
        });
        assert_eq!(differences(&value, &good), [""; 0]);
        for (path, kind, difference) in [
            (
                "/size",
                json!("string"),
                r#""/size" is to be i64, and is string"#,
            ),
            (
                "/state",
                json!("enum"),
                r#""/state" is to be enum?, and is enum"#,
            ),
            (
                "/parts/0/new",
                json!("i32"),
                r#""/parts/0/new" is to be unknown, and is i32"#,
            ),
            (
                "/labels",
                json!("unknown"),
                r#""/labels" is to be map, and is unknown"#,
            ),
            (
                "/other",
                json!("bool"),
                r#""/other" is read as "bool", but the document has no such value"#,
            ),
        ] {
            let mut shape = good.clone();
            shape[path] = kind;
            assert_eq!(differences(&value, &shape), [difference]);
        }
    }

    fn differences(value: &Value, shape: &Value) -> Vec<String> {
        let document = Document::parse(DOCUMENT).expect("a document");
        typing(&document, &json!({"$ref": "Disk"}), value, shape)
    }
}
