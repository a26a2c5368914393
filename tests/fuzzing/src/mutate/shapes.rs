//! Parts of documents and of messages that are known to be hard, and where they belong.

use fastrand::Rng;
use serde_json::{Map, Value, json};

use super::Language;
use super::words::{self, Known};

/// What is put into an object.
pub(super) struct Shape {
    pub(super) members: Map<String, Value>,
    /// Whether it replaces what is there.
    pub(super) whole: bool,
}

/// Something to put into the object under this key. `None` if nothing is known that belongs there.
pub(super) fn shape_for(
    key: &str,
    language: Language,
    known: &Known,
    rng: &mut Rng,
) -> Option<Shape> {
    if language == Language::Message {
        let key = words::any_key(language, rng);
        let value = if rng.bool() {
            words::any_value(language, rng)
        } else {
            field_value(&key, rng)
        };
        return Some(Shape {
            members: Map::from_iter([(key, value)]),
            whole: false,
        });
    }
    if language == Language::Call {
        let (name, value) = words::any_header(rng);
        return (key == "headers").then(|| Shape {
            members: Map::from_iter([(name, value)]),
            whole: false,
        });
    }
    let value = match key {
        "properties" | "schemas" => schema(known, 0, rng),
        "parameters" => parameter(known, rng),
        "methods" => method(known, rng),
        "resources" => json!({ "methods": { "get": method(known, rng) } }),
        "items" | "additionalProperties" | "request" | "response" => {
            let members = schema(known, 0, rng).as_object().cloned()?;
            return Some(Shape {
                members,
                whole: true,
            });
        }
        "scopes" => json!({ "description": "A scope." }),
        _ => return None,
    };
    let name = match (key, rng.u8(..)) {
        ("properties", 0..20) => "nextPageToken".to_owned(),
        ("parameters", 0..20) => ["pageToken", "pageSize", "requestId", "alt", "fields", "key"]
            [rng.usize(..6)]
        .to_owned(),
        _ => words::any_name(rng),
    };
    Some(Shape {
        members: Map::from_iter([(name, value)]),
        whole: false,
    })
}

/// A schema: usual, odd, or wrong.
fn schema(known: &Known, depth: u32, rng: &mut Rng) -> Value {
    let inner = |rng: &mut Rng| match depth {
        0..3 => schema(known, depth + 1, rng),
        _ => json!({ "type": "string" }),
    };
    match rng.u8(..22) {
        0 => json!({ "type": "array", "items": inner(rng) }),
        1 => json!({ "type": "object", "additionalProperties": inner(rng) }),
        2 => {
            json!({ "type": "object", "properties": { words::any_name(rng): inner(rng), words::any_name(rng): inner(rng) } })
        }
        3 => {
            json!({ "type": "object", "properties": { "a": inner(rng) }, "additionalProperties": inner(rng) })
        }
        4 | 5 => json!({ "$ref": rng.choice(&known.schemas).cloned().unwrap_or_default() }),
        6 => json!({ "$ref": words::any_name(rng) }),
        7 | 8 => {
            let values: Vec<String> = (0..rng.usize(..5)).map(|_| words::any_name(rng)).collect();
            json!({ "type": "string", "enum": values, "enumDescriptions": ["One.", "Two."], "enumDeprecated": [true] })
        }
        9 => json!({ "type": "string", "enum": ["A", "a", "A_", "_A", "A-"], "default": "A" }),
        10 => {
            json!({ "type": "string", "format": "int64", "default": "12", "minimum": "-1", "maximum": "100" })
        }
        11 => json!({ "type": "integer", "format": "uint32", "deprecated": true }),
        12 => json!({ "type": "number", "format": "float" }),
        13 => json!({ "type": "boolean", "readOnly": true, "description": "Output only." }),
        14 => json!({ "type": "any" }),
        15 => json!({ "type": "array" }),
        16 => json!({}),
        17 => {
            json!({ "type": "string", "format": "byte", "annotations": { "required": ["a.b.c"] } })
        }
        18 => json!({ "type": "object", "properties": {
            "name": { "type": "string" }, "done": { "type": "boolean" }, "error": { "$ref": "Status" },
            "response": { "type": "object", "additionalProperties": { "type": "any" } },
            "metadata": { "type": "object", "additionalProperties": { "type": "any" } } } }),
        19 => {
            json!({ "type": "object", "properties": { "nextPageToken": { "type": "string" }, "items": { "type": "array", "items": inner(rng) } } })
        }
        20 => json!({ "type": "integer", "enum": ["1", "2"], "format": "int32" }),
        _ => json!({ "type": "string" }),
    }
}

fn parameter(known: &Known, rng: &mut Rng) -> Value {
    let mut parameter = match rng.u8(..5) {
        0 => schema(known, 1, rng),
        1 => json!({ "type": "string", "enum": ["a", "A", "b"], "default": "a" }),
        2 => json!({ "type": "integer", "format": "int32", "minimum": "0", "maximum": "9" }),
        3 => json!({ "type": "string", "pattern": "^projects/[^/]+/things/[^/]+$" }),
        _ => json!({ "type": "string" }),
    };
    if let Some(parameter) = parameter.as_object_mut() {
        for (key, value) in [
            (
                "location",
                json!(["query", "path", "header"][rng.usize(..3)]),
            ),
            ("required", json!(rng.bool())),
            ("repeated", json!(rng.bool())),
            ("deprecated", json!(true)),
        ] {
            if rng.u8(..) < 170 {
                parameter.insert(key.to_owned(), value);
            }
        }
    }
    parameter
}

fn method(known: &Known, rng: &mut Rng) -> Value {
    let reference =
        |rng: &mut Rng| json!({ "$ref": rng.choice(&known.schemas).cloned().unwrap_or_default() });
    let name = words::any_name(rng);
    let mut method = json!({
        "id": format!("new.{name}"), "httpMethod": (["GET", "POST", "PATCH", "DELETE"][rng.usize(..4)]),
        "path": format!("v1/{{+{name}}}"), "description": "A method.",
        "parameters": { name.clone(): { "type": "string", "location": "path", "required": true, "pattern": "^projects/[^/]+/things/[^/]+$" } },
        "parameterOrder": [name], "response": reference(rng),
    });
    if let Some(method) = method.as_object_mut() {
        match rng.u8(..6) {
            0 => drop(method.insert("request".to_owned(), reference(rng))),
            1 => drop(method.insert("request".to_owned(), schema(known, 1, rng))),
            2 => drop(method.insert("supportsMediaUpload".to_owned(), json!(true))),
            3 => drop(method.insert("supportsMediaDownload".to_owned(), json!(true))),
            4 => drop(method.insert("parameters".to_owned(), json!({ words::any_name(rng): parameter(known, rng), words::any_name(rng): parameter(known, rng) }))),
            _ => drop(method.insert("scopes".to_owned(), json!(["https://www.googleapis.com/auth/x"]))),
        }
    }
    method
}

/// A value that a field of the messages mostly takes.
fn field_value(key: &str, rng: &mut Rng) -> Value {
    match key {
        "flag" => json!(rng.bool()),
        "int32" => json!(rng.i32(..)),
        "uint32" => json!(rng.u32(..)),
        "int64" => json!(rng.i64(..).to_string()),
        "uint64" => json!(rng.u64(..).to_string()),
        "plain" => json!(rng.i64(..)),
        "plainUnsigned" => json!(rng.u64(..)),
        "float" | "double" | "number" => json!(f64::from_bits(rng.u64(..))),
        "texts" | "states" => json!(["a", "RUNNING"]),
        "longs" => json!([rng.i64(..).to_string()]),
        "doubles" | "floats" => json!([0.1, "NaN", 1]),
        "nodes" | "children" => json!([{ "name": "a" }, {}]),
        "matrix" => json!([[1, 2], [], [3]]),
        "cube" => json!([[[1]], [], [[]]]),
        "anys" => json!([null, 1, {}, [[]]]),
        "labels" => json!({ "a": "b", "c": null }),
        "counts" => json!({ "a": rng.i64(..).to_string(), "b": null }),
        "byName" | "parents" => json!({ "a": { "name": "b", "next": {} }, "": null }),
        "listsByName" => json!({ "a": [1], "b": [], "c": null }),
        "mapsByName" => json!({ "a": { "b": "c" }, "d": {}, "e": null }),
        "maps" => json!([{ "a": "b" }, {}, { "c": null }]),
        "node" | "next" => json!({ "name": "a", "next": { "children": [{}] }, "new": 1 }),
        "inline" => json!({ "deep": { "state": "A", "list": [{ "x": 1 }] } }),
        "struct" | "any" | "value" | "untyped" => json!({ "a": [1, null, { "b": 0.1 }], "c": {} }),
        _ => json!(key),
    }
}
