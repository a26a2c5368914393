//! Small documents, one for each kind of trouble.

use serde_json::{Map, Value, json};

/// A kind of trouble, and a document that has it.
pub(super) type Case = (&'static str, Value);

/// A document with these members beside what every document needs.
pub(super) fn document(members: Value) -> Value {
    let mut document = json!({
        "kind": "discovery#restDescription",
        "name": "hostile",
        "version": "v1",
        "revision": "20260101",
        "title": "Hostile API",
        "rootUrl": "https://hostile.example/",
        "servicePath": "",
    });
    if let (Some(document), Value::Object(members)) = (document.as_object_mut(), members) {
        document.extend(members);
    }
    document
}

/// A document with one method that has these members.
pub(super) fn of_method(members: Value) -> Value {
    document(json!({
        "schemas": schemas(),
        "resources": {"things": {"methods": {"get": method(members)}}},
    }))
}

/// A `GET` with these members.
pub(super) fn method(members: Value) -> Value {
    let mut method = json!({"id": "hostile.things.get", "path": "v1/things", "httpMethod": "GET"});
    if let (Some(method), Value::Object(members)) = (method.as_object_mut(), members) {
        method.extend(members);
    }
    method
}

/// A document with one method that has this parameter in its query.
fn of_query(parameter: Value) -> Value {
    of_method(json!({"parameters": {"filter": at(parameter, "query")}}))
}

/// A document with one method that has this parameter in its path.
fn of_path(parameter: Value) -> Value {
    of_method(json!({"path": "v1/{filter}", "parameters": {"filter": at(parameter, "path")}}))
}

/// A document with this standard parameter, and a method that takes it.
fn of_standard(parameter: Value) -> Value {
    document(json!({
        "schemas": schemas(),
        "parameters": {"filter": at(parameter, "query")},
        "resources": {"things": {"methods": {"get": method(json!({}))}}},
    }))
}

fn at(mut parameter: Value, location: &str) -> Value {
    parameter["location"] = json!(location);
    parameter
}

/// A schema of each kind, for references.
fn schemas() -> Value {
    json!({
        "Thing": {"type": "object", "properties": {"name": {"type": "string"}}},
        "Color": {"type": "string", "enum": ["RED", "GREEN"]},
        "Text": {"type": "string"},
        "Again": {"$ref": "Text"},
        "Texts": {"type": "array", "items": {"type": "string"}},
        "ById": {"type": "object", "additionalProperties": {"$ref": "Thing"}},
        "Other": {"$ref": "Thing"},
        "Any": {"type": "any"},
    })
}

/// The values of parameters that a query or a path cannot have, and some that it can.
fn values() -> Vec<Case> {
    let object = || json!({"type": "object", "properties": {"a": {"type": "string"}}});
    vec![
        (
            "list",
            json!({"type": "array", "items": {"type": "string"}}),
        ),
        (
            "list_repeated",
            json!({"type": "array", "items": {"type": "integer"}, "repeated": true}),
        ),
        ("list_without_items", json!({"type": "array"})),
        (
            "list_of_lists",
            json!({"type": "array", "items": {"type": "array", "items": {"type": "string"}}}),
        ),
        (
            "list_of_objects",
            json!({"type": "array", "items": object()}),
        ),
        (
            "list_of_an_enum",
            json!({"type": "array", "items": {"type": "string", "enum": ["a", "b"]}}),
        ),
        (
            "list_of_references",
            json!({"type": "array", "items": {"$ref": "Color"}}),
        ),
        (
            "map",
            json!({"type": "object", "additionalProperties": {"type": "string"}}),
        ),
        (
            "map_of_objects",
            json!({"type": "object", "additionalProperties": object()}),
        ),
        (
            "map_of_any",
            json!({"type": "object", "additionalProperties": {"type": "any"}}),
        ),
        ("object", object()),
        ("empty_object", json!({"type": "object"})),
        (
            "enum",
            json!({"type": "string", "enum": ["a", "b"], "default": "c"}),
        ),
        (
            "enum_repeated",
            json!({"type": "string", "enum": ["a", "b"], "repeated": true}),
        ),
        (
            "enum_of_integers",
            json!({"type": "integer", "enum": ["1", "2"], "default": "99999999999999999999", "format": "int32"}),
        ),
        ("reference_to_object", json!({"$ref": "Thing"})),
        ("reference_to_enum", json!({"$ref": "Color"})),
        ("reference_to_text", json!({"$ref": "Text"})),
        ("reference_to_alias", json!({"$ref": "Again"})),
        ("reference_to_list", json!({"$ref": "Texts"})),
        ("reference_to_map", json!({"$ref": "ById"})),
        ("reference_to_alias_of_object", json!({"$ref": "Other"})),
        ("reference_to_any", json!({"$ref": "Any"})),
        (
            "reference_repeated",
            json!({"$ref": "Thing", "repeated": true}),
        ),
        ("reference_to_nothing", json!({"$ref": "Nothing"})),
        ("any", json!({"type": "any"})),
        ("any_repeated", json!({"type": "any", "repeated": true})),
        ("no_type", json!({})),
        ("unknown_type", json!({"type": "null"})),
        (
            "unknown_format",
            json!({"type": "string", "format": "\u{7f}\"\\"}),
        ),
        (
            "bytes_repeated",
            json!({"type": "string", "format": "byte", "repeated": true}),
        ),
        (
            "pattern_that_is_none",
            json!({"type": "string", "pattern": "[(*\\"}),
        ),
        (
            "required",
            json!({"type": "object", "properties": {"a": {"type": "object", "properties": {"b": {"type": "string"}}}}, "required": true}),
        ),
    ]
}

/// All documents.
pub(super) fn all() -> Vec<(String, String)> {
    let mut all = Vec::new();
    for (name, value) in values() {
        all.push((format!("query_{name}"), of_query(value.clone())));
        all.push((format!("path_{name}"), of_path(value.clone())));
        all.push((format!("standard_{name}"), of_standard(value)));
    }
    let mut add = |name: &str, document: Value| all.push((name.to_owned(), document));
    for (name, value) in paths() {
        add(&format!("path_{name}"), value);
    }
    for (name, value) in super::names::all() {
        add(&format!("name_{name}"), value);
    }
    for (name, value) in super::shapes::all() {
        add(&format!("shape_{name}"), value);
    }
    for (name, value) in super::depths::all() {
        add(&format!("depth_{name}"), value);
    }
    let texts = all
        .into_iter()
        .map(|(name, document): (String, Value)| (name, document.to_string()));
    let deep = super::depths::texts()
        .into_iter()
        .map(|(name, text)| (format!("depth_{name}"), text));
    texts.chain(deep).collect()
}

/// Paths and their variables.
fn paths() -> Vec<Case> {
    let text = |location: &str| json!({"type": "string", "location": location, "required": true});
    vec![
        (
            "without_parameter",
            of_method(json!({"path": "v1/{a}/{+b}"})),
        ),
        (
            "variable_twice",
            of_method(json!({"path": "v1/{a}/{a}/{+a}", "parameters": {"a": text("path")}})),
        ),
        (
            "parameter_elsewhere",
            of_method(json!({"path": "v1", "parameters": {"a": text("path")}})),
        ),
        (
            "variable_in_query",
            of_method(json!({"path": "v1/{a}", "parameters": {"a": text("query")}})),
        ),
        (
            "unknown_location",
            of_method(json!({"parameters": {"a": text("header")}})),
        ),
        (
            "order_of_nothing",
            of_method(
                json!({"parameterOrder": ["x", "a", "a"], "parameters": {"a": text("query")}}),
            ),
        ),
        (
            "names_that_meet",
            of_method(json!({"path": "v1/{fooBar}/{foo_bar}/{foo-bar}/{foo.bar}"})),
        ),
        (
            "strange_variables",
            of_method(json!({"path": "v1/{$}/{%}/{-}/{.}/{_}/{self}/{call}"})),
        ),
        (
            "repeated",
            of_method(
                json!({"path": "v1/{a}", "parameters": {"a": {"type": "string", "location": "path", "repeated": true}}}),
            ),
        ),
        ("nothing", of_method(json!({"path": ""}))),
        ("no_path", of_method(json!({"path": null}))),
        ("no_verb", of_method(json!({"httpMethod": ""}))),
        ("unclosed", of_method(json!({"path": "v1/{a"}))),
        ("control", of_method(json!({"path": "v1/\u{7f}"}))),
    ]
}

/// An object with a member for each of these keys.
pub(super) fn keyed(keys: impl IntoIterator<Item = impl Into<String>>, value: &Value) -> Value {
    let members = keys.into_iter().map(|key| (key.into(), value.clone()));
    Value::Object(members.collect::<Map<String, Value>>())
}
