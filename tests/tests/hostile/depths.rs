//! Documents that are nested deeply, and chains that are long.

use serde_json::{Map, Value, json};

use super::documents::{Case, document, method};

/// A schema in a schema, so many times.
fn nested(depth: usize, wrap: fn(Value) -> Value) -> Value {
    let mut schema = json!({"type": "string"});
    for _ in 0..depth {
        schema = wrap(schema);
    }
    schema
}

fn list(inner: Value) -> Value {
    json!({"type": "array", "items": inner})
}

fn map(inner: Value) -> Value {
    json!({"type": "object", "additionalProperties": inner})
}

fn object(inner: Value) -> Value {
    json!({"type": "object", "properties": {"inner": inner}})
}

fn list_of_objects(inner: Value) -> Value {
    list(object(inner))
}

/// The schema as one of the document, as a property, as a body and as a parameter.
fn of_schema(schema: &Value) -> Value {
    let mut parameter = schema.clone();
    parameter["location"] = json!("query");
    document(json!({
        "schemas": {"Deep": schema, "Holder": {"type": "object", "properties": {"deep": schema}}},
        "resources": {"things": {"methods": {"get": method(json!({
            "httpMethod": "POST", "request": schema, "response": schema, "parameters": {"deep": parameter},
        }))}}},
    }))
}

fn resources(depth: usize) -> Value {
    let mut resource = json!({"methods": {"get": method(json!({}))}});
    for _ in 0..depth {
        resource = json!({"resources": {"inner": resource}});
    }
    document(json!({"resources": {"outer": resource}}))
}

/// A chain of schemas, each of which is made from a reference to the next one.
fn chain(length: usize, link: fn(Value) -> Value) -> Value {
    let mut schemas = Map::new();
    for number in 0..length {
        schemas.insert(
            format!("S{number}"),
            link(json!({"$ref": format!("S{}", number + 1)})),
        );
    }
    schemas.insert(
        format!("S{length}"),
        json!({"type": "object", "properties": {"a": {"type": "string"}}}),
    );
    document(json!({
        "schemas": schemas,
        "resources": {"things": {"methods": {"get": method(json!({"response": {"$ref": "S0"}}))}}},
    }))
}

/// Documents that are too deep to be built as a value.
pub(super) fn texts() -> Vec<(&'static str, String)> {
    let deep = |open: &str, close: &str| {
        let inner = open.repeat(100_000) + "1" + &close.repeat(100_000);
        format!(
            r#"{{"kind": "discovery#restDescription", "name": "a", "version": "v1", "rootUrl": "https://a.example/", "schemas": {inner}}}"#
        )
    };
    vec![
        ("json_lists", deep("[", "]")),
        ("json_objects", deep(r#"{"a":"#, "}")),
        ("json_unclosed", deep("[", "")),
    ]
}

pub(super) fn all() -> Vec<Case> {
    let same = |inner: Value| inner;
    let mut all = Vec::new();
    for (list_name, map_name, object_name, both_name, resources_name, depth) in [
        (
            "lists_below_the_limit",
            "maps_below_the_limit",
            "objects_below_the_limit",
            "lists_of_objects_below_the_limit",
            "resources_below_the_limit",
            22,
        ),
        (
            "lists_30",
            "maps_30",
            "objects_30",
            "lists_of_objects_30",
            "resources_30",
            28,
        ),
        (
            "lists_41",
            "maps_41",
            "objects_41",
            "lists_of_objects_41",
            "resources_41",
            41,
        ),
        (
            "lists_59",
            "maps_59",
            "objects_59",
            "lists_of_objects_59",
            "resources_59",
            59,
        ),
        (
            "lists_110",
            "maps_110",
            "objects_110",
            "lists_of_objects_110",
            "resources_110",
            110,
        ),
    ] {
        all.push((list_name, of_schema(&nested(depth, list))));
        all.push((map_name, of_schema(&nested(depth, map))));
        all.push((object_name, of_schema(&nested(depth, object))));
        all.push((both_name, of_schema(&nested(depth, list_of_objects))));
        all.push((resources_name, resources(depth)));
    }
    all.push(("chain_of_aliases", chain(4000, same)));
    all.push(("chain_of_lists", chain(40, list)));
    all.push(("chain_of_maps", chain(40, map)));
    all.push(("chain_of_objects", chain(120, object)));
    all.push(("chain_of_lists_of_objects", chain(60, list_of_objects)));
    all
}
